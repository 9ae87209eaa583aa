"""What end pages are made of: pieces of text that stand below one another and may go on over a page's end."""

from collections.abc import Iterator

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Block, Hyperlink, Ink, Item, Placed, Slot
from app.ink.text import TextFont
from app.ink.textblock import TextBlock, set_text
from app.values import dataclass

TITLE = TextFont("bold", 24, 30)
SUBJECT = TextFont("regular", 11, 15)
SECTION = TextFont("bold", 17, 22)
HEADING = TextFont("semibold", 12.5, 17)
TEXT = TextFont("regular", 11, 15)
QUOTE = TextFont("italic", 11, 15)
SMALL = TextFont("regular", 9.5, 13)
FIGURE = TextFont("bold", 9.5, 13)
"""Type in points on A4 and letter; larger papers enlarge the whole page."""

MOST_LINES = 6
"""A longer text may go on in the next column or on the next page."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Something that stays in one piece: items from (0, 0), its height, the gap above, and its words.

    `keep` says that it does not end a page: what follows comes with it.
    """

    items: tuple[Item, ...]
    height: float
    gap: float = 0.0
    keep: bool = False
    text: str = ""

    def placed(self, x: float, y: float, width: float) -> Placed:
        """Return the piece as a block at its place."""
        return Placed(Block(Slot("legend"), width, self.height, self.items, None, self.text), x, y)


def paragraphs(
    text: str,
    font: TextFont,
    width: float,
    *,
    book: FontBook,
    ink: Ink = "text",
    gap: float = 0.0,
    left: float = 0.0,
    keep: bool = False,
    url: str = "",
) -> Iterator[Piece]:
    """Yield a text as pieces of a few lines each, `left` in from the edge; nothing for no text."""
    lines = set_text(text, font, width - left, book=book).lines
    for start in range(0, len(lines), MOST_LINES):
        some = lines[start : start + MOST_LINES]
        block = TextBlock(some, font)
        top = -start * font.leading
        items: tuple[Item, ...] = block.items(left, top, ink=ink, width=width - left)
        if url:
            items = (*items, Hyperlink(Rect(left, 0, block.width, block.height), url))
        words = " ".join(line.text for line in some)
        yield Piece(items, block.height, 0.0 if start else gap, keep, words)
