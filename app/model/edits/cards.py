"""Edits of cards: insert, change, move as a block, copy, delete."""

from collections.abc import Iterable, Mapping
from functools import partial

from app.model.card import Card
from app.model.edits.links import unlinked
from app.model.edits.paths import inserted, on_cards, on_map, on_row, on_rows, with_cell
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import CardPlace, find_cards, row_index, stage_index
from app.model.row import Row


def insert_cards(
    project: Project, map_id: str, cards: Iterable[Card], *, row: str, stage: str, index: int
) -> Project:
    """Put cards into a cell before the card at `index`."""
    return on_map(
        project, map_id, partial(_insert, cards=tuple(cards), row_id=row, stage_id=stage, index=index)
    )


def update_card(project: Project, map_id: str, card_id: str, **changes: object) -> Project:
    """Change some fields of one card."""
    return update_cards(project, map_id, (card_id,), **changes)


def update_cards(project: Project, map_id: str, ids: Iterable[str], **changes: object) -> Project:
    """Change the same fields of several cards."""
    wanted = frozenset(ids)

    def change(card: Card) -> Card:
        return card.replace(**changes) if card.id in wanted else card

    return on_map(
        project, map_id, lambda journey: on_rows(journey, lambda row: on_cards(row, change, ids=wanted))
    )


def delete_cards(project: Project, map_id: str, ids: Iterable[str]) -> Project:
    """Remove cards; locked ones stay."""
    wanted = frozenset(ids)

    def delete(journey: JourneyMap) -> JourneyMap:
        gone = {place.card.id for place in find_cards(journey, wanted) if not place.card.locked}
        return (
            unlinked(_without(journey, ids=wanted), gone) if journey.links else _without(journey, ids=wanted)
        )

    return on_map(project, map_id, delete)


def move_cards(
    project: Project, map_id: str, ids: Iterable[str], *, row: str, stage: str, index: int
) -> Project:
    """Move cards into one cell, in reading order, before the card now at `index`; locked ones stay."""
    wanted = frozenset(ids)

    def move(journey: JourneyMap) -> JourneyMap:
        if stage_index(journey, stage) < 0 or row_index(journey, row) < 0:
            return journey
        taken = tuple(place for place in find_cards(journey, wanted) if not place.card.locked)
        passed = sum(1 for p in taken if p.row == row and p.stage == stage and p.index < index)
        bare = _without(journey, ids=frozenset(place.card.id for place in taken))
        cards = tuple(place.card for place in taken)
        done = _insert(bare, cards=cards, row_id=row, stage_id=stage, index=index - passed)
        return journey if _same_places(journey, done) else done

    return on_map(project, map_id, move)


def shift_cards(
    project: Project, map_id: str, ids: Iterable[str], *, rows: Mapping[str, str], stages: int
) -> Project:
    """Move a block of cards by whole rows and stages, each to the end of its new cell.

    `rows` says for each row of the block which row it goes to; stages are clamped together at the edges, so
    that the block keeps its shape.
    """
    wanted = frozenset(ids)

    def shift(journey: JourneyMap) -> JourneyMap:
        taken = tuple(place for place in find_cards(journey, wanted) if not place.card.locked)
        step = _clamped(journey, taken, stages)
        targets = {rows.get(place.row, place.row) for place in taken}
        if not taken or (step == 0 and all(rows.get(p.row, p.row) == p.row for p in taken)):
            return journey
        if any(row_index(journey, target) < 0 for target in targets):
            return journey
        bare = _without(journey, ids=frozenset(place.card.id for place in taken))
        for place in taken:
            stage = journey.stages[stage_index(journey, place.stage) + step].id
            target = rows.get(place.row, place.row)
            bare = _insert(bare, cards=(place.card,), row_id=target, stage_id=stage, index=1_000_000)
        return bare

    return on_map(project, map_id, shift)


def duplicate_cards(project: Project, map_id: str, copies: Mapping[str, Card]) -> Project:
    """Put each copy right below its original; `copies` maps the original's id to the copy."""

    def double(row: Row) -> Row:
        where = row.stage_of_card
        for stage in sorted({where[name] for name in copies if name in where}):
            doubled = [c for card in row.cells[stage] for c in (card, copies.get(card.id)) if c is not None]
            row = with_cell(row, stage, tuple(doubled))
        return row

    return on_map(project, map_id, lambda journey: on_rows(journey, double))


def _insert(
    journey: JourneyMap, *, cards: tuple[Card, ...], row_id: str, stage_id: str, index: int
) -> JourneyMap:
    if not cards or stage_index(journey, stage_id) < 0 or row_index(journey, row_id) < 0:
        return journey

    def put(row: Row) -> Row:
        return with_cell(row, stage_id, inserted(row.cells.get(stage_id, ()), index, cards))

    return on_row(journey, row_id, put)


def _without(journey: JourneyMap, *, ids: frozenset[str]) -> JourneyMap:
    def keep(card: Card) -> Card | None:
        return None if card.id in ids and not card.locked else card

    return on_rows(journey, lambda row: on_cards(row, keep, ids=ids)) if ids else journey


def _clamped(journey: JourneyMap, taken: tuple[CardPlace, ...], stages: int) -> int:
    indexes = [stage_index(journey, place.stage) for place in taken] or [0]
    return max(-min(indexes), min(stages, len(journey.stages) - 1 - max(indexes)))


def _same_places(before: JourneyMap, after: JourneyMap) -> bool:
    changed = [(a, b) for a, b in zip(before.rows, after.rows, strict=True) if a is not b]
    return all(_order(a) == _order(b) for a, b in changed)


def _order(row: Row) -> dict[str, list[str]]:
    return {stage: [card.id for card in cards] for stage, cards in row.cells.items() if cards}
