"""Edits of saved views, and of the rows that one hides."""

from collections.abc import Collection

from app.model.edits.paths import edited, on_map, on_rows, with_item, without
from app.model.journey import JourneyMap, SavedView
from app.model.project import Project
from app.model.row import Row


def put_view(project: Project, map_id: str, view: SavedView) -> Project:
    """Keep a view: in place of the one with its id, or behind the others."""

    def put(journey: JourneyMap) -> JourneyMap:
        for index, held in enumerate(journey.views):
            if held.id == view.id:
                same = held == view
                return journey if same else journey.replace(views=with_item(journey.views, index, view))
        return journey.replace(views=(*journey.views, view))

    return on_map(project, map_id, put)


def rename_view(project: Project, map_id: str, view_id: str, *, name: str) -> Project:
    """Give a view another name."""

    def rename(journey: JourneyMap) -> JourneyMap:
        return journey.replace(views=edited(journey.views, view_id, lambda view: view.replace(name=name)))

    return on_map(project, map_id, rename)


def delete_view(project: Project, map_id: str, view_id: str) -> Project:
    """Forget a view."""
    return on_map(project, map_id, lambda journey: journey.replace(views=without(journey.views, view_id)))


def with_hidden_rows(journey: JourneyMap, hidden: Collection[str]) -> JourneyMap:
    """Hide these rows and show all others; where that would hide every row, the first one is shown."""
    shown = [row.id for row in journey.rows if row.id not in hidden]
    kept = shown or [row.id for row in journey.rows[:1]]
    shown_ids = frozenset(kept)

    def dress(row: Row) -> Row:
        return row.replace(hidden=row.id not in shown_ids)

    return on_rows(journey, dress)
