"""Gestures with real mouse events: selecting, dragging, resizing, scrolling by itself, plus signs."""

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import of_cards, of_point, of_stage
from app.ink.primitives import TextLine
from app.model.edits.cards import update_card
from app.model.edits.stages import update_stage
from app.model.query import find_point
from app.widgets.canvas import hover
from app.widgets.canvas.overlays import Ghost, InsertLine
from app.widgets.canvas.places import ribbon_block
from app.widgets.canvas.tools.drag_cards import CLEAR
from app.widgets.canvas.wording import hint_for
from tests.widgets.canvas.conftest import ALT, CTRL, LEFT, NO_KEY, SHIFT, Stand


def test_click_when_on_a_card_then_selects_it_alone(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    stand.click(stand.card("cd_3"))
    assert stand.session.selection.cards == {"cd_3"}
    assert stand.session.selection.cursor.row == "rw_a"


def test_click_when_a_key_is_held_then_toggles(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    stand.click(stand.card("cd_3"), CTRL)
    stand.click(stand.card("cd_4"), SHIFT)
    stand.click(stand.card("cd_1"), CTRL)
    assert stand.session.selection.cards == {"cd_3", "cd_4"}


def test_click_when_on_an_empty_cell_then_puts_the_cursor_there(stand: Stand) -> None:
    stand.click(stand.cell("rw_o", "st_2"))
    selection = stand.session.selection
    assert selection.part == "none"
    assert (selection.cursor.row, selection.cursor.stage) == ("rw_o", "st_2")


def test_click_when_on_headers_then_selects_stage_row_and_title(stand: Stand) -> None:
    stand.click(stand.stage_header("st_1"))
    assert (stand.session.selection.part, stand.session.selection.id) == ("stage", "st_1")
    stand.click(stand.row_header("rw_p"))
    assert (stand.session.selection.part, stand.session.selection.id) == ("row", "rw_p")


def test_marquee_when_it_touches_cards_then_selects_them(stand: Stand) -> None:
    start = stand.cell("rw_a", "st_2", y=0.1)
    end = stand.cell("rw_p", "st_1", x=0.2, y=0.6)
    stand.drag(start, end)
    assert stand.session.selection.cards == {"cd_3", "cd_4"}
    stand.drag(stand.cell("rw_a", "st_2", y=0.1), stand.card("cd_3"), CTRL)
    assert stand.session.selection.cards == {"cd_4"}


def test_drag_when_a_card_goes_to_another_cell_then_it_is_one_step(stand: Stand) -> None:
    stand.drag(stand.card("cd_1"), stand.cell("rw_p", "st_1", y=0.9))
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_1"]
    assert stand.ids("rw_a", "st_0") == ["cd_2"]
    assert stand.steps() == 1
    assert stand.session.undo_stack.undoText() == "Move 1 card"
    assert stand.session.selection.cards == {"cd_1"}
    assert stand.session.selection.cursor.row == "rw_p"


def test_drag_when_under_way_then_says_where_it_leads(stand: Stand) -> None:
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda where, _hint: said.append(where))
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(6, 6))
    stand.move(stand.cell("rw_p", "st_1", y=0.9))
    assert said[-1] == "Move 1 card to Pain points × Buy, place 2"
    stand.release(stand.cell("rw_p", "st_1", y=0.9))


def test_drag_when_escape_is_pressed_then_nothing_happens(stand: Stand) -> None:
    before = stand.session.project
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(6, 6))
    stand.move(stand.cell("rw_p", "st_3"))
    stand.key(Qt.Key.Key_Escape)
    stand.release(stand.cell("rw_p", "st_3"))
    assert stand.session.project is before
    assert stand.steps() == 0


