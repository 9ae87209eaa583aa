"""The lines between rows: of interaction, of visibility, of internal interaction; dashed, with their name."""

from app.i18n import N_
from app.ink.primitives import Block, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line as straight
from app.ink.textblock import NOTHING, one_line
from app.model.row import Row
from app.rows.kind import RowContext
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class LineName:
    """What a line is called, and what it means for what lies below."""

    name: str
    meaning: str


NAMES = {
    "interaction": LineName(N_("Line of interaction"), N_("Below: what we do in front of the customer")),
    "visibility": LineName(N_("Line of visibility"), N_("Below: what the customer doesn't see")),
    "internal": LineName(N_("Line of internal interaction"), N_("Below: what supports the work")),
    "plain": LineName("", ""),
}


def has_line(row: Row) -> bool:
    """Say whether a line is drawn above the row."""
    return row.line_above in NAMES


def line_above(row: Row, context: RowContext, *, x: float, y: float, with_meaning: bool) -> Placed:
    """Lay out the line above a row across the whole sheet."""
    style, book = context.style, context.book
    names = NAMES[row.line_above]
    left = context.columns[0].x - x if context.columns else context.header_width
    width = context.columns[-1].right - x if context.columns else context.header_width
    label = one_line(context.words.text(names.name).upper(), style.line_label, book=book, width=width / 2)
    meaning = NOTHING
    if with_meaning:
        meaning = one_line(context.words.text(names.meaning), style.source, book=book, width=width / 3)
    middle = style.line_gap / 2
    start = max(left if label.lines else 0.0, label.width + 12 if label.lines else 0.0)
    end = width - (meaning.width + 12 if meaning.lines else 0)
    pen = Stroke("muted", 2.5 if style.is_poster else 2, dash=(8, 5))
    items: tuple[Item, ...] = (
        *label.items(0, middle - style.line_label.leading / 2, ink="text"),
        Outline(straight(start, middle, end, middle), stroke=pen),
        *meaning.items(end + 12, middle - style.source.leading / 2, ink="muted"),
    )
    block = Block(Slot("line", row.id), width, style.line_gap, items, None, context.words.text(names.name))
    return Placed(block, x, y)
