"""The head of a sheet: title, state, goal, start and end, persona; and the corner above the row headers."""

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Placed, Slot
from app.ink.text import TextFont
from app.ink.textblock import NOTHING, TextBlock, one_line, set_text
from app.layout.portrait import portrait, sentence
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.rows.kind import RowContext
from app.values import dataclass

STATES = {"as-is": N_("As-is"), "to-be": N_("To-be")}
PERSONA_WIDTH = 344.0
WIDE_ENOUGH = 900.0
"""From this width on the persona stands beside the title; below it, under it."""
GAP = 16.0
ARROW = 18.0


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The laid-out head of a sheet and its height."""

    blocks: tuple[Placed, ...]
    height: float


def title_key(journey: JourneyMap, persona: Persona | None, *, width: float) -> tuple[object, ...]:
    """Return all that a head is made from besides the persona: as long as it is equal, the head stays the same."""
    return (
        journey.id,
        journey.title,
        journey.goal,
        journey.state,
        journey.starts_at,
        journey.ends_at,
        journey.authors,
        journey.company,
        persona.id if persona else None,
        width,
    )


def lay_out_title(
    journey: JourneyMap, persona: Persona | None, context: RowContext, *, x: float, y: float, width: float
) -> Head:
    """Lay out the head between the sheet's margins; it grows with its content and clips nothing."""
    beside = persona is not None and width >= WIDE_ENOUGH
    block = _title_block(journey, context, width - PERSONA_WIDTH - 2 * GAP if beside else width)
    blocks = [Placed(block, x, y)]
    height = block.height
    if persona is not None:
        chip = _persona_block(persona, context, min(PERSONA_WIDTH, width))
        left, top = (x + width - chip.width, y) if beside else (x, y + height + GAP)
        blocks.append(Placed(chip, left, top))
        height = max(height, top - y + chip.height)
    return Head(tuple(blocks), max(context.style.title_height, height + GAP))


class _Column:
    """Items one below the other."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.y = 0.0

    def add(self, items: tuple[Item, ...], height: float, *, gap: float = 0.0) -> None:
        self.items += items
        self.y += height + gap


def _title_block(journey: JourneyMap, context: RowContext, width: float) -> Block:
    style, book = context.style, context.book
    column = _Column()
    _add_title(column, journey, context, width)
    goal = set_text(journey.goal, style.goal, width, book=book)
    if goal.lines:
        column.add(goal.items(0, column.y + 8, ink="muted"), goal.height + 8)
    _add_way(column, journey, context, width)
    small = " · ".join(part for part in (", ".join(journey.authors), journey.company) if part)
    note = set_text(small, style.guide, width, book=book)
    if note.lines:
        column.add(note.items(0, column.y + 8, ink="muted"), note.height + 8)
    words = "\n".join(part for part in (journey.title, journey.goal) if part)
    return Block(Slot("title", journey.id), width, column.y, tuple(column.items), None, words)


def _add_title(column: _Column, journey: JourneyMap, context: RowContext, width: float) -> None:
    """The title, with the state behind its last line, or below where that does not fit."""
    style, book = context.style, context.book
    title = set_text(journey.title, style.title, width, book=book)
    column.add(title.items(0, 0, ink="text"), title.height or style.title.leading)
    state = _pill(context.words.text(STATES.get(journey.state, journey.state)), context)
    if state is None:
        return
    end = title.lines[-1].width + GAP if title.lines else 0.0
    if end + state.width <= width:
        column.items += moved(state.items, end, column.y - 32)
    else:
        column.items += moved(state.items, 0, column.y + 8)
        column.y += 8 + state.height


def _pill(word: str, context: RowContext) -> Block | None:
    if not word:
        return None
    font = context.style.moment
    text = one_line(word, font, book=context.book)
    width, height = text.width + 20, 24.0
    ground = Box(Rect(0, 0, width, height), "accent.chip", height / 2)
    items: tuple[Item, ...] = (ground, *text.items(10, 4, ink="accent"))
    return Block(Slot("decor"), width, height, items)


def _add_way(column: _Column, journey: JourneyMap, context: RowContext, width: float) -> None:
    """From the start of the journey to its end, with an arrow between them."""
    style, book = context.style, context.book
    font = TextFont("semibold", style.card.size + 1, style.goal.leading)
    start = set_text(journey.starts_at, font, width, book=book)
    room = width - start.width - ARROW - 16 if start.lines else width
    beside = len(start.lines) <= 1 and room >= width / 4
    end = set_text(journey.ends_at, font, room if beside else width - ARROW - 8, book=book)
    if not start.lines and not end.lines:
        return
    top = column.y + 4
    column.add(start.items(0, top, ink="text"), start.height + 4)
    if not end.lines:
        return
    left = start.width + 8 if start.lines and beside else 0.0
    line = top if beside else column.y
    arrow = icon("arrow-right", left, line + (font.leading - ARROW) / 2, size=ARROW, ink="muted")
    column.items += (arrow, *end.items(left + ARROW + 8, line, ink="text"))
    column.y = max(column.y, line + end.height)


def _persona_block(persona: Persona, context: RowContext, width: float) -> Block:
    style, book = context.style, context.book
    left = style.portrait + GAP
    room = width - left
    name = set_text(persona.name, style.section, room, book=book, most=2)
    said = f"“{persona.quote}”" if persona.quote else ""
    about = set_text(
        sentence(persona) if sentence(persona) != persona.quote else "", style.goal_small, room, book=book
    )
    quote = set_text(said, style.quote, room, book=book)
    column = _Column()
    # A name without anything below it stands in the middle of the portrait.
    column.y = 0 if about.lines or quote.lines else max(0, (style.portrait - name.height) / 2)
    column.add(name.items(left, column.y, ink="text"), name.height, gap=2)
    if about.lines:
        column.add(about.items(left, column.y, ink="muted"), about.height, gap=4)
    if quote.lines:
        column.add(quote.items(left, column.y, ink="text"), quote.height)
    height = max(style.portrait, column.y)
    width = left + max(name.width, about.width, quote.width)
    items = (*portrait(persona, 0, 0, size=style.portrait, context=context), *column.items)
    return Block(Slot("persona", persona.id), width, height, items, None, f"{persona.name}\n{said}".strip())


def lay_out_corner(
    persona: Persona | None, context: RowContext, *, x: float, y: float, height: float
) -> tuple[Placed, ...]:
    """Lay out the persona above the row headers, so that she is always in sight."""
    if persona is None:
        return ()
    style, book = context.style, context.book
    size, left = style.corner_portrait, style.corner_portrait + 14
    top = round((height - size) / 2)
    room = context.header_width - left - 8
    name = one_line(persona.name, style.row_name, book=book, width=room)
    line = _corner_line(persona, context, room)
    words_y = round((height - name.height - line.height) / 2)
    items = (
        *portrait(persona, 4, top, size=size, context=context),
        *name.items(left, words_y, ink="text"),
        *line.items(left, words_y + name.height, ink="muted"),
    )
    block = Block(Slot("persona", persona.id), context.header_width, height, items, None, persona.name)
    return (Placed(block, x, y),)


def _corner_line(persona: Persona, context: RowContext, room: float) -> TextBlock:
    """The first of sentence and role that fits on two lines; nothing rather than words that are cut off."""
    texts = (
        set_text(words, context.style.guide, room, book=context.book)
        for words in (sentence(persona), persona.role)
    )
    return next((text for text in texts if 0 < len(text.lines) <= 2), NOTHING)
