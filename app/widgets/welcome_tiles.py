"""The parts of the welcome page: wide buttons, tiles with miniatures, recent files and quiet links.

They paint themselves: no style sheet is needed for the first paint, and the focus ring looks as on the map.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.compat import override
from app.widgets.icons import paint_icon
from app.widgets.miniature import Miniature, MiniaturePainter, ground
from app.widgets.theming import colour, interface_font

RING = 3.0
RING_GAP = 2.0
TILE_RADIUS = 12.0
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Choice(QAbstractButton):
    """A button that paints itself; arrow keys ask the page to move the focus."""

    arrow_pressed = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif Qt.Key(key) in ARROWS:
            self.arrow_pressed.emit(*ARROWS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paint_ring(self, painter: QPainter, area: QRectF, *, radius: float) -> None:
        """Paint the focus ring around an area, with a gap, if the focus is here."""
        if not self.hasFocus():
            return
        out = RING_GAP + RING / 2
        painter.setPen(QPen(colour("accent"), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-out, -out, out, out), radius + out, radius + out)


class WideButton(Choice):
    """One way to begin: icon, words and keys, filled for the one that most people want."""

    HEIGHT = 44

    def __init__(self, icon: str, *, is_filled: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._filled, self._keys = icon, is_filled, ""

    def set_words(self, text: str, keys: str) -> None:
        """Show a text and the keys that do the same."""
        self.setText(text)
        self._keys = keys
        self.setAccessibleName(text)
        self.setAccessibleDescription(keys)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(interface_font(15, weight=600)).horizontalAdvance(self.text() + self._keys) + 100
        return QSize(width, self.HEIGHT + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        ink = self._paint_ground(painter, area)
        paint_icon(painter, self._icon, QRectF(area.left() + 14, area.center().y() - 10, 20, 20), ink=ink)
        painter.setPen(ink)
        painter.setFont(interface_font(15, weight=600))
        painter.drawText(area.adjusted(46, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(interface_font(13))
        if not self._filled:
            painter.setPen(colour("muted"))
        painter.drawText(
            area.adjusted(46, 0, -14, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._keys,
        )
        self.paint_ring(painter, area, radius=8)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> QColor:
        if self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            fill = colour("accent")
            painter.setBrush(fill.lighter(112) if self.underMouse() else fill)
            painter.drawRoundedRect(area, 8, 8)
            return colour("accent.text")
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour("hover") if self.underMouse() else colour("chrome"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        return colour("text")


class Tile(Choice):
    """A template or an example: its miniature, its name and a line about it."""

    WORDS = 46
    MARGIN = 6

    def __init__(self, miniature: Miniature, *, is_example: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._miniature, self._example, self._note = miniature, is_example, ""
        self.offer_id = ""

    def set_words(self, name: str, note: str) -> None:
        """Show a name and a line about it."""
        self.setText(name)
        self._note = note
        self.setAccessibleName(name)
        self.setAccessibleDescription(note)
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height that suits a width."""
        share = 0.695 if self._example else 0.537
        return round((width - 2 * self.MARGIN) * share) + self.WORDS + 2 * self.MARGIN

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = self.MARGIN
        area = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin - self.WORDS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(is_filled=self._example))
        painter.drawRoundedRect(area, TILE_RADIUS, TILE_RADIUS)
        if self.underMouse():
            painter.setPen(QPen(colour("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), TILE_RADIUS, TILE_RADIUS)
        MiniaturePainter(painter, area, self._miniature, is_filled=self._example).paint()
        self._paint_words(painter, area)
        self.paint_ring(painter, area, radius=TILE_RADIUS)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        left, width = round(area.left()), round(area.width())
        name = QRect(left, round(area.bottom()) + 7, width, 22)
        paint_line(painter, name, self.text(), font=interface_font(15, weight=600), token="text")
        note = QRect(left, name.bottom() - 1, width, 18)
        paint_line(painter, note, self._note, font=interface_font(13), token="muted")


class RecentEntry(Choice):
    """A recent file: a small picture, its title, when it was saved and where it lies."""

    HEIGHT = 66

    def __init__(self, miniature: Miniature, parent: QWidget) -> None:
        super().__init__(parent)
        self._miniature, self._note = miniature, ""

    def set_words(self, title: str, note: str) -> None:
        """Show a title and a line about it."""
        self.setText(title)
        self._note = note
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(5, 1, -5, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent.tint"))
            painter.drawRoundedRect(area, 8, 8)
        picture = QRectF(area.left() + 8, area.center().y() - 25, 78, 50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(is_filled=False))
        painter.drawRoundedRect(picture, 4, 4)
        if self._miniature.stages:
            MiniaturePainter(painter, picture, self._miniature, is_filled=True).paint()
        else:
            middle = picture.center()
            paint_icon(painter, "map", QRectF(middle.x() - 11, middle.y() - 11, 22, 22), ink=colour("subtle"))
        words = QRect(round(picture.right()) + 13, round(area.center().y()) - 20, 0, 22)
        words.setRight(round(area.right()) - 4)
        paint_line(painter, words, self.text(), font=interface_font(15, weight=600), token="text")
        words.translate(0, 20)
        words.setHeight(18)
        paint_line(painter, words, self._note, font=interface_font(13), token="muted")
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)


class QuietLink(Choice):
    """A few words that do something, with an optional icon behind or before them."""

    def __init__(
        self, parent: QWidget, *, icon: str = "", icon_behind: bool = False, token: str = "muted"
    ) -> None:
        super().__init__(parent)
        self._icon, self._behind, self._token = icon, icon_behind, token

    def set_words(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return interface_font(14, weight=600 if self._token == "accent" else 400)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + 16 + (26 if self._icon else 0), 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(area, 6, 6)
        ink = colour(self._token)
        words = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        if self._icon:
            x = words.right() - 16 if self._behind else words.left()
            paint_icon(painter, self._icon, QRectF(x, words.center().y() - 8, 16, 16), ink=ink)
            words = words.adjusted(0, 0, -24, 0) if self._behind else words.adjusted(24, 0, 0, 0)
        painter.setPen(ink)
        painter.setFont(self._font())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 6, 6)


def paint_line(painter: QPainter, area: QRect, text: str, *, font: QFont, token: str) -> None:
    """Paint one line of text, cut with an ellipsis if it is too long."""
    painter.setFont(font)
    painter.setPen(colour(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
