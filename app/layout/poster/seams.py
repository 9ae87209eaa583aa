"""Where a poster is cut into tiles: evenly, or moved into gutters so that no card is cut.

Lengths are points along one side of the poster.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil, inf

from app.layout.poster.pages import Span
from app.values import dataclass

MOST_SHIFT = 0.25
"""How far a seam may move from its even place, as a share of what a tile shows."""
CLEAR = 1.0
"""How far a seam stays away from a card, at least."""
MORE_TILES = 4
"""How many tiles more than needed may be tried for seams that cut nothing."""
LEAST_STEP = 40.0
_WORDS_COST, _BAND_COST = 10.0, 0.02
"""What it costs to cut words, and to go through a row instead of between two; a move over a whole tile is 1."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a poster: its length, what a tile shows of it, and the overlap of two tiles."""

    length: float
    shown: float
    overlap: float

    @property
    def least(self) -> int:
        """Return how many tiles it takes at least."""
        return max(1, ceil((self.length - self.overlap) / (self.shown - self.overlap) - 1e-9))

    def even(self, count: int) -> tuple[float, ...]:
        """Return the seams of so many tiles, all equally long."""
        step = (self.length - self.overlap) / count
        return tuple(step * turn for turn in range(1, count))

    def spans(self, seams: Sequence[float]) -> tuple[Span, ...]:
        """Return what each tile shows; all but the last reach over their seam by the overlap."""
        starts, ends = (0.0, *seams), (*(seam + self.overlap for seam in seams), self.length)
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))

    def holds(self, seams: Sequence[float]) -> bool:
        """Say whether no tile would have to show more than it can."""
        return all(span.length <= self.shown + 1e-6 for span in self.spans(seams))

    def shift(self, seams: Sequence[float]) -> float:
        """Return how far the seam that was moved most lies from its even place, as a share of a tile."""
        even = self.even(len(seams) + 1)
        return max((abs(a - b) / self.shown for a, b in zip(seams, even, strict=True)), default=0.0)


class Gutters:
    """What a seam would cut: cards, which it must not, words, which it had better not, and bands of rows."""

    def __init__(
        self, cards: Sequence[Interval], words: Sequence[Interval] = (), bands: Sequence[Interval] = ()
    ) -> None:
        self._cards, self._words, self._bands = _merged(cards), words, bands
        self._starts = [start for start, _end in self._cards]

    def is_free(self, at: float) -> bool:
        """Say whether a seam there cuts no card."""
        index = bisect_right(self._starts, at) - 1
        return index < 0 or at >= self._cards[index][1] - 1e-6 or at <= self._cards[index][0] + 1e-6

    def cost(self, at: float) -> float:
        """Return what the words and rows cost that a seam there would cut."""
        words = sum(1 for start, end in self._words if start < at < end)
        return _WORDS_COST * words + _BAND_COST * sum(1 for start, end in self._bands if start < at < end)

    def between(self, low: float, high: float) -> tuple[float, ...]:
        """Return places for a seam: the middle of each gutter, its edges, and steps within wide ones."""
        edges = [-inf, *(edge for card in self._cards for edge in card), inf]
        found = []
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            left, right = max(low, start + CLEAR), min(high, end - CLEAR)
            if left <= right:
                steps = max(1, min(24, int((right - left) // 9)))
                found += [left + (right - left) * step / steps for step in range(steps + 1)]
                found.append((left + right) / 2)
        found += [edge for band in self._bands for edge in band if low < edge < high and self.is_free(edge)]
        return tuple(dict.fromkeys(found))


def _merged(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def free_seams(side: Side, gutters: Gutters) -> tuple[float, ...] | None:
    """Return seams that cut no card, with as few tiles as possible and moved as little; None if there are none."""
    for count in range(side.least, side.least + MORE_TILES + 1):
        seams = _moved(side, count, gutters)
        if seams is not None:
            return seams
    return None


def _moved(side: Side, count: int, gutters: Gutters) -> tuple[float, ...] | None:
    """Move the seams of so many tiles into gutters at the least cost, from the first to the last one."""
    reach = MOST_SHIFT * side.shown
    step = side.shown - side.overlap
    ways: dict[float, tuple[float, tuple[float, ...]]] = {0.0: (0.0, ())}
    for place in side.even(count):
        following: dict[float, tuple[float, tuple[float, ...]]] = {}
        befores = sorted(ways)
        for at in gutters.between(max(place - reach, LEAST_STEP), min(place + reach, side.length)):
            own = gutters.cost(at) + ((at - place) / side.shown) ** 2
            near = befores[bisect_left(befores, at - step - 1e-6) : bisect_right(befores, at - LEAST_STEP)]
            if near:
                cost, seams = min(ways[before] for before in near)
                following[at] = (cost + own, (*seams, at))
        ways = following
    ends = [way for at, way in ways.items() if side.length - at <= side.shown + 1e-6]
    return min(ends)[1] if ends else None


def crossed(seams: Sequence[float], cards: Sequence[Interval]) -> int:
    """Return how many cards are cut by any of the seams."""
    places = sorted(seams)
    return sum(
        1 for start, end in cards if bisect_left(places, end - 1e-6) > bisect_right(places, start + 1e-6)
    )


__all__ = ["Gutters", "Interval", "Side", "crossed", "free_seams"]
