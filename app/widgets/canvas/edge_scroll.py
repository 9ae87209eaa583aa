"""Scrolling by itself: a dragging pointer that waits at an edge of the view pushes the map along."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QTimer

from app.ink.geometry import Point, Rect
from app.widgets.canvas.frame import Frame

EDGE = 32.0
WAIT_MS, EASE_MS = 200, 200
FASTEST = 25.0
FRAME_MS = 16


class ScrollHost(Protocol):
    """What scrolling needs of the canvas."""

    @property
    def frame(self) -> Frame: ...

    def scroll_view(self, dx: float, dy: float) -> None: ...


class EdgeScroll(QObject):
    """Scrolls the view while `where` answers with a place near one of its edges."""

    def __init__(self, host: ScrollHost, where: Callable[[], QPointF | None], parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._where = host, where
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._waiting = QElapsedTimer()

    def watch(self) -> None:
        """Look where the pointer is now: begin to wait at an edge, or stop away from it."""
        if self._push() is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._waiting.start()
            self._timer.start()

    def stop(self) -> None:
        """Let the view stand still."""
        self._timer.stop()

    def _push(self) -> Point | None:
        pos = self._where()
        return push_at(self._host.frame.cells_view, pos) if pos is not None else None

    def _on_timeout(self) -> None:
        push = self._push()
        if push is None:
            self._timer.stop()
            return
        elapsed = self._waiting.elapsed()
        if elapsed < WAIT_MS:
            return
        share = min(1.0, (elapsed - WAIT_MS) / EASE_MS)
        self._host.scroll_view(push.x * FASTEST * share, push.y * FASTEST * share)


def push_at(view: Rect, pos: QPointF) -> Point | None:
    """Return which way and how strongly the pointer pushes an edge of the view, each -1 … 1."""
    x = _beyond(pos.x(), view.x, view.right)
    y = _beyond(pos.y(), view.y, view.bottom)
    return Point(x, y) if x or y else None


def _beyond(place: float, low: float, high: float) -> float:
    if place < low + EDGE:
        return max(-1.0, (place - low - EDGE) / EDGE)
    return min(1.0, max(0.0, (place - high + EDGE) / EDGE))
