"""A row that nobody sees yet: as high as it will be, about, with nothing in it.

A map is shown as soon as what is in the window is laid out; rows below have only to be there for the scroll bar.
They are laid out right after, and whoever asks for more than the window shows gets them at once.
"""

from itertools import islice

from app.ink.primitives import Block, Slot
from app.model.card import Card
from app.model.row import Row
from app.rows.kind import RowContext, RowLayout, kind_of
from app.rows.parts.cards import CardRow, per_line
from app.rows.parts.folded import is_folded
from app.rows.parts.header import row_name

LETTER = 0.47
"""How wide a letter is in ems, in the middle of many languages."""
MOST_CELLS = 50
"""So many cells of a row are looked at, or a few less."""
BREAK_LOSS = 0.55
"""What a card's last line and the ends of the others leave free, in lines."""


def rough_height(row: Row, context: RowContext) -> float | None:
    """Reckon how high a row of cards will be; None where only laying it out tells."""
    kind = kind_of(row.kind)
    if not isinstance(kind, CardRow) or type(kind).lay_out is not CardRow.lay_out or is_folded(row):
        return None
    if type(kind).arrange is not CardRow.arrange or kind.is_flexible:
        return None
    if (per_line(row) or 1) > 1 or any(
        column.width >= 2 * context.style.column for column in context.columns
    ):
        return None
    style = context.style
    letters = (style.column - 2 * (style.cell_side + style.card_side)) / (LETTER * style.card.size)
    around = style.card_top + style.card_bottom + style.card_gap + BREAK_LOSS * style.card.leading
    letter = style.card.leading / letters
    # The highest of some cells is a little lower than that of all, for every row alike.
    cells = islice(row.cells.values(), 0, None, 1 + len(row.cells) // MOST_CELLS)
    highest = max((_cell(cards, around, letter) for cards in cells), default=0.0)
    return max(style.card_min_height, row.height or 0.0, style.cell_top + highest + style.cell_bottom)


def _cell(cards: tuple[Card, ...], around: float, letter: float) -> float:
    return len(cards) * around + letter * sum([len(card.text) for card in cards])


def rough_row(row: Row, context: RowContext, height: float) -> RowLayout:
    """Return a row of a height that has a name and nothing else."""
    kind = kind_of(row.kind)
    name = row_name(row, kind, context)
    header = Block(Slot("row", row.id), context.header_width, height, (), kind.band, name)
    return RowLayout(row, height, header, (), frame=context.frame, draft=context.draft, is_rough=True)
