"""The foot of a sheet: what its signs mean, where the map comes from, and when it should be looked at again."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from app.i18n import N_
from app.ink.faces import SHAPES, FaceInks, marker
from app.ink.geometry import Point, Rect
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Outline, PathStep, Placed, Slot, Stroke
from app.ink.shapes import left_strip, line
from app.ink.text import TextFont
from app.ink.textblock import TextBlock, one_line
from app.layout.foot_lines import shared_lines
from app.layout.moments import gold_star
from app.layout.ribbon import cut_names
from app.layout.title import STATES, Head
from app.model.journey import JourneyMap
from app.model.row import Row
from app.rows.kind import RowContext, Scale, kind_of
from app.rows.parts.curve_ink import DASHES
from app.rows.parts.footer import rating_mark
from app.rows.parts.markers import hot_badge, is_hot
from app.rows.parts.plot import plot
from app.values import dataclass

HEIGHT = 24.0
SIGN = 20.0
SIGN_GAP = 6.0
GAP = 24.0
LINE_GAP = 4.0

EVIDENCE = {
    "researched": N_("researched"),
    "some-data": N_("some data"),
    "assumption": N_("assumption"),
}
RATINGS = {1: N_("good"), 0: N_("neutral"), -1: N_("bad")}
MOMENT = N_("moment that matters")
HOT_SPOT = N_("urgent: a bad feeling where engagement is high")
NO_POINTS = N_("%s: no points yet")
REVIEW = N_("Review before %s")
BASE = N_("Based on: %s")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of the foot: a sign with its meaning, or words alone; (0, 0) is its top left corner."""

    sign: tuple[Item, ...]
    text: TextBlock
    ink: str = "muted"

    @property
    def height(self) -> float:
        """Return its height: that of a sign, or of its line of text."""
        return max(HEIGHT, self.text.font.leading)

    @property
    def width(self) -> float:
        return (SIGN + SIGN_GAP if self.sign else 0.0) + self.text.width

    def block(self) -> Block:
        """Return the entry as a block."""
        x = SIGN + SIGN_GAP if self.sign else 0.0
        top = (self.height - self.text.font.leading) / 2
        items = (*moved(self.sign, 0, (self.height - HEIGHT) / 2), *self.text.items(x, top, ink=self.ink))
        words = " ".join(line_.text for line_ in self.text.lines)
        return Block(Slot("legend"), self.width, self.height, items, None, words)


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs that a row's cards use: certainties on their edges, and ratings."""

    certainties: frozenset[str] = frozenset()
    ratings: frozenset[int] = frozenset()


def marks_of(row: Row) -> Marks:
    """Return the signs that a row shows; chips and figures have no edge that could mean something."""
    cards = [card for cell in row.cells.values() for card in cell]
    edges = {card.certainty for card in cards} if kind_of(row.kind).has_edges else set()
    return Marks(
        frozenset(edge for edge in edges if edge),
        frozenset(card.rating for card in cards if card.rating is not None),
    )


def foot_words(journey: JourneyMap, marks: Iterable[Marks]) -> tuple[object, ...]:
    """Return all that a map's foot says of it: two that are equal have the same foot, for the same personas."""
    found = tuple(marks)
    curves = tuple(
        (row.kind, row.persona_id, row.options, row.curves)
        for row in journey.rows
        if row.curves and not row.hidden
    )
    return (
        frozenset().union(*(one.certainties for one in found)),
        frozenset().union(*(one.ratings for one in found)),
        curves,
        journey.persona_ids,
        bool(journey.moments),
        (journey.review_date, journey.version_note, journey.authors, journey.company, journey.state),
    )


def lay_out_foot(
    journey: JourneyMap,
    context: RowContext,
    *,
    marks: Iterable[Marks],
    evidence: Sequence[str] = (),
    legend: bool = True,
    x: float,
    y: float,
    width: float,
) -> Head:
    """Lay out the foot between the sheet's margins: legend and base from the left, the source at the right.

    `evidence` are the titles of what the map is based on.
    """
    signs = list(_legend(journey, context, list(marks))) if legend else []
    signs += _cut_names(context, width) if legend and context.full_text else []
    signs += _base(evidence, context, width)
    source = list(_source(journey, context, width))
    room = Rect(x, y, width, 0.0)
    blocks = _shared(signs, source, room) or _one_after_another(signs, source, room)
    return Head(blocks, max((placed.rect.bottom for placed in blocks), default=y) - y)


