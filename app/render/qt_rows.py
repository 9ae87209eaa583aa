"""Rows prepared for drawing: what each cell draws, and coarse pictures of it for when it is small."""

import math
from bisect import bisect_right
from itertools import accumulate
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush

from app.ink.palette import CONTRAST, blend
from app.ink.primitives import Block, Ink, Placed, TextLine
from app.render.qt_cache import TwoGenerations
from app.render.qt_ops import BAR_OPACITY, OperationBuilder, Operations, QtKit
from app.render.shapes import bar_of
from app.rows.kind import CellLayout, RowLayout
from app.values import dataclass, field

AFAR = "#C4C4C4"
"""A card of the high contrast from afar: about as dark as its rim, sign and words together."""
CHUNK = 12
"""Neighbouring cells whose coarse pictures are kept together."""
CARD_REACH = 8.0
"""How far the ink of a card, such as its shadow, reaches out of it."""
STACK_GAP = 12.0
"""Cards no further apart than this are one rectangle once the gap is thinner than a pixel."""
SETTLED = 4
"""How often a cell is drawn card by card after an edit before its cards are drawn together again."""
KEPT_CELLS, KEPT_CARDS = 600, 200
KEPT_BLOCKS = 4000
KEPT_LAYERS = 4

Piece = tuple[float, float, Operations]
"""Where something prepared is drawn in its row, and what it draws."""


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


def _end(cell: CellLayout) -> float:
    return max(card.x + card.block.width for card in cell.cards)


