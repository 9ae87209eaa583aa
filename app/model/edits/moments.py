"""Edits of moments that matter."""

from app.model.edits.paths import edited, on_map, without
from app.model.journey import JourneyMap, Moment
from app.model.project import Project


def put_moment(project: Project, map_id: str, moment: Moment) -> Project:
    """Mark a stage as a moment that matters; at most one a stage, a second one replaces the first."""

    def put(journey: JourneyMap) -> JourneyMap:
        rest = tuple(held for held in journey.moments if held.stage != moment.stage)
        return journey.replace(moments=(*rest, moment))

    return on_map(project, map_id, put)


def update_moment(project: Project, map_id: str, moment_id: str, **changes: object) -> Project:
    """Change some fields of a moment."""

    def change(journey: JourneyMap) -> JourneyMap:
        moments = edited(journey.moments, moment_id, lambda moment: moment.replace(**changes))
        return journey.replace(moments=moments)

    return on_map(project, map_id, change)


def delete_moment(project: Project, map_id: str, moment_id: str) -> Project:
    """Take the mark of a moment away."""
    return on_map(
        project, map_id, lambda journey: journey.replace(moments=without(journey.moments, moment_id))
    )
