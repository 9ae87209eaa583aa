"""The ink of a connection: a line with round corners, its head, and the pill that names it."""

from functools import lru_cache
from itertools import pairwise

from app.ink.geometry import Point, Rect
from app.ink.primitives import Block, Box, Outline, PathStep, Placed, Slot, Stroke
from app.ink.textblock import one_line
from app.model.journey import Link
from app.rows.kind import RowContext

LINE = 2.0
CORNER = 7.0
HEAD = 9.0
PILL, PILL_SIDE = 20.0, 8.0
WIDEST_PILL = 150.0
DASHES: dict[str, tuple[float, ...]] = {"depends": (2, 4), "solves": (9, 4), "leaves": (9, 3, 2, 3)}


def arrow(
    link: Link, way: tuple[Point, ...], context: RowContext, *, name: str | None = None
) -> list[Placed]:
    """Return a line with its head along a way, and the pill in its middle, by which it is taken hold of."""
    left, top = min(p.x for p in way), min(p.y for p in way)
    local = tuple((p.x - left, p.y - top) for p in way)
    middle = _middle_of(way)
    pill = _pill(link, context, name=link.label if name is None else name)
    return [
        Placed(_line(link.id, local, link.type), left, top),
        Placed(pill, middle.x - pill.width / 2, middle.y - pill.height / 2),
    ]


def _middle_of(way: tuple[Point, ...]) -> Point:
    """The middle of the longest straight part, where a name has most room."""
    parts = list(pairwise(way))
    first, last = max(parts, key=lambda part: abs(part[0].x - part[1].x) + abs(part[0].y - part[1].y))
    return Point((first.x + last.x) / 2, (first.y + last.y) / 2)


@lru_cache(maxsize=512)
def _line(link: str, way: tuple[tuple[float, float], ...], kind: str) -> Block:
    """A line with round corners and an arrow head; the same link on the same way gives the same block."""
    points = [Point(x, y) for x, y in way]
    width, height = max(p.x for p in points), max(p.y for p in points)
    pen = Stroke("muted", LINE, dash=DASHES.get(kind, ()), round=True)
    end = _towards(points[-1], points[-2], HEAD * 0.8)
    shaft = Outline(_rounded([*points[:-1], end]), stroke=pen)
    slot = Slot("decor", link)
    return Block(slot, width, height, (shaft, Outline(_head(points[-2], points[-1]), fill="muted")))


def _rounded(points: list[Point]) -> tuple[PathStep, ...]:
    steps: list[PathStep] = [("M", points[0].x, points[0].y)]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before, CORNER), _towards(corner, after, CORNER)
        near, far = _towards(corner, before, CORNER * 0.45), _towards(corner, after, CORNER * 0.45)
        steps.append(("L", start.x, start.y))
        steps.append(("C", near.x, near.y, far.x, far.y, end.x, end.y))
    return (*steps, ("L", points[-1].x, points[-1].y))


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = abs(end.x - start.x) + abs(end.y - start.y)
    share = min(0.5, distance / length) if length else 0.0
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _head(before: Point, tip: Point) -> tuple[PathStep, ...]:
    """A filled arrow head at the tip; the last part of a line is level or upright."""
    dx, dy = tip.x - before.x, tip.y - before.y
    length = abs(dx) + abs(dy) or 1.0
    ux, uy = dx / length, dy / length
    foot, side = Point(tip.x - ux * HEAD, tip.y - uy * HEAD), HEAD * 0.55
    return (
        ("M", tip.x, tip.y),
        ("L", foot.x - uy * side, foot.y + ux * side),
        ("L", foot.x + uy * side, foot.y - ux * side),
        ("Z",),
    )


def _pill(link: Link, context: RowContext, *, name: str) -> Block:
    """The handle of a connection: its name in a pill, or a dot where it has none."""
    text = one_line(name, context.style.label, book=context.book, width=WIDEST_PILL)
    if not text.lines:
        dot = Box(
            Rect(PILL / 4, PILL / 4, PILL / 2, PILL / 2), "band", PILL / 4, stroke=Stroke("muted", LINE)
        )
        return Block(Slot("link", link.id), PILL, PILL, (dot,))
    width = text.width + 2 * PILL_SIDE
    box = Box(Rect(0, 0, width, PILL), "band", PILL / 2, stroke=Stroke("muted", 1))
    words = text.items(PILL_SIDE, (PILL - context.style.label.leading) / 2, ink="text")
    return Block(Slot("link", link.id), width, PILL, (box, *words), None, name)
