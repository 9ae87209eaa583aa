"""The pages that follow a poster, on paper for the hand, and the lines that run along the edges of all pages."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.i18n import Translator
from app.ink.geometry import Rect
from app.ink.text import FontBook
from app.layout.endpages.book import Wanted, end_pages
from app.layout.endpages.flow import Page
from app.layout.foot import REVIEW
from app.layout.options import LayoutOptions
from app.layout.papers import Paper, paper_named
from app.layout.poster.compose import PAGE
from app.layout.poster.pages import Drawing, PosterPage
from app.layout.poster.stationery import drawn, font, words
from app.layout.poster.wishes import PosterWishes
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.project import Project
from app.values import dataclass, replace

HAND: Final = ("a4", "letter", "legal")
INCHES: Final = ("letter", "legal", "tabloid", "archd", "arche")
A4_WIDTH: Final = 595.0
EDGE: Final = 45.0
"""The margin of a page to read, in points on A4: wider than what the printer needs."""
READING_SIZE: Final = 8.5
LEAST_SIZE, SIZE_SHARE, MOST_SIZE = 7.0, 0.28, 13.0
"""Type along the edges, as a share of the page's margin."""


def pages_after(
    project: Project, poster: Sheet, wishes: PosterWishes, *, options: LayoutOptions
) -> tuple[PosterPage, ...]:
    """Return the pages that follow a poster whose sheet is `poster`: what `end_pages` has, on paper to read."""
    contents = wishes.contents
    paper = reading_paper(wishes)
    scale = max(1.0, min(paper.width, paper.height) / A4_WIDTH) if wishes.paper != "legal" else 1.0
    page = Page(paper.width / scale, paper.height / scale, EDGE)
    wanted = Wanted(contents.persona_sheets, contents.evidence, contents.notes)
    whole = Rect(0.0, 0.0, paper.width, paper.height)
    return tuple(
        PosterPage(
            paper.width,
            paper.height,
            whole,
            whole,
            (Drawing(one.sheet, scale),),
            label=one.name,
            kind="more",
        )
        for one in end_pages(project, poster, page, options=options, wanted=wanted)
    )


def reading_paper(wishes: PosterWishes) -> Paper:
    """Return the paper to read on: that of the tiles, the poster's if hands can hold it, else A4 or letter."""
    name = wishes.tiles.paper if wishes.tiles is not None else wishes.paper or "a4"
    key = "".join(name.lower().split())
    if key not in HAND:
        key = "letter" if key in INCHES else "a4"
    return paper_named(key)


@dataclass(frozen=True, slots=True)
class Running:
    """What runs along the edges of pages: the map's name and makers above, version and date below."""

    journey: JourneyMap
    words: Translator
    book: FontBook | None
    margin: float

    def on(self, pages: Iterable[PosterPage]) -> Iterator[PosterPage]:
        """Yield the pages with a line above and one below, in their margins."""
        for page in pages:
            drawings = (*page.drawings, self._lines(page))
            yield replace(page, drawings=drawings)

    def _lines(self, page: PosterPage) -> Drawing:
        journey, trim = self.journey, page.trim
        margin = EDGE if page.kind == "more" else self.margin
        size = max(LEAST_SIZE, min(MOST_SIZE, round(margin * SIZE_SHARE, 1)))
        size = READING_SIZE if page.kind == "more" else size
        look = font(size)
        line = Rect(trim.x + margin, trim.y + (margin - size) / 2, trim.width - 2 * margin, size)
        below = Rect(line.x, trim.bottom - margin + (margin - size) / 2, line.width * 0.8, size)
        makers = ", ".join((*journey.authors, *filter(None, (journey.company,))))
        date = self.words.manner.date(journey.review_date or "")
        review = self.words.text(REVIEW) % date if date else ""
        told = (
            journey.title,
            makers,
            " · ".join(filter(None, (" ".join(journey.version_note.split()), review))),
        )
        items = (
            *words(told[0], line, look, ink="muted", book=self.book),
            *words(told[1], line, look, ink="muted", align="end", book=self.book),
            *words(told[2], below, look, ink="muted", book=self.book),
        )
        return drawn(items, page.width, page.height, text="\n".join(filter(None, told)))


def numbered(
    pages: Iterable[PosterPage], *, first: int, total: int, words_in: Translator, book: FontBook | None
) -> Iterator[PosterPage]:
    """Yield the pages after a poster with their numbers, `first` being that of the first of them."""
    for number, page in enumerate(pages, first):
        note = words_in.text(PAGE) % {"page": number, "pages": total}
        top = page.height - EDGE + (EDGE - READING_SIZE) / 2
        rect = Rect(EDGE, top, page.width - 2 * EDGE, READING_SIZE)
        items = words(note, rect, font(READING_SIZE), ink="muted", align="end", book=book)
        yield replace(page, drawings=(*page.drawings, drawn(items, page.width, page.height, text=note)))
