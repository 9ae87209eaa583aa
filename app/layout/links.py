"""Connections: arrows between cards through the gutters of the grid, between stages in lanes under the ribbon."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from app.i18n import N_
from app.ink.geometry import Point, Rect
from app.ink.primitives import Block, Box, Outline, PathStep, Placed, Slot, Stroke
from app.ink.textblock import one_line
from app.model.journey import Link
from app.rows.kind import Column, RowContext
from app.values import dataclass

if TYPE_CHECKING:
    from app.layout.sheet import Shelf

LINE = 2.0
CORNER = 7.0
HEAD = 9.0
LANE = 26.0
PILL, PILL_SIDE = 20.0, 8.0
WIDEST_PILL = 150.0
SPREAD = 5.0
"""Between the lines of several connections in one gutter."""
BESIDE_CARDS = 8.0
"""From the left end of a column to the lines that go up to its header."""
UP_TO_RIBBON = 11.0
BACK_TO = N_("back to %s")
DASHES: dict[str, tuple[float, ...]] = {"depends": (2, 4), "solves": (9, 4), "leaves": (9, 3, 2, 3)}


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The arrows between stages, local to the top of their lanes, and how high these are together."""

    blocks: tuple[Placed, ...] = ()
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a card lies on the sheet, in which column, and the gap above its row."""

    rect: Rect
    column: Column
    gap: float


def card_links(context: RowContext, shelves: "Iterable[Shelf]") -> tuple[Placed, ...]:
    """Return the arrows between cards, or a card and a stage, that are both in sight: a line and a pill each."""
    if not context.links:
        return ()
    shown = tuple(shelves)
    ends = {name for link in context.links for name in (link.source, link.target)}
    places = {name: spot for shelf in shown for name, spot in _cards_on(shelf, ends, context)}
    columns = {column.stage.id: column for column in context.columns}
    found: list[Placed] = []
    for number, link in enumerate(context.links):
        source, target, shift = places.get(link.source), places.get(link.target), (number % 3 - 1) * SPREAD
        if source is not None and target is not None:
            found += _arrow(link, _route(source, target, shift=shift), context)
        elif source is not None and link.target in columns:
            way = _to_stage(source, columns[link.target], top=shown[0].y - UP_TO_RIBBON, shift=shift)
            found += _arrow(link, way, context)
        elif target is not None and link.source in columns:
            way = _to_stage(target, columns[link.source], top=shown[0].y - UP_TO_RIBBON, shift=shift)
            found += _arrow(link, way[::-1], context)
    return tuple(found)


def _to_stage(card: _Spot, stage: Column, *, top: float, shift: float) -> tuple[Point, ...]:
    """Lead from a card up to the header of a stage, at the left of whose cards there is room."""
    middle, up = card.rect.centre.y, stage.x + BESIDE_CARDS + shift
    if card.column.x == stage.x:
        return Point(card.rect.x, middle), Point(up, middle), Point(up, top)
    ahead = stage.x > card.column.x
    start = card.rect.right if ahead else card.rect.x
    out = (card.column.right if ahead else card.column.x) + shift
    if abs(out - up) < 3 * SPREAD:
        return Point(start, middle), Point(up, middle), Point(up, top)
    return (
        Point(start, middle),
        Point(out, middle),
        Point(out, card.gap),
        Point(up, card.gap),
        Point(up, top),
    )


def _cards_on(shelf: "Shelf", ends: set[str], context: RowContext) -> Iterator[tuple[str, _Spot]]:
    held = {name: stage for name, stage in shelf.layout.row.stage_of_card.items() if name in ends}
    if not held:
        return
    columns = {column.stage.id: column for column in context.columns}
    gap = shelf.y - context.style.row_gap / 2
    for cell in shelf.layout.cells:
        for placed in cell.cards if cell.stage in held.values() else ():
            if placed.block.slot.id in held:
                rect = placed.rect.moved(0, shelf.y)
                yield placed.block.slot.id, _Spot(rect, columns[cell.stage], gap)


def _route(source: _Spot, target: _Spot, *, shift: float) -> tuple[Point, ...]:
    """Lead from one card to another through the gutters between columns and the gaps between rows."""
    ahead = target.column.x >= source.column.x
    start_x = source.rect.right if ahead else source.rect.x
    out = (source.column.right if ahead else source.column.x) + shift
    is_same = source.column.x == target.column.x
    end_x = target.rect.x if ahead and not is_same else target.rect.right
    into = (target.column.x if ahead and not is_same else target.column.right) + shift
    start, end = source.rect.centre.y, target.rect.centre.y
    if abs(out - into) < 2 * SPREAD:
        return Point(start_x, start), Point(out, start), Point(out, end), Point(end_x, end)
    return (
        Point(start_x, start),
        Point(out, start),
        Point(out, target.gap),
        Point(into, target.gap),
        Point(into, end),
        Point(end_x, end),
    )


def stage_lanes(context: RowContext, *, rise: float = 0.0) -> Lanes:
    """Return the arrows between stages: each runs below the chevrons, those that overlap below one another.

    `rise` is how far the chevrons end above the lanes, where pills hang between them.
    """
    columns = {column.stage.id: column for column in context.columns}
    wanted = [
        link
        for link in context.links
        if link.source in columns and link.target in columns and link.source != link.target
    ]
    if not wanted:
        return Lanes()
    lanes: list[list[tuple[float, float]]] = []
    blocks: list[Placed] = []
    for link in sorted(
        wanted, key=lambda link: abs(_middle(columns[link.source]) - _middle(columns[link.target]))
    ):
        start, end = _middle(columns[link.source]), _middle(columns[link.target])
        lane = _free_lane(lanes, min(start, end), max(start, end))
        y = lane * LANE + LANE / 2
        way = (
            Point(start + CORNER, -rise),
            Point(start + CORNER, y),
            Point(end - CORNER, y),
            Point(end - CORNER, -rise),
        )
        name = _lane_name(link, columns[link.target], context)
        blocks += _arrow(link, way, context, name=name)
    return Lanes(tuple(blocks), len(lanes) * LANE + 4)


def _middle(column: Column) -> float:
    return column.x + column.width / 2


def _free_lane(lanes: list[list[tuple[float, float]]], left: float, right: float) -> int:
    for index, taken in enumerate(lanes):
        if all(right < start - 2 * CORNER or end + 2 * CORNER < left for start, end in taken):
            taken.append((left, right))
            return index
    lanes.append([(left, right)])
    return len(lanes) - 1


def _lane_name(link: Link, target: Column, context: RowContext) -> str:
    if link.label or link.type != "back":
        return link.label
    return context.words.text(BACK_TO) % target.stage.name


def _arrow(
    link: Link, way: tuple[Point, ...], context: RowContext, *, name: str | None = None
) -> list[Placed]:
    """Return a line with its head, and the pill in its middle, by which it is taken hold of."""
    left, top = min(p.x for p in way), min(p.y for p in way)
    local = tuple((p.x - left, p.y - top) for p in way)
    middle = _middle_of(way)
    pill = _pill(link, context, name=link.label if name is None else name)
    return [
        Placed(_line(local, link.type), left, top),
        Placed(pill, middle.x - pill.width / 2, middle.y - pill.height / 2),
    ]


def _middle_of(way: tuple[Point, ...]) -> Point:
    """The middle of the longest straight part, where a name has most room."""
    parts = list(pairwise(way))
    first, last = max(parts, key=lambda part: abs(part[0].x - part[1].x) + abs(part[0].y - part[1].y))
    return Point((first.x + last.x) / 2, (first.y + last.y) / 2)


@lru_cache(maxsize=512)
def _line(way: tuple[tuple[float, float], ...], kind: str) -> Block:
    """A line with round corners and an arrow head; the same way gives the same block."""
    points = [Point(x, y) for x, y in way]
    width, height = max(p.x for p in points), max(p.y for p in points)
    pen = Stroke("muted", LINE, dash=DASHES.get(kind, ()), round=True)
    end = _towards(points[-1], points[-2], HEAD * 0.8)
    shaft = Outline(_rounded([*points[:-1], end]), stroke=pen)
    return Block(Slot("decor"), width, height, (shaft, Outline(_head(points[-2], points[-1]), fill="muted")))


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
