"""The scale of an emotion row: faces and words in the header, and the lines through the plot."""

from collections.abc import Sequence

from app.i18n import N_
from app.ink.faces import FaceInks, face
from app.ink.geometry import Point
from app.ink.primitives import Block, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import RowContext, Scale

WORDS = {2: N_("Delighted"), 1: N_("Content"), 0: N_("Neutral"), -1: N_("Annoyed"), -2: N_("Frustrated")}
FACE, RING = 22.0, 1.7
FACE_RIGHT = 8.0
WORD_GAP = 6.0
SHOWN = (2, 0, -2)
"""The scores whose words a screen shows; a poster has room for all five."""


def header_scale(row: Row, context: RowContext, scale: Scale) -> tuple[Item, ...]:
    """Return the five faces exactly on their lines, with the words of the outer ones and the middle."""
    far, shown = context.style.far, tuple(WORDS) if context.style.is_poster else SHOWN
    size = FACE * far
    x = context.header_width - FACE_RIGHT - size / 2
    items: list[Item] = []
    for score in WORDS:
        ink = tone(score)
        y = scale.y_of(score)
        items += face(score, Point(x, y), size=size, ring=RING * far, inks=FaceInks(ink, "band", ink))
        if score in shown:
            items += _word(word_for(row, score, context), context, y=y, ink=ink)
    return tuple(items)


def _word(word: str, context: RowContext, *, y: float, ink: str) -> Sequence[Item]:
    font = context.style.scale_word
    room = context.header_width - FACE_RIGHT - FACE * context.style.far - WORD_GAP - 12
    text = one_line(word, font, book=context.book, width=room)
    return text.items(12, round(y - font.leading / 2), ink=ink, width=room, align="end")


def word_for(row: Row, score: int, context: RowContext) -> str:
    """Return the word of a score: the row's own (five in its options, best first), or the usual one."""
    own = row.options.get("words")
    word = own[2 - score] if isinstance(own, list) and len(own) == 5 else None
    return word if isinstance(word, str) and word else context.words.text(WORDS[score])


def tone(score: float) -> str:
    """Return the ink that goes with a score."""
    if score == 0:
        return "neutral"
    return "positive" if score > 0 else "negative"


def scale_lines(context: RowContext, scale: Scale, height: float) -> tuple[Placed, ...]:
    """Return the dotted lines of the scale and its zero line, over all columns."""
    if not context.columns:
        return ()
    left, width = context.columns[0].x, context.columns[-1].right - context.columns[0].x
    dotted = tuple(
        step for score in (2, 1, -1, -2) for step in line(0, scale.y_of(score), width, scale.y_of(score))
    )
    zero = scale.y_of(0)
    items = (
        Outline(dotted, stroke=Stroke("hairline", context.style.far, dash=(1.5, 5), round=True)),
        Outline(line(0, zero, width, zero), stroke=Stroke("border", context.style.far)),
    )
    return (Placed(Block(Slot("scale"), width, height, items), left, 0),)