def _shared(signs: Sequence[Entry], source: Sequence[Entry], room: Rect) -> tuple[Placed, ...]:
    """Both on as few lines as possible, the source at their right ends; nothing where that takes too many."""
    widths = [entry.width for entry in signs], [entry.width for entry in source]
    signed = sum(bool(entry.sign) for entry in signs)
    lines = shared_lines(*widths, room.width, gap=GAP, together=signed)
    placed: list[Placed] = []
    y = room.y
    for left, right in zip(*lines, strict=True) if lines is not None else ():
        here = [signs[i] for i in left], [source[i] for i in right]
        needed = sum(entry.width + GAP for entry in here[1]) - GAP
        placed += _flow(here[0], room.x, y, width=room.width)
        placed += _flow(here[1], room.right - needed, y, width=room.width)
        y += max((entry.height for entry in (*here[0], *here[1])), default=0.0) + LINE_GAP
    return tuple(placed)


def _one_after_another(signs: Sequence[Entry], source: Sequence[Entry], room: Rect) -> tuple[Placed, ...]:
    """First what the signs mean, then, on lines of its own, where the map comes from."""
    left = _flow(signs, room.x, room.y, width=room.width)
    needed = sum(entry.width for entry in source) + GAP * max(0, len(source) - 1)
    top = left[-1].rect.bottom + LINE_GAP if left else room.y
    indent = max(0.0, room.width - needed)
    return (*left, *_flow(source, room.x + indent, top, width=min(room.width, needed)))


def _flow(entries: Iterable[Entry], x: float, y: float, *, width: float) -> list[Placed]:
    placed: list[Placed] = []
    at = 0.0
    for entry in entries:
        if at and at + entry.width > width + 0.01:
            at, y = 0.0, y + entry.height + LINE_GAP
        placed.append(Placed(entry.block(), x + at, y))
        at += entry.width + GAP
    return placed


def _legend(journey: JourneyMap, context: RowContext, marks: list[Marks]) -> Iterator[Entry]:
    """Only what the map uses: evidence edges, ratings, personas of curves, moments."""
    for certainty, word in EVIDENCE.items():
        if any(certainty in found.certainties for found in marks):
            yield _entry(_edge_sign(certainty), word, context)
    for rating, word in RATINGS.items():
        if any(rating in found.ratings for found in marks):
            yield _entry((rating_mark(rating, 4, 6, size=12, ink="text"),), word, context)
    yield from _personas(journey, context)
    if has_hot_spots(journey, context):
        yield _entry(hot_badge(Point(SIGN / 2, HEIGHT / 2)), HOT_SPOT, context)
    if journey.moments:
        yield _entry((gold_star(2, 4),), MOMENT, context)


def _cut_names(context: RowContext, width: float) -> list[Entry]:
    """On paper, where nobody can point at a stage: the whole names of those that are cut."""
    style, book = context.style, context.book
    return [
        Entry((), one_line(f"{number}  {' '.join(name.split())}", style.source, book=book, width=width))
        for number, name in cut_names(context)
    ]


def _entry(sign: tuple[Item, ...], word: str, context: RowContext) -> Entry:
    return Entry(sign, one_line(context.words.text(word), context.style.source, book=context.book))


def _edge_sign(certainty: str) -> tuple[Item, ...]:
    """A small card with the edge of a certainty."""
    sheet = Box(Rect(0, 4, SIGN, 16), "paper.white", 3, stroke=Stroke("hairline", 1))
    ink = "edge.grey"
    edges: dict[str, Callable[[], Outline]] = {
        "researched": lambda: Outline(_lowered(0), fill=ink),
        "some-data": lambda: Outline(_lowered(8), fill=ink),
        "assumption": lambda: Outline(line(1.5, 6, 1.5, 18), stroke=Stroke(ink, 3, dash=(3, 2))),
    }
    return (sheet, edges[certainty]())


def _lowered(top: float) -> tuple[PathStep, ...]:
    (item,) = moved((Outline(left_strip(3, 16, 3, top=top)),), 0, 4)
    return item.steps if isinstance(item, Outline) else ()


