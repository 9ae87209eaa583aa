"""The numbers of notes on cards: small discs on a card's upper edge that lead to the list at the end."""

from collections.abc import Iterable
from functools import lru_cache

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Placed, Slot
from app.ink.text import TextFont
from app.ink.textblock import one_line
from app.rows.kind import RowContext

FONT = TextFont("bold", 10, 12)
DISC, UP, OUT = 15.0, 7.0, 5.0
"""The height of a disc, and how far it reaches above and beyond the card."""


def note_marks(cards: Iterable[Placed], context: RowContext) -> tuple[Placed, ...]:
    """Return the discs of cards that have notes; at their places in the frame of the cards."""
    numbers = context.note_numbers
    if not numbers:
        return ()
    return tuple(
        Placed(mark, placed.x + placed.block.width + OUT - mark.width, placed.y - UP)
        for placed in cards
        if placed.block.slot.id in numbers
        for mark in (_mark(numbers[placed.block.slot.id], context.book),)
    )


@lru_cache(maxsize=1024)
def _mark(numbers: tuple[int, ...], book: FontBook) -> Block:
    text = one_line(", ".join(str(number) for number in numbers), FONT, book=book)
    width = max(DISC, text.width + 8)
    disc = Box(Rect(0, 0, width, DISC), "text", DISC / 2)
    words = text.items(0, (DISC - FONT.leading) / 2, ink="wall", width=width, align="center")
    return Block(Slot("decor"), width, DISC, (disc, *words), None, text.lines[0].text)
