"""Fingers on the view: one does what a mouse would do, two zoom and push the map at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QApplication

from app.ink.geometry import Point
from app.widgets.canvas.tools.host import distance

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

TAP_NEAR = 24.0
"""How far the second tap of two may be from the first, in pixels."""
LEAST_SPREAD = 8.0
"""Fingers that are closer than so many pixels say nothing about a zoom."""
_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Fingers:
    """Takes the touches of one canvas.

    Qt would turn a single finger into a mouse by itself, but then the second one is never heard of.
    """

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._is_one = self._is_two = False
        self._middle, self._spread = QPointF(), 0.0
        self._tapped, self._tap = QElapsedTimer(), QPointF()
        # Not the screen itself: Qt would take a mouse event of that one for its touch number 0.
        self._device = QPointingDevice(
            "a finger",
            1,
            QInputDevice.DeviceType.TouchScreen,
            QPointingDevice.PointerType.Finger,
            QInputDevice.Capability.Position,
            1,
            1,
        )

    def take(self, event: QTouchEvent) -> bool:
        """Do what fingers mean; False leaves them to what lies upon the view, such as the text editor."""
        down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        match event.type():
            case QEvent.Type.TouchBegin:
                first = event.points()[0].position()
                if self._canvas.viewport().childAt(first.toPoint()) is not None:
                    event.ignore()
                    return False
                self._begin(event, down)
            case QEvent.Type.TouchUpdate:
                self._go_on(event, down)
            case QEvent.Type.TouchEnd:
                self._end(event)
            case _:
                self._give_up()
        event.accept()
        return True

    def _begin(self, event: QTouchEvent, down: list[QEventPoint]) -> None:
        self._is_two = False
        if len(down) > 1:
            self._take_two(down)
            return
        self._is_one = True
        pos, kind = event.points()[0].position(), QEvent.Type.MouseButtonPress
        if self._is_second_tap(pos):
            kind = QEvent.Type.MouseButtonDblClick
        self._as_mouse(event, kind)

    def _is_second_tap(self, pos: QPointF) -> bool:
        soon = self._tapped.isValid() and self._tapped.elapsed() < QApplication.doubleClickInterval()
        self._tapped.invalidate()
        return soon and distance(self._tap, pos) < TAP_NEAR

    def _go_on(self, event: QTouchEvent, down: list[QEventPoint]) -> None:
        if len(down) > 1 and not self._is_two:
            self._take_two(down)
        elif len(down) > 1:
            self._pinch(down)
        elif self._is_one:
            self._as_mouse(event, QEvent.Type.MouseMove)

    def _take_two(self, down: list[QEventPoint]) -> None:
        """A second finger came: what the first one had begun was not meant."""
        self._give_up()
        self._is_two = True
        self._middle, self._spread = _span(down)

    def _pinch(self, down: list[QEventPoint]) -> None:
        middle, spread = _span(down)
        self._canvas.pan(self._middle.x() - middle.x(), self._middle.y() - middle.y())
        if min(spread, self._spread) >= LEAST_SPREAD:
            self._canvas.zoom_view(spread / self._spread, Point(middle.x(), middle.y()))
        self._middle, self._spread = middle, spread

    def _end(self, event: QTouchEvent) -> None:
        if self._is_one:
            self._tap = event.points()[0].position()
            self._tapped.start()
            self._as_mouse(event, QEvent.Type.MouseButtonRelease)
        self._is_one = self._is_two = False

    def _give_up(self) -> None:
        if self._is_one:
            self._canvas.give_up_touch()
        self._is_one = self._is_two = False

    def _as_mouse(self, event: QTouchEvent, kind: QEvent.Type) -> None:
        """Tell the view of one finger in the words of a mouse; its device says that it is none."""
        point, viewport = event.points()[0], self._canvas.viewport()
        button = _NO_BUTTON if kind == QEvent.Type.MouseMove else _LEFT
        held = _NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else _LEFT
        place = (point.position(), point.scenePosition(), point.globalPosition())
        mouse = QMouseEvent(kind, *place, button, held, event.modifiers(), self._device)
        QApplication.sendEvent(viewport, mouse)


def _span(down: list[QEventPoint]) -> tuple[QPointF, float]:
    """Return the middle between two fingers and how far they are apart."""
    one, other = down[0].position(), down[1].position()
    return (one + other) / 2, distance(one, other)
