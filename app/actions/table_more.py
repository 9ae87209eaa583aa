"""What else can be done with cards, stages and rows, as data: moving without dragging, and their finer points."""

from app.actions.conditions import has_cards, has_document, in_row, in_stage
from app.actions.spec import ActionSpec
from app.actions.state import State
from app.i18n import N_


def _has_evidence(state: State) -> bool:
    return state.part in ("cards", "point")


_MOVING = (
    ActionSpec(
        "edit.pick_up",
        N_("Mo&ve…"),
        "moving:pick_up",
        menu="edit/move",
        group=2,
        shortcuts=("Ctrl+J",),
        icon="hand",
        tip=N_("Picks the selected cards up: arrows or a click choose the place, Enter puts them down."),
        scope="canvas",
        contexts=("card",),
        enabled=has_cards,
    ),
    ActionSpec(
        "edit.send_to",
        N_("Move &to a row and stage…"),
        "moving:send_to",
        menu="edit/move",
        group=2,
        tip=N_("Asks for a row, a stage and a position."),
        enabled=has_cards,
    ),
)


def _field(name: str, text: str, *, icon: str = "", keys: tuple[str, ...] = ()) -> ActionSpec:
    is_evidence = name == "evidence"
    return ActionSpec(
        f"card.{name}",
        text,
        f"details:{name}",
        menu="edit/details",
        icon=icon,
        shortcuts=keys,
        tip=N_("Edits this in the inspector."),
        contexts=("card", "point", "mark") if is_evidence else ("card",),
        enabled=_has_evidence if is_evidence else has_cards,
    )


_FIELDS = (
    _field("personas", N_("&Personas…"), icon="user"),
    _field("channels", N_("&Channels…"), icon="radio"),
    _field("owner", N_("&Owner…"), icon="circle-user"),
    _field("impact", N_("&Impact and effort…"), icon="gauge"),
    _field("evidence", N_("&Evidence…"), icon="quote", keys=("Ctrl+K",)),
    _field("solves", N_("&Solves…"), icon="circle-check"),
    _field("link", N_("&Link…"), icon="link"),
)

_STARTER = ActionSpec(
    "card.starter",
    N_("Starter c&ards…"),
    "details:starter",
    menu="insert",
    icon="sparkles",
    tip=N_("Offers what people do and meet in most journeys, for the kind of this row."),
    contexts=("cell", "photo"),
    enabled=lambda state: state.in_cell and state.has_starters,
)


def _stage(name: str, text: str, run: str, *, group: int, icon: str = "", tip: str = "") -> ActionSpec:
    return ActionSpec(
        f"stage.{name}",
        text,
        f"details:{run}",
        menu="map/stage",
        group=group,
        icon=icon,
        tip=tip,
        contexts=("stage",),
        enabled=in_stage,
    )


_STAGES = (
    _stage("collapse", N_("&Collapse or unfold"), "collapse", group=4, icon="columns-3"),
    _stage(
        "split",
        N_("Split &into steps…"),
        "split",
        group=4,
        icon="split",
        tip=N_("Asks for the names of its steps."),
    ),
    _stage(
        "merge_next",
        N_("&Merge with next"),
        "merge_next",
        group=4,
        icon="merge",
        tip=N_("Puts what is in the next stage into this one."),
    ),
    _stage("width", N_("Wid&th…"), "stage_width", group=3, icon="move-horizontal"),
    _stage("duration", N_("D&uration…"), "stage_duration", group=5, icon="clock"),
    _stage("owner", N_("&Owner…"), "stage_owner", group=5, icon="circle-user"),
    _stage("objective", N_("Ob&jective…"), "stage_objective", group=5, icon="target"),
)


def _when(name: str, text: str) -> ActionSpec:
    return ActionSpec(
        f"stage.when_{name}",
        text,
        f"details:when_{name}",
        menu="map/stage/when",
        group=1 if name == "none" else 0,
        contexts=("stage",),
        enabled=in_stage,
    )


_WHEN = (
    _when("before", N_("&Before")),
    _when("during", N_("&During")),
    _when("after", N_("&After")),
    _when("none", N_("&Not said")),
)

_ROWS = (
    ActionSpec(
        "row.guide",
        N_("&Guide question…"),
        "details:row_guide",
        menu="map/row",
        group=3,
        icon="circle-help",
        contexts=("row",),
        enabled=in_row,
    ),
    ActionSpec(
        "row.persona",
        N_("&Persona…"),
        "details:row_persona",
        menu="map/row",
        group=3,
        icon="user",
        tip=N_("Says whose row it is."),
        contexts=("row",),
        enabled=in_row,
    ),
)

_HAND = ActionSpec(
    "view.hand",
    N_("&Hand tool"),
    "view:toggle_hand",
    menu="view",
    group=0,
    icon="hand",
    tip=N_("Lets a drag push the map around, until it is switched off."),
    enabled=has_document,
    checked=lambda state: state.hand,
)

_HEADERS = ActionSpec(
    "view.headers",
    N_("&Keep headers in sight"),
    "view:toggle_headers",
    menu="view",
    tip=N_("Stage and row headers stay at the edges while the map is scrolled."),
    enabled=has_document,
    checked=lambda state: state.freezes,
)


def _table(place: str, text: str, *, keys: tuple[str, ...] = (), tip: str = "") -> ActionSpec:
    return ActionSpec(
        f"view.table_{place}",
        text,
        f"tables_view:{place}",
        menu="view/table",
        shortcuts=keys,
        icon="table" if place == "below" else "",
        tip=tip,
        enabled=has_document,
        checked=lambda state: state.table == place,
    )


_TABLE = (
    _table(
        "below",
        N_("&Below the map"),
        keys=("F9",),
        tip=N_("Shows and edits the map as a table; pressed again, the table goes."),
    ),
    _table("alone", N_("&Instead of the map"), tip=N_("Gives the table all the room.")),
    _table("none", N_("&No table")),
)

MORE_ACTIONS = (*_MOVING, *_FIELDS, _STARTER, *_STAGES, *_WHEN, *_ROWS, _HAND, _HEADERS, *_TABLE)