def test_drag_when_the_right_button_is_pressed_then_nothing_happens(stand: Stand) -> None:
    before = stand.session.project
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(6, 6))
    QTest.mousePress(stand.canvas.viewport(), Qt.MouseButton.RightButton, NO_KEY, stand.cell("rw_p", "st_3"))
    stand.release(stand.cell("rw_p", "st_3"))
    # Qt's tests would hold the button down for ever, also in other tests.
    QTest.mouseRelease(
        stand.canvas.viewport(), Qt.MouseButton.RightButton, NO_KEY, stand.cell("rw_p", "st_3")
    )
    assert stand.session.project is before


@pytest.mark.parametrize("key", [CTRL, ALT])
def test_drag_when_a_copying_key_is_held_then_the_original_stays(
    stand: Stand, key: Qt.KeyboardModifier
) -> None:
    stand.press(stand.card("cd_3"))
    stand.move(stand.card("cd_3") + QPoint(6, 6), key)
    stand.move(stand.cell("rw_o", "st_2"), key)
    stand.release(stand.cell("rw_o", "st_2"), key)
    assert stand.texts("rw_a", "st_1") == ["Buys it"]
    assert stand.texts("rw_o", "st_2") == ["Buys it"]
    assert stand.ids("rw_o", "st_2") != ["cd_3"]


def test_drag_when_dropped_where_it_was_then_there_is_no_step(stand: Stand) -> None:
    before = stand.session.project
    stand.drag(stand.card("cd_2"), stand.card("cd_2") + QPoint(8, 2))
    assert stand.session.project is before
    assert stand.steps() == 0


def test_drag_when_three_cards_are_selected_then_all_move_and_undo_brings_the_selection_back(
    stand: Stand,
) -> None:
    cursor = stand.session.selection.cursor
    stand.session.select(of_cards(frozenset(("cd_1", "cd_2")), cursor))
    stand.drag(stand.card("cd_1"), stand.cell("rw_o", "st_2"))
    assert stand.ids("rw_o", "st_2") == ["cd_1", "cd_2"]
    stand.session.undo_stack.undo()
    assert stand.ids("rw_a", "st_0") == ["cd_1", "cd_2"]
    assert stand.session.selection.cards == {"cd_1", "cd_2"}


def test_drag_when_over_the_emotion_row_then_cannot_be_dropped(stand: Stand) -> None:
    before = stand.session.project
    stand.drag(stand.card("cd_1"), stand.cell("rw_e", "st_2"))
    assert stand.session.project is before


def test_drag_when_beyond_the_last_stage_and_row_then_makes_them_in_the_same_step(stand: Stand) -> None:
    body = stand.canvas.sheet().body
    stand.drag(stand.card("cd_3"), stand.at(body.right + 40, body.y + 20))
    assert stand.session.journey.stages[-1].name == "New stage"
    assert stand.texts("rw_a", stand.session.journey.stages[-1].id) == ["Buys it"]
    assert stand.steps() == 1
    stand.session.undo_stack.undo()
    stand.drag(stand.card("cd_3"), stand.at(body.x + 40, body.bottom + 30))
    assert stand.session.journey.rows[-1].name == "New row"
    assert stand.session.journey.rows[-1].kind == "actions"
    stand.session.undo_stack.undo()
    assert len(stand.session.journey.rows) == 4


def test_drag_when_the_card_is_locked_then_bounces(stand: Stand) -> None:
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_3", locked=True), "lock")
    start, far = stand.card("cd_3"), stand.cell("rw_o", "st_2")
    stand.press(start)
    stand.move(start + QPoint(6, 6))
    near = ghost(stand)
    stand.move(far)
    away = ghost(stand)
    assert 0 < math.dist(near, away) <= 18, "it gives way a little and holds on to its place"
    stand.release(far)
    assert stand.ids("rw_a", "st_1") == ["cd_3"] and stand.steps() == 1
    assert "Locked" in hint_for(stand.session, is_editing=False)


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.65, 0.9])
def test_ghost_when_over_its_landing_then_hangs_below_the_line_that_tells_it(
    stand: Stand, share: float
) -> None:
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(8, 8))
    stand.move(stand.cell("rw_a", "st_1", y=share))
    gesture = stand.canvas._hands.pointing._gesture
    marks = [mark.shape for mark in gesture.marks()]
    line = next(shape for shape in marks if isinstance(shape, InsertLine))
    lifted = next(shape for shape in marks if isinstance(shape, Ghost))
    top = lifted.corner.y() + gesture._picture.margin
    assert not top - CLEAR + 0.01 < line.start.y() < top + gesture._size[1]
    stand.key(Qt.Key.Key_Escape)
    stand.release(stand.cell("rw_a", "st_1"))


