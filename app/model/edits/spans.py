"""Cards over several stages, when a stage comes in between or goes: they cover what they covered before."""

from app.model.card import Card
from app.model.edits.paths import on_rows, with_cell
from app.model.journey import JourneyMap
from app.model.row import Row


def widened(journey: JourneyMap, index: int) -> JourneyMap:
    """Return the map with cards that reach over the gap before the stage at `index` one stage wider."""
    return _respanned(journey, index, by=1)


def narrowed(journey: JourneyMap, index: int) -> JourneyMap:
    """Return the map with cards that begin before the stage at `index` and cover it one stage narrower."""
    return _respanned(journey, index, by=-1)


def _respanned(journey: JourneyMap, index: int, *, by: int) -> JourneyMap:
    places = {stage.id: place for place, stage in enumerate(journey.stages)}
    return on_rows(journey, lambda row: _on_row(row, places, index=index, by=by))


def _on_row(row: Row, places: dict[str, int], *, index: int, by: int) -> Row:
    changed = row
    for stage, cards in row.cells.items():
        start = places.get(stage, index)
        if any(_covers(card, start, index) for card in cards):
            other = tuple(
                card.replace(span=card.span + by) if _covers(card, start, index) else card for card in cards
            )
            changed = with_cell(changed, stage, other)
    return changed


def _covers(card: Card, start: int, index: int) -> bool:
    return start < index < start + card.span
