"""The numbers of the notes on cards, in the order in which a sheet is read."""

from app.layout.options import LayoutOptions, is_shown, shelf_rows
from app.model.card import Card, Note
from app.model.journey import JourneyMap
from app.model.ranking import ranked
from app.model.row import Row
from app.model.stage import Stage
from app.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """A note with its number from 1, and where it is."""

    number: int
    note: Note
    card: Card
    row: Row
    stage: Stage


def numbered_notes(journey: JourneyMap, options: LayoutOptions) -> tuple[Noted, ...]:
    """Return the open notes of all cards that the sheet shows: row by row, then the opportunities on the shelf."""
    places = [
        (row, stage, card)
        for row in journey.rows
        if is_shown(row, options)
        for stage in journey.stages
        if not stage.collapsed
        for card in row.cells.get(stage.id, ())
    ]
    row_of = {card.id: row for row in shelf_rows(journey, options) for card in _cards(row)}
    for one in ranked(journey, shelf_rows(journey, options)):
        places.append((row_of[one.card.id], journey.stages[one.stage - 1], one.card))
    found = (
        (note, card, row, stage)
        for row, stage, card in places
        for note in card.notes
        if note.text.strip() and not note.resolved
    )
    return tuple(Noted(number, *told) for number, told in enumerate(found, 1))


def _cards(row: Row) -> tuple[Card, ...]:
    return tuple(card for cards in row.cells.values() for card in cards)


def numbers_of_cards(notes: tuple[Noted, ...]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the notes on each card, by the card's id."""
    found: dict[str, tuple[int, ...]] = {}
    for one in notes:
        found[one.card.id] = (*found.get(one.card.id, ()), one.number)
    return found
