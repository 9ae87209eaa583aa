"""How much is painted at a time in idle moments, learned from what was painted before."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Final

SLICE_S: Final = 0.003
"""Seconds of processor time that one slice should take: what a user does next waits no longer."""
FEWEST, MOST = 30_000, 1_000_000
"""Pixels of a slice at least and at most."""
_FIRST: Final = 60_000
_LEAST_S: Final = 0.0002


class Pace:
    """Pixels for the next slice; those of few cards go faster than those of many."""

    def __init__(self) -> None:
        self.pixels = _FIRST

    @contextmanager
    def learning(self, area: int) -> Iterator[None]:
        """Within the block, so many pixels are painted; the next slice will be as large as time allows."""
        start = thread_time()
        yield
        taken = max(_LEAST_S, thread_time() - start)
        wanted = area * SLICE_S / taken
        self.pixels = round(min(MOST, max(FEWEST, (self.pixels + wanted) / 2)))
