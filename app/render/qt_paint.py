"""Draws prepared operations: blocks one by one, the cards of a row together, and rows from afar."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QTransform

from app.render.qt_cards import GroundOp, can_stamp, stamp_grounds
from app.render.qt_glyphs import DESIGN_SIZE
from app.render.qt_ops import Operations
from app.render.qt_pills import PillsOp
from app.render.qt_rows import Piece, PreparedRow
from app.render.qt_shapes import NO_PEN, FillOp, Op, ShadowOp, StrokeOp, TextOp

STACKS_BELOW = 0.1
"""Zoom below which the gaps between the cards of a cell are thinner than a pixel."""
TEXT_FROM, TEXT_BARS_FROM = 4.0, 1.6
"""Device pixels from which texts outside of cards are drawn as glyphs, and as bars."""
CELL_TEXT_FROM = 2.7
"""The same for the smallest words on cards drawn in full: without them, chips and pills would be empty."""
SHADOWS_FROM, CORNERS_FROM, SOFT_FROM = 0.45, 0.55, 0.95
"""Zoom below which these cannot be seen: shadows, the round corners of cards, a shadow's sides and corners."""
AFAR, CORNER_PIXELS, SIGN_PIXELS = 0.2, 1.0, 2.5
"""Zoom below which round corners of anything up to so many pixels are square, and signs made of lines are left out
that are no larger than so many."""
STAMPS_FROM = 0.55
"""Zoom from which the grounds of cards are stamped; below, plain rectangles are faster."""


def paint(painter: QPainter, made: Operations, zoom: float, *, is_square: bool = False) -> None:
    """Draw operations in order; texts that are too small as bars, or not at all.

    `is_square` shapes are drawn as the rectangles around them, however large.
    """
    painter.setPen(NO_PEN)
    _paint_grounds(painter, [(ground, 0.0, 0.0) for ground in made.grounds], zoom)
    _paint_shapes(painter, made.shapes, zoom, is_square=is_square)
    for op in (*made.texts, *made.late):
        if isinstance(op, TextOp):
            _paint_text(painter, op, zoom)
        else:
            painter.setPen(NO_PEN)
            op.paint(painter)


def paint_pieces(
    painter: QPainter, pieces: Sequence[Piece], zoom: float, *, with_grounds: bool = True
) -> None:
    """Draw cards, each at its place: all that they stand on, then their shapes, then their texts.

    Without grounds, papers are there already and only rims and edges of cards are drawn.
    """
    painter.setPen(NO_PEN)
    base = painter.transform()
    if with_grounds:
        grounds = [(ground, x, y) for x, y, made in pieces for ground in made.grounds]
        _paint_grounds(painter, grounds, zoom)
    else:
        for x, y, made in pieces:
            _paint_moved(painter, made.details, zoom, base=base, x=x, y=y)
    for x, y, made in pieces:
        _paint_moved(painter, made.shapes, zoom, base=base, x=x, y=y)
    _paint_texts(painter, pieces, zoom, base=base)
    for x, y, made in pieces:
        for op in made.late:
            painter.setPen(NO_PEN)
            _paint_moved(painter, [op], math.inf, base=base, x=x, y=y)
    painter.setTransform(base)


def _paint_moved(
    painter: QPainter, shapes: Sequence[Op], zoom: float, *, base: QTransform, x: float, y: float
) -> None:
    if not shapes:
        return
    if x or y:
        painter.setTransform(QTransform(base).translate(x, y))
        _paint_shapes(painter, shapes, zoom)
        painter.setTransform(base)
    else:
        _paint_shapes(painter, shapes, zoom)


def _paint_texts(painter: QPainter, pieces: Sequence[Piece], zoom: float, *, base: QTransform) -> None:
    """Draw the texts of cells, all those of one size at one place under one transform."""
    by_place: dict[tuple[float, float, float], list[TextOp]] = {}
    for x, y, made in pieces:
        for text in made.texts:
            if text.size * zoom >= CELL_TEXT_FROM:
                by_place.setdefault((text.size, x, y), []).append(text)
    for (size, x, y), texts in by_place.items():
        grow = size / DESIGN_SIZE
        painter.setTransform(QTransform(base).translate(x, y).scale(grow, grow))
        for text in texts:
            text.paint_scaled(painter)
    painter.setTransform(base)


def _paint_grounds(painter: QPainter, grounds: Sequence[tuple[GroundOp, float, float]], zoom: float) -> None:
    if not grounds:
        return
    widest = max(ground.rect.width for ground, _x, _y in grounds)
    if STAMPS_FROM <= zoom < math.inf and can_stamp(painter, widest):
        stamp_grounds(painter, grounds)
        return
    base = painter.transform()
    for ground, x, y in grounds:
        _paint_moved(painter, ground.parts, zoom, base=base, x=x, y=y)


def _paint_shapes(painter: QPainter, shapes: Sequence[Op], zoom: float, *, is_square: bool = False) -> None:
    for shape in shapes:
        if isinstance(shape, ShadowOp) and zoom < SOFT_FROM:
            if zoom >= SHADOWS_FROM:
                shape.paint_small(painter)
        elif isinstance(shape, FillOp) and (is_square or _has_unseen_corners(shape, zoom)):
            shape.paint_square(painter)
        elif isinstance(shape, PillsOp) and zoom < math.inf:
            shape.stamp(painter)
        elif isinstance(shape, StrokeOp) and zoom < AFAR and shape.side * zoom < SIGN_PIXELS:
            continue
        else:
            shape.paint(painter)


def _has_unseen_corners(shape: FillOp, zoom: float) -> bool:
    if zoom >= CORNERS_FROM:
        return False
    return shape.has_small_corners or (zoom < AFAR and shape.corner * zoom < CORNER_PIXELS)


def _paint_text(painter: QPainter, op: TextOp, zoom: float) -> None:
    pixels = op.size * zoom
    if pixels >= TEXT_FROM:
        op.paint(painter)
    elif pixels >= TEXT_BARS_FROM:
        painter.setPen(NO_PEN)
        op.paint_bars(painter)


def paint_coarse(painter: QPainter, row: PreparedRow, seen: range, *, bars: bool) -> None:
    """Draw the cells of a row from afar: rectangles, with bars for lines of text if asked for."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(NO_PEN)
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
