"""Text set into a width: its lines with their place, ready to become items of a display list."""

import math
from typing import Literal

from app.ink.fonts import FontBook
from app.ink.primitives import Ink, TextLine
from app.ink.text import Even, Line, TextFont, break_lines, elide, indent
from app.values import dataclass

Align = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True, eq=False)
class TextBlock:
    """Lines of one font; baselines count from the block's top, as the lines hold them."""

    lines: tuple[Line, ...]
    font: TextFont

    @property
    def height(self) -> float:
        return len(self.lines) * self.font.leading

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    def items(
        self,
        x: float,
        y: float,
        *,
        ink: Ink,
        width: float | None = None,
        align: Align = "start",
        opacity: float = 1.0,
        empty: bool = False,
    ) -> tuple[TextLine, ...]:
        """Return the lines with the block's top left corner at (x, y), aligned within `width`, or its own.

        Empty lines are left out, unless `empty` keeps them for whoever looks for the place of a text.
        """
        if align == "start" and not any(line.rtl for line in self.lines):
            return tuple(
                TextLine(line, x, y, ink, opacity=opacity) for line in self.lines if line.text or empty
            )
        room = self.width if width is None else width
        return tuple(
            TextLine(line, x + indent(line, room, align), y, ink, opacity=opacity)
            for line in self.lines
            if line.text or empty
        )


EMPTY_FONT = TextFont("regular", 13, 16)
NOTHING = TextBlock((), EMPTY_FONT)


def set_text(
    text: str,
    font: TextFont,
    width: float,
    *,
    book: FontBook,
    even: Even = Even.EXACT,
    most: int | None = None,
) -> TextBlock:
    """Break a text into evened lines; an empty text has no height. More lines than `most` end in "…"."""
    if not text or width <= 0:
        return NOTHING
    lines = break_lines(text, font, width, book, even=even)
    if most is not None and len(lines) > most:
        lines = elide(text, font, width, book, lines=most)
    return TextBlock(lines, font)


def one_line(text: str, font: TextFont, *, book: FontBook, width: float = math.inf) -> TextBlock:
    """Set a text on a single line, ending in "…" where it does not fit; line ends become spaces."""
    flat = " ".join(text.split())
    if not flat or width <= 0:
        return NOTHING
    return TextBlock(elide(flat, font, width, book), font)
