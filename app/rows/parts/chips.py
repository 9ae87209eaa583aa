"""Rows of chips: short things such as touchpoints, each with an icon, wrapping within their cell."""

from collections.abc import Sequence

from app.compat import override
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.primitives import Block, Item, Placed, Slot
from app.ink.text import TextFont, break_lines
from app.ink.textblock import TextBlock
from app.model.card import Card
from app.model.row import Row
from app.rows.kind import Column, RowContext
from app.rows.parts.card import link_over, paper_of
from app.rows.parts.card_text import evenness
from app.rows.parts.cards import CardRow, Maker
from app.rows.parts.channels import channel_icon
from app.rows.parts.footer import lay_out_foot
from app.rows.parts.grounds import card_ground
from app.rows.parts.spans import Spans

LEFT, RIGHT, BETWEEN = 8.0, 8.0, 6.0
GAP = 8.0
FOOT_GAP = 4.0


class ChipRow(CardRow):
    """A row whose cells hold chips, as wide as their text."""

    has_edges = False
    is_flexible = True

    @override
    def font(self, context: RowContext) -> TextFont:
        return context.style.chip

    @override
    def block(self, card: Card, width: float, *, row: Row, context: RowContext) -> Block:
        paper = paper_of(card, self.paper_of(row))
        return chip_block(card, width, sign=self.sign(card, paper, context), paper=paper, context=context)

    def sign(self, card: Card, paper: str, context: RowContext) -> tuple[Item, ...]:
        """Return the icon of a chip: the card's own, that of its channel, or a guess from its words."""
        name = channel_icon(card.icon or next(iter(card.channels), "") or card.text)
        size = context.style.chip_icon
        top = (context.style.chip_height - size) / 2
        return (icon(name, LEFT, top, size=size, ink=f"edge.{paper}"),)

    @override
    def arrange(
        self,
        cards: Sequence[Card],
        column: Column,
        *,
        row: Row,
        context: RowContext,
        make: Maker,
        spans: Spans,
    ) -> tuple[Placed, ...]:
        return flowing(cards, column, context=context, make=make)


def flowing(cards: Sequence[Card], column: Column, *, context: RowContext, make: Maker) -> tuple[Placed, ...]:
    """Place blocks side by side, in as many lines as the column's width asks for."""
    style = context.style
    room = column.width - 2 * style.cell_side
    left = column.x + style.cell_side
    x, y, tall = 0.0, style.cell_top, 0.0
    placed = []
    for card in cards:
        block = make(card, room)
        if x and x + block.width > room:
            x, y, tall = 0.0, y + tall + GAP, 0.0
        placed.append(Placed(block, left + x, y))
        x, tall = x + block.width + GAP, max(tall, block.height)
    return tuple(placed)


def chip_block(card: Card, room: float, *, sign: tuple[Item, ...], paper: str, context: RowContext) -> Block:
    """Lay out a chip no wider than `room`; a long text breaks into lines."""
    style = context.style
    text_x = LEFT + style.chip_icon + BETWEEN
    even = evenness(card.id, context)
    lines = break_lines(card.text, style.chip, max(1.0, room - text_x - RIGHT), context.book, even=even)
    text = TextBlock(lines, style.chip)
    bare = card.replace(channels=()) if card.channels else card
    foot = lay_out_foot(bare, max(1.0, room - LEFT - RIGHT), paper=paper, context=context)
    below = foot.height + FOOT_GAP + 2 if foot.height else 0.0
    pad = (style.chip_height - style.chip.leading) / 2
    width = room if foot.height else min(room, text_x + text.width + RIGHT)
    height = text.height + 2 * pad + below
    items: tuple[Item, ...] = (
        *card_ground(width, height, paper=paper, radius=style.card_radius, ground=style.ground),
        *sign,
        *text.items(text_x, pad, ink="ink", empty=True),
        *moved(foot.items, LEFT, pad + text.height + FOOT_GAP),
        *link_over(card, width, height),
    )
    return Block(Slot("card", card.id), width, height, items, f"paper.{paper}", card.text)
