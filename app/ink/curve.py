"""The emotion line's mathematics: a smooth curve through points that never swings beyond them.

Steffen's monotone cubic: M. Steffen, A simple method for monotonic interpolation in one dimension,
Astronomy & Astrophysics 239 (1990) 443. Extremes of the drawn curve are always at points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import ceil

from app.ink.geometry import Point
from app.ink.primitives import PathStep
from app.values import dataclass

RISE = 0.5
"""How far the upright parts of a curve in steps lean, so that each place has one height."""
SAMPLE = 4.0
"""Distance of the places at which a curve is measured, in map units."""


def steffen_slopes(points: Sequence[Point]) -> tuple[float, ...]:
    """Return the slope at each point; x must rise from point to point.

    With secants s0, s1 and widths h0, h1 on both sides: p = (s0·h1 + s1·h0) / (h0 + h1) and
    t = (sign s0 + sign s1) · min(|s0|, |s1|, |p| / 2); at the ends t = (3·s − t of the neighbour) / 2.
    """
    if len(points) < 2:
        return (0.0,) * len(points)
    widths = [b.x - a.x for a, b in pairwise(points)]
    secants = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    if len(points) == 2:
        return (secants[0], secants[0])
    inner = [_slope(secants[i], secants[i + 1], widths[i : i + 2]) for i in range(len(secants) - 1)]
    first = (3 * secants[0] - inner[0]) / 2
    last = (3 * secants[-1] - inner[-1]) / 2
    return (first, *inner, last)


def _slope(s0: float, s1: float, widths: Sequence[float]) -> float:
    h0, h1 = widths
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


@dataclass(frozen=True, slots=True)
class Bend:
    """One piece of a curve, from a to b, with the heights of its two handles at the thirds of its width."""

    a: Point
    b: Point
    ya: float
    yb: float

    def y_at(self, x: float) -> float:
        """Return the height at an x between a and b; Bernstein's form, which cannot leave its four heights."""
        t = (x - self.a.x) / (self.b.x - self.a.x)
        u = 1 - t
        return u * u * (u * self.a.y + 3 * t * self.ya) + t * t * (3 * u * self.yb + t * self.b.y)

    def step(self) -> PathStep:
        """Return the piece as a step of a path that has reached a."""
        third = (self.b.x - self.a.x) / 3
        return ("C", self.a.x + third, self.ya, self.b.x - third, self.yb, self.b.x, self.b.y)

    def cut(self, y: float) -> tuple["Bend", "Bend"]:
        """Return the two parts of the piece, cut where it crosses a height; the piece must cross it."""
        low, high = 0.0, 1.0
        rising = self.b.y > self.a.y
        for _ in range(50):
            t = (low + high) / 2
            below = self.y_at(self.a.x + t * (self.b.x - self.a.x)) < y
            low, high = (t, high) if below == rising else (low, t)
        return self._halves((low + high) / 2, y)

    def _halves(self, t: float, y: float) -> tuple["Bend", "Bend"]:
        """Cut by de Casteljau's construction; the meeting point lies exactly on y."""
        ab, bc, cd = _mix(self.a.y, self.ya, t), _mix(self.ya, self.yb, t), _mix(self.yb, self.b.y, t)
        middle = Point(_mix(self.a.x, self.b.x, t), y)
        return Bend(self.a, middle, ab, _mix(ab, bc, t)), Bend(middle, self.b, _mix(bc, cd, t), cd)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


@lru_cache(maxsize=4096)
def _sampled(bend: Bend) -> tuple[list[float], list[float]]:
    """Places along a piece and its heights there, without its end; dragging a point changes four pieces only."""
    count = max(1, ceil((bend.b.x - bend.a.x) / SAMPLE))
    step = (bend.b.x - bend.a.x) / count
    places = [bend.a.x + i * step for i in range(count)]
    return places, [bend.a.y, *(bend.y_at(x) for x in places[1:])]


def _step(a: Point, b: Point) -> tuple[Bend, Bend, Bend]:
    """From a point level to the middle, almost upright to the height of the next, and level to it."""
    middle = (a.x + b.x) / 2
    rise = min(RISE, (b.x - a.x) / 4)
    before, after = Point(middle - rise / 2, a.y), Point(middle + rise / 2, b.y)
    return (
        Bend(a, before, a.y, a.y),
        Bend(before, after, _mix(a.y, b.y, 1 / 3), _mix(a.y, b.y, 2 / 3)),
        Bend(after, b, b.y, b.y),
    )


@dataclass(frozen=True)
class Curve:
    """A curve through points whose x rises: smooth, straight from point to point, or in steps half-way between."""

    points: tuple[Point, ...]
    straight: bool = False
    stepped: bool = False

    @property
    def per_pair(self) -> int:
        """Return how many bends lead from one point to the next."""
        return 3 if self.stepped else 1

    @cached_property
    def bends(self) -> tuple[Bend, ...]:
        if self.stepped:
            return tuple(bend for a, b in pairwise(self.points) for bend in _step(a, b))
        slopes = steffen_slopes(self.points)
        pairs = enumerate(pairwise(self.points))
        if self.straight:
            return tuple(Bend(a, b, _mix(a.y, b.y, 1 / 3), _mix(a.y, b.y, 2 / 3)) for _i, (a, b) in pairs)
        return tuple(
            Bend(a, b, a.y + (b.x - a.x) / 3 * slopes[i], b.y - (b.x - a.x) / 3 * slopes[i + 1])
            for i, (a, b) in pairs
        )

    @cached_property
    def _lefts(self) -> list[float]:
        return [bend.a.x for bend in self.bends]

    def y_at(self, x: float) -> float | None:
        """Return the curve's height at a place, or None beyond its ends, since nothing is known there."""
        if not self.points or not self.points[0].x <= x <= self.points[-1].x:
            return None
        if not self.bends:
            return self.points[0].y
        return self.bends[min(bisect_right(self._lefts, x), len(self.bends)) - 1].y_at(x)

    @cached_property
    def _samples(self) -> tuple[list[float], list[float]]:
        """Places along the curve and its heights there: every point, and between them at most SAMPLE apart."""
        xs: list[float] = []
        ys: list[float] = []
        for bend in self.bends:
            places, heights = _sampled(bend)
            xs += places
            ys += heights
        end = self.points[-1:]
        return xs + [p.x for p in end], ys + [p.y for p in end]

    def between(self, left: float, right: float) -> tuple[float, float] | None:
        """Return the least and the greatest y of the curve over an interval, or None where there is no curve."""
        if not self.points or right < self.points[0].x or left > self.points[-1].x:
            return None
        xs, ys = self._samples
        first = max(0, bisect_left(xs, left) - 1)
        heights = ys[first : bisect_right(xs, right, first) + 1]
        return min(heights), max(heights)
