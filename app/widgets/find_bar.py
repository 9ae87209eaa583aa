"""The bar above the map that finds and replaces words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from app.compat import override
from app.editing.finder import Finder
from app.i18n import _, ngettext
from app.widgets.icons import beside_icon, set_icon
from app.widgets.plain import label, set_tip
from app.widgets.sizing import fix_height, give_font, icon_size, least_width
from app.widgets.theming import colour

HEIGHT = 48
BUTTON = 32
COUNT_WIDTH = 84
GAP = 16
CASES = "Aa"
"""What stands on the button that lets capitals count: the same sign in all languages."""
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A field for the words with the number of matches, and one for what replaces them.

    `closed` when Esc or the cross ended the search; `told(text)` when there is something to say;
    `replaced(text)` when that can be undone.
    """

    closed = Signal()
    told = Signal(str)
    replaced = Signal(str)

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder
        fix_height(self, HEIGHT)
        self.words = QLineEdit(self)
        self.new_words = QLineEdit(self)
        self.count = label("", look="muted", parent=self)
        self.previous = self._tool("chevron-up")
        self.next = self._tool("chevron-down")
        self.exact = self._tool("")
        self.all_maps = self._tool("layers")
        self.replace_one = QPushButton(self)
        self.replace_all = QPushButton(self)
        self.cross = self._tool("x")
        self._compose()
        self._connect()
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the bar and look again for the words of last time, which typing replaces."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._search()

    def go(self, step: int) -> None:
        """Show the next (1) or previous (-1) match; open the bar if it is closed."""
        if self.isVisible() and self.words.text():
            self._finder.step(step)
        else:
            self.open()

    def close_bar(self) -> None:
        """End the search: every card is bright again, and the last match stays selected."""
        self.hide()
        self._finder.search("")
        self.closed.emit()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Find and replace"))
        for field, word in ((self.words, _("Find")), (self.new_words, _("Replace with"))):
            field.setPlaceholderText(word)
            field.setAccessibleName(word)
        for button, word, keys in (
            (self.previous, _("Previous match"), "Shift+F3"),
            (self.next, _("Next match"), "F3"),
            (self.exact, _("Just as typed: capitals and accents count"), ""),
            (self.all_maps, _("All maps of this file"), ""),
            (self.cross, _("Close"), "Esc"),
        ):
            button.setAccessibleName(word)
            set_tip(button, f"{word}  {keys}".strip())
        self.all_maps.setText(beside_icon(_("All maps")))
        self.replace_one.setText(_("Replace"))
        self.replace_all.setText(_("Replace all"))
        set_tip(self.replace_one, _("Replaces the words in this match and goes to the next."))
        set_tip(self.replace_all, _("Replaces the words in every match; one undo takes it back."))
        self._show_count()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in RETURN_KEYS:
            self._enter(is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("separator"))

    def _tool(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        fix_height(button, BUTTON)
        least_width(button, BUTTON)
        icon_size(button, 18)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon:
            set_icon(button, icon, size=18)
        return button

    def _compose(self) -> None:
        self.words.setMinimumWidth(140)
        self.words.setMaximumWidth(320)
        self.new_words.setMinimumWidth(110)
        self.new_words.setMaximumWidth(260)
        give_font(self.count, 13)
        self.count.setMinimumWidth(COUNT_WIDTH)
        self.exact.setCheckable(True)
        self.exact.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.exact.setText(CASES)
        self.all_maps.setCheckable(True)
        self.all_maps.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        seek = (self.words, self.count, self.previous, self.next, self.exact, self.all_maps)
        self._parts = (self._line(*seek), self._line(self.new_words, self.replace_one, self.replace_all))
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(GAP)
        for part in self._parts:
            self._lines.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 1)
        row.addLayout(self._lines, 1)
        row.addStretch(0)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        # Return comes to the bar from any of its fields, and never presses a button by itself.
        for button in (self.replace_one, self.replace_all):
            button.setAutoDefault(False)

    def _line(self, *parts: QWidget) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(parts[0], 10)
        for part in parts[1:]:
            row.addWidget(part)
        row.addStretch(1)
        return line

    def _fit(self) -> None:
        """Put what replaces below what finds where both have no room beside each other."""
        needed = sum(part.sizeHint().width() for part in self._parts) + 100
        is_high = self.width() < needed
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.TopToBottom if is_high else ways.LeftToRight)
        self._lines.setSpacing(0 if is_high else GAP)
        fix_height(self, 2 * HEIGHT - 8 if is_high else HEIGHT)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._search())
        for choice in (self.exact, self.all_maps):
            choice.toggled.connect(lambda _on: self._search())
        self.next.clicked.connect(lambda: self._finder.step(1))
        self.previous.clicked.connect(lambda: self._finder.step(-1))
        self.replace_one.clicked.connect(self._replace_one)
        self.replace_all.clicked.connect(self._replace_all)
        self.cross.clicked.connect(self.close_bar)
        self._finder.changed.connect(self._show_count)

    def _enter(self, *, is_back: bool) -> None:
        if self.new_words.hasFocus():
            self._replace_one()
        elif self.replace_one.hasFocus() or self.replace_all.hasFocus():
            (self.replace_one if self.replace_one.hasFocus() else self.replace_all).click()
        else:
            self._finder.step(-1 if is_back else 1)

    def _search(self) -> None:
        is_everywhere, is_exact = self.all_maps.isChecked(), self.exact.isChecked()
        self._finder.search(self.words.text(), in_all_maps=is_everywhere, exact=is_exact)

    def _replace_one(self) -> None:
        if self._finder.current is not None and not self._finder.replace(self.new_words.text()):
            self.told.emit(_("Nothing was replaced here: the card is locked, or has these words already."))

    def _replace_all(self) -> None:
        count = self._finder.replace_all(self.new_words.text())
        text = ngettext("Replaced in %d place", "Replaced in %d places", count) % count
        if count:
            self.replaced.emit(text)
        else:
            self.told.emit(_("Nothing was replaced"))

    def _show_count(self) -> None:
        finder = self._finder
        found = len(finder.found)
        text = _("%(number)d of %(count)d") % {"number": finder.index + 1, "count": found}
        self.count.setText("" if not finder.words else text if found else _("No matches"))
        self.words.setAccessibleDescription(self.count.text())
        for button in (self.previous, self.next, self.replace_one, self.replace_all):
            button.setEnabled(found > 0)
        self.all_maps.setEnabled(len(finder.session.project.maps) > 1)
