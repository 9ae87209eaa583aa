"""Which stages come on a page together."""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from app.layout.poster.breaks import Price, even_ends
from app.layout.sheet import Sheet

SLACK = 0.01
"""What a division of lengths may be off by."""


class Columns:
    """The columns of a sheet, and where pages may end between them."""

    def __init__(self, sheet: Sheet) -> None:
        self._lefts = tuple(column.x for column in sheet.columns)
        self._rights = tuple(column.right for column in sheet.columns)
        self._stops = tuple(_stops(sheet))

    def groups(self, room: float, *, repeat: bool = False) -> tuple[range, ...]:
        """Return the columns of each page: as few pages as possible, all about equally full.

        A page never ends in the middle of a card that lies over several stages. With `repeat`, each page begins
        with the last stage of the one before, where that leaves room for another one.
        """
        if not self._rights:
            return (range(0),)
        return _groups(_Edges(self._lefts, self._rights, self._stops), room, repeat=repeat)


class _Edges(NamedTuple):
    """Where columns begin and end, and the numbers of those after which a page may."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    stops: tuple[int, ...]

    def first(self, start: int, following: int, room: float, *, repeat: bool) -> int:
        """The first column of a page that new columns begin on: the last one shown again, if both fit."""
        again = repeat and start and self.rights[following - 1] - self.lefts[start - 1] <= room + SLACK
        return start - 1 if again else start


@lru_cache(maxsize=32)
def _groups(edges: _Edges, room: float, *, repeat: bool) -> tuple[range, ...]:
    """Look for the most even pages; a stage wider than a page has one of its own."""
    stops = edges.stops
    following = dict(zip((0, *stops), stops, strict=False))

    def price(start: int, end: int) -> Price | None:
        first = edges.first(start, following[start], room, repeat=repeat)
        empty = room - (edges.rights[end - 1] - edges.lefts[first])
        if empty < -SLACK and end != following[start]:
            return None
        return Price(empty=empty * empty)

    ends = even_ends(stops, price)
    return tuple(
        range(edges.first(start, following[start], room, repeat=repeat), end)
        for start, end in zip((0, *ends), ends, strict=False)
    )


def _stops(sheet: Sheet) -> list[int]:
    """The numbers of columns after which a page may end: where no card goes on."""
    crossed = set[int]()
    lefts = [column.x for column in sheet.columns]
    for shelf in sheet.shelves:
        if shelf.layout.has_spans is False:
            continue  # each card lies within its own column
        for cell in shelf.layout.cells:
            right = cell.rect.right
            for placed in cell.cards:
                if placed.x + placed.block.width > right:
                    first = bisect_right(lefts, placed.x)
                    crossed.update(range(first, bisect_right(lefts, placed.rect.right)))
    return [stop for stop in range(1, len(lefts) + 1) if stop not in crossed]


__all__ = ["Columns"]
