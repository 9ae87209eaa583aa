"""A laid-out map and what each page of a poster shows of it, with what stays empty there."""

from collections.abc import Iterator

from app.layout.options import LayoutOptions
from app.layout.papers import Paper
from app.layout.poster.paging import Part, grid_bottom, grid_top
from app.layout.poster.ways import Way, inner_size
from app.layout.sheet import Sheet
from app.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The rows that a page shows, from `top` down to `bottom`, and what stays empty below; in map units."""

    top: float
    bottom: float
    empty: float


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """A laid-out map and what each page shows of it; one page may show the whole sheet.

    `parts` has the pages of each group of stages from the top down. `cover` says that the title has a page of its
    own, `end` that the foot has one; `aligned` that all pages leave the title its room, so that they can hang side
    by side.
    """

    sheet: Sheet
    options: LayoutOptions
    scale: float
    paper: Paper
    parts: tuple[tuple[Part, ...], ...] = ()
    cover: bool = False
    end: bool = False
    aligned: bool = True

    @property
    def text_size(self) -> float:
        """Return the points at which cards print."""
        return self.sheet.style.card.size * self.scale

    @property
    def is_whole(self) -> bool:
        """Say whether a single page shows everything."""
        return not self.parts

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return (sum(map(len, self.parts)) or 1) + self.cover + self.end

    def pages_of_rows(self) -> Iterator[Page]:
        """Yield what each page shows of the rows, and how much of its height stays empty."""
        way, sheet = Way(self.paper, self.scale, self.sheet), self.sheet
        if self.is_whole:
            yield Page(grid_top(sheet), grid_bottom(sheet), way.room_y - inner_size(sheet)[1])
        for number, group in enumerate(self.parts):
            for row, part in enumerate(group):
                is_first = number == 0 and row == 0 and not self.cover
                title = way.title if is_first or (row == 0 and self.aligned) else 0.0
                foot = way.foot if part is self.parts[-1][-1] and not self.end else 0.0
                used = way.head + title + part.bottom - part.top + foot
                yield Page(part.top, part.bottom, way.room_y - used)


__all__ = ["Page", "Spread"]
