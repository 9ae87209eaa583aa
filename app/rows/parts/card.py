"""A card as a block: paper, shadow, evidence edge, picture, text and foot."""

from functools import lru_cache
from typing import NamedTuple

from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.palette import PAPERS
from app.ink.primitives import Block, Hyperlink, Item, Outline, Picture, PlainLines, Slot, Stroke, Swift
from app.ink.shapes import left_strip, line
from app.ink.text import PlainRoom, PlainText, TextFont
from app.ink.text_plain import ReadyLines
from app.model.card import Card
from app.rows.kind import RowContext, kind_of
from app.rows.parts.card_text import Frame, evenness, text_height, text_items
from app.rows.parts.footer import lay_out_foot
from app.rows.parts.grounds import EDGE, EDGE_GAP, STRIP, card_ground, colour_edge, gutter, kind_strip

PICTURE_SHARE = 0.625
FOOT_GAP = 8.0


class CardLook(NamedTuple):
    """What a row decides about its cards: their paper and the font of their text."""

    paper: str
    font: TextFont
    sign: str = "square"
    """The icon of the row's kind, for a card without colour."""


def paper_of(card: Card, row_paper: str) -> str:
    """Return the name of a card's paper: its own, that of its kind, or the row's."""
    if card.paper is not None and card.paper in PAPERS:
        return card.paper
    return kind_of(card.kind).paper if card.kind else row_paper


def sign_of(card: Card, row_sign: str) -> str:
    """Return the name of a card's icon where there is no colour: that of its kind, or the row's."""
    return kind_of(card.kind).icon if card.kind else row_sign


class CardMould:
    """What all cards of a row have in common that are equally wide: it is reckoned once for them."""

    __slots__ = (
        "bottom", "context", "glance", "grounds", "least", "left", "look", "room", "top", "width"
    )  # fmt: skip

    def __init__(self, width: float, look: CardLook, context: RowContext) -> None:
        style = context.style
        self.width, self.look, self.context = width, look, context
        self.left = style.card_side + gutter(style.ground)
        self.top, self.bottom, self.least = style.card_top, style.card_bottom, style.card_min_height
        self.room = PlainRoom(look.font, width - self.left - style.card_side, context.book)
        self.grounds: dict[tuple[float, str], tuple[Item, ...]] = {}
        self.glance = f"paper.{look.paper}"

    def block(self, card: Card) -> Block:
        """Lay out one card; its height follows from its content, its items are made when they are seen."""
        ready = self.context.ready.get(card.id)
        if ready is not None and ready.is_bare:
            bare = _BareCard(card, self, ready)
            slot = Slot("card", card.id)
            return Block(slot, self.width, bare.height, bare.items, self.glance, card.text, bare.swift)
        made = _Card(card, self)
        swift = made.swift if made.plain is not None else None
        glance = self.glance if made.paper == self.look.paper else f"paper.{made.paper}"
        return Block(Slot("card", card.id), self.width, made.height, made.items, glance, card.text, swift)


class _BareCard:
    """A card of which another process found where its lines end, and that nothing else is drawn on its paper."""

    __slots__ = ("_card", "_mould", "_ready", "height")

    def __init__(self, card: Card, mould: CardMould, ready: ReadyLines) -> None:
        self._card, self._mould, self._ready = card, mould, ready
        height = mould.top + len(ready.ends) * mould.room.font.leading + mould.bottom
        self.height = height if height > mould.least else mould.least

    def items(self) -> tuple[Item, ...]:
        """Paper and words."""
        return _Card(self._card, self._mould).items()

    def swift(self) -> Swift:
        """The same, with the words as they are."""
        card, mould = self._card, self._mould
        paper = mould.grounds.get((self.height, mould.look.paper))
        if paper is None:
            return _Card(card, mould).swift()
        even = evenness(card.id, mould.context)
        text = PlainText.settled(card.text, mould.room, self._ready, even=even)
        return *paper, PlainLines(text, even, mould.left, mould.top, "ink")


