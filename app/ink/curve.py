"""The emotion line's mathematics: a smooth curve through points that never swings beyond them.

Steffen's monotone cubic: M. Steffen, A simple method for monotonic interpolation in one dimension,
Astronomy & Astrophysics 239 (1990) 443. Extremes of the drawn curve are always at points.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.ink.geometry import Point
from app.ink.primitives import PathStep


def steffen_slopes(points: Sequence[Point]) -> tuple[float, ...]:
    """Return the slope at each point; x must rise from point to point.

    With secants s0, s1 and widths h0, h1 on both sides: p = (s0·h1 + s1·h0) / (h0 + h1) and
    t = (sign s0 + sign s1) · min(|s0|, |s1|, |p| / 2); at the ends t = (3·s − t of the neighbour) / 2.
    """
    if len(points) < 2:
        return (0.0,) * len(points)
    widths = [b.x - a.x for a, b in zip(points, points[1:], strict=False)]
    secants = [(b.y - a.y) / width for a, b, width in zip(points, points[1:], widths, strict=False)]
    if len(points) == 2:
        return (secants[0], secants[0])
    inner = [_slope(secants[i : i + 2], widths[i : i + 2]) for i in range(len(secants) - 1)]
    first = (3 * secants[0] - inner[0]) / 2
    last = (3 * secants[-1] - inner[-1]) / 2
    return (first, *inner, last)


def _slope(secants: Sequence[float], widths: Sequence[float]) -> float:
    (s0, s1), (h0, h1) = secants, widths
    p = (s0 * h1 + s1 * h0) / (h0 + h1)
    return (_sign(s0) + _sign(s1)) * min(abs(s0), abs(s1), abs(p) / 2)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def apart(points: Sequence[Point], *, least: float) -> tuple[Point, ...]:
    """Return the points with each at least that far to the right of the one before: equal places are nudged."""
    moved: list[Point] = []
    for point in points:
        x = max(point.x, moved[-1].x + least) if moved else point.x
        moved.append(point if x == point.x else Point(x, point.y))
    return tuple(moved)


@dataclass(frozen=True)
class SmoothCurve:
    """A curve through points whose x rises."""

    points: tuple[Point, ...]

    @cached_property
    def slopes(self) -> tuple[float, ...]:
        return steffen_slopes(self.points)

    @cached_property
    def _lefts(self) -> list[float]:
        return [point.x for point in self.points]

    def steps(self, first: int = 0, last: int | None = None) -> tuple[PathStep, ...]:
        """Return the path from one point to another (all of it by default) as Bézier curves."""
        end = len(self.points) - 1 if last is None else last
        start = self.points[first]
        bends = tuple(self._bend(index) for index in range(first, end))
        return (("M", start.x, start.y), *bends)

    def _bend(self, index: int) -> PathStep:
        a, b = self.points[index], self.points[index + 1]
        third = (b.x - a.x) / 3
        ya = a.y + third * self.slopes[index]
        yb = b.y - third * self.slopes[index + 1]
        return ("C", a.x + third, ya, b.x - third, yb, b.x, b.y)

    def y_at(self, x: float) -> float | None:
        """Return the curve's height at a place, or None beyond its ends, since nothing is known there."""
        if not self.points or not self.points[0].x <= x <= self.points[-1].x:
            return None
        index = min(bisect_right(self._lefts, x) - 1, len(self.points) - 2)
        if index < 0:
            return self.points[0].y
        return self._height(index, x)

    def _height(self, index: int, x: float) -> float:
        a, b = self.points[index], self.points[index + 1]
        width = b.x - a.x
        t = (x - a.x) / width
        ya = a.y + width / 3 * self.slopes[index]
        yb = b.y - width / 3 * self.slopes[index + 1]
        u = 1 - t
        return u**3 * a.y + 3 * u * u * t * ya + 3 * u * t * t * yb + t**3 * b.y

    def between(self, left: float, right: float, *, step: float = 4.0) -> tuple[float, float] | None:
        """Return the lowest and highest y of the curve over an interval, or None where there is no curve."""
        if not self.points:
            return None
        left, right = max(left, self.points[0].x), min(right, self.points[-1].x)
        if left > right:
            return None
        count = int((right - left) / step) + 1
        places = [left + (right - left) * i / count for i in range(count + 1)]
        places += [point.x for point in self.points if left <= point.x <= right]
        heights = [y for x in places if (y := self.y_at(x)) is not None]
        return min(heights), max(heights)
