"""The shelf at the foot of a poster: what will be done about it, ranked by impact and effort.

Its cards begin and end on the edges of stages, so that a poster can be cut into tiles between them.
"""

from collections.abc import Sequence
from math import ceil

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import left_strip
from app.ink.style import Style
from app.ink.text import TextFont
from app.ink.textblock import one_line, set_text
from app.layout.large import as_large_as_fits
from app.layout.options import LayoutOptions, shelf_rows
from app.layout.shelf_facts import facts_of
from app.layout.title import Head
from app.model.journey import JourneyMap
from app.model.ranking import Ranked, ranked
from app.model.row import Row
from app.rows.kind import RowContext, kind_of
from app.rows.parts.header import row_name
from app.rows.parts.note_marks import note_marks
from app.values import dataclass

HEADING = TextFont("bold", 45, 48)
BELOW = TextFont("regular", 17, 22)
RANK = TextFont("bold", 63, 64)
TITLE = TextFont("semibold", 22, 27)
BY = N_("by impact and effort")
NARROWEST, LEAST_CARD, EVEN_CARD, WIDEST, LEAST_HEADING = 180.0, 240.0, 340.0, 620.0, 290.0
"""How narrow and how wide cards may be, what is narrow already, and the width of a heading beside them."""
NARROW, EMPTY = 60.0, 60.0
"""What narrow cards, and a last line that is empty, cost in height."""
LEAST_HEIGHT = 112.0
PAD, GAP, SIDE = 12.0, 10.0, 14.0
RANK_GAP = 12.0
RADIUS = 7.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where cards may lie: the left edge of each slot, then the right edge of the last.

    The heading, which may be so wide, stands beside the cards, or they lie below it.
    """

    edges: tuple[float, ...]
    heading: float
    is_below: bool = False

    @property
    def slots(self) -> int:
        return len(self.edges) - 1


def shelf_capacity(count: int, slots: int, most: int) -> int:
    """Return how many of `count` opportunities are shown: `most` and what fills their last line; 0 shows all."""
    return min(count, ceil(most / slots) * slots) if most else count


def lay_out_shelf(
    journey: JourneyMap, context: RowContext, options: LayoutOptions, *, x: float, y: float, right: float
) -> Head:
    """Lay out the shelf from x to `right`; nothing where there is no opportunity or no stage."""
    rows = shelf_rows(journey, options)
    found = ranked(journey, rows) if context.columns else ()
    if not found:
        return Head((), 0.0)
    plans = [
        _plan(grid, found, context, row=rows[0], most=options.shelf or 0)
        for grid in _grids(context, x, right)
    ]
    plan = min(plans, key=lambda plan: plan.cost)
    top = y + PAD + (plan.heading.height + PAD if plan.grid.is_below else 0.0)
    cards: list[Placed] = []
    for line in plan.lines:
        height, facts = _line_height(line), max(card.facts_height for card in line)
        edges = enumerate(plan.grid.edges[: len(line)])
        cards += [Placed(line[slot].block(height, facts), edge, top) for slot, edge in edges]
        top += height + GAP
    cards += note_marks(cards, context)
    bottom = max(top - GAP + PAD, y + plan.heading.height + 2 * PAD)
    heading = Placed(plan.heading, x + SIDE + context.style.row_bar, y + PAD)
    return Head((Placed(_ground(context, right - x, bottom - y), x, y), heading, *cards), bottom - y)


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """A shelf as it would be on one of the grids: its cards line by line."""

    grid: _Grid
    heading: Block
    lines: "tuple[tuple[_Card, ...], ...]"

    @property
    def cost(self) -> float:
        """Return the height of the shelf, and more for narrow cards and for places that stay empty."""
        grid, heights = self.grid, [_line_height(line) for line in self.lines]
        height = sum(heights) + GAP * len(heights) + (self.heading.height if grid.is_below else 0.0)
        narrow = NARROW if grid.edges[-1] - grid.edges[-2] < LEAST_CARD else 0.0
        empty = 1 - len(self.lines[-1]) / grid.slots
        return max(height, self.heading.height) + narrow + EMPTY * empty


def _line_height(line: "tuple[_Card, ...]") -> float:
    """The height at which every card of a line holds its words and, below the longest of them, its facts."""
    titles, facts = max(card.title_height for card in line), max(card.facts_height for card in line)
    return max(LEAST_HEIGHT, PAD + titles + GAP + facts + PAD)


def _plan(grid: _Grid, found: Sequence[Ranked], context: RowContext, *, row: Row, most: int) -> _Plan:
    count = shelf_capacity(len(found), grid.slots, most)
    cards = [
        _Card(one, grid.edges[index % grid.slots + 1] - grid.edges[index % grid.slots] - GAP, context)
        for index, one in enumerate(found[:count])
    ]
    lines = tuple(tuple(cards[start : start + grid.slots]) for start in range(0, count, grid.slots))
    return _Plan(grid, _heading(row, len(found) - count, context, grid.heading), lines)


def _grids(context: RowContext, x: float, right: float) -> list[_Grid]:
    """Where cards might lie: over one stage or some each, beside the heading or below it.

    Where the shelf is not as wide as the stages, as on a page that shows some of them, its cards are all as wide.
    """
    columns = context.columns
    if right != columns[-1].right:
        return [_even_grid(context, x, right)]
    usual = (right - columns[0].x) / len(columns)
    steps = [step for step in range(1, len(columns) + 1) if NARROWEST <= step * usual <= WIDEST]
    steps = steps or [min(len(columns), max(1, ceil(LEAST_CARD / usual)))]
    beside = (_stepped(context, x, step) for step in steps)
    below = (_below_heading(context, x, step) for step in steps)
    return [grid for grid in (*beside, *below) if grid is not None]


def _below_heading(context: RowContext, x: float, step: int) -> _Grid:
    """All stages hold cards, and the heading stands above them: where that takes a line less.

    The first card begins where the heading does, so that nothing stays empty below it.
    """
    columns = context.columns
    first = len(columns) % step or step
    left, right = x + SIDE + context.style.row_bar, columns[-1].right
    edges = (left, *(column.x for column in columns[first::step]), right)
    return _Grid(edges, right - x - 2 * SIDE, True)


def _stepped(context: RowContext, x: float, step: int) -> _Grid | None:
    """The slots of so many stages each, counted from the right; None if none remains beside the heading."""
    columns = context.columns
    first = len(columns) % step
    while first < len(columns) and columns[first].x - x < LEAST_HEADING:
        first += step
    if first >= len(columns):
        return None
    edges = tuple(column.x for column in columns[first::step])
    return _Grid((*edges, columns[-1].right), edges[0] - x - SIDE - context.style.row_bar - GAP)


def _even_grid(context: RowContext, x: float, right: float) -> _Grid:
    left = x + max(LEAST_HEADING, context.header_width)
    slots = int((right - left) // EVEN_CARD)
    if slots < 1:
        return _Grid((x + SIDE, right), right - x - 2 * SIDE, True)
    width = (right - left) / slots
    edges = tuple(left + slot * width for slot in range(slots + 1))
    return _Grid(edges, left - x - SIDE - context.style.row_bar - GAP)


def _ground(context: RowContext, width: float, height: float) -> Block:
    style = context.style
    items = (
        Box(Rect(0, 0, width, height), "shelf", style.band_radius, stroke=rim(style)),
        Outline(left_strip(style.row_bar, height, style.band_radius), fill="bar.green"),
    )
    return Block(Slot("decor"), width, height, items, "shelf")


def rim(style: Style) -> Stroke | None:
    """Return the line around what colour alone would set off, where a poster is printed without it."""
    return Stroke("hairline", 1) if style.ground != "colour" else None


def _heading(row: Row, more: int, context: RowContext, width: float) -> Block:
    """What the shelf is about, how it is ordered, and how many opportunities it has no room for."""
    book, words = context.book, context.words
    name = as_large_as_fits(row_name(row, kind_of(row.kind), context), HEADING, width, book=book, room=2.0)
    lines = [row.guide or words.text(BY)]
    if more:
        lines.append(words.plural("and %d more", "and %d more", more) % more)
    below = set_text("\n".join(lines), BELOW, width, book=book)
    top = name.height + 4
    items = (*name.items(0, 0, ink="shelf.text", width=width), *below.items(0, top, ink="text", width=width))
    return Block(Slot("decor"), width, top + below.height, items, None, "\n".join(lines))


class _Card:
    """One opportunity: its rank in large figures, what it is, and the facts that rank it."""

    def __init__(self, one: Ranked, width: float, context: RowContext) -> None:
        self._one, self._width, self._context = one, width, context
        book = context.book
        self._rank = one_line(str(one.rank), RANK, book=book)
        self._left = SIDE + max(self._rank.width, RANK.size * 0.52) + RANK_GAP
        room = max(60.0, width - self._left - PAD)
        self._title = as_large_as_fits(one.card.text, TITLE, room, book=book, room=100.0)
        self._facts = facts_of(one, room, context, beside=self._left - SIDE)
        self.title_height, self.facts_height = self._title.height, self._facts.height

    def block(self, height: float, facts: float) -> Block:
        """Return the card at the height of its line; its facts begin where all facts of the line do."""
        card, width = self._one.card, self._width
        items: tuple[Item, ...] = (
            Box(Rect(0, 0, width, height), "band", RADIUS, stroke=rim(self._context.style)),
            *self._rank.items(SIDE, 6, ink="bar.green"),
            *self._title.items(self._left, PAD - 2, ink="text", width=width - self._left - PAD),
            *moved(self._facts.items, self._left, height - PAD - facts),
        )
        return Block(Slot("card", card.id), width, height, items, "band", card.text)
