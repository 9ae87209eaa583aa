"""Questions to a project: where is this card, which curve is that persona's, what holds this id?"""

from collections.abc import Iterable, Iterator

from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Point, Row
from app.model.stage import Stage
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card and where it lies: the row, the stage and the index in its cell."""

    card: Card
    row: str
    stage: str
    index: int


@dataclass(frozen=True, slots=True)
class PointPlace:
    """An emotion point and where it lies: the row and the persona of its curve."""

    point: Point
    row: str
    persona: str | None


def map_of(project: Project, map_id: str) -> JourneyMap:
    """Return the map of that id; raises `KeyError` if there is none."""
    for journey in project.maps:
        if journey.id == map_id:
            return journey
    raise KeyError(map_id)


def is_empty(journey: JourneyMap) -> bool:
    """Say whether a map holds no card, no point and no moment yet, so that something else may take its place."""
    return not journey.moments and not any(
        any(row.cells.values()) or any(curve.points for curve in row.curves) or any(row.values.values())
        for row in journey.rows
    )


def row_of(journey: JourneyMap, row_id: str) -> Row | None:
    """Return the row of that id, or None."""
    return next((row for row in journey.rows if row.id == row_id), None)


def stage_of(journey: JourneyMap, stage_id: str) -> Stage | None:
    """Return the stage of that id, or None."""
    return next((stage for stage in journey.stages if stage.id == stage_id), None)


def stage_index(journey: JourneyMap, stage_id: str | None) -> int:
    """Return a stage's place from the left, or -1."""
    return next((i for i, stage in enumerate(journey.stages) if stage.id == stage_id), -1)


def row_index(journey: JourneyMap, row_id: str | None) -> int:
    """Return a row's place from the top, or -1."""
    return next((i for i, row in enumerate(journey.rows) if row.id == row_id), -1)


def persona_of(project: Project, persona_id: str | None) -> Persona | None:
    """Return the persona of that id, or None."""
    return next((persona for persona in project.personas if persona.id == persona_id), None)


def personas_in(project: Project, journey: JourneyMap) -> tuple[Persona, ...]:
    """Return the personas of a map, in the project's order, the primary one first."""
    used = [persona for persona in project.personas if persona.id in journey.persona_ids]
    return tuple(sorted(used, key=lambda persona: persona.id != journey.primary_persona))


def cell_of(journey: JourneyMap, row_id: str, stage_id: str) -> tuple[Card, ...]:
    """Return the cards of a cell, empty if there is no such cell."""
    row = row_of(journey, row_id)
    return row.cells.get(stage_id, ()) if row else ()


def places(journey: JourneyMap) -> Iterator[CardPlace]:
    """Yield every card in reading order: row by row, stage by stage, from the top of each cell."""
    for row in journey.rows:
        for stage in journey.stages:
            for index, card in enumerate(row.cells.get(stage.id, ())):
                yield CardPlace(card, row.id, stage.id, index)


def find_card(journey: JourneyMap, card_id: str) -> CardPlace | None:
    """Return where a card lies, or None."""
    return next((place for row in journey.rows for place in _in_row(row, (card_id,))), None)


def find_cards(journey: JourneyMap, ids: frozenset[str]) -> tuple[CardPlace, ...]:
    """Return where several cards lie, in reading order."""
    order = {stage.id: index for index, stage in enumerate(journey.stages)}
    return tuple(
        place
        for row in journey.rows
        for place in sorted(_in_row(row, ids), key=lambda p: (order.get(p.stage, -1), p.index))
    )


def _in_row(row: Row, ids: Iterable[str]) -> Iterator[CardPlace]:
    where = row.stage_of_card
    for card_id in ids:
        if card_id in where:
            stage = where[card_id]
            cards = row.cells[stage]
            index = next(i for i, card in enumerate(cards) if card.id == card_id)
            yield CardPlace(cards[index], row.id, stage, index)


def find_point(journey: JourneyMap, point_id: str) -> PointPlace | None:
    """Return where an emotion point lies, or None."""
    for row in journey.rows:
        for curve in row.curves:
            for point in curve.points:
                if point.id == point_id:
                    return PointPlace(point, row.id, curve.persona)
    return None


def card_count(journey: JourneyMap) -> int:
    """Return how many cards a map holds."""
    return sum(len(cards) for row in journey.rows for cards in row.cells.values())
