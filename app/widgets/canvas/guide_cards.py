"""The pale cards of an empty map: each row asks its guide question where its first card could lie."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.editing.selection import Cursor
from app.i18n import _
from app.ink.palette import Palette
from app.model.journey import JourneyMap
from app.model.query import is_empty
from app.rows.kind import kind_of
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.hover import SMALLEST_ZOOM
from app.widgets.canvas.overlays import Border, Mark, tinted
from app.widgets.theming import FAMILY

LINES = 2
HIGHEST_LINE = 18.0
"""Map units below which a row is folded, and too low for a card."""
SPARE = 0.9
"""How much of a line words fill before the next one begins, on average."""


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A dashed outline with a question in it; only on the screen, and only until something is there."""

    rect: QRectF
    text: str
    zoom: float

    def paint(self, painter: QPainter, palette: Palette) -> None:
        Border(self.rect, 1.2, 4 * self.zoom, "border", dashed=True, opacity=0.7).paint(painter, palette)
        inner = self.rect.adjusted(10 * self.zoom, 0, -10 * self.zoom, 0)
        font = _font(self.zoom)
        # Interface text, not text of the sheet: the layout has no say in it.
        words = QFontMetricsF(font).elidedText(
            self.text, Qt.TextElideMode.ElideRight, inner.width() * LINES * SPARE
        )
        painter.setFont(font)
        painter.setPen(tinted(palette, "subtle"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), words)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-1, -1, 1, 1)


def _font(zoom: float) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(13 * zoom)))
    font.setItalic(True)
    return font


def guide_marks(frame: Frame, journey: JourneyMap, cursor: Cursor) -> Iterator[Mark]:
    """Yield a guide card for each row of an empty map, in its first stage; the cursor's own cell stays free."""
    if frame.zoom < SMALLEST_ZOOM or not frame.sheet.columns or not is_empty(journey):
        return
    column = next((each for each in frame.sheet.columns if not each.stage.collapsed), None)
    if column is None:
        return
    style = frame.sheet.style
    for row in journey.rows:
        kind = kind_of(row.kind)
        area = frame.sheet.cell_rect(row.id, column.stage.id)
        words = row.guide or (_(kind.guide) if kind.guide else "")
        is_here = (cursor.row, cursor.stage) == (row.id, column.stage.id)
        if area is None or kind.content == "curves" or is_here or not words:
            continue
        inner = frame.body_rect(area).adjusted(
            style.cell_side * frame.zoom,
            style.cell_top * frame.zoom,
            -style.cell_side * frame.zoom,
            -style.cell_bottom * frame.zoom,
        )
        if inner.height() >= HIGHEST_LINE * frame.zoom:
            yield Mark(GuideCard(inner, words, frame.zoom))
