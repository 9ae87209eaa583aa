"""Templates and examples as tiles, in as many columns as fit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.compat import override
from app.i18n import _
from app.widgets.inking import fill
from app.widgets.recent import Offer
from app.widgets.theming import colour, px
from app.widgets.welcome_tiles import QuietLink, Tile, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

FIRST_TEMPLATES = 6
GAP = 24
SIDE = 40
WIDEST = 1160
NARROWEST_TILE = 220


class Ground(QWidget):
    """A plain surface in one of the theme's colours."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        fill(QPainter(self), QRectF(event.rect()), colour(self._token))


class Gallery(Ground):
    """The right side of the welcome page."""

    offer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("wall", parent)
        self._found: list[Offer] = []
        self._offers: list[Offer] = []
        self._count = 0
        self._tiles: list[Tile] = []
        self._show_all = False
        self._is_warm = False
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
            tile.hide()
            tile.deleteLater()
        self._found = found
        templates = [offer for offer in found if not offer.is_example]
        self._count = len(templates)
        shown = templates if self._show_all else templates[:FIRST_TEMPLATES]
        self._offers = [*shown, *(offer for offer in found if offer.is_example)]
        self._tiles = [self._tile(offer) for offer in self._offers]
        self.all_link.setVisible(len(shown) < self._count)
        self.retranslate()
        if self.width() > 2 * SIDE:
            self.place(self.width())

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.templates.say(_("Start from a template"))
        self.examples.say(_("Look at an example"))
        self.all_link.set_words(_("All %d") % self._count)

    def warm(self) -> None:
        """Take on what the first paint does not need."""
        self._is_warm = True
        for tile in (*self._tiles, self.all_link):
            tile.warm()

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
            min(ahead)[2].setFocus()
        return bool(ahead)

    def place(self, width: int) -> None:
        """Lay the tiles out for a width."""
        self._columns = max(1, min(3, (width - 2 * SIDE + GAP) // (px(NARROWEST_TILE) + GAP)))
        inner = min(width - 2 * SIDE, WIDEST)
        column = (inner - GAP * (self._columns - 1)) // self._columns
        y = self._place_section(self.templates, SIDE, column=column, is_example=False)
        self.all_link.resize(self.all_link.sizeHint())
        self.all_link.move(SIDE + inner - self.all_link.width() + QuietLink.SIDE, SIDE - 2)
        y = self._place_section(self.examples, y + 8, column=column, is_example=True)
        self.setMinimumHeight(y + 16)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        self.place(event.size().width())
        super().resizeEvent(event)

    def _place_section(self, heading: Words, y: int, *, column: int, is_example: bool) -> int:
        tiles = [t for t, o in zip(self._tiles, self._offers, strict=True) if o.is_example == is_example]
        tiles = [tile for tile in tiles if not tile.isHidden()]
        heading.setVisible(bool(tiles))
        heading.setGeometry(SIDE, y, px(400), px(26))
        y += px(38) if tiles else 0
        for start in range(0, len(tiles), self._columns):
            line = tiles[start : start + self._columns]
            height = line[0].height_for(column + 2 * Tile.MARGIN)
            for index, tile in enumerate(line):
                x = SIDE + index * (column + GAP) - Tile.MARGIN
                tile.setGeometry(x, y - Tile.MARGIN, column + 2 * Tile.MARGIN, height)
            y += height - Tile.MARGIN + 14
        return y

    def _tile(self, offer: Offer) -> Tile:
        tile = Tile(offer.miniature, is_example=offer.is_example, parent=self)
        tile.offer_id = offer.id
        tile.set_words(offer.name, offer.note)
        tile.clicked.connect(lambda _checked=False: self.offer_chosen.emit(offer.id))
        tile.arrow_pressed.connect(lambda dx, dy: self.move_focus(tile, dx, dy))
        if self._is_warm:
            tile.warm()
            tile.show()
        return tile

    def _on_all(self) -> None:
        self._show_all = True
        self.show_offers(self._found)
        if len(self.tiles) > FIRST_TEMPLATES:
            self.tiles[FIRST_TEMPLATES].setFocus()
