"""Discs, dots and pills: small shapes with round corners that every card has some of, stamped on the screen."""

import math

from PySide6.QtGui import QBrush, QPainter, QPainterPath

from app.ink.geometry import Rect
from app.ink.primitives import Box
from app.render.qt_shapes import FillOp, add_box, qt_rect
from app.render.qt_stamps import QUARTERS, Stamps

LARGEST = 64.0
"""Map units up to which a box with round corners is stamped."""


def is_pill(box: Box) -> bool:
    """Say whether a box is small and round at all its corners."""
    return box.radius > 0 and box.corners == "a" and max(box.rect.width, box.rect.height) <= LARGEST


class PillsOp(FillOp):
    """Small boxes of one colour with round corners."""

    __slots__ = ("_boxes", "_stamps")

    def __init__(self, brush: QBrush, stamps: Stamps) -> None:
        super().__init__(brush)
        self._stamps = stamps
        self._boxes: list[tuple[float, float, tuple[float, float], float]] = []

    def add(self, box: Box, place: Rect) -> None:
        """Append a box at its place."""
        path = QPainterPath()
        add_box(path, box, place.x - box.rect.x, place.y - box.rect.y)
        self.paths.append(path)
        self.rects.append(qt_rect(place))
        radius = min(box.radius, place.width / 2, place.height / 2)
        self.corner = max(self.corner, radius)
        self._boxes.append((place.x, place.y, (place.width, place.height), radius))

    def stamp(self, painter: QPainter) -> None:
        """Draw with stamps, no farther than an eighth of a pixel off; as shapes where that is of no use."""
        world, device = painter.transform(), painter.deviceTransform()
        zoom, grow = device.m11(), world.m11()
        if device.isRotating() or zoom != device.m22() or zoom <= 0:
            self.paint(painter)
            return
        ratio = zoom / grow
        # Where the device's own origin is for a painter that does not move: not at 0 in a part of a window.
        aside, down = round(device.dx() - world.dx() * ratio), round(device.dy() - world.dy() * ratio)
        left, top = device.dx() + 0.5 / QUARTERS, device.dy() + 0.5 / QUARTERS
        painter.resetTransform()
        painter.scale(1 / ratio, 1 / ratio)
        for x, y, size, radius in self._boxes:
            across, below = x * zoom + left, y * zoom + top
            first, upper = math.floor(across), math.floor(below)
            part = (int((across - first) * QUARTERS), int((below - upper) * QUARTERS))
            picture = self._stamps.pill(self.brush, size, radius, part=part, zoom=zoom)
            painter.drawPixmap(first - aside, upper - down, picture)
        painter.setTransform(world)
