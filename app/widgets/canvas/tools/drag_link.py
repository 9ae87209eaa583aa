"""Drawing a connection: from the handle of a card to another card or a stage."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.compat import override
from app.editing.connecting import connect
from app.i18n import _
from app.ink.palette import Palette
from app.layout.sheet import HitTarget
from app.model.query import find_card, stage_of
from app.values import dataclass
from app.widgets.canvas.overlays import Mark, Ring, tinted
from app.widgets.canvas.places import find_in_cell, ribbon_block
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer

HEAD = 11.0
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with a head, from where it began to the pointer; dashed while it leads nowhere."""

    start: QPointF
    end: QPointF
    is_held: bool

    def paint(self, painter: QPainter, palette: Palette) -> None:
        ink = tinted(palette, "accent")
        pen = QPen(ink, 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if not self.is_held:
            pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(self.start, self.end)
        angle = math.radians(QLineF(self.start, self.end).angle())
        head = QPainterPath(self.end)
        for turn in (2.7, -2.7):
            head.lineTo(self.end + QPointF(math.cos(angle + turn), -math.sin(angle + turn)) * HEAD)
        head.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPath(head)

    def bounds(self) -> QRectF:
        return QRectF(self.start, self.end).normalized().adjusted(-14, -14, 14, 14)


class DragLink(Gesture):
    """Follows the pointer with an arrow; what it is let go over is connected."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, host: CanvasHost, start: Pointer, card: str) -> None:
        self._host, self._card, self._at = host, card, start
        self._from = start.point
        self._target: HitTarget | None = None

    @override
    def move(self, at: Pointer) -> None:
        self._at = at
        hit = self._host.sheet().hit(at.point)
        is_end = hit is not None and hit.part in ("card", "stage") and hit.id != self._card
        self._target = hit if is_end else None
        self._host.show_status(self._sentence(), _("Esc cancels"))
        self._host.refresh()

    @override
    def release(self, at: Pointer) -> None:
        """Connect the card with what lies under the pointer, as one step."""
        self.move(at)
        if self._target is not None and not connect(self._host.session, self._card, self._target.id):
            self._host.show_status(_("These two are connected already."))

    @override
    def marks(self) -> tuple[Mark, ...]:
        arrow = Arrow(self._host.to_view(self._from), self._at.pos, self._target is not None)
        return (*self._ring(), Mark(arrow, "free"))

    def _ring(self) -> tuple[Mark, ...]:
        target, frame = self._target, self._host.frame
        if target is None:
            return ()
        if target.part == "stage":
            head = ribbon_block(frame.sheet, target.id)
            return (Mark(Ring(frame.ribbon_rect(head.rect)), "ribbon"),) if head is not None else ()
        held = find_card(self._host.session.journey, target.id)
        card = find_in_cell(frame.sheet, held.row, held.stage, card_id=target.id) if held else None
        return (Mark(Ring(frame.body_rect(card.rect), ground="band")),) if card is not None else ()

    def _sentence(self) -> str:
        journey = self._host.session.journey
        held = find_card(journey, self._target.id) if self._target is not None else None
        stage = stage_of(journey, self._target.id) if self._target is not None else None
        name = held.card.text if held is not None else stage.name if stage is not None else ""
        line = " ".join(name.split())
        if self._target is None:
            return _("Draw the arrow to a card or a stage")
        return _("Connect with “%s”") % (line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")
