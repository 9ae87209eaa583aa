"""What stands in one cell of a table: cards, or points of an emotion line."""

import re
import unicodedata

LONGEST_TEXT = 4000
_BULLET = "• "
_NUMBER = re.compile(r"\s*([+\-−]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s+(.*)|\s*)$", re.DOTALL)


def cell_of_texts(texts: list[str]) -> str:
    """Return several cards as one cell: a line each, with bullets where a card has lines of its own."""
    held = [text for text in texts if text.strip()]
    marked = any("\n" in text or text.startswith(_BULLET) for text in held)
    return "\n".join(f"{_BULLET}{text}" if marked else text for text in held)


def texts_of_cell(cell: str) -> list[str]:
    """Return the cards of one cell: what begins with bullets, else its lines."""
    text = _cleaned(cell)
    if text.startswith(_BULLET):
        parts = re.split(r"(?:^|\n)• ", text)
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

    The scale is that of all numbers together: up to ±2 as it stands, 1 to 5, or 0 to 10.
    """
    held = {at: found[0] for at, text in enumerate(texts) if (found := number_in(text)) is not None}
    low, high = min(held.values(), default=0.0), max(held.values(), default=0.0)
    if low >= -2 and high <= 2:
        return held
    if low >= 1 and high <= 5:
        return {at: value - 3 for at, value in held.items()}
    if low >= 0 and high <= 10:
        return {at: round((value - 5) / 2.5, 2) for at, value in held.items()}
    most = max(abs(low), abs(high))
    return {at: round(2 * value / most, 2) for at, value in held.items()}


def _cleaned(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    shown = (c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(shown)).strip()
