"""Which stages come on a page together."""

from bisect import bisect_right

from app.layout.poster.breaks import Price, even_ends
from app.layout.sheet import Sheet

SLACK = 0.01
"""What a division of lengths may be off by."""


class Columns:
    """The columns of a sheet, and where pages may end between them."""

    def __init__(self, sheet: Sheet) -> None:
        self._lefts = [column.x for column in sheet.columns]
        self._rights = [column.right for column in sheet.columns]
        self._stops = _stops(sheet)
        self._known: dict[tuple[float, bool], tuple[range, ...]] = {}

    def groups(self, room: float, *, repeat: bool = False) -> tuple[range, ...]:
        """Return the columns of each page: as few pages as possible, all about equally full.

        A page never ends in the middle of a card that lies over several stages. With `repeat`, each page begins
        with the last stage of the one before, where that leaves room for another one.
        """
        if not self._rights:
            return (range(0),)
        key = (room, repeat)
        if key not in self._known:
            self._known[key] = self._grouped(room, repeat=repeat)
        return self._known[key]

    def _grouped(self, room: float, *, repeat: bool) -> tuple[range, ...]:
        """Look for the most even pages; a stage wider than a page has one of its own."""
        following = dict(zip((0, *self._stops), self._stops, strict=False))

        def price(start: int, end: int) -> Price | None:
            first = self._first(start, following[start], room, repeat=repeat)
            empty = room - (self._rights[end - 1] - self._lefts[first])
            if empty < -SLACK and end != following[start]:
                return None
            return Price(empty=empty * empty)

        ends = even_ends(self._stops, price)
        return tuple(
            range(self._first(start, following[start], room, repeat=repeat), end)
            for start, end in zip((0, *ends), ends, strict=False)
        )

    def _first(self, start: int, following: int, room: float, *, repeat: bool) -> int:
        """The first column of a page that new columns begin on: the last one shown again, if both fit."""
        again = repeat and start and self._rights[following - 1] - self._lefts[start - 1] <= room + SLACK
        return start - 1 if again else start


def _stops(sheet: Sheet) -> list[int]:
    """The numbers of columns after which a page may end: where no card goes on."""
    crossed = set[int]()
    lefts = [column.x for column in sheet.columns]
    for shelf in sheet.shelves:
        for cell in shelf.layout.cells:
            right = cell.rect.right
            for placed in cell.cards:
                if placed.x + placed.block.width > right:
                    first = bisect_right(lefts, placed.x)
                    crossed.update(range(first, bisect_right(lefts, placed.rect.right)))
    return [stop for stop in range(1, len(lefts) + 1) if stop not in crossed]


__all__ = ["Columns"]
