"""Pieces set into the columns of as many pages as it takes."""

from collections.abc import Iterable, Sequence
from itertools import count

from app.ink.fonts import FontBook
from app.ink.primitives import Block, Item, Placed, Slot
from app.ink.style import SCREEN
from app.ink.textblock import set_text
from app.layout.endpages.pieces import SUBJECT, TITLE, Piece
from app.layout.sheet import Sheet
from app.values import dataclass

GUTTER = 28.0
BELOW_HEAD = 18.0


@dataclass(frozen=True, slots=True)
class Page:
    """The size of a page and its margin, in units that are points on A4."""

    width: float
    height: float
    margin: float

    @property
    def room(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    def column(self, columns: int) -> float:
        """Return the width of one of so many columns."""
        return (self.room - (columns - 1) * GUTTER) / columns


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What stands on top of a page: its items from (0, 0), its height and its words."""

    items: tuple[Item, ...]
    height: float
    text: str


def heading(title: str, subject: str, page: Page, *, book: FontBook) -> Heading:
    """Return a heading of a title with the map's name below it."""
    large = set_text(title, TITLE, page.room, book=book)
    small = set_text(subject, SUBJECT, page.room, book=book)
    items = (
        *large.items(0, 0, ink="text", width=page.room),
        *small.items(0, large.height, ink="muted", width=page.room),
    )
    return Heading(items, large.height + small.height, title)


def pages_of(
    pieces: Iterable[Piece], page: Page, *, first: Heading, others: Heading | None = None, columns: int = 1
) -> tuple[Sheet, ...]:
    """Return the sheets that hold all pieces; where they fit on one page, its columns are about as long.

    No piece is lost: one that is higher than a page gets a page of its own.
    """
    rest = _runs(pieces)
    sheets: list[Sheet] = []
    head = first
    while rest or not sheets:
        top = page.margin + head.height + BELOW_HEAD
        room = page.height - page.margin - top
        held = _fill(rest, room, columns)
        if sum(len(column) for column in held) == len(rest) and columns > 1:
            held = _balanced(rest, room, columns)
        sheets.append(_sheet(held, page, head, top=top, columns=columns))
        rest = rest[sum(len(column) for column in held) :]
        head = others or first
    return tuple(sheets)


def _runs(pieces: Iterable[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces in runs that stay together: what must not end a page with what follows it."""
    runs: list[tuple[Piece, ...]] = []
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.keep:
            runs.append(tuple(run))
            run = []
    return [*runs, tuple(run)] if run else runs


def _height(run: Sequence[Piece], *, at_top: bool) -> float:
    return sum(piece.height + piece.gap for piece in run) - (run[0].gap if at_top else 0.0)


def _fill(runs: Sequence[tuple[Piece, ...]], room: float, columns: int) -> list[list[tuple[Piece, ...]]]:
    """As many runs as so many columns of that height hold; at least one, so that there is an end."""
    held: list[list[tuple[Piece, ...]]] = [[] for _ in range(columns)]
    column, used = 0, 0.0
    for run in runs:
        needed = _height(run, at_top=not held[column])
        if used + needed > room and held[column]:
            column, used = column + 1, 0.0
            needed = _height(run, at_top=True)
            if column == columns:
                break
        held[column].append(run)
        used += needed
    return held


def _balanced(runs: Sequence[tuple[Piece, ...]], room: float, columns: int) -> list[list[tuple[Piece, ...]]]:
    """The same in columns that are as short as they can be."""
    low, high = 0.0, room
    for _turn in count():
        if high - low < 1.0:
            break
        middle = (low + high) / 2
        if sum(len(column) for column in _fill(runs, middle, columns)) == len(runs):
            high = middle
        else:
            low = middle
    return _fill(runs, high, columns)


def _sheet(
    held: Sequence[Sequence[tuple[Piece, ...]]], page: Page, head: Heading, *, top: float, columns: int
) -> Sheet:
    width = page.column(columns)
    placed: list[Placed] = []
    for number, column in enumerate(held):
        x, y = page.margin + number * (width + GUTTER), top
        for piece in (piece for run in column for piece in run):
            y += piece.gap if y > top else 0.0
            placed.append(piece.placed(x, y, width))
            y += piece.height
    block = Block(Slot("title"), page.room, head.height, head.items, None, head.text)
    return bare_sheet(page.width, page.height, (Placed(block, page.margin, page.margin),), tuple(placed))


def bare_sheet(
    width: float, height: float, title: tuple[Placed, ...], rest: tuple[Placed, ...] = ()
) -> Sheet:
    """Return a sheet that shows no map: blocks at their places, read from the first to the last."""
    return Sheet("", width, height, SCREEN, (), (), 0.0, 0.0, 0.0, 0.0, title=title, foot=rest)
