"""Rows prepared for drawing: what each cell draws, and coarse pictures of it for when it is small."""

import math
from bisect import bisect_right
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush

from app.ink.palette import blend
from app.ink.primitives import Block, Ink, Placed, TextLine
from app.render.qt_cache import TwoGenerations
from app.render.qt_ops import BAR_OPACITY, OperationBuilder, Operations, QtKit
from app.render.shapes import bar_of
from app.rows.kind import CellLayout, RowLayout
from app.values import dataclass, field

CHUNK = 12
"""Neighbouring cells whose coarse pictures are kept together."""
STACK_GAP = 12.0
"""Cards no further apart than this are one rectangle once the gap is thinner than a pixel."""
KEPT_CELLS = 600
KEPT_BLOCKS = 4000


@dataclass(slots=True)
class Coarse:
    """A few cells from afar: rectangles by colour for the cards, bars for their lines of text.

    `stacks` are the cards with those that stand close below each other as one.
    """

    stacks: list[tuple[QBrush, list[QRectF]]] = field(default_factory=list)
    cards: list[tuple[QBrush, list[QRectF]]] = field(default_factory=list)
    bars: list[tuple[QBrush, list[QRectF]]] | None = None


@dataclass(slots=True)
class _Kept:
    blocks: tuple[object, ...]
    operations: Operations


