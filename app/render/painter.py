"""Draws a sheet with Qt: on the screen, in previews and into images.

The painter's transform must already lead from the sheet to the device. What is far too small to read is drawn
as rectangles; the frozen parts can be drawn one by one, so that a canvas can hold them in place while panning.
"""

import math
from enum import IntEnum
from time import thread_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from app.ink.colour_vision import needs_grey_photos
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.ink.primitives import Block, Ink, Placed
from app.layout.sheet import Sheet, Shelf
from app.render.qt_inks import QtInks
from app.render.qt_ops import QtKit
from app.render.qt_paint import CORNERS_FROM, TEXT_FROM, paint, paint_coarse, paint_pieces
from app.render.qt_pictures import PictureSource, without_colour
from app.render.qt_rows import PreparedRow, RowShop

MANY = 24
"""Blocks of a layer from which all of it is drawn together, where at least half of it is seen."""
GLANCE_BELOW, BARS_BELOW = 2.5, 6.0
"""Device pixels of a card's text size below which cards are rectangles only, and rectangles with bars."""


class Detail(IntEnum):
    """How much of a card is drawn."""

    GLANCE = 0
    BARS = 1
    FULL = 2


def detail_for(text_size: float) -> Detail:
    """Return the level of detail for the size of card text in device pixels."""
    if text_size < GLANCE_BELOW:
        return Detail.GLANCE
    return Detail.BARS if text_size < BARS_BELOW else Detail.FULL


