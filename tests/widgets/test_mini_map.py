"""The map in small at the foot of the side panel, in the real window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.edits.cards import update_card
from app.render.painter import Detail
from app.settings import MINI_MAP_VISIBLE
from app.widgets import mini_map
from app.widgets.editor_page import EditorPage
from app.widgets.main_window import MainWindow
from app.widgets.mini_map import HEIGHT, Drawing, MiniMap

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(editor: MainWindow, qtbot: QtBot) -> EditorPage:
    page = editor.page
    assert page is not None
    page.canvas.set_reduced_motion(is_on=True)
    page.canvas.zoom_to(1.5)
    qtbot.waitUntil(page.mini_map.isVisible)
    return page


@pytest.fixture
def small(page: EditorPage, qtbot: QtBot) -> MiniMap:
    qtbot.waitUntil(lambda: page.mini_map.drawn > 0)
    qtbot.wait(200)
    return page.mini_map


def middle(page: EditorPage) -> QPointF:
    frame = page.canvas.frame
    seen = frame.seen(frame.body_view)
    return QPointF(seen.centre.x, seen.centre.y)


def test_mini_map_when_all_is_in_sight_then_is_hidden(page: EditorPage, qtbot: QtBot) -> None:
    page.canvas.fit_map()
    qtbot.waitUntil(lambda: not page.mini_map.isVisible())
    page.canvas.zoom_to(1.5)
    qtbot.waitUntil(page.mini_map.isVisible)


def test_mini_map_when_switched_off_then_stays_away_and_that_is_remembered(
    editor: MainWindow, page: EditorPage
) -> None:
    action = editor.prepare().action("view.mini_map")
    action.trigger()
    assert not page.mini_map.isVisible()
    assert not editor.studio.settings.get(MINI_MAP_VISIBLE)
    editor.refresh()
    assert not action.isChecked()
    action.trigger()
    assert page.mini_map.isVisible()


def test_mini_map_when_both_panels_are_closed_then_is_hidden_with_them(page: EditorPage) -> None:
    page.side.toggle("persona")
    page.side.toggle("inspector")
    assert not page.mini_map.isVisible()


def test_mini_map_when_clicked_then_that_place_comes_into_the_middle(
    page: EditorPage, small: MiniMap
) -> None:
    before = middle(page)
    frame = small.frame()
    target = QPoint(round(frame.right() + 20), round(frame.center().y()))
    QTest.mouseClick(small, LEFT, pos=target)
    assert middle(page).x() > before.x() + 100
    assert abs(small.frame().center().x() - target.x()) < 2


def test_mini_map_when_its_frame_is_dragged_then_the_view_goes_along(
    page: EditorPage, small: MiniMap
) -> None:
    start = small.frame().center().toPoint() + QPoint(8, 3)
    before, at = middle(page), small.frame().center()
    QTest.mousePress(small, LEFT, pos=start)
    assert middle(page) == before
    QTest.mouseMove(small, start + QPoint(25, 10))
    QTest.mouseRelease(small, LEFT, pos=start + QPoint(25, 10))
    moved = small.frame().center() - at
    assert abs(moved.x() - 25) < 2
    assert abs(moved.y() - 10) < 2


def test_mini_map_when_double_clicked_then_all_of_the_map_is_seen(
    page: EditorPage, small: MiniMap, qtbot: QtBot
) -> None:
    QTest.mouseDClick(small, LEFT, pos=QPoint(100, 80))

    def is_whole() -> bool:
        frame = page.canvas.frame
        across, down = frame.sheet.width * frame.zoom, frame.sheet.height * frame.zoom
        return across <= frame.width and down <= frame.height

    qtbot.waitUntil(is_whole)


def test_mini_map_when_panning_then_its_picture_is_not_drawn_again(
    page: EditorPage, small: MiniMap, qtbot: QtBot
) -> None:
    drawn, frame = small.drawn, small.frame()
    for _each in range(5):
        page.canvas.scroll_view(30, 10)
    qtbot.wait(250)
    assert small.drawn == drawn
    assert small.frame() != frame


def test_mini_map_when_typing_fast_then_is_drawn_once_and_later(
    page: EditorPage, small: MiniMap, qtbot: QtBot
) -> None:
    drawn = small.drawn
    journey = page.session.journey
    for number in range(5):
        page.session.apply(
            lambda project, number=number: project.replace(
                maps=(
                    journey.replace(
                        stages=(journey.stages[0].replace(name=f"Stage {number}"), *journey.stages[1:])
                    ),
                    *project.maps[1:],
                )
            ),
            "Test",
        )
    assert small.drawn == drawn
    qtbot.waitUntil(lambda: small.drawn == drawn + 1)
    qtbot.wait(250)
    assert small.drawn == drawn + 1


def test_mini_map_when_drawn_then_shows_the_cards_within_its_margins(small: MiniMap) -> None:
    image = small.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    assert len(colours) > 12
    assert QRectF(small.rect()).contains(small.frame())


ROUNDED = 12
"""How far a value of a pixel may be off: Qt rounds edges of lines in another way where it clips them."""


def _values(picture: QPixmap) -> bytes:
    return bytes(picture.toImage().constBits())


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_mini_map_when_drawn_in_slices_then_looks_as_if_drawn_at_once(page: EditorPage, ratio: float) -> None:
    sheet, sheets, size = page.canvas.sheet(), page.canvas.sheets, QSize(300, HEIGHT)
    drawing = Drawing(sheet, sheets, size, ratio)
    while drawing.goes_on():
        pass
    whole = QPixmap(size * ratio)
    whole.setDevicePixelRatio(ratio)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(drawing.camera.zoom, drawing.camera.zoom)
    painter.translate(-drawing.camera.x, -drawing.camera.y)
    sheets.paint_body(painter, sheet, detail=Detail.GLANCE)
    sheets.paint_headers(painter, sheet)
    sheets.paint_ribbon(painter, sheet)
    sheets.paint_corner(painter, sheet)
    painter.end()
    pairs = zip(_values(drawing.picture), _values(whole), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= ROUNDED


def test_mini_map_when_the_map_changes_between_slices_then_shows_the_last_state(
    small: MiniMap, page: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mini_map, "SLICE_S", 0.0)
    monkeypatch.setattr(mini_map, "BAND", 1)
    session = page.session
    card = next(card for row in session.journey.rows for cards in row.cells.values() for card in cards)
    session.apply(lambda project: update_card(project, session.map_id, card.id, paper="pink"), "Edit")
    small._settle()
    assert small._coming is not None
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: small._sheet is page.canvas.sheet())
    assert small._coming is None
