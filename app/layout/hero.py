"""The head of a poster: a title for five metres, what the map asks, and the persona's face, name and voice."""

from app.ink.geometry import Point
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.primitives import Block, Item, Placed, Slot
from app.ink.text import TextFont
from app.ink.textblock import one_line, set_text
from app.layout.large import as_large_as_fits
from app.layout.portrait import portrait, sentence
from app.layout.title import Head
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.rows.kind import RowContext
from app.values import dataclass

ROOM = 1.72
"""How high a title may be, in lines of its full size: one full line, or two smaller ones."""
PERSONA_SHARE, PERSONA_MOST = 0.40, 600.0
"""The persona's part of the sheet's width, and its most."""
GAP = 24.0
GOAL_GAP, OTHERS_GAP = 10.0, 12.0
ARROW = 0.85
"""The size of the arrow between start and end, as a share of the type's."""


def lay_out_hero(
    journey: JourneyMap, persona: Persona | None, context: RowContext, *, x: float, y: float, width: float
) -> Head:
    """Lay out the head of a poster between the margins: the title at the left, the persona at the right."""
    chip = _persona_block(persona, context, min(PERSONA_MOST, width * PERSONA_SHARE)) if persona else None
    room = width - chip.width - 2 * GAP if chip else width
    block = _title_block(journey, context, room)
    blocks = [Placed(block, x, y)]
    height = block.height
    if chip is not None:
        blocks.append(Placed(chip, x + width - chip.width, y))
        height = max(height, chip.height)
    return Head(tuple(blocks), height + GAP)


def _title_block(journey: JourneyMap, context: RowContext, width: float) -> Block:
    title = as_large_as_fits(journey.title, context.style.title, width, book=context.book, room=ROOM)
    items: list[Item] = list(title.items(0, 0, ink="text", width=width))
    y = title.height
    below, reach = _question(journey, context, Point(0, y + GOAL_GAP), width=width)
    items += below
    y = max(y, reach)
    words = "\n".join(part for part in (journey.title, journey.goal) if part)
    return Block(Slot("title", journey.id), width, y, tuple(items), None, words)


def _question(
    journey: JourneyMap, context: RowContext, at: Point, *, width: float
) -> tuple[tuple[Item, ...], float]:
    """The goal, and behind it in bold where the journey begins and ends; the items and how far they reach."""
    style, book = context.style, context.book
    goal = set_text(journey.goal, style.goal, width, book=book)
    way = _way(journey, context, width)
    y = at.y + goal.height
    if not goal.lines and not way.items:
        return (), at.y - GOAL_GAP
    beside = len(goal.lines) == 1 and goal.width + 12 + way.width <= width and way.is_one_line
    left, top = (goal.width + 12, at.y) if beside else (0.0, y)
    items = (*goal.items(at.x, at.y, ink="muted", width=width), *moved(way.items, at.x + left, top))
    return items, max(y, top + way.height)


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """Where a journey begins and ends, as items from (0, 0)."""

    items: tuple[Item, ...]
    width: float
    height: float
    is_one_line: bool = False


def _way(journey: JourneyMap, context: RowContext, width: float) -> _Way:
    """Where the journey begins and ends, in bold with an arrow between: on one line, or below one another."""
    style, book = context.style, context.book
    font = TextFont("bold", style.goal.size, style.goal.leading)
    size = round(font.size * ARROW)
    drop = (font.leading - size) / 2 + 1
    start = set_text(journey.starts_at, font, width, book=book)
    end = set_text(journey.ends_at, font, width - size - 8, book=book)
    if not end.lines:
        items: tuple[Item, ...] = start.items(0, 0, ink="text", width=width)
        return _Way(items, start.width, start.height, len(start.lines) == 1)
    x = start.width + 8 if start.lines else 0.0
    fits = len(start.lines) <= 1 and len(end.lines) == 1 and x + size + 8 + end.width <= width
    left, top = (x, 0.0) if fits else (0.0, start.height)
    items = (
        *start.items(0, 0, ink="text", width=width if not fits else None),
        icon("arrow-right", left, top + drop, size=size, ink="muted"),
        *end.items(left + size + 8, top, ink="text"),
    )
    wide = max(start.width, left + size + 8 + end.width)
    return _Way(items, wide, top + end.height, fits)


def _persona_block(persona: Persona, context: RowContext, width: float) -> Block:
    """Portrait, name, one sentence and one quote: the face and the voice of the map."""
    style, book = context.style, context.book
    left = style.portrait + GAP
    room = max(120.0, width - left)
    said = f"“{persona.quote}”" if persona.quote else ""
    about = sentence(persona) if sentence(persona) != persona.quote else ""
    name = as_large_as_fits(persona.name, style.section, room, book=book, room=ROOM)
    small = TextFont("semibold-italic", style.goal_small.size, style.goal_small.leading)
    parts = (
        (name, "text", 0.0),
        (set_text(about, style.goal_small, room, book=book), "muted", 2.0),
        (set_text(said, small, room, book=book), "text", 4.0),
    )
    height = sum(text.height + gap for text, _ink, gap in parts if text.lines)
    y = max(0.0, (style.portrait - height) / 2)
    items: list[Item] = [*portrait(persona, 0, 0, size=style.portrait, context=context)]
    for text, ink, gap in parts:
        if text.lines:
            items += text.items(left, y + gap, ink=ink, width=room)
            y += text.height + gap
    others, reach, below = _others(persona, context, width)
    y = max(style.portrait, y)
    items += moved(others, 0, y + OTHERS_GAP)
    y += below + OTHERS_GAP if others else 0.0
    wide = max(reach, left + max(text.width for text, _ink, _gap in parts))
    words = f"{persona.name}\n{said}".strip()
    return Block(Slot("persona", persona.id), wide, y, tuple(items), None, words)


def _others(persona: Persona, context: RowContext, width: float) -> tuple[tuple[Item, ...], float, float]:
    """The map's other personas, each with a small portrait and the name; the items, their width and height."""
    style, items = context.style, list[Item]()
    size = style.corner_portrait
    x = y = reach = 0.0
    for other in (one for one in context.personas.values() if one is not persona):
        name = one_line(other.name, style.source, book=context.book, width=width - size - 8)
        wide = size + 8 + name.width
        if x and x + wide > width:
            x, y = 0.0, y + size + 8
        items += portrait(other, x, y, size=size, context=context)
        items += name.items(x + size + 8, y + round((size - style.source.leading) / 2), ink="text")
        reach = max(reach, x + wide)
        x += wide + GAP
    return tuple(items), reach, y + size
