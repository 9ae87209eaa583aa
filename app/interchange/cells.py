"""What stands in one cell of a table: cards, or points of an emotion line."""

import re
import unicodedata
from typing import Literal, TypeAlias

from app.interchange.scale import guessed_scale

Split: TypeAlias = Literal["lines", "semicolons", "none"]
"""What parts one card of a cell from the next: line breaks and bullets, semicolons as well, or nothing."""

LONGEST_TEXT = 4000
_BULLET = "• "
_NUMBER = re.compile(r"\s*([+\-−]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s+(.*)|\s*)$", re.DOTALL)


def cell_of_texts(texts: list[str]) -> str:
    """Return several cards as one cell: a line each, with bullets where a card has lines of its own."""
    held = [text for text in texts if text.strip()]
    marked = any("\n" in text or text.startswith(_BULLET) for text in held)
    # A bullet of a card's own is moved in by a blank, so that it does not begin a card.
    return "\n".join(_BULLET + text.replace("\n• ", "\n • ") if marked else text for text in held)


def texts_of_cell(cell: str, *, split: Split = "lines") -> list[str]:
    """Return the cards of one cell: what begins with bullets, else its lines."""
    text = cleaned(cell)
    if split == "none":
        parts = [text]
    elif text.startswith(_BULLET):
        parts = [part.replace("\n • ", "\n• ") for part in re.split(r"(?:^|\n)• ", text)]
    elif split == "semicolons":
        parts = re.split(r"[\n;]|\s•\s", text)
    else:
        parts = text.split("\n")
    return [part.strip()[:LONGEST_TEXT] for part in parts if part.strip()]


def number_in(text: str) -> tuple[float, str] | None:
    """Return the number that a text begins with, and what follows it; None if it begins with none."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    value = float(found[1].replace("−", "-").replace(",", "."))
    return value, (found[2] or "").strip()


def scores(texts: list[str]) -> dict[int, float]:
    """Return the scores, from -2 to 2, of those texts that begin with a number, by their place in the list.

    The scale is the narrowest usual one that holds all numbers together.
    """
    held = {at: found[0] for at, text in enumerate(texts) if (found := number_in(text)) is not None}
    scale = guessed_scale(held.values())
    return {at: scale.score(value) for at, value in held.items()}


def cleaned(text: str) -> str:
    """Return a text as the document keeps it: NFC, line feeds, no control characters, no blanks around it."""
    if text.isascii() and text.isprintable():
        return text.strip()  # most cells of most tables
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    shown = (c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(shown)).strip()
