"""What a paint event shows: a sharp frame, or the last one scaled while the zoom changes; and idle work."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.layout.sheet import Sheet
from app.widgets.canvas.backing import Backing, Haste
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.painting import FramePainter
from app.widgets.canvas.scaled import Scaled
from app.widgets.canvas.viewing import Viewing

SHARP_AFTER_MS = 90
"""How long a scaled frame may be seen at most, while the wheel turns on as well as when it rests."""
CALM_MS, REST_MS, WORK_MS = 50, 8, 0
"""Pauses before idle work around the view begins after an edit, between two pieces of it and while the view
moves, and before work in the view."""


class Showing(QObject):
    """Paints one viewport from a backing; tells `rested` when rough frames must end."""

    def __init__(self, painting: FramePainter, viewing: Viewing, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewing, self._viewport = viewing, viewport
        self.backing = Backing(painting)
        self._scaled = Scaled(self.backing, painting)
        self._is_rough = False
        self._sharpen = _timer(self, SHARP_AFTER_MS, self._on_sharpen)
        self._idle = _timer(self, REST_MS, self._on_idle)

    def spoil(self) -> None:
        """Paint everything anew."""
        self.backing.spoil()
        self._viewport.update()

    def follow(self, sheet: Sheet) -> None:
        """Take over another layout of the map, and paint anew where it differs."""
        parts = self.backing.follow(sheet)
        if parts is None or self._is_rough:
            self._viewport.update()
        else:
            for part in parts:
                self._viewport.update(part.toAlignedRect())

    def begin(self, painter: QPainter, frame: Frame, ratio: float) -> Callable[[QRect], None]:
        """Return what draws a part of the frame's ground, in pixels of the view."""
        is_picture = not self._is_on_screen(painter)
        before = self.backing.frame
        if self._viewing.is_turning and not is_picture and self._scaled.can_draw(frame, ratio):
            self._is_rough = True
            if not self._sharpen.isActive():
                self._sharpen.start()
            return lambda part: self._scaled.draw(painter, frame, part)
        moved = before is not None and before.sheet is frame.sheet and before.camera != frame.camera
        haste: Haste = "none"
        if moved and not is_picture:
            # What was blurred becomes sharp at one blow: bars in between would flicker.
            haste = "new" if self._is_rough else "all"
        was_poor = self.backing.is_poor
        self.backing.show(frame, ratio, haste=haste)
        if was_poor and not self.backing.is_poor:
            # This event may be for a small part, or for a picture: bars elsewhere in the window must go as well.
            self._viewport.update()
        if not is_picture:
            self._is_rough = False
            self._sharpen.stop()
        self._idle.start(WORK_MS if self.backing.is_poor else REST_MS if moved else CALM_MS)
        return lambda part: self.backing.draw(painter, part)

    def _is_on_screen(self, painter: QPainter) -> bool:
        """Say whether a frame goes to the window, and not into a picture of it that somebody takes."""
        store = self._viewport.window().backingStore()
        # PySide gives None as well, for a window that was never shown.
        return bool(store) and painter.paintEngine().paintDevice() is store.paintDevice()

    def _on_sharpen(self) -> None:
        self._viewing.is_turning = False
        self._viewport.update()

    def _on_idle(self) -> None:
        if self._is_rough:
            self._idle.start(REST_MS)
            return
        done = self.backing.work_ahead()
        if done is None:
            return
        if done.isEmpty():
            self._idle.start(REST_MS)
            return
        ratio = self.backing.grid.ratio
        place = QRectF(done.x() / ratio, done.y() / ratio, done.width() / ratio, done.height() / ratio)
        self._viewport.update(place.toAlignedRect())
        self._idle.start(WORK_MS)


def _timer(parent: QObject, pause: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(then)
    return timer
