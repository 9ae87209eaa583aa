"""What stands in one cell of a table: cards, or points of an emotion line."""

import re
import unicodedata
from typing import Literal, TypeAlias

from app.interchange.scale import guessed_scale, scale_of_levels

Split: TypeAlias = Literal["lines", "semicolons", "none"]
"""What parts one card of a cell from the next: line breaks and bullets, semicolons as well, or nothing."""

LONGEST_TEXT = 4000
_BULLET = "• "
_WITHIN, _KEPT = " • ", "\N{NO-BREAK SPACE}• "
"""A bullet between words, and one that parts no cards since it belongs to the text of one."""
_BETWEEN = re.compile(r"(?<=\S)[ \t]+•[ \t]+(?=\S)")
_LISTED = re.compile(r"[-*–▪◦‣·][ \t]+(?=\S)")
"""What begins each line of a list in most programs."""
_NUMBER = re.compile(r"\s*([+\-−]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s+(.*)|\s*)$", re.DOTALL)


def cell_of_texts(texts: list[str]) -> str:
    """Return several cards as one cell: a line each, with bullets where a card has lines of its own."""
    held = [text.replace(_WITHIN, _KEPT) for text in texts if text.strip()]
    marked = any("\n" in text or text.startswith(_BULLET) or _LISTED.match(text) for text in held)
    # A bullet of a card's own is moved in by a blank, so that it does not begin a card.
    return "\n".join(_BULLET + text.replace("\n• ", "\n • ") if marked else text for text in held)


def texts_of_cell(cell: str, *, split: Split = "lines", within: bool = True) -> list[str]:
    """Return the cards of one cell: what begins with bullets, else its lines, parted at bullets `within` them.

    Where each line begins as one of a list does, the signs of the list are left out.
    """
    text = cleaned(cell)
    if split == "none":
        parts = [text]
    elif text.startswith(_BULLET):
        parts = [part.replace("\n • ", "\n• ") for part in re.split(r"(?:^|\n)• ", text)]
    else:
        parts = _without_signs(re.split(r"[\n;]" if split == "semicolons" else r"\n", text))
    if within and split != "none" and "•" in text:
        parts = [piece for part in parts for piece in _BETWEEN.split(part)]
    return [part.replace(_KEPT, _WITHIN).strip()[:LONGEST_TEXT] for part in parts if part.strip()]


def _without_signs(lines: list[str]) -> list[str]:
    filled = [line.strip().removeprefix(_BULLET) for line in lines if line.strip()]
    is_list = len(filled) > 1 and all(_LISTED.match(line) for line in filled)
    return [_LISTED.sub("", line, count=1) for line in filled] if is_list else filled


def number_in(text: str) -> tuple[float, str] | None:
    """Return the number that a text begins with, and what follows it; None if it begins with none."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    value = float(found[1].replace("−", "-").replace(",", "."))
    return value, (found[2] or "").strip()


def scores(texts: list[str], *, of_levels: bool = False) -> dict[int, float]:
    """Return the scores, from -2 to 2, of those texts that begin with a number, by their place in the list.

    The scale is the narrowest usual one that holds all numbers together; `of_levels` those from 1 to 5 first,
    as rows show them that tell how much instead of how well.
    """
    held = {at: found[0] for at, text in enumerate(texts) if (found := number_in(text)) is not None}
    scale = (scale_of_levels if of_levels else guessed_scale)(held.values())
    return {at: scale.score(value) for at, value in held.items()}


def cleaned(text: str) -> str:
    """Return a text as the document keeps it: NFC, line feeds, no control characters, no blanks around it."""
    if text.isascii() and text.isprintable():
        return text.strip()  # most cells of most tables
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    shown = (c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(shown)).strip()
