"""Curves that take what pages leave empty below them: the one thing on a map that is better for being higher."""

from typing import Final

from app.layout.poster.spread import Spread

MOST_STRETCH: Final = 1.6
"""How much higher than usual a row of feelings may become."""
LEAST_STRETCH: Final = 12.0
"""What it must gain, in map units."""


def room_for_curves(spread: Spread) -> float:
    """Return how much higher each row of feelings can be with all pages as they are, in map units; 0 for hardly.

    A row whose height was set by hand keeps it.
    """
    own = [s for s in spread.sheet.shelves if s.layout.row.kind == "emotions" and s.layout.row.height is None]
    if not own:
        return 0.0
    room = spread.options.style.emotion_height * (MOST_STRETCH - 1)
    for page in spread.pages_of_rows():
        shown = sum(page.top - 1 <= shelf.y and shelf.bottom <= page.bottom + 1 for shelf in own)
        if shown:
            room = min(room, (page.empty - 1) / shown)
    return float(int(room)) if room >= LEAST_STRETCH else 0.0


__all__ = ["room_for_curves"]
