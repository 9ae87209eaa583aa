"""Rows and stages out of sight: folded, hidden, collapsed; what tells of them and what brings them back."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card, of_row, of_stage
from app.ink.palette import LIGHT
from app.ink.primitives import TextLine
from app.model.edits.stages import update_stage
from app.rows.parts.folded import is_folded
from app.widgets.canvas.editor_places import place_for
from app.widgets.canvas.hidden_rows import hidden_pills
from app.widgets.canvas.places import ribbon_block
from app.widgets.canvas.settling import DURATION_MS
from tests.layout.reading import texts
from tests.widgets.canvas.conftest import LEFT, NO_KEY, Stand


def texts_of(stand: Stand, row: str) -> list[str]:
    layout = stand.canvas.sheet().shelf_of[row].layout
    return [placed.block.text for placed in layout.over]


def test_row_when_folded_then_is_one_line_with_its_first_words_and_counts(stand: Stand) -> None:
    before, high = stand.session.project, stand.canvas.sheet().shelf_of["rw_a"].layout.height
    stand.session.select(of_row("rw_a"))
    stand.do("row.fold")
    shelf = stand.canvas.sheet().shelf_of["rw_a"]
    assert shelf.layout.height < 50 < high
    assert texts_of(stand, "rw_a") == ["Looks around", "Buys it"]
    assert not any(cell.cards for cell in shelf.layout.cells)
    stand.session.undo_stack.undo()
    assert stand.session.project is before
    assert stand.canvas.sheet().shelf_of["rw_a"].layout.height == high


def test_emotion_row_when_folded_then_still_shows_its_line(stand: Stand) -> None:
    stand.session.select(of_row("rw_e"))
    stand.do("row.fold")
    layout = stand.canvas.sheet().shelf_of["rw_e"].layout
    assert len(layout.over) == 1 and len(layout.over[0].block.items) == 1


@pytest.mark.parametrize("key", ["a", "Return"])
def test_folded_row_when_somebody_writes_in_it_then_unfolds(stand: Stand, key: str) -> None:
    before = stand.session.project
    stand.session.select(of_row("rw_o"))
    stand.do("row.fold")
    stand.session.select(at_cell("rw_o", "st_0"))
    if key == "Return":
        stand.key(Qt.Key.Key_Return)
        stand.type("a")
    else:
        stand.type(key)
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["a"]
    assert not is_folded(stand.session.journey.rows[3])
    stand.session.undo_stack.setIndex(0)
    assert stand.session.project is before


def test_collapsed_stage_when_it_holds_cards_then_says_how_many(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.do("stage.collapse")
    assert texts_of(stand, "rw_a") == ["2"]
    assert texts_of(stand, "rw_p") == []


def test_collapsed_stage_when_a_card_in_it_is_edited_then_unfolds(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.do("stage.collapse")
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.type("!")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_a", "st_0") == ["Looks around!", "Asks a friend"]
    assert not stand.session.journey.stages[0].collapsed


def test_collapsed_stage_when_renamed_then_its_name_has_room_to_be_written(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.do("stage.collapse")
    frame, journey = stand.canvas.frame, stand.session.journey
    place = place_for(frame, journey, "stage", "st_0", palette=LIGHT)
    assert place is not None
    assert place.rect.width() >= 100 * frame.zoom


def hide(stand: Stand, *rows: str) -> None:
    for row in rows:
        stand.session.select(of_row(row))
        stand.do("row.hide")


def test_hidden_rows_when_their_pill_is_clicked_then_come_back(stand: Stand) -> None:
    before = stand.session.project
    hide(stand, "rw_p", "rw_e")
    (pill,) = hidden_pills(stand.canvas.frame, stand.session.journey)
    assert pill.text == "2 hidden"
    stand.click(pill.rect.center().toPoint())
    assert not any(row.hidden for row in stand.session.journey.rows)
    assert hidden_pills(stand.canvas.frame, stand.session.journey) == ()
    stand.session.undo_stack.undo()
    assert [row.id for row in stand.session.journey.rows if row.hidden] == ["rw_p", "rw_e"]
    stand.session.undo_stack.setIndex(0)
    assert stand.session.project is before


def test_hidden_rows_when_apart_then_each_run_has_its_pill_in_its_gap(stand: Stand) -> None:
    hide(stand, "rw_a", "rw_e")
    pills = hidden_pills(stand.canvas.frame, stand.session.journey)
    assert [pill.rows for pill in pills] == [("rw_a",), ("rw_e",)]
    assert pills[0].rect.y() < pills[1].rect.y()


def test_pill_when_pointed_at_then_lights_up_with_a_hand(stand: Stand) -> None:
    hide(stand, "rw_p")
    (pill,) = hidden_pills(stand.canvas.frame, stand.session.journey)
    QTest.mouseMove(stand.canvas.viewport(), pill.rect.center().toPoint())
    assert stand.canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    (hot,) = hidden_pills(stand.canvas.frame, stand.session.journey, pill.rect.center())
    assert hot.is_hot


@pytest.mark.parametrize(
    ("start", "hint"),
    [
        (of_stage("st_1"), "Enter: finish · Tab: next stage · Esc: finish"),
        (of_row("rw_p"), "Enter: finish · Tab: next row · Esc: finish"),
        (at_cell("rw_o", "st_0"), "Enter: next card · Tab: next stage · Esc: finish"),
    ],
)
def test_hint_when_a_name_is_edited_then_says_what_its_keys_do(
    stand: Stand, start: object, hint: str
) -> None:
    hints: list[str] = []
    stand.canvas.status_changed.connect(lambda _where, text: hints.append(text))
    stand.session.select(start)
    stand.key(Qt.Key.Key_F2)
    QApplication.processEvents()
    assert hints[-1] == hint
    stand.key(Qt.Key.Key_Escape)


def test_drop_when_motion_is_wanted_then_the_ghost_glides_to_its_place(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.set_reduced_motion(is_on=False)
    settling = stand.canvas._hands.pointing._settling
    assert settling._animation.duration() == DURATION_MS == 120
    # Long enough to be caught on the way, however busy the machine is.
    settling._animation.setDuration(1500)
    stand.drag(stand.card("cd_1"), stand.cell("rw_p", "st_1", y=0.9))
    ghost = settling.marks()[0].shape
    qtbot.waitUntil(lambda: settling.marks() == [], timeout=5000)
    assert ghost.size[0] > 10
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_1"]


def test_drop_when_motion_is_reduced_then_nothing_glides(stand: Stand) -> None:
    stand.drag(stand.card("cd_1"), stand.cell("rw_p", "st_1", y=0.9))
    assert stand.canvas._hands.pointing._settling.marks() == []


@pytest.fixture
def finger(stand: Stand):
    device = QTest.createTouchDevice()

    def touch(kind: str, pos: QPoint) -> None:
        sequence = QTest.touchEvent(stand.canvas.viewport(), device, False)
        getattr(sequence, kind)(0, pos, stand.canvas.viewport())
        sequence.commit()
        QApplication.processEvents()

    yield touch
    # Else the device would stand for the mouse of all tests to come.
    shiboken6.delete(device)


def test_finger_when_it_stays_on_a_card_then_its_menu_opens(stand: Stand, qtbot: QtBot, finger) -> None:
    place = stand.card("cd_4")
    finger("press", place)
    assert stand.canvas._hands.pointing._finger.is_on
    qtbot.waitUntil(lambda: stand.menus == ["card"], timeout=2000)
    finger("release", place)
    assert stand.session.selection.cards == {"cd_4"}
    assert stand.steps() == 0


def test_finger_when_it_moves_at_once_then_pushes_the_map_and_no_card(stand: Stand, finger) -> None:
    stand.canvas.zoom_to(2.0)
    start, place = stand.canvas.camera, QPoint(700, 500)
    finger("press", place)
    finger("move", place + QPoint(30, 0))
    finger("move", place + QPoint(60, 0))
    finger("release", place + QPoint(60, 0))
    assert stand.canvas.camera.x < start.x
    assert stand.ids("rw_a", "st_1") == ["cd_3"]


def test_finger_when_it_rests_and_moves_then_drags_the_card(stand: Stand, qtbot: QtBot, finger) -> None:
    place, goal = stand.card("cd_1"), stand.cell("rw_p", "st_1", y=0.9)
    finger("press", place)
    qtbot.wait(300)
    for point in (place + QPoint(8, 8), (place + goal) / 2, goal):
        finger("move", point)
    finger("release", goal)
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_1"]


def test_connection_when_made_selected_and_removed_by_hand_then_comes_and_goes(stand: Stand) -> None:
    before = stand.session.project
    stand.click(stand.card("cd_1"))
    stand.click(stand.card("cd_4"), Qt.KeyboardModifier.ControlModifier)
    stand.do("card.connect")
    (link,) = stand.session.journey.links
    assert (link.source, link.target) == ("cd_1", "cd_4")
    handle = next(p.rect for p in stand.canvas.sheet().overlay if p.block.slot.kind == "link")
    stand.click(stand.at(5, 5))
    stand.click(stand.canvas.to_view(handle.centre).toPoint())
    assert (stand.session.selection.part, stand.session.selection.id) == ("link", link.id)
    stand.key(Qt.Key.Key_Delete)
    assert stand.session.journey.links == ()
    assert stand.window.toasts[-1] == "Connection removed"
    stand.session.undo_stack.setIndex(0)
    assert stand.session.project is before


def test_loop_when_chosen_for_a_stage_then_leads_back_under_the_ribbon(stand: Stand) -> None:
    stand.session.select(of_stage("st_3"))
    stand.window.answer = "st_0"
    stand.do("stage.loop_back")
    (link,) = stand.session.journey.links
    assert (link.source, link.target, link.type) == ("st_3", "st_0", "back")
    handle = next(p.rect for p in stand.canvas.sheet().ribbon if p.block.slot.kind == "link")
    place = stand.canvas.frame.ribbon_rect(handle).center()
    QTest.mouseClick(stand.canvas.viewport(), LEFT, NO_KEY, QPointF(place).toPoint())
    assert stand.session.selection.part == "link"
    stand.window.answer = "Again"
    stand.do("link.label")
    stand.do("link.turn")
    (link,) = stand.session.journey.links
    assert (link.source, link.target, link.label) == ("st_0", "st_3", "Again")
    stand.do("stage.loop_back")


@pytest.mark.parametrize("name", ["Buy", "Buy it from somebody who knows"])
def test_stage_when_renamed_then_the_editor_lies_on_its_name_and_not_on_its_number(
    stand: Stand, name: str
) -> None:
    map_id = stand.session.map_id
    stand.session.apply(lambda project: update_stage(project, map_id, "st_1", name=name), "Rename")
    frame = stand.canvas.frame
    head = ribbon_block(frame.sheet, "st_1")
    place = place_for(frame, stand.session.journey, "stage", "st_1", palette=LIGHT)
    assert head is not None and place is not None
    lines = [item for item in head.block.items if isinstance(item, TextLine)]
    tops = [frame.ribbon_rect(head.rect).top() + line.y * frame.zoom for line in lines]
    assert place.rect.top() == pytest.approx(tops[0])
    (number,) = [top for top, line in zip(tops, lines, strict=True) if line.line.text == "2"]
    assert number < place.rect.top() or number >= place.rect.bottom()


def test_stage_when_it_has_a_colour_of_its_own_then_is_renamed_on_that_colour(stand: Stand) -> None:
    map_id = stand.session.map_id
    stand.session.apply(lambda project: update_stage(project, map_id, "st_1", colour="green"), "Colour")
    place = place_for(stand.canvas.frame, stand.session.journey, "stage", "st_1", palette=LIGHT)
    assert place is not None
    assert place.paper == LIGHT.colour("edge.green")


@pytest.mark.parametrize("zoom", [0.4, 0.57, 0.8, 1.0, 1.5])
def test_pill_when_the_map_is_small_then_lies_within_the_headers_and_covers_no_name(
    stand: Stand, zoom: float
) -> None:
    hide(stand, "rw_p")
    stand.canvas.zoom_to(zoom)
    frame = stand.canvas.frame
    (pill,) = hidden_pills(frame, stand.session.journey)
    assert frame.header_left <= pill.rect.left() < pill.rect.right() <= frame.header_right
    assert pill.font >= 10 and pill.holds(pill.rect.center() + QPointF(0, 11.5))
    for shelf in frame.sheet.shelves:
        name, _item = next(texts(shelf.layout.header))
        left = (frame.sheet.header_x + name.x - frame.camera.x) * frame.zoom
        top = (shelf.y + name.y - frame.camera.y) * frame.zoom
        area = QRectF(left, top, name.width * frame.zoom, name.height * frame.zoom)
        assert not pill.rect.intersects(area)
