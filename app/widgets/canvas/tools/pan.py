"""Pushing the sheet around: the middle button, or the left one while Space is held."""

from PySide6.QtCore import Qt

from app.compat import override
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer


class Pan(Gesture):
    """Moves the view with the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, host: CanvasHost, start: Pointer) -> None:
        self._host, self._last = host, start.pos

    @override
    def move(self, at: Pointer) -> None:
        step = at.pos - self._last
        self._last = at.pos
        self._host.pan(-step.x(), -step.y())
