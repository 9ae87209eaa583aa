"""The seams over a poster: glue lines, overlaps, and the names of the sheets outside of it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ink.palette import LIGHT
from app.layout.poster.pages import PosterPage, Span, Tiling
from app.widgets.poster.views import letters
from app.widgets.theming import colour, interface_font, px

OUT = 10.0
STRIP = 0.20


def paint_seams(painter: QPainter, page: PosterPage, tiling: Tiling, shown: QRectF) -> None:
    """Draw the seams of a page that is `shown` somewhere, in pixels."""
    scale = shown.width() / page.width
    trim = QRectF(
        shown.x() + page.trim.x * scale,
        shown.y() + page.trim.y * scale,
        page.trim.width * scale,
        page.trim.height * scale,
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for before, after in pairwise(tiling.columns):
        left, right = trim.x() + after.start * scale, trim.x() + before.end * scale
        _paint_seam(
            painter, QRectF(left, trim.y() - OUT, right - left, trim.height() + 2 * OUT), upright=True
        )
    for before, after in pairwise(tiling.rows):
        top, bottom = trim.y() + after.start * scale, trim.y() + before.end * scale
        _paint_seam(painter, QRectF(trim.x() - OUT, top, trim.width() + 2 * OUT, bottom - top), upright=False)
    _paint_names(painter, tiling, trim, scale)


def seam_colour() -> QColor:
    """Return the colour of seams: the accent of paper, for they lie on paper whatever theme is on."""
    return QColor(LIGHT.colour("accent"))


def _paint_seam(painter: QPainter, strip: QRectF, *, upright: bool) -> None:
    """Draw an overlap and, where it begins, the line up to which the next sheet is glued over it."""
    shade = seam_colour()
    shade.setAlphaF(STRIP)
    painter.fillRect(strip, shade)
    pen = QPen(seam_colour(), 1.6)
    pen.setDashPattern([3.2, 2.4])
    painter.setPen(pen)
    end = strip.bottomLeft() if upright else strip.topRight()
    painter.drawLine(QLineF(strip.topLeft(), end))


def _paint_names(painter: QPainter, tiling: Tiling, trim: QRectF, scale: float) -> None:
    painter.setFont(interface_font(14, weight=700))
    painter.setPen(colour("accent"))
    size = px(30)
    for index, middle in enumerate(_middles(tiling.columns)):
        place = QRectF(trim.x() + middle * scale - size / 2, trim.y() - size - px(6), size, size)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index + 1))
    for index, middle in enumerate(_middles(tiling.rows)):
        place = QRectF(trim.x() - size - px(8), trim.y() + middle * scale - size / 2, size, size)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letters(index))


def _middles(spans: Sequence[Span]) -> list[float]:
    """Return where tiles have their middle, between one glue line and the next."""
    edges = [*(span.start for span in spans), spans[-1].end]
    return [(one + other) / 2 for one, other in pairwise(edges)]
