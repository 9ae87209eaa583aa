"""Which entries of the foot share a line, some from the left, others from the right."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

MOST_LINES, MOST_ENTRIES = 3, 12
"""On so many lines, and with so many entries from the left, all ways are looked through."""

Ways = tuple[range, ...]


def shared_lines(
    left: Sequence[float], right: Sequence[float], width: float, *, gap: float, together: int = 0
) -> tuple[Ways, Ways] | None:
    """Return which entries stand on each line, from the left and from the right, given how wide each is.

    There are as few lines as possible, and each side is about as long on all of them; the first so many `together`
    stay on one line if they can. None if there would be more than three lines, or so many entries that looking
    through all ways takes long.
    """
    if len(left) > MOST_ENTRIES or len(right) > MOST_ENTRIES:
        return None
    for lines in range(1, MOST_LINES + 1):
        ways = [
            (any(0 < line.start < together for line in a), cost, a, b)
            for a in _divided(len(left), lines)
            for b in _divided(len(right), lines)
            if (cost := _cost(_used(left, a, gap), _used(right, b, gap), width, gap)) is not None
        ]
        if ways:
            *_price, a, b = min(ways, key=lambda way: way[:2])
            return a, b
    return None


def _divided(count: int, lines: int) -> Iterator[Ways]:
    """Yield all ways to put things one after another on so many lines; only first and last ones stay empty."""
    for used in range(min(1, count), min(count, lines) + 1):
        for ends in combinations(range(1, count), max(0, used - 1)):
            own = tuple(range(a, b) for a, b in pairwise((0, *ends, count)))[:used]
            for before in range(lines - used + 1):
                yield (*(range(0),) * before, *own, *(range(0),) * (lines - used - before))


def _used(widths: Sequence[float], lines: Ways, gap: float) -> list[float]:
    return [sum(widths[i] for i in line) + gap * max(0, len(line) - 1) for line in lines]


def _cost(left: list[float], right: list[float], width: float, gap: float) -> float | None:
    """The squares of how long both sides are on each line, least where all are alike; None if one is too long."""
    cost = 0.0
    for a, b in zip(left, right, strict=True):
        if a + b + (gap if a and b else 0.0) > width + 0.01:
            return None
        cost += a * a + b * b
    return cost


__all__ = ["shared_lines"]
