"""Edits of moments that matter."""

from app.model.edits.paths import on_map, with_item
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
        for index, moment in enumerate(journey.moments):
            if moment.id == moment_id:
                return journey.replace(moments=with_item(journey.moments, index, moment.replace(**changes)))
        return journey

    return on_map(project, map_id, change)


def delete_moment(project: Project, map_id: str, moment_id: str) -> Project:
    """Take the mark of a moment away."""

    def delete(journey: JourneyMap) -> JourneyMap:
        rest = tuple(moment for moment in journey.moments if moment.id != moment_id)
        return journey if len(rest) == len(journey.moments) else journey.replace(moments=rest)

    return on_map(project, map_id, delete)
