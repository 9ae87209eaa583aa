"""The program's sign: a curve with three points on navy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from app.compat import override
from app.widgets.inking import begin, fill_dot, fill_round, pen_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIZE = 52
POINTS = ((11.0, 33.0, 4.0, "#F0857C"), (24.0, 19.0, 5.0, "#F8EB85"), (41.0, 18.5, 4.0, "#AFE3BE"))


class Logo(QWidget):
    """The sign in its usual size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        paint_logo(QPainter(self))


def paint_logo(painter: QPainter) -> None:
    """Paint the sign into a square of 52."""
    begin(painter)
    fill_round(painter, QRectF(0, 0, SIZE, SIZE), 12, QColor("#22384F"))
    path = QPainterPath(QPointF(11, 33))
    path.cubicTo(16, 33, 18, 19, 24, 19)
    path.cubicTo(30, 19, 29, 31, 34, 31)
    path.cubicTo(38, 31, 38, 22, 41, 18.5)
    painter.strokePath(path, pen_of(QColor("#9DD1FC"), 3.4))
    for x, y, radius, tone in POINTS:
        fill_dot(painter, QPointF(x, y), radius, QColor(tone))
