"""The words of a curve's points: which are shown, how they are set and placed, and the list for want of room."""

from functools import lru_cache

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot, Stroke, TextLine
from app.ink.shapes import line
from app.ink.text import TextFont
from app.ink.textblock import NOTHING, TextBlock, one_line, set_text
from app.model import row as model
from app.rows.kind import Column, RowContext, Scale
from app.rows.parts.ghost import ghost_name, ghost_wish, ghost_words
from app.rows.parts.labels import LEADER, Field, Spot, Wish, place_labels
from app.rows.parts.markers import marker_size, moment_points
from app.rows.parts.plot import Marked, Plotted
from app.values import dataclass, replace

INSET = 8.0
MOST_LINES = 2
MOST_LINES_ON_PAPER = 5
PADDING = 4.0
NARROW = 88.0
"""Columns narrower than this hold numbers; the words follow in a list under the plot."""
LIMIT = 6.0
NUMBER_SIDE = 18.0
LIST_COLUMN = 264.0
QUOTES = ("“", "”", "«", "»", '"', "‘", "'")


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Laid-out labels: what lies under the curve, what lies over it, and the height of the list below the plot."""

    grounds: tuple[Placed, ...] = ()
    texts: tuple[Placed, ...] = ()
    list_height: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """A point with something to say, its words in the sizes that they may have, and the room they have."""

    mark: Marked
    words: str
    sizes: tuple[TextBlock, ...]
    left: float
    right: float
    is_peak: bool = False
    is_second: bool = False
    """Whether it is said by the second of two personas, whose words keep below the points."""


def label_points(
    row: model.Row,
    context: RowContext,
    *,
    curves: tuple[Plotted, ...],
    scale: Scale,
    height: float,
    ghost: Plotted | None = None,
) -> Labels:
    """Label the active curve's points, and name a pale one.

    On a screen only one persona's words fit on a plot. On paper those of two do, the second one's below; what
    more personas say follows in lines under the plot.
    """
    said = [word for one in _spoken(curves, context) for word in _said(one, context)]
    below, reach = _told_below(curves, context, height)
    if not said and ghost is None:
        return Labels((), below, reach)
    special = moment_points(curves, context)
    wishes = [_wish(one, context, special=special, is_alone=len(curves) == 1) for one in said]
    pale_curve = (ghost.curve,) if ghost is not None else ()
    field = Field((*pale_curve, *(one.curve for one in curves)), scale, LIMIT, height - LIMIT)
    name = ghost_name(row, context) if ghost is not None else NOTHING
    if ghost is not None and name.lines:
        wishes.append(ghost_wish(ghost, name, context))
    spots = place_labels(wishes, field, first=[i for i, one in enumerate(said) if one.is_peak])
    pairs = list(zip(said, spots, strict=False))
    worded = [(one, spot) for one, spot in pairs if spot is not None and spot.size < len(one.sizes)]
    rest = [(one, spot) for one, spot in pairs if spot is None or spot.size >= len(one.sizes)]
    numbers = [
        _number(one, spot, number, context=context) for number, (one, spot) in enumerate(rest, 1) if spot
    ]
    listed, tall = _list([one for one, _spot in rest], context, height + reach)
    grounds = tuple(_ground(one, spot, context) for one, spot in worded)
    named = spots[len(said)] if len(spots) > len(said) else None
    pale: tuple[Placed, ...] = ()
    if ghost is not None and named is not None:
        ground = band_under(context.columns[ghost.marks[-1].column], context)
        pale = (ghost_words(name, named, ghost.colour, ground=ground),)
    texts = tuple(_text(one, spot) for one, spot in worded)
    return Labels(grounds, (*texts, *numbers, *pale, *below, *listed), tall + reach)


def _spoken(curves: tuple[Plotted, ...], context: RowContext) -> tuple[Plotted, ...]:
    """The curves whose words stand on the plot: the active one, and on paper both of two."""
    if context.full_text and len(curves) == 2:
        return tuple(sorted(curves, key=lambda one: not one.is_active))
    return tuple(one for one in curves if one.is_active)


def _told_below(
    curves: tuple[Plotted, ...], context: RowContext, top: float
) -> tuple[tuple[Placed, ...], float]:
    """On paper, what more than two personas say: a paragraph for each but the active one, under the plot."""
    if not context.full_text or len(curves) < 3:
        return (), 0.0
    left, right = context.columns[0].x + INSET, context.columns[-1].right - INSET
    placed, y = [], top
    for one in (one for one in curves if not one.is_active):
        persona = context.personas.get(one.persona)
        words = " · ".join(f"{mark.column + 1} {said}" for mark in one.marks if (said := quoted(mark.point)))
        told = f"{persona.name}: {words}" if persona is not None and words else words
        text = set_text(told, context.style.guide, right - left, book=context.book)
        if text.lines:
            items = text.items(0, 0, ink="text", width=right - left)
            placed.append(Placed(Block(Slot("decor"), right - left, text.height, items, None, told), left, y))
            y += text.height + 4
    return tuple(placed), y - top + 8 if placed else 0.0


def quoted(point: model.Point) -> str:
    """Return what a point says: its thought in quotation marks, or its word."""
    text = " ".join(point.text.split())
    if not text:
        return point.word
    return text if text[0] in QUOTES else f"“{text}”"


def _said(active: Plotted, context: RowContext) -> list[_Said]:
    far = context.style.peak != context.style.quote and active.is_active
    special = moment_points((active,), context)
    peaks = peaks_of(active, special) if far else frozenset()
    worded = ((mark, quoted(mark.point)) for mark in active.marks)
    return [
        replace(
            _one(mark, words, context, is_peak=mark in peaks, is_special=mark.point.id in special),
            is_second=not active.is_active,
        )
        for mark, words in worded
        if words
    ]


def peaks_of(active: Plotted, special: frozenset[str] = frozenset()) -> frozenset[Marked]:
    """Return the highest point above and the lowest below neutral; of equal ones one that is `special`."""

    def is_special(mark: Marked) -> bool:
        return mark.point.id in special

    high = max(active.marks, key=lambda mark: (mark.point.score, is_special(mark)))
    low = max(active.marks, key=lambda mark: (-mark.point.score, is_special(mark)))
    return frozenset(
        mark for mark, is_far in ((high, high.point.score > 0), (low, low.point.score < 0)) if is_far
    )


def _one(mark: Marked, words: str, context: RowContext, *, is_peak: bool, is_special: bool) -> _Said:
    """The words on one line if there is room, and on more; nothing in a narrow column."""
    column, style = context.columns[mark.column], context.style
    if column.width < NARROW * style.far:
        return _Said(mark, words, (), column.x, column.right)
    left, right = column.x + INSET, column.right - INSET
    most = MOST_LINES_ON_PAPER if context.full_text else MOST_LINES
    quote = _set(words, style.quote, column.width - 2 * INSET, most=most, book=context.book)
    if not is_peak:
        return _Said(mark, words, quote, left, right)
    reach = column.width * style.peak_reach
    left = max(context.columns[0].x + INSET, left - reach)
    right = min(context.columns[-1].right - INSET, right + reach)
    large = _set(words, style.peak, right - left, most=most, book=context.book)
    tight = _set(words, style.peak, column.width - 2 * PADDING, most=most, book=context.book)
    # Words of a moment rather stay within its band.
    inner_first = (*tight, *large) if is_special else (*large, *tight)
    sizes = (*{block.width: block for block in inner_first}.values(), *quote)
    whole = tuple(block for block in sizes if _keeps_words(block, words))
    return _Said(mark, words, whole or sizes, left, right, True)


def _keeps_words(block: TextBlock, words: str) -> bool:
    """Whether each line of the block ends with a whole word, and none is missing."""
    return [word for line in block.lines for word in line.text.split()] == words.split()


@lru_cache(maxsize=2048)
def _set(words: str, font: TextFont, room: float, *, most: int, book: FontBook) -> tuple[TextBlock, ...]:
    wide = set_text(words, font, room, book=book, most=most)
    if len(wide.lines) > 1 or " " not in words:
        return (wide,)
    narrow = set_text(words, font, wide.width * 0.7, book=book, most=MOST_LINES)
    return (wide, narrow) if len(narrow.lines) == 2 and _keeps_words(narrow, words) else (wide,)


def _wish(said: _Said, context: RowContext, *, special: frozenset[str], is_alone: bool) -> Wish:
    sizes = (*((block.width, block.height) for block in said.sizes), (NUMBER_SIDE, NUMBER_SIDE))
    return Wish(
        said.mark.at,
        marker_size(context, is_alone=is_alone, is_special=said.mark.point.id in special),
        said.left,
        said.right,
        sizes,
        prefers_above=said.mark.point.score >= 0 and not said.is_second,
    )


def _ground(said: _Said, spot: Spot, context: RowContext) -> Placed:
    """A box in the band's colour, so that no line of the scale runs through the words."""
    rect = spot.rect
    width, height = rect.width + 2 * PADDING, rect.height + 2 * PADDING
    items: list[Item] = []
    for column in _touched(said, spot, context):
        left = max(0.0, column.x - rect.x + PADDING) if said.is_peak else 0.0
        right = min(width, column.right - rect.x + PADDING) if said.is_peak else width
        items.append(Box(Rect(left, 0, right - left, height), band_under(column, context)))
    if spot.distance > LEADER:
        items.append(_leader(said.mark, rect))
    block = Block(Slot("decor", said.mark.point.id), width, height, tuple(items))
    return Placed(block, rect.x - PADDING, rect.y - PADDING)


