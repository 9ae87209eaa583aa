"""Draws the pages of a poster with Qt: in the preview, into pictures, and on a printer."""

from collections.abc import Iterable
from typing import BinaryIO, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import LIGHT, Palette
from app.ink.text import default_book
from app.layout.poster.pages import Drawing, PosterPage, Progress
from app.layout.sheet import Sheet
from app.render.painter import Detail, SheetPainter
from app.render.png_stream import PngStream
from app.render.qt_pictures import PictureBytes, PictureSource, decoded
from app.render.qt_png import bands, ensure_application, filtered
from app.values import replace

POINTS_PER_INCH: Final = 72.0
FINE_FROM: Final = 4.0
"""Pixels of text from which the cards of a page are drawn in full."""


class PagePainter:
    """Draws pages in one palette; remembers what it prepared for the sheets that are drawn on them.

    An `exact` painter, for paper and pictures, draws everything in full; one with `patience` seconds may leave
    cards as bars the first time, and says so by `is_complete`.
    """

    def __init__(
        self,
        palette: Palette,
        book: FontBook,
        pictures: PictureSource,
        *,
        exact: bool = False,
        patience: float = float("inf"),
    ) -> None:
        self._palette, self._book, self._pictures = palette, book, pictures
        self._exact, self._patience = exact, patience
        self._painters: dict[int, tuple[Sheet, SheetPainter]] = {}
        self._spare: list[SheetPainter] = []
        self._stationery = self._painter()
        self.is_complete = True

    def keep_only(self, pages: Iterable[PosterPage]) -> None:
        """Forget sheets that are on none of some pages; what drew them will draw others, with its fonts."""
        kept = {id(drawing.sheet) for page in pages for drawing in page.drawings}
        self._spare += [held[1] for key, held in self._painters.items() if key not in kept]
        self._painters = {key: held for key, held in self._painters.items() if key in kept}

    def paint(self, painter: QPainter, page: PosterPage, *, seen: Rect | None = None) -> None:
        """Draw a page; a unit of the painter is a point of the page. `seen` is the part that can be seen."""
        self.is_complete = True
        area = seen or Rect(0.0, 0.0, page.width, page.height)
        for rect in page.ground:
            self._stationery.paint_wall(painter, rect)
        for drawing in page.drawings:
            self._paint_drawing(painter, drawing, area)

    def _paint_drawing(self, painter: QPainter, drawing: Drawing, area: Rect) -> None:
        x, y = drawing.offset
        scale = drawing.scale
        seen = Rect((area.x - x) / scale, (area.y - y) / scale, area.width / scale, area.height / scale)
        if drawing.clip is not None:
            if not drawing.clip.meets(seen):
                return
            seen = common(drawing.clip, seen)
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        if drawing.clip is not None:
            clip = drawing.clip
            painter.setClipRect(
                QRectF(clip.x, clip.y, clip.width, clip.height), Qt.ClipOperation.IntersectClip
            )
        held = self._painter_of(drawing.sheet)
        held.paint_sheet(painter, drawing.sheet, clip=seen, detail=self._detail(painter, drawing.sheet))
        self.is_complete = self.is_complete and held.is_complete
        painter.restore()

    def _detail(self, painter: QPainter, sheet: Sheet) -> Detail | None:
        """Cards show their text down to sizes that can only be guessed: a page is looked at as a whole."""
        pixels = sheet.style.card.size * abs(painter.transform().m11())
        return Detail.FULL if self._exact or pixels >= FINE_FROM else None

    def _painter_of(self, sheet: Sheet) -> SheetPainter:
        """Each sheet with rows has a painter of its own, which would forget them when another one comes."""
        if not sheet.shelves:
            return self._stationery
        held = self._painters.get(id(sheet))
        if held is None:
            held = self._painters[id(sheet)] = (
                sheet,
                self._spare.pop() if self._spare else self._painter(),
            )
        return held[1]

    def _painter(self) -> SheetPainter:
        return SheetPainter(
            self._palette, self._book, self._pictures, exact=self._exact, patience=self._patience
        )


def common(one: Rect, other: Rect) -> Rect:
    """Return what two rectangles share; one without an area if that is nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x, y, max(0.0, right - x), max(0.0, bottom - y))


def write_page_png(
    page: PosterPage,
    out: BinaryIO,
    *,
    dpi: float,
    transparent: bool = False,
    palette: Palette = LIGHT,
    pictures: PictureBytes = lambda _asset: None,
    book: FontBook | None = None,
    progress: Progress = lambda _done: None,
) -> None:
    """Write a page as a PNG into an open file, band by band; raises the file's own errors.

    A transparent one leaves the wall out, not what is drawn on it.
    """
    ensure_application()
    scale = dpi / POINTS_PER_INCH
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    painter = PagePainter(palette, book or default_book(), decoded(pictures), exact=True)
    shown = replace(page, ground=()) if transparent else page
    with PngStream(out, width=width, height=height, has_alpha=transparent, dpi=dpi) as stream:
        for top, rows in bands(width, height):
            progress(top / height)
            image = _band(shown, painter, (width, top, rows), scale=scale, transparent=transparent)
            stream.add_filtered(filtered(image, has_alpha=transparent), rows)
    progress(1.0)


def _band(
    page: PosterPage,
    painter: PagePainter,
    place: tuple[int, int, int],
    *,
    scale: float,
    transparent: bool,
) -> QImage:
    """Return some rows of a page; `place` is its width, the first row and their number, in pixels."""
    width, top, rows = place
    form = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(width, rows, form)
    image.fill(0 if transparent else 0xFFFFFFFF)
    brush = QPainter(image)
    brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    brush.translate(0, -top)
    brush.scale(scale, scale)
    painter.paint(brush, page, seen=Rect(0.0, top / scale, page.width, rows / scale))
    brush.end()
    return image
