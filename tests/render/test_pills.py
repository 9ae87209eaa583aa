"""Discs and pills on the screen are stamped: as their shapes, at every size and place, and not without end."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.ink.geometry import Rect
from app.ink.palette import DARK, LIGHT, Palette
from app.ink.primitives import Block, Box, Outline, Placed, Slot
from app.ink.text import default_book
from app.render.qt_inks import QtInks
from app.render.qt_ops import OperationBuilder, QtKit
from app.render.qt_paint import paint
from app.render.qt_stamps import LEAST, MOST_PIXELS, Stamps

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = 160
DISC = Box(Rect(0, 0, 20, 20), fill="stage.b", radius=10)
PILL = Box(Rect(0, 24, 46, 14), fill="pill", radius=20, opacity=0.62)


def kit(palette: Palette = LIGHT) -> QtKit:
    return QtKit(QtInks(palette), default_book(), lambda _sha: None)


def painted(by: QtKit, place: QTransform, *, exact: bool = False, ratio: float = 1.0) -> QImage:
    builder = OperationBuilder(by)
    builder.add_block(Placed(Block(Slot("card", "cd"), 50, 40, (DISC, PILL)), 3.0, 2.0))
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#E0A060"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(place)
    paint(painter, builder.operations(), float("inf") if exact else place.m11())
    assert painter.transform() == place
    painter.end()
    return image


def furthest(one: QImage, other: QImage) -> int:
    pairs = [(one.pixel(x, y), other.pixel(x, y)) for x in range(SIZE) for y in range(SIZE)]
    return max(abs((a >> shift & 255) - (b >> shift & 255)) for a, b in pairs for shift in (0, 8, 16))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [0.7, 1.0, 1.37, 2.0])
def test_pills_when_stamped_then_look_as_their_shapes(palette: Palette, zoom: float) -> None:
    by = kit(palette)
    for left, top in ((0.0, 0.0), (4.25, 7.5), (11.13, 5.61), (-3.87, -2.2)):
        place = QTransform(zoom, 0, 0, zoom, left, top)
        assert furthest(painted(by, place), painted(by, place, exact=True)) <= 40


def test_pills_when_the_screen_has_more_pixels_then_lie_where_their_shapes_do() -> None:
    by, place = kit(), QTransform(0.9, 0, 0, 0.9, 3.3, 4.1)
    stamped, shapes = (painted(by, place, exact=exact, ratio=1.5) for exact in (False, True))
    assert furthest(stamped, shapes) <= 40


def test_pills_when_turned_then_are_shapes() -> None:
    place = QTransform().translate(60, 20).rotate(30)
    by = kit()
    assert painted(by, place) == painted(by, place, exact=True)


def test_pills_when_shown_again_then_take_the_pictures_of_before() -> None:
    by, place = kit(), QTransform(1.1, 0, 0, 1.1, 3.3, 4.1)
    first = painted(by, place)
    kept = by.stamps.pixels
    assert painted(by, place) == first and by.stamps.pixels == kept > 0


def test_stamps_when_there_are_very_many_then_are_forgotten_and_drawn_anew() -> None:
    stamps = Stamps(QtInks(LIGHT))
    brush = QtInks(LIGHT).brush("stage.b")
    for number in range(2 * MOST_PIXELS // LEAST):
        stamps.pill(brush, (20, 20), 10, part=(0, 0), zoom=1 + number / 1000)
        assert stamps.pixels <= MOST_PIXELS + 20_000
    again = stamps.pill(brush, (20, 20), 10, part=(0, 0), zoom=1.0).toImage()
    assert again == Stamps(QtInks(LIGHT)).pill(brush, (20, 20), 10, part=(0, 0), zoom=1.0).toImage()


def test_edges_when_they_differ_in_anything_then_have_pictures_of_their_own() -> None:
    stamps = Stamps(QtInks(LIGHT))
    high, low = (Outline((("M", 0, 0), ("L", 4, 0), ("L", 4, end), ("Z",)), fill="ink") for end in (30, 40))
    numbers = [stamps.number(high, 0, 0), stamps.number(low, 0, 0), stamps.number(high, 1, 0)]
    assert len(set(numbers)) == 3 and stamps.number(high, 0, 0) == numbers[0]
