"""Cards on the screen are stamped: they must look as the shapes do, at every size and place."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.ink.palette import DARK, LIGHT, Palette
from app.ink.text import default_book
from app.layout.sheet import Sheet
from app.render.painter import SheetPainter
from tests.render.handmade import handmade_sheet

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = 420


def painted(
    sheet: Sheet,
    transform: QTransform,
    *,
    palette: Palette = LIGHT,
    exact: bool = False,
    ratio: float = 1.0,
    by: SheetPainter | None = None,
) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(palette.colour("wall")))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(transform)
    by = by or SheetPainter(palette, default_book(), lambda _asset: None, exact=exact)
    by.paint_body(painter, sheet)
    painter.end()
    return image


def furthest(one: QImage, other: QImage) -> int:
    """The greatest difference of a colour of any pixel on a grid."""
    places = [(x, y) for x in range(0, SIZE, 3) for y in range(0, SIZE, 3)]
    pairs = [(one.pixel(x, y), other.pixel(x, y)) for x, y in places]
    return max(abs((a >> shift & 255) - (b >> shift & 255)) for a, b in pairs for shift in (0, 8, 16))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
def test_cards_when_on_whole_pixels_then_look_as_their_shapes(palette: Palette, zoom: float) -> None:
    sheet = handmade_sheet(2, 2, 2)
    place = QTransform(zoom, 0, 0, zoom, -180 * zoom, -190 * zoom)
    stamped = painted(sheet, place, palette=palette)
    shapes = painted(sheet, place, palette=palette, exact=True)
    assert furthest(stamped, shapes) <= 24


@pytest.mark.parametrize("zoom", [0.97, 1.15, 1.5, 2.37])
def test_cards_when_moved_by_whole_pixels_then_are_the_same_pixels(zoom: float) -> None:
    sheet, by = handmade_sheet(3, 3, 3), SheetPainter(LIGHT, default_book(), lambda _asset: None)
    one = painted(sheet, QTransform(zoom, 0, 0, zoom, -300.3, -290.5), by=by)
    other = painted(sheet, QTransform(zoom, 0, 0, zoom, -313.3, -307.5), by=by)
    assert one.copy(13, 17, 380, 380) == other.copy(0, 0, 380, 380)


def test_cards_when_the_screen_has_more_pixels_then_are_as_large_as_on_any() -> None:
    sheet = handmade_sheet(2, 2, 2)
    doubled = painted(sheet, QTransform(1, 0, 0, 1, -180, -190), ratio=2.0)
    zoomed = painted(sheet, QTransform(2, 0, 0, 2, -360, -380))
    assert furthest(doubled, zoomed) <= 24


def test_cards_when_turned_then_are_shapes() -> None:
    sheet, turn = handmade_sheet(2, 2, 2), QTransform().translate(-100, -250).rotate(7)
    assert painted(sheet, turn) == painted(sheet, turn, exact=True)
