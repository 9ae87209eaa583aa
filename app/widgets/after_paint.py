"""Does something once a widget has been painted for the first time: what its picture does not need can wait.

What a user could ask for by a key or a click does not even wait for that, if the user is quicker.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.compat import override

UNSEEN_MS = 1000
"""A window that is not to be seen is never painted: then this is long enough to wait."""


def after_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Call a function in the first idle moment after a widget's next painting; never once the widget is gone."""
    _Watch(widget, then)


def when_wanted(widget: QWidget, then: Callable[[], None], *, doors: Sequence[QWidget] = ()) -> None:
    """Call a function, once, after a widget's next painting, or before a key or a click that comes earlier.

    Keys and clicks are seen that come to the widget or to one of the `doors`. The whole program could be watched
    at less length, but then PySide reads every class of Qt, to find out what strange objects there are.
    """
    _Guard(widget, then, (widget, *doors))


_WANTING = frozenset(
    (
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
    )
)


class _Guard(QObject):
    """Sees the events of some widgets for the few moments until one of them is painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None], watched: tuple[QWidget, ...]) -> None:
        super().__init__(widget)
        self._then: Callable[[], None] | None = then
        self._watched = watched
        for each in watched:
            each.installEventFilter(self)
        after_paint(widget, self._do)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WANTING:
            self._do()
        return False

    def _do(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            for each in self._watched:
                each.removeEventFilter(self)
            self.deleteLater()
            then()


class _Watch(QObject):
    """Sees a widget's events until the first painting."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then: Callable[[], None] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(UNSEEN_MS, self, self._do)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._do)
        return False

    def _do(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.deleteLater()
            then()
