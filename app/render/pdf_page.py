"""What is to be on the pages of a PDF: drawings at their places, and the boxes that a print shop reads."""

from app.ink.geometry import Rect
from app.ink.primitives import Ink
from app.layout.sheet import Sheet
from app.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class PdfDrawing:
    """A part of a sheet at a place of a page.

    A point (x, y) of the sheet lands `offset` + `scale` · (x, y) points from the page's upper left corner. Only
    `clip`, in map units, is drawn (None: everything). Drawings that are `shared` show one drawing of the whole
    sheet that the file holds once, however many pages show a part of it: the tiles of a poster.
    """

    sheet: Sheet
    scale: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    clip: Rect | None = None
    shared: bool = False

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the sheet lands, in points from the page's upper left corner."""
        return self.offset[0] + self.scale * x, self.offset[1] + self.scale * y


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: a part of a sheet on paper, and whatever else is drawn over it.

    `width` and `height` are points; `scale`, `offset`, `clip` and `shared` place the sheet as a `PdfDrawing` has
    it, `more` are drawn after it. `trim` is where the paper is cut and `bleed` how far colour reaches beyond, both
    in points from the upper left corner; the background fills the bleed, or the page. `name` is the bookmark.
    """

    width: float
    height: float
    sheet: Sheet
    scale: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    clip: Rect | None = None
    background: Ink | None = None
    name: str = ""
    trim: Rect | None = None
    bleed: Rect | None = None
    more: tuple[PdfDrawing, ...] = ()
    shared: bool = False

    @property
    def drawings(self) -> tuple[PdfDrawing, ...]:
        """Return everything on the page, from back to front."""
        return (PdfDrawing(self.sheet, self.scale, self.offset, self.clip, self.shared), *self.more)

    @property
    def ground(self) -> Rect:
        """Return what the background fills, in points from the upper left corner."""
        return self.bleed or Rect(0.0, 0.0, self.width, self.height)
