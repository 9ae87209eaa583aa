"""What can be done on the map, as data: cards, stages, rows, emotion points, the clipboard and the view."""

from app.actions.spec import ActionSpec, Context
from app.actions.state import State
from app.i18n import N_


def has_document(state: State) -> bool:
    """Say whether a project is open."""
    return state.has_document


def has_cards(state: State) -> bool:
    """Say whether cards are selected."""
    return state.part == "cards"


def has_something(state: State) -> bool:
    """Say whether anything is selected that can be deleted."""
    return state.part in ("cards", "stage", "row", "point")


def is_movable(state: State) -> bool:
    """Say whether something is selected that has a place among others."""
    return state.part in ("cards", "stage", "row")


def can_paste(state: State) -> bool:
    """Say whether there is something to paste and a cell to paste it into."""
    return state.has_document and state.can_paste and state.in_cell


def can_edit(state: State) -> bool:
    """Say whether the cursor is on something with a text."""
    return state.has_document and (state.in_cell or state.part != "none")


_ALL: tuple[Context, ...] = ("card", "stage", "row", "point")

_INSERT = (
    ActionSpec(
        "card.new",
        N_("New &card"),
        "cards:new",
        menu="insert",
        shortcuts=("Insert",),
        icon="plus",
        tip=N_("Or just type while a cell is focused."),
        scope="canvas",
        contexts=("cell",),
        enabled=has_document,
    ),
    ActionSpec(
        "card.new_below",
        N_("New card &below"),
        "cards:new_below",
        menu="insert",
        shortcuts=("Ctrl+Return", "Ctrl+Enter"),
        tip=N_("Adds a card below the selected one."),
        scope="canvas",
        contexts=("card",),
        enabled=has_document,
    ),
    ActionSpec(
        "card.insert_picture",
        N_("&Picture…"),
        "cards:insert_picture",
        menu="insert",
        icon="image-plus",
        tip=N_("Puts a picture from a file onto the selected card or onto a new one."),
        contexts=("card", "cell"),
        enabled=lambda state: state.in_cell and not state.in_curve,
    ),
    ActionSpec(
        "stage.insert_after",
        N_("&Stage after"),
        "stages:insert_after",
        menu="insert",
        group=1,
        shortcuts=("Ctrl+Shift+Right",),
        icon="columns-3",
        tip=N_("Adds a stage after the focused one."),
        contexts=("stage", "canvas"),
        enabled=has_document,
    ),
    ActionSpec(
        "stage.insert_before",
        N_("Stage be&fore"),
        "stages:insert_before",
        menu="insert",
        group=1,
        shortcuts=("Ctrl+Shift+Left",),
        tip=N_("Adds a stage before the focused one."),
        contexts=("stage",),
        enabled=has_document,
    ),
    ActionSpec(
        "row.insert_below",
        N_("&Row below…"),
        "rows:insert_below",
        menu="insert",
        group=2,
        shortcuts=("Ctrl+Shift+Down",),
        icon="rows-3",
        tip=N_("Adds a row of a kind that you choose below the focused one."),
        contexts=("row", "canvas"),
        enabled=has_document,
    ),
    ActionSpec(
        "row.insert_above",
        N_("Row abo&ve…"),
        "rows:insert_above",
        menu="insert",
        group=2,
        shortcuts=("Ctrl+Shift+Up",),
        tip=N_("Adds a row of a kind that you choose above the focused one."),
        contexts=("row",),
        enabled=has_document,
    ),
    ActionSpec(
        "point.new",
        N_("&Emotion point"),
        "points:new",
        menu="insert",
        group=3,
        icon="heart",
        tip=N_("Adds a point to the emotion line in the focused stage."),
        contexts=("stage",),
        enabled=has_document,
    ),
    ActionSpec(
        "moment.toggle",
        N_("&Moment that matters"),
        "moments:toggle",
        menu="insert",
        group=3,
        shortcuts=("Ctrl+Shift+M",),
        icon="star",
        tip=N_("Marks the focused stage, or takes the mark away."),
        contexts=("stage", "point", "card"),
        enabled=has_document,
    ),
)

