"""How many cards are out of sight: the pill in a collapsed stage and in a folded row."""

from functools import lru_cache

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, Placed, Slot
from app.ink.style import Style
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import Column, RowContext

HEIGHT, SIDE = 18.0, 6.0


def collapsed_counts(row: Row, context: RowContext) -> tuple[Placed, ...]:
    """Return the pills of a row's cells in collapsed stages that hide cards."""
    return tuple(
        count_block(len(cards), column, y=context.style.cell_top, context=context)
        for column in context.columns
        if column.stage.collapsed and (cards := row.cells.get(column.stage.id, ()))
    )


def count_block(count: int, column: Column, *, y: float, context: RowContext) -> Placed:
    """Return the pill that says how many cards a column hides, in its middle."""
    block = _block(count, context.style, context.book)
    return Placed(block, column.x + (column.width - block.width) / 2, y)


@lru_cache(maxsize=256)
def _block(count: int, style: Style, book: FontBook) -> Block:
    width = count_width(count, style, book)
    return Block(Slot("decor"), width, HEIGHT, count_items(count, style, book), None, str(count))


def count_width(count: int, style: Style, book: FontBook) -> float:
    """Return how wide the pill of a count is."""
    return max(HEIGHT, one_line(str(count), style.pill_figure, book=book).width + 2 * SIDE)


@lru_cache(maxsize=256)
def count_items(count: int, style: Style, book: FontBook) -> tuple[Item, ...]:
    """Return the pill of a count, at (0, 0)."""
    width = count_width(count, style, book)
    figure = one_line(str(count), style.pill_figure, book=book)
    box = Box(Rect(0, 0, width, HEIGHT), "tile", HEIGHT / 2)
    top = (HEIGHT - style.pill_figure.leading) / 2
    return (box, *figure.items(0, top, ink="text", width=width, align="center"))
