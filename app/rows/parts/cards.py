"""Rows of cards: which are kept from the layout before, where each one lies, and how high the row becomes."""

from collections.abc import Callable, Mapping, Sequence

from app.compat import override
from app.ink.geometry import Rect
from app.ink.palette import PAPERS
from app.ink.primitives import Block, Placed
from app.ink.text import TextFont
from app.model.card import Card
from app.model.row import Row
from app.rows.kind import CellLayout, Column, RowContext, RowKind, RowLayout
from app.rows.parts.band import band
from app.rows.parts.card import CardLook, CardMould
from app.rows.parts.counts import collapsed_counts
from app.rows.parts.header import HeaderText, header_block, row_icon, same_header
from app.rows.parts.note_marks import note_marks
from app.rows.parts.spans import Spans

Maker = Callable[[Card, float], Block]
MANY_CHANGED = 64
"""Cells that change at once, from which on nobody will miss the blocks of before."""


class CardRow(RowKind):
    """A row whose cells hold cards below one another, or two or three in a line."""

    @override
    def lay_out(self, row: Row, context: RowContext, *, previous: RowLayout | None = None) -> RowLayout:
        kept = Kept(row, context, previous=previous, same_look=self._same_look(row, previous))
        content = self._content(row, context, kept)
        reaches = kept.reaches(content)
        there = previous if previous and previous.frame is context.frame else None
        text = there.words if there is not None and same_header(row, there.row) else None
        text = text or HeaderText(row, self, context)
        height = self._height(row, context, header=text.height, reach=max(reaches, default=0.0))
        height += self.extra_height(row, context)
        cells = kept.cells(content, height, reaches=reaches)
        same = there if there is not None and there.height == height else None
        return RowLayout(
            row=row,
            height=height,
            header=same.header
            if same and same_header(row, same.row)
            else header_block(row, self, context, text=text, height=height),
            cells=cells,
            under=self._under(row, context, height, same=same),
            over=(
                *self.above(row, context, height),
                *note_marks((placed for cell in cells for placed in cell.cards), context),
                *collapsed_counts(row, context),
            ),
            draft=context.draft,
            frame=context.frame,
            has_spans=kept.has_spans,
            words=text,
        )

    has_edges = True
    is_flexible = False
    """Whether blocks may be narrower than the room they are given."""

    def _under(
        self, row: Row, context: RowContext, height: float, *, same: RowLayout | None
    ) -> tuple[Placed, ...]:
        """The band, which stays what it was at the same height, and what lies on it."""
        behind = self.behind(row, context, height)
        if same is None or same.row.kind != row.kind:
            return (*band(context, height, fill=self.band), *behind)
        return (*same.under[:1], *behind) if behind or len(same.under) > 1 else same.under

    def extra_height(self, row: Row, context: RowContext) -> float:
        """Return the room that a row needs below its cards."""
        return 0.0

    def behind(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return what lies between the band and the cards; y from the top of the row."""
        return ()

    def above(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return what lies over the cards and is read after them; y from the top of the row."""
        return ()

    def font(self, context: RowContext) -> TextFont:
        """Return the font of the cards' text."""
        return context.style.card

    def block(self, card: Card, width: float, *, row: Row, context: RowContext) -> Block:
        """Lay out one card of this row."""
        key = (row.id, width)
        mould = context.moulds.get(key)
        if mould is None:
            look = CardLook(self.paper_of(row), self.font(context), row_icon(row, self))
            mould = context.moulds[key] = CardMould(width, look, context)
        return mould.block(card)

    def foresee(self, card: Card, column: Column, *, row: Row, context: RowContext) -> Block | None:
        """Lay out a card as it will be in a cell of this row, before it comes there; None where nobody knows."""
        if self.is_flexible or card.span > 1:
            return None
        look = (row.kind, self.paper_of(row))
        spans = Spans(context.columns, has_any=False)
        width = Lines(column, row=row, context=context, spans=spans).card_width
        block = context.lost.find(card, width, look=look)
        if block is None:
            block = self.block(card, width, row=row, context=context)
            context.lost.keep(card, block, look=look)
        return block

    def arrange(
        self,
        cards: Sequence[Card],
        column: Column,
        *,
        row: Row,
        context: RowContext,
        make: Maker,
        spans: Spans,
    ) -> tuple[Placed, ...]:
        """Place a cell's cards; y from the top of the row."""
        return stacked(cards, column, row=row, context=context, make=make, spans=spans)

    def _content(self, row: Row, context: RowContext, kept: "Kept") -> list[tuple[Placed, ...]]:
        spans = Spans(context.columns, has_any=kept.has_spans)
        content = []
        make = self._maker(row, context, kept)
        known = kept.placed()
        for index, (column, placed) in enumerate(zip(context.columns, known, strict=True)):
            if placed is None:
                kept.column_width = column.width
                spans.at(index)
                cards = cards_of(row, column)
                placed = self.arrange(cards, column, row=row, context=context, make=make, spans=spans)
            content.append(placed)
        return content

    def _maker(self, row: Row, context: RowContext, kept: "Kept") -> Maker:
        """Return what gives a card its block: one that is known, or else a new one."""
        look = (row.kind, self.paper_of(row))
        kept.take_leave(look, is_kept=not self.is_flexible)

        def new(card: Card, width: float) -> Block:
            return self.block(card, width, row=row, context=context)

        def make(card: Card, width: float) -> Block:
            known = kept.block(card, width, flexible=self.is_flexible)
            if known is None and not self.is_flexible and not kept.is_draft(card):
                known = context.lost.find(card, width, look=look)
            return known or new(card, width)

        return make if kept.is_any or len(context.lost) else new

    def _height(self, row: Row, context: RowContext, *, header: float, reach: float) -> float:
        style = context.style
        least = style.cell_top + style.card_min_height
        return max(
            reach or least, least, (row.height or 0) - style.cell_bottom, header - style.cell_bottom
        ) + (style.cell_bottom)

    def _same_look(self, row: Row, previous: RowLayout | None) -> bool:
        return (
            previous is not None
            and previous.row.kind == row.kind
            and self.paper_of(previous.row) == self.paper_of(row)
            and row_icon(previous.row, self) == row_icon(row, self)
            and per_line(previous.row) == per_line(row)
        )

    @override
    def paper_of(self, row: Row) -> str:
        return row.colour if row.colour in PAPERS else self.paper


class Kept:
    """What a row can take over from its layout before: whole cells, or single blocks of cards by identity."""

    def __init__(self, row: Row, context: RowContext, *, previous: RowLayout | None, same_look: bool) -> None:
        self._row, self._context = row, context
        self._previous = previous if same_look else None
        self._cells: dict[str, CellLayout] = {}
        self._cards: Mapping[str, tuple[Card, ...]] = {}
        """What the cells showed before, by their stage."""
        self._blocks: dict[int, tuple[Block, float]] | None = None
        self.column_width = 0.0
        if self._previous is not None:
            self._cards = self._previous.row.cells
            self._cells = {cell.stage: cell for cell in self._previous.cells}
        self._drafts = {context.draft, self._previous.draft if self._previous else None} - {None}
        self._changed = self._changed_stages()
        self.has_spans = self._has_spans()
        self._resized = previous is not None and previous.frame is not context.frame

    def _changed_stages(self) -> set[str]:
        """Return the stages whose cards are not those of before, or look different: one of them is typed."""
        known, now = self._cards.get, self._row.cells
        changed = {stage for stage, cards in now.items() if known(stage) is not cards}
        changed |= self._cards.keys() - now.keys()
        if self._drafts:
            places = self._row.stage_of_card
            changed |= {places[card] for card in self._drafts if card in places}
        return changed

    def _has_spans(self) -> bool:
        """Say whether cards lie across columns, or did before: then cells depend on one another."""
        now, before = self._row.cells, self._previous.has_spans if self._previous is not None else None
        asked = self._changed if before is not None else now
        return bool(before) or any(card.span > 1 for stage in asked for card in now.get(stage, ()))

    @property
    def is_any(self) -> bool:
        """Whether there was a layout before that something can be taken over from."""
        return self._previous is not None

    @property
    def _is_calm(self) -> bool:
        """Whether nothing but the cards of some cells is different: then all others stay, unlooked at."""
        before = self._previous
        if before is None or before.has_spans is None or self._resized:
            return False
        return len(before.cells) == len(self._context.columns)

    def placed(self) -> list[tuple[Placed, ...] | None]:
        """Return each cell's cards as they were placed before, or None where anything about them changed."""
        columns = self._context.columns
        if self.has_spans or not self._cells:
            return [None] * len(columns)
        if self._is_calm:
            changed = self._changed
            return [None if stage in changed else cell.cards for stage, cell in self._cells.items()]
        return [self._placed(column, cards_of(self._row, column)) for column in columns]

    def _placed(self, column: Column, cards: tuple[Card, ...]) -> tuple[Placed, ...] | None:
        cell, before = self._cells.get(column.stage.id), self._cards.get(column.stage.id, ())
        if cell is None or (before is not cards and (before or cards)):
            return None
        rect = cell.rect
        if rect.x != column.x or rect.width != column.width or len(cell.cards) != len(cards):
            return None
        return cell.cards if not self._drafts or not self._is_typed(cards) else None

    def block(self, card: Card, width: float, *, flexible: bool) -> Block | None:
        """Return the card's block from before, if the card is the same object and was given the same width."""
        if self._previous is None or card.id in self._drafts:
            return None
        if self._blocks is None:
            self._blocks = self._known_blocks()
        block, column_width = self._blocks.get(id(card), (None, 0.0))
        if block is None:
            return None
        same = column_width == self.column_width if flexible else block.width == width
        return block if same else None

    def take_leave(self, look: tuple[str, str], *, is_kept: bool) -> None:
        """Let go of the blocks of cells that changed; `is_kept` if they may come back."""
        lost, before = self._context.lost, self._previous
        if before is None or not is_kept or len(self._changed) > MANY_CHANGED:
            return
        for stage in self._changed:
            cell, cards = self._cells.get(stage), self._cards.get(stage, ())
            if cell is not None and len(cell.cards) == len(cards):
                for card, placed in zip(cards, cell.cards, strict=True):
                    if card.id not in self._drafts:
                        lost.keep(card, placed.block, look=look)

    def is_draft(self, card: Card) -> bool:
        """Say whether a card is being typed, or was until now: its lines are others."""
        return card.id in self._drafts

    def reaches(self, content: Sequence[tuple[Placed, ...]]) -> list[float]:
        """Return how far down the cards of each cell reach."""
        known = self._cells.get
        return [
            cell.reach
            if placed and (cell := known(column.stage.id)) is not None and cell.cards is placed
            else max([item.y + item.block.height for item in placed], default=0.0)
            for column, placed in zip(self._context.columns, content, strict=True)
        ]

    def cells(
        self, content: Sequence[tuple[Placed, ...]], height: float, *, reaches: Sequence[float]
    ) -> tuple[CellLayout, ...]:
        """Return the layouts of all cells: those from before that would be no different."""
        known, found = self._cells.get, []
        for column, placed, reach in zip(self._context.columns, content, reaches, strict=True):
            cell = known(column.stage.id)
            if cell is None or cell.cards is not placed or cell.rect.height != height:
                cell = CellLayout(column.stage.id, Rect(column.x, 0, column.width, height), placed, reach)
            found.append(cell)
        return tuple(found)

    def _is_typed(self, cards: tuple[Card, ...]) -> bool:
        return bool(self._drafts) and any(card.id in self._drafts for card in cards)

    def _known_blocks(self) -> dict[int, tuple[Block, float]]:
        """The blocks of cells that changed, with the width of their column, by the identity of their card.

        The row before keeps those cards alive, so that an identity is never used twice.
        """
        every = self.has_spans or self._resized
        changed = [
            (cell, cards)
            for stage in (self._cells if every else self._changed)
            if (cell := self._cells.get(stage)) is not None
            and len(cards := self._cards.get(stage, ())) == len(cell.cards)
        ]
        return {
            id(card): (placed.block, cell.rect.width)
            for cell, cards in changed
            for card, placed in zip(cards, cell.cards, strict=True)
        }


def cards_of(row: Row, column: Column) -> tuple[Card, ...]:
    """Return the cards that a row shows in a column: none if that is folded."""
    return row.cells.get(column.stage.id, ()) if not column.stage.collapsed else ()


def per_line(row: Row) -> int | None:
    """Return how many cards a row puts beside one another, 1 to 3, or None where the width decides."""
    wanted = row.options.get("wrap")
    return max(1, min(3, int(wanted))) if isinstance(wanted, int | float) else None


def stacked(
    cards: Sequence[Card], column: Column, *, row: Row, context: RowContext, make: Maker, spans: Spans
) -> tuple[Placed, ...]:
    """Place cards in lines from the top; cards of a step lie in that step's part of the column."""
    steps = {step.id: index for index, step in enumerate(column.stage.steps)}
    if len(steps) > 1 and any(card.step in steps for card in cards):
        return _by_steps(cards, column, context=context, make=make, steps=steps)
    lines = Lines(column, row=row, context=context, spans=spans)
    return lines.below(cards, make) if lines.is_single else tuple(lines.place(card, make) for card in cards)


class Lines:
    """Where the next card of a cell goes."""

    def __init__(self, column: Column, *, row: Row, context: RowContext, spans: Spans) -> None:
        style = context.style
        room = column.width - 2 * style.cell_side
        fitting = int((column.width + 1) // style.column)
        self._count = per_line(row) or max(1, fitting)
        self.card_width = max(1.0, (room - (self._count - 1) * style.card_gap) // self._count)
        self._column, self._style, self._spans = column, style, spans
        self._y, self._index, self._reach = style.cell_top, 0, style.cell_top

    @property
    def is_single(self) -> bool:
        """Whether each card has a line of its own, and none of the row reaches into another column."""
        return self._count == 1 and not self._spans.has_any

    def below(self, cards: Sequence[Card], make: Maker) -> tuple[Placed, ...]:
        """Return cards one below the other, as `place` would put them there."""
        x, y = self._column.x + self._style.cell_side, self._y
        gap, width, placed = self._style.card_gap, self.card_width, []
        for card in cards:
            block = make(card, width)
            placed.append(Placed(block, x, y))
            y += block.height + gap
        return tuple(placed)

    def place(self, card: Card, make: Maker) -> Placed:
        """Return the card at the next free place."""
        if card.span > 1:
            return self._wide(card, make)
        block = make(card, self.card_width)
        if self._index == self._count:
            self._y, self._index = self._reach + self._style.card_gap, 0
        if self._index == 0:
            self._y = self._spans.free(self._y, block.height, gap=self._style.card_gap)
        x = self._column.x + self._style.cell_side + self._index * (self.card_width + self._style.card_gap)
        self._index += 1
        self._reach = max(self._reach, self._y + block.height)
        return Placed(block, x, self._y)

    def _wide(self, card: Card, make: Maker) -> Placed:
        width = self._spans.width(card.span) - 2 * self._style.cell_side
        block = make(card, width)
        start = self._reach + self._style.card_gap if self._index else self._y
        y = self._spans.free(start, block.height, gap=self._style.card_gap)
        self._spans.take(card.span, y, y + block.height)
        self._reach, self._index = y + block.height, self._count
        return Placed(block, self._column.x + self._style.cell_side, y)


def _by_steps(
    cards: Sequence[Card], column: Column, *, context: RowContext, make: Maker, steps: dict[str, int]
) -> tuple[Placed, ...]:
    """Cards without a step come first, across the column; each step's cards follow in its part."""
    style = context.style
    room, gap = column.width - 2 * style.cell_side, style.card_gap
    width = (room - (len(steps) - 1) * gap) // len(steps)
    blocks = [make(card, width if card.step in steps else room) for card in cards]
    shared = [block.height + gap for card, block in zip(cards, blocks, strict=True) if card.step not in steps]
    tops = {index: style.cell_top + sum(shared) for index in steps.values()}
    across = style.cell_top
    placed = []
    for card, block in zip(cards, blocks, strict=True):
        left = column.x + style.cell_side
        if card.step in steps:
            index = steps[card.step]
            placed.append(Placed(block, left + index * (width + gap), tops[index]))
            tops[index] += block.height + gap
        else:
            placed.append(Placed(block, left, across))
            across += block.height + gap
    return tuple(placed)