_EDIT = (
    ActionSpec(
        "edit.text",
        N_("Edit &text"),
        "cards:edit",
        menu="edit",
        group=1,
        shortcuts=("F2",),
        icon="pencil",
        tip=N_("Edits the text of what is selected, in its place."),
        scope="canvas",
        contexts=_ALL,
        enabled=can_edit,
    ),
    ActionSpec(
        "edit.cut",
        N_("Cu&t"),
        "clipboard:cut",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+X", "Shift+Delete"),
        icon="scissors",
        scope="canvas",
        contexts=("card",),
        enabled=has_cards,
    ),
    ActionSpec(
        "edit.copy",
        N_("&Copy"),
        "clipboard:copy",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+C", "Ctrl+Insert"),
        icon="copy",
        scope="canvas",
        contexts=("card",),
        enabled=has_cards,
    ),
    ActionSpec(
        "edit.paste",
        N_("&Paste"),
        "clipboard:paste",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+V", "Shift+Insert"),
        icon="clipboard-paste",
        tip=N_("Puts copied cards into the cell, or a card for each line of text."),
        scope="canvas",
        contexts=("card", "cell"),
        enabled=can_paste,
    ),
    ActionSpec(
        "edit.paste_as_one",
        N_("Paste as &one card"),
        "clipboard:paste_as_one",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+Shift+V",),
        tip=N_("Puts the whole text on the clipboard into one card."),
        scope="canvas",
        enabled=can_paste,
    ),
    ActionSpec(
        "edit.duplicate",
        N_("&Duplicate"),
        "cards:duplicate",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+D",),
        icon="copy-plus",
        tip=N_("Copies what is selected right beside it."),
        scope="canvas",
        contexts=("card", "stage", "row"),
        enabled=is_movable,
    ),
    ActionSpec(
        "edit.delete",
        N_("De&lete"),
        "cards:delete",
        menu="edit",
        group=2,
        shortcuts=("Delete", "Backspace"),
        icon="trash-2",
        tip=N_("Removes what is selected; it can be undone."),
        scope="canvas",
        contexts=_ALL,
        enabled=has_something,
    ),
    ActionSpec(
        "card.lock",
        N_("Loc&k"),
        "cards:toggle_lock",
        menu="edit",
        group=4,
        icon="lock",
        tip=N_("Keeps the selected cards from being moved, edited or deleted."),
        contexts=("card",),
        enabled=has_cards,
    ),
)

_SELECT = (
    ActionSpec(
        "select.all",
        N_("&All cards"),
        "navigate:select_all",
        menu="edit/select",
        shortcuts=("Ctrl+A",),
        scope="canvas",
        enabled=has_document,
    ),
    ActionSpec(
        "select.row",
        N_("Cards of the &row"),
        "navigate:select_row",
        menu="edit/select",
        shortcuts=("Ctrl+Shift+A",),
        scope="canvas",
        contexts=("row", "cell"),
        enabled=has_document,
    ),
    ActionSpec(
        "select.stage",
        N_("Cards of the &stage"),
        "stages:select_cards",
        menu="edit/select",
        contexts=("stage", "cell"),
        enabled=has_document,
    ),
    ActionSpec(
        "select.nothing",
        N_("&Nothing"),
        "navigate:select_nothing",
        menu="edit/select",
        enabled=has_cards,
    ),
)


def _moving(name: str, text: str, key: str) -> ActionSpec:
    return ActionSpec(
        f"edit.move_{name}",
        text,
        f"cards:move_{name}",
        menu="edit/move",
        shortcuts=(f"Alt+{key}",),
        icon=f"arrow-{name}" if name in ("left", "right", "up", "down") else "",
        scope="canvas",
        enabled=is_movable,
    )


_MOVE = (
    _moving("up", N_("&Up"), "Up"),
    _moving("down", N_("&Down"), "Down"),
    _moving("left", N_("&Left"), "Left"),
    _moving("right", N_("&Right"), "Right"),
    ActionSpec(
        "edit.to_row_above",
        N_("To the row &above"),
        "cards:to_row_above",
        menu="edit/move",
        group=1,
        shortcuts=("Alt+Shift+Up",),
        scope="canvas",
        enabled=has_cards,
    ),
    ActionSpec(
        "edit.to_row_below",
        N_("To the row &below"),
        "cards:to_row_below",
        menu="edit/move",
        group=1,
        shortcuts=("Alt+Shift+Down",),
        scope="canvas",
        enabled=has_cards,
    ),
)


