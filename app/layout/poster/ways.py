"""A paper measured in map units: how many stages and rows a page of it has room for, and at what width."""

from app.i18n import _, number
from app.layout.estimate import Estimate
from app.layout.page import COLUMNS
from app.layout.papers import PAGE_LIMIT, Orientation, PageProblem, Paper
from app.layout.poster.checks import LEAST_TEXT, MOST_PAGES, too_many_pages
from app.layout.poster.paging import grid_bottom, grid_top
from app.layout.poster.wishes import PosterWishes
from app.layout.sheet import Sheet

COMFORT = 196.0
"""A column in which about 22 letters make a line, in map units."""
NARROWEST = 156.0
"""The narrowest columns that a map may have to be on one page instead of several."""
LEAST_COLUMN = 90.0
"""A column in which a card still holds a word or two."""


def own_paper(sheet: Sheet, scale: float) -> Paper:
    """Return a paper as large as the sheet at a scale, with its margin, or as long as a page can be."""
    width, height = min(PAGE_LIMIT, sheet.width * scale), min(PAGE_LIMIT, sheet.height * scale)
    return Paper("", width, height, sheet.style.page_margin * scale)


def ways_of(paper: Paper, orientation: Orientation) -> tuple[Paper, ...]:
    """Return how a paper may lie: as asked, or across and upright; a roll runs along the map."""
    if paper.name and orientation == "auto":
        wide = paper.lying("landscape", aspect=1.0)
        return (wide,) if wide.is_roll else (wide, wide.turned())
    return (paper.lying(orientation, aspect=paper.width / paper.height),)


def inner_size(sheet: Sheet) -> tuple[float, float]:
    """Return a sheet's width and height without its margins."""
    inset = 2 * sheet.style.page_margin
    return sheet.width - inset, sheet.height - inset


