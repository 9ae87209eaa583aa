"""The sheet of a persona: portrait, name and voice on top, then every filled field in the panel's order."""

from collections.abc import Iterator, Mapping

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.primitives import Box, Item
from app.ink.text import TextFont
from app.ink.textblock import one_line, set_text
from app.layout.endpages.flow import Heading, Page
from app.layout.endpages.pieces import HEADING, SMALL, SUBJECT, TEXT, Piece, paragraphs
from app.layout.large import as_large_as_fits
from app.layout.portrait import portrait
from app.model.evidence import Evidence
from app.model.persona import Empathy, Persona, Slider
from app.rows.kind import RowContext

FIELDS: tuple[tuple[str, str], ...] = (
    ("scenario", N_("Situation")),
    ("bio", N_("Biography")),
    ("professional_goals", N_("Professional goals")),
    ("personal_goals", N_("Personal goals")),
    ("needs", N_("Needs")),
    ("expectations", N_("Expects")),
    ("motivations", N_("Motivated by")),
    ("frustrations", N_("Frustrated by")),
    ("likes", N_("Likes")),
    ("dislikes", N_("Dislikes")),
    ("interests", N_("Interests")),
    ("gender", N_("Gender")),
    ("family_status", N_("Family")),
    ("education", N_("Education")),
    ("income_range", N_("Income")),
    ("market", N_("Market")),
    ("audience", N_("Audience")),
    ("habits", N_("Habits")),
    ("buying_habits", N_("Buying habits")),
    ("information_sources", N_("Sources of information")),
    ("preferred_channels", N_("Preferred channels")),
    ("steady_touchpoints", N_("Steady touchpoints")),
    ("favourite_brands", N_("Favourite brands")),
    ("devices", N_("Devices")),
)
"""Names of fields with their labels; role, age and place stand on top."""
EMPATHY: tuple[tuple[str, str], ...] = (
    ("thinks", N_("Thinks and feels")),
    ("sees", N_("Sees")),
    ("hears", N_("Hears")),
    ("says", N_("Says and does")),
    ("pains", N_("Pains")),
    ("gains", N_("Gains")),
)
TECH, EVIDENCE = N_("At ease with technology"), N_("Evidence")
NAME = TextFont("bold", 34, 38)
QUOTE = TextFont("semibold-italic", 15, 20)
PORTRAIT = 112.0
GAP = 14.0
BULLET_IN = 12.0
TRACK, KNOB = 3.0, 11.0


def persona_heading(persona: Persona, page: Page, context: RowContext) -> Heading:
    """Return the head of a persona's sheet: face, name, what she is, and what she says."""
    book, left = context.book, PORTRAIT + 22
    room = page.room - left
    about = " · ".join(part for part in (persona.role, persona.age, persona.location) if part)
    texts = (
        (as_large_as_fits(persona.name, NAME, room, book=book, room=1.8), "text", 0.0),
        (set_text(persona.tagline, SUBJECT, room, book=book), "text", 4.0),
        (set_text(about, SUBJECT, room, book=book), "muted", 0.0),
        (set_text(f"“{persona.quote}”" if persona.quote else "", QUOTE, room, book=book), "text", 8.0),
    )
    shown = [(text, ink, gap) for text, ink, gap in texts if text.lines]
    height = sum(text.height + gap for text, _ink, gap in shown)
    items: list[Item] = [*portrait(persona, 0, 0, size=PORTRAIT, context=context)]
    y = max(0.0, (PORTRAIT - height) / 2)
    for text, ink, gap in shown:
        items += text.items(left, y + gap, ink=ink, width=room)
        y += text.height + gap
    return Heading(tuple(items), max(PORTRAIT, y), persona.name)


def persona_pieces(
    persona: Persona, width: float, context: RowContext, *, evidence: Mapping[str, Evidence]
) -> Iterator[Piece]:
    """Yield every filled field with its label, traits as sliders, the empathy map and fields of the user's own."""
    for name, label in FIELDS:
        value: str | tuple[str, ...] = getattr(persona, name)
        yield from _field(context.words.text(label), value, width, context)
    if persona.tech_level:
        yield from _label(context.words.text(TECH), width, context)
        yield _level(persona.tech_level)
    for slider in persona.sliders:
        yield _slider(slider, width, context)
    if persona.empathy is not None:
        yield from _empathy(persona.empathy, width, context)
    for own in persona.custom:
        yield from _field(own.label, own.text, width, context)
    sources = tuple(evidence[one].title for one in persona.evidence_ids if one in evidence)
    yield from _field(context.words.text(EVIDENCE), sources, width, context)


def _label(label: str, width: float, context: RowContext) -> Iterator[Piece]:
    yield from paragraphs(label, HEADING, width, book=context.book, gap=GAP, keep=True)


def _field(label: str, value: str | tuple[str, ...], width: float, context: RowContext) -> Iterator[Piece]:
    told = [value] if isinstance(value, str) else list(value)
    if not any(told):
        return
    yield from _label(label, width, context)
    for text in told:
        if isinstance(value, str):
            yield from paragraphs(text, TEXT, width, book=context.book, gap=2)
        else:
            yield from _point(text, width, context)


def _point(text: str, width: float, context: RowContext) -> Iterator[Piece]:
    for index, piece in enumerate(paragraphs(text, TEXT, width, book=context.book, gap=2, left=BULLET_IN)):
        dot = Box(Rect(2, TEXT.leading / 2 - 1, 4, 4), "muted", 2)
        first = (dot, *piece.items) if index == 0 else piece.items
        yield Piece(first, piece.height, piece.gap, piece.keep, piece.text)


def _empathy(empathy: Empathy, width: float, context: RowContext) -> Iterator[Piece]:
    for name, label in EMPATHY:
        value: tuple[str, ...] = getattr(empathy, name)
        yield from _field(context.words.text(label), value, width, context)


def _level(level: int) -> Piece:
    """Five dots, as many of them filled as the level says."""
    dots = tuple(
        Box(Rect(step * 16, 3, 10, 10), "text" if step < level else "hairline", 5) for step in range(5)
    )
    return Piece(dots, 16, 2, text=f"{level} / 5")


def _slider(slider: Slider, width: float, context: RowContext) -> Piece:
    """A trait between its two opposites."""
    book, room = context.book, width / 2 - 6
    left = set_text(slider.left, SMALL, room, book=book)
    right = set_text(slider.right, SMALL, room, book=book)
    y = max(left.height, right.height) + 4
    knob = (width - KNOB) * slider.value
    items: tuple[Item, ...] = (
        *left.items(0, 0, ink="text"),
        *right.items(width - room, 0, ink="text", width=room, align="end"),
        Box(Rect(0, y + (KNOB - TRACK) / 2, width, TRACK), "hairline", TRACK / 2),
        Box(Rect(knob, y, KNOB, KNOB), "text", KNOB / 2),
    )
    share = one_line(f"{slider.left} – {slider.right}", SMALL, book=book)
    return Piece(items, y + KNOB, GAP, text=" ".join(line.text for line in share.lines))
