"""The head of each line of the table: the sign of its row's kind, in the size of the text, and its name."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.compat import override
from app.widgets.icons import paint_icon
from app.widgets.theming import colour, px

LEFT, SIDE = 10, 18
"""Where signs begin, and how large they are at 100 %; the style sheet keeps their room free."""


class RowHeader(QHeaderView):
    """Paints the sign of each row before its name: Qt's own decorations stay as small as the system's icons."""

    def __init__(self, icon_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._icon_of = icon_of
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        side = px(SIDE)
        area = QRectF(rect.left() + px(LEFT), rect.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, self._icon_of(index), area, ink=colour("muted"))
