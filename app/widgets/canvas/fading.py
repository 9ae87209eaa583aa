"""Cards that step back while others are sought: laid over with the colour behind them, on the screen only."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.ink.primitives import Box
from app.layout.sheet import Sheet, Shelf
from app.rows.kind import CellLayout, RowLayout
from app.widgets.canvas.overlays import tinted

VEIL = 0.70
"""How much of a card is covered, so that 30 % of it is left."""
OVERHANG = 2.0
"""Map units that the veil reaches beyond a card, over its shadow."""

Veils = list[tuple[CellLayout, str, list[QRectF]]]
"""The veils of a row by cell, with the colour that they have."""


class Fading:
    """Which cards stay bright, and the veils over all others; painted with the sheet, so panning costs nothing."""

    def __init__(self) -> None:
        self._bright: frozenset[str] | None = None
        self._veils: dict[str, tuple[RowLayout, Veils]] = {}

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
        for shelf in sheet.shelves_between(clip.y, clip.bottom):
            seen: dict[str, list[QRectF]] = {}
            for cell, token, veils in self._over(shelf, self._bright):
                is_seen = cell.rect.x < clip.right and cell.rect.right > clip.x
                if is_seen or shelf.layout.has_spans:
                    seen.setdefault(token, []).extend(veils)
            painter.translate(0, shelf.y)
            for token, veils in seen.items():
                painter.setBrush(tinted(palette, token, VEIL))
                painter.drawRects(veils)
            painter.translate(0, -shelf.y)
        painter.restore()

    def _over(self, shelf: Shelf, bright: frozenset[str]) -> Veils:
        """Return the veils of a row, made once for each layout of the row."""
        held = self._veils.get(shelf.row_id)
        if held is None or held[0] is not shelf.layout:
            grounds = _grounds(shelf.layout)
            made = [
                (cell, _token_at(grounds, cell.rect.centre.x), _veils(cell, bright))
                for cell in shelf.layout.cells
            ]
            held = self._veils[shelf.row_id] = (shelf.layout, made)
        return held[1]


def _veils(cell: CellLayout, bright: frozenset[str]) -> list[QRectF]:
    faded = (placed.rect.grown(OVERHANG) for placed in cell.cards if placed.block.slot.id not in bright)
    return [QRectF(rect.x, rect.y, rect.width, rect.height) for rect in faded]


def _grounds(layout: RowLayout) -> list[tuple[float, float, str]]:
    """Return the stretches of a row that have a colour of their own, from back to front."""
    return [
        (placed.x + item.rect.x, placed.x + item.rect.right, item.fill)
        for placed in layout.under
        for item in placed.block.items
        if isinstance(item, Box) and isinstance(item.fill, str) and item.rect.height >= layout.height
    ]


def _token_at(grounds: list[tuple[float, float, str]], x: float) -> str:
    return next((token for left, right, token in reversed(grounds) if left <= x < right), "band")
