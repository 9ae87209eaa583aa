"""A row folded to one line: its name, and of each cell the first card's words and how many there are."""

from functools import lru_cache

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Outline, PathStep, Placed, Slot, Stroke
from app.ink.shapes import left_strip
from app.ink.style import Style
from app.ink.textblock import one_line
from app.model.row import Curve, Row
from app.rows.kind import CellLayout, Column, RowContext, RowKind, RowLayout, kind_of
from app.rows.parts.band import band
from app.rows.parts.counts import HEIGHT as COUNT_HEIGHT
from app.rows.parts.counts import count_block, count_items, count_width
from app.rows.parts.header import ICON_X, NAME_RIGHT, name_x, row_icon, row_name

LEAST, AROUND = 38.0, 16.0
SIDE, PAPER, GAP = 16.0, 12.0, 8.0
CURVE_EDGE = 8.0


def is_folded(row: Row) -> bool:
    """Say whether a row is shown as one line."""
    return row.options.get("folded") is True


def line_height(style: Style) -> float:
    """Return how high a folded row is."""
    return max(LEAST, style.row_name.leading + AROUND)


def lay_out_row(row: Row, context: RowContext, *, previous: RowLayout | None = None) -> RowLayout:
    """Return a row's layout: as its kind draws it, or as one line if it is folded."""
    kind = kind_of(row.kind)
    if not is_folded(row):
        return kind.lay_out(row, context, previous=previous)
    height = line_height(context.style)
    cells = tuple(
        CellLayout(column.stage.id, Rect(column.x, 0, column.width, height)) for column in context.columns
    )
    is_curve = kind.content == "curves"
    over = _line(row, context) if is_curve else tuple(_cell_blocks(row, kind, context))
    return RowLayout(
        row=row,
        height=height,
        header=_header(row, kind, context),
        cells=cells,
        under=band(context, height, fill=kind.band),
        over=over,
        draft=context.draft,
        frame=context.frame,
    )


def _header(row: Row, kind: RowKind, context: RowContext) -> Block:
    style, paper, width = context.style, kind.paper_of(row), context.header_width
    height = line_height(style)
    room = width - name_x(style) - NAME_RIGHT
    name = one_line(row_name(row, kind, context), style.row_name, book=context.book, width=room)
    rect = Rect(0, 0, width, height)
    items: tuple[Item, ...] = (
        Box(rect, kind.band, style.band_radius, "l"),
        Outline(left_strip(style.row_bar, height, style.band_radius), fill=f"bar.{paper}"),
        icon(
            row_icon(row, kind),
            ICON_X,
            (height - style.row_icon) / 2,
            size=style.row_icon,
            ink=f"bar.{paper}",
        ),
        *name.items(name_x(style), (height - style.row_name.leading) / 2, ink="text"),
    )
    return Block(Slot("row", row.id), width, height, items, kind.band, row_name(row, kind, context))


def _cell_blocks(row: Row, kind: RowKind, context: RowContext) -> list[Placed]:
    paper = kind.paper_of(row)
    found, height = [], line_height(context.style)
    for column in context.columns:
        cards = row.cells.get(column.stage.id, ())
        if not cards:
            continue
        if column.stage.collapsed:
            found.append(count_block(len(cards), column, y=(height - COUNT_HEIGHT) / 2, context=context))
            continue
        text = next((card.text for card in cards if card.text), "")
        shown = cards[0].paper or paper
        block = _glimpse(text, len(cards), column.width, paper=shown, style=context.style, book=context.book)
        found.append(Placed(block, column.x, 0))
    return found


@lru_cache(maxsize=2048)
def _glimpse(text: str, count: int, width: float, *, paper: str, style: Style, book: FontBook) -> Block:
    """A small sheet of paper, the first words, and how many cards there are if it is not just one."""
    more = count_items(count, style, book) if count > 1 else ()
    taken = count_width(count, style, book) + GAP if count > 1 else 0.0
    left, height = SIDE + PAPER + GAP, line_height(style)
    words = one_line(text, style.guide, book=book, width=max(1.0, width - left - SIDE - taken))
    sheet = Box(
        Rect(SIDE, (height - PAPER) / 2, PAPER, PAPER), f"paper.{paper}", 2, stroke=Stroke("border", 1)
    )
    x = left + words.width + GAP
    items = (
        sheet,
        *words.items(left, (height - style.guide.leading) / 2, ink="text"),
        *moved(more, x, (height - COUNT_HEIGHT) / 2),
    )
    return Block(Slot("decor"), width, height, items, f"paper.{paper}", text)


def _line(row: Row, context: RowContext) -> tuple[Placed, ...]:
    """The emotion lines in small, without markers."""
    if not context.columns:
        return ()
    width, height = context.columns[-1].right, line_height(context.style)
    found = []
    for curve in row.curves:
        persona = context.personas.get(curve.persona or "")
        number = persona.colour if persona is not None and persona.colour else 1
        steps = _steps(curve, context.columns, height)
        if len(steps) > 1:
            pen = Stroke(f"curve.{number}", 2.5, round=True)
            found.append(Placed(Block(Slot("decor"), width, height, (Outline(steps, stroke=pen),)), 0, 0))
    return tuple(found)


def _steps(curve: Curve, columns: tuple[Column, ...], height: float) -> tuple[PathStep, ...]:
    places = {column.stage.id: column for column in columns}
    steps: list[PathStep] = []
    for point in curve.points:
        column = places.get(point.stage)
        if column is not None:
            x = column.x + column.width * point.pos
            y = CURVE_EDGE + (2 - point.score) / 4 * (height - 2 * CURVE_EDGE)
            steps.append(("L", x, y) if steps else ("M", x, y))
    return tuple(steps)