def _paper(number: int, name: str, text: str) -> ActionSpec:
    return ActionSpec(
        f"card.paper_{name}",
        text,
        f"cards:paper_{name}",
        menu="edit/colour",
        group=1 if number == 0 else 0,
        shortcuts=(f"Alt+{number}",),
        icon="square",
        scope="canvas",
        contexts=("card",),
        enabled=lambda state: state.part in ("cards", "row"),
    )


_COLOURS = (
    _paper(1, "yellow", N_("Yellow")),
    _paper(2, "orange", N_("Orange")),
    _paper(3, "coral", N_("Coral")),
    _paper(4, "pink", N_("Pink")),
    _paper(5, "violet", N_("Violet")),
    _paper(6, "blue", N_("Blue")),
    _paper(7, "green", N_("Green")),
    _paper(8, "grey", N_("Grey")),
    _paper(0, "own", N_("The row's own")),
)


def _mark(kind: str, name: str, text: str, *, icon: str = "") -> ActionSpec:
    return ActionSpec(
        f"card.{kind}_{name}",
        text,
        f"cards:{kind}_{name}",
        menu=f"edit/{kind}",
        group=1 if name == "none" else 0,
        icon=icon,
        contexts=("card",),
        enabled=has_cards,
    )


_MARKS = (
    _mark("rating", "good", N_("Good"), icon="smile"),
    _mark("rating", "neutral", N_("Neutral"), icon="meh"),
    _mark("rating", "bad", N_("Bad"), icon="frown"),
    _mark("rating", "none", N_("No rating")),
    _mark("certainty", "assumption", N_("Assumption"), icon="circle-help"),
    _mark("certainty", "some", N_("Some data"), icon="circle-dot"),
    _mark("certainty", "researched", N_("Researched"), icon="circle-check"),
    _mark("certainty", "none", N_("Not known")),
)


def in_stage(state: State) -> bool:
    """Say whether the cursor is in or on a stage."""
    return state.in_cell or state.part in ("stage", "point")


def in_row(state: State) -> bool:
    """Say whether the cursor is in or on a row."""
    return state.in_cell or state.part in ("row", "point")


def _stage(name: str, text: str, *, group: int = 0, keys: tuple[str, ...] = (), icon: str = "") -> ActionSpec:
    return ActionSpec(
        f"stage.{name}",
        text,
        f"stages:{name}",
        menu="map/stage",
        group=group,
        shortcuts=keys,
        icon=icon,
        scope="canvas" if keys else "window",
        contexts=("stage",) if group > 1 else (),
        enabled=in_stage,
    )


_STAGES = (
    _stage("rename", N_("&Rename stage"), icon="pencil"),
    _stage("duplicate", N_("&Duplicate stage"), icon="copy"),
    _stage("delete", N_("D&elete stage"), icon="trash-2"),
    _stage("select", N_("&Select stage"), group=1),
    _stage("move_left", N_("Move &left"), group=2, icon="arrow-left"),
    _stage("move_right", N_("Move ri&ght"), group=2, icon="arrow-right"),
    _stage("wider", N_("&Wider"), group=3, keys=("Alt+Shift+Right",)),
    _stage("narrower", N_("&Narrower"), group=3, keys=("Alt+Shift+Left",)),
    _stage("usual_width", N_("&Usual width"), group=3),
)


def _row(
    name: str, text: str, *, group: int = 0, keys: tuple[str, ...] = (), icon: str = "", tip: str = ""
) -> ActionSpec:
    return ActionSpec(
        f"row.{name}",
        text,
        f"rows:{name}",
        menu="map/row",
        group=group,
        shortcuts=keys,
        icon=icon,
        tip=tip,
        contexts=("row",) if group > 1 else (),
        enabled=in_row,
    )


