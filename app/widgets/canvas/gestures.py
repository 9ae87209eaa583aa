"""The gestures there are, imported when the first one begins: a map is painted before."""

from typing import TYPE_CHECKING

from app.layout.sheet import HitTarget
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer

if TYPE_CHECKING:
    from app.editing.selection import Selection
    from app.widgets.canvas.tools.drag_cards import DragCards
    from app.widgets.canvas.tools.pan import Pan
    from app.widgets.canvas.tools.press import Press


def pan(host: CanvasHost, at: Pointer) -> Gesture:
    """Return the gesture that pushes the map around."""
    from app.widgets.canvas.tools.pan import Pan

    return Pan(host, at)


def press(host: CanvasHost, at: Pointer, hit: HitTarget | None) -> Gesture:
    """Return what a pressed button begins on whatever lies under the pointer."""
    from app.widgets.canvas.tools.press import Press

    return Press(host, at, hit)


def resize_column(host: CanvasHost, at: Pointer, stage: str) -> Gesture:
    """Return the gesture that moves the right edge of a stage."""
    from app.widgets.canvas.tools.resize_column import ResizeColumn

    return ResizeColumn(host, at, stage)


def drag_link(host: CanvasHost, at: Pointer, card: str) -> Gesture:
    """Return the gesture that draws a connection from a card."""
    from app.widgets.canvas.tools.drag_link import DragLink

    return DragLink(host, at, card)


def pick_up(host: CanvasHost, at: Pointer, card: str) -> Gesture:
    """Return the gesture of cards that were picked up by key."""
    from app.widgets.canvas.tools.pick_up import PickUp

    return PickUp(host, at, card)


def as_press(gesture: Gesture | None) -> "Press | None":
    """Return a gesture if it is a press, which has not become anything else yet."""
    from app.widgets.canvas.tools.press import Press

    return gesture if isinstance(gesture, Press) else None


def as_pan(gesture: Gesture | None) -> "Pan | None":
    """Return a gesture if it pushes the map around."""
    from app.widgets.canvas.tools.pan import Pan

    return gesture if isinstance(gesture, Pan) else None


def as_drag_cards(gesture: Gesture | None) -> "DragCards | None":
    """Return a gesture if it drags cards."""
    from app.widgets.canvas.tools.drag_cards import DragCards

    return gesture if isinstance(gesture, DragCards) else None


def selection_of(host: CanvasHost, hit: HitTarget | None) -> "Selection | None":
    """Return what a press on something selects."""
    from app.widgets.canvas.tools import press

    return press.selection_of(host, hit)
