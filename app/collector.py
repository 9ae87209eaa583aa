"""Python's garbage collector: asked to wait while much is made at once, and kept out of all but the main thread.

It runs in whatever thread makes the next object, and takes apart what it finds. That may be part of a window,
which only the main thread may take apart: Qt crashes otherwise.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Gate:
    """Lets the collector in while nobody keeps it out; only the main thread opens."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keepers = 0
        self._is_due = False

    def close(self) -> None:
        with self._lock:
            self._is_due = self._is_due or gc.isenabled()
            self._keepers += 1
            gc.disable()

    def leave(self) -> None:
        with self._lock:
            self._keepers -= 1
        self.open_if_due()

    def open_if_due(self) -> bool:
        """Let the collector in if it was, and nobody keeps it out; returns whether it was let in now."""
        if not self._is_due or threading.current_thread() is not threading.main_thread():
            return False
        with self._lock:
            if self._keepers or not self._is_due:
                return False
            self._is_due = False
            gc.enable()
        return True


_GATE = _Gate()


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Keep the collector from searching half-built trees again and again: it takes longer than to build them.

    Another thread's work belongs in this as a whole. The main thread lets the collector in again: at the end of a
    block of its own, or by `let_in_again`.
    """
    _GATE.close()
    try:
        yield
    finally:
        _GATE.leave()


def let_in_again() -> None:
    """Let the collector in if another thread kept it out and has ended; to be called by the main thread."""
    if _GATE.open_if_due():
        gc.collect(0)  # here and now, so that what was made meanwhile makes no other thread begin it
