"""The canvas: it turns events into gestures, keys and paint."""

from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)

from app.compat import override
from app.ink.geometry import Point
from app.widgets.canvas.scrolling import wheel_steps
from app.widgets.canvas.surface import Surface
from app.widgets.canvas.wording import header_name

if TYPE_CHECKING:
    from app.widgets.canvas.fingers import Fingers

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Canvas(Surface):
    """One session's map as a widget; see `Surface` for its signals and for what can be asked of it."""

    name_wanted = Signal(str, str, str)
    """Emitted where a name is to be edited while the canvas is not in sight: its kind, its id and the name now."""
    _outer = QSize()
    """The size with the scroll bars, as it was last."""

    @override
    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None:
        name = header_name(self.session.journey, slot_kind, slot_id) if self.isHidden() else None
        if name is not None:
            self.name_wanted.emit(slot_kind, slot_id, name)
        else:
            super().edit_text(slot_kind, slot_id, append=append)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_view(event.region())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._frame = None
        # A map that grows beyond the view brings a scroll bar; nobody wants another zoom below the pointer then.
        is_bar, self._outer = self.size() == self._outer, self.size()
        self._viewing.resize(self.viewport().width(), self.viewport().height(), is_bar=is_bar)
        self._open()
        self._bars.follow()
        self._hands.place_editor()

    @override
    def showEvent(self, event: QEvent) -> None:
        self._open()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._bars.lead()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lay_out_sight()
        self._hands.finish_editing()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hands.pointing.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.pointing.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.pointing.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.pointing.double_click(event, self._hands.editing)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = wheel_steps(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            pos = event.position()
            self._viewing.zoom_at(steps.zoom, Point(pos.x(), pos.y()))
        else:
            self._viewing.scroll(steps.dx, steps.dy)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hands.finish_editing()
        self._hands.pointing.context(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._hands.pointing.key(event, is_down=True) or _keys().press(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._hands.pointing.key(event, is_down=False):
            super().keyReleaseEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor at the first composed character, and let it compose on."""
        if not event.preeditString() and not event.commitString():
            event.accept()
            return
        keys = _keys()
        if keys.may_write(self):
            keys.edit_cursor(self)
            if self._hands.is_editing:
                self._hands.editing.receive(event)
        event.accept()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        match query:
            case Qt.InputMethodQuery.ImEnabled:
                return True
            case Qt.InputMethodQuery.ImCursorRectangle:
                area = self._cursor_area()
                return self.frame.body_rect(area).toRect() if area is not None else QRectF().toRect()
            case _:
                return super().inputMethodQuery(query)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tell_place()
        self.refresh()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hands.cancel()
        self._hands.let_go_of_space()
        self.refresh()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hands.leave()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from app.widgets.canvas.tips import show_tip  # nobody rests on a map that is not there yet

            show_tip(self, event, self._hands.pointing)
            return True
        elif event.type() == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._pinch(event) or super().viewportEvent(event)
        elif event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            return self._fingers.take(event) or super().viewportEvent(event)
        return super().viewportEvent(event)

    @cached_property
    def _fingers(self) -> "Fingers":
        from app.widgets.canvas.fingers import Fingers  # most maps never see one

        return Fingers(self)

    def zoom_view(self, factor: float, pos: Point) -> None:
        """Zoom by a factor with a place of the view staying where it is."""
        self._viewing.zoom_at(factor, pos)

    def give_up_touch(self) -> None:
        """Forget what a finger has begun: another one came."""
        self._hands.pointing.let_go_of_finger()

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        pos = event.position()
        self._viewing.zoom_at(1 + event.value(), Point(pos.x(), pos.y()))
        return True

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _drops().enter(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hands.pointing.carry(event.position(), _drops().move(self, event))

    @override
    def dragLeaveEvent(self, event: QEvent) -> None:
        self._hands.pointing.carry(None, None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.lay_out_sight()
        self._hands.pointing.carry(None, None)
        _drops().drop(self, event)


def _drops() -> ModuleType:
    """What can be dropped: it brings everything that can be pasted, which the first paint does not wait for."""
    from app.widgets.canvas import drops

    return drops


def _keys() -> ModuleType:
    """What keys do: it brings whatever they can begin, which the first paint does not wait for."""
    from app.widgets.canvas import keys

    return keys
