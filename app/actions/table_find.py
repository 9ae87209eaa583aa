"""Finding as data: words, commands, and the map in small."""

from app.actions.conditions import has_document
from app.actions.spec import ActionSpec
from app.i18n import N_

FIND_ACTIONS = (
    ActionSpec(
        "find.open",
        N_("&Find and replace…"),
        "find:find",
        menu="edit",
        group=5,
        shortcuts=("Ctrl+F",),
        icon="search",
        tip=N_("Finds words on the map; all other cards fade meanwhile."),
        enabled=has_document,
    ),
    ActionSpec(
        "find.next",
        N_("Find &next"),
        "find:find_next",
        menu="edit",
        group=5,
        shortcuts=("F3",),
        icon="chevron-down",
        enabled=has_document,
    ),
    ActionSpec(
        "find.previous",
        N_("Find pre&vious"),
        "find:find_previous",
        menu="edit",
        group=5,
        shortcuts=("Shift+F3",),
        icon="chevron-up",
        enabled=has_document,
    ),
    ActionSpec(
        "help.commands",
        N_("All &commands…"),
        "find:commands",
        menu="help",
        shortcuts=("Ctrl+Shift+P",),
        icon="command",
        tip=N_("Finds any command by a few letters of its name, and does it."),
    ),
    ActionSpec(
        "view.mini_map",
        N_("&Mini-map"),
        "find:toggle_mini_map",
        menu="view",
        group=3,
        icon="map",
        tip=N_("Shows the map in small below the panels, while not all of it is in sight."),
        enabled=has_document,
        checked=lambda state: state.mini_map,
    ),
    ActionSpec(
        "view.filter",
        N_("Filt&er cards"),
        "find:toggle_filter",
        menu="view",
        group=3,
        icon="eye",
        tip=N_("Lets only the cards of a persona, an owner, a tag or a certainty be bright."),
        enabled=has_document,
        checked=lambda state: state.filter,
    ),
)
