"""What a drag of cards shows, and what it leads to, made in idle moments before it is asked for."""

from collections.abc import Iterable

from app.editing.moves import Landing
from app.model.query import CardPlace, find_cards, row_of
from app.rows.kind import kind_of
from app.rows.parts.cards import CardRow
from app.widgets.canvas.ghosts import STACKED, cards_ghost, words_of
from app.widgets.canvas.places import find_in_cell
from app.widgets.canvas.tools.host import CanvasHost

MOST = 8
"""Cards whose pale words are made ahead: more of them would take too long for an idle moment."""


def prepare_drag(host: CanvasHost, held: str) -> None:
    """Make the ghost of the cards that would be dragged by one of them, and what they leave behind."""
    session, sheet = host.session, host.sheet()
    chosen = session.selection.cards
    ids = chosen if held in chosen else frozenset((held,))
    taken = [place for place in find_cards(session.journey, ids) if not place.card.locked]
    taken.sort(key=lambda place: place.card.id != held)
    found = [find_in_cell(sheet, p.row, p.stage, card_id=p.card.id) for p in taken[:MOST]]
    shown = [place.placed for place in found if place is not None]
    if shown:
        cards_ghost(host.sheets, shown[:STACKED], zoom=host.frame.zoom)
    for placed in shown:
        host.sheets.prepare(words_of(placed.block))


def prepare_landing(host: CanvasHost, taken: Iterable[CardPlace], landing: Landing) -> None:
    """Lay out cards as they will be where they would be dropped now, if that is another row than theirs."""
    sheet = host.sheet()
    row, column = row_of(host.session.journey, landing.row or ""), sheet.column_of.get(landing.stage or "")
    kind = kind_of(row.kind) if row is not None else None
    if row is None or column is None or sheet.parts is None or not isinstance(kind, CardRow):
        return
    away = [place.card for place in taken if place.row != row.id]
    for card in away[:MOST]:
        block = kind.foresee(card, column, row=row, context=sheet.parts.context)
        if block is not None:
            host.sheets.prepare_card(block)
