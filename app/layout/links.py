"""Connections between cards, or a card and a stage: arrows through the gutters of the grid."""

from collections.abc import Iterable, Iterator

from app.ink.geometry import Point, Rect
from app.ink.primitives import Placed
from app.layout.arrows import arrow
from app.layout.sheet import Shelf
from app.rows.kind import Column, RowContext
from app.values import dataclass

SPREAD = 5.0
"""Between the lines of several connections in one gutter."""
BESIDE_CARDS = 8.0
"""From the left end of a column to the lines that go up to its header."""
UP_TO_RIBBON = 11.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a card lies on the sheet, in which column, and the gap above its row."""

    rect: Rect
    column: Column
    gap: float


def card_links(context: RowContext, shelves: Iterable[Shelf]) -> tuple[Placed, ...]:
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
            found += arrow(link, _route(source, target, shift=shift), context)
        elif source is not None and link.target in columns:
            way = _to_stage(source, columns[link.target], top=shown[0].y - UP_TO_RIBBON, shift=shift)
            found += arrow(link, way, context)
        elif target is not None and link.source in columns:
            way = _to_stage(target, columns[link.source], top=shown[0].y - UP_TO_RIBBON, shift=shift)
            found += arrow(link, way[::-1], context)
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


def _cards_on(shelf: Shelf, ends: set[str], context: RowContext) -> Iterator[tuple[str, _Spot]]:
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
