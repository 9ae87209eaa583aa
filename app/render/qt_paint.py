"""Draws prepared operations: blocks one by one, the cards of a row together, and rows from afar."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QTransform

from app.ink.primitives import Placed
from app.render.qt_cards import GroundOp, can_stamp, stamp_grounds
from app.render.qt_glyphs import DESIGN_SIZE
from app.render.qt_ops import AnyOp, Operations
from app.render.qt_rows import PreparedRow
from app.render.qt_shapes import FillOp, ShadowOp, TextOp

STACKS_BELOW = 0.1
"""Zoom below which the gaps between the cards of a cell are thinner than a pixel."""
TEXT_FROM, TEXT_BARS_FROM = 4.0, 1.6
"""Device pixels from which texts outside of cards are drawn as glyphs, and as bars."""
SHADOWS_FROM, CORNERS_FROM, SOFT_FROM = 0.45, 0.55, 0.95
"""Zoom below which these cannot be seen: shadows, the round corners of cards, a shadow's sides and corners."""
_NO_PEN = Qt.PenStyle.NoPen


def paint(painter: QPainter, made: Operations, zoom: float) -> None:
    """Draw operations in order; texts that are too small as bars, or not at all."""
    painter.setPen(_NO_PEN)
    _paint_shapes(painter, made.shapes, zoom)
    for op in (*made.texts, *made.late):
        if isinstance(op, TextOp):
            _paint_text(painter, op, zoom)
        else:
            painter.setPen(_NO_PEN)
            op.paint(painter)


def paint_cards(painter: QPainter, cards: Sequence[tuple[Placed, Operations]], zoom: float) -> None:
    """Draw cards, each at its place: all that they stand on, then their shapes, then their texts."""
    if not cards:
        return
    painter.setPen(_NO_PEN)
    base = painter.transform()
    widest = max(placed.block.width for placed, _made in cards)
    stamps = SHADOWS_FROM <= zoom < math.inf and can_stamp(painter, widest)
    grounds: list[tuple[GroundOp, float, float]] = []
    if stamps:
        grounds = [(made.ground, placed.x, placed.y) for placed, made in cards if made.ground is not None]
        stamp_grounds(painter, grounds)
    for placed, made in cards:
        shapes = made.shapes[1:] if stamps and made.ground is not None else made.shapes
        if shapes:
            painter.setTransform(QTransform(base).translate(placed.x, placed.y))
            _paint_shapes(painter, shapes, zoom)
    for placed, made in cards:
        for text in made.texts:
            grow = text.size / DESIGN_SIZE
            painter.setTransform(QTransform(base).translate(placed.x, placed.y).scale(grow, grow))
            text.paint_scaled(painter)
        if made.late:
            painter.setTransform(QTransform(base).translate(placed.x, placed.y))
            _paint_late(painter, made.late)
    painter.setTransform(base)


def _paint_late(painter: QPainter, late: list[AnyOp]) -> None:
    for op in late:
        painter.setPen(_NO_PEN)
        op.paint(painter)


def _paint_shapes(painter: QPainter, shapes: Sequence[AnyOp], zoom: float) -> None:
    for shape in shapes:
        if isinstance(shape, GroundOp):
            _paint_ground(painter, shape, zoom)
        elif isinstance(shape, ShadowOp) and zoom < SOFT_FROM:
            if zoom >= SHADOWS_FROM:
                shape.paint_small(painter)
        elif isinstance(shape, FillOp) and zoom < CORNERS_FROM:
            shape.paint_small(painter)
        else:
            shape.paint(painter)


def _paint_ground(painter: QPainter, ground: GroundOp, zoom: float) -> None:
    if SHADOWS_FROM <= zoom < math.inf and can_stamp(painter, ground.rect.width):
        ground.paint(painter)
    else:
        _paint_shapes(painter, ground.parts, zoom)


def _paint_text(painter: QPainter, op: TextOp, zoom: float) -> None:
    pixels = op.size * zoom
    if pixels >= TEXT_FROM:
        op.paint(painter)
    elif pixels >= TEXT_BARS_FROM:
        painter.setPen(_NO_PEN)
        op.paint_bars(painter)


def paint_coarse(painter: QPainter, row: PreparedRow, seen: range, *, bars: bool) -> None:
    """Draw the cells of a row from afar: rectangles, with bars for lines of text if asked for."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(_NO_PEN)
    merged = abs(painter.transform().m22()) < STACKS_BELOW
    for coarse in row.coarse(seen, bars=bars):
        for brush, rects in coarse.stacks if merged else coarse.cards:
            _draw_rects(painter, brush, rects)
        for brush, rects in coarse.bars or () if bars else ():
            _draw_rects(painter, brush, rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def _draw_rects(painter: QPainter, brush: QBrush, rects: list[QRectF]) -> None:
    painter.setBrush(brush)
    painter.drawRects(rects)
