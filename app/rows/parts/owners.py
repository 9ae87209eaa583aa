"""Rows of people: chips with initials in place of an icon."""

from app.compat import override
from app.ink.geometry import Rect
from app.ink.primitives import Box, Item
from app.ink.textblock import one_line
from app.model.card import Card
from app.rows.kind import RowContext
from app.rows.parts.chips import LEFT, ChipRow
from app.rows.parts.footer import initials

DISC = 20.0


class OwnerRow(ChipRow):
    """A row that says who is in charge of each stage."""

    @override
    def sign(self, card: Card, paper: str, context: RowContext) -> tuple[Item, ...]:
        style = context.style
        x, y = LEFT - 2, (style.chip_height - DISC) / 2
        text = one_line(initials(card.text), style.initials, book=context.book)
        words = text.items(x, y + 4, ink="stage.text", width=DISC, align="center")
        return (Box(Rect(x, y, DISC, DISC), "stage.b", DISC / 2), *words)
