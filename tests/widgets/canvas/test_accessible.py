"""What a screen reader finds on the canvas, asked through Qt's own interfaces in this process."""

import gc
import random
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.editing.selection import at_cell, of_card, of_row, of_stage
from app.editing.session import Session
from app.i18n import use
from app.model.edits.cards import delete_cards
from app.widgets.canvas.accessible import MapReader, PlaceInterface, Readers
from app.widgets.canvas.canvas import Canvas
from tests.widgets.canvas.conftest import ALT, Stand, small_project

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description
Role = QAccessible.Role


@pytest.fixture(autouse=True)
def listening(stand: Stand) -> None:
    """A map that screen readers may ask about, as it is soon after it was painted."""
    stand.canvas.announcer.prepare()


def reader_of(stand: Stand) -> MapReader:
    found = QAccessible.queryAccessibleInterface(stand.canvas)
    assert isinstance(found, MapReader)
    return found


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        assert child is not None
        assert child.parent() is interface
        assert interface.indexOfChild(child) == index
        yield from walk(child)


def names(stand: Stand, role: QAccessible.Role) -> list[str]:
    return [each.text(Name) for each in walk(reader_of(stand)) if each.role() == role]


def test_canvas_when_asked_then_holds_every_stage_row_cell_card_and_point(stand: Stand) -> None:
    assert names(stand, Role.ColumnHeader) == ["Stage Before", "Stage Buy", "Stage Use", "Stage Leave"]
    assert len(names(stand, Role.Row)) == len(stand.session.journey.rows)
    assert "Stage Before, row Actions, 2 cards" in names(stand, Role.Cell)
    assert "Stage Use, row Actions, empty" in names(stand, Role.Cell)
    listed = names(stand, Role.ListItem)
    assert listed[:4] == ["Looks around", "Asks a friend", "Buys it", "Too dear"]
    assert any("Lost" in name for name in listed)


def test_card_when_asked_then_tells_row_position_and_certainty(stand: Stand) -> None:
    card = next(each for each in walk(reader_of(stand)) if each.text(Name) == "Asks a friend")
    assert card.text(Description) == "Actions, card 2 of 2"
    stand.session.apply(lambda project: _researched(project, stand), "Mark")
    assert card.text(Description) == "Actions, card 2 of 2, researched"


def _researched(project: object, stand: Stand) -> object:
    from app.model.edits.cards import update_card

    return update_card(project, stand.session.map_id, "cd_2", certainty="researched")


def test_place_when_asked_for_its_rectangle_then_is_found_by_that_point(stand: Stand) -> None:
    reader = reader_of(stand)
    for text in ("Looks around", "Too dear"):
        card = next(each for each in walk(reader) if each.text(Name) == text)
        middle = card.rect().center()
        found: QAccessibleInterface = reader
        while (inner := found.childAt(middle.x(), middle.y())) is not None:
            found = inner
        assert found is card


def test_cursor_when_it_moves_then_the_focused_child_follows(stand: Stand) -> None:
    reader, journey = reader_of(stand), stand.session.journey
    stand.canvas.setFocus()
    for selection, words in (
        (of_card(journey, "cd_3"), "Buys it"),
        (at_cell("rw_p", "st_0"), "Stage Before, row Pain points, empty"),
        (of_stage("st_2"), "Stage Use"),
        (of_row("rw_p"), "Row Pain points"),
    ):
        stand.session.select(selection)
        focused = reader.focusChild()
        assert focused is not None
        assert focused.text(Name) == words
        assert focused.state().focused
        assert focused.parent().indexOfChild(focused) >= 0


def test_language_when_it_changes_then_the_map_is_read_in_it(stand: Stand) -> None:
    use("es")
    assert "Etapa Before" in names(stand, Role.ColumnHeader)


def test_card_when_deleted_then_its_interface_is_no_longer_valid(stand: Stand) -> None:
    card = next(each for each in walk(reader_of(stand)) if each.text(Name) == "Too dear")
    assert isinstance(card, PlaceInterface)
    assert card.isValid()
    stand.session.apply(
        lambda project: delete_cards(project, stand.session.map_id, frozenset({"cd_4"})), "Delete"
    )
    assert not card.isValid()
    assert card.text(Name) == ""
    stand.session.undo_stack.undo()
    assert card.isValid()


