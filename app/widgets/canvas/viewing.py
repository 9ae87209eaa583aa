"""Moves the camera: scrolling, zooming, fitting, and smooth ways between two views."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from app.ink.geometry import Point, Rect
from app.layout.sheet import Sheet
from app.widgets.canvas.camera import (
    FIT_MARGIN,
    Camera,
    clamp_zoom,
    fitted,
    fitted_width,
    kept_in_sight,
    revealing,
    scrolled,
)
from app.widgets.canvas.frame import HEADER_INSET, TITLE_LINE, Frame

DURATION_MS = 160
PLUS_ROOM = 40.0
"""Pixels at the right of a fitted map for the plus sign after the last stage."""
PLUS_BELOW = 24.0
"""Pixels below a fitted map for the plus sign after the last row."""
ROOM_RIGHT, ROOM_BOTTOM = FIT_MARGIN + PLUS_ROOM, 40.0
"""Pixels beyond the ink and the sheet that scrolling reaches, for the plus signs at its ends."""
FLOOR_ZOOM = 0.05
NEXT_TO_NOTHING = 0.5
"""Pixels by which something may lie out of sight and still count as seen."""


class Viewing(QObject):
    """Holds the camera of one view and tells whoever paints that it moved."""

    def __init__(self, sheet: Callable[[], Sheet], moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._sheet, self._moved = sheet, moved
        self._camera = Camera()
        self.width, self.height = 1.0, 1.0
        self.animates = self.freezes = True
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._from = self._to = self._camera
        self._whole: Camera | None = None
        self._fitted = (0.0, 0.0)

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def goal(self) -> Camera:
        """Where the camera will be when the way that it is on has ended."""
        return self._to if self._animation.state() == QVariantAnimation.State.Running else self._camera

    def sheet(self) -> Sheet:
        """Return the map that is looked at."""
        return self._sheet()

    def set(self, camera: Camera) -> None:
        """Look from another place at once."""
        self._animation.stop()
        self._put(camera)

    def go(self, camera: Camera) -> None:
        """Look from another place, on a smooth way if motion is wanted."""
        self._animation.stop()
        camera = self._allowed(camera)
        if not self.animates or camera == self._camera:
            self._put(camera)
            return
        self._from, self._to = self._camera, camera
        self._animation.setDuration(DURATION_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.start()

    def zoom_at(self, factor: float, pos: Point) -> None:
        """Zoom at once by a factor with the point under `pos`, a place of the view, staying there."""
        camera = self.goal.zoomed(self.goal.zoom * factor, at=pos)
        self._animation.stop()
        self._put(camera)

    def zoom_to(self, zoom: float, *, at: Point | None = None) -> None:
        """Go to a zoom with a place of the view (the middle by default) staying where it is."""
        self.go(self.goal.zoomed(zoom, at=at or Point(self.width / 2, self.height / 2)))

    def scroll(self, dx: float, dy: float) -> None:
        """Scroll by pixels, no further than the sheet reaches."""
        self.set(scrolled(self.goal, dx, dy, area=self.reach(self.goal), size=(self.width, self.height)))

    def pan(self, dx: float, dy: float) -> None:
        """Push the sheet by pixels, almost out of sight if wanted."""
        self.set(self._camera.moved(dx, dy))

    def fit(self, area: Rect, *, most: float = 1.0) -> None:
        """Go where all of an area is seen; small areas are not enlarged beyond `most`."""
        self.go(fitted(area, width=self.width, height=self.height, most=most))

    def fit_map(self) -> None:
        """Go where the whole map is seen, with room for the plus sign after its last stage."""
        self.go(self._fitting())
        self._whole, self._fitted = self.goal, self._measures()

    def fitting_zoom(self) -> float:
        """Return the zoom at which the whole map is seen."""
        return self._fitting().zoom

    def _fitting(self) -> Camera:
        sheet, (width, height) = self._sheet(), (self.width - PLUS_ROOM, self.height - PLUS_BELOW)
        area = inked_area(sheet)
        whole = fitted(area, width=width, height=height, most=1.0)
        if not self.freezes or (sheet.ribbon_y - whole.y) * whole.zoom >= TITLE_LINE:
            return whole
        # So small a title block is lower than the line that would take its place, and hide the first rows.
        rows = Rect(area.x, sheet.ribbon_y, area.width, area.bottom - sheet.ribbon_y)
        below = fitted(rows, width=width, height=height - TITLE_LINE, most=1.0)
        return Camera(below.x, below.y - TITLE_LINE / below.zoom, below.zoom)

    def fit_width(self) -> None:
        """Go where the whole width of the sheet is seen."""
        sheet = self._sheet()
        area = inked_area(sheet)
        kept = self.goal.y if self.goal.y > area.y else None
        self.go(fitted_width(area, width=self.width - PLUS_ROOM, top=kept))

    def reveal(self, target: Rect, *, margin: float = 24.0) -> None:
        """Go where a rectangle of the sheet's body is seen, moving as little as needed."""
        if not self.freezes:
            whole = Rect(0, 0, self.width, self.height)
            self.go(revealing(self.goal, target, view=whole, margin=min(margin, 24.0)))
            return
        frame = Frame(self._sheet(), self.goal, self.width, self.height)
        view = frame.cells_view
        # What is frozen once the view has moved hides as much as what is frozen now.
        top = max(0.0, min(view.y, TITLE_LINE + self._sheet().ribbon_height * frame.zoom))
        left = min(view.x, HEADER_INSET + self._sheet().header_width * frame.zoom)
        part = Rect(left, top, max(1.0, self.width - left), max(1.0, self.height - top))
        goal, there = self.goal, revealing(self.goal, target, view=part, margin=min(margin, 24.0))
        seen = goal.rect_to_view(target)
        # What is in sight already stays where it is: a margin alone is no reason to move the map.
        is_across = view.x - NEXT_TO_NOTHING <= seen.x and seen.right <= view.right + NEXT_TO_NOTHING
        is_down = view.y - NEXT_TO_NOTHING <= seen.y and seen.bottom <= view.bottom + NEXT_TO_NOTHING
        self.go(Camera(goal.x if is_across else there.x, goal.y if is_down else there.y, goal.zoom))

    def reach(self, camera: Camera) -> Rect:
        """Return the area of the sheet, with room around it, that scrolling leads to."""
        sheet, zoom = self._sheet(), max(camera.zoom, FLOOR_ZOOM)
        right = max(sheet.width, sheet.width - sheet.style.page_margin + ROOM_RIGHT / zoom)
        left = min(0.0, sheet.style.page_margin - FIT_MARGIN / zoom)
        return Rect(left, left, right - left, sheet.height + ROOM_BOTTOM / zoom - left)

    def resize(self, width: float, height: float, *, is_bar: bool = False) -> None:
        """Take over the size of the view; a map that was fitted into it, and not moved since, still fits.

        Where only a scroll bar came or went, `is_bar`, because the map has grown, it stays where it is.
        """
        is_whole = self.goal == self._whole and not (is_bar and self._fitted != self._measures())
        self.width, self.height = max(1.0, width), max(1.0, height)
        if is_whole:
            self.set(self._fitting())
            self._whole, self._fitted = self._camera, self._measures()
        else:
            self._put(self._camera)

    def _measures(self) -> tuple[float, float]:
        sheet = self._sheet()
        return sheet.width, sheet.height

    def _put(self, camera: Camera) -> None:
        camera = self._allowed(camera)
        changed, self._camera = camera != self._camera, camera
        if changed:
            self._moved()

    def _allowed(self, camera: Camera) -> Camera:
        zoom = clamp_zoom(camera.zoom)
        if zoom != camera.zoom:
            camera = Camera(camera.x, camera.y, zoom)
        sheet = self._sheet()
        area = Rect(0, 0, sheet.width, sheet.height)
        return kept_in_sight(camera, area, width=self.width, height=self.height)

    def _on_value_changed(self, value: object) -> None:
        if isinstance(value, float):
            self._put(self._from.towards(self._to, value) if value < 1 else self._to)


def inked_area(sheet: Sheet) -> Rect:
    """Return the part of a sheet within its margins."""
    margin = sheet.style.page_margin
    return Rect(margin, margin, max(1.0, sheet.width - 2 * margin), max(1.0, sheet.height - 2 * margin))
