"""Cutting a sheet into pages: groups of stages across, parts of rows down, and no card in two pieces.

All lengths are map units of the sheet.
"""

from bisect import bisect_right
from collections.abc import Iterator

from app.i18n import _
from app.ink.geometry import Rect
from app.layout.papers import PageProblem
from app.layout.sheet import Sheet, Shelf
from app.values import dataclass

SLACK = 0.01
"""What a division of lengths may be off by."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of the grid: the columns first … last - 1, from `top` down to `bottom`.

    Where a row is higher than a page, each column ends where a card ends: `tops` and `bottoms` have a height for
    every column then. `header` is the row that the part begins in the middle of.
    """

    first: int
    last: int
    top: float
    bottom: float
    tops: tuple[float, ...] = ()
    bottoms: tuple[float, ...] = ()
    header: Shelf | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has room for below the stages: on the first page of a group, on the others, and the last one."""

    first: float
    next: float
    last_less: float = 0.0


def grid_top(sheet: Sheet) -> float:
    """Return where the rows begin, with the line above the first one."""
    if not sheet.shelves:
        return sheet.ribbon_y + sheet.ribbon_height
    return min([sheet.shelves[0].y, *(line.y for line in sheet.lines)])


def grid_bottom(sheet: Sheet) -> float:
    """Return where the last row ends."""
    return sheet.shelves[-1].bottom if sheet.shelves else sheet.ribbon_y + sheet.ribbon_height


class Columns:
    """The columns of a sheet, and where pages may end between them."""

    def __init__(self, sheet: Sheet) -> None:
        self._lefts = [column.x for column in sheet.columns]
        self._rights = [column.right for column in sheet.columns]
        self._stops = _stops(sheet)
        self._widest = max((column.width for column in sheet.columns), default=0.0)

    def groups(self, room: float, *, repeat: bool = False) -> tuple[range, ...]:
        """Return the columns of each page: as few pages as possible, all about equally full.

        A page never ends in the middle of a card that lies over several stages. With `repeat`, each page begins
        with the last stage of the one before.
        """
        if not self._rights:
            return (range(0),)
        least = groups = self._filled(room, repeat=repeat)
        low, high = self._widest, room
        for _turn in range(
            10 if len(least) > 1 else 0
        ):  # the narrowest pages of that number are equally full
            middle = (low + high) / 2
            tried = self._filled(middle, repeat=repeat)
            if len(tried) == len(least):
                groups, high = tried, middle
            else:
                low = middle
        return groups

    def _filled(self, room: float, *, repeat: bool) -> tuple[range, ...]:
        groups: list[range] = []
        first = new = 0
        while new < len(self._rights):
            last = bisect_right(self._rights, self._lefts[first] + room + SLACK)
            index = bisect_right(self._stops, last) - 1
            end = self._stops[index] if index >= 0 else 0
            if end <= new:
                end = self._stops[bisect_right(self._stops, new)]
            groups.append(range(first, end))
            new = end
            first = end - 1 if repeat and end - first > 1 else end
        return tuple(groups)


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


def row_parts(sheet: Sheet, columns: range, room: Room) -> tuple[Part, ...]:
    """Return what each page of a group of stages shows, from the top down; raises `PageProblem`.

    The last part leaves `room.last_less` free for the foot, if that takes no page more.
    """
    parts = tuple(_Cutter(sheet, columns, room.first, room.next).parts())
    if not room.last_less or _leaves(parts, room):
        return parts
    less = _Cutter(sheet, columns, room.first - room.last_less, room.next - room.last_less)
    try:
        evened = tuple(less.parts())
    except PageProblem:
        return parts
    return evened if len(evened) == len(parts) else parts


def _leaves(parts: tuple[Part, ...], room: Room) -> bool:
    """Say whether the last part leaves the foot its room."""
    height = parts[-1].bottom - parts[-1].top
    return height + room.last_less <= (room.next if len(parts) > 1 else room.first) + SLACK


class _Cutter:
    """Cuts the rows of a group of stages."""

    def __init__(self, sheet: Sheet, columns: range, first: float, following: float) -> None:
        self._sheet, self._columns = sheet, columns
        self._room, self._next = first, following
        self._top = grid_top(sheet)
        self._tops: tuple[float, ...] = ()
        self._header: Shelf | None = None

    def parts(self) -> Iterator[Part]:
        """Yield the parts from the top down."""
        shelves = self._sheet.shelves
        begun = 0
        index = 0
        while index < len(shelves):
            if shelves[index].bottom - self._top <= self._room + SLACK:
                index += 1
            elif index > begun:
                yield self._part(shelves[index - 1].bottom)
                self._start(_start_of(self._sheet, index))
                begun = index
            else:
                yield self._cut(shelves[index])
        yield self._part(grid_bottom(self._sheet))

    def _part(self, bottom: float, bottoms: tuple[float, ...] = ()) -> Part:
        columns = self._columns
        return Part(columns.start, columns.stop, self._top, bottom, self._tops, bottoms, self._header)

    def _start(self, top: float, tops: tuple[float, ...] = (), header: Shelf | None = None) -> None:
        self._top, self._tops, self._header, self._room = top, tops, header, self._next

    def _cut(self, shelf: Shelf) -> Part:
        """Cut a row that is higher than the page: in every column below the last card that fits."""
        limit = self._top + self._room
        before = self._tops or (self._top,) * len(self._columns)
        cards = [_cards(self._sheet, shelf, index) for index in self._columns]
        cuts = tuple(_cut_above(limit, own) for own in cards)
        left = [
            cut
            for cut, own in zip(cuts, cards, strict=True)
            if any(rect.bottom > cut + SLACK for rect in own)
        ]
        if not left or not _moves(cards, before, cuts):
            raise _too_high(shelf, self._next)
        part = self._part(limit, cuts)
        self._start(min(left), tuple(max(cut, min(left)) for cut in cuts), shelf)
        return part


def _moves(cards: list[tuple[Rect, ...]], before: tuple[float, ...], cuts: tuple[float, ...]) -> bool:
    """Say whether a cut puts at least one card on the page."""
    return any(
        top - SLACK <= rect.y and rect.bottom <= cut + SLACK
        for own, top, cut in zip(cards, before, cuts, strict=True)
        for rect in own
    )


def _start_of(sheet: Sheet, index: int) -> float:
    """Where a row begins, with the line that is drawn above it."""
    shelf = sheet.shelves[index]
    above = sheet.shelves[index - 1].bottom
    return min([shelf.y, *(line.y for line in sheet.lines if above <= line.y < shelf.y)])


def _cards(sheet: Sheet, shelf: Shelf, index: int) -> tuple[Rect, ...]:
    """The places of the cards that reach into a column; what is no card can't be cut: the row is one of them."""
    if shelf.layout.scale is not None:
        return (Rect(sheet.columns[index].x, shelf.y, sheet.columns[index].width, shelf.layout.height),)
    column = sheet.columns[index]
    return tuple(
        placed.rect.moved(0, shelf.y)
        for cell in shelf.layout.cells
        for placed in cell.cards
        if placed.x < column.right and placed.rect.right > column.x
    )


def _cut_above(limit: float, cards: tuple[Rect, ...]) -> float:
    """The lowest place above the limit that lies in no card."""
    cut = limit
    for rect in sorted(cards, key=lambda rect: -rect.bottom):
        if rect.y < cut - SLACK and rect.bottom > cut + SLACK:
            cut = rect.y
    return cut


def _too_high(shelf: Shelf, room: float) -> "TooHigh":
    """Say that not even one card of a row fits."""
    highest = shelf.layout.height
    if shelf.layout.scale is None:
        heights = (placed.block.height for cell in shelf.layout.cells for placed in cell.cards)
        highest = max(heights, default=highest)
    message = _("The row “%s” does not fit on a page.")
    row = shelf.layout.row.name or shelf.layout.row.kind
    return TooHigh(message % row, max(0.0, room) / highest)


class TooHigh(PageProblem):
    """A row or a card is higher than a page; `share` is what fits: 1 or more if only a title is in the way."""

    def __init__(self, sentence: str, share: float) -> None:
        super().__init__(sentence)
        self.share = share


__all__ = [
    "Columns",
    "Part",
    "Room",
    "TooHigh",
    "grid_bottom",
    "grid_top",
    "row_parts",
]
