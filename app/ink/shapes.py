"""Small shapes that rows, ribbons and titles share, as paths."""

from collections.abc import Sequence
from functools import lru_cache
from math import acos, hypot, sin, sqrt, tan

from app.ink.geometry import Point
from app.ink.primitives import PathStep


@lru_cache(maxsize=1024)
def left_strip(width: float, height: float, radius: float, *, top: float = 0.0) -> tuple[PathStep, ...]:
    """Return the leftmost part of a rounded rectangle at (0, 0), `width` wide and from `top` downwards.

    It is what a coloured edge covers, so that it follows the corners exactly; width ≤ radius or radius 0.
    """
    radius = min(radius, height / 2)
    if radius <= 0 or width > radius:
        return _frame(width, height, top)
    dip = radius - sqrt(radius**2 - (radius - width) ** 2)
    reach = _bend(radius, acos((radius - width) / radius))
    lower = _lower_corner(width, height, radius, dip=dip, reach=reach)
    if top > radius:
        return (("M", width, top), ("L", 0.0, top), ("L", 0.0, height - radius), lower, ("Z",))
    upper = _upper_corner(width, radius, dip=dip, reach=reach)
    return (("M", width, dip), upper, ("L", 0.0, height - radius), lower, ("Z",))


def _frame(width: float, height: float, top: float) -> tuple[PathStep, ...]:
    return (("M", 0.0, top), ("L", width, top), ("L", width, height), ("L", 0.0, height), ("Z",))


def _bend(radius: float, angle: float) -> float:
    """How long the handles of a Bézier curve are that follows an arc: 4/3 · tan(angle / 4) · radius."""
    return 4 / 3 * tan(angle / 4) * radius


def _upper_corner(width: float, radius: float, *, dip: float, reach: float) -> PathStep:
    dx, dy = (radius - dip) / radius, (radius - width) / radius
    return ("C", width - reach * dx, dip + reach * dy, 0.0, radius - reach, 0.0, radius)


def _lower_corner(width: float, height: float, radius: float, *, dip: float, reach: float) -> PathStep:
    dx, dy = (radius - dip) / radius, (radius - width) / radius
    low = height - dip
    return ("C", 0.0, height - radius + reach, width - reach * dx, low - reach * dy, width, low)


def rounded_polygon(corners: Sequence[Point], radius: float) -> tuple[PathStep, ...]:
    """Return a closed path through the corners, each rounded by about that radius."""
    count = len(corners)
    steps: list[PathStep] = []
    for index, corner in enumerate(corners):
        start = _towards(corner, corners[index - 1], radius)
        end = _towards(corner, corners[(index + 1) % count], radius)
        steps.append(("L", start.x, start.y) if steps else ("M", start.x, start.y))
        near, far = _towards(start, corner, radius * 0.55), _towards(end, corner, radius * 0.55)
        steps.append(("C", near.x, near.y, far.x, far.y, end.x, end.y))
    return (*steps, ("Z",))


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end.x - start.x, end.y - start.y)
    share = min(0.5, distance / length) if length else 0.0
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def line(x: float, y: float, to_x: float, to_y: float) -> tuple[PathStep, ...]:
    """Return the path of a straight line."""
    return (("M", x, y), ("L", to_x, to_y))


@lru_cache(maxsize=64)
def star(x: float, y: float, *, size: float) -> tuple[PathStep, ...]:
    """Return a five-pointed star in a square whose top left corner is (x, y), with softened tips."""
    middle, outer = Point(x + size / 2, y + size * 0.53), size / 2
    corners = []
    for index in range(10):
        angle = 0.6283185307179586 * index
        radius = outer if index % 2 == 0 else outer * 0.46
        corners.append(
            Point(middle.x + radius * sin(angle), middle.y - radius * sin(angle + 1.5707963267948966))
        )
    return rounded_polygon(corners, size * 0.05)
