"""Something that a user does not look for in the next frame: it is done right after that frame was painted.

What edits make necessary beside the map (panels, counts, words for the status bar and for screen readers) took as
long as the map itself. Qt paints before it comes to timers, so a pause of nothing is long enough.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QObject):
    """Does one thing in the next idle moment, once, however often it was asked for until then."""

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do)

    def ask(self) -> None:
        """Ask for it; what was asked for already is not put off."""
        if not self._timer.isActive():
            self._timer.start()

    def settle(self) -> None:
        """Do it now if it is due: somebody wants to see it."""
        if self._timer.isActive():
            self._timer.stop()
            self._do()

    def drop(self) -> None:
        """Forget that it was asked for: something else has taken its place."""
        self._timer.stop()

    def _do(self) -> None:
        self._work()
