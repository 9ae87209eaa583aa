"""The last sharp picture at another size or between two pixels: a blit instead of a painting.

What it does not hold is painted beside it, with bars for words.
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from app.ink.geometry import Rect
from app.widgets.canvas.backing import Backing
from app.widgets.canvas.frame import HEADER_INSET, TITLE_LINE, Frame
from app.widgets.canvas.painting import FramePainter
from app.widgets.canvas.plane import Plane, rectangles

MOST: Final = 8.0
"""How much larger or smaller a picture may be shown before it says nothing any more."""
ENOUGH: Final = 0.6
"""The share of a view that a picture must cover to stand for it while it is pushed around."""

Source = tuple[Plane, QRect]
"""A plane, and the part of it that is painted."""


class Scaled:
    """Draws frames from the planes of another zoom."""

    def __init__(self, backing: Backing, painting: FramePainter) -> None:
        self.backing = backing
        """What is shown; others take its place."""
        self._painting = painting

    def can_draw(self, frame: Frame, ratio: float) -> bool:
        """Say whether a frame can be drawn from the last sharp one, but not sharply."""
        backing = self.backing
        old, grid = backing.frame, backing.grid
        if old is None or old.sheet is not frame.sheet or old.freezes != frame.freezes:
            return False
        if grid.ratio != ratio or grid.place(frame.camera) is not None:
            return False
        if not 1 / MOST <= frame.zoom / old.zoom <= MOST:
            return False
        return all(plane.missing(source).isEmpty() for plane, source in self._sources())

    def covers(self, frame: Frame) -> bool:
        """Say whether the picture holds most of what a frame shows."""
        sources = self._sources()
        if not sources:
            return False
        left, top, factor = self._way(frame)
        zone = _qt(frame.body_view)
        seen = _placed(sources[0][1], left, top, factor=factor) & zone
        return seen.width() * seen.height() >= ENOUGH * zone.width() * zone.height()

    def draw(self, painter: QPainter, frame: Frame, part: QRect) -> None:
        """Draw a part of the view, in its own units."""
        dirty = QRectF(part)
        self._painting.paint_still(painter, frame, dirty)
        self._body(painter, frame, dirty)
        if frame.is_pinned_left:
            self._headers(painter, frame, dirty)
        if frame.is_collapsed:
            self._ribbon(painter, frame, dirty)
        self._painting.paint_over(painter, frame, dirty)

    def _sources(self) -> list[Source]:
        """Return what the last frame was drawn from, with what is known around it."""
        backing = self.backing
        if backing.frame is None:
            return []
        found = []
        for plane, zone, corner in backing.zones(backing.frame):
            whole = plane.window
            known = plane.missing(whole).isEmpty()
            found.append((plane, whole if known else zone.translated(corner)))
        return found

    def _source(self, wanted: Plane) -> QRect | None:
        """Return what a plane holds of the last frame; None if that did without it."""
        return next((source for plane, source in self._sources() if plane is wanted), None)

    def _body(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        zone = _qt(frame.body_view).intersected(dirty)
        if zone.isEmpty():
            return
        left, top, factor = self._way(frame)
        plane, source = self._sources()[0]
        _draw_scaled(painter, plane, source, zone=zone, left=left, top=top, factor=factor)
        natural = Frame(frame.sheet, frame.camera, frame.width, frame.height, freezes=False)
        with self._painting.patience(0.0, 0.0):
            for rect in _rest(zone, _placed(source, left, top, factor=factor)):
                self._painting.paint_ground(painter, natural, QRectF(rect) & zone)

    def _headers(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        body = frame.body_view
        zone = QRectF(0, body.y, frame.header_right, body.height).intersected(dirty)
        if zone.isEmpty():
            return
        backing = self.backing
        source = self._source(backing.header_plane)
        if source is None:
            self._painting.paint_header_strip(painter, frame, zone)
            return
        _left, top, factor = self._way(frame)
        left = HEADER_INSET - HEADER_INSET * factor * backing.grid.ratio
        covered = QRectF(0, top + source.y() * factor, frame.header_right, source.height() * factor)
        self._painting.paint_wall(painter, zone)
        _draw_scaled(painter, backing.header_plane, source, zone=zone, left=left, top=top, factor=factor)
        for rect in _rest(zone, covered):
            self._painting.paint_header_strip(painter, frame, QRectF(rect) & zone)

    def _ribbon(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        backing = self.backing
        ratio = backing.grid.ratio
        area = backing.ribbon_zone(frame)
        zone = QRectF(area.x() / ratio, area.y() / ratio, area.width() / ratio, area.height() / ratio) & dirty
        if zone.isEmpty():
            return
        source = self._source(backing.ribbon_plane)
        if source is None:
            self._painting.paint_ribbon_band(painter, frame, zone)
            return
        left, _top, factor = self._way(frame)
        top = TITLE_LINE - TITLE_LINE * ratio * factor
        covered = QRectF(left + source.x() * factor, 0, source.width() * factor, frame.height)
        self._painting.paint_wall(painter, zone)
        _draw_scaled(painter, backing.ribbon_plane, source, zone=zone, left=left, top=top, factor=factor)
        for rect in _rest(zone, covered):
            self._painting.paint_ribbon_band(painter, frame, QRectF(rect) & zone)

    def _way(self, frame: Frame) -> tuple[float, float, float]:
        """Return where the planes' origin is on the view now, and how large one of their pixels is."""
        grid, camera = self.backing.grid, frame.camera
        factor = frame.zoom / grid.scale
        return grid.x * factor - camera.x * frame.zoom, grid.y * factor - camera.y * frame.zoom, factor


def _placed(source: QRect, left: float, top: float, *, factor: float) -> QRectF:
    """Return where a part of a plane is on the view."""
    return QRectF(
        left + source.x() * factor,
        top + source.y() * factor,
        source.width() * factor,
        source.height() * factor,
    )


def _rest(zone: QRectF, covered: QRectF) -> list[QRect]:
    inner = covered.toAlignedRect().adjusted(1, 1, -1, -1)
    region = QRegion(zone.toAlignedRect()) - QRegion(inner)
    return [] if region.isEmpty() else rectangles(region)


def _draw_scaled(
    painter: QPainter, plane: Plane, source: QRect, *, zone: QRectF, left: float, top: float, factor: float
) -> None:
    painter.save()
    painter.setClipRect(zone)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(left, top)
    painter.scale(factor, factor)
    plane.draw(painter, source, source.topLeft())
    painter.restore()


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