class SheetPainter:
    """Draws sheets in one palette; remembers what it prepared, so keep it as long as the palette stays."""

    def __init__(
        self,
        palette: Palette,
        book: FontBook,
        pictures: PictureSource,
        *,
        exact: bool = False,
        patience: float = math.inf,
        frame_time: float = math.inf,
    ) -> None:
        """Take the colours, the fonts that the layout used, and where photos come from (None: not there).

        An `exact` painter, for exports, draws everything in full however small it gets. `patience` is how many
        seconds of a frame may be spent on preparing cards never seen before, `frame_time` how many on painting all
        of them; then bars stand for the rest and `is_complete` is false until they have been painted.
        """
        self.palette = palette
        self.is_complete = True
        self.patience, self.frame_time = patience, frame_time
        self._deadline = math.inf
        self._exact = exact
        photos = without_colour(pictures) if needs_grey_photos(palette) else pictures
        self._kit = QtKit(QtInks(palette), book, photos)
        self._shop = RowShop(self._kit)
        self._sheet: Sheet | None = None

    def colour(self, ink: Ink) -> QColor:
        """Return a colour of the palette."""
        return self._kit.inks.colour(ink)

    @property
    def kept(self) -> tuple[int, int, int]:
        """How many rows, cells and blocks are remembered now."""
        return self._shop.kept

    def paint_sheet(
        self, painter: QPainter, sheet: Sheet, *, clip: Rect | None = None, detail: Detail | None = None
    ) -> None:
        """Draw all of a sheet but its wall; `clip` is the part that can be seen, in map units."""
        self.paint_body(painter, sheet, clip=clip, detail=detail)
        self.paint_headers(painter, sheet, clip=clip)
        self.paint_ribbon(painter, sheet, clip=clip)
        self.paint_corner(painter, sheet, clip=clip)
        self.paint_title(painter, sheet, clip=clip)
        self.paint_layer(painter, sheet.foot, clip=clip)

    def paint_wall(self, painter: QPainter, area: Rect) -> None:
        """Fill an area with the colour of the wall."""
        painter.fillRect(QRectF(area.x, area.y, area.width, area.height), self._kit.inks.brush("wall"))

    def paint_body(
        self,
        painter: QPainter,
        sheet: Sheet,
        *,
        clip: Rect | None = None,
        detail: Detail | None = None,
        overlay: bool = True,
    ) -> None:
        """Draw bands, cards, curves, lines and (`overlay`) what lies over them: all that scrolls both ways."""
        self._attend(sheet)
        self.is_complete = True
        self._shop.seconds_left = self.patience
        self._deadline = thread_time() + self.frame_time
        area = clip or Rect(0, 0, sheet.width, sheet.height)
        level = detail_for(sheet.style.card.size * self._zoom(painter)) if detail is None else detail
        self.paint_layer(painter, sheet.backdrop, clip=area)
        for shelf in sheet.shelves_between(area.y, area.bottom):
            self._paint_shelf(painter, shelf, area, level=level)
        self.paint_layer(painter, sheet.lines, clip=area)
        if overlay:
            self.paint_layer(painter, sheet.overlay, clip=area)

    def paint_headers(self, painter: QPainter, sheet: Sheet, *, clip: Rect | None = None) -> None:
        """Draw the row headers, which stay at the left while panning."""
        area = clip or Rect(0, 0, sheet.width, sheet.height)
        for shelf in sheet.shelves_between(area.y, area.bottom):
            header = Placed(shelf.layout.header, sheet.header_x, shelf.y)
            self.paint_block(painter, header)

    def paint_ribbon(self, painter: QPainter, sheet: Sheet, *, clip: Rect | None = None) -> None:
        """Draw the stages, which stay at the top while panning."""
        is_far = sheet.style.stage.size * self._zoom(painter) < TEXT_FROM
        self.paint_layer(painter, sheet.ribbon, clip=clip, is_square=is_far)

    def paint_corner(self, painter: QPainter, sheet: Sheet, *, clip: Rect | None = None) -> None:
        """Draw what stands above the row headers."""
        self.paint_layer(painter, sheet.corner, clip=clip)

    def paint_title(self, painter: QPainter, sheet: Sheet, *, clip: Rect | None = None) -> None:
        """Draw the title block."""
        self.paint_layer(painter, sheet.title, clip=clip)

    def paint_layer(
        self,
        painter: QPainter,
        layer: tuple[Placed, ...],
        *,
        clip: Rect | None = None,
        dx: float = 0.0,
        dy: float = 0.0,
        is_square: bool = False,
    ) -> None:
        """Draw some blocks, shifted by (dx, dy); those outside of `clip` are left out.

        `is_square` draws shapes as the rectangles around them: they are far away.
        """
        seen = layer if clip is None else _seen(layer, clip.moved(-dx, -dy).grown(_MARGIN))
        if len(seen) > MANY and 2 * len(seen) >= len(layer) and not (dx or dy):
            paint(painter, self._shop.together(layer), self._zoom(painter), is_square=is_square)
            return
        for placed in seen:
            self.paint_block(painter, placed, dx, dy=dy, is_square=is_square)

    def paint_block(
        self,
        painter: QPainter,
        placed: Placed,
        dx: float = 0.0,
        *,
        dy: float = 0.0,
        detail: Detail | None = None,
        is_square: bool = False,
    ) -> None:
        """Draw one block, shifted by (dx, dy); with `detail` as a card, else each text by its own size."""
        if detail is not None and detail < Detail.FULL:
            self._paint_glance(painter, placed, dx, dy=dy)
            return
        made = self._shop.block(placed.block)
        before = painter.transform()
        painter.translate(placed.x + dx, placed.y + dy)
        paint(painter, made, self._zoom(painter), is_square=is_square)
        painter.setTransform(before)

    def prepare(self, block: Block) -> None:
        """Make what a block draws before it is asked for."""
        self._shop.block(block)

    def prepare_card(self, block: Block) -> None:
        """Make what a card on the map draws before it is there."""
        self._shop.seconds_left = math.inf
        self._shop.card(block)

    def _zoom(self, painter: QPainter) -> float:
        """Return device pixels in a map unit, or infinity where nothing may be left out."""
        return math.inf if self._exact else abs(painter.transform().m11())

    def _attend(self, sheet: Sheet) -> None:
        """Forget the rows of the sheet before, when another one comes."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._shop.keep_only(tuple(shelf.layout for shelf in sheet.shelves))

    def _paint_shelf(self, painter: QPainter, shelf: Shelf, area: Rect, *, level: Detail) -> None:
        row = self._shop.row(shelf.layout)
        seen = row.between(area.x, area.right)
        before = painter.transform()
        painter.translate(0, shelf.y)
        paint(painter, row.under, self._zoom(painter))
        if level is Detail.FULL:
            self._paint_full(painter, row, seen, area.moved(0, -shelf.y))
        else:
            paint_coarse(painter, row, seen, bars=level is Detail.BARS)
        paint(painter, row.over, self._zoom(painter))
        painter.setTransform(before)

    def _paint_full(self, painter: QPainter, row: PreparedRow, seen: range, area: Rect) -> None:
        if not seen or not row.cells:
            return
        zoom, is_late = self._zoom(painter), thread_time() > self._deadline
        pieces = None if is_late else row.pieces(seen, top=area.y, bottom=area.bottom)
        if pieces is None:
            self.is_complete = False
            paint_coarse(painter, row, seen, bars=True)
        elif zoom < CORNERS_FROM:
            paint_coarse(painter, row, seen, bars=False)
            paint_pieces(painter, pieces, zoom, with_grounds=False)
        else:
            paint_pieces(painter, pieces, zoom)

    def _paint_glance(self, painter: QPainter, placed: Placed, dx: float, *, dy: float) -> None:
        if placed.block.glance is not None:
            rect = placed.rect.moved(dx, dy)
            brush = self._kit.inks.brush(placed.block.glance)
            painter.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), brush)


def _seen(layer: tuple[Placed, ...], area: Rect) -> tuple[Placed, ...]:
    """Return the blocks that touch an area; plain numbers, since each part of a view asks for all of a layer."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    return tuple(
        [
            one
            for one in layer
            if one.x < right
            and left < one.x + one.block.width
            and one.y < bottom
            and top < one.y + one.block.height
        ]
    )


_MARGIN = 24.0
"""How far shadows, rings and pills may reach out of their block."""
