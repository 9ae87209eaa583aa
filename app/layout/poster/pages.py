"""The pages of a poster: parts of sheets placed on paper, and what there is to say about them.

All lengths are points (1/72 inch) from a page's upper left corner, y pointing down, unless they say otherwise.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

from app.ink.geometry import Rect
from app.layout.sheet import Sheet
from app.values import dataclass

PageKind: TypeAlias = Literal["poster", "tile", "plan", "more"]
Progress: TypeAlias = Callable[[float], None]
"""Told how much is done, 0 to 1; it may raise `Stopped` to end the work."""


class Stopped(Exception):
    """Somebody no longer wants the pages that are being made."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A part of a sheet on a page: a point (x, y) of the sheet lands at `offset` + `scale` · (x, y).

    Only `clip`, in map units, is drawn (None: everything). Drawings that are `shared` show one drawing of the
    whole sheet, which a printer may write once, however many pages show a part of it: the tiles of a poster.
    """

    sheet: Sheet
    scale: float
    offset: tuple[float, float] = (0.0, 0.0)
    clip: Rect | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PosterPage:
    """One page of paper, `width` × `height` points, and what is drawn on it from back to front.

    `trim` is where the page is cut (the page itself without marks), `bleed` how far ink reaches beyond the cut.
    `ground` are the areas filled with the wall's colour. `label` names the page for people.
    """

    width: float
    height: float
    trim: Rect
    bleed: Rect
    drawings: tuple[Drawing, ...]
    ground: tuple[Rect, ...] = ()
    label: str = ""
    kind: PageKind = "poster"


@dataclass(frozen=True, slots=True)
class Span:
    """What one column or row of tiles shows of the poster, overlaps included; points from the poster's trim."""

    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Tiling:
    """How one page of a poster is cut into tiles, column by column and row by row.

    `width` × `height` are a tile's paper in points. `shift` is the farthest that a seam was moved from where even
    tiles would have it, as a share of what a tile shows. `cut` counts the cards that a glue line still cuts.
    `plain_sheets` are the sheets that it would take without moving seams.
    """

    columns: tuple[Span, ...]
    rows: tuple[Span, ...]
    width: float
    height: float
    overlap: float
    shift: float
    cut: int
    plain_sheets: int

    @property
    def sheets(self) -> int:
        """Return how many tiles there are."""
        return len(self.columns) * len(self.rows)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a poster turns out to be.

    `text_size` are the points at which cards print, `comfortable` and `limit` metres to read from.
    `sheets` counts what leaves the printer, without the plan. `trim` is the size of one poster page in points.
    `tilings` has one entry for each page of the poster, if it is tiled. `notices` are sentences for people.
    """

    text_size: float
    comfortable: float
    limit: float
    sheets: int
    trim: tuple[float, float]
    stages: int
    rows: int
    tilings: tuple[Tiling, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Poster:
    """Everything that leaves the printer: `pages` in order; `posters` are the poster's pages before tiling."""

    pages: tuple[PosterPage, ...]
    posters: tuple[PosterPage, ...]
    facts: Facts

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the characters that no font on this machine can draw, in reading order."""
        sheets = {id(one.sheet): one.sheet for page in self.posters for one in page.drawings}
        return tuple(dict.fromkeys(char for sheet in sheets.values() for char in sheet.missing))
