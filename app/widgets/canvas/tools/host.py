"""What a gesture is, and what it may ask of the widget that it happens on."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.editing.selection import Selection
from app.editing.session import Session
from app.ink.geometry import Point
from app.layout.sheet import Sheet
from app.render.painter import SheetPainter
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import Mark
from app.widgets.canvas.settling import Flight

START_PIXELS = 4.0
"""How far a pressed pointer moves before a drag begins."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The pointer at one moment: its place on the view (pixels) and on the sheet, and the keys held."""

    pos: QPointF
    point: Point
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def has_ctrl(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.ControlModifier)

    @property
    def has_shift(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.ShiftModifier)

    @property
    def has_alt(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.AltModifier)


class Host(Protocol):
    """The little that a gesture on emotion points needs: the canvas plays it, and so does the pinned strip."""

    @property
    def session(self) -> Session: ...

    def sheet(self) -> Sheet: ...

    def to_sheet(self, pos: QPointF) -> Point:
        """Return the point of the sheet under a place of the widget."""

    def to_view(self, point: Point) -> QPointF:
        """Return where a point of the sheet is on the widget."""

    def refresh(self) -> None:
        """Show the marks of the gesture anew."""

    def show_status(self, text: str, hint: str = "") -> None:
        """Say in words what the gesture would do."""

    def face(self, score: float) -> QPixmap | None:
        """Return a face of that score for the bubble."""


class CanvasHost(Host, Protocol):
    """All that the gestures of the canvas need."""

    @property
    def frame(self) -> Frame: ...

    @property
    def sheets(self) -> SheetPainter: ...

    def viewport(self) -> QWidget: ...

    def pan(self, dx: float, dy: float) -> None:
        """Move the sheet under the view by screen pixels."""

    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None: ...

    def reveal(self, selection: Selection) -> None:
        """Scroll until the cursor of a selection is visible."""


class Gesture:
    """One thing that a pressed pointer does; a subclass says what happens on each move and at the end."""

    cursor = Qt.CursorShape.ArrowCursor
    hides_selection = False
    scrolls = False
    """Whether the view scrolls by itself while the pointer is near its edges."""
    stays = False
    """Whether it goes on without a pressed button, until a click or Enter ends it."""

    def move(self, at: Pointer) -> None:
        """Follow the pointer; also called when a modifier key changed or the view scrolled."""

    def steer(self, event: QKeyEvent) -> bool:
        """Take a key that leads the gesture; False if it means nothing to it."""
        return False

    def release(self, at: Pointer) -> None:
        """Finish: the button was let go."""

    def cancel(self) -> None:
        """Give up and leave everything as it was before."""

    def marks(self) -> tuple[Mark, ...]:
        """Return what is shown over the sheet meanwhile."""
        return ()

    def flight(self) -> Flight | None:
        """Return the way of what was carried to where it lies now, once the gesture has ended."""
        return None


def distance(start: QPointF, end: QPointF) -> float:
    """Return how far two places are apart, in pixels."""
    return (end - start).manhattanLength()


def around(middle: QPointF, size: float) -> QRectF:
    """Return a square around a point."""
    return QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)


def keys_after(event: QKeyEvent, *, is_down: bool) -> Qt.KeyboardModifier:
    """Return the modifiers after a modifier key went down or up; Qt tells of them before."""
    own = {
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    }[Qt.Key(event.key())]
    return event.modifiers() | own if is_down else event.modifiers() & ~own
