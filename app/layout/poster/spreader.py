"""A map spread over as many pages as its text size, their number or its scale ask for."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.style import SCREEN
from app.layout.engine import lay_out
from app.layout.estimate import Estimate
from app.layout.options import LayoutOptions
from app.layout.page import filled_page
from app.layout.papers import POINTS_PER_MM, PageProblem, Paper
from app.layout.poster.checks import LEAST_TEXT, MOST_PAGES, MOST_TEXT, too_many_pages
from app.layout.poster.columns import Columns
from app.layout.poster.pages import Progress
from app.layout.poster.paging import Room, TooHigh, group_parts
from app.layout.poster.spread import Spread
from app.layout.poster.stretch import room_for_curves
from app.layout.poster.ways import COMFORT, Fit, TooLarge, Way, own_paper, too_small_a_page, ways_of
from app.layout.poster.wishes import PosterWishes
from app.layout.sheet import Sheet
from app.model.project import Project
from app.values import dataclass, replace

POSTER_HEIGHT = 900.0
"""Pages lower than so many map units are hand-outs: their titles and curves are those of the screen."""
SMALL_TEXT, HAND_OUT_MM = 8.0, 330.0
"""Points below which the cards of papers up to that short side are given the room of a poster's large title."""
WIDE_IS_USUAL = 1.1
"""By how much larger text must be upright to give up lying across: journeys are read from left to right."""
SQUEEZES = (0.9, 0.8, 0.7)
"""How much lower a poster's curves may become so that everything fits on one page."""
STEP_DOWN, LEAST_FITTED = 0.96, 0.5
"""How much smaller each scale is that is tried for several pages, and the points of text to stop at."""
LEAST_SPAN = 0.7
"""The share of a page that a title takes at least, however few stages are below it."""
LEAST_HEAD_ROOM = 0.3
"""A title that leaves less than this share of a page to the rows gets a page of its own."""


