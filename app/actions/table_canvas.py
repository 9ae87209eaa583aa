"""What can be done on the map, as data: all of cards, stages, rows and points, the view, and gestures."""

from app.actions.conditions import has_document
from app.actions.spec import ActionSpec, Context
from app.actions.table_cards import CARD_ACTIONS
from app.actions.table_links import LINK_ACTIONS
from app.actions.table_more import MORE_ACTIONS
from app.actions.table_parts import PART_ACTIONS
from app.i18n import N_


def _view(
    name: str, text: str, keys: tuple[str, ...], *, icon: str = "", contexts: tuple[Context, ...] = ()
) -> ActionSpec:
    return ActionSpec(
        f"view.{name}",
        text,
        f"view:{name}",
        menu="view",
        shortcuts=keys,
        icon=icon,
        contexts=contexts,
        enabled=has_document,
    )


_VIEW = (
    _view("zoom_in", N_("Zoom &in"), ("Ctrl++", "Ctrl+="), icon="zoom-in"),
    _view("zoom_out", N_("&Zoom out"), ("Ctrl+-",), icon="zoom-out"),
    _view("zoom_100", N_("&100 %"), ("Ctrl+0",)),
    _view("fit_map", N_("&Fit map"), ("Ctrl+1",), icon="scan", contexts=("canvas",)),
    _view("fit_selection", N_("Fit &selection"), ("Ctrl+2",), icon="maximize"),
    _view("fit_width", N_("Fit &width"), ("Ctrl+3",), icon="move-horizontal", contexts=("canvas",)),
    ActionSpec(
        "go.to",
        N_("&Stage or row…"),
        "navigate:go_to",
        menu="view/go",
        shortcuts=("Ctrl+G",),
        icon="search",
        tip=N_("Finds a stage or a row by a part of its name."),
        enabled=has_document,
    ),
    ActionSpec(
        "map.rename_here",
        N_("Edit map t&itle"),
        "navigate:rename_map",
        menu="map",
        group=1,
        icon="pencil",
        enabled=has_document,
    ),
)

CANVAS_ACTIONS = (*CARD_ACTIONS, *MORE_ACTIONS, *PART_ACTIONS, *LINK_ACTIONS, *_VIEW)

CANVAS_GESTURES: tuple[tuple[str, str], ...] = (
    (N_("Type"), N_("a new card in the cell; on a selected card, more at the end of its text")),
    (N_("Enter while typing"), N_("keep the text and begin the next card")),
    (N_("Tab while typing"), N_("keep the text and go on in the next stage")),
    (N_("Shift+Enter while typing"), N_("a new line")),
    (N_("Esc while typing"), N_("finish and keep the text")),
    (N_("Arrows"), N_("move the cursor card by card; with Ctrl cell by cell; with Shift select")),
    (N_("Home, End"), N_("first and last stage; with Ctrl first and last cell")),
    (
        N_("Ctrl+J, then arrows"),
        N_("move the selected cards without dragging; Enter or a click puts them down"),
    ),
    (N_("Shift+F10"), N_("the menu of what the cursor is on")),
    (N_("Page up, page down"), N_("scroll by a page; with Shift sideways")),
    (N_("Drag a card"), N_("move it; with Ctrl or Alt copy it")),
    (N_("Drag cards out of the window"), N_("copy them into another program or another map")),
    (N_("Drag a header"), N_("move a stage or a row")),
    (N_("Drag on empty space"), N_("select what the rectangle touches; Shift adds, Ctrl toggles")),
    (N_("Click the pill “2 hidden”"), N_("show the rows that are hidden there")),
    (
        N_("Drag the handle beside a selected card"),
        N_("connect it with another card or with a stage; Insert, Connection… does so by keyboard"),
    ),
    (N_("Click the handle of a connection"), N_("select it; Delete removes it, its menu names it")),
    (N_("Hold a finger down"), N_("the menu of what lies under it; a finger that moves pushes the map")),
    (N_("Two fingers"), N_("zoom and push the map")),
    (N_("Double-click the edge of a stage"), N_("make it as wide as its name and words need")),
    (N_("Drag an emotion point"), N_("change the score; with Ctrl freely, with Shift also sideways")),
    (N_("↑ ↓ and 1 to 5 on an emotion point"), N_("change the score; with Shift in small steps")),
    (N_("Click a face of the emotion row"), N_("give the focused stage that score")),
    (N_("Enter in the table"), N_("the next card of the cell; on an empty last line: done")),
    (N_("Double-click"), N_("edit, or make a card or an emotion point where there is none")),
    (N_("Space and drag, middle button"), N_("push the map around")),
    (N_("Ctrl and wheel"), N_("zoom at the pointer")),
)
"""Gestures and keys that are no actions, for the sheet of shortcuts: what to do, and what happens."""
