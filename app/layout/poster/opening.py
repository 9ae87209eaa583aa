"""A map as paper shows it: what is collapsed on a screen to save its room is open again."""

from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.row import Row
from app.model.stage import Stage
from app.rows.parts.folded import is_folded


def opened(project: Project, map_id: str) -> Project:
    """Return the project with a map whose stages and rows are all open; the same one if they are already."""
    maps = tuple(_map_opened(each) if each.id == map_id else each for each in project.maps)
    same = all(a is b for a, b in zip(maps, project.maps, strict=True))
    return project if same else project.replace(maps=maps)


def _map_opened(journey: JourneyMap) -> JourneyMap:
    if not any(stage.collapsed for stage in journey.stages) and not any(map(is_folded, journey.rows)):
        return journey
    return journey.replace(
        stages=tuple(map(_stage_opened, journey.stages)), rows=tuple(map(_row_opened, journey.rows))
    )


def _stage_opened(stage: Stage) -> Stage:
    return stage.replace(collapsed=False) if stage.collapsed else stage


def _row_opened(row: Row) -> Row:
    if not is_folded(row):
        return row
    return row.replace(options={name: value for name, value in row.options.items() if name != "folded"})
