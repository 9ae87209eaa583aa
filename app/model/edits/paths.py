"""Changing one node deep in a project by copying only the path that leads to it."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.row import Row

T = TypeVar("T")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def with_item(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    """Return the items with one of them replaced; the same tuple if it is already there."""
    return items if items[index] is item else (*items[:index], item, *items[index + 1 :])


def edited(items: tuple[N, ...], item_id: str, edit: Callable[[N], N]) -> tuple[N, ...]:
    """Return the items with the one of an id edited; the same tuple if there is none or nothing changes."""
    for index, item in enumerate(items):
        if item.id == item_id:
            return with_item(items, index, edit(item))
    return items


def without(items: tuple[N, ...], item_id: str) -> tuple[N, ...]:
    """Return the items but the one of an id; the same tuple if there is none."""
    rest = tuple(item for item in items if item.id != item_id)
    return items if len(rest) == len(items) else rest


def inserted(items: tuple[T, ...], index: int, new: Iterable[T]) -> tuple[T, ...]:
    """Return the items with new ones before `index`, which is kept between 0 and the length."""
    index = max(0, min(index, len(items)))
    return (*items[:index], *new, *items[index:])


def moved(items: tuple[T, ...], start: int, gap: int) -> tuple[T, ...]:
    """Return the items with the one at `start` put into the gap before index `gap` of the old order."""
    if gap in (start, start + 1):
        return items
    rest = (*items[:start], *items[start + 1 :])
    return inserted(rest, gap - 1 if gap > start else gap, (items[start],))


def on_map(project: Project, map_id: str, edit: Callable[[JourneyMap], JourneyMap]) -> Project:
    """Return the project with one map edited; unchanged if there is no such map."""
    return project.replace(maps=edited(project.maps, map_id, edit))


def on_row(journey: JourneyMap, row_id: str, edit: Callable[[Row], Row]) -> JourneyMap:
    """Return the map with one row edited; unchanged if there is no such row."""
    return journey.replace(rows=edited(journey.rows, row_id, edit))


def on_rows(journey: JourneyMap, edit: Callable[[Row], Row]) -> JourneyMap:
    """Return the map with every row edited; rows that the edit leaves alone are shared."""
    rows = tuple(edit(row) for row in journey.rows)
    same = all(new is old for new, old in zip(rows, journey.rows, strict=True))
    return journey if same else journey.replace(rows=rows)


def with_cell(row: Row, stage_id: str, cards: tuple[Card, ...]) -> Row:
    """Return the row with other cards in one cell; an empty cell is left out of the file."""
    old = row.cells.get(stage_id, ())
    if old is cards or (not old and not cards):
        return row
    rest = {stage: held for stage, held in row.cells.items() if stage != stage_id or cards}
    return row.replace(cells={**rest, stage_id: cards} if cards else rest)


def on_cards(row: Row, edit: Callable[[Card], Card | None], *, ids: frozenset[str] | None = None) -> Row:
    """Return the row with each card edited, or removed where the edit says None.

    With `ids` only those cards' cells are looked at, though the edit is still asked about all cards of them.
    """
    where = row.stage_of_card
    stages = row.cells if ids is None else {where[name] for name in ids if name in where}
    for stage in sorted(stages):
        cards = row.cells[stage]
        edited = tuple(new for card in cards if (new := edit(card)) is not None)
        if len(edited) != len(cards) or any(a is not b for a, b in zip(edited, cards, strict=True)):
            row = with_cell(row, stage, edited)
    return row