def _personas(journey: JourneyMap, context: RowContext) -> Iterator[Entry]:
    """Line, dash and marker of each persona where there are several; grey for whom no curve is drawn yet.

    Where one line is shown alone, only whose it is.
    """
    if context.only_active:
        yield from _alone(journey, context)
        return
    drawn: dict[str, int] = {}
    are_several = False
    for row in journey.rows:
        if not row.hidden and row.curves:
            curves = plot(row, context, Scale(0, 1))
            are_several |= len(curves) > 1
            # A row of one persona says in its header whose it is.
            is_shared = row.kind == "emotions" and row.persona_id is None
            waits = is_shared and len(journey.persona_ids) > 1 and bool(curves)
            are_several |= waits
            drawn |= {one.persona: one.colour for one in reversed(curves) if len(curves) > 1 or waits}
    if are_several:
        missing = [id_ for id_ in journey.persona_ids if id_ not in drawn]
        for id_, colour in (*drawn.items(), *((id_, 0) for id_ in missing)):
            persona = context.personas.get(id_)
            if persona is not None:
                yield _persona(persona.name, colour, context)


def _alone(journey: JourneyMap, context: RowContext) -> Iterator[Entry]:
    """The active persona's line as it is drawn while nobody else's is: unbroken, with no shape of its own."""
    persona = context.personas.get(context.active_persona or "")
    shared = [row for row in journey.rows if row.curves and not row.hidden and row.persona_id is None]
    lines = [one for row in shared for one in plot(row, context, Scale(0, 1))]
    if persona is not None and shared and len(journey.persona_ids) > 1:
        yield _persona(persona.name, lines[0].colour if lines else 0, context, is_alone=True)


def _persona(name: str, colour: int, context: RowContext, *, is_alone: bool = False) -> Entry:
    """The sign of a persona's curve; without a colour, that of one who has no points."""
    ink = f"curve.{colour}" if colour else "subtle"
    dash = DASHES[1 if is_alone else colour] if colour else (4, 6)
    pen = Stroke(ink, 2.5, dash=tuple(length / 2 for length in dash))
    middle = Point(SIGN / 2, HEIGHT / 2)
    inks, is_shaped = FaceInks(ink), colour and not is_alone
    mark = marker(SHAPES[colour - 1], middle, size=10, line=2, inks=inks) if is_shaped else ()
    sign = (Outline(line(0, middle.y, SIGN, middle.y), stroke=pen), *mark)
    words = name if colour else context.words.text(NO_POINTS) % name
    return Entry(
        sign, one_line(words, context.style.source, book=context.book), "muted" if colour else "subtle"
    )


def has_hot_spots(journey: JourneyMap, context: RowContext) -> bool:
    """Say whether a point of the map bears the sign of a hot spot."""
    return bool(context.engaged) and any(
        is_hot(point, curve.persona or "", context)
        for row in journey.rows
        if row.kind == "emotions" and not row.hidden
        for curve in row.curves
        for point in curve.points
    )


def _source(journey: JourneyMap, context: RowContext, width: float) -> Iterator[Entry]:
    """The version, on a poster with state and makers, and the review date as the only thing in bold."""
    style, book = context.style, context.book
    for words in _origin(journey, context):
        yield Entry((), one_line(words, style.source, book=book, width=width))
    if journey.review_date:
        words = context.words.text(REVIEW) % context.words.manner.date(journey.review_date)
        yield Entry((), one_line(words, _bold(style.source), book=book), "text")


def _origin(journey: JourneyMap, context: RowContext) -> Iterator[str]:
    """What the head of a screen's sheet says of the map besides its title, and its version."""
    if not context.style.is_poster:
        if journey.version_note:
            yield " ".join(journey.version_note.split())
        return
    makers = " · ".join(part for part in (", ".join(journey.authors), journey.company) if part)
    if makers:
        yield makers
    state = STATES.get(journey.state)
    about = " · ".join(
        part for part in (context.words.text(state or ""), " ".join(journey.version_note.split())) if part
    )
    if about:
        yield about


def _base(evidence: Sequence[str], context: RowContext, width: float) -> Iterator[Entry]:
    """What the map is based on: as many titles of its evidence as a line holds, and how many more there are."""
    for shown in range(len(evidence), 0, -1):
        told, more = " · ".join(evidence[:shown]), len(evidence) - shown
        rest = context.words.plural("and %d more", "and %d more", more) % more if more else ""
        words = " ".join(filter(None, (context.words.text(BASE) % told, rest)))
        text = one_line(words, context.style.source, book=context.book)
        if text.width <= width or shown == 1:
            yield Entry((), text if text.width <= width else _cut(words, context, width))
            return


def _cut(words: str, context: RowContext, width: float) -> TextBlock:
    return one_line(words, context.style.source, book=context.book, width=width)


def _bold(font: TextFont) -> TextFont:
    return TextFont("bold", font.size, font.leading)