def band_under(column: Column, context: RowContext) -> str:
    """Return the colour of the band in a column: another one where a moment matters."""
    return "moment.band" if any(m.stage == column.stage.id for m in context.moments) else "band"


def _touched(said: _Said, spot: Spot, context: RowContext) -> tuple[Column, ...]:
    """The columns behind a label: its own, and for the words of a peak those that they reach into."""
    own = context.columns[said.mark.column]
    left, right = spot.rect.x - PADDING, spot.rect.right + PADDING
    if not said.is_peak:
        return (own,)
    return tuple(column for column in context.columns if column.x < right and left < column.right)


def _leader(mark: Marked, rect: Rect) -> Outline:
    """A thin line from the label to its marker, in the coordinates of the label's box."""
    x = max(rect.x, min(rect.right, mark.at.x)) - rect.x + PADDING
    y = rect.height + PADDING if rect.y < mark.at.y else PADDING
    steps = line(x, y, mark.at.x - rect.x + PADDING, mark.at.y - rect.y + PADDING)
    return Outline(steps, stroke=Stroke("border", 1))


def _text(said: _Said, spot: Spot) -> Placed:
    block = said.sizes[spot.size]
    ink = "muted" if said.is_second else "text"
    items = block.items(0, 0, ink=ink, width=block.width, align="center")
    rect = spot.rect
    slot = Slot("decor", said.mark.point.id)
    return Placed(Block(slot, rect.width, rect.height, items, None, said.words), rect.x, rect.y)


