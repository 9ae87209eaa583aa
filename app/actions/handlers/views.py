"""Saved views and the outline."""

from typing import TYPE_CHECKING

from app.actions.focus import settled
from app.editing.views import delete_saved, rename_saved, save_view, seen_of, show_rows_of, view_named
from app.i18n import _
from app.model.journey import SavedView

if TYPE_CHECKING:
    from app.actions.desk import Desk


def toggle_outline(desk: "Desk") -> None:
    """Show or hide the outline."""
    desk.window.toggle_panel("outline")


def save(desk: "Desk") -> None:
    """Keep what is looked at under a name."""
    session = settled(desk)
    text = desk.window.ask_text(_("Save this view"), _("Name of the view"), value=_free_name(desk))
    name = " ".join((text or "").split())
    if name and save_view(session, name, desk.window.seen()):
        desk.window.toast(_("View “%s” saved") % name)


def _free_name(desk: "Desk") -> str:
    journey = desk.session.journey
    number = next(
        n for n in range(1, len(journey.views) + 2) if view_named(journey, _("View %d") % n) is None
    )
    return _("View %d") % number


def show(desk: "Desk") -> None:
    """Choose a view and look at the map through it."""
    view = _choose(desk, _("Show which view?"))
    if view is not None:
        show_view(desk, view)


def show_view(desk: "Desk", view: SavedView) -> None:
    """Look at the map through a view: its rows, its filter, its zoom and place."""
    show_rows_of(settled(desk), view)
    desk.window.look(seen_of(view))
    desk.canvas.take_focus()


def rename(desk: "Desk") -> None:
    """Give a view another name."""
    view = _choose(desk, _("Rename which view?"))
    if view is None:
        return
    text = desk.window.ask_text(_("Rename view"), _("Name of the view"), value=view.name)
    name = " ".join((text or "").split())
    if name and name != view.name and view_named(desk.session.journey, name) is not None:
        desk.window.toast(_("There is a view of that name already."))
    elif name:
        rename_saved(desk.session, view, name)


def delete(desk: "Desk") -> None:
    """Forget a view."""
    view = _choose(desk, _("Delete which view?"))
    if view is not None and delete_saved(desk.session, view):
        desk.window.toast(_("View “%s” deleted") % view.name, undo=True)


def _choose(desk: "Desk", title: str) -> SavedView | None:
    views = settled(desk).journey.views
    chosen = desk.window.choose(title, [(view.id, view.name, "bookmark") for view in views])
    return next((view for view in views if view.id == chosen), None)
