"""The header of a row: its bar, icon, name and guide question on the left end of the band."""

from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.primitives import Block, Box, Item, Outline, Slot
from app.ink.shapes import left_strip
from app.ink.textblock import TextBlock, set_text
from app.model.row import Row
from app.rows.kind import RowContext, RowKind

ICON_X = 20.0
NAME_X = 48.0
RIGHT = 8.0
NAME_RIGHT = 4.0
"""Narrower, so that "Oportunidades" stays in one piece."""
NAME_LINES = 3
GUIDE_LINES = 5


def row_name(row: Row, kind: RowKind, context: RowContext) -> str:
    """Return the name that a row shows: its own, or its kind's in the sheet's language."""
    return row.name or context.words.text(kind.name)


def row_icon(row: Row, kind: RowKind) -> str:
    """Return the name of the row's icon: chosen in its options, or its kind's."""
    chosen = row.options.get("icon")
    return chosen if isinstance(chosen, str) else kind.icon


def same_header(row: Row, other: Row) -> bool:
    """Say whether the headers of two rows look the same at the same height."""
    return (
        row.kind == other.kind
        and row.name == other.name
        and row.guide == other.guide
        and row.colour == other.colour
        and row.options.get("icon") == other.options.get("icon")
    )


class HeaderText:
    """The words of a row header, set once so that their height can help to find the row's."""

    def __init__(self, row: Row, kind: RowKind, context: RowContext, *, guide: bool = True) -> None:
        style, book, width = context.style, context.book, context.header_width
        name, question = row_name(row, kind, context), row.guide or context.words.text(kind.guide)
        self.name: TextBlock = set_text(
            name, style.row_name, width - NAME_X - NAME_RIGHT, book=book, most=NAME_LINES
        )
        self.guide: TextBlock = set_text(
            question if guide else "", style.guide, width - ICON_X - RIGHT, book=book, most=GUIDE_LINES
        )
        self.top = style.cell_top
        self.guide_y = self.top + max(style.row_icon, self.name.height) + (4 if self.guide.lines else 0)
        self.height = self.guide_y + self.guide.height + style.cell_bottom
        self.text = f"{name}\n{question}" if question and guide else name


def header_block(
    row: Row,
    kind: RowKind,
    context: RowContext,
    *,
    text: HeaderText,
    height: float,
    extra: tuple[Item, ...] = (),
) -> Block:
    """Lay out a row's header as high as its band; `extra` is drawn on top of it."""
    style, paper = context.style, kind.paper_of(row)
    rect = Rect(0, 0, context.header_width, height)
    items: tuple[Item, ...] = (
        Box(rect, kind.band, style.band_radius, "l"),
        Outline(left_strip(style.row_bar, height, style.band_radius), fill=f"bar.{paper}"),
        icon(row_icon(row, kind), ICON_X, text.top, size=style.row_icon, ink=f"bar.{paper}"),
        *text.name.items(NAME_X, text.top, ink="text"),
        *text.guide.items(ICON_X, text.guide_y, ink="muted"),
        *extra,
    )
    return Block(Slot("row", row.id), rect.width, height, items, kind.band, text.text)