def ghost(stand: Stand) -> tuple[float, float]:
    """Where the picture under the pointer is drawn."""
    marks = stand.canvas._hands.pointing.current()
    corner = next(mark.shape.corner for mark in marks if isinstance(mark.shape, Ghost))
    return corner.x(), corner.y()


def test_drag_when_a_stage_header_moves_then_the_stage_moves(stand: Stand) -> None:
    start, end = stand.stage_header("st_0"), stand.stage_header("st_2")
    stand.drag(start, end + QPoint(60, 0))
    assert [stage.id for stage in stand.session.journey.stages] == ["st_1", "st_2", "st_0", "st_3"]
    assert stand.steps() == 1


def test_drag_when_a_row_header_moves_then_the_row_moves(stand: Stand) -> None:
    stand.drag(stand.row_header("rw_p"), stand.row_header("rw_a") - QPoint(0, 20))
    assert [row.id for row in stand.session.journey.rows][:2] == ["rw_p", "rw_a"]


def test_boundary_when_dragged_then_changes_the_width_in_steps_of_eight(stand: Stand) -> None:
    column = stand.canvas.sheet().columns[1]
    edge = QPoint(stand.at(column.right, 0).x(), stand.stage_header("st_1").y() + 14)
    stand.drag(edge, edge + QPoint(round(50 * stand.canvas.zoom), 0))
    width = stand.canvas.sheet().columns[1].width
    assert width == 264 + 48
    assert stand.steps() == 1
    edge = QPoint(stand.at(stand.canvas.sheet().columns[1].right, 0).x(), edge.y())
    stand.double_click(edge)
    assert stand.session.journey.stages[1].width == 1.0


def test_boundary_when_double_clicked_then_the_stage_has_room_for_its_name_and_longest_word(
    stand: Stand,
) -> None:
    map_id, name = stand.session.map_id, "Buys it from somebody who knows about it"
    stand.session.apply(lambda project: update_stage(project, map_id, "st_1", name=name), "Rename")
    edge = QPoint(stand.at(stand.canvas.sheet().columns[1].right, 0).x(), stand.stage_header("st_1").y() + 14)
    stand.double_click(edge)
    named = stand.canvas.sheet().columns[1].width
    assert named > 264 and named % 8 == 0
    head = ribbon_block(stand.canvas.sheet(), "st_1")
    assert head is not None
    assert name in [item.line.text for item in head.block.items if isinstance(item, TextLine)]
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    stand.session.apply(lambda project: update_card(project, map_id, "cd_3", text=f"a {word} b"), "Write")
    stand.session.select(of_stage("st_1"))
    stand.do("stage.fit_width")
    assert stand.canvas.sheet().columns[1].width > named
    (card,) = stand.canvas.sheet().cell("rw_a", "st_1").cards
    lines = [item.line.text for item in card.block.items if isinstance(item, TextLine)]
    assert any(word in line for line in lines)
    steps = stand.steps()
    stand.do("stage.fit_width")
    assert stand.steps() == steps


def test_point_when_dragged_then_snaps_to_halves(stand: Stand) -> None:
    shelf = stand.canvas.sheet().shelf_of["rw_e"]
    assert shelf.layout.scale is not None
    column = stand.canvas.sheet().columns[0]
    x = column.x + column.width / 2
    start = stand.at(x, shelf.y + shelf.layout.scale.y_of(-1))
    end = stand.at(x, shelf.y + shelf.layout.scale.y_of(1.4))
    stand.drag(start, end)
    place = find_point(stand.session.journey, "pt_0")
    assert place is not None and place.point.score == 1.5
    assert stand.steps() == 1
    stand.session.undo_stack.undo()
    stand.drag(start, end, CTRL)
    place = find_point(stand.session.journey, "pt_0")
    assert place is not None and math.isclose(place.point.score, 1.4, abs_tol=0.05)


