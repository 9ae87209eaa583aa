"""The sheet of a persona: portrait, name and voice on top, then every filled field in the panel's order."""

from collections.abc import Iterator, Mapping

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.icons import icon
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
from app.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a persona with its label, its icon, and the colour that says what sort of thing it is."""

    name: str
    label: str
    icon: str
    ink: str


FIELDS = (
    _Field("scenario", N_("Situation"), "map-pin", "muted"),
    _Field("bio", N_("Biography"), "book-open", "muted"),
    _Field("professional_goals", N_("Professional goals"), "target", "bar.green"),
    _Field("personal_goals", N_("Personal goals"), "heart", "bar.green"),
    _Field("needs", N_("Needs"), "hand-heart", "bar.violet"),
    _Field("expectations", N_("Expects"), "star", "bar.violet"),
    _Field("motivations", N_("Motivated by"), "zap", "bar.green"),
    _Field("frustrations", N_("Frustrated by"), "triangle-alert", "bar.coral"),
    _Field("likes", N_("Likes"), "thumbs-up", "bar.green"),
    _Field("dislikes", N_("Dislikes"), "thumbs-down", "bar.coral"),
    _Field("interests", N_("Interests"), "sparkles", "bar.blue"),
    _Field("gender", N_("Gender"), "user", "muted"),
    _Field("family_status", N_("Family"), "users", "muted"),
    _Field("education", N_("Education"), "graduation-cap", "muted"),
    _Field("income_range", N_("Income"), "receipt", "muted"),
    _Field("market", N_("Market"), "store", "muted"),
    _Field("audience", N_("Audience"), "megaphone", "muted"),
    _Field("habits", N_("Habits"), "history", "bar.yellow"),
    _Field("buying_habits", N_("Buying habits"), "shopping-cart", "bar.yellow"),
    _Field("information_sources", N_("Sources of information"), "newspaper", "bar.blue"),
    _Field("preferred_channels", N_("Preferred channels"), "messages-square", "bar.blue"),
    _Field("steady_touchpoints", N_("Steady touchpoints"), "signpost", "bar.blue"),
    _Field("favourite_brands", N_("Favourite brands"), "tag", "bar.orange"),
    _Field("devices", N_("Devices"), "smartphone", "bar.blue"),
)
"""The fields in the order of the panel; role, age and place stand on top."""
EMPATHY = (
    _Field("thinks", N_("Thinks and feels"), "brain", "bar.violet"),
    _Field("sees", N_("Sees"), "eye", "bar.violet"),
    _Field("hears", N_("Hears"), "headphones", "bar.violet"),
    _Field("says", N_("Says and does"), "message-circle", "bar.violet"),
    _Field("pains", N_("Pains"), "frown", "bar.coral"),
    _Field("gains", N_("Gains"), "smile", "bar.green"),
)
TECH = _Field("tech_level", N_("At ease with technology"), "laptop", "bar.blue")
TRAITS = _Field("sliders", N_("Traits"), "sliders-horizontal", "muted")
EVIDENCE = _Field("evidence_ids", N_("Evidence"), "badge-check", "muted")
OWN_ICON = "pencil"
NAME = TextFont("bold", 34, 38)
QUOTE = TextFont("semibold-italic", 15, 20)
PORTRAIT = 112.0
GAP = 14.0
ICON, INDENT = 15.0, 23.0
BULLET_IN = 11.0
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
    bottom = max(PORTRAIT, y) + 16
    items.append(Box(Rect(0, bottom, page.room, 1), "border"))
    return Heading(tuple(items), bottom, persona.name)


def persona_pieces(
    persona: Persona, width: float, context: RowContext, *, evidence: Mapping[str, Evidence]
) -> Iterator[Piece]:
    """Yield every filled field with its label, traits as sliders, the empathy map and fields of the user's own."""
    for field in FIELDS:
        value: str | tuple[str, ...] = getattr(persona, field.name)
        yield from _told(field, value, width, context)
    if persona.tech_level:
        yield from _label(TECH, width, context)
        yield _level(persona.tech_level)
    if persona.sliders:
        yield from _label(TRAITS, width, context)
        yield from (_slider(slider, width, context) for slider in persona.sliders)
    if persona.empathy is not None:
        yield from _empathy(persona.empathy, width, context)
    for own in persona.custom:
        yield from _told(_Field("custom", own.label, OWN_ICON, "muted"), own.text, width, context)
    sources = tuple(evidence[one].title for one in persona.evidence_ids if one in evidence)
    yield from _told(EVIDENCE, sources, width, context)


def _label(field: _Field, width: float, context: RowContext) -> Iterator[Piece]:
    """The icon and the label above what a field says; a label of the user's own is not translated."""
    label = field.label if field.name == "custom" else context.words.text(field.label)
    sign = icon(field.icon, 0, (HEADING.leading - ICON) / 2, size=ICON, ink=field.ink)
    for index, piece in enumerate(
        paragraphs(label, HEADING, width, book=context.book, gap=GAP, left=INDENT, keep=True)
    ):
        yield replace(piece, items=(sign, *piece.items)) if index == 0 else piece


def _told(field: _Field, value: str | tuple[str, ...], width: float, context: RowContext) -> Iterator[Piece]:
    told = [value] if isinstance(value, str) else list(value)
    if not any(told):
        return
    yield from _label(field, width, context)
    for text in told:
        if isinstance(value, str):
            yield from paragraphs(text, TEXT, width, book=context.book, gap=2, left=INDENT)
        else:
            yield from _point(text, width, context)


def _point(text: str, width: float, context: RowContext) -> Iterator[Piece]:
    left = INDENT + BULLET_IN
    for index, piece in enumerate(paragraphs(text, TEXT, width, book=context.book, gap=2, left=left)):
        dot = Box(Rect(INDENT + 1, TEXT.leading / 2 - 1, 4, 4), "muted", 2)
        yield replace(piece, items=(dot, *piece.items)) if index == 0 else piece


def _empathy(empathy: Empathy, width: float, context: RowContext) -> Iterator[Piece]:
    for field in EMPATHY:
        value: tuple[str, ...] = getattr(empathy, field.name)
        yield from _told(field, value, width, context)


def _level(level: int) -> Piece:
    """Five dots, as many of them filled as the level says."""
    dots = tuple(
        Box(Rect(INDENT + step * 16, 3, 10, 10), "text" if step < level else "hairline", 5)
        for step in range(5)
    )
    return Piece(dots, 16, 2, text=f"{level} / 5")


def _slider(slider: Slider, width: float, context: RowContext) -> Piece:
    """A trait between its two opposites."""
    book, room = context.book, (width - INDENT) / 2 - 6
    left = set_text(slider.left, SMALL, room, book=book)
    right = set_text(slider.right, SMALL, room, book=book)
    y = max(left.height, right.height) + 4
    knob = INDENT + (width - INDENT - KNOB) * slider.value
    items: tuple[Item, ...] = (
        *left.items(INDENT, 0, ink="text"),
        *right.items(width - room, 0, ink="text", width=room, align="end"),
        Box(Rect(INDENT, y + (KNOB - TRACK) / 2, width - INDENT, TRACK), "hairline", TRACK / 2),
        Box(Rect(knob, y, KNOB, KNOB), "text", KNOB / 2),
    )
    share = one_line(f"{slider.left} – {slider.right}", SMALL, book=book)
    return Piece(items, y + KNOB, 8.0, text=" ".join(line.text for line in share.lines))
