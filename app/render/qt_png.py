"""Writes a sheet as a PNG of any size: painted in bands, so that memory does not grow with the paper.

Needs no screen: without an application Qt's offscreen platform is used.
"""

import io
import os
from collections.abc import Iterator
from typing import BinaryIO, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import LIGHT, Palette
from app.ink.primitives import Ink
from app.ink.text import default_book
from app.layout.papers import PageProblem
from app.layout.sheet import Sheet
from app.render.painter import Detail, SheetPainter
from app.render.png_stream import PngStream
from app.render.qt_pictures import PictureBytes, decoded
from app.values import dataclass

BAND, LEAST_BAND, BAND_PIXELS = 256, 16, 1_500_000
"""Rows painted at once: what 1.5 million pixels fill, so that memory does not grow with the paper."""
SCREEN_DPI = 96.0
MOST_PIXELS = 65_000
"""Longest side: beyond it hardly any program opens a PNG."""

Background = Ink | Literal["transparent"]


@dataclass(frozen=True, slots=True)
class PngPage:
    """A part of a sheet on pixels.

    A point (x, y) of the sheet lands `offset` + `scale` · (x, y) pixels from the upper left corner. Only `clip`,
    in map units, is drawn (None: everything). `dpi` is written into the file for programs that print it.
    """

    width: int
    height: int
    sheet: Sheet
    scale: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    clip: Rect | None = None
    background: Background = "wall"
    dpi: float = SCREEN_DPI


def write_png(
    page: PngPage,
    out: BinaryIO,
    *,
    palette: Palette = LIGHT,
    pictures: PictureBytes = lambda _asset: None,
    book: FontBook | None = None,
) -> None:
    """Write a PNG into an open file; raises `PageProblem` if it is too large, and the file's own errors."""
    if max(page.width, page.height) > MOST_PIXELS:
        message = _("An image of %(width)d × %(height)d pixels is too large. Choose a smaller one.")
        raise PageProblem(message % {"width": page.width, "height": page.height})
    if page.width < 1 or page.height < 1:
        raise ValueError("an image needs a pixel")
    ensure_application()
    painter = SheetPainter(palette, book or default_book(), decoded(pictures), exact=True)
    has_alpha = page.background == "transparent"
    with PngStream(out, width=page.width, height=page.height, has_alpha=has_alpha, dpi=page.dpi) as stream:
        for top, rows in bands(page.width, page.height):
            image = paint_band(page, painter, top, rows=rows)
            stream.add_filtered(filtered(image, has_alpha=has_alpha), rows)


def png_bytes(
    page: PngPage,
    *,
    palette: Palette = LIGHT,
    pictures: PictureBytes = lambda _asset: None,
    book: FontBook | None = None,
) -> bytes:
    """Return a PNG; see `write_png`."""
    out = io.BytesIO()
    write_png(page, out, palette=palette, pictures=pictures, book=book)
    return out.getvalue()


def paint_band(page: PngPage, painter: SheetPainter, top: int, *, rows: int) -> QImage:
    """Return some rows of a page as an image."""
    has_alpha = page.background == "transparent"
    image = QImage(page.width, rows, _WITH_ALPHA if has_alpha else _OPAQUE)
    image.fill(0 if has_alpha else painter.colour(page.background).rgb())
    brush = QPainter(image)
    brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    brush.translate(page.offset[0], page.offset[1] - top)
    brush.scale(page.scale, page.scale)
    seen = Rect(
        -page.offset[0] / page.scale,
        (top - page.offset[1]) / page.scale,
        page.width / page.scale,
        rows / page.scale,
    )
    if page.clip is not None:
        clip = page.clip
        brush.setClipRect(QRectF(clip.x, clip.y, clip.width, clip.height))
    painter.paint_sheet(brush, page.sheet, clip=seen, detail=Detail.FULL)
    brush.end()
    return image


def ensure_application() -> QGuiApplication:
    """Return the running application, or make one that needs no screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QGuiApplication([])
    _applications.append(made)
    return made


_applications: list[QGuiApplication] = []
"""Keeps an application alive that was made here."""

_OPAQUE, _WITH_ALPHA = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied


def bands(width: int, height: int) -> Iterator[tuple[int, int]]:
    """Yield the top and the number of rows of each band of a picture; wide ones have lower bands."""
    rows = max(LEAST_BAND, min(BAND, BAND_PIXELS // width))
    for top in range(0, height, rows):
        yield top, min(rows, height - top)


def filtered(image: QImage, *, has_alpha: bool) -> bytearray:
    """Return the rows of an image as a PNG has them: from the top, a byte for the filter before each."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888 if has_alpha else QImage.Format.Format_RGB888)
    width = image.width() * (4 if has_alpha else 3)
    pixels = memoryview(plain.constBits())
    step = plain.bytesPerLine()
    made = bytearray((width + 1) * plain.height())
    for row in range(plain.height()):
        start = row * (width + 1) + 1
        made[start : start + width] = pixels[row * step : row * step + width]
    return made
