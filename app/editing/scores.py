"""Emotion points by keyboard and gesture: scores that are set, nudged and begun."""

from collections.abc import Iterable

from app.editing.navigation import points_in
from app.editing.rows import is_curve
from app.editing.selection import Cursor, Selection, of_point
from app.editing.session import Session
from app.i18n import _
from app.model.edits.curves import delete_points, put_point, update_point
from app.model.ids import POINT, new_id
from app.model.query import find_point, row_of
from app.model.row import Point

LOWEST, HIGHEST = -2.0, 2.0
PLACES = (0.5, 0.75, 0.25, 0.9, 0.1)
"""Where in a stage a point may begin, the best first."""
ROOM = 0.2
"""How far from the next point is far enough."""


def nudge_point(session: Session, *, by: float) -> bool:
    """Raise or lower the cursor's point; where the stage has none yet, a neutral one is raised or lowered."""
    point = _point_here(session)
    if point is None:
        return begin_point(session, score=by)
    return _rescore(session, point, point.score + by, merge=f"score {point.id}")


def score_cursor(session: Session, score: float) -> bool:
    """Give the cursor's point a score; where the stage has none yet, it begins with that score."""
    point = _point_here(session)
    if point is None:
        return begin_point(session, score=score)
    return _rescore(session, point, score, merge=None)


def begin_point(
    session: Session,
    *,
    score: float,
    pos: float | None = None,
    row: str | None = None,
    stage: str | None = None,
) -> bool:
    """Put a new point of the active persona into a stage (the cursor's by default) and select it.

    Without `pos`, 0 to 1, it comes where there is most room.
    """
    cursor = session.selection.cursor
    row, stage = row or cursor.row, stage or cursor.stage
    held = row_of(session.journey, row or "")
    if held is None or row is None or stage is None or not is_curve(held):
        return False
    pos = _roomiest(points_in(held, stage, session.active_persona)) if pos is None else pos
    point = Point(id=new_id(POINT), stage=stage, score=_within(score), pos=max(0.0, min(1.0, pos)))
    map_id, persona = session.map_id, session.active_persona
    then = Selection(part="point", id=point.id, cursor=Cursor(row, stage, point=point.id))
    return session.apply(
        lambda project: put_point(project, map_id, point, row=row, persona=persona),
        _("Add an emotion point"),
        select=then,
    )


def _roomiest(points: Iterable[Point]) -> float:
    """Return the first place in a stage with enough room, the one with most if there is none; first the middle."""
    taken = [point.pos for point in points]
    return max(PLACES, key=lambda place: min(ROOM, *(abs(place - pos) for pos in taken), ROOM))


def delete_point(session: Session) -> bool:
    """Remove the cursor's point; the curve reconnects."""
    cursor = session.selection.cursor
    if cursor.point is None:
        return False
    map_id, point_id = session.map_id, cursor.point
    then = Selection(cursor=Cursor(cursor.row, cursor.stage))
    return session.apply(
        lambda project: delete_points(project, map_id, (point_id,)), _("Delete an emotion point"), select=then
    )


def _point_here(session: Session) -> Point | None:
    cursor, journey = session.selection.cursor, session.journey
    if cursor.point is not None:
        place = find_point(journey, cursor.point)
        return place.point if place else None
    row = row_of(journey, cursor.row or "")
    if row is None or cursor.stage is None:
        return None
    return next(iter(points_in(row, cursor.stage, session.active_persona)), None)


def _rescore(session: Session, point: Point, score: float, *, merge: str | None) -> bool:
    map_id, value = session.map_id, _within(score)
    return session.apply(
        lambda project: update_point(project, map_id, point.id, score=value),
        _("Change an emotion"),
        select=of_point(session.journey, point.id),
        merge=merge,
    )


def _within(score: float) -> float:
    return max(LOWEST, min(HIGHEST, round(score, 2)))
