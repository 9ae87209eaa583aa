"""Chips: short words in small boxes, which can be ticked or taken away."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.compat import override
from app.widgets.icons import paint_icon
from app.widgets.plain import set_tip
from app.widgets.sizing import give_font
from app.widgets.theming import colour, px

HEIGHT = 32
ICON = 16
CROSS = 14
TICK = 15


class Chip(QAbstractButton):
    """One chip; with `removed` connected to something it has a cross, which Delete presses too."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        paper: str = "hover",
        ink: str = "text",
        has_cross: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon, self._paper, self._ink, self._has_cross = icon, paper, ink, has_cross
        self.portrait: Callable[[int], QPixmap] | None = None
        self.setText(" ".join(text.split()))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_font(self, 13)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + self._left() + self._right() + 1, px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, px(HEIGHT))

    def _ground(self) -> QColor | Qt.BrushStyle:
        if self._paper:
            return colour(self._paper)
        return colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush

    def _left(self) -> int:
        has_mark = bool(self._icon or self.portrait or self.isCheckable())
        return (9 if self._paper else 1) + (px(ICON) + 6 if has_mark else 0)

    def _right(self) -> int:
        return 9 + (px(CROSS) + 3 if self._has_cross else 0)

    def _cross(self) -> QRectF:
        side = px(CROSS)
        return QRectF(self.width() - side - 6, (self.height() - side) / 2, side, side)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._has_cross and self._cross().adjusted(-3, -6, 6, 6).contains(event.position()):
            self.removed.emit()
            return
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._has_cross and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground())
        painter.drawRoundedRect(area, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        self._paint_mark(painter)
        painter.setFont(self.font())
        painter.setPen(colour(self._ink))
        room = area.adjusted(self._left(), 0, -self._right(), 0)
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._has_cross and (self.hasFocus() or self.underMouse()):
            paint_icon(painter, "x", self._cross(), ink=colour(self._ink))

    def _paint_mark(self, painter: QPainter) -> None:
        side = px(ICON)
        place = QRectF(8 if self._paper else 0, (self.height() - side) / 2, side, side)
        if self.isCheckable():
            _paint_tick(painter, place.adjusted(0.5, 0.5, -0.5, -0.5), is_on=self.isChecked())
        elif self.portrait is not None:
            pixmap = self.portrait(side)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        elif self._icon:
            paint_icon(painter, self._icon, place, ink=colour(self._mark_ink()))

    def _mark_ink(self) -> str:
        return f"edge.{self._paper[6:]}" if self._paper.startswith("paper.") else "muted"


class TickBox(QAbstractButton):
    """A square that can be ticked, and what it means."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_font(self, 14)

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 23 + px(TICK), px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = px(TICK)
        _paint_tick(painter, QRectF(5.5, (self.height() - side) / 2, side, side), is_on=self.isChecked())
        painter.setFont(self.font())
        painter.setPen(colour("text"))
        room = QRectF(self.rect()).adjusted(side + 13, 0, -2, 0)
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_tick(painter: QPainter, place: QRectF, *, is_on: bool) -> None:
    painter.setPen(QPen(colour("accent" if is_on else "border"), 1.2))
    painter.setBrush(colour("accent" if is_on else "field"))
    painter.drawRoundedRect(place, 4, 4)
    if is_on:
        paint_icon(painter, "check", place.adjusted(1.5, 1.5, -1.5, -1.5), ink=colour("accent.text"))


class AddChip(QAbstractButton):
    """A small dashed button with a plus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        set_tip(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.is_quiet = False
        """Whether it has no edge until it is pointed at, because there is something beside it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(HEIGHT), px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hot = self.hasFocus() or self.underMouse()
        pen = QPen(colour("accent" if is_hot else "border"), 2 if self.hasFocus() else 1)
        if not self.hasFocus():
            pen.setDashPattern([3, 3])
        painter.setPen(pen if is_hot or not self.is_quiet else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        reach = px(7)
        place = QRectF(self.width() / 2 - reach, self.height() / 2 - reach, 2 * reach, 2 * reach)
        paint_icon(painter, "plus", place, ink=colour("accent" if is_hot else "muted"))
