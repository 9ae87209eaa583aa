"""Rows of what people said: cards in italics."""

from app.compat import override
from app.ink.text import TextFont
from app.rows.kind import RowContext
from app.rows.parts.cards import CardRow


class QuoteRow(CardRow):
    """A row of quotes."""

    @override
    def font(self, context: RowContext) -> TextFont:
        return context.style.card_quote
