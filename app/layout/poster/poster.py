"""From a map and wishes to the pages of a poster: the one way for the dialog, the printer and the command line."""

from app.i18n import _, language, translator_for
from app.ink.fonts import FontBook
from app.layout.engine import NO_OPTIONS
from app.layout.options import LayoutOptions
from app.layout.papers import PAGE_LIMIT, PageProblem, paper_named
from app.layout.poster.after import Running, numbered, pages_after
from app.layout.poster.checks import check_wishes
from app.layout.poster.compose import Composer
from app.layout.poster.contents import options_for
from app.layout.poster.pages import Drawing, Facts, Poster, PosterPage, Progress, Span, Stopped, Tiling
from app.layout.poster.reading import comfortable_distance, limit_distance
from app.layout.poster.spread import Spread, Spreader
from app.layout.poster.wishes import PosterWishes
from app.model.project import Project


def plan_poster(
    project: Project,
    map_id: str,
    wishes: PosterWishes,
    *,
    options: LayoutOptions = NO_OPTIONS,
    book: FontBook | None = None,
    progress: Progress = lambda _done: None,
) -> Poster:
    """Return the pages of a map's poster; raises `PageProblem` with a sentence for wishes that cannot be met.

    `options` is what a layout needs besides the wishes: the pictures at hand and the style. `progress` may raise
    `Stopped`, which then comes out of here. Raises `KeyError` if the project has no such map.
    """
    check_wishes(wishes)
    progress(0.0)
    wanted = options_for(wishes, options)
    spreader = Spreader(project, map_id, wanted, book, progress)
    paper = paper_named(wishes.paper) if wishes.paper is not None else None
    if wishes.mode == "exact" or paper is None:
        spread = spreader.exact(wishes, paper)
    else:
        spread = (spreader.readable if wishes.mode == "readable" else spreader.fit)(wishes, paper)
    progress(0.8)
    journey = next(found for found in project.maps if found.id == map_id)
    translator = translator_for(wanted.language or language())
    title = journey.title or project.title
    contents = wishes.contents
    more = pages_after(project, spread.sheet, wishes, options=wanted)
    composer = Composer(
        spread,
        title=title,
        translator=translator,
        book=book,
        more=len(more),
        numbers=contents.page_numbers,
    )
    posters = composer.pages()
    if contents.page_numbers:
        total = len(posters) + len(more)
        more = tuple(numbered(more, first=len(posters) + 1, total=total, words_in=translator, book=book))
    if contents.header_footer:
        running = Running(journey, translator, book, spread.paper.margin)
        posters, more = tuple(running.on(posters)), tuple(running.on(more))
    progress(1.0)
    return Poster((*posters, *more), posters, _facts(spread, posters))


def _facts(spread: Spread, posters: tuple[PosterPage, ...]) -> Facts:
    size = spread.sheet.style.card.size * spread.scale
    return Facts(
        text_size=size,
        comfortable=comfortable_distance(size),
        limit=limit_distance(size),
        sheets=len(posters),
        trim=(posters[0].trim.width, posters[0].trim.height),
        stages=len(spread.sheet.columns),
        rows=len(spread.sheet.shelves),
        notices=tuple(_notices(spread)),
    )


def _notices(spread: Spread) -> list[str]:
    found = []
    long = max(spread.sheet.width, spread.sheet.height) * spread.scale
    if long > PAGE_LIMIT and max(spread.paper.width, spread.paper.height) >= PAGE_LIMIT - 1 and spread.parts:
        found.append(_("The map is longer than a PDF page can be (5,080 mm): it is split between stages."))
    if spread.sheet.style.card.size * spread.scale < LEAST_READABLE:
        found.append(_("Text below 7 pt is hard to read and may not print well."))
    return found


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
