"""Cutting the rows of a group of stages into pages, and no card in two pieces.

All lengths are map units of the sheet.
"""

from collections.abc import Iterator

from app.i18n import _
from app.ink.geometry import Rect
from app.layout.papers import PageProblem
from app.layout.poster.breaks import Price, even_ends
from app.layout.poster.columns import SLACK
from app.layout.sheet import Sheet, Shelf
from app.values import dataclass, replace

LEAST_PIECE, CUT_TRIES = 0.5, 5
"""The least share of a page that a piece of a cut row fills, and how often shares above it are tried."""


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

    @property
    def without_title(self) -> "Room":
        """The same where no page leaves room for the title."""
        return replace(self, first=self.next)

    def leaves(self, parts: tuple[Part, ...]) -> bool:
        """Say whether the last part leaves the foot its room."""
        height = parts[-1].bottom - parts[-1].top
        return height + self.last_less <= (self.next if len(parts) > 1 else self.first) + SLACK


def grid_top(sheet: Sheet) -> float:
    """Return where the rows begin, with the line above the first one."""
    if not sheet.shelves:
        return sheet.ribbon_y + sheet.ribbon_height
    return min([sheet.shelves[0].y, *(line.y for line in sheet.lines)])


def grid_bottom(sheet: Sheet) -> float:
    """Return where the last row ends."""
    return sheet.shelves[-1].bottom if sheet.shelves else sheet.ribbon_y + sheet.ribbon_height


def group_parts(
    sheet: Sheet, groups: tuple[range, ...], room: Room, *, has_title: bool
) -> tuple[tuple[tuple[Part, ...], ...], bool]:
    """Return the pages of each group of stages, and whether all groups show the same rows below the title's room.

    Then they can hang side by side. That takes no page more: else only the first group makes room for the title.
    Raises `PageProblem`.
    """
    if len(groups) == 1:
        return (row_parts(sheet, groups[0], room, has_foot=bool(sheet.foot)),), has_title
    head = row_parts(sheet, groups[0], room)
    others = tuple(row_parts(sheet, group, room.without_title) for group in groups[1:])
    last, is_cut = others[-1], any(part.bottoms for parts in (head, *others) for part in parts)
    if not has_title or is_cut or len(head) > len(last):
        return (head, *others), False
    if room.without_title.leaves(last) and not room.leaves(head):
        return (head, *others), False
    alike = (
        tuple(replace(part, first=group.start, last=group.stop) for part in head) for group in groups[1:]
    )
    return (head, *alike), True


def row_parts(sheet: Sheet, columns: range, room: Room, *, has_foot: bool = False) -> tuple[Part, ...]:
    """Return what each page of a group of stages shows, from the top down; raises `PageProblem`.

    There are as few pages as possible, all about equally full; the last one leaves `room.last_less` free for the
    foot, if that takes no page more. With `has_foot` it may take one more: a foot that finds no room has a page of
    its own, which some rows had better share.
    """
    parts = _least(sheet, columns, room)
    if len(parts) == 1 and (not has_foot or room.leaves(parts)):
        return parts
    return tuple(_Evener(sheet, parts, room, homeless=int(has_foot)).parts())


def _least(sheet: Sheet, columns: range, room: Room) -> tuple[Part, ...]:
    """Cut from the top down; where rows are cut that are higher than a page, into pieces as equal as possible."""
    parts = tuple(_Cutter(sheet, columns, room).parts())
    low, high = LEAST_PIECE, 1.0
    for _turn in range(CUT_TRIES if any(part.bottoms for part in parts) else 0):
        middle = (low + high) / 2
        tried = _tried(sheet, columns, room, middle)
        if tried is not None and len(tried) == len(parts):
            parts, high = tried, middle
        else:
            low = middle
    return parts


def _tried(sheet: Sheet, columns: range, room: Room, share: float) -> tuple[Part, ...] | None:
    try:
        return tuple(_Cutter(sheet, columns, room, share).parts())
    except PageProblem:
        return None


class _Evener:
    """Moves the breaks between whole rows so that pages are about equally full; cuts through rows stay."""

    def __init__(self, sheet: Sheet, parts: tuple[Part, ...], room: Room, *, homeless: int = 0) -> None:
        """Prepare parts; a foot that finds no room on the last one takes `homeless` pages."""
        self._sheet, self._parts, self._room, self._homeless = sheet, parts, room, homeless

    def parts(self) -> Iterator[Part]:
        """Yield the parts from the top down, as many as before, or one more that takes in the foot."""
        run: list[Part] = []
        for turn, part in enumerate(self._parts):
            if part.bottoms:
                yield from self._evened(run, turn)
                yield part
                run = []
            else:
                run.append(part)
        yield from self._evened(run, len(self._parts))

    def _evened(self, run: list[Part], end: int) -> Iterator[Part]:
        """Yield pages between which rows are whole, `end` the number of the page after them."""
        has_foot = end == len(self._parts)
        can_grow = self._homeless and has_foot and self._sheet.shelves
        if not run or (len(run) == 1 and not can_grow):
            yield from run
            return
        first, last = run[0], run[-1]
        shelves = self._sheet.shelves
        begin = next(i for i, shelf in enumerate(shelves) if shelf.bottom > first.top + SLACK)
        stop = next(i for i, shelf in enumerate(shelves, 1) if shelf.bottom >= last.bottom - SLACK)
        tops = [first.top, *(_start_of(self._sheet, index) for index in range(begin + 1, stop))]
        bottoms = [shelf.bottom for shelf in shelves[begin:stop]]
        is_top = end == len(run)

        def price(start: int, to: int) -> Price | None:
            room = self._room.first if is_top and start == 0 else self._room.next
            empty = room - (bottoms[to - 1] - tops[start])
            less = self._room.last_less if has_foot and to == len(bottoms) else 0.0
            if empty < -SLACK:
                return None
            homeless = int(empty < less - SLACK)
            return Price(1 + homeless * self._homeless, homeless, (empty - less) ** 2)

        ends = even_ends(range(1, len(bottoms) + 1), price)
        for start, to in zip((0, *ends), ends, strict=False):
            if start == 0:
                yield replace(first, bottom=bottoms[to - 1])
            else:
                yield replace(last, top=tops[start], bottom=bottoms[to - 1], tops=(), header=None)


class _Cutter:
    """Cuts the rows of a group of stages."""

    def __init__(self, sheet: Sheet, columns: range, room: Room, share: float = 1.0) -> None:
        """Prepare a group; `share` is how much of its room a page gives to the piece of a row that is cut."""
        self._sheet, self._columns, self._share = sheet, columns, share
        self._room, self._next = room.first, room.next
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
        limit = self._top + self._room * self._share
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
    "Part",
    "Room",
    "TooHigh",
    "group_parts",
    "grid_bottom",
    "grid_top",
    "row_parts",
]
