"""The parts of the welcome page: wide buttons, tiles with miniatures, recent files, quiet links and words.

They paint themselves: no style sheet is needed for the first paint, and the focus ring looks as on the map.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.compat import override
from app.i18n import _
from app.widgets.icon_paths import paint_icon
from app.widgets.inking import begin, fill_round, stroke_round, text_width, write
from app.widgets.miniature import Miniature, MiniaturePainter, ground
from app.widgets.sizing import fix_size
from app.widgets.theming import colour, interface_font, px

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPaintEvent

RING = 3.0
RING_GAP = 2.0
TILE_RADIUS = 12.0
LINE = 1.32


class Words(QWidget):
    """A few words in a size and colour of their own; exactly the characters it is given, never markup."""

    def __init__(self, *, pixels: int, weight: int = 400, token: str = "text", parent: QWidget) -> None:
        super().__init__(parent)
        self._font, self._token, self._lines = interface_font(pixels, weight=weight), token, [""]
        self._pitch = px(pixels * LINE)

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(self._lines)

    def say(self, text: str) -> None:
        """Say something else."""
        self._lines = text.split("\n")
        self.setAccessibleName(text)
        width = max(text_width(line, self._font) for line in self._lines)
        self.setMinimumSize(width + 2, self._pitch * len(self._lines))
        self.update()

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        for index, line in enumerate(self._lines):
            top = (self.height() - self._pitch * len(self._lines)) / 2 + index * self._pitch
            area = QRectF(0, top, self.width(), self._pitch)
            write(painter, area, line, font=self._font, ink=colour(self._token))


class Sign(QWidget):
    """A small icon that only stands there."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        fix_size(self, 16, height=16)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        paint_icon(QPainter(self), self._icon, QRectF(self.rect()), ink=colour("muted"))


class Choice(QAbstractButton):
    """A button that paints itself; arrow keys ask the page to move the focus."""

    arrow_pressed = Signal(int, int)

    def warm(self, tip: str = "") -> None:
        """Take on what the first paint does not need: the hand, the hover and the tooltip."""
        from PySide6.QtCore import Qt

        from app.widgets.plain import set_tip

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_tip(self, tip)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtCore import Qt

        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in arrows:
            self.arrow_pressed.emit(*arrows[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: "QEnterEvent") -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: "QEvent") -> None:
        self.update()
        super().leaveEvent(event)

    def paint_ring(self, painter: QPainter, area: QRectF, *, radius: float) -> None:
        """Paint the focus ring around an area, with a gap, if the focus is here."""
        if self.hasFocus():
            out = RING_GAP + RING / 2
            ring = area.adjusted(-out, -out, out, out)
            stroke_round(painter, ring, radius + out, ink=colour("accent"), width=RING)

    def paint_inner_ring(self, painter: QPainter, area: QRectF, *, radius: float) -> None:
        """Paint a thinner ring inside an area, where there is no room around it."""
        if self.hasFocus():
            inner = area.adjusted(1, 1, -1, -1)
            stroke_round(painter, inner, radius, ink=colour("accent"), width=2)


class WideButton(Choice):
    """One way to begin: icon, words and keys, filled for the one that most people want."""

    HEIGHT = 44

    def __init__(self, icon: str, *, is_filled: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._filled, self._keys = icon, is_filled, ""
        if is_filled:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.ButtonText, colour("accent.text"))
            self.setPalette(palette)

    def set_words(self, text: str, keys: str) -> None:
        """Show a text and the keys that do the same."""
        self.setText(text)
        self._keys = keys
        self.setAccessibleName(text)
        self.setAccessibleDescription(keys)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(290), px(self.HEIGHT) + 10)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        begin(painter)
        area = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        ink = self._paint_ground(painter, area)
        side = px(20)
        place = QRectF(area.left() + 14, area.center().y() - side / 2, side, side)
        paint_icon(painter, self._icon, place, ink=ink)
        words = area.adjusted(side + 26, 0, -14, 0)
        write(painter, words, self.text(), font=interface_font(15, weight=600), ink=ink)
        keys = ink if self._filled else colour("muted")
        write(painter, words, self._keys, font=interface_font(13), ink=keys, is_right=True)
        self.paint_ring(painter, area, radius=8)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> QColor:
        is_hot = self.underMouse()
        if self._filled:
            fill = colour("accent")
            fill_round(painter, area, 8, fill.lighter(112) if is_hot else fill)
            return colour("accent.text")
        fill_round(painter, area, 8, colour("hover" if is_hot else "chrome"))
        stroke_round(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), 8, ink=colour("border"), width=1)
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
        return round((width - 2 * self.MARGIN) * share) + px(self.WORDS) + 2 * self.MARGIN

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        begin(painter)
        margin = self.MARGIN
        area = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin - px(self.WORDS))
        fill_round(painter, area, TILE_RADIUS, ground(is_filled=self._example))
        if self.underMouse():
            edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
            stroke_round(painter, edge, TILE_RADIUS, ink=colour("border"), width=1)
        MiniaturePainter(painter, area, self._miniature, is_filled=self._example).paint()
        name = QRectF(area.left(), area.bottom() + px(7), area.width(), px(22))
        write(painter, name, self.text(), font=interface_font(15, weight=600), ink=colour("text"))
        note = QRectF(area.left(), name.bottom() - 1, area.width(), px(18))
        write(painter, note, self._note, font=interface_font(13), ink=colour("muted"))
        self.paint_ring(painter, area, radius=TILE_RADIUS)


