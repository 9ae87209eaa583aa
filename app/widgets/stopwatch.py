"""For developers with a stopwatch: the program ends when what was asked for has been painted."""

import os

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.compat import override


class _Watch(QObject):
    """Waits for a widget's first paint, and for the window around it, which is painted in the same turn."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: os._exit(0))
        return False


def end_after_paint(widget: QWidget) -> None:
    """End the process, with nothing saved and nothing tidied up, once a widget was painted."""
    widget.installEventFilter(_Watch(widget))
