"""Putting a whole sheet on one page: scaled to fit, at its own size, or laid out anew to fill it."""

from collections.abc import Iterable

from app.i18n import _
from app.ink.fonts import FontBook
from app.layout.engine import lay_out
from app.layout.estimate import Estimate
from app.layout.options import LayoutOptions
from app.layout.papers import PAGE_LIMIT, POINTS_PER_MM, Orientation, PageProblem, Paper
from app.layout.sheet import Sheet
from app.model.project import Project
from app.values import dataclass, replace

OWN_SCALE = 0.75
"""Points a map unit on a page of the map's own size: 96 units make an inch, as on a screen."""
COLUMNS = (132, 144, 156, 168, 182, 196, 212, 230, 248, 264, 290, 316, 344, 376, 410, 448, 488, 528)
"""Widths of a column that are tried, in map units; between narrow words and lines too long to read."""
WORTH_IT = 1.02
"""Other columns than the map's own must print text that much larger."""
MOST_LAYOUTS = 3


@dataclass(frozen=True, slots=True, eq=False)
class PagePlan:
    """A sheet on a page of `width` × `height` points.

    A point (x, y) of the sheet lands `offset` + `scale` · (x, y) points from the page's upper left corner.
    """

    sheet: Sheet
    width: float
    height: float
    scale: float
    offset: tuple[float, float] = (0.0, 0.0)

    @property
    def text_size(self) -> float:
        """Return the size in points at which cards print."""
        return self.sheet.style.card.size * self.scale


def own_page(sheet: Sheet) -> PagePlan:
    """Return a page just as large as the sheet; raises `PageProblem` if PDF allows none as long."""
    width, height = sheet.width * OWN_SCALE, sheet.height * OWN_SCALE
    if max(width, height) > PAGE_LIMIT:
        message = _("This map is %d mm long, and a PDF page ends at 5,080 mm: choose a paper to fit it on.")
        raise PageProblem(message % round(max(width, height) / POINTS_PER_MM))
    return PagePlan(sheet, width, height, OWN_SCALE)


def filled_page(
    project: Project,
    map_id: str,
    *,
    paper: Paper,
    orientation: Orientation = "auto",
    options: LayoutOptions,
    book: FontBook | None = None,
    sheet: Sheet | None = None,
) -> PagePlan:
    """Put the whole map on one page with the largest text that fits: its columns take the width that fills it.

    The map's own columns stay where others would gain less than 2 %. `sheet` is the map as it is, if it is known.
    """
    sheet = sheet or lay_out(project, map_id, options, book=book)
    width, height = _inner(sheet)
    lying = paper.lying(orientation, aspect=width / height)
    own = best = _centred(sheet, lying)
    left = set(COLUMNS)
    for _attempt in range(MOST_LAYOUTS):
        column, promised = _best_column(Estimate(sheet), lying, left)
        if promised <= best.scale * (WORTH_IT if best is own else 1.0):
            break
        left.remove(column)
        sheet = lay_out(project, map_id, replace(options, column=float(column)), book=book)
        plan = _centred(sheet, lying)
        best = plan if plan.scale > best.scale else best
    return best if best.scale > own.scale * WORTH_IT else own


def _best_column(estimate: Estimate, paper: Paper, columns: Iterable[int]) -> tuple[int, float]:
    """Return the width of the columns that promises the largest scale, and that scale."""
    room_x, room_y = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin

    def scale(column: int) -> float:
        return min(room_x / estimate.width(column), room_y / estimate.height(column))

    best = max(columns, key=scale)
    return best, scale(best)


def _inner(sheet: Sheet) -> tuple[float, float]:
    """The sheet's size without its margin, which the paper's margin stands for."""
    inset = 2 * sheet.style.page_margin
    return sheet.width - inset, sheet.height - inset


def _centred(sheet: Sheet, paper: Paper) -> PagePlan:
    width, height = _inner(sheet)
    room_x, room_y = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
    used = min(room_x / width, room_y / height)
    left = (paper.width - sheet.width * used) / 2
    top = (paper.height - sheet.height * used) / 2
    return PagePlan(sheet, paper.width, paper.height, used, (left, top))
