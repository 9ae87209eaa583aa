"""Where cards may go: the cell under a pointer, the next row for cards, and the edits that bring them there."""

from collections.abc import Iterable, Mapping

from app.editing.rows import is_curve
from app.editing.session import Edit
from app.ink.geometry import Point
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.edits.cards import duplicate_cards, insert_cards, move_cards
from app.model.edits.rows import insert_row
from app.model.edits.stages import insert_stage
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import CardPlace, cell_of, find_cards, map_of, row_of, stage_index
from app.model.row import Row
from app.model.stage import Stage
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Landing:
    """Where dropped cards would land: a cell and the index in it; None stands for a new row or a new stage."""

    row: str | None
    stage: str | None
    index: int = 0


def card_rows(journey: JourneyMap) -> tuple[str, ...]:
    """Return the visible rows that may hold cards, from top to bottom."""
    return tuple(row.id for row in journey.rows if not row.hidden and not is_curve(row))


def landing_at(journey: JourneyMap, sheet: Sheet, point: Point) -> Landing | None:
    """Return where cards dropped at a point would land, or None where they may not (an emotion row)."""
    if not sheet.shelves or not sheet.columns:
        return None
    body = sheet.body
    x = max(point.x, body.x)
    y = max(point.y, body.y)
    stage = None if x >= body.right else (sheet.column_at(x) or sheet.columns[0]).stage.id
    if y >= body.bottom:
        return Landing(None, stage)
    shelf = min(sheet.shelves, key=lambda s: max(s.y - y, y - s.bottom, 0.0))
    if is_curve(row_of(journey, shelf.row_id)):
        return None
    index = sheet.spot(Point(x, min(max(y, shelf.y), shelf.bottom - 0.1))).index if stage else 0
    return Landing(shelf.row_id, stage, index)


@dataclass(frozen=True, slots=True)
class Drop:
    """Cards that land: which ones, which of them is held, where, and what is made new on the way.

    `copies` maps each card to its twin when they are copied instead of moved.
    """

    ids: frozenset[str]
    held: str
    landing: Landing
    new_stage: Stage
    new_row: Row
    copies: Mapping[str, Card] | None = None


def drop_cards(map_id: str, drop: Drop) -> Edit:
    """Return the edit that brings cards to where they land; stages and rows of the block keep their offsets.

    Cards that would fall over an edge stay at the edge, so that nothing is lost.
    """
    return lambda project: _dropped(project, map_id, drop)


def _dropped(project: Project, map_id: str, drop: Drop) -> Project:
    grown, landing = _with_new_parts(project, map_id, drop)
    journey = map_of(grown, map_id)
    taken = find_cards(journey, drop.ids)
    held = next((place for place in taken if place.card.id == drop.held), None)
    if held is None:
        return project
    after = grown
    for (row, stage), group in _groups(journey, taken, held=held, landing=landing):
        at_home = (row, stage) == (landing.row, landing.stage)
        index = landing.index if at_home else len(cell_of(map_of(after, map_id), row, stage))
        ids = [place.card.id for place in group]
        if drop.copies is None:
            after = move_cards(after, map_id, ids, row=row, stage=stage, index=index)
        else:
            twins = tuple(drop.copies[card] for card in ids)
            after = insert_cards(after, map_id, twins, row=row, stage=stage, index=index)
    return project if after is grown else after


def _with_new_parts(project: Project, map_id: str, drop: Drop) -> tuple[Project, Landing]:
    journey, landing = map_of(project, map_id), drop.landing
    row, stage = landing.row, landing.stage
    if row is None:
        project = insert_row(project, map_id, drop.new_row, index=len(journey.rows))
        row = drop.new_row.id
    if stage is None:
        project = insert_stage(project, map_id, drop.new_stage, index=len(journey.stages))
        stage = drop.new_stage.id
    return project, Landing(row, stage, landing.index)


def _groups(
    journey: JourneyMap, taken: Iterable[CardPlace], *, held: CardPlace, landing: Landing
) -> list[tuple[tuple[str, str], list[CardPlace]]]:
    """Sort the cards by the cell that they go to, the held card's cell first."""
    rows = card_rows(journey)
    found: dict[tuple[str, str], list[CardPlace]] = {(landing.row or "", landing.stage or ""): []}
    for place in taken:
        row = _offset(rows, landing.row, by=_steps(rows, held.row, place.row))
        stages = tuple(stage.id for stage in journey.stages)
        stage = _offset(stages, landing.stage, by=_steps(stages, held.stage, place.stage))
        found.setdefault((row, stage), []).append(place)
    return [(cell, group) for cell, group in found.items() if group]


def _steps(ids: tuple[str, ...], start: str, end: str) -> int:
    return ids.index(end) - ids.index(start) if start in ids and end in ids else 0


def _offset(ids: tuple[str, ...], start: str | None, *, by: int) -> str:
    if start not in ids:
        return start or ""
    return ids[max(0, min(ids.index(start) + by, len(ids) - 1))]


def rows_shifted(journey: JourneyMap, ids: frozenset[str], *, by: int) -> dict[str, str]:
    """Return which row each row of some cards moves to, one up (-1) or down (1); empty at the map's edge."""
    rows = card_rows(journey)
    used = {place.row for place in find_cards(journey, ids) if place.row in rows}
    indexes = {row: rows.index(row) + by for row in used}
    if not indexes or not all(0 <= index < len(rows) for index in indexes.values()):
        return {}
    return {row: rows[index] for row, index in indexes.items()}


def nudged(journey: JourneyMap, ids: frozenset[str], *, by: int) -> Landing | None:
    """Return where cards of one cell land one place further up (-1) or down (1), past its end in the next row.

    None if they cannot go on, or if they lie in several cells.
    """
    taken = find_cards(journey, ids)
    if not taken or any((p.row, p.stage) != (taken[0].row, taken[0].stage) for p in taken):
        return None
    row, stage = taken[0].row, taken[0].stage
    count = len(cell_of(journey, row, stage))
    first, last = taken[0].index, taken[-1].index
    if by < 0 and first > 0:
        return Landing(row, stage, first - 1)
    if by > 0 and last < count - 1:
        return Landing(row, stage, last + 2)
    rows = card_rows(journey)
    index = rows.index(row) + by if row in rows else -1
    if not 0 <= index < len(rows):
        return None
    return Landing(rows[index], stage, 0 if by > 0 else len(cell_of(journey, rows[index], stage)))


def move_to(map_id: str, ids: frozenset[str], landing: Landing) -> Edit:
    """Return the edit that moves cards to one place."""
    row, stage = landing.row or "", landing.stage or ""
    return lambda project: move_cards(project, map_id, ids, row=row, stage=stage, index=landing.index)


def double(map_id: str, copies: Mapping[str, Card]) -> Edit:
    """Return the edit that puts copies right below their originals."""
    return lambda project: duplicate_cards(project, map_id, copies)


def next_stage(journey: JourneyMap, stage_id: str | None, *, by: int) -> str | None:
    """Return the stage to the right (1) or left (-1), or None past the ends."""
    index = stage_index(journey, stage_id) + by
    return journey.stages[index].id if stage_id and 0 <= index < len(journey.stages) else None