class TooLarge(PageProblem):
    """Text that is too large for a page; `possible` are the points that might fit, in steps of a half."""

    def __init__(self, wanted: float, possible: float, *, paper: str) -> None:
        self.wanted, self.possible, self.paper = wanted, max(0.5, possible * 2 // 1 / 2), paper
        message = _(
            "Cards at %(wanted)s pt are too large for a page %(paper)s. About %(possible)s pt would fit."
        )
        sizes = {"wanted": number(round(wanted, 1)), "possible": number(self.possible)}
        super().__init__(message % {**sizes, "paper": paper})


def too_small_a_page(paper: str) -> PageProblem:
    """Return what to say where not even the smallest text leaves a page room for cards."""
    message = _(
        "A page %(paper)s is too small for cards of this map, even at %(least)s pt: choose a larger one."
    )
    return PageProblem(message % {"paper": paper, "least": number(LEAST_TEXT)})


class Way:
    """A paper as it lies, measured in map units of a sheet at a scale."""

    def __init__(self, paper: Paper, scale: float, sheet: Sheet) -> None:
        self.paper, self.scale, self.sheet = paper, scale, sheet
        self.room_x = (paper.width - 2 * paper.margin) / scale
        self.room_y = (paper.height - 2 * paper.margin) / scale
        self.columns_room = self.room_x - sheet.header_width
        self.title = sheet.ribbon_y - sheet.style.page_margin
        self.head = grid_top(sheet) - sheet.ribbon_y
        below = sheet.height - sheet.style.page_margin - grid_bottom(sheet)
        self.foot = below if sheet.foot else 0.0
        self._widest = max((column.width for column in sheet.columns), default=0.0) / sheet.style.column

    def check(self) -> None:
        """Raise `PageProblem` if a page has no room for the widest stage or for a line of cards."""
        widest = max((column.width for column in self.sheet.columns), default=0.0)
        if widest > self.columns_room + 0.01:
            raise self.smaller(self.room_x / (self.sheet.header_width + widest))
        self.check_height()

    def check_height(self) -> None:
        """Raise `PageProblem` if a page has no room for a line of cards."""
        least = self.head + self.sheet.style.card_min_height
        if least > self.room_y:
            raise self.smaller(self.room_y / least)

    def smaller(self, share: float) -> "TooLarge":
        """Return what to say where text is too large for the paper by that share."""
        size = self.scale * self.sheet.style.card.size
        return TooLarge(size, size * share, paper=self.paper.name)

    def check_pages(self, estimate: Estimate) -> None:
        """Raise `PageProblem` before any page is made if there would be far too many, or none with a card."""
        if self.columns_room < LEAST_COLUMN:
            raise self.smaller(self.room_x / (self.sheet.header_width + LEAST_COLUMN))
        self.check_height()
        pages = self.pages(estimate)
        if pages > 2 * MOST_PAGES:
            raise too_many_pages(int(pages))

    def may_hold(self, across: int, down: int) -> bool:
        """Say whether so many pages have at least as much room as the stages and rows take together."""
        sheet = self.sheet
        wide = sum(column.width for column in sheet.columns)
        high = grid_bottom(sheet) - grid_top(sheet)
        return wide <= across * self.columns_room and high <= down * (self.room_y - self.head)

    def holds(self, sheet: Sheet) -> bool:
        """Say whether the whole sheet fits on the page."""
        width, height = inner_size(sheet)
        return width <= self.room_x * (1 + 1e-9) and height <= self.room_y * (1 + 1e-9)

    def filling(self, estimate: Estimate) -> float:
        """Return the widest columns with which the map is as wide as the page; on a roll, as wide as needed."""
        if self.paper.is_roll and self.paper.width > self.paper.height:
            fitting = (float(column) for column in COLUMNS if column >= COMFORT)
            return next((one for one in fitting if estimate.height(one) <= self.room_y), float(COLUMNS[-1]))
        low, high = 0.0, float(COLUMNS[-1])
        if estimate.width(high) <= self.room_x:
            return high
        while high - low > 0.5:
            middle = (low + high) / 2
            if estimate.width(middle) <= self.room_x:
                low = middle
            else:
                high = middle
        return float(int(low))

    def promises_one_page(self, estimate: Estimate) -> bool:
        """Say whether the map may well fit on this one page."""
        column = self.filling(estimate)
        fits = estimate.width(column) <= self.room_x and estimate.height(column) <= self.room_y * 1.1
        return column >= NARROWEST and fits

    def several(self) -> float:
        """Return the width of columns of which a whole number fills the page, and every page alike."""
        sheet = self.sheet
        room = self.columns_room / max(1.0, self._widest)
        stages = max(1, round(sum(column.width for column in sheet.columns) / sheet.style.column))
        most = max(1, int(self.columns_room // COMFORT))
        count = -(-stages // -(-stages // most))
        return float(int(max(24.0, min(COLUMNS[-1], self.columns_room / count, room))))

    def pages(self, estimate: Estimate, *, columns: float | None = None) -> float:
        """Return about how many pages the map takes."""
        column = columns or self.several()
        across = max(1.0, (estimate.width(column) - self.sheet.header_width) / max(1.0, self.columns_room))
        down = max(1.0, (estimate.height(column) - self.head) / max(1.0, self.room_y - self.head))
        pages = -(-across // 1) * -(-down // 1)
        return pages if self.columns_room >= column and self.room_y > self.head else pages * 1000


class Fit:
    """Looks for the columns with which so many pages hold a map at the largest scale."""

    def __init__(self, paper: Paper, wishes: PosterWishes, estimate: Estimate, sheet: Sheet) -> None:
        self._paper, self._wishes, self._estimate = paper, wishes, estimate
        self._header, self._head = sheet.header_width, grid_top(sheet) - sheet.ribbon_y

    def best(self) -> tuple[float, float]:
        """Return the width of the columns and the scale it promises."""
        return max(
            ((float(column), self._scale(float(column))) for column in COLUMNS), key=lambda one: one[1]
        )

    def _scale(self, column: float) -> float:
        paper, wishes = self._paper, self._wishes
        width = self._estimate.width(column) + (wishes.across - 1) * self._header
        height = self._estimate.height(column) + (wishes.down - 1) * self._head
        across = wishes.across * (paper.width - 2 * paper.margin)
        down = wishes.down * (paper.height - 2 * paper.margin)
        return min(across / width, down / height)
