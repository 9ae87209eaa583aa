"""What can be done with files, maps, panels and the window, as data."""

from app.actions.spec import ActionSpec
from app.actions.state import State
from app.i18n import LANGUAGES, N_


def has_document(state: State) -> bool:
    """Say whether a project is open."""
    return state.has_document


def has_several_maps(state: State) -> bool:
    """Say whether there is another map to go to."""
    return state.maps > 1


def _strip(place: str) -> ActionSpec:
    names = {"none": N_("Not pinned"), "above": N_("Above the map"), "below": N_("Below the map")}
    return ActionSpec(
        f"view.strip_{place}",
        names[place],
        f"window:strip_{place}",
        menu="view/strip",
        tip=N_("Keeps the emotion line in sight while you scroll."),
        enabled=has_document,
        checked=lambda state: state.strip == place,
    )


def _theme(name: str, text: str) -> ActionSpec:
    return ActionSpec(
        f"view.theme_{name}",
        text,
        f"window:theme_{name.replace('-', '_')}",
        menu="view/theme",
        checked=lambda state: state.theme == name,
    )


def _language(code: str, text: str) -> ActionSpec:
    return ActionSpec(
        f"view.language_{code}",
        text,
        f"window:language_{code}",
        menu="view/language",
        checked=lambda state: state.language == code,
    )


_FILE = (
    ActionSpec(
        "file.new",
        N_("&New map…"),
        "files:new_map",
        menu="file",
        shortcuts=("Ctrl+N",),
        icon="file-plus",
        tip=N_("Starts a map from a template."),
    ),
    ActionSpec(
        "file.open",
        N_("&Open…"),
        "files:open_file",
        menu="file",
        shortcuts=("Ctrl+O",),
        icon="folder-open",
        tip=N_("Opens a map from a file."),
    ),
    ActionSpec(
        "file.save",
        N_("&Save"),
        "files:save",
        menu="file",
        group=1,
        shortcuts=("Ctrl+S",),
        icon="save",
        tip=N_("Writes the map into its file."),
        enabled=lambda state: state.has_document and (state.is_modified or not state.has_path),
    ),
    ActionSpec(
        "file.save_as",
        N_("Save &as…"),
        "files:save_as",
        menu="file",
        group=1,
        shortcuts=("Ctrl+Shift+S",),
        tip=N_("Writes the map into another file and goes on with that one."),
        enabled=has_document,
    ),
    ActionSpec(
        "file.export",
        N_("&Export…"),
        "files:export",
        menu="file",
        group=2,
        shortcuts=("Ctrl+E",),
        icon="upload",
        tip=N_("Saves the map as PDF, PNG or SVG."),
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "file.print",
        N_("&Print and poster…"),
        "files:print_map",
        menu="file",
        group=2,
        shortcuts=("Ctrl+P",),
        icon="printer",
        tip=N_("Puts the map on paper: a poster for a wall, tiles for a small printer, or one page."),
        enabled=has_document,
    ),
    ActionSpec(
        "file.older",
        N_("Ol&der versions…"),
        "files:older",
        menu="file",
        group=1,
        icon="history",
        tip=N_("Shows what saving has replaced, to look at or to go back to."),
        enabled=lambda state: state.has_document and state.has_path,
    ),
    ActionSpec(
        "file.recovered",
        N_("Reco&vered maps…"),
        "files:recovered",
        menu="file",
        group=1,
        icon="life-buoy",
        tip=N_("Shows work that was not saved: left by a crash, or closed without saving."),
    ),
    ActionSpec(
        "file.close",
        N_("&Close"),
        "files:close",
        menu="file",
        group=3,
        shortcuts=("Ctrl+W",),
        tip=N_("Closes this map and asks first if it is not saved."),
    ),
    ActionSpec(
        "file.quit",
        N_("&Quit"),
        "files:quit_program",
        menu="file",
        group=3,
        shortcuts=("Ctrl+Q",),
        tip=N_("Closes every window and ends the program."),
    ),
)

_EDIT = (
    ActionSpec(
        "edit.undo",
        N_("&Undo"),
        "window:undo",
        menu="edit",
        shortcuts=("Ctrl+Z",),
        icon="undo-2",
        tip=N_("Takes the last change back."),
        enabled=lambda state: state.can_undo,
    ),
    ActionSpec(
        "edit.redo",
        N_("&Redo"),
        "window:redo",
        menu="edit",
        shortcuts=("Ctrl+Y", "Ctrl+Shift+Z"),
        icon="redo-2",
        tip=N_("Does again what was taken back."),
        enabled=lambda state: state.can_redo,
    ),
    ActionSpec(
        "edit.preferences",
        N_("Pr&eferences…"),
        "help:preferences",
        menu="edit",
        group=9,
        shortcuts=("Ctrl+,",),
        icon="settings",
        tip=N_("Language, theme, motion and panels."),
    ),
)

