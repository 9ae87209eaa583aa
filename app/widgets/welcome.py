"""The welcome page: who we are, ways to begin, recent files, templates and examples."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import i18n
from app.compat import override
from app.constants import APP_NAME
from app.i18n import _
from app.widgets.gallery import Gallery, Ground
from app.widgets.logo import Logo
from app.widgets.recent import MOST_SHOWN, RecentFile, offers
from app.widgets.theming import appearance, px
from app.widgets.welcome_tiles import Choice, QuietLink, RecentEntry, Sign, WideButton, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

SIDE = 360


class WelcomePage(QWidget):
    """What is seen before a map is open."""

    new_requested = Signal()
    open_requested = Signal()
    offer_chosen = Signal(str)
    recent_chosen = Signal(object)
    recent_forgotten = Signal(object)
    paste_requested = Signal()
    language_requested = Signal(str)
    theme_requested = Signal(str)
    help_requested = Signal()
    painted = Signal()
    """Emitted once, when the page is about to be seen for the first time."""

    def __init__(self, recent: list[RecentFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._entries: list[RecentEntry] = []
        self._was_painted = self._is_warm = False
        self.gallery = Gallery()
        self._build()
        self.gallery.offer_chosen.connect(self.offer_chosen)
        self.gallery.show_offers(offers())
        self.retranslate()
        appearance().changed.connect(self._on_theme_changed)
        self._unsubscribe = i18n.on_change(self._on_language_changed)

    def close_parts(self) -> None:
        """Listen to nothing any more, before the page goes."""
        self._unsubscribe()
        appearance().changed.disconnect(self._on_theme_changed)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Make a map of what is pasted: here there is nothing else that it could be pasted into."""
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    def warm(self) -> None:
        """Take on what the first paint does not need: cursors, tooltips, the second, rounder picture."""
        from PySide6.QtCore import Qt

        self._is_warm = True
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.gallery.warm()
        for choice in self._side_choices():
            choice.warm()
        self._name_recent()
        self._name_links()
        for choice in (*self._side_choices(), self.gallery.all_link):
            choice.update()

    def take_focus(self) -> None:
        """Put the focus on the first tile, or on the first button if there is none."""
        tiles = self.gallery.tiles
        (tiles[0] if tiles else self.new_button).setFocus()

    def show_recent(self, recent: list[RecentFile]) -> None:
        """Show other recent files."""
        self._recent = recent[:MOST_SHOWN]
        for entry in self._entries:
            self._recent_box.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [self._entry(file) for file in self._recent]
        for entry in self._entries:
            self._recent_box.addWidget(entry)
        self._name_recent()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Welcome"))
        self._slogan.say(_("See the journey\nas your customer walks it."))
        self.new_button.set_words(_("New map"), "Ctrl+N")
        self.open_button.set_words(_("Open…"), "Ctrl+O")
        self.paste_button.set_words(_("Paste a table"), "Ctrl+V")
        self._recent_title.say(_("Recent"))
        self._privacy.say(_("Your maps stay on this computer."))
        self.gallery.retranslate()
        self._name_recent()
        self._name_links()

    def _name_recent(self) -> None:
        for entry, file in zip(self._entries, self._recent, strict=True):
            entry.set_words(file.title, file.note)
            if self._is_warm:
                entry.warm(str(file.path))
        self._recent_title.setVisible(bool(self._entries))

    def _name_links(self) -> None:
        dark = appearance().is_dark
        self.theme_link.set_words(_("Light") if dark else _("Dark"), icon="sun" if dark else "moon")
        self.language_link.set_words(i18n.LANGUAGES[_next_language()])
        self.help_link.set_words(_("Help"))
        if self._is_warm:
            self.theme_link.warm(_("Change to the light theme") if dark else _("Change to the dark theme"))
            self.language_link.warm(_("Change the language"))
            self.help_link.warm(_("Keyboard and gestures"))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = Ground("chrome", self)
        side.setFixedWidth(px(SIDE))
        self._build_side(side)
        row.addWidget(side)
        line = Ground("separator", self)
        line.setFixedWidth(1)
        row.addWidget(line)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("gallery")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.gallery)
        row.addWidget(self._scroll, 1)

    def _build_side(self, side: QWidget) -> None:
        column = QVBoxLayout(side)
        column.setContentsMargins(35, 48, 27, 24)
        column.setSpacing(0)
        column.addLayout(self._brand(side))
        self._slogan = Words(pixels=18, token="muted", parent=side)
        column.addSpacing(14)
        column.addLayout(_indented(self._slogan))
        column.addSpacing(22)
        self.new_button = WideButton("plus", is_filled=True, parent=side)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button = WideButton("folder-open", is_filled=False, parent=side)
        self.open_button.clicked.connect(self.open_requested)
        self.paste_button = WideButton("clipboard-paste", is_filled=False, parent=side)
        self.paste_button.clicked.connect(self.paste_requested)
        for button in (self.new_button, self.open_button, self.paste_button):
            button.arrow_pressed.connect(self._on_side_arrow)
            column.addWidget(button)
        self._recent_title = Words(pixels=18, weight=700, parent=side)
        column.addSpacing(28)
        column.addLayout(_indented(self._recent_title))
        column.addSpacing(8)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        column.addLayout(self._recent_box)
        column.addStretch(1)
        column.addLayout(self._links(side))
        self._privacy = Words(pixels=13, token="muted", parent=side)
        column.addSpacing(6)
        foot = QHBoxLayout()
        foot.setContentsMargins(5, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(Sign("hard-drive", side))
        foot.addWidget(self._privacy)
        foot.addStretch(1)
        column.addLayout(foot)
        self.show_recent(self._recent)

    def _brand(self, side: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Logo(side))
        name = Words(pixels=32, weight=700, parent=side)
        name.say(APP_NAME)
        row.addWidget(name)
        row.addStretch(1)
        return row

    def _links(self, side: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.language_link = QuietLink(side, icon="languages")
        self.theme_link = QuietLink(side, icon="moon")
        self.help_link = QuietLink(side, icon="circle-help")
        self.language_link.clicked.connect(self._on_language_clicked)
        self.theme_link.clicked.connect(self._on_theme_clicked)
        self.help_link.clicked.connect(self.help_requested)
        for link in (self.language_link, self.theme_link, self.help_link):
            link.arrow_pressed.connect(self._on_side_arrow)
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _entry(self, file: RecentFile) -> RecentEntry:
        entry = RecentEntry(file.miniature, self)
        entry.clicked.connect(lambda _checked=False: self.recent_chosen.emit(file.path))
        entry.forgotten.connect(lambda: self.recent_forgotten.emit(file.path))
        entry.arrow_pressed.connect(self._on_side_arrow)
        return entry

    def _side_choices(self) -> list[Choice]:
        links = (self.language_link, self.theme_link, self.help_link)
        return [self.new_button, self.open_button, self.paste_button, *self._entries, *links]

    def _on_side_arrow(self, dx: int, dy: int) -> None:
        order = self._side_choices()
        focused = next((index for index, choice in enumerate(order) if choice.hasFocus()), 0)
        is_link = isinstance(order[focused], QuietLink)
        if dx > 0 and not is_link and self.gallery.tiles:
            self.gallery.tiles[0].setFocus()
            return
        target = focused + (dy or dx)
        if 0 <= target < len(order):
            order[target].setFocus()

    def _on_language_clicked(self) -> None:
        self.language_requested.emit(_next_language())

    def _on_theme_clicked(self) -> None:
        self.theme_requested.emit("light" if appearance().is_dark else "dark")

    def _on_language_changed(self) -> None:
        self.gallery.show_offers(offers())
        self.retranslate()

    def _on_theme_changed(self) -> None:
        self._name_links()
        self.update()


def _next_language() -> str:
    """Return the language after the one that is spoken; after the last comes the first."""
    codes = list(i18n.LANGUAGES)
    return codes[(codes.index(i18n.language()) + 1) % len(codes)]


def _indented(words: Words) -> QHBoxLayout:
    """Set words 5 pixels in, where the buttons' visible edges are."""
    row = QHBoxLayout()
    row.setContentsMargins(5, 0, 0, 0)
    row.addWidget(words)
    return row
