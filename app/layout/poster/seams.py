"""Where a poster is cut into tiles: evenly, or moved into gutters so that no card is cut.

Lengths are points along one side of the poster.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from math import ceil, inf

from app.layout.poster.pages import Span
from app.values import dataclass

MOST_SHIFT = 0.25
"""How far a seam may move from its even place, as a share of what a tile shows."""
CLEAR, LEAST_GUTTER = 1.0, 0.2
"""How far a seam stays away from cards where a gutter is wide enough, and from what width on it is one."""
MORE_TILES = 4
"""How many tiles more than needed may be tried for seams that cut nothing."""
LEAST_STEP = 40.0
EVERYWHERE = 48
"""In how many steps a seam's reach is looked through where cards must be cut."""
_CARD_COST, _WORDS_COST, _SMALL_COST, _BAND_COST = 1e6, 10.0, 0.03, 0.02
"""What it costs to cut a card, words, small words, or a row instead of going between two; a move over a whole tile
is 1."""

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
        self,
        cards: Sequence[Interval],
        words: Sequence[Interval] = (),
        bands: Sequence[Interval] = (),
        *,
        small: Sequence[Interval] = (),
    ) -> None:
        self._cards, self._words, self._bands = _merged(cards), words, bands
        self._small = small
        self._starts = [start for start, _end in self._cards]
        merged = _merged(words)
        self._word_starts, self._word_ends = (
            [start for start, _end in merged],
            [end for _start, end in merged],
        )
        self._all_starts = sorted(start for start, _end in cards)
        self._all_ends = sorted(end for _start, end in cards)

    def is_free(self, at: float) -> bool:
        """Say whether a seam there cuts no card."""
        index = bisect_right(self._starts, at) - 1
        return index < 0 or at >= self._cards[index][1] - 1e-6 or at <= self._cards[index][0] + 1e-6

    def cost(self, at: float) -> float:
        """Return what the cards, words and rows cost that a seam there would cut."""
        cards = bisect_left(self._all_starts, at - 1e-6) - bisect_right(self._all_ends, at + 1e-6)
        return (
            _CARD_COST * cards
            + _WORDS_COST * _cut(self._words, at)
            + _SMALL_COST * _cut(self._small, at)
            + _BAND_COST * _cut(self._bands, at)
        )

    def _between_words(self, low: float, high: float) -> Iterator[float]:
        """Yield the middles of the gaps between words, where there are no cards."""
        first = max(0, bisect_right(self._word_ends, low) - 1)
        for end, start in zip(self._word_ends[first:], self._word_starts[first + 1 :], strict=False):
            if end >= high:
                break
            middle = (end + start) / 2
            if low <= middle <= high:
                yield middle

    def between(self, low: float, high: float) -> tuple[float, ...]:
        """Return places for a seam: the middle of each gutter, its edges, and steps within wide ones."""
        edges = [-inf, *(edge for card in self._cards for edge in card), inf]
        found = []
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            clear = min(CLEAR, (end - start) / 2)
            left, right = max(low, start + clear), min(high, end - clear)
            if left <= right and end - start >= LEAST_GUTTER:
                steps = max(1, min(24, int((right - left) // 9)))
                found += [left + (right - left) * step / steps for step in range(steps + 1)]
                found.append((left + right) / 2)
                found += self._between_words(left, right)
        found += [edge for band in self._bands for edge in band if low < edge < high and self.is_free(edge)]
        return tuple(dict.fromkeys(found))


def _cut(intervals: Sequence[Interval], at: float) -> int:
    return sum(1 for start, end in intervals if start < at < end)


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
        found = _moved(side, count, gutters.between, gutters)
        if found is not None:
            return found[1]
    return None


def least_seams(side: Side, gutters: Gutters) -> tuple[float, ...]:
    """Return the seams that cut the fewest cards where none cuts nothing: with a tile more only if that helps."""

    def anywhere(low: float, high: float) -> tuple[float, ...]:
        steps = (low + (high - low) * step / EVERYWHERE for step in range(EVERYWHERE + 1))
        return (*gutters.between(low, high), *steps)

    ways = [_moved(side, side.least + more, anywhere, gutters) for more in (0, 1)]
    costs = [(way[0] // _CARD_COST, turn, way[1]) for turn, way in enumerate(ways) if way is not None]
    return min(costs)[2] if costs else side.even(side.least)


def _moved(
    side: Side, count: int, places: Callable[[float, float], tuple[float, ...]], gutters: Gutters
) -> tuple[float, tuple[float, ...]] | None:
    """Move the seams of so many tiles at the least cost, from the first to the last one; return cost and seams."""
    reach = MOST_SHIFT * side.shown
    step = side.shown - side.overlap
    ways: dict[float, tuple[float, tuple[float, ...]]] = {0.0: (0.0, ())}
    for place in side.even(count):
        following: dict[float, tuple[float, tuple[float, ...]]] = {}
        befores = sorted(ways)
        for at in places(max(place - reach, LEAST_STEP), min(place + reach, side.length)):
            own = gutters.cost(at) + ((at - place) / side.shown) ** 2
            near = befores[bisect_left(befores, at - step - 1e-6) : bisect_right(befores, at - LEAST_STEP)]
            if near:
                cost, seams = min(ways[before] for before in near)
                following[at] = (cost + own, (*seams, at))
        ways = following
    ends = [way for at, way in ways.items() if side.length - at <= side.shown + 1e-6]
    return min(ends) if ends else None


def crossed(seams: Sequence[float], cards: Sequence[Interval]) -> int:
    """Return how many cards are cut by any of the seams."""
    places = sorted(seams)
    return sum(
        1 for start, end in cards if bisect_left(places, end - 1e-6) > bisect_right(places, start + 1e-6)
    )


__all__ = ["Gutters", "Interval", "Side", "crossed", "free_seams", "least_seams"]
