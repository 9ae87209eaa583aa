"""A finger that stays: after half a second it opens the menu of what lies under it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPointingDevice

from app.widgets.canvas.tools.host import distance

HOLD_MS = 500
GRIP_MS = 250
"""How long a finger rests before it drags what is under it; one that moves sooner pushes the map."""
STRAY = 6.0
"""How far a finger may stray while it holds still, in pixels."""


def is_touch(event: QMouseEvent) -> bool:
    """Say whether a finger stands behind a mouse event."""
    if event.pointerType() == QPointingDevice.PointerType.Finger:
        return True
    return event.source() == Qt.MouseEventSource.MouseEventSynthesizedByQt


class LongPress(QObject):
    """Watches one finger from its touch on; `held` is called with its place when it has stayed long enough."""

    def __init__(self, held: Callable[[QPointF], None], parent: QObject) -> None:
        super().__init__(parent)
        self._held = held
        self._start: QPointF | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_on(self) -> bool:
        """Whether a finger is down that has not yet done anything."""
        return self._start is not None

    @property
    def is_hasty(self) -> bool:
        """Whether the finger has not rested long enough to take hold of something."""
        return self.is_on and self._since.elapsed() < GRIP_MS

    def begin(self, pos: QPointF) -> None:
        """A finger touched the view."""
        self._start = pos
        self._since.start()
        self._timer.start()

    def strays(self, pos: QPointF) -> bool:
        """Say whether the finger has moved further than one that holds still does; then no menu will open."""
        if self._start is None or distance(self._start, pos) < STRAY:
            return False
        self._timer.stop()
        return True

    def end(self) -> None:
        """The finger was lifted, or does something else now."""
        self._start = None
        self._timer.stop()

    def _on_timeout(self) -> None:
        place, self._start = self._start, None
        if place is not None:
            self._held(place)
