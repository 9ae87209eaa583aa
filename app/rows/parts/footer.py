"""The foot of a card: judgement, rating, channels, votes and owner; nothing is drawn that is not set."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.palette import PAPERS
from app.ink.primitives import Box, Ink, Item, Outline, Stroke
from app.ink.style import Style
from app.ink.textblock import TextBlock, one_line
from app.model.card import Card
from app.rows.kind import RowContext
from app.rows.parts.channels import channel_icon
from app.values import dataclass

GAP = 8.0
DOT = 8.0
DOT_GAP = 4.0
MARK = 16.0
OWNER = 20.0
TAG_SIDE = 7.0
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
MOST_DOTS = 10

IMPACT, EFFORT = N_("Impact"), N_("Effort")
LEAVE = N_("leave here")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One thing in the foot: its items from (0, 0) and its width; all pieces are as high as a pill."""

    items: tuple[Item, ...]
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Foot:
    """The laid-out foot: items with (0, 0) at its top left, and its height."""

    items: tuple[Item, ...] = ()
    height: float = 0.0


NO_FOOT = Foot()


def has_foot(card: Card, *, votes: bool = True) -> bool:
    """Say whether anything is set that is drawn below a card's text."""
    judged = card.opportunity is not None and (card.opportunity.impact or card.opportunity.effort)
    marked = (
        card.drop_off or card.owner or card.channels or card.tags or card.locked or card.rating is not None
    )
    return bool(judged or marked or (card.votes and votes))


class _Said(NamedTuple):
    """What a foot shows; many cards say the same."""

    impact: int | None
    effort: int | None
    rating: int | None
    channels: tuple[str, ...]
    is_locked: bool
    votes: int
    owner: str | None
    tags: tuple[tuple[str, str], ...]
    drop_off: float | None


class _Pens(NamedTuple):
    """What a foot is set with: measures, fonts and language."""

    style: Style
    book: FontBook
    words: Translator


def lay_out_foot(card: Card, width: float, *, paper: str, context: RowContext) -> Foot:
    """Place judgement, rating and channels from the left, votes and owner from the right; wrap where needed.

    Feet that say the same are the same object.
    """
    if not has_foot(card, votes=context.votes):
        return NO_FOOT
    judged = card.opportunity
    said = _Said(
        judged.impact if judged else None,
        judged.effort if judged else None,
        card.rating,
        card.channels,
        card.locked,
        sum((card.votes or {}).values()) if context.votes else 0,
        card.owner,
        tuple((name, context.tag_colours.get(name, "")) for name in card.tags),
        card.drop_off or None,
    )
    return _foot(said, width, paper=paper, pens=_Pens(context.style, context.book, context.words))


@lru_cache(maxsize=4096)
def _foot(said: _Said, width: float, *, paper: str, pens: _Pens) -> Foot:
    tags = (_tag(name, colour, width, paper=paper, pens=pens) for name, colour in said.tags)
    left = [*_judgement(said, pens), *_drop_off(said, pens), *_rating(said), *_channels(said, paper), *tags]
    right = [*_lock(said, paper), *_votes(said, pens), *_owner(said, pens)]
    return _flow(left, right, width, line=pens.style.pill_height)


def _flow(left: list[Piece], right: list[Piece], width: float, *, line: float) -> Foot:
    items: list[Item] = []
    x = y = 0.0
    for piece in left:
        if x and x + piece.width > width:
            x, y = 0.0, y + line + DOT_GAP
        items += moved(piece.items, x, y)
        x += piece.width + GAP
    needed = sum(piece.width for piece in right) + GAP * max(0, len(right) - 1)
    if right and x and x + needed > width:
        y += line + DOT_GAP
    x = max(0.0, width - needed)
    for piece in right:
        items += moved(piece.items, x, y)
        x += piece.width + GAP
    return Foot(tuple(items), y + line)


def _judgement(said: _Said, pens: _Pens) -> list[Piece]:
    named = ((IMPACT, said.impact), (EFFORT, said.effort))
    return [_pill(pens.words.text(name), value, pens) for name, value in named if value]


def _drop_off(said: _Said, pens: _Pens) -> list[Piece]:
    """How many of those who come this far leave the journey here."""
    if not said.drop_off:
        return []
    share = pens.words.manner.number(f"{said.drop_off:g} %")
    figure = one_line(share, pens.style.pill_figure, book=pens.book)
    word = one_line(pens.words.text(LEAVE), pens.style.pill, book=pens.book)
    return [_two_part_pill(figure, word, pens)]


