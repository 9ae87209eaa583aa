"""The welcome page: who we are, ways to begin, recent files, templates and examples."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import i18n
from app.compat import override
from app.constants import APP_NAME
from app.i18n import _
from app.widgets.plain import PlainLabel, isolated, set_tip
from app.widgets.recent import MOST_SHOWN, Offer, RecentFile, offers
from app.widgets.theming import appearance, colour, interface_font
from app.widgets.welcome_tiles import Choice, QuietLink, RecentEntry, Tile, WideButton

SIDE = 360
FIRST_TEMPLATES = 6
GAP = 24
WIDEST = 1000


class Ground(QWidget):
    """A plain surface in one of the theme's colours."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), colour(self._token))


class Words(PlainLabel):
    """A label in a size and colour of its own, without a style sheet."""

    def __init__(
        self, *, pixels: int, weight: int = 400, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setFont(interface_font(pixels, weight=weight))
        self._token = token
        self.tint()

    def tint(self) -> None:
        """Take the colour that the theme has now."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), colour(self._token))
        self.setPalette(palette)


class Logo(QWidget):
    """The program's sign: a curve with three points on navy."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(52, 52)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRectF(self.rect()))


def paint_logo(painter: QPainter, area: QRectF) -> None:
    """Paint the program's sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / 52, area.height() / 52)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#22384F"))
    painter.drawRoundedRect(QRectF(0, 0, 52, 52), 12, 12)
    path = QPainterPath()
    path.moveTo(11, 33)
    path.cubicTo(16, 33, 18, 19, 24, 19)
    path.cubicTo(30, 19, 29, 31, 34, 31)
    path.cubicTo(38, 31, 38, 22, 41, 18.5)
    pen = QPen(QColor("#9DD1FC"), 3.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y, radius, tone in ((11, 33, 4, "#F0857C"), (24, 19, 5, "#F8EB85"), (41, 18.5, 4, "#AFE3BE")):
        painter.setBrush(QColor(tone))
        painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    painter.restore()


class Gallery(Ground):
    """Templates and examples as tiles, in as many columns as fit."""

    offer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("wall", parent)
        self._offers: list[Offer] = []
        self._tiles: list[Tile] = []
        self._show_all = False
        self._columns = 3
        self.templates = Words(pixels=18, weight=700, parent=self)
        self.examples = Words(pixels=18, weight=700, parent=self)
        self.all_link = QuietLink(self, icon="arrow-right", icon_behind=True, token="accent")
        self.all_link.clicked.connect(self._on_all)

    @property
    def tiles(self) -> list[Tile]:
        """The tiles that are shown, templates first."""
        return [tile for tile in self._tiles if not tile.isHidden()]

    def show_offers(self, found: list[Offer]) -> None:
        """Show templates and examples, instead of those before."""
        for tile in self._tiles:
            tile.deleteLater()
        self._offers = sorted(found, key=lambda offer: offer.is_example)
        self._tiles = [self._tile(offer) for offer in self._offers]
        self._arrange()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.templates.setText(_("Start from a template"))
        self.examples.setText(_("Look at an example"))
        count = sum(1 for offer in self._offers if not offer.is_example)
        self.all_link.set_words(_("All %d") % count)

    def move_focus(self, tile: Tile, dx: int, dy: int) -> bool:
        """Move the focus to a neighbour; False if there is none on that side."""
        here = tile.geometry().center()
        ahead = [
            (abs(way.x()) * (3 if dy else 1) + abs(way.y()) * (3 if dx else 1), index, other)
            for index, other in enumerate(self.tiles)
            for way in (other.geometry().center() - here,)
            if way.x() * dx > 0 or way.y() * dy > 0
        ]
        if ahead:
            min(ahead)[2].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(ahead)

    def place(self, width: int) -> None:
        """Lay the tiles out for a width."""
        self._columns = max(1, min(3, (width - 80 + GAP) // (220 + GAP)))
        inner = min(width - 80, WIDEST)
        column = (inner - GAP * (self._columns - 1)) // self._columns
        y = self._place_section(self.templates, 40, column=column, is_example=False)
        self.all_link.resize(self.all_link.sizeHint())
        self.all_link.move(40 + inner - self.all_link.width(), 38)
        y = self._place_section(self.examples, y + 22, column=column, is_example=True)
        self.setMinimumHeight(y + 16)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place(event.size().width())
        super().resizeEvent(event)

    def _place_section(self, heading: Words, y: int, *, column: int, is_example: bool) -> int:
        tiles = [t for t, o in zip(self._tiles, self._offers, strict=True) if o.is_example == is_example]
        tiles = [tile for tile in tiles if not tile.isHidden()]
        heading.setVisible(bool(tiles))
        heading.setGeometry(QRect(40, y, 400, 26))
        y += 38 if tiles else 0
        for start in range(0, len(tiles), self._columns):
            line = tiles[start : start + self._columns]
            height = line[0].height_for(column + 2 * Tile.MARGIN)
            for index, tile in enumerate(line):
                x = 40 + index * (column + GAP) - Tile.MARGIN
                tile.setGeometry(x, y - Tile.MARGIN, column + 2 * Tile.MARGIN, height)
            y += height - Tile.MARGIN + 14
        return y

    def _tile(self, offer: Offer) -> Tile:
        tile = Tile(offer.miniature, is_example=offer.is_example, parent=self)
        tile.offer_id = offer.id
        tile.set_words(offer.name, offer.note)
        tile.clicked.connect(lambda _checked=False: self.offer_chosen.emit(offer.id))
        tile.arrow_pressed.connect(lambda dx, dy: self.move_focus(tile, dx, dy))
        return tile

    def _arrange(self) -> None:
        shown = 0
        for tile, offer in zip(self._tiles, self._offers, strict=True):
            shown += not offer.is_example
            tile.setVisible(offer.is_example or self._show_all or shown <= FIRST_TEMPLATES)
        self.all_link.setVisible(shown > FIRST_TEMPLATES and not self._show_all)
        self.retranslate()
        if self.width() > 100:
            self.place(self.width())

    def _on_all(self) -> None:
        self._show_all = True
        self._arrange()
        if len(self.tiles) > FIRST_TEMPLATES:
            self.tiles[FIRST_TEMPLATES].setFocus(Qt.FocusReason.TabFocusReason)


class WelcomePage(QWidget):
    """What is seen before a map is open."""

    new_requested = Signal()
    open_requested = Signal()
    offer_chosen = Signal(str)
    recent_chosen = Signal(object)
    language_requested = Signal(str)
    theme_requested = Signal(str)
    help_requested = Signal()
    painted = Signal()
    """Emitted once, when the page is about to be seen for the first time."""

    def __init__(self, recent: list[RecentFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._entries: list[RecentEntry] = []
        self._texts: list[Words] = []
        self._was_painted = False
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
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def take_focus(self) -> None:
        """Put the focus on the first tile, or on the first button if there is none."""
        tiles = self.gallery.tiles
        (tiles[0] if tiles else self.new_button).setFocus(Qt.FocusReason.TabFocusReason)

    def show_recent(self, recent: list[RecentFile]) -> None:
        """Show other recent files."""
        self._recent = recent[:MOST_SHOWN]
        for entry in self._entries:
            self._recent_box.removeWidget(entry)
            entry.deleteLater()
        self._entries = [self._entry(file) for file in self._recent]
        for entry in self._entries:
            self._recent_box.addWidget(entry)
        self._name_recent()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Welcome"))
        self._slogan.setText(_("See the journey\nas your customer walks it."))
        self.new_button.set_words(_("New map"), "Ctrl+N")
        self.open_button.set_words(_("Open…"), "Ctrl+O")
        self._recent_title.setText(_("Recent"))
        self._privacy.setText(_("Your maps stay on this computer."))
        self.gallery.retranslate()
        self._name_recent()
        self._name_links()

    def _name_recent(self) -> None:
        for entry, file in zip(self._entries, self._recent, strict=True):
            entry.set_words(file.title, file.note)
            set_tip(entry, str(file.path))
        self._recent_title.setVisible(bool(self._entries))

    def _name_links(self) -> None:
        dark = appearance().is_dark
        self.theme_link.set_words(_("Light") if dark else _("Dark"))
        other = "en" if i18n.language() == "es" else "es"
        self.language_link.set_words(i18n.LANGUAGES[other])
        set_tip(self.theme_link, _("Change to the light theme") if dark else _("Change to the dark theme"))
        set_tip(self.language_link, _("Change the language"))
        self.help_link.set_words(_("Help"))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = Ground("chrome", self)
        side.setFixedWidth(SIDE)
        self._build_side(side)
        row.addWidget(side)
        line = Ground("separator", self)
        line.setFixedWidth(1)
        row.addWidget(line)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.gallery)
        row.addWidget(scroll, 1)

    def _build_side(self, side: QWidget) -> None:
        column = QVBoxLayout(side)
        column.setContentsMargins(35, 48, 27, 24)
        column.setSpacing(0)
        column.addLayout(self._brand(side))
        self._slogan = self._words(side, pixels=18, token="muted")
        self._slogan.setContentsMargins(5, 14, 0, 24)
        column.addWidget(self._slogan)
        self.new_button = WideButton("plus", is_filled=True, parent=side)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button = WideButton("folder-open", is_filled=False, parent=side)
        self.open_button.clicked.connect(self.open_requested)
        for button in (self.new_button, self.open_button):
            button.arrow_pressed.connect(self._on_side_arrow)
            column.addWidget(button)
        self._recent_title = self._words(side, pixels=18, weight=700)
        self._recent_title.setContentsMargins(5, 28, 0, 8)
        column.addWidget(self._recent_title)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        column.addLayout(self._recent_box)
        column.addStretch(1)
        column.addLayout(self._links(side))
        self._privacy = self._words(side, pixels=13, token="muted")
        self._privacy.setContentsMargins(5, 6, 0, 0)
        column.addWidget(self._privacy)
        self.show_recent(self._recent)

    def _brand(self, side: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Logo(side))
        name = self._words(side, pixels=32, weight=700)
        name.setText(APP_NAME)
        row.addWidget(name)
        row.addStretch(1)
        return row

    def _links(self, side: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
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

    def _words(self, parent: QWidget, *, pixels: int, weight: int = 400, token: str = "text") -> Words:
        made = Words(pixels=pixels, weight=weight, token=token, parent=parent)
        self._texts.append(made)
        return made

    def _entry(self, file: RecentFile) -> RecentEntry:
        entry = RecentEntry(file.miniature, self)
        entry.clicked.connect(lambda _checked=False: self.recent_chosen.emit(file.path))
        entry.arrow_pressed.connect(self._on_side_arrow)
        return entry

    def _on_side_arrow(self, dx: int, dy: int) -> None:
        if dx > 0 and self.gallery.tiles:
            self.gallery.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        order: list[Choice] = [self.new_button, self.open_button, *self._entries]
        order += [self.language_link, self.theme_link, self.help_link]
        focused = next((index for index, choice in enumerate(order) if choice.hasFocus()), 0)
        target = focused + (dy or dx)
        if 0 <= target < len(order):
            order[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_language_clicked(self) -> None:
        self.language_requested.emit("en" if i18n.language() == "es" else "es")

    def _on_theme_clicked(self) -> None:
        self.theme_requested.emit("light" if appearance().is_dark else "dark")

    def _on_language_changed(self) -> None:
        self.gallery.show_offers(offers())
        self.retranslate()

    def _on_theme_changed(self) -> None:
        for words in (*self._texts, self.gallery.templates, self.gallery.examples):
            words.tint()
        self._name_links()
        self.update()


def file_words(path: Path) -> str:
    """Return a file's name for use in a sentence."""
    return isolated(path.name)
