"""Add, copy, rename, move, delete and show the maps of a project."""

from functools import partial

from app.actions.desk import Desk
from app.i18n import _
from app.model.edits import copies, maps
from app.model.ids import MAP, ROW, STAGE, new_id
from app.model.journey import JourneyMap
from app.model.project import Project


def new(desk: Desk) -> None:
    """Add a map with the same stages and rows and nothing in them, and show it."""
    _insert_after(desk, blank_like(desk.session.journey), _("New map"))


def duplicate_to_be(desk: Desk) -> None:
    """Copy the map as the one to aim at, and show the copy."""
    journey = desk.session.journey
    title = _("%s, to-be") % journey.title
    _insert_after(desk, copies.fresh_map(journey, title=title, state="to-be"), _("Duplicate map"))


def duplicate_variant(desk: Desk) -> None:
    """Copy the map to try something else, and show the copy."""
    journey = desk.session.journey
    title = _("%s, variant") % journey.title
    _insert_after(desk, copies.fresh_map(journey, title=title), _("Duplicate map"))


def rename(desk: Desk) -> None:
    """Ask for another title."""
    journey = desk.session.journey
    title = desk.window.ask_text(_("Rename map"), _("Title of the map"), value=journey.title)
    if title is not None:
        rename_to(desk, journey.id, title)


def rename_to(desk: Desk, map_id: str, title: str) -> bool:
    """Give a map another title; an empty one leaves it as it is."""
    clean = " ".join(title.split())
    if not clean:
        return False
    return desk.session.apply(lambda project: maps.update_map(project, map_id, title=clean), _("Rename map"))


def delete(desk: Desk) -> None:
    """Delete the map and show its neighbour; a message offers to undo it."""
    session = desk.session
    if len(session.project.maps) < 2:
        return
    title = session.journey.title
    if session.apply(
        partial(maps.delete_map, map_id=session.map_id), _("Delete map"), show_map=_neighbour(desk)
    ):
        desk.window.toast(_("Map “%s” deleted") % title, undo=True)


def move_left(desk: Desk) -> None:
    """Move the map's tab one place to the left."""
    _move(desk, -1)


def move_right(desk: Desk) -> None:
    """Move the map's tab one place to the right."""
    _move(desk, 2)


def move_to(desk: Desk, map_id: str, gap: int) -> bool:
    """Move a map's tab into a gap between others."""
    return desk.session.apply(lambda project: maps.move_map(project, map_id, gap=gap), _("Move map"))


def show_next(desk: Desk) -> None:
    """Show the map to the right, after the last one the first."""
    _show(desk, 1)


def show_previous(desk: Desk) -> None:
    """Show the map to the left, before the first one the last."""
    _show(desk, -1)


def properties(desk: Desk) -> None:
    """Show the form with all that is known of the map."""
    desk.window.show_page("map-properties")


def blank_like(journey: JourneyMap) -> JourneyMap:
    """Return a map with the same stages, rows and personas, but nothing in its cells."""
    rows = tuple(row.replace(id=new_id(ROW), cells={}, curves=(), values={}) for row in journey.rows)
    return JourneyMap(
        id=new_id(MAP),
        title=_("New map"),
        kind=journey.kind,
        persona_ids=journey.persona_ids,
        primary_persona=journey.primary_persona,
        stages=tuple(stage.replace(id=new_id(STAGE)) for stage in journey.stages),
        rows=rows,
        layout=journey.layout,
    )


def _insert_after(desk: Desk, journey: JourneyMap, label: str) -> None:
    def insert(project: Project) -> Project:
        return maps.insert_map(project, journey, index=_index(desk) + 1)

    desk.session.apply(insert, label, show_map=journey.id)


def _index(desk: Desk) -> int:
    ids = [journey.id for journey in desk.session.project.maps]
    return ids.index(desk.session.map_id)


def _neighbour(desk: Desk) -> str:
    ids = [journey.id for journey in desk.session.project.maps]
    index = _index(desk)
    return ids[index + 1] if index + 1 < len(ids) else ids[index - 1]


def _move(desk: Desk, step: int) -> None:
    gap = _index(desk) + step
    if 0 <= gap <= len(desk.session.project.maps):
        move_to(desk, desk.session.map_id, gap)


def _show(desk: Desk, step: int) -> None:
    ids = [journey.id for journey in desk.session.project.maps]
    desk.session.show_map(ids[(_index(desk) + step) % len(ids)])
