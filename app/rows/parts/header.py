"""The header of a row: its bar, icon, name and guide question on the left end of the band."""

from collections.abc import Sequence
from math import ceil

from app.i18n import Translator
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.primitives import Block, Box, Item, Outline, Slot
from app.ink.shapes import left_strip
from app.ink.style import Style
from app.ink.text import text_width
from app.ink.textblock import TextBlock, set_text
from app.model.row import Row
from app.rows.kind import RowContext, RowKind, kind_of

ICON_X = 20.0
NAME_GAP = 8.0
RIGHT = 8.0
NAME_RIGHT = 4.0
"""Narrower, so that "Oportunidades" stays in one piece."""
NAME_LINES = 3
WIDEST = 1.6
"""How much wider than usual long words may make the headers of a poster."""
GUIDE_LINES = 5


def name_x(style: Style) -> float:
    """Return where the name begins, right of the icon."""
    return ICON_X + style.row_icon + NAME_GAP


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


def header_width(rows: Sequence[Row], style: Style, *, book: FontBook, words: Translator) -> float:
    """Return how wide the headers of a poster are, so that no word of a row's name is broken."""
    names = (row.name or words.text(kind_of(row.kind).name) for row in rows)
    parts = {part for name in names for part in name.split()}
    longest = max((text_width(part, style.row_name, book) for part in parts), default=0.0)
    return max(style.header, min(ceil(name_x(style) + longest + NAME_RIGHT + 2), style.header * WIDEST))


class HeaderText:
    """The words of a row header, set once so that their height can help to find the row's."""

    def __init__(self, row: Row, kind: RowKind, context: RowContext, *, guide: bool = True) -> None:
        style, book, width = context.style, context.book, context.header_width
        name, question = row_name(row, kind, context), row.guide or context.words.text(kind.guide)
        self.name: TextBlock = set_text(
            name, style.row_name, width - name_x(style) - NAME_RIGHT, book=book, most=NAME_LINES
        )
        self.guide: TextBlock = set_text(
            question if guide and not style.is_poster else "",
            style.guide,
            width - ICON_X - RIGHT,
            book=book,
            most=GUIDE_LINES,
        )
        self.top = style.cell_top
        self.icon_y = max(0.0, (style.row_name.leading - style.row_icon) / 2)
        self.guide_y = self.top + max(style.row_icon, self.name.height) + (4 if self.guide.lines else 0)
        self.height = self.guide_y + self.guide.height + style.cell_bottom
        self.text = f"{name}\n{question}" if self.guide.lines else name


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
        icon(row_icon(row, kind), ICON_X, text.top + text.icon_y, size=style.row_icon, ink=f"bar.{paper}"),
        *text.name.items(name_x(style), text.top, ink="text"),
        *text.guide.items(ICON_X, text.guide_y, ink="muted"),
        *extra,
    )
    return Block(Slot("row", row.id), rect.width, height, items, kind.band, text.text)
