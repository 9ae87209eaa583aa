"""The facts below an opportunity on the shelf: its stage, impact and effort, votes and who is in charge."""

from collections.abc import Sequence

from app.ink.geometry import Rect
from app.ink.moving import moved
from app.ink.primitives import Box, Item
from app.ink.text import TextFont
from app.ink.textblock import one_line
from app.model.ranking import Ranked
from app.rows.kind import RowContext
from app.rows.parts.footer import EFFORT, IMPACT, initials
from app.values import dataclass

WORD = TextFont("regular", 16, 20)
FIGURE = TextFont("bold", 16, 20)
STAGE = TextFont("bold", 15, 18)
OWNER = TextFont("bold", 12, 15)
LINE, GAP, WITHIN = 28.0, 11.0, 5.0
CHIP, DISC = 24.0, 28.0
DOT, DOT_STEP, MOST_DOTS = 9.0, 12.0, 8


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The facts from (0, 0), and how high they are."""

    items: tuple[Item, ...]
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    items: tuple[Item, ...]
    width: float


def facts_of(one: Ranked, width: float, context: RowContext, *, beside: float = 0.0) -> Facts:
    """Lay out the facts of an opportunity: what ranks it from the left, votes and owner from the right.

    Where they take more lines than one, the stage stands left of them if there is room `beside`, so that what
    ranks it begins below each other.
    """
    stage = _stage(one.stage, context)
    facts = _facts(one, [stage], width, context)
    if facts.height == LINE or stage.width > beside:
        return facts
    rest = _facts(one, [], width, context)
    return Facts((*moved(stage.items, -beside, 0), *rest.items), rest.height)


def _facts(one: Ranked, first: Sequence[_Piece], width: float, context: RowContext) -> Facts:
    card = one.card
    judged = card.opportunity
    left = list(first)
    for name, value in ((IMPACT, judged and judged.impact), (EFFORT, judged and judged.effort)):
        if value:
            left.append(_judged(context.words.text(name), value, context))
    owner = [_owner(card.owner, context)] if card.owner else []
    votes = sum((card.votes or {}).values()) if context.votes else 0
    if votes <= 0:
        return _flow(left, owner, width)
    if votes <= MOST_DOTS:
        facts = _flow(left, [_dots(votes), *owner], width)
        if facts.height == LINE:
            return facts
    return _flow(left, [_counted(votes, context), *owner], width)


def _flow(left: list[_Piece], right: list[_Piece], width: float) -> Facts:
    items: list[Item] = []
    x = y = 0.0
    for piece in left:
        if x and x + piece.width > width:
            x, y = 0.0, y + LINE
        items += moved(piece.items, x, y)
        x += piece.width + GAP
    needed = sum(piece.width for piece in right) + GAP * max(0, len(right) - 1)
    if right and x - GAP + WITHIN + needed > width:
        y += LINE
    x = max(0.0, width - needed)
    for piece in right:
        items += moved(piece.items, x, y)
        x += piece.width + GAP
    return Facts(tuple(items), y + LINE)


def _stage(number: int, context: RowContext) -> _Piece:
    text = one_line(str(number), STAGE, book=context.book)
    width = max(CHIP, text.width + 10)
    box = Box(Rect(0, (LINE - CHIP) / 2, width, CHIP), "stage.b", 4)
    words = text.items(0, (LINE - STAGE.leading) / 2, ink="stage.text", width=width, align="center")
    return _Piece((box, *words), width)


def _judged(word: str, value: int, context: RowContext) -> _Piece:
    name = one_line(word, WORD, book=context.book)
    figure = one_line(str(value), FIGURE, book=context.book)
    top, x = (LINE - WORD.leading) / 2, name.width + WITHIN
    return _Piece((*name.items(0, top, ink="text"), *figure.items(x, top, ink="text")), x + figure.width)


def _counted(votes: int, context: RowContext) -> _Piece:
    """A dot and how many there are, where there is no room for all of them."""
    figure = one_line(f"× {votes}", FIGURE, book=context.book)
    dot = Box(Rect(0, (LINE - DOT) / 2, DOT, DOT), "text", DOT / 2)
    words = figure.items(DOT_STEP + 2, (LINE - FIGURE.leading) / 2, ink="text")
    return _Piece((dot, *words), DOT_STEP + 2 + figure.width)


def _dots(votes: int) -> _Piece:
    top = (LINE - DOT) / 2
    dots = tuple(Box(Rect(i * DOT_STEP, top, DOT, DOT), "text", DOT / 2) for i in range(votes))
    return _Piece(dots, votes * DOT_STEP - (DOT_STEP - DOT))


def _owner(name: str, context: RowContext) -> _Piece:
    text = one_line(initials(name), OWNER, book=context.book)
    disc = Box(Rect(0, (LINE - DISC) / 2, DISC, DISC), "tile.example", DISC / 2)
    words = text.items(0, (LINE - OWNER.leading) / 2, ink="text", width=DISC, align="center")
    return _Piece((disc, *words), DISC)
