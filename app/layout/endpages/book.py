"""All pages that follow a poster, in order: personas, further opportunities, notes, evidence."""

from collections.abc import Iterator

from app.layout.endpages import evidence, notes, opportunities
from app.layout.endpages.flow import Heading, Page, heading, pages_of
from app.layout.endpages.persona import persona_heading, persona_pieces
from app.layout.endpages.pieces import Piece
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
    pages: list[EndPage] = []
    if wanted.personas:
        pages += maker.personas()
    pages += maker.opportunities(left_out(journey, poster, options))
    if wanted.notes:
        pages += maker.notes(options)
    if wanted.evidence:
        pages += maker.evidence()
    return tuple(pages)


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
        """One sheet for each persona of the map, and more where one has very much to say."""
        known = {one.id: one for one in self._project.evidence}
        for persona in self._context.personas.values():
            width = self._page.column(PERSONA_COLUMNS)
            pieces = persona_pieces(persona, width, self._context, evidence=known)
            first = persona_heading(persona, self._page, self._context)
            others = heading(persona.name, self._journey.title, self._page, book=self._book)
            sheets = pages_of(pieces, self._page, first=first, others=others, columns=PERSONA_COLUMNS)
            yield from (EndPage(persona.name, sheet) for sheet in sheets)

    def opportunities(self, rest: tuple[Ranked, ...]) -> Iterator[EndPage]:
        """What the shelf left out."""
        pieces = opportunities.opportunity_pieces(
            rest, self._journey, self._page.room, book=self._book, words=self._words
        )
        if rest:
            yield from self._listed(opportunities.NAME, tuple(pieces))

    def notes(self, options: LayoutOptions) -> Iterator[EndPage]:
        """The notes whose numbers stand on the cards."""
        told = numbered_notes(self._journey, options)
        pieces = tuple(notes.note_pieces(told, self._page.room, book=self._book, words=self._words))
        if pieces:
            yield from self._listed(notes.NAME, pieces)

    def evidence(self) -> Iterator[EndPage]:
        """What the map is based on."""
        pieces = tuple(
            evidence.evidence_pieces(
                self._project.evidence, self._journey, self._page.room, book=self._book, words=self._words
            )
        )
        if pieces:
            yield from self._listed(evidence.NAME, pieces)

    def _listed(self, name: str, pieces: tuple[Piece, ...]) -> Iterator[EndPage]:
        title = self._words.text(name)
        head: Heading = heading(title, self._journey.title, self._page, book=self._book)
        for sheet in pages_of(pieces, self._page, first=head):
            yield EndPage(title, sheet)
