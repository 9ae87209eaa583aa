"""From a map and wishes to the pages of a poster: the one way for the dialog, the printer and the command line."""

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.layout.engine import NO_OPTIONS, lay_out
from app.layout.options import LayoutOptions
from app.layout.page import PagePlan, filled_page, own_page, readable_page
from app.layout.papers import POINTS_PER_MM, paper_named
from app.layout.poster.pages import (
    Drawing,
    Facts,
    Poster,
    PosterPage,
    Progress,
    Span,
    Stopped,
    Tiling,
)
from app.layout.poster.reading import comfortable_distance, limit_distance
from app.layout.poster.wishes import PosterWishes
from app.model.project import Project
from app.values import replace


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
    progress(0.0)
    wanted = replace(
        options, language=wishes.language or options.language, show_hidden=wishes.contents.hidden_rows
    )
    plan = _one_page(project, map_id, wishes, options=wanted, book=book)
    progress(1.0)
    page = _poster_page(plan)
    facts = Facts(
        text_size=plan.text_size,
        comfortable=comfortable_distance(plan.text_size),
        limit=limit_distance(plan.text_size),
        sheets=1,
        trim=(plan.width, plan.height),
        stages=len(plan.sheet.columns),
        rows=len(plan.sheet.shelves),
    )
    return Poster((page,), (page,), facts)


def _one_page(
    project: Project, map_id: str, wishes: PosterWishes, *, options: LayoutOptions, book: FontBook | None
) -> PagePlan:
    if wishes.paper is None:
        return own_page(lay_out(project, map_id, options, book=book))
    paper, way = paper_named(wishes.paper), wishes.orientation
    if wishes.mode == "readable":
        return readable_page(
            project,
            map_id,
            paper=paper,
            text_size=wishes.text_size,
            orientation=way,
            options=options,
            book=book,
        )
    if wishes.mode == "fit":
        return filled_page(project, map_id, paper=paper, orientation=way, options=options, book=book)
    sheet = lay_out(project, map_id, options, book=book)
    scale, lying = wishes.scale * POINTS_PER_MM, paper.lying(way, aspect=sheet.width / sheet.height)
    left, top = (lying.width - sheet.width * scale) / 2, (lying.height - sheet.height * scale) / 2
    return PagePlan(sheet, lying.width, lying.height, scale, (left, top))


def _poster_page(plan: PagePlan) -> PosterPage:
    whole = Rect(0, 0, plan.width, plan.height)
    drawing = Drawing(plan.sheet, plan.scale, plan.offset)
    return PosterPage(plan.width, plan.height, whole, whole, (drawing,), ground=(whole,))


__all__ = ["Drawing", "Facts", "Poster", "PosterPage", "Span", "Stopped", "Tiling", "plan_poster"]
