"""What part of a sheet is seen, and how large: pure arithmetic of panning and zooming."""

from app.ink.geometry import Point, Rect
from app.values import dataclass

SMALLEST_ZOOM = 0.08
LARGEST_ZOOM = 4.0
FIT_MARGIN = 24.0
"""Screen pixels around what is fitted into the view."""
KEPT_IN_SIGHT = 120.0
"""Screen pixels of the sheet that no panning pushes out of sight."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The sheet's point at the view's top left corner, and the screen pixels in one map unit."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def to_view(self, point: Point) -> Point:
        """Return where a point of the sheet is on the view, in pixels."""
        return Point((point.x - self.x) * self.zoom, (point.y - self.y) * self.zoom)

    def to_sheet(self, point: Point) -> Point:
        """Return the point of the sheet under a place of the view."""
        return Point(self.x + point.x / self.zoom, self.y + point.y / self.zoom)

    def rect_to_view(self, rect: Rect) -> Rect:
        """Return where a rectangle of the sheet is on the view, in pixels."""
        corner = self.to_view(Point(rect.x, rect.y))
        return Rect(corner.x, corner.y, rect.width * self.zoom, rect.height * self.zoom)

    def moved(self, dx: float, dy: float) -> "Camera":
        """Return the camera shifted over the sheet by so many screen pixels."""
        return Camera(self.x + dx / self.zoom, self.y + dy / self.zoom, self.zoom)

    def zoomed(self, zoom: float, *, at: Point) -> "Camera":
        """Return the camera at another zoom with the same point of the sheet under `at`, a place of the view."""
        zoom = clamp_zoom(zoom)
        fixed = self.to_sheet(at)
        return Camera(fixed.x - at.x / zoom, fixed.y - at.y / zoom, zoom)

    def towards(self, other: "Camera", share: float) -> "Camera":
        """Return the camera a share (0…1) of the way to another one, zooming by equal factors."""
        zoom = self.zoom * (other.zoom / self.zoom) ** share
        if abs(other.zoom - self.zoom) < 1e-9:
            mix = share
        else:
            # The corner moves so that whatever stays in place at both ends stays there all the way.
            mix = (1 / self.zoom - 1 / zoom) / (1 / self.zoom - 1 / other.zoom)
        return Camera(self.x + (other.x - self.x) * mix, self.y + (other.y - self.y) * mix, zoom)


def clamp_zoom(zoom: float) -> float:
    """Return the nearest zoom that is allowed."""
    return max(SMALLEST_ZOOM, min(LARGEST_ZOOM, zoom))


def fitted(area: Rect, *, width: float, height: float, most: float = LARGEST_ZOOM) -> Camera:
    """Return the camera that shows all of an area in the middle of a view of `width` × `height` pixels."""
    room_x, room_y = max(1.0, width - 2 * FIT_MARGIN), max(1.0, height - 2 * FIT_MARGIN)
    zoom = min(room_x / max(area.width, 1.0), room_y / max(area.height, 1.0), most)
    return centred(area, zoom=clamp_zoom(zoom), width=width, height=height)


def fitted_width(area: Rect, *, width: float, top: float | None = None) -> Camera:
    """Return the camera that shows an area's whole width, keeping the sheet's `top` at the view's top."""
    zoom = clamp_zoom(max(1.0, width - 2 * FIT_MARGIN) / max(area.width, 1.0))
    return Camera(area.x - FIT_MARGIN / zoom, area.y - FIT_MARGIN / zoom if top is None else top, zoom)


def centred(area: Rect, *, zoom: float, width: float, height: float) -> Camera:
    """Return the camera with an area in the middle of the view."""
    middle = area.centre
    return Camera(middle.x - width / 2 / zoom, middle.y - height / 2 / zoom, zoom)


def kept_in_sight(camera: Camera, area: Rect, *, width: float, height: float) -> Camera:
    """Return the nearest camera that still shows a strip of the area."""
    strip_x = min(KEPT_IN_SIGHT, width / 2, area.width * camera.zoom) / camera.zoom
    strip_y = min(KEPT_IN_SIGHT, height / 2, area.height * camera.zoom) / camera.zoom
    x = max(area.x + strip_x - width / camera.zoom, min(area.right - strip_x, camera.x))
    y = max(area.y + strip_y - height / camera.zoom, min(area.bottom - strip_y, camera.y))
    return camera if (x, y) == (camera.x, camera.y) else Camera(x, y, camera.zoom)


def scrolled(camera: Camera, dx: float, dy: float, *, area: Rect, size: tuple[float, float]) -> Camera:
    """Return the camera scrolled by screen pixels, no further than the edges of the area."""
    width, height = size
    x = _within(camera.x, dx / camera.zoom, start=area.x, end=area.right - width / camera.zoom)
    y = _within(camera.y, dy / camera.zoom, start=area.y, end=area.bottom - height / camera.zoom)
    return Camera(x, y, camera.zoom)


def _within(place: float, step: float, *, start: float, end: float) -> float:
    """Move a place by a step, between start and end; a place that is outside already may come back or stay."""
    low, high = min(start, end, place), max(start, end, place)
    if end < start:  # everything is in sight: nothing to scroll
        low = high = place
    return max(low, min(high, place + step))


def revealing(camera: Camera, target: Rect, *, view: Rect, margin: float = 24.0) -> Camera:
    """Return the camera moved as little as needed to have a rectangle of the sheet within a part of the view.

    A target that is larger than that part shows its top left corner.
    """
    seen = camera.rect_to_view(target)
    room_x, room_y = (
        min(margin, max(0.0, view.width - seen.width)),
        min(margin, max(0.0, view.height - seen.height)),
    )
    dx = _shift(seen.x - room_x, seen.right + room_x, low=view.x, high=view.right)
    dy = _shift(seen.y - room_y, seen.bottom + room_y, low=view.y, high=view.bottom)
    return camera.moved(dx, dy)


def _shift(start: float, end: float, *, low: float, high: float) -> float:
    if start < low or end - start > high - low:
        return start - low
    return max(0.0, end - high)
