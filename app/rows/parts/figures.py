"""Rows of figures: a card's text that begins with a number is set large on the band, without paper."""

import re

from app.compat import override
from app.ink.moving import moved
from app.ink.primitives import Block, Item, Slot
from app.ink.text import Even, break_lines, first_baseline
from app.ink.textblock import TextBlock, set_text
from app.model.card import Card
from app.model.row import Row
from app.rows.kind import RowContext
from app.rows.parts.card_text import evenness
from app.rows.parts.cards import CardRow
from app.rows.parts.footer import lay_out_foot

FIGURE = re.compile(
    r"\s*([~≈<>≤≥+\-−±]?\s?[€$£¥]?\s?\d(?:[\d.,:/'’]*\d)?(?:\s?(?:%|‰|°|€|\$|£|×|[kKM](?!\w)))?)(?:\s+(.*)|\s*)$",
    re.DOTALL,
)
TOP, GAP, BOTTOM = 5.0, 10.0, 5.0
LEAST_ROOM = 96.0


def split_figure(text: str) -> tuple[str, str] | None:
    """Return the figure that a text begins with and the rest, or None: "18 % start a trial", "3:40 minutes"."""
    found = FIGURE.match(text)
    return (" ".join(found[1].split()), " ".join((found[2] or "").split())) if found else None


class FigureRow(CardRow):
    """A row of measures: the eye rests on figures rather than cards."""

    has_edges = False

    @override
    def block(self, card: Card, width: float, *, row: Row, context: RowContext) -> Block:
        parts = split_figure(card.text) if card.id != context.draft else None
        if parts is None or card.image or card.paper:
            return super().block(card, width, row=row, context=context)
        return figure_block(card, width, parts=parts, context=context)


def figure_block(card: Card, width: float, *, parts: tuple[str, str], context: RowContext) -> Block:
    """Lay out a figure with its caption beside it, on the same baseline, or below where there is no room."""
    style, book = context.style, context.book
    figure = set_text(parts[0], style.figure, width, book=book, even=Even.GREEDY)
    beside = width - figure.width - GAP
    caption = set_text(parts[1], style.guide, beside, book=book) if beside >= LEAST_ROOM else None
    x = figure.width + GAP
    y = TOP + first_baseline(style.figure, book) - first_baseline(style.guide, book)
    if caption is None or len(caption.lines) > 2 or len(figure.lines) > 1:
        caption = set_text(parts[1], style.guide, width, book=book)
        x, y = 0.0, TOP + figure.height + 2
    bottom = max(TOP + figure.height, y + caption.height if caption.lines else 0.0)
    foot = lay_out_foot(card, width, paper="white", context=context)
    items: tuple[Item, ...] = (
        *figure.items(0, TOP, ink="text"),
        *caption.items(x, y, ink="muted"),
        *moved(foot.items, 0, bottom + 4),
    )
    height = bottom + BOTTOM + (foot.height + 4 if foot.height else 0.0)
    return Block(Slot("card", card.id), width, max(style.card_min_height, height), items, None, card.text)


class PlainRow(CardRow):
    """A row of words that stand on the band without paper."""

    has_edges = False

    @override
    def block(self, card: Card, width: float, *, row: Row, context: RowContext) -> Block:
        if card.image or card.paper:
            return super().block(card, width, row=row, context=context)
        style = context.style
        lines = break_lines(card.text, style.card, width, context.book, even=evenness(card.id, context))
        text = TextBlock(lines, style.card)
        foot = lay_out_foot(card, width, paper="white", context=context)
        items = (
            *text.items(0, style.card_top, ink="text", width=width, empty=True),
            *moved(foot.items, 0, style.card_top + text.height + 4),
        )
        height = style.card_top + text.height + style.card_bottom + (foot.height + 4 if foot.height else 0.0)
        return Block(Slot("card", card.id), width, height, items, None, card.text)
