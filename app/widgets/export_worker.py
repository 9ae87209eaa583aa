"""Makes the bytes of an export beside the window, so that the window stays alive."""

import threading

from PySide6.QtCore import QObject, Signal

from app.editing.exporting import Order, made
from app.ink.fonts import FontBook
from app.layout.papers import PageProblem
from app.values import replace


class ExportWorker(QObject):
    """One export in a thread of its own; `finished(bytes, missing characters)` or `failed(sentence)`."""

    finished = Signal(object, object)
    failed = Signal(str)

    def __init__(self, order: Order, form: str, parent: QObject) -> None:
        super().__init__(parent)
        self._order, self._form = order, form
        self._is_abandoned = False
        self._thread = threading.Thread(target=self._work, name="export", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def abandon(self) -> None:
        """Throw away what comes out; the thread ends by itself and nothing is written."""
        self._is_abandoned = True

    def _work(self) -> None:
        # A shaper of its own: the window may be shaping text at the same moment.
        order = _with_own_fonts(self._order)
        try:
            data, missing = made(order, self._form)
        except PageProblem as error:
            self._tell_failed(str(error))
            return
        if not self._is_abandoned:
            self.finished.emit(data, missing)

    def _tell_failed(self, sentence: str) -> None:
        if not self._is_abandoned:
            self.failed.emit(sentence)


def _with_own_fonts(order: Order) -> Order:
    return replace(order, book=FontBook())