def test_point_when_escape_is_pressed_then_stays(stand: Stand) -> None:
    shelf = stand.canvas.sheet().shelf_of["rw_e"]
    assert shelf.layout.scale is not None
    column = stand.canvas.sheet().columns[0]
    start = stand.at(column.x + column.width / 2, shelf.y + shelf.layout.scale.y_of(-1))
    before = stand.session.project
    stand.press(start)
    stand.move(start - QPoint(0, 40))
    assert stand.session.is_previewing
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.project is before


def test_emotion_row_when_double_clicked_then_gets_a_point_to_write_on(stand: Stand) -> None:
    shelf = stand.canvas.sheet().shelf_of["rw_e"]
    assert shelf.layout.scale is not None
    column = stand.canvas.sheet().columns[2]
    stand.double_click(stand.at(column.x + column.width / 2, shelf.y + shelf.layout.scale.y_of(1.6)))
    assert stand.canvas.is_editing
    stand.type("Fine")
    stand.key(Qt.Key.Key_Return)
    point = stand.session.journey.rows[2].curves[0].points[-1]
    assert (point.stage, point.score, point.text) == ("st_2", 1.5, "Fine")


def test_point_when_its_score_changes_or_comes_back_then_the_status_says_the_new_one(
    stand: Stand, qtbot: QtBot
) -> None:
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda where, _hint: said.append(where))
    stand.session.select(of_point(stand.session.journey, "pt_1"))
    qtbot.waitUntil(lambda: bool(said))
    before = said[-1]
    stand.key(Qt.Key.Key_5)
    qtbot.waitUntil(lambda: "+2" in said[-1])
    stand.session.undo_stack.undo()
    qtbot.waitUntil(lambda: said[-1] == before)


def test_point_when_keys_are_pressed_then_changes_its_score(stand: Stand) -> None:
    stand.session.select(of_point(stand.session.journey, "pt_0"))
    stand.key(Qt.Key.Key_Up)
    stand.key(Qt.Key.Key_Up, SHIFT)
    place = find_point(stand.session.journey, "pt_0")
    assert place is not None and place.point.score == -0.4
    stand.key(Qt.Key.Key_5)
    place = find_point(stand.session.journey, "pt_0")
    assert place is not None and place.point.score == 2.0
    stand.key(Qt.Key.Key_Right)
    assert stand.session.selection.id == "pt_1"
    stand.key(Qt.Key.Key_Right)
    assert stand.session.selection.cursor.stage == "st_2"
    stand.key(Qt.Key.Key_4)
    assert stand.session.journey.rows[2].curves[0].points[-1].score == 1.0
    stand.key(Qt.Key.Key_Delete)
    assert len(stand.session.journey.rows[2].curves[0].points) == 2


def test_wheel_when_ctrl_is_held_then_zooms_at_the_pointer(stand: Stand) -> None:
    pos = QPointF(700, 500)
    before = stand.canvas.to_sheet(pos)
    zoom = stand.canvas.zoom
    wheel(stand, pos, QPoint(0, 120), CTRL)
    after = stand.canvas.to_sheet(pos)
    assert math.isclose(stand.canvas.zoom, zoom * 1.15)
    assert math.isclose(before.x, after.x, abs_tol=0.01)
    assert math.isclose(before.y, after.y, abs_tol=0.01)


