"""Words as large as they fit: titles, names and headings that are read from afar."""

from app.ink.fonts import FontBook
from app.ink.text import Even, TextFont
from app.ink.textblock import NOTHING, TextBlock, set_text

SHARES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36)
"""Shares of the full size that are tried, the largest first."""


def as_large_as_fits(words: str, full: TextFont, width: float, *, book: FontBook, room: float) -> TextBlock:
    """Set a text in the largest size that keeps within a width and `room` lines of the full size.

    No word is torn apart as long as a smaller size can help it; the smallest size is taken whatever comes of it.
    """
    text = NOTHING
    for share in SHARES:
        font = TextFont(full.face, round(full.size * share), round(full.leading * share))
        text = set_text(words, font, width, book=book)
        if text.height <= room * full.leading and not _is_torn(words, font, width, book=book):
            break
    return text


def _is_torn(words: str, font: TextFont, width: float, *, book: FontBook) -> bool:
    parts = (
        set_text(word, font, width, book=book, even=Even.GREEDY) for word in dict.fromkeys(words.split())
    )
    return any(len(part.lines) > 1 for part in parts)
