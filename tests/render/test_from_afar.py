"""What shapes become where they are a few pixels large: rectangles, or nothing, and never on paper."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from app.render.qt_paint import AFAR, paint
from app.render.qt_shapes import NO_PEN, FillOp, Op, StrokeOp

pytestmark = pytest.mark.usefixtures("qapp")
INK, GROUND = QColor("#102030"), QColor("#FFFFFF")


class Drawing:
    """As prepared operations, with shapes only."""

    grounds: tuple[()] = ()
    texts: tuple[()] = ()
    late: tuple[()] = ()

    def __init__(self, shape: Op) -> None:
        self.shapes = [shape]


def painted(shape: Op, zoom: float, *, is_square: bool = False, is_exact: bool = False) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.setPen(NO_PEN)
    paint(painter, Drawing(shape), float("inf") if is_exact else zoom, is_square=is_square)
    painter.end()
    return image


def disc(radius: float) -> FillOp:
    path, rect = QPainterPath(), QRectF(0, 0, 2 * radius, 2 * radius)
    path.addEllipse(rect)
    return FillOp(QBrush(INK), [path], [rect], False, radius)


def sign(side: float) -> StrokeOp:
    path = QPainterPath()
    path.addEllipse(QRectF(2, 2, side - 4, side - 4))
    return StrokeOp(QPen(INK, 2.0), path, side)


def test_corner_when_larger_than_a_pixel_then_it_is_round() -> None:
    assert painted(disc(20), 1.0).pixelColor(1, 1) == GROUND


def test_corner_when_smaller_than_a_pixel_then_it_is_square() -> None:
    assert painted(disc(20), 0.04).pixelColor(0, 0) == INK


def test_shape_when_asked_to_be_square_then_it_is_its_rectangle() -> None:
    assert painted(disc(20), 1.0, is_square=True).pixelColor(1, 1) == INK


def test_sign_when_two_pixels_large_then_it_is_left_out_but_never_on_paper() -> None:
    empty = painted(sign(0.0), 0.01)
    assert painted(sign(20), AFAR / 2) == empty
    assert painted(sign(20), AFAR / 2, is_exact=True) != empty


def test_sign_when_large_enough_then_it_is_drawn_however_far() -> None:
    assert painted(sign(200), AFAR / 2) != painted(sign(0.0), 0.01)
