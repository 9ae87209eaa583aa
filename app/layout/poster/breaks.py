"""Where pages end, so that all are about equally full: as few pages as possible, then the most even ones."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Ends = tuple[int, ...]


class Price(NamedTuple):
    """What pages cost: first how many they are, then a foot that finds no room, then what stays empty, squared.

    Summed over all pages, the squares are least where each page leaves as much empty as the others.
    """

    pages: int = 1
    homeless: int = 0
    empty: float = 0.0

    def plus(self, other: "Price") -> "Price":
        """Return both together; the last digits of a sum do not count, so that equal ways stay equal."""
        empty = round(self.empty + other.empty, 3)
        return Price(self.pages + other.pages, self.homeless + other.homeless, empty)


def even_ends(stops: Sequence[int], price: Callable[[int, int], Price | None]) -> Ends:
    """Return the stops at which pages end, the last one included; the first page begins at 0.

    `price(start, end)` says what a page from one stop to another costs, or None if it holds less than that; a page
    from a stop to the next always has a price. Of equal ways, the one with the shorter last pages is taken.
    """
    starts = (0, *stops)
    best: list[tuple[Price, int]] = [(Price(0), 0)]
    for turn, end in enumerate(stops, 1):
        ways: list[tuple[Price, int]] = []
        for before in range(turn - 1, -1, -1):
            own = price(starts[before], end)
            if own is None:
                break
            ways.append((best[before][0].plus(own), before))
        best.append(min(ways, key=lambda way: way[0]))
    return _followed([before for _price, before in best], starts)


def _followed(befores: Sequence[int], starts: Sequence[int]) -> Ends:
    """The ends of the pages, followed back from the last one."""
    ends: list[int] = []
    turn = len(befores) - 1
    while turn > 0:
        ends.append(starts[turn])
        turn = befores[turn]
    return tuple(reversed(ends))


__all__ = ["Ends", "Price", "even_ends"]