def _number(said: _Said, spot: Spot, number: int, *, context: RowContext) -> Placed:
    """A number in a ring beside its point; its words stand in the list."""
    font = context.style.initials
    text = one_line(str(number), font, book=context.book)
    ring = Box(
        Rect(0.5, 0.5, NUMBER_SIDE - 1, NUMBER_SIDE - 1), "band", NUMBER_SIDE / 2, stroke=Stroke("muted", 1)
    )
    words: tuple[TextLine, ...] = text.items(0, 3, ink="text", width=NUMBER_SIDE, align="center")
    slot = Slot("decor", said.mark.point.id)
    block = Block(slot, NUMBER_SIDE, NUMBER_SIDE, (ring, *words), None, f"{number} {said.words}")
    return Placed(block, spot.rect.x, spot.rect.y)


def _list(numbered: list[_Said], context: RowContext, top: float) -> tuple[tuple[Placed, ...], float]:
    """The words behind the numbers, in columns below the plot."""
    if not numbered:
        return (), 0.0
    left, right = context.columns[0].x + INSET, context.columns[-1].right - INSET
    across = max(1, int((right - left) // LIST_COLUMN))
    width = (right - left) / across
    font, book = context.style.guide, context.book
    texts = [
        set_text(f"{number}  {one.words}", font, width - 16, book=book)
        for number, one in enumerate(numbered, 1)
    ]
    placed = []
    y = top
    for start in range(0, len(texts), across):
        line_of = texts[start : start + across]
        for index, text in enumerate(line_of):
            items = text.items(0, 0, ink="text")
            slot = Slot("decor", numbered[start + index].mark.point.id)
            block = Block(slot, width, text.height, items)
            placed.append(Placed(block, left + index * width, y))
        y += max(text.height for text in line_of) + 4
    return tuple(placed), y - top + 8
