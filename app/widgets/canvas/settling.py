"""The short way of a ghost to where its cards came to lie, or back to where they were."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from app.values import dataclass, replace
from app.widgets.canvas.overlays import Ghost, Mark

DURATION_MS = 120


@dataclass(frozen=True, slots=True)
class Flight:
    """A ghost as it was let go, and where its upper left corner ends."""

    ghost: Ghost
    end: QPointF


class Settling(QObject):
    """Lets one ghost glide to its end; nothing is waited for, and the next gesture ends it at once."""

    def __init__(self, refresh: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._flight: Flight | None = None
        self._share = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self.stop)

    def start(self, flight: Flight | None) -> None:
        """Begin a flight, instead of the one under way."""
        self.stop()
        if flight is not None:
            self._flight, self._share = flight, 0.0
            self._animation.start()

    def stop(self) -> None:
        """End the flight at once."""
        if self._flight is not None:
            self._flight = None
            self._animation.stop()
            self._refresh()

    def marks(self) -> list[Mark]:
        """Return the ghost where it is now."""
        flight = self._flight
        if flight is None:
            return []
        way = flight.end - flight.ghost.corner
        return [Mark(replace(flight.ghost, corner=flight.ghost.corner + way * self._share), "free")]

    def _on_value_changed(self, value: object) -> None:
        if isinstance(value, float) and self._flight is not None:
            self._share = value
            self._refresh()
