"""The text of a card: balanced lines, points of a list, and the fold of what is too long for a screen."""

from collections.abc import Iterator
from itertools import pairwise

from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, TextLine
from app.ink.text import Even, Line, PlainRoom, PlainText, TextFont, break_lines
from app.ink.textblock import TextBlock, one_line
from app.rows.kind import RowContext
from app.values import dataclass, replace

BULLET = "- "
BULLET_INDENT = 14.0
FOLD_GAP = 4.0
FADES = (0.6, 0.3)
"""How much of the ink the last lines have before the fold."""
CHIP_OPACITY = 0.7


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a card's text stands in its block: its top left corner and how wide its lines may be."""

    x: float
    y: float
    width: float


def evenness(card_id: str, context: RowContext) -> Even:
    """Return how a card's lines are evened: not at all while it is typed, so that words stay where they are."""
    return Even.GREEDY if card_id == context.draft else Even.BALANCED


def text_height(
    text: str, room: PlainRoom, *, even: Even, context: RowContext
) -> tuple[float, PlainText | None]:
    """Return how high a card's text is, and its lines in numbers for `text_items` if it is a plain one.

    That takes far less time than to make its items.
    """
    plain = None if _is_list(text) else room.broken(text)
    if plain is not None and (count := len(plain.ends or ())) <= context.style.most_lines:
        return count * room.font.leading, plain
    frame = Frame(0.0, 0.0, room.width)
    _items, height = text_items(text, frame, font=room.font, even=even, context=context, plain=plain)
    return height, plain


def text_items(
    text: str,
    frame: Frame,
    *,
    font: TextFont,
    even: Even,
    context: RowContext,
    plain: PlainText | None = None,
) -> tuple[list[Item], float]:
    """Return the items of a card's text and their height; an empty text keeps one empty line for the caret.

    `plain` are its lines at the frame's width, if they are known.
    """
    if not _is_list(text):
        lines = (
            break_lines(text, font, frame.width, context.book, even=even)
            if plain is None
            else plain.lines(even)
        )
        if len(lines) <= context.style.most_lines:
            return _placed(lines, frame), len(lines) * font.leading
        parts = [(False, TextBlock(lines, font))]
    else:
        parts = list(_points(text, frame.width, font=font, even=even, context=context))
    most = _most(context, even)
    count = sum(len(block.lines) for _is_point, block in parts)
    if most is None or count <= most:
        return _stacked(parts, frame)
    items, height = _stacked(list(_first(parts, most)), frame)
    return _folded(items, height, frame, more=count - most, context=context)


def _is_list(text: str) -> bool:
    return text[:2] == BULLET or "\n- " in text


def _most(context: RowContext, even: Even) -> int | None:
    """A card that is being typed is never folded: the caret must have a place."""
    return None if context.full_text or even is Even.GREEDY else context.style.most_lines


def _placed(lines: tuple[Line, ...], frame: Frame) -> list[Item]:
    x, y, width = frame.x, frame.y, frame.width
    return [
        TextLine(line, x + width - line.width if line.rtl else x, y, "ink")
        for line in lines
        if line.text or len(lines) == 1
    ]


def _points(
    text: str, width: float, *, font: TextFont, even: Even, context: RowContext
) -> Iterator[tuple[bool, TextBlock]]:
    """Yield each paragraph, and whether it is a point of a list."""
    for paragraph in text.split("\n"):
        is_point = paragraph.startswith(BULLET)
        words = paragraph[len(BULLET) :] if is_point else paragraph
        room = max(1.0, width - BULLET_INDENT) if is_point else width
        yield is_point, TextBlock(break_lines(words, font, room, context.book, even=even), font)


def _first(parts: list[tuple[bool, TextBlock]], most: int) -> Iterator[tuple[bool, TextBlock]]:
    for is_point, block in parts:
        if most <= 0:
            return
        yield is_point, TextBlock(block.lines[:most], block.font)
        most -= len(block.lines)


def _stacked(parts: list[tuple[bool, TextBlock]], frame: Frame) -> tuple[list[Item], float]:
    items: list[Item] = []
    y = frame.y
    for is_point, block in parts:
        indent = BULLET_INDENT if is_point else 0.0
        if is_point:
            dot = Rect(frame.x + 2, y + block.font.leading / 2 - 1.5, 5, 5)
            items.append(Box(dot, fill="ink", radius=2.5))
        items += block.items(frame.x + indent, y, ink="ink", width=frame.width - indent)
        y += block.height
    return items, y - frame.y


def _folded(
    items: list[Item], height: float, frame: Frame, *, more: int, context: RowContext
) -> tuple[list[Item], float]:
    """Let the last lines fade, and say on a chip below how many more there are."""
    style = context.style
    message = context.words.plural("… %d more line", "… %d more lines", more) % more
    side = style.pill_height / 2
    words = one_line(message, style.pill_figure, book=context.book, width=frame.width - 2 * side)
    place = Rect(frame.x, frame.y + height + FOLD_GAP, words.width + 2 * side, style.pill_height)
    chip = Box(place, fill="pill", radius=side, opacity=CHIP_OPACITY)
    top = place.y + (style.pill_height - words.height) / 2
    return [
        *_fading(items),
        chip,
        *words.items(place.x + side, top, ink="ink"),
    ], height + FOLD_GAP + place.height


def _fading(items: list[Item]) -> list[Item]:
    lines = [item for item in items if isinstance(item, TextLine)][-len(FADES) :]
    fades = dict(zip(map(id, lines), FADES, strict=False))
    return [
        replace(item, opacity=fades[id(item)]) if isinstance(item, TextLine) and id(item) in fades else item
        for item in items
    ]


def fold_chip(block: Block) -> Rect | None:
    """Return where a card's chip lies that says how many lines are folded away; None without one."""
    pairs = pairwise(block.items)
    return next(
        (
            box.rect
            for box, words in pairs
            if isinstance(box, Box) and isinstance(words, TextLine) and _is_chip(box, words.line.text)
        ),
        None,
    )


def _is_chip(box: Box, words: str) -> bool:
    return box.fill == "pill" and box.opacity == CHIP_OPACITY and words.startswith("…")