def _pill(word: str, value: int, pens: _Pens) -> Piece:
    name = one_line(word, pens.style.pill, book=pens.book)
    return _two_part_pill(name, one_line(str(value), pens.style.pill_figure, book=pens.book), pens)


def _two_part_pill(first: TextBlock, second: TextBlock, pens: _Pens) -> Piece:
    height = pens.style.pill_height
    top = (height - pens.style.pill.leading) / 2
    width = 8 + first.width + 4 + second.width + 8
    box = Box(Rect(0, 0, width, height), fill="pill", radius=height / 2, opacity=0.62)
    words = first.items(8, top, ink="ink") + second.items(12 + first.width, top, ink="ink")
    return Piece((box, *words), width)


def _rating(said: _Said) -> list[Piece]:
    if said.rating is None:
        return []
    return [Piece((rating_mark(said.rating, 2, 4, size=12),), MARK)]


def rating_mark(rating: int, x: float, y: float, *, size: float, ink: Ink = "ink") -> Item:
    """Return the shape of a rating: a triangle up for good, a square for neutral, a triangle down for bad."""
    if rating == 0:
        return Box(Rect(x + 1, y + 1, size - 2, size - 2), fill=ink)
    tip, base = (y + 1, y + size - 1) if rating > 0 else (y + size - 1, y + 1)
    steps = (("M", x, base), ("L", x + size / 2, tip), ("L", x + size, base), ("Z",))
    return Outline(steps, fill=ink)  # type: ignore[arg-type]


def _channels(said: _Said, paper: str) -> list[Piece]:
    return [
        Piece((icon(channel_icon(name), 0, 2, size=MARK, ink=f"edge.{paper}"),), MARK)
        for name in said.channels
    ]


def _tag(name: str, colour: str, width: float, *, paper: str, pens: _Pens) -> Piece:
    """A tag as a frame around its name, with a dot in the colour that the project gives it."""
    style, height = pens.style, pens.style.pill_height
    ink = tag_ink(colour)
    left = TAG_SIDE + (DOT + DOT_GAP if ink else 0.0)
    text = one_line(name, style.pill, book=pens.book, width=width - left - TAG_SIDE)
    wide = left + text.width + TAG_SIDE
    pen = Stroke(f"edge.{paper}", 1)
    frame = Box(Rect(0.5, 0.5, wide - 1, height - 1), radius=4, stroke=pen)
    dot = (Box(Rect(TAG_SIDE, (height - DOT) / 2, DOT, DOT), ink, DOT / 2),) if ink else ()
    return Piece((frame, *dot, *text.items(left, (height - style.pill.leading) / 2, ink="ink")), wide)


def tag_ink(colour: str) -> str:
    """Return the ink of a tag's colour, which is the name of a paper or "#rrggbb"; nothing for what is neither."""
    if colour in PAPERS:
        return f"edge.{colour}"
    return colour if HEX.fullmatch(colour) else ""


def _lock(said: _Said, paper: str) -> list[Piece]:
    return [Piece((icon("lock", 0, 3, size=14, ink=f"edge.{paper}"),), 14)] if said.is_locked else []


def _votes(said: _Said, pens: _Pens) -> list[Piece]:
    count = said.votes
    if count <= 0:
        return []
    top = (pens.style.pill_height - DOT) / 2
    if count > MOST_DOTS:
        figure = one_line(f"× {count}", pens.style.pill_figure, book=pens.book)
        dot = Box(Rect(0, top, DOT, DOT), fill="ink", radius=DOT / 2)
        return [Piece((dot, *figure.items(12, 3, ink="ink")), 12 + figure.width)]
    step = DOT + DOT_GAP / 2
    dots = tuple(Box(Rect(i * step, top, DOT, DOT), fill="ink", radius=DOT / 2) for i in range(count))
    return [Piece(dots, count * step - DOT_GAP / 2)]


def initials(name: str) -> str:
    """Return up to two initials of a name, such as "MO" for Marta Ortega."""
    words = [word for word in name.split() if word[0].isalnum()]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def _owner(said: _Said, pens: _Pens) -> list[Piece]:
    if not said.owner:
        return []
    disc = Box(Rect(0, 0, OWNER, OWNER), fill="stage.b", radius=OWNER / 2)
    text = one_line(initials(said.owner), pens.style.initials, book=pens.book)
    words = text.items(0, (OWNER - text.font.leading) / 2, ink="stage.text", width=OWNER, align="center")
    return [Piece((disc, *words), OWNER)]
