"""The picture that is shifted and patched must be the one that painting anew would give."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from app.editing.selection import at_cell
from app.ink.geometry import Point
from app.ink.palette import DARK
from app.model.card import Card
from app.model.edits.cards import insert_cards, update_card
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.plane import rectangles
from tests.widgets.canvas.conftest import Stand

PANS = ((40, 0), (0, 35), (-17, 23), (120, -60), (3, 1), (-200, 80), (0.5, 0.5), (600, 0), (0, 420))
STARTS = (
    Camera(0, 0, 1.5),
    Camera(0, 300, 1.5),
    Camera(300, 0, 1.5),
    Camera(320, 260, 1.7),
    Camera(50, 200, 0.9),
)


def shown(stand: Stand) -> QImage:
    """What the canvas keeps as its picture, brought up to date."""
    frame, backing = stand.canvas.frame, stand.canvas._showing.backing
    image = QImage(int(frame.width), int(frame.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    backing.show(frame, 1.0)
    painter = QPainter(image)
    backing.draw(painter, image.rect())
    painter.end()
    return image


def fresh(stand: Stand) -> QImage:
    """The same view painted from nothing."""
    frame = stand.canvas.frame
    image = QImage(int(frame.width), int(frame.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    stand.canvas._painting.paint_ground(painter, frame, QRectF(0, 0, frame.width, frame.height))
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ by more than a rounding, looked at on a grid of 5 pixels."""
    assert one.size() == other.size()
    if one == other:
        return 0.0
    different = total = 0
    for y in range(0, one.height(), 5):
        for x in range(0, one.width(), 5):
            a, b = one.pixel(x, y), other.pixel(x, y)
            total += 1
            different += any(abs((a >> shift & 255) - (b >> shift & 255)) > 24 for shift in (0, 8, 16))
    return different / total


@pytest.mark.parametrize("start", STARTS)
def test_picture_when_the_view_scrolls_then_is_as_painted_anew(stand: Stand, start: Camera) -> None:
    stand.canvas.resize(900, 600)
    stand.canvas.camera = start
    shown(stand)
    for dx, dy in PANS:
        stand.canvas.pan(dx, dy)
        # Qt begins dashes where they come into sight, so that dotted lines may differ.
        assert difference(shown(stand), fresh(stand)) < 0.004, (start, dx, dy)


def test_picture_when_cards_change_then_is_as_painted_anew(stand: Stand) -> None:
    stand.canvas.resize(900, 600)
    stand.canvas.camera = Camera(0, 60, 1.0)
    shown(stand)
    session = stand.session
    session.apply(lambda p: update_card(p, "mp_1", "cd_1", paper="blue"), "colour")
    assert difference(shown(stand), fresh(stand)) == 0
    cards = tuple(Card(id=f"cd_n{i}", text="A longer text that makes its row grow") for i in range(3))
    session.apply(lambda p: insert_cards(p, "mp_1", cards, row="rw_a", stage="st_2", index=0), "insert")
    assert difference(shown(stand), fresh(stand)) == 0
    session.undo_stack.undo()
    stand.canvas.pan(30, 40)
    assert difference(shown(stand), fresh(stand)) < 0.001


def test_picture_when_the_theme_changes_then_is_painted_anew(stand: Stand) -> None:
    before = shown(stand)
    stand.canvas.set_palette(DARK)
    assert difference(before, shown(stand)) > 0.5
    assert difference(shown(stand), fresh(stand)) == 0


def test_picture_when_typing_and_zooming_then_is_as_painted_anew(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("abc")
    assert difference(shown(stand), fresh(stand)) == 0
    stand.canvas._viewing.zoom_at(1.3, Point(400, 300))
    assert difference(shown(stand), fresh(stand)) == 0


def test_rectangles_when_far_apart_then_are_painted_one_by_one() -> None:
    corners = QRegion(0, 0, 100, 100) + QRegion(500, 500, 100, 100)
    assert len(rectangles(corners)) == 2
    assert len(rectangles(QRegion(0, 0, 100, 100) + QRegion(100, 0, 100, 120))) == 1


def test_rectangles_when_joined_then_cover_all() -> None:
    region = QRegion()
    for step in range(12):
        region += QRegion(step * 90, step * 40 % 130, 120, 200 + step * 17)
    found = rectangles(region)
    assert len(found) <= 12
    assert (region - _union(found)).isEmpty()


def _union(parts: list[QRect]) -> QRegion:
    whole = QRegion()
    for part in parts:
        whole += QRegion(part)
    return whole
