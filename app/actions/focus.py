"""What a handler works on: the session with no text half typed, and what the cursor is on or in."""

from typing import TYPE_CHECKING

from app.editing.session import Session
from app.editing.structure import focused_row, focused_stage

if TYPE_CHECKING:
    from app.actions.desk import Desk


def settled(desk: "Desk") -> Session:
    """Return the session after a text that is being typed was kept."""
    desk.canvas.finish_editing()
    return desk.session


def stage_in_focus(desk: "Desk") -> str | None:
    """Return the stage that the cursor is in or on."""
    return focused_stage(desk.session.selection)


def row_in_focus(desk: "Desk") -> str | None:
    """Return the row that the cursor is in or on."""
    return focused_row(desk.session.selection)
