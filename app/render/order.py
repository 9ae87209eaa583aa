"""The order in which printers that write text put the blocks of a sheet."""

from collections.abc import Iterator
from itertools import chain

from app.ink.geometry import Rect
from app.ink.primitives import Placed
from app.layout.sheet import Sheet, Shelf

MARGIN = 24.0
"""How far shadows and pills may reach out of their block."""


def blocks_in_order(sheet: Sheet, clip: Rect | None = None) -> Iterator[Placed]:
    """Yield every block at its place on the sheet: grounds first, then everything as it is read.

    What lies behind the cards (bands, rulings) comes first for all rows, so that lines between rows can be read
    where they stand. Blocks that `clip` does not touch are left out.
    """
    found = chain(
        sheet.backdrop,
        chain.from_iterable(_moved(shelf.layout.under, shelf) for shelf in sheet.shelves),
        sheet.title,
        sheet.corner,
        sheet.ribbon,
        _rows(sheet),
        sheet.overlay,
        sheet.foot,
    )
    return found if clip is None else (one for one in found if one.rect.grown(MARGIN).meets(clip))


def _rows(sheet: Sheet) -> Iterator[Placed]:
    lines = sorted(sheet.lines, key=lambda line: line.rect.centre.y)
    for shelf in sheet.shelves:
        while lines and lines[0].rect.centre.y < shelf.y:
            yield lines.pop(0)
        yield Placed(shelf.layout.header, sheet.header_x, shelf.y)
        for cell in shelf.layout.cells:
            yield from _moved(cell.cards, shelf)
        yield from _moved(shelf.layout.over, shelf)
    yield from lines


def _moved(blocks: tuple[Placed, ...], shelf: Shelf) -> Iterator[Placed]:
    for placed in blocks:
        yield Placed(placed.block, placed.x, placed.y + shelf.y)