_ROWS = (
    _row("rename", N_("&Rename row"), icon="pencil"),
    _row("duplicate", N_("&Duplicate row"), icon="copy"),
    _row("delete", N_("D&elete row"), icon="trash-2"),
    _row("select", N_("&Select row"), group=1),
    _row("move_up", N_("Move &up"), group=2, icon="arrow-up"),
    _row("move_down", N_("Move d&own"), group=2, icon="arrow-down"),
    _row("choose_kind", N_("&Kind…"), group=3, icon="layers", tip=N_("Changes what the row is about.")),
    _row("choose_colour", N_("&Colour…"), group=3, icon="palette"),
    _row(
        "choose_line",
        N_("&Line above…"),
        group=3,
        icon="minus",
        tip=N_("Draws a line of interaction or visibility above the row."),
    ),
    _row("one_per_line", N_("&1 card per line"), group=4),
    _row("two_per_line", N_("&2 cards per line"), group=4),
    _row("three_per_line", N_("&3 cards per line"), group=4),
    _row("hide", N_("&Hide row"), group=5, keys=("Ctrl+Shift+H",), icon="eye-off"),
    ActionSpec(
        "row.show_hidden",
        N_("Show hidden ro&ws"),
        "rows:show_hidden",
        menu="map/row",
        group=5,
        shortcuts=("Ctrl+Shift+G",),
        icon="eye",
        contexts=("row", "canvas"),
        enabled=lambda state: state.hidden_rows > 0,
    ),
)


def _score(number: int, text: str, icon: str) -> ActionSpec:
    return ActionSpec(
        f"point.score_{number}",
        text,
        f"points:score_{number}",
        menu="map/point",
        icon=icon,
        contexts=("point",),
        enabled=has_document,
    )


_POINTS = (
    _score(5, N_("Delighted"), "laugh"),
    _score(4, N_("Content"), "smile"),
    _score(3, N_("Neutral"), "meh"),
    _score(2, N_("Annoyed"), "annoyed"),
    _score(1, N_("Frustrated"), "frown"),
    ActionSpec(
        "point.go",
        N_("&Go to the emotion line"),
        "points:go_to_emotions",
        menu="map/point",
        group=1,
        shortcuts=("Ctrl+Shift+L",),
        icon="heart",
        enabled=has_document,
    ),
)


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
    _view("zoom_out", N_("Zoom &out"), ("Ctrl+-",), icon="zoom-out"),
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
        N_("Edit map &title"),
        "navigate:rename_map",
        menu="map",
        group=1,
        icon="pencil",
        enabled=has_document,
    ),
)

CANVAS_ACTIONS = (
    *_EDIT,
    *_INSERT,
    *_SELECT,
    *_MOVE,
    *_COLOURS,
    *_MARKS,
    *_STAGES,
    *_ROWS,
    *_POINTS,
    *_VIEW,
)

CANVAS_GESTURES: tuple[tuple[str, str], ...] = (
    (N_("Type"), N_("a new card in a focused cell, or on at the end of the selected card")),
    (N_("Enter while typing"), N_("keep the text and begin the next card")),
    (N_("Tab while typing"), N_("keep the text and go on in the next stage")),
    (N_("Shift+Enter while typing"), N_("a new line")),
    (N_("Esc while typing"), N_("finish and keep the text")),
    (N_("Arrows"), N_("move the cursor card by card; with Ctrl cell by cell; with Shift select")),
    (N_("Home, End"), N_("first and last stage; with Ctrl first and last cell")),
    (N_("Drag a card"), N_("move it; with Ctrl or Alt copy it")),
    (N_("Drag a header"), N_("move a stage or a row")),
    (N_("Drag on empty space"), N_("select what the rectangle touches; Shift adds, Ctrl toggles")),
    (N_("Drag an emotion point"), N_("change the score; with Ctrl freely, with Shift also sideways")),
    (N_("↑ ↓ and 1 to 5 on an emotion point"), N_("change the score; with Shift in small steps")),
    (N_("Double-click"), N_("edit, or make a card or an emotion point where there is none")),
    (N_("Space and drag, middle button"), N_("push the map around")),
    (N_("Ctrl and wheel"), N_("zoom at the pointer")),
)
"""Gestures and keys that are no actions, for the sheet of shortcuts: what to do, and what happens."""
