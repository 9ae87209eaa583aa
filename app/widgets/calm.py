"""Looking for garbage among all that is there waits for a calm moment: it takes as long as three frames.

Python would begin it in the middle of whatever makes many objects, such as an undo. From 3.14 on it goes in
small steps by itself.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from app.collector import let_in_again

CALM_MS = 1000
"""Pause after the last frame in which nobody waits for anything."""
DUE, MOST = 4, 40
"""Smaller collections after which a whole one is due in a calm moment, and after which it comes in any."""
GOES_IN_STEPS = sys.version_info >= (3, 14)


class Calm(QObject):
    """Collects garbage when nothing has been painted for a while."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        first, second, _third = gc.get_threshold()
        gc.set_threshold(first, second, MOST)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM_MS)
        self._timer.timeout.connect(collect_if_due)

    def put_off(self) -> None:
        """Begin the pause anew: something was painted."""
        let_in_again()
        self._timer.start()


def collect_if_due() -> None:
    """Collect all garbage if there may be some worth the time, and the collector is let in at all."""
    let_in_again()
    if gc.isenabled() and not GOES_IN_STEPS and gc.get_count()[2] >= DUE:
        gc.collect()
