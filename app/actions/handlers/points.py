"""Emotion points: scores, new ones, and the way to them."""

from typing import TYPE_CHECKING

from app.actions.focus import settled, stage_in_focus
from app.editing.navigation import in_cell
from app.editing.rows import is_curve
from app.editing.scores import begin_point, score_cursor
from app.model.query import row_of

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.spec import Handler


def _score(score: float) -> "Handler":
    return lambda desk: _set(desk, score)


def _set(desk: "Desk", score: float) -> None:
    session = settled(desk)
    _go_to_curve(desk)
    score_cursor(session, score)


score_1, score_2, score_3, score_4, score_5 = (_score(score) for score in (-2.0, -1.0, 0.0, 1.0, 2.0))


def new(desk: "Desk") -> None:
    """Add a point at the focused stage to the curve in focus, else to the emotion line; its text in edit mode."""
    session = settled(desk)
    _go_to_curve(desk)
    if session.selection.cursor.point is None and begin_point(session, score=0.0):
        desk.canvas.reveal(session.selection)
    if session.selection.cursor.point is not None:
        desk.canvas.edit_text("point", session.selection.cursor.point)


def _go_to_curve(desk: "Desk") -> None:
    """Move the cursor to the emotion row, unless it is in a row of curves already."""
    session = desk.session
    cursor = session.selection.cursor
    is_there = cursor.stage is not None and is_curve(row_of(session.journey, cursor.row or ""))
    if cursor.point is None and not is_there:
        go_to_emotions(desk)


def go_to_emotions(desk: "Desk") -> None:
    """Move the cursor to the emotion row, in the focused stage."""
    session = settled(desk)
    journey = session.journey
    stage = stage_in_focus(desk) or next((held.id for held in journey.stages), None)
    row = next((held for held in journey.rows if is_curve(held) and not held.hidden), None)
    if row is not None and stage is not None:
        if session.selection.cursor.row != row.id or session.selection.cursor.stage != stage:
            session.select(in_cell(journey, row.id, stage, persona=session.active_persona))
        desk.canvas.reveal(session.selection)
        desk.canvas.take_focus()
