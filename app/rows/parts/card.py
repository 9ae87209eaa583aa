"""A card as a block: paper, shadow, evidence edge, picture, text and foot."""

from dataclasses import dataclass
from functools import lru_cache

from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.palette import PAPERS
from app.ink.primitives import Block, Box, Hyperlink, Item, Outline, Picture, Shadow, Slot, Stroke
from app.ink.shapes import left_strip, line
from app.ink.text import TextFont
from app.model.card import Card
from app.rows.kind import RowContext, kind_of
from app.rows.parts.card_text import Frame, evenness, text_items
from app.rows.parts.footer import has_foot, lay_out_foot

PICTURE_SHARE = 0.625
FOOT_GAP = 8.0


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a row decides about its cards: their paper and the font of their text."""

    paper: str
    font: TextFont


def paper_of(card: Card, row_paper: str) -> str:
    """Return the name of a card's paper: its own, that of its kind, or the row's."""
    if card.paper is not None and card.paper in PAPERS:
        return card.paper
    return kind_of(card.kind).paper if card.kind else row_paper


def card_block(card: Card, width: float, *, look: CardLook, context: RowContext) -> Block:
    """Lay out one card at a width; its height follows from its content."""
    style, paper = context.style, paper_of(card, look.paper)
    picture, top = _picture(card, width, context) if card.image else ((), 0.0)
    frame = Frame(style.card_side, top + style.card_top, width - 2 * style.card_side)
    even = evenness(card.id, context)
    words, height = text_items(card.text, frame, font=look.font, even=even, context=context)
    below = frame.y + (height if card.text or not card.image else 0.0)
    if has_foot(card):
        foot = lay_out_foot(card, frame.width, paper=paper, context=context)
        below += FOOT_GAP if card.text else 0.0
        words += moved(foot.items, frame.x, below)
        below += foot.height
    total = max(style.card_min_height, below + style.card_bottom)
    ground = card_ground(width, total, paper=paper, radius=style.card_radius)
    edge = _evidence(card.certainty, total, paper=paper, width=style.evidence_edge, radius=style.card_radius)
    items = (*ground, *edge, *picture, *words, *link_over(card, width, total))
    return Block(Slot("card", card.id), width, total, items, f"paper.{paper}", card.text)


@lru_cache(maxsize=4096)
def card_ground(width: float, height: float, *, paper: str, radius: float) -> tuple[Item, ...]:
    """Return the shadow and the sheet of paper; white paper has a hairline so that it shows on a white band."""
    rect = Rect(0, 0, width, height)
    rim = Stroke("hairline", 1) if paper == "white" else None
    return Shadow(rect, radius), Box(rect, f"paper.{paper}", radius, stroke=rim)


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


def _picture(card: Card, width: float, context: RowContext) -> tuple[tuple[Item, ...], float]:
    rect = Rect(0, 0, width, round(width * PICTURE_SHARE))
    if card.image is not None and card.image in context.pictures:
        return (Picture(rect, card.image, context.style.card_radius, card.image_alt),), rect.height
    middle = rect.centre
    return (icon("image", middle.x - 16, middle.y - 16, size=32, ink="subtle"),), rect.height
