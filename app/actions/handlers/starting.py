"""Beginning a map: with the stages and rows of a template, or by looking at an example."""

from typing import TYPE_CHECKING

from app.actions.focus import settled
from app.editing.selection import Selection, at_cell
from app.editing.starting import with_template
from app.i18n import _
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import is_empty, map_of
from app.storage import library
from app.storage.errors import LoadError

if TYPE_CHECKING:
    from app.actions.desk import Desk


def choose_template(desk: "Desk") -> None:
    """Let a template be chosen: it fills an empty map, and opens beside one that holds something."""
    session = settled(desk)
    entries = [(entry.id, _titled(entry), "layout-template") for entry in library.templates()]
    chosen = desk.window.choose(_("Choose a template"), entries)
    if chosen is None:
        return
    if not is_empty(session.journey):
        desk.window.open_offer(chosen)
        return
    try:
        source = library.load_template(chosen).project.maps[0]
    except (LoadError, KeyError, IndexError):
        desk.window.toast(_("This template cannot be opened. The installation may be damaged."))
        return
    title = source.title if _is_unnamed(session.journey) else session.journey.title
    after = with_template(session.project, session.map_id, source, title=title)
    session.apply(lambda _project: after, _("Use a template"), select=_first_cell(after, session.map_id))
    desk.canvas.fit_map()
    desk.canvas.take_focus()
    desk.window.toast(_("Stages and rows come from the template now."), undo=True)


def _is_unnamed(journey: JourneyMap) -> bool:
    """Say whether a map has no name of its own: none, or still that of the template it was made of."""
    entry = library.find(journey.template or "")
    return not journey.title.strip() or (entry is not None and journey.title in entry.names.values())


def _first_cell(project: Project, map_id: str) -> Selection:
    journey = map_of(project, map_id)
    return at_cell(journey.rows[0].id, journey.stages[0].id)


def choose_example(desk: "Desk") -> None:
    """Let an example be chosen and open it beside this map."""
    settled(desk)
    entries = [(entry.id, _titled(entry), "book-open") for entry in library.examples()]
    chosen = desk.window.choose(_("Open an example"), entries)
    if chosen is not None:
        desk.window.open_offer(chosen)


def _titled(entry: library.Entry) -> str:
    note = entry.note()
    return f"{entry.name()} · {note}" if note else entry.name()
