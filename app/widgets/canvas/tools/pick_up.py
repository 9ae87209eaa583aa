"""Moving cards without dragging: picked up, led by arrows or the pointer, and put down by a key or a click."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from app.compat import override
from app.editing.navigation import Motion
from app.editing.pickup import first_landing, stepped
from app.editing.selection import Cursor, Selection
from app.i18n import _
from app.ink.geometry import Point, Rect
from app.widgets.canvas.keys import motion_of
from app.widgets.canvas.tools.drag_cards import DragCards
from app.widgets.canvas.tools.host import CanvasHost, Pointer
from app.widgets.canvas.tools.insertion import insertion_line

LIFT = QPointF(14, 10)
"""How far the ghost hangs off the place that the keys have chosen, in pixels, so that both can be seen."""


class PickUp(DragCards):
    """Carries the selected cards until Enter or a click puts them down; no button is held meanwhile."""

    stays = True

    def __init__(self, host: CanvasHost, start: Pointer, held: str) -> None:
        self._by_keys = True
        self._mouse = start.pos
        super().__init__(host, start, held)
        self._landing = first_landing(host.session.journey, held, ids=self._ids)
        self._share = QPointF()
        self._grip = QPointF()
        self._place()

    @property
    @override
    def _copies(self) -> bool:
        return False

    @override
    def move(self, at: Pointer) -> None:
        """Follow the pointer; when only the view moved, stay at the place that the keys chose."""
        moved = (at.pos - self._mouse).manhattanLength() > 1
        if moved or not self._by_keys:
            self._by_keys, self._mouse = False, at.pos
            super().move(at)
        elif self._picture is not None:
            self._place()

    @override
    def release(self, at: Pointer) -> None:
        """Put the cards down: at the pointer if it chose the place, else where the keys led."""
        if self._landing is not None and self._held in self._ids:
            self._put(self._landing)

    @override
    def steer(self, event: QKeyEvent) -> bool:
        """Go to another place at an arrow, Home or End, with Ctrl by whole cells."""
        motion = motion_of(event)
        if motion is None or self._landing is None:
            return False
        self.go(motion)
        return True

    def go(self, motion: Motion) -> None:
        """Choose another place and bring it into view."""
        if self._landing is None:
            return
        self._by_keys = True
        self._landing = stepped(self._host.session.journey, self._landing, motion=motion, ids=self._ids)
        self._host.reveal(Selection(cursor=Cursor(self._landing.row, self._landing.stage)))
        self._place()

    def _place(self) -> None:
        """Hang the ghost at the chosen place and say where that is."""
        if self._host.frame.zoom != self._ghost_zoom:
            self._make_ghost(self._at)
            self._grip = QPointF()
        pos = self._anchor() + LIFT
        self._at = Pointer(pos, self._host.to_sheet(pos))
        self.cursor = Qt.CursorShape.ClosedHandCursor
        self._host.show_status(self._sentence(), self._hint())
        self._host.refresh()

    def _anchor(self) -> QPointF:
        landing, sheet = self._landing, self._host.sheet()
        if landing is None or landing.row is None or landing.stage is None:
            return self._at.pos - LIFT
        ends = insertion_line(sheet, landing.row, landing.stage, index=landing.index)
        cell = sheet.cell_rect(landing.row, landing.stage) or Rect(0, 0, 0, 0)
        return self._host.to_view(ends[0] if ends else Point(cell.x, cell.y))

    @override
    def _hint(self) -> str:
        return _("Arrows choose the place · Enter or a click puts down · Esc cancels")
