"""Cards that step back while others are sought: laid over with the colour of their band, on the screen only."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.layout.sheet import Sheet, Shelf
from app.rows.kind import CellLayout, RowLayout
from app.widgets.canvas.overlays import tinted

VEIL = 0.70
"""How much of a card its band covers, so that 30 % of it is left."""
OVERHANG = 2.0
"""Map units that the veil reaches beyond a card, over its shadow."""


class Fading:
    """Which cards stay bright, and the veils over all others; painted with the sheet, so panning costs nothing."""

    def __init__(self) -> None:
        self._bright: frozenset[str] | None = None
        self._veils: dict[str, tuple[RowLayout, list[tuple[CellLayout, list[QRectF]]]]] = {}

    def keep(self, bright: frozenset[str] | None) -> bool:
        """Keep some cards bright, or all of them with None; False if it is so already."""
        if bright == self._bright:
            return False
        self._bright = bright
        self._veils.clear()
        return True

    def paint(self, painter: QPainter, sheet: Sheet, clip: Rect, *, palette: Palette) -> None:
        """Lay veils over the part of a sheet in `clip`, both in map units."""
        if self._bright is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, "band", VEIL))
        for shelf in sheet.shelves_between(clip.y, clip.bottom):
            veils = [
                veil
                for cell, inside in self._over(shelf, self._bright)
                if cell.rect.x < clip.right and cell.rect.right > clip.x
                for veil in inside
            ]
            painter.translate(0, shelf.y)
            painter.drawRects(veils)
            painter.translate(0, -shelf.y)
        painter.restore()

    def _over(self, shelf: Shelf, bright: frozenset[str]) -> list[tuple[CellLayout, list[QRectF]]]:
        """Return the veils of a row by cell, made once for each layout of the row."""
        held = self._veils.get(shelf.row_id)
        if held is None or held[0] is not shelf.layout:
            made = [(cell, _veils(cell, bright)) for cell in shelf.layout.cells]
            held = self._veils[shelf.row_id] = (shelf.layout, made)
        return held[1]


def _veils(cell: CellLayout, bright: frozenset[str]) -> list[QRectF]:
    faded = (placed.rect.grown(OVERHANG) for placed in cell.cards if placed.block.slot.id not in bright)
    return [QRectF(rect.x, rect.y, rect.width, rect.height) for rect in faded]