_VIEW = (
    ActionSpec(
        "view.persona_panel",
        N_("&Persona panel"),
        "window:toggle_persona_panel",
        menu="view",
        group=3,
        shortcuts=("F7",),
        icon="user",
        tip=N_("Shows or hides the panel with the personas."),
        enabled=has_document,
        checked=lambda state: state.persona_panel,
    ),
    ActionSpec(
        "view.inspector",
        N_("Inspecto&r"),
        "window:toggle_inspector",
        menu="view",
        group=3,
        shortcuts=("F8", "Ctrl+I"),
        icon="sliders-horizontal",
        tip=N_("Shows or hides the panel with the details of what is selected."),
        enabled=has_document,
        checked=lambda state: state.inspector,
    ),
    ActionSpec(
        "view.only_active",
        N_("Onl&y the active persona's line"),
        "window:toggle_only_active",
        menu="view",
        group=3,
        icon="user",
        tip=N_("Shows one emotion line alone, or those of all personas of the map."),
        enabled=lambda state: state.personas > 1,
        checked=lambda state: state.only_active,
    ),
    _strip("none"),
    _strip("above"),
    _strip("below"),
    _theme("system", N_("As the system")),
    _theme("light", N_("Light")),
    _theme("dark", N_("Dark")),
    _theme("high-contrast", N_("High contrast")),
    *(_language(code, name) for code, name in LANGUAGES.items()),
    ActionSpec(
        "view.full_screen",
        N_("F&ull screen"),
        "window:toggle_full_screen",
        menu="view",
        group=6,
        shortcuts=("F11",),
        icon="maximize",
        tip=N_("Gives the map the whole screen."),
        checked=lambda state: state.full_screen,
    ),
    ActionSpec(
        "view.next_pane",
        N_("Next part of the window"),
        "window:next_pane",
        menu="view/go",
        group=8,
        shortcuts=("F6",),
        tip=N_("Moves the keyboard from toolbar to map to panels to map tabs."),
        enabled=has_document,
    ),
    ActionSpec(
        "view.previous_pane",
        N_("Previous part of the window"),
        "window:previous_pane",
        menu="view/go",
        group=8,
        shortcuts=("Shift+F6",),
        tip=N_("Moves the keyboard the other way round."),
        enabled=has_document,
    ),
)

_MAP = (
    ActionSpec(
        "map.new",
        N_("&New map in this file"),
        "maps:new",
        menu="map",
        group=2,
        icon="plus",
        tip=N_("Adds a map with the same stages and rows, but without cards."),
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "map.rename",
        N_("&Rename map…"),
        "maps:rename",
        icon="pencil",
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "map.duplicate_to_be",
        N_("Duplicate as &to-be"),
        "maps:duplicate_to_be",
        menu="map",
        group=3,
        icon="sparkles",
        tip=N_("Copies this map to draw how it should become."),
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "map.duplicate",
        N_("Duplicate as &variant"),
        "maps:duplicate_variant",
        menu="map",
        group=3,
        icon="copy",
        tip=N_("Copies this map to try something else."),
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "map.move_left",
        N_("Move map &left"),
        "maps:move_left",
        menu="map",
        group=4,
        icon="arrow-left",
        enabled=has_several_maps,
        contexts=("map",),
    ),
    ActionSpec(
        "map.move_right",
        N_("Move map ri&ght"),
        "maps:move_right",
        menu="map",
        group=4,
        icon="arrow-right",
        enabled=has_several_maps,
        contexts=("map",),
    ),
    ActionSpec(
        "map.next",
        N_("Ne&xt map"),
        "maps:show_next",
        menu="map",
        group=5,
        shortcuts=("Ctrl+PgDown",),
        enabled=has_several_maps,
    ),
    ActionSpec(
        "map.previous",
        N_("Previo&us map"),
        "maps:show_previous",
        menu="map",
        group=5,
        shortcuts=("Ctrl+PgUp",),
        enabled=has_several_maps,
    ),
    ActionSpec(
        "map.delete",
        N_("&Delete map"),
        "maps:delete",
        menu="map",
        group=6,
        icon="trash-2",
        tip=N_("Removes this map from the file; it can be undone."),
        enabled=has_several_maps,
        contexts=("map",),
    ),
    ActionSpec(
        "map.properties",
        N_("Map &properties…"),
        "maps:properties",
        menu="map",
        group=7,
        icon="settings",
        tip=N_("Title, goal, start and end, state, authors and review date."),
        enabled=has_document,
        contexts=("map", "canvas"),
    ),
)

_HELP = (
    ActionSpec(
        "help.shortcuts",
        N_("&Keyboard and gestures"),
        "help:shortcuts",
        menu="help",
        shortcuts=("F1",),
        icon="keyboard",
        tip=N_("Shows every command with its keys."),
    ),
    ActionSpec(
        "help.about",
        N_("&About Empathway"),
        "help:about",
        menu="help",
        group=1,
        icon="info",
        tip=N_("Version, licence and what the program is made of."),
    ),
)

WINDOW_ACTIONS = (*_FILE, *_EDIT, *_VIEW, *_MAP, *_HELP)
