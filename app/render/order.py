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
    """Blocks that belong together, `dy` above their place on the sheet; `shelf` is the row that they are of.

    A cell has the index of its column.
    """

    role: Role
    blocks: tuple[Placed, ...]
    shelf: Shelf | None = None
    dy: float = 0.0
    column: int = -1

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The blocks at their places on the sheet."""
        if not self.dy:
            return self.blocks
        return tuple([Placed(one.block, one.x, one.y + self.dy) for one in self.blocks])


class SheetOrder:
    """The parts of one sheet; whoever draws several clips of it keeps this, for it remembers where cells end."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._overhangs: dict[int, float] = {}

    def groups(self, clip: Rect | None = None) -> Iterator[Group]:
        """Yield all parts; blocks that `clip` does not touch are left out, and cells of which nothing shows."""
        sheet = self._sheet
        yield _seen(Group("ground", sheet.backdrop), clip)
        for shelf in sheet.shelves:
            yield _seen(Group("ground", shelf.layout.under, shelf, shelf.y), clip)
        yield _seen(Group("title", sheet.title), clip)
        yield _seen(Group("stages", (*sheet.corner, *sheet.ribbon)), clip)
        yield from self._rows(clip)
        yield _seen(Group("foot", (*sheet.overlay, *sheet.foot)), clip)

    def blocks(self, clip: Rect | None = None) -> Iterator[Placed]:
        """Yield every block at its place on the sheet."""
        return chain.from_iterable(group.placed for group in self.groups(clip))

    def _rows(self, clip: Rect | None) -> Iterator[Group]:
        sheet = self._sheet
        lines = sorted(sheet.lines, key=lambda line: line.rect.centre.y)
        for shelf in sheet.shelves:
            while lines and lines[0].rect.centre.y < shelf.y:
                yield _seen(Group("line", (lines.pop(0),)), clip)
            header = Placed(shelf.layout.header, sheet.header_x, shelf.y)
            yield _seen(Group("header", (header,), shelf), clip)
            yield from self._cells(shelf, clip)
            yield _seen(Group("over", shelf.layout.over, shelf, shelf.y), clip)
        for line in lines:
            yield _seen(Group("line", (line,)), clip)

    def _cells(self, shelf: Shelf, clip: Rect | None) -> Iterator[Group]:
        """Yield the cells that `clip` touches; one within it as a whole, without looking at its cards."""
        y = shelf.y
        if clip is None:
            for index, cell in enumerate(shelf.layout.cells):
                yield Group("cell", cell.cards, shelf, y, index)
            return
        if y - MARGIN >= clip.bottom or shelf.bottom + MARGIN <= clip.y:
            return
        overhang, local = self._overhang(shelf), clip.moved(0.0, -y)
        is_inside = clip.y <= y and shelf.bottom <= clip.bottom
        left, right = clip.x - overhang - MARGIN, clip.right + MARGIN
        for index, cell in enumerate(shelf.layout.cells):
            start, end = cell.rect.x, cell.rect.right
            if start < right and left < end:
                whole = is_inside and clip.x <= start and end <= clip.right
                cards = cell.cards if whole else tuple([one for one in cell.cards if _touches(one, local)])
                yield Group("cell", cards, shelf, y, index)

    def _overhang(self, shelf: Shelf) -> float:
        """Return how far cards of a row reach to the right of their cells."""
        found = self._overhangs.get(id(shelf))
        if found is None:
            ends = ((cell.rect.right, cell.cards) for cell in shelf.layout.cells)
            reaches = [one.x + one.block.width - end for end, cards in ends for one in cards]
            found = self._overhangs[id(shelf)] = max(0.0, *reaches) if reaches else 0.0
        return found


def blocks_in_order(sheet: Sheet, clip: Rect | None = None) -> Iterator[Placed]:
    """Yield every block at its place on the sheet that `clip` touches."""
    return SheetOrder(sheet).blocks(clip)


def _seen(group: Group, clip: Rect | None) -> Group:
    if clip is None or not group.blocks:
        return group
    local = clip.moved(0.0, -group.dy) if group.dy else clip
    touched = tuple([one for one in group.blocks if _touches(one, local)])
    if len(touched) == len(group.blocks):
        return group
    return Group(group.role, touched, group.shelf, group.dy)


def _touches(placed: Placed, clip: Rect) -> bool:
    """Say whether anything of a block shows; a printer that writes text must not write that of neighbours too."""
    block = placed.block
    reach = _REACHES.get(block.slot.kind, MARGIN)
    left, top = placed.x - reach, placed.y - reach
    return (
        left < clip.x + clip.width
        and top < clip.y + clip.height
        and clip.x < left + block.width + 2 * reach
        and clip.y < top + block.height + 2 * reach
    )