class PreparedRow:
    """One row layout; x on the sheet, y from the top of the row."""

    def __init__(self, layout: RowLayout, shop: "RowShop") -> None:
        self.layout = layout
        self.cells = tuple(cell for cell in layout.cells if cell.cards)
        self._shop = shop
        self._lefts = [cell.rect.x for cell in self.cells]
        self._coarse: list[Coarse | None] = [None] * (len(self.cells) // CHUNK + 1)
        self.under = shop.layer(layout.under)
        self.over = shop.layer(layout.over)

    def between(self, left: float, right: float) -> range:
        """Return the indexes of the cells that a vertical band of the sheet touches."""
        first = max(0, bisect_right(self._lefts, left) - 1)
        return range(first, bisect_right(self._lefts, right))

    def operations(self, index: int) -> Operations | None:
        """Return all that a cell's cards draw; None if that is not known yet and the shop's time is up."""
        return self._shop.cell(self.cells[index])

    def coarse(self, seen: range, *, bars: bool) -> list[Coarse]:
        """Return the coarse pictures of the cells in a range and of some neighbours, with bars if asked for."""
        if not seen:
            return []
        found = []
        for number in range(seen.start // CHUNK, (seen.stop - 1) // CHUNK + 1):
            cells = self.cells[number * CHUNK : (number + 1) * CHUNK]
            made = self._coarse[number]
            if made is None:
                made = self._coarse[number] = self._shop.coarse(cells)
            if bars and made.bars is None:
                made.bars = self._shop.bars(cells)
            found.append(made)
        return found


class RowShop:
    """Prepares rows and blocks and keeps them as long as they are in use."""

    def __init__(self, kit: QtKit) -> None:
        self._kit = kit
        self.seconds_left = math.inf
        self._rows: dict[int, PreparedRow] = {}
        self._cells: TwoGenerations[_Kept] = TwoGenerations(KEPT_CELLS)
        self._blocks: TwoGenerations[_Kept] = TwoGenerations(KEPT_BLOCKS)

    @property
    def kept(self) -> tuple[int, int, int]:
        """How many rows, cells and blocks are remembered."""
        return len(self._rows), len(self._cells), len(self._blocks)

    def row(self, layout: RowLayout) -> PreparedRow:
        """Return a row ready to be drawn."""
        found = self._rows.get(id(layout))
        if found is None:
            found = self._rows[id(layout)] = PreparedRow(layout, self)
        return found

    def keep_only(self, layouts: tuple[RowLayout, ...]) -> None:
        """Forget the rows that are not among these."""
        alive = {id(layout) for layout in layouts}
        if len(self._rows) > len(alive) or not self._rows.keys() <= alive:
            self._rows = {key: row for key, row in self._rows.items() if key in alive}

    def block(self, block: Block) -> Operations:
        """Return what a block draws in its own coordinates."""
        found = self._blocks.get(id(block))
        if found is None:
            found = _Kept((block,), self._made((Placed(block, 0.0, 0.0),)))
            self._blocks.put(id(block), found)
        return found.operations

    def layer(self, blocks: tuple[Placed, ...]) -> Operations:
        """Return what several blocks draw, not remembered here."""
        return self._made(blocks)

    def cell(self, cell: CellLayout) -> Operations | None:
        """Return what a cell's cards draw; known as long as the same blocks stand in the same places.

        None if it would have to be made and `seconds_left` is used up.
        """
        key = tuple([(id(placed.block), placed.x, placed.y) for placed in cell.cards])
        found = self._cells.get(key)
        if found is None:
            if self.seconds_left <= 0:
                return None
            start = perf_counter()
            made = self._made(cell.cards, with_bars=False)
            self.seconds_left -= perf_counter() - start
            found = _Kept(tuple(placed.block for placed in cell.cards), made)
            self._cells.put(key, found)
        return found.operations

    def coarse(self, cells: tuple[CellLayout, ...]) -> Coarse:
        """Return rectangles for all cards of some cells."""
        cards: dict[Ink, list[QRectF]] = {}
        stacks: dict[Ink, list[QRectF]] = {}
        for cell in cells:
            for placed in cell.cards:
                glance = placed.block.glance
                if glance is not None:
                    rect = QRectF(placed.x, placed.y, placed.block.width, placed.block.height)
                    cards.setdefault(glance, []).append(rect)
                    _stack(stacks.setdefault(glance, []), rect)
        brush = self._kit.inks.brush
        return Coarse(
            [(brush(ink), rects) for ink, rects in stacks.items()],
            [(brush(ink), rects) for ink, rects in cards.items()],
        )

    def bars(self, cells: tuple[CellLayout, ...]) -> list[tuple[QBrush, list[QRectF]]]:
        """Return bars for the lines of text of all cards of some cells."""
        bars: dict[tuple[Ink, Ink], list[QRectF]] = {}
        for cell in cells:
            for placed in cell.cards:
                if placed.block.glance is not None:
                    _add_bars(bars, placed, placed.block.glance)
        return [(self._bar_brush(ink, paper), rects) for (ink, paper), rects in bars.items()]

    def _bar_brush(self, ink: Ink, paper: Ink) -> QBrush:
        palette = self._kit.inks.palette
        return self._kit.inks.brush(blend(palette.colour(paper), palette.colour(ink), BAR_OPACITY))

    def _made(self, blocks: tuple[Placed, ...], *, with_bars: bool = True) -> Operations:
        builder = OperationBuilder(self._kit, with_bars=with_bars)
        for placed in blocks:
            builder.add_block(placed)
        return builder.operations()


def _stack(stacks: list[QRectF], rect: QRectF) -> None:
    """Append a card, or make the last stack longer if the card stands right below it."""
    if stacks and stacks[-1].left() == rect.left() and stacks[-1].width() == rect.width():
        gap = rect.top() - stacks[-1].bottom()
        if 0 <= gap <= STACK_GAP:
            stacks[-1].setBottom(rect.bottom())
            return
    stacks.append(QRectF(rect))


def _add_bars(bars: dict[tuple[Ink, Ink], list[QRectF]], placed: Placed, glance: Ink) -> None:
    for item in placed.block.items:
        if isinstance(item, TextLine):
            bar = bar_of(item)
            if bar is not None:
                place = QRectF(bar.x + placed.x, bar.y + placed.y, bar.width, bar.height)
                bars.setdefault((item.ink, glance), []).append(place)
