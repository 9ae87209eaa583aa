"""A large map is painted before all of it is laid out; nobody may see or feel that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.live_sheet import LiveSheet
from app.editing.session import Session
from app.layout.engine import lay_out
from app.model.edits.cards import update_card
from app.model.journey import Link
from app.model.project import Project
from app.model.query import find_card
from app.widgets.canvas.canvas import Canvas
from tests.bench.synthetic import synthetic

LAST_ROW, LAST_STAGE = "rw_19", "st_39"
SEEN = 900.0


@pytest.fixture(scope="module")
def project() -> Project:
    return synthetic(2400)


def first_painted(qtbot: QtBot, project: Project, *, width: int, height: int) -> Canvas:
    """Return a canvas whose first painting is done, and nothing else."""
    canvas = Canvas(Session(project))
    canvas._unfolding._timer.setInterval(3_600_000)  # nothing is idle until a test says so
    canvas.resize(width, height)
    qtbot.addWidget(canvas)
    canvas.show()
    canvas.setFocus()
    qtbot.waitExposed(canvas)
    canvas.viewport().repaint()
    assert canvas.live.is_rough
    return canvas


@pytest.fixture
def canvas(qtbot: QtBot, project: Project) -> Canvas:
    return first_painted(qtbot, project, width=900, height=600)


def unfold(canvas: Canvas) -> int:
    """Let idle time pass until all is laid out; in how many pieces."""
    pieces = 0
    while canvas._unfolding._timer.isActive():
        canvas._unfolding._on_time()
        pieces += 1
    return pieces


def picture(canvas: Canvas) -> QImage:
    return canvas.viewport().grab().toImage()


def test_lay_out_when_only_a_part_is_asked_for_then_that_part_is_right(project: Project) -> None:
    part, whole = lay_out(project, "mp_1", down_to=SEEN), lay_out(project, "mp_1")
    first_rough = part.rough_from
    assert first_rough is not None
    assert first_rough > SEEN
    for shelf, same in zip(part.shelves, whole.shelves, strict=True):
        if shelf.y < first_rough:
            assert (shelf.y, shelf.layout.height) == (same.y, same.layout.height)
            assert [len(cell.cards) for cell in shelf.layout.cells] == [3] * 40
    assert part.height == pytest.approx(whole.height, rel=0.05)
    assert whole.rough_from is None


def test_lay_out_when_done_piece_by_piece_then_all_lies_where_it_does_at_once(project: Project) -> None:
    sheet, whole = lay_out(project, "mp_1", down_to=SEEN), lay_out(project, "mp_1")
    while sheet.rough_from is not None:
        before = sheet
        sheet = lay_out(project, "mp_1", previous=before, down_to=sheet.rough_from)
        first = before.rough_from or 0.0
        kept = [shelf.layout for shelf in before.shelves if shelf.y < first]
        assert [shelf.layout for shelf in sheet.shelves][: len(kept)] == kept
    assert [(s.y, s.layout.height) for s in sheet.shelves] == [(s.y, s.layout.height) for s in whole.shelves]
    assert sheet.height == whole.height


def test_lay_out_when_arrows_join_cards_then_is_never_rough(project: Project) -> None:
    link = Link(id="ln_1", source="cd_0_0_0", target="cd_19_39_2")
    journey = project.maps[0].replace(links=(link,))
    sheet = lay_out(project.replace(maps=(journey,)), "mp_1", down_to=SEEN)
    assert sheet.rough_from is None
    assert sheet.overlay


def test_live_sheet_when_asked_for_its_sheet_then_all_of_it_is_laid_out(project: Project) -> None:
    live = LiveSheet(Session(project))
    assert live.shown(SEEN).rough_from is not None
    assert live.sheet().rough_from is None
    assert live.shown(SEEN) is live.sheet()
    assert not live.is_rough


def test_live_sheet_when_the_map_is_edited_then_its_rough_rows_go(project: Project) -> None:
    session = Session(project)
    live = LiveSheet(session)
    live.shown(SEEN)
    session.apply(lambda p: update_card(p, "mp_1", "cd_19_39_2", text="New"), "change")
    assert live.shown(SEEN).rough_from is None
    assert not live.advance()


def test_canvas_when_the_rest_is_laid_out_then_nothing_in_sight_changes(canvas: Canvas) -> None:
    before, camera, thumb = picture(canvas), canvas.camera, canvas.verticalScrollBar().maximum()
    assert unfold(canvas) > 5
    assert not canvas.live.is_rough
    assert picture(canvas) == before
    assert canvas.camera == camera
    assert canvas.verticalScrollBar().maximum() == pytest.approx(thumb, rel=0.05)
    canvas.repaint_sheet()
    assert picture(canvas) == before


def test_canvas_when_scrolled_at_once_then_shows_what_is_there(canvas: Canvas, project: Project) -> None:
    canvas.scroll_by_page(0, 1)
    canvas.scroll_by_page(0, 1)
    early = picture(canvas)
    canvas.sheet()
    canvas.repaint_sheet()
    assert picture(canvas) == early


def test_canvas_when_a_key_leads_to_the_end_at_once_then_the_last_card_is_in_sight(canvas: Canvas) -> None:
    canvas.set_reduced_motion(is_on=True)
    QTest.keyClick(canvas, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    cursor = canvas.session.selection.cursor
    assert (cursor.row, cursor.stage) == (LAST_ROW, LAST_STAGE)
    area = canvas._cursor_area()
    assert area is not None
    seen = canvas.frame.seen(canvas.frame.cells_view)
    assert seen.contains(area.centre)


def test_canvas_when_typed_into_at_once_then_the_letters_are_in_a_card(canvas: Canvas) -> None:
    QTest.keyClicks(canvas, "Now")
    assert canvas.is_editing
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    texts = [card.text for card in canvas.session.journey.rows[0].cells["st_0"]]
    assert "Now" in texts
    held = find_card(canvas.session.journey, canvas.session.selection.cursor.card or "")
    assert held is not None
    assert held.card.text == "Now"


def test_canvas_when_all_of_the_map_is_asked_for_then_it_is_fitted_rightly(canvas: Canvas) -> None:
    canvas.set_reduced_motion(is_on=True)
    canvas.fit_map()
    rough_zoom = canvas.zoom
    unfold(canvas)
    canvas.fit_map()
    assert canvas.zoom == rough_zoom
