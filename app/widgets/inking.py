"""Painting without Qt's namespace of enumerations, which takes a third of the program's start to load.

PySide6 loads all of `Qt` when a colour has to be turned into a brush or pen, and for `fillRect`, `setPen`,
`setBrush` and text in an area. The first frame of the welcome page goes without them: its brushes come from a
palette, and words have the palette's colour. Once it has been seen, `Warmth` says so, and all is painted as usual.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen

LOUD = (*range(48), *range(235, 256))
"""Lightness of inks that are not quiet: nearly black, or nearly white."""
QUIET = 0.74


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
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text)
    if width > area.width():
        text = _cut(text, metrics, area.width())
    x = area.right() - width if is_right else area.left()
    painter.setFont(font)
    if Warmth.is_warm:
        painter.setPen(ink)
    else:
        # The pen is the palette's text colour; quieter words are the same colour, seen through.
        painter.setOpacity(1.0 if ink.lightness() in LOUD else QUIET)
    painter.drawText(QPointF(x, area.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
    painter.setOpacity(1.0)


def text_width(text: str, font: QFont) -> int:
    """Return the width in pixels of a line of text."""
    return QFontMetrics(font).horizontalAdvance(text) + 1


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
