"""The funnel: a bar for each stage under its figure, and between them the share that is lost."""

from itertools import pairwise

from app.compat import override
from app.ink.geometry import Rect
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import Column, RowContext
from app.rows.parts.figures import FigureRow
from app.rows.parts.series import cell_value, value_id

BARS, GAP, FOOT = 64.0, 6.0, 12.0
"""The height of the tallest bar, the gap above it, and the room below."""
LOSS = "−{share} %"
PILL, SIDE = 20.0, 7.0


class FunnelRow(FigureRow):
    """A row of figures with bars as tall as what they count."""

    @override
    def extra_height(self, row: Row, context: RowContext) -> float:
        return GAP + BARS * context.style.far if len(_counted(row, context)) > 1 else 0.0

    @override
    def behind(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return the bars, and the fall from one to the next."""
        found = _counted(row, context)
        if len(found) < 2:
            return ()
        most = max(value for _column, value in found) or 1.0
        base = height - FOOT
        full = BARS * context.style.far
        tops = [base - full * max(0.0, value) / most for _column, value in found]
        bars = tuple(
            _bar(Slot("scale", value_id(row.id, column.stage.id)), column, top, base=base, context=context)
            for (column, _value), top in zip(found, tops, strict=True)
        )
        slopes = _slopes([column for column, _value in found], tops, base, side=context.style.cell_side)
        return (*slopes, *bars)

    @override
    def above(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return what is lost between two bars."""
        return _losses(_counted(row, context), height - FOOT, context)


def _counted(row: Row, context: RowContext) -> list[tuple[Column, float]]:
    """The stages that count something, from left to right."""
    values = ((column, cell_value(row, column.stage.id)) for column in context.columns)
    return [(column, value) for column, value in values if value is not None and not column.stage.collapsed]


def _bar(slot: Slot, column: Column, top: float, *, base: float, context: RowContext) -> Placed:
    side = context.style.cell_side
    width, height = column.width - 2 * side, max(1.0, base - top)
    bar = Box(Rect(0, 0, width, height), "positive", 2, opacity=0.55)
    return Placed(Block(slot, width, height, (bar,), "positive"), column.x + side, base - height)


def _slopes(columns: list[Column], tops: list[float], base: float, *, side: float) -> tuple[Placed, ...]:
    """A pale area from each bar to the next, so that the eye sees the fall."""
    if not columns:
        return ()
    items: list[Item] = []
    for (a, top), (b, low) in pairwise(zip(columns, tops, strict=True)):
        left, right = a.right - side, b.x + side
        steps = (("M", left, top), ("L", right, low), ("L", right, base), ("L", left, base), ("Z",))
        items.append(Outline(steps, fill="positive", opacity=0.2))  # type: ignore[arg-type]
    top = min(tops)
    block = Block(Slot("scale"), columns[-1].right, base - top, moved(items, 0, -top))
    return (Placed(block, 0, top),)


def _losses(found: list[tuple[Column, float]], base: float, context: RowContext) -> tuple[Placed, ...]:
    """How much less each stage counts than the one before, on the border between them."""
    placed = []
    for (a, value), (b, following) in pairwise(found):
        if value > 0 and following < value:
            share = round((1 - following / value) * 100)
            x = (a.right + b.x) / 2
            block = _loss(share, context)
            placed.append(Placed(block, x - block.width / 2, base - block.height - 4))
    return tuple(placed)


def _loss(share: int, context: RowContext) -> Block:
    style = context.style
    text = one_line(LOSS.format(share=share), style.scale_word, book=context.book)
    height = max(PILL, style.scale_word.leading + 4)
    width = text.width + 2 * SIDE
    ground = Box(Rect(0, 0, width, height), "band", height / 2)
    words = text.items(SIDE, (height - style.scale_word.leading) / 2, ink="negative")
    return Block(Slot("decor"), width, height, (ground, *words), None, text.lines[0].text)