MOST_TRIED = 1500
"""Of maps with no more cards than that, pages are made both ways of a paper before one is chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Spreader:
    """Lays a map out and spreads it over pages."""

    project: Project
    map_id: str
    options: LayoutOptions
    book: FontBook | None
    progress: Progress
    known: Sheet | None = None

    def readable(self, wishes: PosterWishes, paper: Paper) -> Spread:
        """Spread a map so that its cards print at the wished size: on one page if it fits, else on several."""
        try:
            return self._sized(wishes, paper)
        except (TooLarge, TooHigh) as problem:
            raise self._largest(wishes, paper) from problem

    def _largest(self, wishes: PosterWishes, paper: Paper) -> PageProblem:
        """Return the problem with the largest size that was tried and fits, in half points, if any does.

        The sizes that are tried are the same whatever was wished, so that the same one is proposed.
        """
        wanted = ceil(wishes.text_size * 2)
        if round(LEAST_TEXT * 2) >= wanted or not self._can_be(wishes, paper, LEAST_TEXT):
            return too_small_a_page(paper.name)
        found = self._fitting(wishes, paper, round(MOST_TEXT * 2) + 1)
        if found >= wanted:  # a larger size may fit where a smaller one does not, by other ends of pages
            found = self._fitting(wishes, paper, wanted)
        return TooLarge(wishes.text_size, found / 2, paper=paper.name)

    def _fitting(self, wishes: PosterWishes, paper: Paper, high: int) -> int:
        """Return the largest size below `high` that was tried and fits, in half points, by halving."""
        low = round(LEAST_TEXT * 2)
        while high - low > 1:
            middle = (low + high) // 2
            if self._can_be(wishes, paper, middle / 2):
                low = middle
            else:
                high = middle
        return low

    def _can_be(self, wishes: PosterWishes, paper: Paper, size: float) -> bool:
        try:
            self._sized(replace(wishes, text_size=size), paper)
        except PageProblem:  # too large, or too many pages
            return False
        return True

    def _sized(self, wishes: PosterWishes, paper: Paper) -> Spread:
        scale = wishes.text_size / self.options.style.card.size
        height = (min(paper.width, paper.height) - 2 * paper.margin) / scale
        if not self.options.style.is_poster:
            return self._readable(wishes, paper, scale)
        if height < POSTER_HEIGHT:
            return self._hand_out()._readable(wishes, paper, scale)
        try:
            return self._readable(wishes, paper, scale)
        except PageProblem:
            return self._hand_out()._readable(wishes, paper, scale)

    def fit(self, wishes: PosterWishes, paper: Paper) -> Spread:
        """Spread a map over so many pages across and down, with the largest text that allows."""
        made = self._fit(wishes, paper)
        is_large = min(paper.width, paper.height) > HAND_OUT_MM * POINTS_PER_MM
        if not self.options.style.is_poster or is_large or made.text_size >= SMALL_TEXT:
            return made
        larger = self._hand_out()._fit(wishes, paper)
        return larger if larger.text_size > made.text_size else made

    def _squeezed(self) -> Iterator["Spreader"]:
        """This, and the same with lower curves: a poster's are generous, and its cards must not become smaller."""
        yield self
        style = self.options.style
        for share in SQUEEZES if style.is_poster else ():
            height, strip = style.emotion_height * share, style.emotion_strip * share
            lower = replace(style, emotion_height=height, emotion_strip=strip)
            yield replace(self, options=replace(self.options, style=lower))

    def _hand_out(self) -> "Spreader":
        """The same map in the type of the screen, which leaves the cards more of a page."""
        style = replace(SCREEN, ground=self.options.style.ground)
        return replace(self, options=replace(self.options, style=style, shelf=None))

    def _readable(self, wishes: PosterWishes, paper: Paper, scale: float) -> Spread:
        base = self._sheet(COMFORT)
        self.progress(0.3)
        estimate = Estimate(base)
        ways = [Way(way, scale, base) for way in ways_of(paper, wishes.orientation)]
        for way in ways:
            if way.promises_one_page(estimate):
                column = way.filling(estimate)
                for squeezed in self._squeezed():
                    sheet = squeezed._sheet(column)
                    if way.holds(sheet):
                        found = Spread(sheet, squeezed.options, scale, way.paper)
                        return self._stretched(found, wishes)
        self.progress(0.5)
        ways.sort(key=lambda way: way.pages(estimate))
        fewest = self._fewest(ways, lambda way: self._several(wishes, way, estimate))
        return self._stretched(fewest, wishes)

    def _fewest(self, ways: Sequence[Way], make: Callable[[Way], Spread]) -> Spread:
        """Return the pages of the way that takes the fewest; of a large map, those of the first that can be."""
        found: Spread | None = None
        problem: PageProblem | None = None
        for way in ways:
            if found is not None and _cards(way.sheet) > MOST_TRIED:
                break
            try:
                made = make(way)
            except TooLarge as error:  # on the paper turned, a curve may be lower than a page
                problem = error
            except PageProblem:
                if found is None:
                    raise
            else:
                found = made if found is None or made.pages < found.pages else found
        if found is None:
            assert problem is not None
            raise problem
        return found

    def _several(self, wishes: PosterWishes, way: Way, estimate: Estimate) -> Spread:
        """Spread a map over pages of a paper as it lies."""
        way.check_pages(estimate)
        sheet = self._paged()._sheet(way.several())
        paged = self._paged_for(sheet, way, repeat=wishes.repeat_stage)
        sheet = paged._spanned(sheet, way, repeat=wishes.repeat_stage)
        return paged._pages(sheet, way.scale, way.paper, repeat=wishes.repeat_stage)

    def _stretched(self, spread: Spread, wishes: PosterWishes) -> Spread:
        """The same pages with curves that take what stays empty below them."""
        more = room_for_curves(spread)
        if not more:
            return spread
        style = spread.options.style
        style = replace(style, emotion_height=style.emotion_height + more)
        higher = replace(self, options=replace(spread.options, style=style))
        sheet, way = higher._sheet(spread.sheet.style.column), Way(spread.paper, spread.scale, spread.sheet)
        if spread.is_whole:
            return replace(spread, sheet=sheet, options=higher.options) if way.holds(sheet) else spread
        sheet = higher._spanned(sheet, way, repeat=wishes.repeat_stage)
        try:
            made = higher._pages(sheet, spread.scale, spread.paper, repeat=wishes.repeat_stage)
        except PageProblem:
            return spread
        return (
            made if (made.pages, made.cover, made.end) == (spread.pages, spread.cover, spread.end) else spread
        )

    def _fit(self, wishes: PosterWishes, paper: Paper) -> Spread:
        sheet = self._sheet(None)
        self.progress(0.3)
        ways = ways_of(paper, wishes.orientation)
        estimate = Estimate(sheet)
        plans = [(way, *Fit(way, wishes, estimate, sheet).best()) for way in ways]
        way, column, _promised = max(
            plans, key=lambda plan: plan[2] * (1.0 if plan[0].is_high else WIDE_IS_USUAL)
        )
        if wishes.across == wishes.down == 1:
            return self._stretched(self._filled(sheet, way), wishes)
        paged = self._paged()
        sheet = paged._sheet(column)
        self.progress(0.6)
        return self._stretched(paged._fitted(sheet, wishes, way), wishes)

    def _paged(self) -> "Spreader":
        """The same with words at a curve's peaks that keep to their stage, where a page may end beside it."""
        style = self.options.style
        return replace(self, options=replace(self.options, style=replace(style, peak=style.quote)))

    def _paged_for(self, sheet: Sheet, way: Way, *, repeat: bool) -> "Spreader":
        """The same, or with words that keep to their stage if pages of that way end between stages."""
        return self._paged() if len(Columns(sheet).groups(way.columns_room, repeat=repeat)) > 1 else self

    def exact(self, wishes: PosterWishes, paper: Paper | None) -> Spread:
        """Spread a map at a scale: on one page if it fits, else on several."""
        scale = wishes.scale * POINTS_PER_MM
        sheet = self._sheet(None)
        if paper is None:
            paper = own_paper(sheet, scale)
        ways = [Way(way, scale, sheet) for way in ways_of(paper, wishes.orientation)]
        for way in ways:
            if way.holds(sheet):
                return Spread(sheet, self.options, scale, way.paper)
        if len(ways) > 1:
            estimate = Estimate(sheet)
            ways.sort(key=lambda way: way.pages(estimate, columns=sheet.style.column))
        return self._fewest(ways, lambda way: self._to_scale(sheet, way, repeat=wishes.repeat_stage))

    def _to_scale(self, sheet: Sheet, way: Way, *, repeat: bool) -> Spread:
        paged = self._paged_for(sheet, way, repeat=repeat)
        return paged._pages(paged._spanned(sheet, way, repeat=repeat), way.scale, way.paper, repeat=repeat)

    def _sheet(self, column: float | None) -> Sheet:
        options = replace(self.options, column=column)
        return lay_out(self.project, self.map_id, options, previous=self.known, book=self.book)

    def _spanned(self, sheet: Sheet, way: Way, *, repeat: bool) -> Sheet:
        """The same sheet with a title and a foot as wide as the stages on its pages, or nearly the page."""
        groups = Columns(sheet).groups(way.columns_room, repeat=repeat)
        widths = (sum(column.width for column in sheet.columns[part.start : part.stop]) for part in groups)
        least = 0.0 if way.paper.is_roll else way.room_x * LEAST_SPAN
        span = min(way.room_x, max(sheet.header_width + max(widths), least))
        options = replace(self.options, column=sheet.style.column, span=span)
        return lay_out(self.project, self.map_id, options, previous=sheet, book=self.book)

    def _filled(self, sheet: Sheet, way: Paper) -> Spread:
        plan = filled_page(
            self.project,
            self.map_id,
            paper=way,
            orientation="portrait" if way.is_high else "landscape",
            options=self.options,
            book=self.book,
            sheet=sheet,
        )
        self.progress(0.6)
        return self._widened(Spread(plan.sheet, self.options, plan.scale, way))

    def _widened(self, spread: Spread) -> Spread:
        """Return the page with wider columns where it has room at its sides; its text stays as large."""
        way, estimate = Way(spread.paper, spread.scale, spread.sheet), Estimate(spread.sheet)
        column = way.filling(estimate)
        if spread.paper.is_roll or estimate.width(column) < estimate.width(spread.sheet.style.column) * 1.01:
            return spread
        sheet = self._sheet(column)
        return replace(spread, sheet=sheet) if way.holds(sheet) else spread

    def _fitted(self, sheet: Sheet, wishes: PosterWishes, paper: Paper) -> Spread:
        """Find the largest scale at which the sheet takes no more pages than wished."""
        columns = Columns(sheet)
        best = self._first_fitting(sheet, wishes, paper, columns=columns)
        if best is None:
            raise PageProblem(_("This map does not fit on so few pages."))
        low, high = best.scale, best.scale / STEP_DOWN
        for _turn in range(8):
            middle = (low + high) / 2
            spread = self._tried(sheet, middle, paper, wishes=wishes, columns=columns)
            if spread is None:
                high = middle
            else:
                low, best = middle, spread
        spanned = self._spanned(sheet, Way(paper, best.scale, sheet), repeat=wishes.repeat_stage)
        return self._tried(spanned, best.scale, paper, wishes=wishes, columns=columns) or best

    def _first_fitting(
        self, sheet: Sheet, wishes: PosterWishes, paper: Paper, *, columns: Columns
    ) -> Spread | None:
        """Go down from the largest scale there can be: a smaller one may need a page more, for the foot."""
        widest = max((column.width for column in sheet.columns), default=sheet.style.column)
        scale = (paper.width - 2 * paper.margin) / (sheet.header_width + widest)
        while scale * sheet.style.card.size > LEAST_FITTED:
            spread = self._tried(sheet, scale, paper, wishes=wishes, columns=columns)
            if spread is not None:
                return spread
            scale *= STEP_DOWN
        return None

    def _tried(
        self, sheet: Sheet, scale: float, paper: Paper, *, wishes: PosterWishes, columns: Columns
    ) -> Spread | None:
        if not Way(paper, scale, sheet).may_hold(wishes.across, wishes.down):
            return None
        try:
            spread = self._pages(sheet, scale, paper, repeat=wishes.repeat_stage, columns=columns)
        except PageProblem:
            return None
        down = max(map(len, spread.parts))
        fits = len(spread.parts) <= wishes.across and down <= wishes.down and not (spread.cover or spread.end)
        return spread if fits else None

    def _pages(
        self, sheet: Sheet, scale: float, paper: Paper, *, repeat: bool, columns: Columns | None = None
    ) -> Spread:
        way = Way(paper, scale, sheet)
        way.check()
        groups = (columns or Columns(sheet)).groups(way.columns_room, repeat=repeat)
        if len(groups) > MOST_PAGES:
            raise too_many_pages(len(groups))
        cover = way.room_y - way.head - way.title < LEAST_HEAD_ROOM * (way.room_y - way.head)
        try:
            spread = self._parted(way, groups, cover=cover)
        except TooHigh as problem:
            if problem.share < 1.0:
                raise way.smaller(problem.share) from problem
            spread = self._parted(way, groups, cover=True)
        if spread.pages > MOST_PAGES:
            raise too_many_pages(spread.pages)
        return spread

    def _parted(self, way: "Way", groups: tuple[range, ...], *, cover: bool) -> Spread:
        """Cut the rows of each group of stages into pages."""
        first = way.room_y - way.head - (0.0 if cover else way.title)
        room = Room(first, way.room_y - way.head, way.foot)
        parts, aligned = group_parts(way.sheet, groups, room, has_title=not cover)
        last = room if aligned or len(groups) == 1 else room.without_title
        end = bool(way.sheet.foot) and not last.leaves(parts[-1])
        return Spread(way.sheet, self.options, way.scale, way.paper, parts, cover, end, aligned)


def _cards(sheet: Sheet) -> int:
    return sum(len(cell.cards) for shelf in sheet.shelves for cell in shelf.layout.cells)
