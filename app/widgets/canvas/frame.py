"""One moment of the view: where body, ribbon and row headers are on the screen while they are frozen or not."""

from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from app.ink.geometry import Point, Rect
from app.layout.sheet import Sheet
from app.values import dataclass
from app.widgets.canvas.camera import Camera

TITLE_LINE = 56.0
"""Height in pixels of the line that stands for the title block once that is out of sight."""
HEADER_INSET = 12.0
"""Pixels between the view's left edge and frozen row headers."""


@dataclass(frozen=True)
class Frame:
    """A sheet seen through a camera in a view of `width` × `height` pixels."""

    sheet: Sheet
    camera: Camera
    width: float
    height: float
    freezes: bool = True
    """Whether ribbon and row headers stay in sight while the body scrolls."""

    @property
    def zoom(self) -> float:
        return self.camera.zoom

    @cached_property
    def ribbon_top(self) -> float:
        """The pixel at which the ribbon begins."""
        return max(self._natural_ribbon, TITLE_LINE) if self.freezes else self._natural_ribbon

    @cached_property
    def header_left(self) -> float:
        """The pixel at which the row headers begin."""
        return max(self._natural_header, HEADER_INSET) if self.freezes else self._natural_header

    @cached_property
    def ribbon_bottom(self) -> float:
        """The pixel at which the ribbon ends; a whole one while it stands still."""
        bottom = self.ribbon_top + self.sheet.ribbon_height * self.zoom
        return float(round(bottom)) if self.is_collapsed else bottom

    @cached_property
    def header_right(self) -> float:
        """The pixel at which the row headers end; a whole one while they stand still."""
        right = self.header_left + self.sheet.header_width * self.zoom
        return float(round(right)) if self.is_pinned_left else right

    @property
    def is_collapsed(self) -> bool:
        """Whether the title block is out of sight and the ribbon stands still."""
        return self.freezes and self._natural_ribbon < TITLE_LINE

    @property
    def is_pinned_left(self) -> bool:
        """Whether the row headers stand still."""
        return self.freezes and self._natural_header < HEADER_INSET

    @property
    def _natural_ribbon(self) -> float:
        return (self.sheet.ribbon_y - self.camera.y) * self.zoom

    @property
    def _natural_header(self) -> float:
        return (self.sheet.header_x - self.camera.x) * self.zoom

    @cached_property
    def body_view(self) -> Rect:
        """The part of the view in which the body scrolls: beside and below what is frozen."""
        left = self.header_right if self.is_pinned_left else 0.0
        top = self.ribbon_bottom if self.is_collapsed else 0.0
        return Rect(left, top, max(0.0, self.width - left), max(0.0, self.height - top))

    @cached_property
    def cells_view(self) -> Rect:
        """The part of the view in which cells can be: beside the headers and below the ribbon."""
        left, top = max(0.0, self.header_right), max(0.0, self.ribbon_bottom)
        return Rect(left, top, max(1.0, self.width - left), max(1.0, self.height - top))

    def seen(self, part: Rect) -> Rect:
        """Return the area of the sheet in a part of the view."""
        corner = self.camera.to_sheet(Point(part.x, part.y))
        return Rect(corner.x, corner.y, part.width / self.zoom, part.height / self.zoom)

    def to_sheet(self, pos: QPointF) -> Point:
        """Return the point of the sheet under a place of the view, frozen parts included."""
        point = self.camera.to_sheet(Point(pos.x(), pos.y()))
        x, y = point.x, point.y
        if self.is_pinned_left and pos.x() < self.header_right:
            x = self.sheet.header_x + (pos.x() - self.header_left) / self.zoom
        if self.is_collapsed and pos.y() < self.ribbon_bottom:
            y = self.sheet.ribbon_y + (pos.y() - self.ribbon_top) / self.zoom
        return Point(x, y)

    def body_rect(self, rect: Rect) -> QRectF:
        """Return where a rectangle of the body is on the view."""
        return _qt(self.camera.rect_to_view(rect))

    def ribbon_rect(self, rect: Rect) -> QRectF:
        """Return where a rectangle of the ribbon is on the view."""
        seen = self.camera.rect_to_view(rect)
        return _qt(
            Rect(
                seen.x, self.ribbon_top + (rect.y - self.sheet.ribbon_y) * self.zoom, seen.width, seen.height
            )
        )

    def header_rect(self, rect: Rect) -> QRectF:
        """Return where a rectangle of the row headers is on the view."""
        seen = self.camera.rect_to_view(rect)
        left = self.header_left + (rect.x - self.sheet.header_x) * self.zoom
        return _qt(Rect(left, seen.y, seen.width, seen.height))

    def is_in_title_line(self, pos: QPointF) -> bool:
        """Say whether a place of the view is on the line that stands for the title block."""
        return self.is_collapsed and pos.y() < TITLE_LINE


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