def test_interfaces_when_the_canvas_goes_then_are_forgotten(stand: Stand) -> None:
    reader = reader_of(stand)
    ids = [QAccessible.uniqueId(each) for each in walk(reader)]
    key = id(stand.canvas)
    reader.close()
    gc.collect()
    assert all(QAccessible.accessibleInterface(each) is None for each in ids[1:])
    assert key in Readers.made
    assert len(list(walk(reader))) == len(ids)


def test_canvas_when_closed_while_a_screen_reader_listens_then_nothing_keeps_it(qtbot: QtBot) -> None:
    session = Session(small_project())
    held = QWidget()
    qtbot.addWidget(held)
    QAccessible.setActive(True)
    try:
        canvas = Canvas(session)
        canvas.announcer.prepare()
        for parent in (None, held):  # Qt asks for a new reader when the parent is another one
            canvas.setParent(parent)
            found = QAccessible.queryAccessibleInterface(canvas)
            assert len(list(walk(found))) > 10
        parts = [weakref.ref(canvas), weakref.ref(canvas.session), weakref.ref(canvas.sheet())]
        key = id(canvas)
        assert key in Readers.made
        delete(canvas)
        delete(session)
        del canvas, found, session
        gc.collect()
        assert [part() for part in parts] == [None] * len(parts)
        assert key not in Readers.made
    finally:
        QAccessible.setActive(False)


def test_editor_when_open_then_is_in_the_tree(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    stand.canvas.setFocus()
    QTest.keyClick(stand.canvas, Qt.Key.Key_F2)
    focused = reader_of(stand).focusChild()
    assert focused is not None
    assert focused.child(0).text(Name) == "Text of the card"


@pytest.fixture
def said(stand: Stand) -> list[str]:
    """All that is announced from now on."""
    heard: list[str] = []
    stand.canvas.announcer.said.connect(heard.append)
    return heard


def test_move_when_done_undone_and_redone_then_each_is_announced(stand: Stand, said: list[str]) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    stand.canvas.setFocus()
    QTest.keyClick(stand.canvas, Qt.Key.Key_Right, ALT)
    stand.session.undo_stack.undo()
    stand.session.undo_stack.redo()
    assert said == [
        "Move 1 card. Stage Use, row Actions, 1 card",
        "Undone: Move 1 card",
        "Redone: Move 1 card",
    ]


def test_pick_up_when_led_by_arrows_then_each_place_is_announced(stand: Stand, said: list[str]) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    stand.canvas.setFocus()
    stand.canvas.pick_up()
    before = len(said)
    QTest.keyClick(stand.canvas, Qt.Key.Key_Right)
    assert len(said) > before
    assert "Use" in said[-1]


EDITS = (
    lambda stand: stand.key(Qt.Key.Key_Right, ALT),
    lambda stand: stand.key(Qt.Key.Key_Delete),
    lambda stand: stand.type("x"),
    lambda stand: stand.key(Qt.Key.Key_Escape),
    lambda stand: stand.key(Qt.Key.Key_Down),
    lambda stand: stand.key(Qt.Key.Key_Right),
    lambda stand: stand.session.undo_stack.undo(),
    lambda stand: stand.session.undo_stack.redo(),
)


def test_interfaces_when_the_map_is_edited_at_random_then_stay_sound(stand: Stand) -> None:
    chance = random.Random(7)
    QAccessible.setActive(True)
    try:
        kept: list[QAccessibleInterface] = []
        stand.session.select(of_card(stand.session.journey, "cd_1"))
        for turn in range(120):
            chance.choice(EDITS)(stand)
            found = list(walk(reader_of(stand)))
            kept.extend(chance.sample(found, 3))
            for interface in kept[-60:]:
                assert interface.isValid() or interface.text(Name) is not None
                assert interface.rect() is not None
                assert interface.state() is not None
            if turn % 20 == 0:
                reader_of(stand)._sweep()
                kept = [each for each in kept if each.isValid()]
                gc.collect()
        assert all(each.isValid() for each in walk(reader_of(stand)))
    finally:
        QAccessible.setActive(False)
