"""All pages that follow a poster, in order: personas, further opportunities, notes, evidence."""

from collections.abc import Iterator

from app.layout.endpages import evidence, notes, opportunities
from app.layout.endpages.flow import Page, heading, pages_of
from app.layout.endpages.persona import persona_heading, persona_pieces
from app.layout.endpages.pieces import SECTION, Piece, paragraphs
from app.layout.note_numbers import numbered_notes
from app.layout.options import LayoutOptions, shelf_rows
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.ranking import Ranked, ranked
from app.rows.kind import RowContext
from app.values import dataclass

PERSONA_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pages are wanted after a poster; what its shelf has no room for is always told."""

    personas: bool = False
    evidence: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class EndPage:
    """A page after a poster: its name for people, and what is on it."""

    name: str
    sheet: Sheet


def end_pages(
    project: Project, poster: Sheet, page: Page, *, options: LayoutOptions, wanted: Wanted
) -> tuple[EndPage, ...]:
    """Return the pages that follow `poster`, the sheet of one of the project's maps laid out with `options`."""
    if poster.parts is None:
        return ()
    journey = next(one for one in project.maps if one.id == poster.map_id)
    maker = _Maker(project, journey, poster.parts.context, page)
    sections = [(opportunities.NAME, maker.opportunities(left_out(journey, poster, options)))]
    if wanted.notes:
        sections.append((notes.NAME, maker.notes(options)))
    if wanted.evidence:
        sections.append((evidence.NAME, maker.evidence()))
    told = [(name, pieces) for name, pieces in sections if pieces]
    return (*(maker.personas() if wanted.personas else ()), *maker.lists(told))


def left_out(journey: JourneyMap, poster: Sheet, options: LayoutOptions) -> tuple[Ranked, ...]:
    """Return the opportunities that the poster's shelf has no room for."""
    shown = {placed.block.slot.id for placed in poster.foot if placed.block.slot.kind == "card"}
    return tuple(one for one in ranked(journey, shelf_rows(journey, options)) if one.card.id not in shown)


class _Maker:
    """Makes the pages of one map, in the language and the fonts of its poster."""

    def __init__(self, project: Project, journey: JourneyMap, context: RowContext, page: Page) -> None:
        self._project, self._journey, self._context, self._page = project, journey, context, page
        self._words, self._book = context.words, context.book

    def personas(self) -> Iterator[EndPage]:
        """One sheet for each persona of whom more than a name is known, and more for one with much to say."""
        known = {one.id: one for one in self._project.evidence}
        for persona in self._context.personas.values():
            width = self._page.column(PERSONA_COLUMNS)
            pieces = tuple(persona_pieces(persona, width, self._context, evidence=known))
            if not (pieces or persona.quote or persona.tagline or persona.role):
                continue
            first = persona_heading(persona, self._page, self._context)
            others = heading(persona.name, self._journey.title, self._page, book=self._book)
            sheets = pages_of(pieces, self._page, first=first, others=others, columns=PERSONA_COLUMNS)
            yield from (EndPage(persona.name, sheet) for sheet in sheets)

    def opportunities(self, rest: tuple[Ranked, ...]) -> tuple[Piece, ...]:
        """What the shelf left out."""
        room, book = self._page.room, self._book
        return tuple(
            opportunities.opportunity_pieces(rest, self._journey, room, book=book, words=self._words)
        )

    def notes(self, options: LayoutOptions) -> tuple[Piece, ...]:
        """The notes whose numbers stand on the cards."""
        told = numbered_notes(self._journey, options)
        return tuple(notes.note_pieces(told, self._page.room, book=self._book, words=self._words))

    def evidence(self) -> tuple[Piece, ...]:
        """What the map is based on."""
        sources, room, book = self._project.evidence, self._page.room, self._book
        return tuple(evidence.evidence_pieces(sources, self._journey, room, book=book, words=self._words))

    def lists(self, sections: list[tuple[str, tuple[Piece, ...]]]) -> Iterator[EndPage]:
        """All lists one after the other, under the map's name."""
        if not sections:
            return
        names = [self._words.text(name) for name, _pieces in sections]
        pieces: list[Piece] = []
        for name, (_name, told) in zip(names, sections, strict=True):
            pieces += paragraphs(name, SECTION, self._page.room, book=self._book, gap=26, keep=True)
            pieces += told
        head = heading(self._journey.title, self._journey.goal, self._page, book=self._book)
        for sheet in pages_of(pieces, self._page, first=head):
            yield EndPage(" · ".join(names), sheet)
