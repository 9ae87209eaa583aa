"""Moments that matter."""

from typing import TYPE_CHECKING

from app.actions.focus import settled, stage_in_focus
from app.i18n import _
from app.model.edits.moments import delete_moment, put_moment
from app.model.ids import MOMENT, new_id
from app.model.journey import Moment
from app.model.query import stage_of

if TYPE_CHECKING:
    from app.actions.desk import Desk


def toggle(desk: "Desk") -> None:
    """Mark the focused stage as a moment that matters, or take the mark away."""
    session, stage_id = settled(desk), stage_in_focus(desk)
    stage = stage_of(session.journey, stage_id or "")
    if stage is None:
        return
    map_id = session.map_id
    held = next((moment for moment in session.journey.moments if moment.stage == stage.id), None)
    if held is not None:
        session.apply(
            lambda project: delete_moment(project, map_id, held.id), _("Take the mark of a moment away")
        )
        return
    point = session.selection.cursor.point
    moment = Moment(id=new_id(MOMENT), stage=stage.id, point=point)
    session.apply(lambda project: put_moment(project, map_id, moment), _("Mark a moment that matters"))