class RecentEntry(Choice):
    """A recent file: a small picture, its title, when it was saved and where it lies."""

    forgotten = Signal()
    """Emitted when it shall no longer be listed."""
    HEIGHT = 66
    INSET = 5
    """Pixels to its picture, which stands below the buttons' visible edges."""

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
    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Offer to forget the file: it may be gone, or nobody's business."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Take off this list")).triggered.connect(lambda: self.forgotten.emit())
        menu.popup(event.globalPos())

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, px(self.HEIGHT))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        begin(painter)
        area = QRectF(self.rect()).adjusted(0, 1, -5, -1)
        if self.underMouse() or self.hasFocus():
            fill_round(painter, area, 8, colour("accent.tint"))
        picture = QRectF(area.left() + self.INSET, area.center().y() - 25, 78, 50)
        self._paint_picture(painter, picture)
        left = picture.right() + 13
        title = QRectF(left, area.center().y() - px(21), area.right() - left - 4, px(22))
        write(painter, title, self.text(), font=interface_font(15, weight=600), ink=colour("text"))
        note = QRectF(left, title.bottom() - 1, title.width(), px(18))
        write(painter, note, self._note, font=interface_font(13), ink=colour("muted"))
        self.paint_inner_ring(painter, area, radius=8)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        fill_round(painter, area, 4, ground(is_filled=False))
        if self._miniature.stages:
            MiniaturePainter(painter, area, self._miniature, is_filled=True).paint()
            return
        middle = area.center()
        icon = QRectF(middle.x() - 11, middle.y() - 11, 22, 22)
        paint_icon(painter, "map", icon, ink=colour("subtle"))


class QuietLink(Choice):
    """A few words that do something, with an optional icon before or behind them."""

    SIDE = 8
    """Pixels between its edges, seen while it is pointed at, and what it says."""

    def __init__(
        self, parent: QWidget, *, icon: str = "", icon_behind: bool = False, token: str = "muted"
    ) -> None:
        super().__init__(parent)
        self._icon, self._behind, self._token = icon, icon_behind, token

    def set_words(self, text: str, *, icon: str = "") -> None:
        """Show other words, with another icon if one is named."""
        self._icon = icon or self._icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _face(self) -> QFont:
        return interface_font(14, weight=600 if self._token == "accent" else 400)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self.text(), self._face())
        return QSize(width + 18 + (px(16) + 8 if self._icon else 0), px(32))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        begin(painter)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            fill_round(painter, area, 6, colour("hover"))
        ink = colour(self._token)
        words = QRectF(self.rect()).adjusted(self.SIDE, 0, -self.SIDE, 0)
        if self._icon:
            side = px(16)
            x = words.right() - side if self._behind else words.left()
            paint_icon(painter, self._icon, QRectF(x, words.center().y() - side / 2, side, side), ink=ink)
            room = side + 6
            words = words.adjusted(0, 0, -room, 0) if self._behind else words.adjusted(room, 0, 0, 0)
        write(painter, words, self.text(), font=self._face(), ink=ink)
        self.paint_inner_ring(painter, area, radius=6)
