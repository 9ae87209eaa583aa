"""Saved views and the outline, as data."""

from app.actions.conditions import has_document
from app.actions.spec import ActionSpec
from app.actions.state import State
from app.i18n import N_


def _has_views(state: State) -> bool:
    return state.views > 0


def _view(name: str, text: str, *, tip: str = "") -> ActionSpec:
    return ActionSpec(
        f"view.{name}_saved",
        text,
        f"views:{name}",
        menu="view/saved",
        group=0 if name == "save" else 1,
        icon="bookmark" if name == "save" else "",
        tip=tip,
        enabled=has_document if name == "save" else _has_views,
    )


VIEW_ACTIONS = (
    ActionSpec(
        "view.outline",
        N_("&Outline"),
        "views:toggle_outline",
        menu="view",
        group=3,
        icon="list-tree",
        tip=N_("Shows stages, rows and cards as a tree to search, to go to and to put in order."),
        enabled=has_document,
        checked=lambda state: state.outline,
    ),
    _view("save", N_("&Save this view…"), tip=N_("Keeps filter, hidden rows, zoom and place under a name.")),
    _view("show", N_("Sho&w a view…")),
    _view("rename", N_("&Rename a view…")),
    _view("delete", N_("&Delete a view…")),
)
