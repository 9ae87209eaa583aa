"""Painting without Qt's namespace of enumerations, which takes a third of the program's start to load.

PySide6 loads all of `Qt` when a colour has to be turned into a brush or pen, and for `fillRect`, `setPen`,
`setBrush` and the widths of texts. The first frame of the welcome page goes without them: its brushes come from a
palette, and its words are filled outlines. Once it has been seen, `Warmth` says so, and all is painted as usual.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen


class Warmth:
    """Whether the first paint is over, so that Qt's namespace may be used."""

    is_warm = False


def brush_of(ink: QColor) -> QBrush:
    """Return a solid brush of a colour."""
    return _brush(ink.rgba())


@lru_cache(maxsize=256)
def _brush(rgba: int) -> QBrush:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor.fromRgba(rgba))
    return palette.window()


def pen_of(ink: QColor, width: float) -> QPen:
    """Return a solid pen of a colour and width."""
    pen = QPen()
    pen.setColor(ink)
    pen.setWidthF(width)
    return pen


def begin(painter: QPainter) -> None:
    """Switch smooth edges on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def fill(painter: QPainter, area: QRectF, ink: QColor) -> None:
    """Fill a rectangle."""
    path = QPainterPath()
    path.addRect(area)
    painter.fillPath(path, brush_of(ink))


def fill_round(painter: QPainter, area: QRectF, radius: float, ink: QColor) -> None:
    """Fill a rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.fillPath(path, brush_of(ink))


def fill_dot(painter: QPainter, centre: QPointF, radius: float, ink: QColor) -> None:
    """Fill a circle."""
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    painter.fillPath(path, brush_of(ink))


def stroke_round(painter: QPainter, area: QRectF, radius: float, *, ink: QColor, width: float) -> None:
    """Draw the outline of a rectangle with round corners, its line's middle on the rectangle."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.strokePath(path, pen_of(ink, width))


def write(
    painter: QPainter, area: QRectF, text: str, *, font: QFont, ink: QColor, is_right: bool = False
) -> None:
    """Write one line of text in the middle of an area's height, cut with an ellipsis if it is too long."""
    if not Warmth.is_warm:
        _write_outlines(painter, area, text, font=font, ink=ink, is_right=is_right)
        return
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text)
    if width > area.width():
        text = _cut(text, metrics, area.width())
    x = area.right() - width if is_right else area.left()
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(x, area.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)


def _write_outlines(
    painter: QPainter, area: QRectF, text: str, *, font: QFont, ink: QColor, is_right: bool
) -> None:
    path = QPainterPath()
    # Source Sans 3 has an ascent of 0.984 and a descent of 0.273 em.
    baseline = area.center().y() + font.pixelSize() * (0.984 - 0.273) / 2
    path.addText(QPointF(area.left(), baseline), font, text)
    if is_right:
        path.translate(area.right() - path.boundingRect().right(), 0)
    painter.fillPath(path, brush_of(ink))


def text_width(text: str, font: QFont) -> int:
    """Return the width in pixels of a line of text."""
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, text)
    return math.ceil(path.boundingRect().right()) + 1


def _cut(text: str, metrics: QFontMetrics, width: float) -> str:
    """Return the beginning of a text and an ellipsis, not wider than some pixels."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle] + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
