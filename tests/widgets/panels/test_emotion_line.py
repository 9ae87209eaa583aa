"""The pinned emotion line, driven by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.editing.selection import at_cell, of_point, of_stage
from app.editing.session import Session
from app.editing.strip import emotion_rows, strip_scale
from app.ink.geometry import Point
from app.model import row as model
from app.model.edits.curves import delete_points
from app.model.edits.rows import insert_row
from app.widgets.canvas.places import point_rect
from app.widgets.emotion_line import EmotionLine
from tests.widgets.panels.conftest import CTRL, LEFT, NO_KEY, SHIFT, focused


def points(session: Session) -> tuple[model.Point, ...]:
    return emotion_rows(session.journey)[0].curves[0].points


def place_of(strip: EmotionLine, point_id: str) -> QPoint:
    rect = point_rect(strip.sheet(), None, point_id)
    assert rect is not None
    return strip.to_view(rect.centre).toPoint()


def height_of(strip: EmotionLine, score: float) -> int:
    shelf = strip.sheet().shelves[0]
    assert shelf.layout.scale is not None
    return strip.to_view(Point(0, shelf.layout.scale.y_of(score))).toPoint().y()


def drag(strip: EmotionLine, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mousePress(strip, LEFT, keys, start)
    QTest.mouseMove(strip, start + QPoint(0, 6))
    _move(strip, end, keys)
    QTest.mouseRelease(strip, LEFT, keys, end)


def _move(strip: EmotionLine, place: QPoint, keys: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    for step in (place - QPoint(1, 1), place):
        here = QPointF(step)
        event = QMouseEvent(
            QEvent.Type.MouseMove, here, strip.mapToGlobal(here), Qt.MouseButton.NoButton, LEFT, keys
        )
        QApplication.sendEvent(strip, event)


@pytest.mark.parametrize(("target", "score"), [(1.0, 1.0), (1.4, 1.5), (-2.0, -2.0)])
def test_point_when_dragged_then_its_score_snaps_to_halves(
    strip: EmotionLine, session: Session, target: float, score: float
) -> None:
    point = points(session)[2]
    start = place_of(strip, point.id)
    drag(strip, start, QPoint(start.x(), height_of(strip, target)))
    assert points(session)[2].score == score
    assert session.undo_stack.count() == 1


def test_point_when_dragged_with_ctrl_then_in_tenths(strip: EmotionLine, session: Session) -> None:
    point = points(session)[2]
    start = place_of(strip, point.id)
    drag(strip, start, QPoint(start.x(), height_of(strip, 1.3)), CTRL)
    assert points(session)[2].score == pytest.approx(1.3, abs=0.1)
    assert points(session)[2].score * 2 != round(points(session)[2].score * 2)


def test_point_when_dragged_with_shift_then_also_sideways(strip: EmotionLine, session: Session) -> None:
    point = points(session)[0]
    start = place_of(strip, point.id)
    drag(strip, start, start + QPoint(40, 0), SHIFT)
    assert points(session)[0].pos > point.pos


def test_drag_when_escape_then_nothing_changed(strip: EmotionLine, session: Session) -> None:
    before = session.project
    start = place_of(strip, points(session)[2].id)
    QTest.mousePress(strip, LEFT, NO_KEY, start)
    _move(strip, start + QPoint(0, -50), NO_KEY)
    assert session.project is not before
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert session.project is before
    QTest.mouseRelease(strip, LEFT, NO_KEY, start)
    assert session.undo_stack.count() == 0


def test_double_click_when_in_a_free_place_then_adds_a_point_and_edits_its_text(
    strip: EmotionLine, session: Session
) -> None:
    count = len(points(session))
    cell = strip.sheet().cell_rect(emotion_rows(session.journey)[0].id, "st_1")
    assert cell is not None
    place = strip.to_view(Point(cell.x + cell.width * 0.85, 0)).toPoint()
    place.setY(height_of(strip, 1.0))
    QTest.mouseDClick(strip, LEFT, NO_KEY, place)
    assert len(points(session)) == count + 1
    QTest.keyClicks(focused(), "Oh")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    added = next(point for point in points(session) if point.text == "Oh")
    assert added.score == 1.0
    assert strip.hasFocus()


def test_keys_when_pressed_then_nudge_set_and_visit(strip: EmotionLine, session: Session) -> None:
    first, second = points(session)[:2]
    session.select(of_point(session.journey, first.id))
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Up)
    assert points(session)[0].score == first.score + 0.5
    QTest.keyClick(strip, Qt.Key.Key_Down, SHIFT)
    assert points(session)[0].score == pytest.approx(first.score + 0.4)
    QTest.keyClick(strip, Qt.Key.Key_5)
    assert points(session)[0].score == 2.0
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert session.selection.id == second.id


def test_delete_when_pressed_then_the_point_goes(strip: EmotionLine, session: Session) -> None:
    first = points(session)[0]
    session.select(of_point(session.journey, first.id))
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert first.id not in {point.id for point in points(session)}


def test_letters_when_typed_then_append_to_the_points_text(strip: EmotionLine, session: Session) -> None:
    first = points(session)[0]
    session.select(of_point(session.journey, first.id))
    strip.setFocus()
    QTest.keyClicks(strip, "!")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert points(session)[0].text == first.text + "!"


def test_stage_when_it_has_no_point_then_a_digit_makes_one(strip: EmotionLine, session: Session) -> None:
    gone, map_id = points(session)[0], session.map_id
    session.apply(lambda project: delete_points(project, map_id, (gone.id,)), "Delete")
    session.select(at_cell(emotion_rows(session.journey)[0].id, gone.stage))
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_4)
    assert points(session)[0].stage == gone.stage
    assert points(session)[0].score == 1.0


def test_face_when_clicked_then_the_focused_stage_has_its_score(strip: EmotionLine, session: Session) -> None:
    session.select(of_stage(points(session)[1].stage))
    frame = strip.frame
    place = QPoint(round(frame.header_right) - 16, height_of(strip, -1.0))
    QTest.mouseClick(strip, LEFT, NO_KEY, place)
    assert points(session)[1].score == -1.0


def test_tab_when_it_leads_here_then_the_cursor_is_on_a_point(strip: EmotionLine, session: Session) -> None:
    strip.clearFocus()
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert session.selection.id == points(session)[0].id


@pytest.mark.parametrize("zoom", [0.2, 0.8, 1.6])
def test_columns_when_the_map_is_zoomed_then_stand_under_each_other(
    strip: EmotionLine, session: Session, zoom: float
) -> None:
    strip.set_horizontal(120.0, zoom)
    whole = strip.live.sheet()
    for mine, theirs in zip(strip.sheet().columns, whole.columns, strict=True):
        assert strip.to_view(Point(mine.x, 0)).x() == pytest.approx((theirs.x - 120.0) * zoom)
    assert strip.height() <= 268 * strip_scale(zoom) + 60


def test_persona_when_chosen_in_the_chip_then_her_line_is_drawn(strip: EmotionLine, session: Session) -> None:
    assert strip.header.persona.text() == "Sally"
    session.activate_persona("pe_tom")
    assert strip.header.persona.text() == "Tom"


def test_rows_when_there_are_two_then_the_other_can_be_shown(strip: EmotionLine, session: Session) -> None:
    other, map_id = model.Row(id="rw_more", kind="emotions", name="At work"), session.map_id
    assert strip.header.rows.isHidden()
    session.apply(lambda project: insert_row(project, map_id, other, index=0), "Insert")
    assert not strip.header.rows.isHidden()
    strip.show_row("rw_more")
    assert strip.sheet().shelves[0].row_id == "rw_more"


def test_strip_when_painted_then_shows_the_line(strip: EmotionLine, session: Session) -> None:
    image = strip.grab().toImage()
    place = place_of(strip, points(session)[0].id) + QPoint(0, 10)
    assert image.pixelColor(place).blue() > image.pixelColor(place).red()


def test_language_when_switched_then_the_words_change(strip: EmotionLine) -> None:
    before = strip.sheet()
    i18n.use("es")
    assert strip.sheet() is not before


def test_cross_when_clicked_then_the_strip_asks_to_go(strip: EmotionLine) -> None:
    asked: list[bool] = []
    strip.close_requested.connect(lambda: asked.append(True))
    QTest.mouseClick(strip.header.close_button, LEFT, NO_KEY)
    assert asked == [True]


@pytest.mark.parametrize("zoom", [1.0, 0.55, 0.3, 0.1])
def test_persona_chip_when_the_map_is_seen_small_then_is_still_there_to_hit(
    strip: EmotionLine, zoom: float
) -> None:
    strip.set_horizontal(0.0, zoom)
    QApplication.processEvents()
    chip = strip.header.persona
    assert chip.isVisible()
    assert chip.height() >= 24 and chip.width() >= 48
    assert strip.rect().contains(chip.geometry())
