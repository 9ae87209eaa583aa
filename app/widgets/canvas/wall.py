"""The wall behind the sheet, painted only where it is seen: the bands of rows cover most of a view."""

import math

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QRegion

from app.ink.primitives import Box
from app.layout.sheet import Shelf
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.plane import parts_of

WORTH = 150_000
"""Pixels from which it is worth looking what is covered."""
AFAR = 0.25
"""Zoom below which so many rows are in sight that looking takes longer than painting."""
INSIDE = 2.0
"""Pixels that a band reaches beyond what counts as covered."""


def paint_wall(painter: QPainter, frame: Frame, area: QRectF, brush: QBrush) -> None:
    """Fill what a frame's sheet does not cover of a part of the view with the colour of the wall."""
    ratio = painter.device().devicePixelRatioF()
    # Where a pixel of the view is not a whole number of the device's, rectangles side by side would leave seams.
    if area.width() * area.height() < WORTH or frame.zoom < AFAR or ratio != int(ratio):
        painter.fillRect(area, brush)
        return
    seen = QRegion(area.toAlignedRect())
    for part in covered(frame, area):
        seen -= QRegion(part)
    for rect in parts_of(seen):
        painter.fillRect(rect, brush)


def covered(frame: Frame, area: QRectF) -> list[QRect]:
    """Return parts of the view, within an area of it, that the bands of rows will be painted over."""
    body = frame.body_view
    part = area & QRectF(body.x, body.y, body.width, body.height)
    top = frame.camera.y + part.top() / frame.zoom
    shelves = frame.sheet.shelves_between(top, frame.camera.y + part.bottom() / frame.zoom)
    inner = [_band(shelf, frame) & part for shelf in shelves]
    return [_whole(rect) for rect in inner if rect.width() > 2 and rect.height() > 2]


def _band(shelf: Shelf, frame: Frame) -> QRectF:
    """Return where nothing can be seen through a row's band, on the view."""
    for placed in shelf.layout.under[:1]:
        ground = placed.block.items[0] if placed.block.items else None
        if isinstance(ground, Box) and ground.fill is not None and ground.opacity >= 1:
            place = frame.body_rect(ground.rect.moved(placed.x, placed.y + shelf.y))
            off = ground.radius * frame.zoom + INSIDE
            return place.adjusted(off, off, -off, -off)
    return QRectF()


def _whole(rect: QRectF) -> QRect:
    """Return the whole pixels within a rectangle."""
    left, top = math.ceil(rect.left()), math.ceil(rect.top())
    return QRect(left, top, math.floor(rect.right()) - left, math.floor(rect.bottom()) - top)
