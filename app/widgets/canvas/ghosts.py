"""Pictures of what is dragged: rendered once when the drag begins, then only moved."""

from collections.abc import Sequence
from functools import lru_cache
from math import floor
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.ink.palette import Palette
from app.ink.primitives import Block, Box, Outline, Placed, Slot, TextLine
from app.render.painter import SheetPainter
from app.values import dataclass, replace
from app.widgets.canvas.overlays import Border, tinted
from app.widgets.canvas.tools.host import CanvasHost

MARGIN = 16.0
STACKED = 3
STEP_X, STEP_Y = 5.0, 6.0
MOST_PICTURES = 64
"""Pictures of faded cards that are kept; a view that scrolls between pixels needs others."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A pixmap, its size in pixels of the view, and the margin around what it shows."""

    pixmap: QPixmap
    size: tuple[float, float]
    margin: float = 0.0


def _blank(width: float, height: float, *, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def block_ghost(host: CanvasHost, placed: Placed) -> Picture:
    """Return a picture of a header at the view's zoom."""
    zoom = host.frame.zoom
    width, height = placed.block.width * zoom + 2, placed.block.height * zoom + 2
    pixmap = _blank(width, height, ratio=2.0)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    host.sheets.paint_block(painter, Placed(placed.block, 0, 0))
    painter.end()
    return Picture(pixmap, (width, height))


_LAST: WeakKeyDictionary[SheetPainter, tuple[float, tuple[Block, ...], Picture]] = WeakKeyDictionary()
"""The last ghost that each painter made: it is made before the drag begins, if there is time."""


def cards_ghost(sheets: SheetPainter, cards: Sequence[Placed], *, zoom: float) -> Picture:
    """Return a stack of at most three cards with a deep soft shadow; the first one lies on top."""
    blocks = tuple(card.block for card in cards[:STACKED])
    last = _LAST.get(sheets)
    if last is None or last[0] != zoom or last[1] != blocks:
        last = _LAST[sheets] = (zoom, blocks, _painted_ghost(sheets, cards[:STACKED], zoom=zoom))
    return last[2]


def _painted_ghost(sheets: SheetPainter, shown: Sequence[Placed], *, zoom: float) -> Picture:
    top = shown[0].block
    deep = len(shown) - 1
    width = top.width * zoom + 2 * MARGIN + deep * STEP_X * zoom
    height = top.height * zoom + 2 * MARGIN + deep * STEP_Y * zoom
    pixmap = _blank(width, height, ratio=2.0)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(MARGIN, MARGIN)
    for index in range(deep, -1, -1):
        paper = shown[index].block.glance or "band"
        rect = QRectF(index * STEP_X * zoom, index * STEP_Y * zoom, top.width * zoom, top.height * zoom)
        _paint_sheet_of_paper(painter, sheets.palette, rect, paper=paper, deepest=index == deep)
    painter.scale(zoom, zoom)
    sheets.paint_block(painter, Placed(top, 0, 0))
    painter.end()
    return Picture(pixmap, (width, height), MARGIN)


def _paint_sheet_of_paper(
    painter: QPainter, palette: Palette, rect: QRectF, *, paper: str, deepest: bool
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    spread = ((12.0, 0.03), (8.0, 0.04), (5.0, 0.06), (2.0, 0.09)) if deepest else ((1.0, 0.16),)
    for grow, opacity in spread:
        painter.setBrush(tinted(palette, "shadow", opacity))
        drop = rect.adjusted(-grow, -grow + 3, grow, grow + 4 if deepest else grow - 2)
        painter.drawRoundedRect(drop, 4 + grow, 4 + grow)
    painter.setBrush(tinted(palette, paper))
    painter.drawRoundedRect(rect, 4, 4)


@lru_cache(maxsize=256)
def words_of(block: Block) -> Block:
    """Return only the words of a block."""
    texts = tuple(item for item in block.items if isinstance(item, TextLine))
    faint = tuple(replace(text, ink="text", opacity=0.42) for text in texts)
    return Block(Slot("decor"), block.width, block.height, faint)


@lru_cache(maxsize=64)
def accented(block: Block) -> Block:
    """Return a stage header in the accent colour."""
    items = tuple(
        replace(item, fill="accent")
        if isinstance(item, Outline | Box) and item.fill is not None
        else replace(item, ink="accent.text")
        if isinstance(item, TextLine)
        else item
        for item in block.items
    )
    return Block(Slot("decor"), block.width, block.height, items)


class FadedPictures:
    """Cards as they look where they are dragged away from: painted once for a gesture, then only shown."""

    def __init__(self, sheets: SheetPainter) -> None:
        self.sheets = sheets
        self._made: dict[tuple[object, ...], QPixmap] = {}

    def picture(self, card: "Faded", corner: QPointF, *, ratio: float) -> QPixmap:
        """Return a picture of a faded card whose pixels begin at a corner of the view."""
        place = card.rect.translated(-corner)
        key = (id(card.words), place.getRect(), card.zoom, card.token, ratio)
        found = self._made.get(key)
        if found is None:
            area = card.bounds()
            found = _blank(area.width() + 1, area.height() + 1, ratio=ratio)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-corner)
            card.draw(painter, self.sheets.palette)
            painter.end()
            if len(self._made) >= MOST_PICTURES:
                self._made.clear()
            self._made[key] = found
        return found


@dataclass(frozen=True, slots=True)
class Faded:
    """A card that is being dragged away: a dashed outline and pale words where it still lies."""

    rect: QRectF
    words: Block
    zoom: float
    token: str
    pictures: FadedPictures

    def paint(self, painter: QPainter, palette: Palette) -> None:
        area, ratio = self.bounds(), painter.device().devicePixelRatio()
        # A picture lies on whole pixels, with the same share of a pixel inside: words stay where they were.
        corner = QPointF(floor(area.x() * ratio) / ratio, floor(area.y() * ratio) / ratio)
        painter.drawPixmap(corner, self.pictures.picture(self, corner, ratio=ratio))

    def draw(self, painter: QPainter, palette: Palette) -> None:
        """Draw the card with a painter of the view's coordinates."""
        grown = self.rect.adjusted(-1, -1, 1, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, "band"))
        painter.drawRect(grown)
        painter.setBrush(tinted(palette, self.token, 0.05))
        painter.drawRoundedRect(self.rect, 4, 4)
        Border(self.rect, 1.2, 4, self.token, dashed=True, opacity=0.62).paint(painter, palette)
        Stamp(self.words, self.rect.topLeft(), self.zoom, self.pictures.sheets).paint(painter, palette)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-3, -3, 3, 6)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A block of the sheet, painted once more over it."""

    block: Block
    corner: QPointF
    zoom: float
    sheets: SheetPainter

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.save()
        painter.translate(self.corner)
        painter.scale(self.zoom, self.zoom)
        self.sheets.paint_block(painter, Placed(self.block, 0, 0))
        painter.restore()

    def bounds(self) -> QRectF:
        return QRectF(
            self.corner.x() - 2,
            self.corner.y() - 2,
            self.block.width * self.zoom + 4,
            self.block.height * self.zoom + 4,
        )
