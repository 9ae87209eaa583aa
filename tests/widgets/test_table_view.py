"""The map as a native table: edited with real keys, one selection and one undo with the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card
from app.editing.session import Session
from app.model.edits.rows import update_row
from app.model.query import cell_of
from app.widgets.cell_editor import CellField
from app.widgets.main_window import MainWindow
from app.widgets.table_view import TableView
from tests.widgets.canvas.conftest import small_project

ENTER, ESC, TAB, SHIFT = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def session() -> Session:
    return Session(small_project())


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> TableView:
    view = TableView(session)
    view.resize(1100, 700)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def go_to(view: TableView, row: str, stage: str) -> None:
    view.setCurrentIndex(view.table.index_of(row, stage))


def texts(session: Session, row: str, stage: str) -> list[str]:
    return [card.text for card in cell_of(session.journey, row, stage)]


def field(view: TableView) -> CellField:
    return view.findChildren(CellField)[-1]


def write(view: TableView, text: str) -> None:
    for character in text:
        if character == "\n":
            QTest.keyClick(field(view), ENTER)
        else:
            QTest.keyClicks(field(view), character)


def test_table_when_shown_then_holds_cards_and_scores_as_lines(view: TableView) -> None:
    table = view.table
    assert (table.rowCount(), table.columnCount()) == (4, 4)
    assert table.index_of("rw_a", "st_0").data() == "Looks around\nAsks a friend"
    assert table.index_of("rw_e", "st_0").data() == "-1 Lost"
    assert table.index_of("rw_o", "st_0").data() == ""
    assert table.headerData(1, Qt.Orientation.Vertical) == "Pain points"
    assert table.headerData(2, Qt.Orientation.Horizontal) == "Use"
    spoken = table.index_of("rw_p", "st_1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Pain points × Buy. Too dear"


def test_cell_when_lines_are_added_then_cards_come_in_one_step(view: TableView, session: Session) -> None:
    go_to(view, "rw_a", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "\nPays\n\n")
    assert texts(session, "rw_a", "st_0") == ["Looks around", "Asks a friend", "Pays"]
    assert [card.id for card in cell_of(session.journey, "rw_a", "st_0")][:2] == ["cd_1", "cd_2"]
    assert session.undo_stack.index() == 1
    session.undo_stack.undo()
    assert view.table.index_of("rw_a", "st_0").data() == "Looks around\nAsks a friend"


def test_cell_when_escaped_then_the_text_is_kept(view: TableView, session: Session) -> None:
    go_to(view, "rw_o", "st_2")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "An idea")
    QTest.keyClick(field(view), ENTER, SHIFT)
    write(view, "of two lines")
    QTest.keyClick(field(view), ESC)
    assert texts(session, "rw_o", "st_2") == ["An idea\nof two lines"]


def test_cell_when_tab_is_pressed_then_the_next_one_is_edited(view: TableView, session: Session) -> None:
    go_to(view, "rw_o", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "one")
    QTest.keyClick(field(view), TAB)
    QApplication.processEvents()
    write(view, "two")
    QTest.keyClick(field(view), ESC)
    assert (texts(session, "rw_o", "st_0"), texts(session, "rw_o", "st_1")) == (["one"], ["two"])


def test_cell_when_nothing_was_changed_then_there_is_no_step(view: TableView, session: Session) -> None:
    go_to(view, "rw_a", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(field(view), ESC)
    assert session.undo_stack.index() == 0


def test_emotions_when_a_score_is_typed_then_the_line_moves(view: TableView, session: Session) -> None:
    go_to(view, "rw_e", "st_3")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "+1,5 At last")
    QTest.keyClick(field(view), ESC)
    point = session.journey.rows[2].curves[0].points[-1]
    assert (point.stage, point.score, point.text) == ("st_3", 1.5, "At last")
    assert view.table.index_of("rw_e", "st_3").data() == "+1.5 At last"


def test_selection_when_moved_on_either_side_then_the_other_follows(
    view: TableView, session: Session
) -> None:
    session.select(of_card(session.journey, "cd_4"))
    assert view.table.place_of(view.currentIndex()) == ("rw_p", "st_1")
    assert session.selection.only_card == "cd_4"
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert (session.selection.cursor.row, session.selection.cursor.stage) == ("rw_a", "st_1")
    assert session.selection.cards == {"cd_3"}
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert session.selection.cards == {"cd_1", "cd_2", "cd_3"}
    session.select(at_cell("rw_o", "st_3"))
    assert view.table.place_of(view.currentIndex()) == ("rw_o", "st_3")


def test_table_when_a_row_is_hidden_or_renamed_then_follows(view: TableView, session: Session) -> None:
    map_id = session.map_id
    session.apply(lambda project: update_row(project, map_id, "rw_p", hidden=True), "Hide")
    assert view.table.rowCount() == 3
    session.apply(lambda project: update_row(project, map_id, "rw_a", name="Doing"), "Rename")
    assert view.table.headerData(0, Qt.Orientation.Vertical) == "Doing"


def test_window_when_f9_is_pressed_then_table_and_map_stand_together(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    editor.activateWindow()
    qtbot.waitUntil(page.canvas.hasFocus)
    QTest.keyClick(page.canvas, Qt.Key.Key_F9)
    assert page.table is not None
    qtbot.waitUntil(page.table.hasFocus)
    assert page.table_place == "below"
    index = page.table.table.index(0, 0)
    assert page.table.currentIndex() == index
    assert len(page.session.selection.cards) > 0
    editor.refresh()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert index.data() == ""
    editor.refresh()
    editor.prepare().action("edit.undo").trigger()
    assert index.data() != ""
    editor.prepare().action("view.table_alone").trigger()
    assert page.canvas.isHidden()
    assert page.table_place == "alone"
    QTest.keyClick(page.table, Qt.Key.Key_F9)
    assert page.table_place == "none"
    assert not page.canvas.isHidden()


def test_window_when_saved_or_closed_while_a_cell_is_typed_then_the_text_is_kept(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    editor.activateWindow()
    editor.prepare().action("view.table_below").trigger()
    assert page.table is not None
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    write(page.table, "\nNot lost")
    page.canvas.finish_editing()
    assert str(page.table.currentIndex().data()).endswith("\nNot lost")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    write(page.table, "\nNor this")
    editor.prepare().action("view.table_none").trigger()
    assert str(page.table.currentIndex().data()).endswith("\nNot lost\nNor this")
    assert page.session.undo_stack.index() == 2
