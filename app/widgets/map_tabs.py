"""The tabs below the map: one for each map of the file."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QScrollArea, QToolButton, QWidget

from app.compat import override
from app.i18n import _
from app.values import dataclass
from app.widgets.icons import paint_icon, set_icon
from app.widgets.plain import set_tip
from app.widgets.sizing import fix_height, fix_size, icon_size
from app.widgets.theming import colour, interface_font, px

HEIGHT = 36
SIDE = 24
ICON = 16
LONGEST = 300
DRAG = 6


@dataclass(frozen=True, slots=True)
class Tab:
    """One map: its id, title and state (as-is or to-be)."""

    id: str
    title: str
    state: str


def state_words(state: str) -> str:
    """Return the word for a map's state."""
    return {"as-is": _("as-is"), "to-be": _("to-be")}.get(state, state)


class _TitleEdit(QLineEdit):
    """Keeps the key that ended it from the tabs, which would begin anew."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class TabStrip(QWidget):
    """The tabs themselves: click, arrow keys, double-click to rename, drag to reorder."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    menu_requested = Signal(str, QPoint)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: tuple[Tab, ...] = ()
        self._current = ""
        self._pressed: tuple[str, QPointF] | None = None
        self._gap: int | None = None
        self._editor: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fix_height(self, HEIGHT)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        return self._tabs

    @property
    def current(self) -> str:
        """The id of the map that is shown."""
        return self._current

    def show_tabs(self, tabs: tuple[Tab, ...], current: str) -> None:
        """Show tabs, one of them as the current one."""
        self._tabs, self._current = tabs, current
        self.setFixedWidth(self._rects()[-1].right() + 1 if tabs else 10)
        shown = next((tab for tab in tabs if tab.id == current), None)
        self.setAccessibleName(_("Maps of this file"))
        if shown is not None:
            self.setAccessibleDescription(f"{shown.title}, {state_words(shown.state)}")
        self.resized.emit()
        self.update()

    def rect_of(self, map_id: str) -> QRect:
        """Return where a map's tab is."""
        places = zip(self._tabs, self._rects(), strict=True)
        return next((rect for tab, rect in places if tab.id == map_id), QRect())

    def rename(self, map_id: str) -> None:
        """Let the title be typed in the tab."""
        tab = next((tab for tab in self._tabs if tab.id == map_id), None)
        if tab is None:
            return
        editor = _TitleEdit(tab.title, self)
        editor.setAccessibleName(_("Title of the map"))
        editor.setGeometry(self.rect_of(map_id).adjusted(4, 2, -4, -2))
        editor.selectAll()
        editor.editingFinished.connect(lambda: self._finish(map_id))
        self._editor = editor
        editor.show()
        editor.setFocus()

    def _finish(self, map_id: str) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        text, was_changed = editor.text(), editor.isModified()
        editor.deleteLater()
        self.setFocus()
        if was_changed:
            self.renamed.emit(map_id, text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = [tab.id for tab in self._tabs]
        index = ids.index(self._current) if self._current in ids else 0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self._editor is not None and event.key() == Qt.Key.Key_Escape:
            editor, self._editor = self._editor, None
            editor.deleteLater()
            self.setFocus()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(index, index + step + (step > 0))
        elif step and 0 <= index + step < len(ids):
            self.chosen.emit(ids[index + step])
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and ids:
            self.rename(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        tab = self._tab_at(event.position())
        if tab is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (tab.id, event.position())
            self.chosen.emit(tab.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            tab = self._tab_at(event.position())
            set_tip(self, tab.title if tab else "")
            return
        if self._gap is not None or abs(event.position().x() - self._pressed[1].x()) > DRAG:
            x = event.position().x()
            self._gap = sum(1 for rect in self._rects() if rect.center().x() <= x)
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._pressed, self._gap
        self._pressed = self._gap = None
        self.update()
        if pressed is not None and gap is not None:
            ids = [tab.id for tab in self._tabs]
            self._move(ids.index(pressed[0]), gap)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        tab = self._tab_at(event.position())
        if tab is not None:
            self._pressed = None
            self.rename(tab.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        tab = self._tab_at(QPointF(event.pos()))
        map_id = tab.id if tab and event.reason() == QContextMenuEvent.Reason.Mouse else self._current
        self.menu_requested.emit(map_id, event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self._rects()
        painter.fillRect(0, 0, self.width(), 1, colour("separator"))
        for tab, rect in zip(self._tabs, rects, strict=True):
            self._paint_tab(painter, tab, rect)
        if self._gap is not None and rects:
            x = rects[self._gap].left() if self._gap < len(rects) else rects[-1].right()
            painter.fillRect(QRectF(x - 1.5, 4, 3, px(HEIGHT) - 8), colour("accent"))

    def _paint_tab(self, painter: QPainter, tab: Tab, rect: QRect) -> None:
        current = tab.id == self._current
        if current:
            painter.fillRect(QRectF(rect.left(), 0, rect.width(), 3), colour("accent"))
        ink = colour("text" if current else "muted")
        side = px(ICON)
        paint_icon(painter, "map", QRectF(rect.left() + SIDE, (px(HEIGHT) - side) / 2, side, side), ink=ink)
        font, _pill_font = self._fonts(is_current=current)
        painter.setFont(font)
        painter.setPen(ink)
        words = QRect(rect.left() + SIDE + side + 8, 0, rect.width(), px(HEIGHT))
        title, width = self._title(tab, QFontMetrics(font))
        words.setWidth(width)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        self._paint_pill(painter, QPointF(words.right() + 9, px(HEIGHT) / 2), tab.state, is_current=current)
        if current and self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(10, 5, -10, -4), 6, 6)

    def _paint_pill(self, painter: QPainter, left: QPointF, state: str, *, is_current: bool) -> None:
        _font, font = self._fonts(is_current=is_current)
        text = state_words(state)
        width = QFontMetrics(font).horizontalAdvance(text) + 16
        height = px(20)
        pill = QRectF(left.x(), left.y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent.chip" if is_current else "hover"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(colour("accent" if is_current else "muted"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _fonts(self, *, is_current: bool) -> tuple[QFont, QFont]:
        return interface_font(14, weight=600 if is_current else 400), interface_font(12, weight=600)

    def _title(self, tab: Tab, metrics: QFontMetrics) -> tuple[str, int]:
        line = " ".join(tab.title.split())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, px(LONGEST))
        return shown, metrics.horizontalAdvance(shown) + 1

    def _rects(self) -> list[QRect]:
        found, x = [], 0
        for tab in self._tabs:
            font, pill_font = self._fonts(is_current=tab.id == self._current)
            pill = QFontMetrics(pill_font).horizontalAdvance(state_words(tab.state)) + 16
            width = SIDE + px(ICON) + 8 + self._title(tab, QFontMetrics(font))[1] + 10 + pill + 14
            found.append(QRect(x, 0, width, px(HEIGHT)))
            x += width
        return found

    def _tab_at(self, place: QPointF) -> Tab | None:
        places = zip(self._tabs, self._rects(), strict=True)
        return next((tab for tab, rect in places if rect.contains(place.toPoint())), None)

    def _move(self, index: int, gap: int) -> None:
        if 0 <= gap <= len(self._tabs) and gap not in (index, index + 1):
            self.moved.emit(self._tabs[index].id, gap)


class MapTabs(QWidget):
    """The strip of tabs, scrolled sideways where it is too wide, and the button that adds a map."""

    add_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        fix_height(self, HEIGHT)
        self.strip = TabStrip()
        self.strip.setMouseTracking(True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.strip)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_button = QToolButton(self)
        fix_size(self.add_button, 32, height=32)
        set_icon(self.add_button, "plus", token="muted", size=18)
        icon_size(self.add_button, 18)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.add_requested)
        self.strip.resized.connect(self._place)
        self.retranslate()

    def show_tabs(self, tabs: tuple[Tab, ...], current: str) -> None:
        """Show tabs and bring the current one into sight."""
        self.strip.show_tabs(tabs, current)
        rect = self.strip.rect_of(current)
        self._scroll.ensureVisible(rect.right(), 10, rect.width(), 0)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        set_tip(self.add_button, _("New map in this file"))
        self.add_button.setAccessibleName(_("New map in this file"))
        self.strip.show_tabs(self.strip.tabs, self.strip.current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self._scroll.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("chrome"))
        painter.fillRect(0, 0, self.width(), 1, colour("separator"))

    def _place(self) -> None:
        room = self.width() - 44
        width = min(self.strip.width(), max(40, room))
        self._scroll.setGeometry(0, 0, width, px(HEIGHT))
        self.add_button.move(width + 6, 2)
