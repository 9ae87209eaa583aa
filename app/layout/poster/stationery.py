"""What is printed besides the map: lines, words and marks, as sheets of their own measured in points."""

from collections.abc import Iterable

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Ink, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line
from app.ink.style import SCREEN
from app.ink.text import TextFont, default_book
from app.ink.textblock import Align, one_line, set_text
from app.layout.poster.pages import Drawing
from app.layout.sheet import Sheet


def drawn(items: Iterable[Item], width: float, height: float, *, text: str = "") -> Drawing:
    """Return items, whose lengths are points from a page's upper left corner, as a drawing on that page."""
    block = Block(Slot("decor"), width, height, tuple(items), None, text)
    sheet = Sheet(
        map_id="",
        width=width,
        height=height,
        style=SCREEN,
        columns=(),
        shelves=(),
        header_x=0.0,
        header_width=0.0,
        ribbon_y=0.0,
        ribbon_height=0.0,
        title=(Placed(block, 0.0, 0.0),),
    )
    return Drawing(sheet, 1.0)


def font(size: float, face: str = "regular") -> TextFont:
    """Return a font of so many points, set solid enough for labels."""
    return TextFont(face, size, round(size * 1.3))


def words(
    text: str,
    rect: Rect,
    look: TextFont,
    *,
    ink: Ink = "text",
    align: Align = "start",
    book: FontBook | None = None,
) -> tuple[Item, ...]:
    """Return a text on one line in the upper part of a rectangle, cut with "…" where it is too long."""
    block = one_line(text, look, book=book or default_book(), width=rect.width)
    return block.items(rect.x, rect.y, ink=ink, width=rect.width, align=align)


def paragraph(
    text: str, rect: Rect, look: TextFont, *, ink: Ink = "text", book: FontBook | None = None
) -> tuple[tuple[Item, ...], float]:
    """Return a text broken into lines within a rectangle, and its height."""
    block = set_text(text, look, rect.width, book=book or default_book())
    return block.items(rect.x, rect.y, ink=ink, width=rect.width), block.height


def rule(x: float, y: float, to_x: float, to_y: float, *, pen: Stroke) -> Outline:
    """Return a straight line."""
    return Outline(line(x, y, to_x, to_y), stroke=pen)


def area(rect: Rect, fill: Ink | None, *, stroke: Stroke | None = None, opacity: float = 1.0) -> Box:
    """Return a rectangle, filled or only outlined."""
    return Box(rect, fill, stroke=stroke, opacity=opacity)
