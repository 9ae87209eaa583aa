"""Saved views: names for what is looked at, with its hidden rows, filter, zoom and place; kept in the map."""

from app.editing.filtering import ASPECTS, Filter
from app.editing.session import Session
from app.i18n import _
from app.model.edits.paths import on_map
from app.model.edits.views import delete_view, put_view, rename_view, with_hidden_rows
from app.model.ids import VIEW, new_id
from app.model.journey import JourneyMap, SavedView
from app.model.project import Project
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """How a window looks at a map: what is let through, how large, and which point is at the upper left."""

    filter: Filter
    zoom: float
    x: float
    y: float


def view_named(journey: JourneyMap, name: str) -> SavedView | None:
    """Return the view of that name."""
    return next((view for view in journey.views if view.name == name), None)


def save_view(session: Session, name: str, seen: Seen) -> bool:
    """Keep what is looked at under a name; the same name keeps it anew."""
    held = view_named(session.journey, name)
    view = SavedView(
        id=held.id if held is not None else new_id(VIEW),
        name=name,
        filter={
            aspect: tuple(sorted(values)) for aspect, values in sorted(seen.filter.wanted.items()) if values
        },
        hidden_rows=tuple(row.id for row in session.journey.rows if row.hidden),
        zoom=round(seen.zoom, 4),
        x=round(seen.x, 1),
        y=round(seen.y, 1),
    )
    map_id = session.map_id
    return session.apply(lambda project: put_view(project, map_id, view), _("Save view %s") % name)


def show_rows_of(session: Session, view: SavedView) -> bool:
    """Hide the rows that a view hides and show all others, as one step; the first row stays if all would go."""
    hidden, map_id = frozenset(view.hidden_rows), session.map_id

    def show(project: Project) -> Project:
        return on_map(project, map_id, lambda journey: with_hidden_rows(journey, hidden))

    return session.apply(show, _("Show view %s") % view.name)


def seen_of(view: SavedView) -> Seen:
    """Return how a view looks at its map."""
    wanted = {aspect: frozenset(view.filter.get(aspect, ())) for aspect in ASPECTS if view.filter.get(aspect)}
    return Seen(Filter(wanted), view.zoom, view.x, view.y)


def rename_saved(session: Session, view: SavedView, name: str) -> bool:
    """Give a view another name."""
    map_id = session.map_id
    return session.apply(
        lambda project: rename_view(project, map_id, view.id, name=name), _("Rename view %s") % view.name
    )


def delete_saved(session: Session, view: SavedView) -> bool:
    """Forget a view; the map stays as it is."""
    map_id = session.map_id
    return session.apply(
        lambda project: delete_view(project, map_id, view.id), _("Delete view %s") % view.name
    )
