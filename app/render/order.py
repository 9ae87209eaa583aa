"""The order in which printers that write text put the blocks of a sheet, and what each part is.

Grounds come first, then everything as it is read. What lies behind the cards (bands, rulings) comes first for all
rows, so that lines between rows can be read where they stand.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Literal

from app.ink.geometry import Rect
from app.ink.primitives import Placed
from app.layout.sheet import Sheet, Shelf
from app.values import dataclass

MARGIN = 5.0
"""How far a shadow may reach out of its block."""
_REACHES = {"stage": 12.0, "row": 0.0}
"""The tip of a chevron reaches farther; the header of a row ends where the first stage begins."""

Role = Literal["ground", "title", "stages", "line", "header", "cell", "over", "foot"]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Blocks that belong together, `dy` above their place on the sheet; `shelf` is the row that they are of."""

    role: Role
    blocks: tuple[Placed, ...]
    shelf: Shelf | None = None
    dy: float = 0.0

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The blocks at their places on the sheet."""
        if not self.dy:
            return self.blocks
        return tuple([Placed(one.block, one.x, one.y + self.dy) for one in self.blocks])


def groups_in_order(sheet: Sheet, clip: Rect | None = None) -> Iterator[Group]:
    """Yield all parts of a sheet; blocks that `clip` does not touch are left out, but no group is."""
    groups = _groups(sheet)
    if clip is None:
        yield from groups
        return
    for group in groups:
        local = clip.moved(0.0, -group.dy)
        touched = tuple(one for one in group.blocks if _touches(one, local))
        yield Group(group.role, touched, group.shelf, group.dy)


def blocks_in_order(sheet: Sheet, clip: Rect | None = None) -> Iterator[Placed]:
    """Yield every block at its place on the sheet, as `groups_in_order` has them."""
    return chain.from_iterable(group.placed for group in groups_in_order(sheet, clip))


def _touches(placed: Placed, clip: Rect) -> bool:
    """Say whether anything of a block shows; a printer that writes text must not write that of neighbours too."""
    return placed.rect.grown(_REACHES.get(placed.block.slot.kind, MARGIN)).meets(clip)


def _groups(sheet: Sheet) -> Iterator[Group]:
    yield Group("ground", sheet.backdrop)
    for shelf in sheet.shelves:
        yield Group("ground", shelf.layout.under, shelf, shelf.y)
    yield Group("title", sheet.title)
    yield Group("stages", (*sheet.corner, *sheet.ribbon))
    yield from _rows(sheet)
    yield Group("foot", (*sheet.overlay, *sheet.foot))


def _rows(sheet: Sheet) -> Iterator[Group]:
    lines = sorted(sheet.lines, key=lambda line: line.rect.centre.y)
    for shelf in sheet.shelves:
        while lines and lines[0].rect.centre.y < shelf.y:
            yield Group("line", (lines.pop(0),))
        yield Group("header", (Placed(shelf.layout.header, sheet.header_x, shelf.y),), shelf)
        for cell in shelf.layout.cells:
            yield Group("cell", cell.cards, shelf, shelf.y)
        yield Group("over", shelf.layout.over, shelf, shelf.y)
    for line in lines:
        yield Group("line", (line,))