class PreparedRow:
    """One row layout; x on the sheet, y from the top of the row."""

    def __init__(self, layout: RowLayout, shop: "RowShop", before: "PreparedRow | None" = None) -> None:
        """Prepare a row; what is the same as in the layout before is taken over."""
        self.layout = layout
        self.cells = tuple(cell for cell in layout.cells if cell.cards)
        self._shop = shop
        self._lefts = [cell.rect.x for cell in self.cells]
        self._ends = list(accumulate(map(_end, self.cells), max)) if layout.has_spans else []
        """How far the cards of each cell and those before it reach to the right, where they lie across columns."""
        self._coarse: list[Coarse | None] = [None] * (len(self.cells) // CHUNK + 1)
        self._edited: dict[str, int] = {}
        """Stages of cells that are new since they were drawn together, with how often they were drawn since."""
        if before is not None:
            self._take_over(before)
        kept_under = before is not None and before.layout.under is layout.under
        kept_over = before is not None and before.layout.over is layout.over
        self.under: Operations = (
            before.under if before is not None and kept_under else shop.layer(layout.under)
        )
        self.over: Operations = before.over if before is not None and kept_over else shop.layer(layout.over)

    def _take_over(self, before: "PreparedRow") -> None:
        """Keep what shows the very same cards as in the layout before.

        In a row that became higher every cell is another one, but most of them show the same cards.
        """
        if len(self.cells) == len(before.cells):
            pairs = zip(self.cells, before.cells, strict=True)
            fresh = [number for number, (cell, was) in enumerate(pairs) if cell.cards is not was.cards]
            self._coarse = [*before._coarse]
            for number in fresh:
                self._coarse[number // CHUNK] = None
            stages = [self.cells[number].stage for number in fresh]
        else:
            old = {cell.stage: cell.cards for cell in before.cells}
            stages = [cell.stage for cell in self.cells if old.get(cell.stage) is not cell.cards]
        self._edited = {**before._edited, **dict.fromkeys(stages, 0)}

    def _chunk(self, number: int) -> tuple[CellLayout, ...]:
        return self.cells[number * CHUNK : (number + 1) * CHUNK]

    def between(self, left: float, right: float) -> range:
        """Return the indexes of the cells that a vertical band of the sheet touches."""
        first = max(0, bisect_right(self._lefts, left) - 1)
        if self._ends:
            # Cards of cells further left may lie across this band.
            first = min(first, bisect_right(self._ends, left - CARD_REACH))
        return range(first, bisect_right(self._lefts, right))

    def pieces(self, seen: range, *, top: float = -math.inf, bottom: float = math.inf) -> list[Piece] | None:
        """Return what the cards of some cells draw; None if not all is known and the shop's time is up.

        Cards that lie above `top` or below `bottom`, from the top of the row, may be left out.
        """
        found: list[Piece] = []
        top, bottom = top - CARD_REACH, bottom + CARD_REACH
        for cell in self.cells[seen.start : seen.stop]:
            if cell.reach < top:
                continue
            pieces = self._pieces_of(cell, top, bottom)
            if pieces is None:
                return None
            found += pieces
        return found

    def _pieces_of(self, cell: CellLayout, top: float, bottom: float) -> list[Piece] | None:
        """Return a cell's cards together, or one by one while they are being edited: then most of them stay."""
        times = self._edited.get(cell.stage)
        if times is not None and times < SETTLED:
            self._edited[cell.stage] = times + 1
            cards = [
                (placed.x, placed.y, self._shop.card(placed.block))
                for placed in cell.cards
                if placed.y < bottom and placed.y + placed.block.height > top
            ]
            known = [(x, y, made) for x, y, made in cards if made is not None]
            return known if len(known) == len(cards) else None
        made = self._shop.cell(cell)
        return [(0.0, 0.0, made)] if made is not None else None

    def coarse(self, seen: range, *, bars: bool) -> list[Coarse]:
        """Return the coarse pictures of the cells in a range and of some neighbours, with bars if asked for."""
        if not seen:
            return []
        found = []
        for number in range(seen.start // CHUNK, (seen.stop - 1) // CHUNK + 1):
            cells = self._chunk(number)
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
        self._before: dict[str, PreparedRow] = {}
        self._cells: TwoGenerations[_Kept] = TwoGenerations(KEPT_CELLS)
        self._cards: TwoGenerations[_Kept] = TwoGenerations(KEPT_CARDS)
        self._blocks: TwoGenerations[_Kept] = TwoGenerations(KEPT_BLOCKS)
        self._layers: TwoGenerations[_Kept] = TwoGenerations(KEPT_LAYERS)

    @property
    def kept(self) -> tuple[int, int, int]:
        """How many rows, cells and blocks are remembered."""
        return len(self._rows), len(self._cells), len(self._blocks)

    def row(self, layout: RowLayout) -> PreparedRow:
        """Return a row ready to be drawn."""
        found = self._rows.get(id(layout))
        if found is None:
            before = self._before.pop(layout.row.id, None)
            found = self._rows[id(layout)] = PreparedRow(layout, self, before)
        return found

    def keep_only(self, layouts: tuple[RowLayout, ...]) -> None:
        """Forget the rows that are not among these."""
        alive = {id(layout) for layout in layouts}
        gone = self._rows.keys() - alive
        if gone:
            rows = {layout.row.id for layout in layouts}
            before = {(row := self._rows.pop(key)).layout.row.id: row for key in gone}
            self._before = {row_id: row for row_id, row in before.items() if row_id in rows}

    def block(self, block: Block) -> Operations:
        """Return what a block draws in its own coordinates."""
        found = self._blocks.get(id(block))
        if found is None:
            found = _Kept((block,), self._made((Placed(block, 0.0, 0.0),)))
            self._blocks.put(id(block), found)
        return found.operations

    def together(self, layer: tuple[Placed, ...]) -> Operations:
        """Return what all blocks of a layer draw, remembered as long as it is the same tuple."""
        found = self._layers.get(id(layer))
        if found is None:
            found = _Kept(layer, self._made(layer))
            self._layers.put(id(layer), found)
        return found.operations

    def layer(self, blocks: tuple[Placed, ...]) -> Operations:
        """Return what several blocks draw, not remembered here."""
        return self._made(blocks)

    def cell(self, cell: CellLayout) -> Operations | None:
        """Return what a cell's cards draw together; None if it is not known and `seconds_left` is used up."""
        key = tuple([(id(placed.block), placed.x, placed.y) for placed in cell.cards])
        return self._timely(self._cells, key, cell.cards)

    def card(self, block: Block) -> Operations | None:
        """Return what one card draws, in its own coordinates; None as for a cell."""
        return self._timely(self._cards, id(block), (Placed(block, 0.0, 0.0),))

    def _timely(
        self, kept: TwoGenerations[_Kept], key: object, placed: tuple[Placed, ...]
    ) -> Operations | None:
        found = kept.get(key)
        if found is None:
            if self.seconds_left <= 0:
                return None
            start = perf_counter()
            made = self._made(placed, with_bars=False)
            self.seconds_left -= perf_counter() - start
            found = _Kept(tuple(each.block for each in placed), made)
            kept.put(key, found)
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
        brush = self._afar
        return Coarse(
            [(brush(ink), rects) for ink, rects in stacks.items()],
            [(brush(ink), rects) for ink, rects in cards.items()],
        )

    def _afar(self, paper: Ink) -> QBrush:
        """Return the brush of cards that are too small for a rim: white ones on white would be lost."""
        inks = self._kit.inks
        return inks.brush(AFAR if inks.palette is CONTRAST and paper.startswith("paper.") else paper)

    def bars(self, cells: tuple[CellLayout, ...]) -> list[tuple[QBrush, list[QRectF]]]:
        """Return bars for the lines of text of all cards of some cells."""
        bars: dict[tuple[Ink, Ink], list[QRectF]] = {}
        for cell in cells:
            for placed in cell.cards:
                # What has no paper of its own, such as figures, stands on the band.
                _add_bars(bars, placed, placed.block.glance or "band")
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
