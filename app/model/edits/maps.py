"""Edits of whole maps and of the project itself."""

from app.model.edits.paths import inserted, moved, on_map
from app.model.journey import JourneyMap
from app.model.project import Asset, Project


def insert_map(project: Project, journey: JourneyMap, *, index: int) -> Project:
    """Put a map before the one at `index`."""
    return project.replace(maps=inserted(project.maps, index, (journey,)))


def update_map(project: Project, map_id: str, **changes: object) -> Project:
    """Change some fields of a map; a project that has its map's title keeps having it."""
    old = next((journey.title for journey in project.maps if journey.id == map_id), None)
    changed = on_map(project, map_id, lambda journey: journey.replace(**changes))
    title = changes.get("title", old)
    return changed.replace(title=title) if project.title == old != title else changed


def move_map(project: Project, map_id: str, *, gap: int) -> Project:
    """Move a map into the gap before the map at `gap`."""
    ids = [journey.id for journey in project.maps]
    return project.replace(maps=moved(project.maps, ids.index(map_id), gap)) if map_id in ids else project


def delete_map(project: Project, map_id: str) -> Project:
    """Remove a map; the last one of a project stays."""
    rest = tuple(journey for journey in project.maps if journey.id != map_id)
    return project.replace(maps=rest) if rest and len(rest) < len(project.maps) else project


def update_project(project: Project, **changes: object) -> Project:
    """Change some fields of the project."""
    return project.replace(**changes)


def add_asset(project: Project, sha: str, asset: Asset) -> Project:
    """Describe a picture whose bytes are kept under that SHA-256."""
    return project if sha in project.assets else project.replace(assets={**project.assets, sha: asset})
