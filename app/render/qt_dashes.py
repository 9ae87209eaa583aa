"""The dashes of straight lines, so far as they can be seen, each at its place however much is seen."""

from collections.abc import Iterator
from math import ceil, floor, hypot

from PySide6.QtCore import QLineF, QRectF

from app.ink.primitives import PathStep

Straight = tuple[float, float, float, float]
"""x and y of a line's start and of its end."""


def straight_lines(steps: tuple[PathStep, ...]) -> list[Straight] | None:
    """Return the lines of an outline if it has nothing else, each on its own; None otherwise."""
    lines: list[Straight] = []
    for start, end in zip(steps[::2], steps[1::2], strict=False):
        if start[0] != "M" or end[0] != "L":
            return None
        lines.append((start[1], start[2], end[1], end[2]))
    return lines if len(steps) % 2 == 0 else None


def dashes(line: Straight, pattern: tuple[float, ...], seen: QRectF | None) -> Iterator[QLineF]:
    """Yield the dashes of a line; those that `seen` does not touch may be left out."""
    x1, y1, x2, y2 = line
    length, period = hypot(x2 - x1, y2 - y1), sum(pattern)
    if length <= 0 or period <= 0:
        return
    right, down = (x2 - x1) / length, (y2 - y1) / length
    first, last = 0.0, length
    if seen is not None:
        first, last = _seen_part(line, (right, down), seen, length=length)
    for number in range(floor(first / period), ceil(last / period)):
        place = number * period
        for ink, gap in zip(pattern[::2], pattern[1::2], strict=False):
            end = min(place + ink, length)
            if place < length:
                yield QLineF(x1 + right * place, y1 + down * place, x1 + right * end, y1 + down * end)
            place += ink + gap


def _seen_part(
    line: Straight, way: tuple[float, float], seen: QRectF, *, length: float
) -> tuple[float, float]:
    """Return from where to where along a line it may lie in a rectangle; nothing if it passes by."""
    first, last = 0.0, length
    edges = ((line[0], way[0], seen.left(), seen.right()), (line[1], way[1], seen.top(), seen.bottom()))
    for start, step, low, high in edges:
        if step == 0:
            if not low <= start <= high:
                return 0.0, 0.0
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, near), min(last, far)
    return (first, last) if first < last else (0.0, 0.0)
