"""From where a file is looked at when it is opened once more."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.ink.geometry import Rect
from app.ink.primitives import Slot
from app.model.project import Project
from app.model.query import find_card
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.viewing import inked_area
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio
from tests.bench.synthetic import synthetic
from tests.widgets.canvas.conftest import Stand
from tests.widgets.canvas.test_unfolding import first_painted, picture, unfold

FAR = 0.1


@pytest.fixture(scope="module")
def project() -> Project:
    return synthetic(2400)


@pytest.fixture
def canvas(qtbot: QtBot, project: Project) -> Canvas:
    """A large map that is looked at from afar, its first painting done and nothing else."""
    canvas = first_painted(qtbot, project, width=1000, height=900)
    canvas.look_again(FAR)
    canvas.viewport().repaint()
    assert canvas.zoom == FAR
    return canvas


def test_canvas_when_opened_from_afar_then_rows_appear_one_by_one(canvas: Canvas) -> None:
    sheet = canvas.frame.sheet
    seen = canvas.frame.seen(canvas.frame.cells_view)
    assert sheet.rough_from is not None
    assert sheet.rough_from < seen.bottom
    before = picture(canvas)
    unfold(canvas)
    after = picture(canvas)
    assert after != before
    assert not canvas.live.is_rough
    canvas.repaint_sheet()
    assert picture(canvas) == after


def test_canvas_when_clicked_where_no_card_is_laid_out_yet_then_finds_the_card(canvas: Canvas) -> None:
    whole = Canvas(Session(canvas.session.project)).sheet()
    area = whole.rect_of(Slot("card", "cd_11_1_0"))
    assert area is not None
    place = canvas.frame.body_rect(area).center().toPoint()
    assert canvas.live.is_rough
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    held = find_card(canvas.session.journey, canvas.session.selection.cursor.card or "")
    assert held is not None
    assert held.card.id == "cd_11_1_0"


def test_look_again_when_the_title_is_lower_than_its_line_then_the_first_row_is_in_sight(
    canvas: Canvas,
) -> None:
    first = canvas.frame.sheet.shelves[0]
    assert canvas.frame.body_rect(Rect(0, first.y, 10, 10)).top() >= canvas.frame.cells_view.y


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_look_again_when_a_map_is_larger_than_the_view_then_shows_its_beginning(
    stand: Stand, zoom: float
) -> None:
    stand.canvas.resize(700, 400)
    stand.canvas.look_again(zoom)
    camera, area = stand.canvas.camera, inked_area(stand.canvas.sheet())
    corner = camera.rect_to_view(area)
    assert camera.zoom == zoom
    assert (corner.x, corner.y) == pytest.approx((24, 24))


def test_look_again_when_a_map_is_small_in_the_view_then_lies_in_its_middle(stand: Stand) -> None:
    stand.canvas.look_again(0.2)
    seen = stand.canvas.camera.rect_to_view(inked_area(stand.canvas.sheet()))
    view = stand.canvas.viewport()
    assert (seen.centre.x, seen.centre.y) == pytest.approx((view.width() / 2, view.height() / 2))


def test_window_when_a_file_is_opened_once_more_then_shows_it_in_its_zoom_from_the_beginning(
    studio: Studio, editor: MainWindow, saved_file: Path, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    page.canvas.set_reduced_motion(is_on=True)
    page.canvas.zoom_to(1.5)
    again = studio.new_window()
    assert editor.close()
    again.resize(1000, 700)
    again.open_file(saved_file)
    shown = again.page
    assert shown is not None
    qtbot.waitUntil(lambda: shown.canvas.zoom == 1.5)
    corner = shown.canvas.camera.rect_to_view(inked_area(shown.canvas.sheet()))
    assert (corner.x, corner.y) == pytest.approx((24, 24))
