"""From a map and wishes to the pages of a poster: the one way for the dialog, the printer and the command line."""

from collections.abc import Iterator

from app.i18n import _, language, ngettext, translator_for
from app.ink.fonts import FontBook
from app.layout.engine import NO_OPTIONS
from app.layout.options import LayoutOptions
from app.layout.papers import PAGE_LIMIT, PageProblem, paper_named
from app.layout.poster.after import Running, numbered, pages_after
from app.layout.poster.assembly import AssemblyPlan
from app.layout.poster.checks import MOST_PAGES, check_wishes, too_many_pages
from app.layout.poster.compose import Composer
from app.layout.poster.contents import options_for
from app.layout.poster.marks import UNSAFE, is_safe, with_marks
from app.layout.poster.opening import opened
from app.layout.poster.pages import Drawing, Facts, Poster, PosterPage, Progress, Span, Stopped, Tiling
from app.layout.poster.reading import comfortable_distance, limit_distance
from app.layout.poster.spread import Spread
from app.layout.poster.spreader import Spreader
from app.layout.poster.tiles import Naming, least_sheets, tile_pages, tiling_of
from app.layout.poster.wishes import MarkWishes, PosterWishes, TileWishes
from app.layout.sheet import Sheet
from app.model.project import Project


def plan_poster(
    project: Project,
    map_id: str,
    wishes: PosterWishes,
    *,
    options: LayoutOptions = NO_OPTIONS,
    book: FontBook | None = None,
    progress: Progress = lambda _done: None,
    known: Sheet | None = None,
) -> Poster:
    """Return the pages of a map's poster; raises `PageProblem` with a sentence for wishes that cannot be met.

    `options` is what a layout needs besides the wishes: the pictures at hand and the style. `progress` may raise
    `Stopped`, which then comes out of here. `known` is a layout of the map from before: what is no different in it
    is taken over. Raises `KeyError` if the project has no such map.
    """
    check_wishes(wishes)
    progress(0.0)
    wanted = options_for(wishes, options)
    if wishes.contents.opened:
        project = opened(project, map_id)
    spreader = Spreader(project, map_id, wanted, book, progress, known)
    paper = paper_named(wishes.paper) if wishes.paper is not None else None
    if wishes.mode == "exact" or paper is None:
        spread = spreader.exact(wishes, paper)
    else:
        spread = (spreader.readable if wishes.mode == "readable" else spreader.fit)(wishes, paper)
    progress(0.8)
    bound = _Binder(project, map_id, wishes, spread=spread, book=book).bound()
    progress(1.0)
    return bound


class _Binder:
    """Binds a spread's pages, their tiles or marks, and what follows them to a poster."""

    def __init__(
        self, project: Project, map_id: str, wishes: PosterWishes, *, spread: Spread, book: FontBook | None
    ) -> None:
        self._project, self._wishes, self._spread, self._book = project, wishes, spread, book
        self._journey = next(found for found in project.maps if found.id == map_id)
        self._words = translator_for(spread.options.language or language())
        title = self._journey.title or project.title
        self._naming = Naming(title, wishes.date, self._words, book)

    def bound(self) -> Poster:
        """Return the poster; raises `PageProblem` for too many sheets."""
        wishes = self._wishes
        posters, more = self._pages()
        notices = list(_notices(self._spread))
        if wishes.marks is not None and wishes.tiles is None:
            if not all(map(is_safe, posters)):
                notices.append(_(UNSAFE))
            posters, more = self._marked(posters, wishes.marks), self._marked(more, wishes.marks)
        tilings: tuple[Tiling, ...] = ()
        pages = posters
        if wishes.tiles is not None:
            least = sum(least_sheets(page, wishes.tiles) for page in posters)
            if least > MOST_PAGES:
                raise too_many_pages(least)
            tilings = tuple(tiling_of(page, wishes.tiles) for page in posters)
            pages = tuple(self._tiles(posters, tilings, wishes.tiles))
            notices += _cut_notices(tilings, wishes.tiles)
        if len(pages) + len(more) > MOST_PAGES:
            raise too_many_pages(len(pages) + len(more))
        facts = self._facts(posters, tilings, tuple(notices))
        return Poster((*pages, *more), posters, facts)

    def _pages(self) -> tuple[tuple[PosterPage, ...], tuple[PosterPage, ...]]:
        """The pages of the poster, and those that follow it."""
        spread, contents, book = self._spread, self._wishes.contents, self._book
        more = pages_after(self._project, spread.sheet, self._wishes, options=spread.options)
        posters = Composer(
            spread,
            title=self._naming.title,
            translator=self._words,
            book=book,
            more=len(more),
            numbers=contents.page_numbers,
        ).pages()
        if contents.page_numbers:
            first, total = len(posters) + 1, len(posters) + len(more)
            more = tuple(numbered(more, first=first, total=total, words_in=self._words, book=book))
        if contents.header_footer:
            running = Running(self._journey, self._words, book, spread.paper.margin)
            posters, more = tuple(running.on(posters)), tuple(running.on(more))
        return posters, more

    def _marked(self, pages: tuple[PosterPage, ...], wishes: MarkWishes) -> tuple[PosterPage, ...]:
        return tuple(with_marks(page, wishes, self._naming) for page in pages)

    def _tiles(
        self, posters: tuple[PosterPage, ...], tilings: tuple[Tiling, ...], wishes: TileWishes
    ) -> Iterator[PosterPage]:
        for page, tiling in zip(posters, tilings, strict=True):
            if tiling.sheets > MOST_PAGES:
                raise too_many_pages(tiling.sheets)
            if wishes.plan:
                yield AssemblyPlan(page, tiling, wishes, self._naming).page()
            yield from tile_pages(page, tiling, wishes, self._naming)

    def _facts(
        self, posters: tuple[PosterPage, ...], tilings: tuple[Tiling, ...], notices: tuple[str, ...]
    ) -> Facts:
        size, sheet = self._spread.text_size, self._spread.sheet
        return Facts(
            text_size=size,
            comfortable=comfortable_distance(size),
            limit=limit_distance(size),
            sheets=sum(tiling.sheets for tiling in tilings) or len(posters),
            trim=(posters[0].trim.width, posters[0].trim.height),
            stages=len(sheet.columns),
            rows=len(sheet.shelves),
            tilings=tilings,
            notices=notices,
        )


def _notices(spread: Spread) -> Iterator[str]:
    long = max(spread.sheet.width, spread.sheet.height) * spread.scale
    if long > PAGE_LIMIT and max(spread.paper.width, spread.paper.height) >= PAGE_LIMIT - 1 and spread.parts:
        yield _("The map is longer than a PDF page can be (5,080 mm): it is split between stages.")
    if spread.text_size < LEAST_READABLE:
        yield _("Text below 7 pt is hard to read and may not print well.")


def _cut_notices(tilings: tuple[Tiling, ...], wishes: TileWishes) -> Iterator[str]:
    cut = sum(tiling.cut for tiling in tilings)
    if cut and wishes.seams_between_cards:
        yield (
            ngettext(
                "%d card is cut by a seam: no gap between cards is near enough.",
                "%d cards are cut by a seam: no gap between cards is near enough.",
                cut,
            )
            % cut
        )
    elif cut:
        yield ngettext("%d card is cut by a seam.", "%d cards are cut by a seam.", cut) % cut


LEAST_READABLE = 7.0
"""Points below which type is too small for any sheet."""

__all__ = [
    "Drawing",
    "Facts",
    "PageProblem",
    "Poster",
    "PosterPage",
    "Span",
    "Stopped",
    "Tiling",
    "plan_poster",
]
