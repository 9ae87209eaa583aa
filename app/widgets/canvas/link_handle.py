"""The small handle at the edge of the selected card from which a connection is drawn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.editing.session import Session
from app.ink.palette import Palette
from app.model.query import find_card
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import GAP, RING, Mark, tinted
from app.widgets.canvas.places import find_in_cell

SIZE, TARGET = 13.0, 12.0
"""How large the handle is, and how far around its middle it can be pressed."""
ASIDE = GAP + RING + SIZE / 2 - 1
SMALLEST_ZOOM = 0.5
"""Below this, the handle would lie on the card of the next stage."""


@dataclass(frozen=True, slots=True)
class LinkHandle:
    """A disc with a plus of its own: an arrow begins here."""

    middle: QPointF
    card: str
    is_hot: bool = False

    def paint(self, painter: QPainter, palette: Palette) -> None:
        area = self.bounds().adjusted(2, 2, -2, -2)
        painter.setPen(QPen(tinted(palette, "accent"), 2.0))
        painter.setBrush(tinted(palette, "accent" if self.is_hot else "band"))
        painter.drawEllipse(area)
        pen = QPen(tinted(palette, "accent.text" if self.is_hot else "accent"), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.middle.x(), self.middle.y()
        painter.drawLine(QPointF(x - 2.5, y), QPointF(x + 2.5, y))
        painter.drawLine(QPointF(x + 0.5, y - 2), QPointF(x + 2.5, y))
        painter.drawLine(QPointF(x + 0.5, y + 2), QPointF(x + 2.5, y))

    def bounds(self) -> QRectF:
        half = SIZE / 2 + 2
        return QRectF(self.middle.x() - half, self.middle.y() - half, 2 * half, 2 * half)

    def holds(self, pos: QPointF) -> bool:
        """Say whether a place is on the handle, or near enough for a finger."""
        return (pos - self.middle).manhattanLength() <= TARGET


def link_handle(session: Session, frame: Frame, at: QPointF | None = None) -> LinkHandle | None:
    """Return the handle of the only selected card, if it is in sight; `at` is the pointer's place."""
    card = session.selection.only_card
    held = find_card(session.journey, card) if card is not None and frame.zoom >= SMALLEST_ZOOM else None
    found = find_in_cell(frame.sheet, held.row, held.stage, card_id=held.card.id) if held else None
    if found is None or held is None or held.card.locked:
        return None
    area = frame.body_rect(found.rect)
    middle = QPointF(area.right() + ASIDE, area.center().y())
    view = frame.cells_view
    if not QRectF(view.x, view.y, view.width, view.height).contains(middle):
        return None
    handle = LinkHandle(middle, held.card.id)
    is_hot = at is not None and handle.holds(at)
    return LinkHandle(middle, held.card.id, is_hot) if is_hot else handle


def handle_marks(session: Session, frame: Frame, at: QPointF | None) -> list[Mark]:
    """Return the handle to paint beside the selected card."""
    handle = link_handle(session, frame, at)
    return [Mark(handle)] if handle is not None else []
