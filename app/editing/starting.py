"""Beginning a map that is still empty with the stages and rows of a template."""

from app.model.edits.copies import fresh_map
from app.model.edits.maps import update_map
from app.model.journey import JourneyMap
from app.model.project import Project


def with_template(project: Project, map_id: str, source: JourneyMap, *, title: str) -> Project:
    """Give a map the stages and rows of a template, under fresh ids; its goal, personas and state stay its own."""
    fresh = fresh_map(source, title=title)
    return update_map(
        project,
        map_id,
        title=title,
        template=source.template,
        stages=tuple(stage.replace(origin_id=None) for stage in fresh.stages),
        rows=fresh.rows,
        moments=fresh.moments,
        links=fresh.links,
    )
