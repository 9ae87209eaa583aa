"""Scroll bars that follow the camera and lead it, and what one turn of the wheel means."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.values import dataclass
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.viewing import Viewing

NOTCH = 120.0
"""What a wheel's notch counts, in eighths of a degree."""
LINE_PIXELS = 20.0
ZOOM_PER_NOTCH = 1.15


@dataclass(frozen=True, slots=True)
class WheelSteps:
    """How far a turn of the wheel scrolls in pixels, and by which factor it zooms."""

    dx: float
    dy: float
    zoom: float


def wheel_steps(event: QWheelEvent) -> WheelSteps:
    """Return what a wheel event means: trackpads give pixels, wheels give notches; Shift turns it sideways."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    notches = (angle.y() or angle.x()) / NOTCH
    zoom = ZOOM_PER_NOTCH**notches
    if not pixels.isNull():
        return WheelSteps(-float(pixels.x()), -float(pixels.y()), zoom)
    lines = QApplication.wheelScrollLines() * LINE_PIXELS
    dx, dy = -angle.x() / NOTCH * lines, -angle.y() / NOTCH * lines
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
        dx, dy = dy, 0.0
    return WheelSteps(dx, dy, zoom)


class Bars:
    """Keeps two scroll bars and a camera together; a value of a bar is a pixel of the zoomed sheet."""

    def __init__(self, area: QAbstractScrollArea, viewing: Viewing) -> None:
        self._area, self._viewing = area, viewing
        self._following = False

    def follow(self) -> None:
        """Show where the camera is."""
        camera, viewing = self._viewing.camera, self._viewing
        reach = viewing.reach(camera)
        self._following = True
        try:
            self._set(horizontal=True, place=camera.x, start=reach.x, end=reach.right, page=viewing.width)
            self._set(horizontal=False, place=camera.y, start=reach.y, end=reach.bottom, page=viewing.height)
        finally:
            self._following = False

    def _set(self, *, horizontal: bool, place: float, start: float, end: float, page: float) -> None:
        bar = self._area.horizontalScrollBar() if horizontal else self._area.verticalScrollBar()
        zoom = self._viewing.camera.zoom
        value = round(place * zoom)
        low, high = round(start * zoom), max(round(start * zoom), round(end * zoom - page))
        if high - low > 2:
            low, high = min(low, value), max(high, value)
        else:  # all of it is in sight: nothing to scroll
            low = high = value
        bar.setRange(low, high)
        bar.setPageStep(round(page))
        bar.setSingleStep(round(LINE_PIXELS))
        bar.setValue(value)

    def lead(self) -> None:
        """Look where the bars were dragged to."""
        if self._following:
            return
        camera = self._viewing.camera
        x, y = self._area.horizontalScrollBar().value(), self._area.verticalScrollBar().value()
        place = Camera(
            x / camera.zoom if x != round(camera.x * camera.zoom) else camera.x,
            y / camera.zoom if y != round(camera.y * camera.zoom) else camera.y,
            camera.zoom,
        )
        self._viewing.set(place)
