"""A card as a block: paper, shadow, evidence edge, picture, text and foot."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.palette import PAPERS
from app.ink.primitives import Block, Box, Hyperlink, Item, Outline, Picture, Shadow, Slot, Stroke
from app.ink.shapes import left_strip, line
from app.ink.text import Even, TextFont, break_lines
from app.ink.textblock import TextBlock, one_line
from app.model.card import Card
from app.rows.kind import RowContext, kind_of
from app.rows.parts.footer import lay_out_foot

BULLET = "- "
BULLET_INDENT = 14.0
PICTURE_SHARE = 0.625
FOOT_GAP = 8.0


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a row decides about its cards: their paper and the font of their text."""

    paper: str
    font: TextFont


def paper_of(card: Card, row_paper: str) -> str:
    """Return the name of a card's paper: its own, that of its kind, or the row's."""
    if card.paper in PAPERS:
        return str(card.paper)
    return kind_of(card.kind).paper if card.kind else row_paper


def card_block(card: Card, width: float, *, look: CardLook, context: RowContext) -> Block:
    """Lay out one card at a width; its height follows from its content."""
    style, paper = context.style, paper_of(card, look.paper)
    inner = width - 2 * style.card_side
    picture, y = _picture(card, width, context)
    text, height = _text(card, inner, font=look.font, context=context)
    y += style.card_top
    items = [*picture, *moved(text, style.card_side, y)]
    y += height
    foot = lay_out_foot(card, inner, paper=paper, context=context)
    if foot.height:
        y += FOOT_GAP if height else 0.0
        items += moved(foot.items, style.card_side, y)
        y += foot.height
    total = max(style.card_min_height, y + style.card_bottom)
    ground = card_ground(Rect(0, 0, width, total), paper=paper, radius=style.card_radius)
    edge = _evidence(card, total, paper=paper, context=context)
    link = (Hyperlink(Rect(0, 0, width, total), card.url),) if card.url else ()
    return Block(
        Slot("card", card.id), width, total, (*ground, *edge, *items, *link), f"paper.{paper}", card.text
    )


def card_ground(rect: Rect, *, paper: str, radius: float) -> tuple[Item, ...]:
    """Return the shadow and the sheet of paper; white paper has a hairline so that it shows on a white band."""
    rim = Stroke("hairline", 1) if paper == "white" else None
    return Shadow(rect, radius), Box(rect, f"paper.{paper}", radius, stroke=rim)


def _evidence(card: Card, height: float, *, paper: str, context: RowContext) -> tuple[Item, ...]:
    width, radius, ink = context.style.evidence_edge, context.style.card_radius, f"edge.{paper}"
    if card.certainty == "researched":
        return (Outline(left_strip(width, height, radius), fill=ink),)
    if card.certainty == "some-data":
        return (Outline(left_strip(width, height, radius, top=round(height / 2)), fill=ink),)
    if card.certainty == "assumption":
        pen = Stroke(ink, width, dash=(4, 4))
        return (Outline(line(width / 2, 2, width / 2, height - 2), stroke=pen),)
    return ()


def _picture(card: Card, width: float, context: RowContext) -> tuple[tuple[Item, ...], float]:
    if card.image is None:
        return (), 0.0
    rect = Rect(0, 0, width, round(width * PICTURE_SHARE))
    if card.image in context.pictures:
        return (Picture(rect, card.image, context.style.card_radius, card.image_alt),), rect.height
    middle = rect.centre
    return (icon("image", middle.x - 16, middle.y - 16, size=32, ink="subtle"),), rect.height


def _text(card: Card, width: float, *, font: TextFont, context: RowContext) -> tuple[tuple[Item, ...], float]:
    """Return the items of the card's text from (0, 0) and their height; long texts are folded on a screen."""
    if not card.text:
        return _empty(font, context)
    even = Even.GREEDY if card.id == context.draft else Even.WIDOWS
    whole = context.full_text or card.id == context.draft
    most = None if whole else context.style.most_lines
    parts = list(_parts(card.text, width, font=font, even=even, context=context))
    count = sum(len(block.lines) for _bulleted, block in parts)
    if most is None or count <= most:
        return _stacked(parts, width)
    items, height = _stacked(list(_first(parts, most)), width)
    message = context.words.plural("… %d more line", "… %d more lines", count - most) % (count - most)
    chip = one_line(message, context.style.pill_figure, book=context.book, width=width)
    return (*items, *chip.items(0, height + 4, ink="ink")), height + 4 + chip.height


def _parts(
    text: str, width: float, *, font: TextFont, even: Even, context: RowContext
) -> Iterator[tuple[bool, TextBlock]]:
    """Yield the text's blocks; a line that starts with "- " is a point of a list, the others stay together."""
    if not text.startswith(BULLET) and "\n- " not in text:
        yield False, TextBlock(break_lines(text, font, width, context.book, even=even), font)
        return
    for paragraph in text.split("\n"):
        bulleted = paragraph.startswith(BULLET)
        words = paragraph[len(BULLET) :] if bulleted else paragraph
        room = max(1.0, width - BULLET_INDENT) if bulleted else width
        yield bulleted, TextBlock(break_lines(words, font, room, context.book, even=even), font)


def _first(parts: list[tuple[bool, TextBlock]], most: int) -> Iterator[tuple[bool, TextBlock]]:
    for bulleted, block in parts:
        if most <= 0:
            return
        yield bulleted, TextBlock(block.lines[:most], block.font)
        most -= len(block.lines)


def _empty(font: TextFont, context: RowContext) -> tuple[tuple[Item, ...], float]:
    """An empty line all the same: whoever starts to type finds the place of the text there."""
    block = TextBlock(break_lines("", font, 1.0, context.book), font)
    return block.items(0, 0, ink="ink", empty=True), font.leading


def _stacked(parts: list[tuple[bool, TextBlock]], width: float) -> tuple[tuple[Item, ...], float]:
    items: list[Item] = []
    y = 0.0
    for bulleted, block in parts:
        indent = BULLET_INDENT if bulleted else 0.0
        if bulleted:
            items.append(Box(Rect(2, y + block.font.leading / 2 - 1.5, 5, 5), fill="ink", radius=2.5))
        items += block.items(indent, y, ink="ink", width=width - indent)
        y += block.height
    return tuple(items), y
