"""What can be done with stages, rows and emotion points, as data."""

from app.actions.conditions import has_document, in_row, in_stage
from app.actions.spec import ActionSpec
from app.i18n import N_


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
        contexts=("stage",) if group > 1 or name == "rename" else (),
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
    _stage("fit_width", N_("&Fit to its text"), group=3),
    _stage("usual_width", N_("Usu&al width"), group=3),
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
        contexts=("row",) if group > 1 or name == "rename" else (),
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
    _row(
        "fold",
        N_("Collapse or un&fold"),
        group=5,
        icon="fold-vertical",
        tip=N_("Shows the row as one line, or in full again."),
    ),
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
        contexts=("point", "curve"),
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

PART_ACTIONS = (*_STAGES, *_ROWS, *_POINTS)