def wheel(stand: Stand, pos: QPointF, angle: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    viewport = stand.canvas.viewport()
    place = QPointF(viewport.mapToGlobal(pos.toPoint()))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(pos, place, QPoint(), angle, Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(viewport, event)


def test_wheel_when_turned_then_scrolls_and_with_shift_sideways(stand: Stand) -> None:
    stand.canvas.zoom_to(2.0)
    start = stand.canvas.camera
    wheel(stand, QPointF(700, 500), QPoint(0, -120))
    assert stand.canvas.camera.y > start.y
    wheel(stand, QPointF(700, 500), QPoint(0, -120), SHIFT)
    assert stand.canvas.camera.x > start.x


def test_middle_button_when_dragged_then_pans(stand: Stand) -> None:
    stand.canvas.zoom_to(2.0)
    start = stand.canvas.camera
    viewport = stand.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, NO_KEY, QPoint(600, 500))
    stand.move(QPoint(560, 470))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, NO_KEY, QPoint(560, 470))
    assert math.isclose(stand.canvas.camera.x, start.x + 20)
    assert math.isclose(stand.canvas.camera.y, start.y + 15)


def test_space_when_held_then_a_drag_pans_and_starts_no_card(stand: Stand) -> None:
    stand.canvas.zoom_to(2.0)
    start = stand.canvas.camera
    QTest.keyPress(stand.canvas, Qt.Key.Key_Space)
    stand.drag(QPoint(600, 500), QPoint(500, 500))
    QTest.keyRelease(stand.canvas, Qt.Key.Key_Space)
    assert math.isclose(stand.canvas.camera.x, start.x + 50)
    assert not stand.canvas.is_editing


def test_drag_when_it_waits_at_the_edge_then_the_view_scrolls(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.zoom_to(1.6)
    stand.canvas.reveal(stand.session.selection)
    start = stand.canvas.camera
    edge = QPoint(stand.canvas.viewport().width() - 4, 500)
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(8, 8))
    stand.move(edge)
    qtbot.waitUntil(lambda: stand.canvas.camera.x > start.x + 30, timeout=3000)
    stand.key(Qt.Key.Key_Escape)
    stand.release(edge)


def test_plus_when_clicked_in_a_cell_then_begins_a_card_there(stand: Stand) -> None:
    pos = stand.cell("rw_o", "st_3")
    plus = hover.under(stand.canvas.frame, stand.session.journey, QPointF(pos))
    assert plus is not None and plus.what == "card"
    stand.click(plus.rect.center().toPoint())
    stand.type("Plus")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_3") == ["Plus"]


def plus_on_line(stand: Stand, stage: str) -> QPoint | None:
    """Show the emotion row and return where its plus sign for a stage stands."""
    stand.canvas.fit_map()
    pos = stand.cell("rw_e", stage, y=0.3)
    plus = hover.under(stand.canvas.frame, stand.session.journey, QPointF(pos))
    assert plus is None or plus.what == "point"
    return plus.rect.center().toPoint() if plus else None


def test_plus_when_dragged_on_a_line_then_the_new_point_comes_along(stand: Stand) -> None:
    plus = plus_on_line(stand, "st_2")
    assert plus is not None
    shelf = stand.canvas.sheet().shelf_of["rw_e"]
    assert shelf.layout.scale is not None
    up = shelf.layout.scale.y_of(0) - shelf.layout.scale.y_of(1.5)
    stand.drag(plus, plus - QPoint(0, round(up * stand.canvas.zoom)))
    points = stand.session.journey.rows[2].curves[0].points
    assert [(point.stage, point.score) for point in points if point.stage == "st_2"] == [("st_2", 1.5)]


def test_plus_when_clicked_on_a_line_then_adds_a_neutral_point_and_goes(stand: Stand) -> None:
    plus = plus_on_line(stand, "st_2")
    assert plus is not None
    stand.click(plus)
    assert stand.session.selection.part == "point"
    points = stand.session.journey.rows[2].curves[0].points
    assert [(point.score, point.pos) for point in points if point.stage == "st_2"] == [(0.0, 0.5)]
    assert plus_on_line(stand, "st_2") is None