class _Card:
    """A card on its way to a block: how high it is at once, and what is drawn of it when that is asked for."""

    __slots__ = ("_below", "_card", "_even", "_foot", "_mould", "_top", "height", "paper", "plain")

    def __init__(self, card: Card, mould: CardMould) -> None:
        text, context = card.text, mould.context
        self._card, self._mould = card, mould
        own = card.paper is not None or card.kind
        self.paper = paper_of(card, mould.look.paper) if own else mould.look.paper
        self._even = even = evenness(card.id, context)
        self._top = below = mould.top + (_picture_height(mould.width) if card.image else 0.0)
        self.plain: PlainText | None = None
        """The words in lines, where they are known, and few enough to be drawn all."""
        if text or not card.image:
            ready = context.ready.get(card.id)
            if ready is not None:
                self.plain = PlainText.settled(text, mould.room, ready, even=even)
                below += len(ready.ends) * mould.room.font.leading
            else:
                height, plain = text_height(text, mould.room, even=even, context=context)
                below += height
                if (
                    plain is not None and context.full_text
                ):  # on paper all are drawn; a screen saves the memory
                    plain.settle(even)
                    self.plain = plain
        self._foot = foot = lay_out_foot(card, mould.room.width, paper=self.paper, context=context)
        if foot.height:
            below += FOOT_GAP if text else 0.0
        self._below = below
        height = below + foot.height + mould.bottom
        self.height = height if height > mould.least else mould.least

    def items(self) -> tuple[Item, ...]:
        """Paper, evidence, picture, words and foot, from back to front."""
        frame = self._frame()
        words, _height = text_items(
            self._card.text,
            frame,
            font=self._mould.look.font,
            even=self._even,
            context=self._mould.context,
            plain=self.plain,
        )
        self.plain = None
        return *self._below_words(), *words, *self._above_words(frame)

    def _frame(self) -> Frame:
        return Frame(self._mould.left, self._top, self._mould.room.width)

    def _below_words(self) -> tuple[Item, ...]:
        card, mould = self._card, self._mould
        width, context = mould.width, mould.context
        ground = context.style.ground
        paper = mould.grounds.get((self.height, self.paper))
        if paper is None:
            radius = context.style.card_radius
            paper = card_ground(width, self.height, paper=self.paper, radius=radius, ground=ground)
            mould.grounds[self.height, self.paper] = paper
        if not (card.certainty or card.image or ground != "colour"):
            return paper
        return (
            *paper,
            *(self._evidence(0.0) if ground == "colour" else ()),
            *(_picture(card, width, context) if card.image else ()),
            *(self._kind_and_evidence() if ground != "colour" else ()),
        )

    def _above_words(self, frame: Frame) -> tuple[Item, ...]:
        card = self._card
        if not (self._foot.items or card.url):
            return ()
        link = link_over(card, self._mould.width, self.height)
        return *moved(self._foot.items, frame.x, self._below), *link

    def swift(self) -> Swift:
        """The same, with the words as they are."""
        plain = self.plain
        if plain is None:
            return self.items()
        words = PlainLines(plain, self._even, self._mould.left, self._top, "ink")
        if self._foot.items or self._card.url:
            return *self._below_words(), words, *self._above_words(self._frame())
        return *self._below_words(), words

    def _evidence(self, x: float) -> tuple[Item, ...]:
        """How well the card is known, at its left edge or beside what tells its kind."""
        style = self._mould.context.style
        made = _evidence(
            self._card.certainty,
            self.height,
            paper=self.paper,
            width=style.evidence_edge,
            radius=0.0 if x else style.card_radius,
        )
        return moved(made, x, 0)

    def _kind_and_evidence(self) -> tuple[Item, ...]:
        """What tells a card's kind where its paper is white, and the evidence beside it."""
        style = self._mould.context.style
        if style.ground == "ink-saver":
            edge = colour_edge(self.height, paper=self.paper, radius=style.card_radius)
            return *edge, *self._evidence(EDGE + EDGE_GAP)
        strip = kind_strip(self.height, paper=self.paper, sign=sign_of(self._card, self._mould.look.sign))
        return *strip, *self._evidence(STRIP + 1)


def link_over(card: Card, width: float, height: float) -> tuple[Item, ...]:
    """Return the area that leads to the card's address, if it has one."""
    return (Hyperlink(Rect(0, 0, width, height), card.url),) if card.url else ()


@lru_cache(maxsize=4096)
def _evidence(
    certainty: str | None, height: float, *, paper: str, width: float, radius: float
) -> tuple[Item, ...]:
    """The left edge: whole for what was researched, its lower half for some data, dashed for an assumption."""
    ink = f"edge.{paper}"
    if certainty == "researched":
        return (Outline(left_strip(width, height, radius), fill=ink),)
    if certainty == "some-data":
        return (Outline(left_strip(width, height, radius, top=round(height / 2)), fill=ink),)
    if certainty == "assumption":
        pen = Stroke(ink, width, dash=(4, 4))
        return (Outline(line(width / 2, 2, width / 2, height - 2), stroke=pen),)
    return ()


def _picture_height(width: float) -> int:
    return round(width * PICTURE_SHARE)


def _picture(card: Card, width: float, context: RowContext) -> tuple[Item, ...]:
    rect = Rect(0, 0, width, _picture_height(width))
    if card.image is not None and card.image in context.pictures:
        return (Picture(rect, card.image, context.style.card_radius, card.image_alt),)
    middle = rect.centre
    return (icon("image", middle.x - 16, middle.y - 16, size=32, ink="subtle"),)
