"""The faces at the left of an emotion row: a click on one gives the focused stage's point that score."""

from app.editing.navigation import in_cell
from app.editing.rows import is_curve
from app.editing.scores import score_cursor
from app.editing.session import Session
from app.ink.geometry import Point
from app.layout.sheet import Sheet
from app.model.query import row_of
from app.rows.parts.face_scale import FACE, FACE_RIGHT

SCORES = (2, 1, 0, -1, -2)
SLACK = 5.0
"""Map units around a face that still hit it, so that its target is 32 units wide."""


def face_at(session: Session, sheet: Sheet, point: Point) -> tuple[str, float] | None:
    """Return the emotion row and the score of the face at a place of the sheet, or None."""
    shelf = sheet.shelf_at(point.y)
    if shelf is None or not is_curve(row_of(session.journey, shelf.row_id)):
        return None
    scale = shelf.layout.scale
    middle = sheet.header_x + sheet.header_width - FACE_RIGHT - FACE / 2
    if scale is None or abs(point.x - middle) > FACE / 2 + SLACK:
        return None
    y = point.y - shelf.y
    near = min(SCORES, key=lambda score: abs(scale.y_of(score) - y))
    return (shelf.row_id, float(near)) if abs(scale.y_of(near) - y) <= FACE / 2 + SLACK else None


def score_by_face(session: Session, row: str, score: float) -> bool:
    """Give the point of the focused stage a score, or begin one; False if no stage is focused."""
    cursor = session.selection.cursor
    if cursor.stage is None:
        return False
    if cursor.row != row:
        session.select(in_cell(session.journey, row, cursor.stage, persona=session.active_persona))
    return score_cursor(session, score)
