"""Filling lines with words: greedy, without widows, or as even as possible.

Works on widths alone and knows neither fonts nor scripts.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol

from app.ink.text_values import Even
from app.values import dataclass

SLACK = 1e-6
"""A line may be this much too wide, so that a text always fits into its own width."""
EXACT_PIECES = 120
"""A longer text is filled without widows instead: the search for even lines grows with its square."""


@dataclass(slots=True)
class Pieces:
    """The words of a paragraph with their widths and the gaps after them; words that were cut become two.

    `joined` holds the indices of pieces that continue the word before them. Only `fill` changes this.
    """

    starts: list[int]
    stops: list[int]
    widths: list[float]
    gaps: list[float]
    joined: set[int]

    def cut(self, index: int, place: int, *, widths: tuple[float, float]) -> None:
        """Make two pieces out of one; none of the pieces after it may have been cut before."""
        self.starts.insert(index + 1, place)
        self.stops.insert(index, place)
        self.widths[index : index + 1] = widths
        self.gaps.insert(index, 0.0)
        self.joined.add(index + 1)


class Cutter(Protocol):
    """What finds the place to cut the word from `start` to `stop` so that its first part fits into `room`."""

    def __call__(self, start: int, stop: int, room: float, *, is_empty_line: bool) -> int:
        """Where to cut; `start` if not at all. An empty line must take a part of the word."""
        ...


def fill(
    pieces: Pieces, limit: float, *, cutter: Cutter, measure: Callable[[int, int], float], even: Even
) -> list[int]:
    """The index of the piece after each line's last one."""
    ends = _greedy(pieces, limit + SLACK, cutter=cutter, measure=measure)
    return even_out(pieces.widths, pieces.gaps, ends, limit=limit + SLACK, even=even, joined=pieces.joined)


def even_out(
    widths: Sequence[float],
    gaps: Sequence[float],
    ends: list[int],
    *,
    limit: float,
    even: Even,
    joined: set[int],
) -> list[int]:
    """Better line ends for lines that were filled greedily, and never more of them."""
    if len(ends) < 2 or even is Even.GREEDY:
        return ends
    if even is Even.EXACT and not joined and len(widths) <= EXACT_PIECES:
        return _exact(widths, gaps, len(ends), limit=limit) or ends
    if even is Even.BALANCED and len(ends) == 2 and not joined:
        return _halves(widths, gaps, ends, limit=limit)
    _pull_down(widths, gaps, ends, limit=limit, joined=joined)
    return ends


def _halves(widths: Sequence[float], gaps: Sequence[float], ends: list[int], *, limit: float) -> list[int]:
    """The end of the first of two lines that makes the longer one as short as possible."""
    best, least = ends, limit
    for end in range(1, len(widths)):
        longer = max(_length(widths[:end], gaps[:end]), _length(widths[end:], gaps[end:]))
        if longer < least:
            best, least = [end, len(widths)], longer
    return best


def _length(widths: Sequence[float], gaps: Sequence[float]) -> float:
    return sum(widths) + sum(gaps[:-1])


def _greedy(
    pieces: Pieces, limit: float, *, cutter: Cutter, measure: Callable[[int, int], float]
) -> list[int]:
    ends: list[int] = []
    first = 0
    reach = _reach(pieces)
    while first < len(pieces.starts):
        begin = reach[first] - pieces.widths[first]
        after = bisect_right(reach, begin + limit, first)
        if after < len(reach):
            used = reach[after] - pieces.widths[after] - begin if after > first else 0.0
            start, stop = pieces.starts[after], pieces.stops[after]
            place = cutter(start, stop, limit - used, is_empty_line=after == first)
            if place > start:
                head = measure(start, place)
                tail = pieces.widths[after] - head
                if (
                    tail <= 2 * limit
                ):  # else it will be cut again, and the difference of a kerned pair can wait
                    tail = measure(place, stop)
                pieces.cut(after, place, widths=(head, tail))
                reach = _reach(pieces)
                after += 1
        after = max(after, first + 1)
        while after < len(reach) and pieces.starts[after] == pieces.stops[after]:
            after += 1  # more spaces hang over the edge
        ends.append(after)
        first = after
    return ends


def _reach(pieces: Pieces) -> list[float]:
    """Where each piece would end if all were on one line."""
    total = list(accumulate(width + gap for width, gap in zip(pieces.widths, pieces.gaps, strict=True)))
    return [end - gap for end, gap in zip(total, pieces.gaps, strict=True)]


def _pull_down(
    widths: Sequence[float], gaps: Sequence[float], ends: list[int], *, limit: float, joined: set[int]
) -> None:
    """Give a lone last word the last word of the line before it, if that leaves two there and both fit."""
    last = ends[-2]
    before = ends[-3] if len(ends) > 2 else 0
    is_lone = ends[-1] - last == 1 and last - before >= 3
    if not is_lone or last in joined or last - 1 in joined:
        return
    if widths[last - 1] + gaps[last - 1] + widths[last] <= limit:
        ends[-2] = last - 1


def _exact(widths: Sequence[float], gaps: Sequence[float], lines: int, *, limit: float) -> list[int]:
    """Line ends with the least sum of squared white space for so many lines; empty if impossible."""
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(widths)
    for _line in range(lines):
        step: list[tuple[float, tuple[int, ...]] | None] = [None] * len(best)
        for first, known in enumerate(best[:-1]):
            if known is not None:
                _extend(widths, gaps, first, known=known, step=step, limit=limit)
        best = step
    return list(best[-1][1]) if best[-1] is not None else []


def _extend(
    widths: Sequence[float],
    gaps: Sequence[float],
    first: int,
    *,
    known: tuple[float, tuple[int, ...]],
    step: list[tuple[float, tuple[int, ...]] | None],
    limit: float,
) -> None:
    width = 0.0
    for after in range(first + 1, len(widths) + 1):
        width += widths[after - 1]
        if width > limit:
            return
        cost = known[0] + (limit - width) ** 2
        held = step[after]
        if held is None or cost < held[0]:
            step[after] = (cost, (*known[1], after))
        width += gaps[after - 1]
