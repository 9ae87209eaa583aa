"""The marks that tell of hidden rows, at the row headers where these would be; a click shows them again."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.i18n import ngettext
from app.ink.palette import Palette
from app.model.journey import JourneyMap
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.hover import SMALLEST_ZOOM
from app.widgets.canvas.overlays import Mark, tinted
from app.widgets.theming import interface_font

HEIGHT, SIDE, LEFT = 22.0, 10.0, 42.0
TARGET = 5.0
"""Pixels around a mark that still hit it, so that it is 24 to 32 px high for a finger."""
FONT = 12
SMALLEST = 0.64
"""The share of its size that a mark keeps where the map is small, so that its words can still be read."""


@dataclass(frozen=True, slots=True)
class HiddenPill:
    """A pill between two row headers that says how many rows are hidden there."""

    rect: QRectF
    text: str
    rows: tuple[str, ...]
    is_hot: bool = False
    font: int = FONT

    def paint(self, painter: QPainter, palette: Palette) -> None:
        token = "accent" if self.is_hot else "border"
        painter.setPen(QPen(tinted(palette, token), 1.2))
        painter.setBrush(tinted(palette, "accent.tint" if self.is_hot else "band"))
        painter.drawRoundedRect(self.rect, self.rect.height() / 2, self.rect.height() / 2)
        painter.setFont(interface_font(self.font, weight=600))
        painter.setPen(tinted(palette, "accent" if self.is_hot else "text"))
        painter.drawText(self.rect, Qt.AlignmentFlag.AlignCenter, self.text)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-2, -2, 2, 2)

    def holds(self, pos: QPointF) -> bool:
        """Say whether a place is on the pill, or near enough for a finger."""
        return self.rect.adjusted(-TARGET, -TARGET, TARGET, TARGET).contains(pos)


def hidden_pills(frame: Frame, journey: JourneyMap, at: QPointF | None = None) -> tuple[HiddenPill, ...]:
    """Return a pill for each run of hidden rows, in the gap where they would be; `at` is the pointer's place."""
    if frame.zoom < SMALLEST_ZOOM:
        return ()
    return tuple(_pill(frame, after, rows, at=at) for after, rows in _runs(frame, journey))


def _runs(frame: Frame, journey: JourneyMap) -> list[tuple[str, tuple[str, ...]]]:
    """Each run of hidden rows, with the visible row above it, or nothing above the first."""
    runs: dict[str, tuple[str, ...]] = {}
    above = ""
    for row in journey.rows:
        if row.id in frame.sheet.shelf_of:
            above = row.id
        elif row.hidden:
            runs[above] = (*runs.get(above, ()), row.id)
    return list(runs.items())


def _pill(frame: Frame, after: str, rows: tuple[str, ...], *, at: QPointF | None) -> HiddenPill:
    sheet = frame.sheet
    shelf = sheet.shelf_of.get(after)
    edge = shelf.bottom + sheet.style.row_gap / 2 if shelf else sheet.body.y
    middle = (edge - frame.camera.y) * frame.zoom
    text = ngettext("%d hidden", "%d hidden", len(rows)) % len(rows)
    # It shrinks with the gap that it lies in, so that it covers no name.
    share = max(SMALLEST, min(1.0, frame.zoom))
    font, height = max(10, round(FONT * share)), HEIGHT * share
    # Interface text, not text of the sheet: the layout has no say in it.
    width = QFontMetricsF(interface_font(font, weight=600)).horizontalAdvance(text) + 2 * SIDE * share
    left = max(frame.header_left, min(frame.header_left + LEFT, frame.header_right - width - 2))
    rect = QRectF(left, middle - height / 2, width, height)
    pill = HiddenPill(rect, text, rows, font=font)
    is_hot = at is not None and pill.holds(at)
    return HiddenPill(rect, text, rows, is_hot=True, font=font) if is_hot else pill


def pill_at(frame: Frame, journey: JourneyMap, pos: QPointF) -> HiddenPill | None:
    """Return the pill under a place of the view."""
    if not 0 <= pos.x() < max(frame.header_right, LEFT) or pos.y() < frame.ribbon_bottom - HEIGHT / 2:
        return None
    return next((pill for pill in hidden_pills(frame, journey, pos) if pill.is_hot), None)


def pill_marks(frame: Frame, journey: JourneyMap, at: QPointF | None) -> list[Mark]:
    """Return the pills to paint over the row headers."""
    return [Mark(pill, "header") for pill in hidden_pills(frame, journey, at)]