def test_name_when_double_clicked_then_is_typed_anew(stand: Stand) -> None:
    stand.double_click(stand.stage_header("st_2"))
    stand.type("Pays")
    stand.key(Qt.Key.Key_Return)
    assert stand.session.journey.stages[2].name == "Pays"


def test_plus_when_clicked_after_the_last_stage_then_adds_one_to_name(stand: Stand) -> None:
    stand.canvas.fit_map()
    stage = hover.end_buttons(stand.canvas.frame)[0]
    stand.click(stage.rect.center().toPoint())
    stand.key(Qt.Key.Key_A, CTRL)
    stand.type("Later")
    stand.key(Qt.Key.Key_Return)
    assert stand.session.journey.stages[-1].name == "Later"


def test_plus_when_clicked_between_two_stages_then_adds_one_there(stand: Stand) -> None:
    column = stand.canvas.sheet().columns[2]
    near = QPointF(stand.at(column.x + 8, 0).x(), stand.stage_header("st_2").y() - 16)
    plus = hover.under(stand.canvas.frame, stand.session.journey, near)
    assert plus is not None and (plus.what, plus.index) == ("stage", 2)
    stand.click(plus.rect.center().toPoint())
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.journey.stages[2].name == "New stage"


def test_plus_when_clicked_below_the_last_row_then_asks_for_a_row(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.fit_map()
    row = hover.end_buttons(stand.canvas.frame)[1]
    with qtbot.waitSignal(stand.canvas.row_requested) as asked:
        stand.click(row.rect.center().toPoint())
    assert asked.args == [4]


def test_right_click_when_on_a_card_then_asks_for_its_menu(stand: Stand, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent

    pos = stand.card("cd_4")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, pos, stand.canvas.viewport().mapToGlobal(pos), NO_KEY
    )
    with qtbot.waitSignal(stand.canvas.context_requested) as asked:
        QApplication.sendEvent(stand.canvas.viewport(), event)
    assert asked.args is not None and asked.args[0] == "card"
    assert stand.session.selection.cards == {"cd_4"}


def test_menu_key_when_on_a_stage_then_asks_for_its_menu(stand: Stand, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent

    stand.session.select(of_stage("st_1"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0), NO_KEY)
    with qtbot.waitSignal(stand.canvas.context_requested) as asked:
        QApplication.sendEvent(stand.canvas.viewport(), event)
    assert asked.args is not None and asked.args[0] == "stage"


def drop(stand: Stand, data: QMimeData, pos: QPoint) -> None:
    action, target = Qt.DropAction.CopyAction, stand.canvas.viewport()
    enter = QDragEnterEvent(pos, action, data, LEFT, NO_KEY)
    QApplication.sendEvent(target, enter)
    QApplication.sendEvent(target, QDropEvent(QPointF(pos), action, data, LEFT, NO_KEY))


def test_drop_when_it_is_text_then_makes_a_card_for_each_line(stand: Stand) -> None:
    data = QMimeData()
    data.setText("- one\n\n2. two\n")
    drop(stand, data, stand.cell("rw_o", "st_1"))
    assert stand.texts("rw_o", "st_1") == ["one", "two"]
    assert stand.steps() == 1


def test_drop_when_it_is_a_picture_then_makes_a_card_with_it(stand: Stand, tmp_path: Path) -> None:
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = tmp_path / "photo.png"
    assert image.save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(stand, data, stand.cell("rw_o", "st_1"))
    card = stand.session.journey.rows[3].cells["st_1"][0]
    assert card.image is not None
    asset = stand.session.project.assets[card.image]
    assert (asset.width, asset.height) == (1600, 800)
    assert stand.session.assets.get(card.image) is not None


def test_focus_when_lost_during_a_drag_then_the_drag_ends_without_a_step(stand: Stand) -> None:
    stand.press(stand.card("cd_1"))
    stand.move(stand.card("cd_1") + QPoint(8, 8))
    stand.canvas.finish_editing()
    stand.release(stand.cell("rw_o", "st_1"))
    assert stand.steps() == 0
