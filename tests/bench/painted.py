"""When a frame was painted and handed over to the screen: what follows after it is no part of it."""

import time

from PySide6.QtCore import QEvent

from app.widgets.canvas.canvas import Canvas


class WatchedCanvas(Canvas):
    """A canvas that is a window of its own, and notes when each of its frames is done."""

    busy = wall = 0.0
    """The thread's processor time, and the time on the clock, in seconds."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.busy, self.wall = time.thread_time(), time.perf_counter()
        return done
