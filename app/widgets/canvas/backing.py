"""The picture of the sheet as it was last painted: shifted when the view scrolls, patched where it changed."""

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.ink.geometry import Rect
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.painting import GROUND_EDGE

Paint = Callable[[QPainter, Frame, QRectF], None]


class Backing:
    """Keeps one picture as large as the view, without marks; `paint` draws a part of it anew."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._pixmap = QPixmap()
        self._frame: Frame | None = None
        self._spoilt = QRegion()
        self._is_spoilt = True

    def spoil(self, part: QRectF | None = None) -> None:
        """Paint a part of the view anew next time; everything by default."""
        if part is None:
            self._is_spoilt = True
        else:
            self._spoilt += QRegion(part.toAlignedRect())

    def follow(self, frame: Frame) -> None:
        """Take note that rows changed but the rest of the sheet stayed where it was."""
        if self._frame is not None and self._frame.camera == frame.camera:
            self._frame = frame

    def picture(self, frame: Frame, ratio: float) -> QPixmap:
        """Return the picture of a frame, brought up to date with as little paint as possible."""
        whole = QRect(0, 0, ceil(frame.width), ceil(frame.height))
        if self._pixmap.size() != whole.size() * ratio or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = QPixmap(whole.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._is_spoilt = True
        before = self._frame
        if before is None or before.sheet is not frame.sheet or before.zoom != frame.zoom:
            self._is_spoilt = True
        elif before.camera != frame.camera and not self._is_spoilt:
            self._scroll(before, frame, ratio)
        self._frame = frame
        dirty = QRegion(whole) if self._is_spoilt else self._spoilt & QRegion(whole)
        self._is_spoilt, self._spoilt = False, QRegion()
        self._patch(frame, dirty)
        return self._pixmap

    def _patch(self, frame: Frame, dirty: QRegion) -> None:
        if dirty.isEmpty():
            return
        painter = QPainter(self._pixmap)
        try:
            for part in rectangles(dirty):
                self._paint(painter, frame, QRectF(part))
        finally:
            painter.end()

    def _scroll(self, before: Frame, after: Frame, ratio: float) -> None:
        """Shift what only moved; what comes into sight, or does not move along, is spoilt."""
        dx = (before.camera.x - after.camera.x) * after.zoom * ratio
        dy = (before.camera.y - after.camera.y) * after.zoom * ratio
        right, down = round(dx), round(dy)
        same = (before.is_collapsed, before.is_pinned_left) == (after.is_collapsed, after.is_pinned_left)
        is_whole = abs(dx - right) < _HAIR and abs(dy - down) < _HAIR
        awkward = after.is_pinned_left and not after.is_collapsed
        if not same or not is_whole or awkward or not self._spoilt.isEmpty():
            self._is_spoilt = True
            return
        for area, moves_x in _zones(after):
            self._shift(area, right if moves_x else 0, down, ratio)
        if after.is_collapsed:
            # The ribbon moves sideways only, but what scrolls below it shines through its shadow.
            top = 0 if right else floor(after.ribbon_bottom)
            bottom = ceil(after.ribbon_bottom + GROUND_EDGE)
            self._spoilt += QRegion(0, top, ceil(after.width), bottom - top)

    def _shift(self, area: QRect, dx: int, dy: int, ratio: float) -> None:
        device = QRect(
            ceil(area.x() * ratio),
            ceil(area.y() * ratio),
            floor(area.width() * ratio),
            floor(area.height() * ratio),
        )
        if abs(dx) >= device.width() or abs(dy) >= device.height():
            self._spoilt += QRegion(area)
            return
        self._pixmap.scroll(dx, dy, device)
        moved = area.translated(floor(dx / ratio), floor(dy / ratio))
        fresh = QRegion(area) - QRegion(moved.adjusted(1, 1, -1, -1) if ratio != 1 else moved)
        self._spoilt += fresh


_HAIR = 1e-3


def _zones(frame: Frame) -> list[tuple[QRect, bool]]:
    """Return the parts of the view that scroll as one piece, and whether they move sideways."""
    whole = Rect(0, 0, frame.width, frame.height)
    top = ceil(frame.ribbon_bottom + GROUND_EDGE) if frame.is_collapsed else 0
    height = max(0, floor(whole.height) - top)
    if not frame.is_pinned_left:
        return [(QRect(0, top, floor(whole.width), height), True)]
    left = ceil(frame.header_right)
    return [
        (QRect(left, top, max(0, floor(whole.width) - left), height), True),
        (QRect(0, top, left, height), False),
    ]


MOST_PARTS = 8


def rectangles(region: QRegion) -> list[QRect]:
    """Return the rectangles to paint for a region: its own if they are few and small, or the one around all."""
    whole = region.boundingRect()
    parts: list[QRect] = [*iter(region)]  # type: ignore[call-overload]
    covered = sum(part.width() * part.height() for part in parts)
    is_scattered = len(parts) <= MOST_PARTS and covered < whole.width() * whole.height() * 0.7
    return parts if is_scattered else [whole]
