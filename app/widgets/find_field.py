"""The field in the toolbar that leads to the find bar: it looks like a field and works like a button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from app.compat import override
from app.widgets.icon_paths import paint_icon
from app.widgets.sizing import fix_height, fix_width
from app.widgets.theming import colour, interface_font, px

WIDE, NARROW, HEIGHT = 216, 36, 36
ICON = 18.0
RING = 2.0


class FindField(QToolButton):
    """Shows a magnifying glass, a word and its keys; only the glass where room is short."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._word = self._keys = ""
        self._is_wide = True
        fix_height(self, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.show_words(is_shown=True)

    def name(self, word: str, keys: str) -> None:
        """Say what the field is for, and the keys that lead there as well."""
        self._word, self._keys = word, keys
        self.update()

    def show_words(self, *, is_shown: bool) -> None:
        """Be as wide as a field, or as narrow as an icon."""
        self._is_wide = is_shown
        fix_width(self, WIDE if is_shown else NARROW)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(WIDE if self._is_wide else NARROW), px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("accent"), RING) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent.tint" if self.underMouse() or self.isDown() else "hover"))
        painter.drawRoundedRect(area, 8, 8)
        ink = colour("muted" if self.isEnabled() else "subtle")
        side = px(ICON)
        left = 10.0 if self._is_wide else (self.width() - side) / 2
        paint_icon(painter, "search", QRectF(left, (self.height() - side) / 2, side, side), ink=ink)
        if self._is_wide:
            self._paint_words(painter, area.adjusted(left + side + 6, 0, -11, 0))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(colour("muted" if self.isEnabled() else "subtle"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(interface_font(14))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, self._word)
        painter.setFont(interface_font(12))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self._keys)
