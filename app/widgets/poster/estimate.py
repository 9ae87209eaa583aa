"""How large a PDF will be, before it is made: reckoned from what is drawn, each drawing once."""

from app.layout.poster.pages import Poster
from app.layout.sheet import Sheet

FONTS, PAGE, DRAWING, PART, BLOCK = 44_000, 500, 150, 600, 105
"""Bytes that these take in our files, compressed, as measured on the examples.

A part is a drawing of its own for one page; what several pages share is there once, in blocks.
"""


def expected_bytes(poster: Poster, pictures: int = 0) -> float:
    """Return about how many bytes the PDF of a poster takes; `pictures` are those of its photos."""
    sheets: dict[int, Sheet] = {}
    total = float(FONTS + pictures)
    for page in poster.pages:
        total += PAGE + DRAWING * len(page.drawings)
        total += PART * sum(drawing.clip is not None and not drawing.shared for drawing in page.drawings)
        sheets |= {id(drawing.sheet): drawing.sheet for drawing in page.drawings}
    return total + sum(_sheet_bytes(sheet) for sheet in sheets.values())


def _sheet_bytes(sheet: Sheet) -> float:
    blocks = sum(1 + len(cell.cards) for shelf in sheet.shelves for cell in shelf.layout.cells)
    return BLOCK * blocks
