"""A layout that puts widgets beside one another and goes on below where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.compat import override


class FlowLayout(QLayout):
    """Widgets in lines, each as wide as it likes to be but never wider than the line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, reserve: int = 0) -> None:
        """Leave `reserve` pixels of a line free beside its widest widget, for a small one to follow it."""
        super().__init__(parent)
        self._reserve = reserve
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem:
        # The stub promises an item, but Qt asks beyond the end to find it.
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    @override
    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        heights = [item.minimumSize().height() for item in self._items]
        return QSize(24, max(heights, default=0))

    def _arranged(self, rect: QRect, *, is_real: bool) -> int:
        """Go through the lines and return the height that they take."""
        x, y, line, gap = rect.x(), rect.y(), 0, self.spacing()
        for item in self._items:
            wanted = item.sizeHint()
            width = min(wanted.width(), max(rect.width() - self._reserve, wanted.height()))
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + gap, 0
            if is_real:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, wanted.height())))
            x, line = x + width + gap, max(line, wanted.height())
        return y + line - rect.y()
