"""What a user prefers, remembered between sessions in one small JSON file.

Only values that differ from their default are kept, so a better default reaches everybody who never chose.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Generic, TypeAlias, TypeVar

from app import paths
from app.i18n import LANGUAGES, N_
from app.values import dataclass

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Value = TypeVar("Value")

SMALLEST_TEXT, LARGEST_TEXT = 90, 200
"""The sizes of the interface's text that can be chosen, in per cent."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One thing to remember: its key in the file, its default, how to read it, and its name for people.

    `parse` turns what the file holds into the value and raises ValueError for anything else.
    """

    key: str
    default: Value
    parse: Callable[[Json], Value]
    title: str = ""


def _text(raw: Json) -> str:
    if isinstance(raw, str):
        return raw
    raise ValueError("not a text")


def _flag(raw: Json) -> bool:
    if isinstance(raw, bool):
        return raw
    raise ValueError("not true or false")


def _whole_number(raw: Json) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise ValueError("not a whole number")


def _number(raw: Json) -> float:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    raise ValueError("not a number")


def _per_cent(raw: Json) -> int:
    size = _whole_number(raw)
    if SMALLEST_TEXT <= size <= LARGEST_TEXT:
        return size
    raise ValueError("not a sensible size")


def _texts(raw: Json) -> tuple[str, ...]:
    if isinstance(raw, list):
        return tuple(_text(item) for item in raw)
    raise ValueError("not a list")


def _numbers_by_name(raw: Json) -> Mapping[str, float]:
    if isinstance(raw, dict):
        return {name: _number(item) for name, item in raw.items()}
    raise ValueError("not an object")


def _one_of(*choices: str) -> Callable[[Json], str]:
    def parse(raw: Json) -> str:
        if isinstance(raw, str) and raw in choices:
            return raw
        raise ValueError(f"not one of {choices}")

    return parse


def _no_texts() -> tuple[str, ...]:
    return ()


def _no_numbers() -> Mapping[str, float]:
    return {}


LANGUAGE: Final = Setting("language", "system", _one_of("system", *LANGUAGES), N_("Language"))
THEME: Final = Setting("theme", "system", _one_of("system", "light", "dark", "high-contrast"), N_("Theme"))
TEXT_SIZE: Final = Setting("text_size", 100, _per_cent, N_("Text size of the interface"))
WINDOW_GEOMETRY: Final = Setting("window_geometry", "", _text)
WINDOW_STATE: Final = Setting("window_state", "", _text)
RECENT_FILES: Final = Setting("recent_files", _no_texts(), _texts, N_("Recent files"))
ZOOM_BY_FILE: Final = Setting("zoom_by_file", _no_numbers(), _numbers_by_name)
REDUCE_MOTION: Final = Setting("reduce_motion", False, _flag, N_("Reduce motion"))
ENTER_BREAKS: Final = Setting("enter_breaks", False, _flag, N_("Enter makes a new line"))
PERSONA_PANEL_WIDTH: Final = Setting("persona_panel_width", 300, _whole_number)
INSPECTOR_WIDTH: Final = Setting("inspector_width", 280, _whole_number)
PERSONA_PANEL_VISIBLE: Final = Setting("persona_panel_visible", True, _flag, N_("Personas"))
INSPECTOR_VISIBLE: Final = Setting("inspector_visible", True, _flag, N_("Inspector"))
OUTLINE_VISIBLE: Final = Setting("outline_visible", False, _flag, N_("Outline"))
TOOLBAR_VISIBLE: Final = Setting("toolbar_visible", True, _flag, N_("Toolbar"))
STATUS_BAR_VISIBLE: Final = Setting("status_bar_visible", True, _flag, N_("Status bar"))
STRIP_PLACE: Final = Setting(
    "strip_place", "none", _one_of("none", "above", "below"), N_("Pinned emotion line")
)

RECENT_COMMANDS: Final = Setting("recent_commands", _no_texts(), _texts)
MINI_MAP_VISIBLE: Final = Setting("mini_map_visible", True, _flag, N_("Mini-map"))

TABLE: Final = (
    LANGUAGE,
    THEME,
    TEXT_SIZE,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    RECENT_FILES,
    ZOOM_BY_FILE,
    REDUCE_MOTION,
    ENTER_BREAKS,
    PERSONA_PANEL_WIDTH,
    INSPECTOR_WIDTH,
    PERSONA_PANEL_VISIBLE,
    INSPECTOR_VISIBLE,
    OUTLINE_VISIBLE,
    TOOLBAR_VISIBLE,
    STATUS_BAR_VISIBLE,
    STRIP_PLACE,
    RECENT_COMMANDS,
    MINI_MAP_VISIBLE,
)

MOST_RECENT_FILES = 12
MOST_ZOOMS = 50


class Settings:
    """The settings of one user; reads the file once, and writes it after each change.

    Keys that this version does not know are kept, so that an older and a newer version can share the file.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.config_folder() / "settings.json"
        self._overrides = _read(self._file)

    def get(self, setting: Setting[Value]) -> Value:
        """Return what was chosen, or the default when nothing sensible was."""
        if setting.key not in self._overrides:
            return setting.default
        try:
            return setting.parse(self._overrides[setting.key])
        except ValueError:
            return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remember a choice; choosing the default forgets the choice."""
        before = dict(self._overrides)
        if value == setting.default:
            self._overrides.pop(setting.key, None)
        else:
            self._overrides[setting.key] = _plain(value)
        if self._overrides != before:
            _write(self._file, self._overrides)

    def reset(self) -> None:
        """Forget every choice."""
        self._overrides = {}
        _write(self._file, self._overrides)

    def add_recent_file(self, file: Path) -> None:
        """Put a file on top of the recent ones."""
        name = str(file.absolute())
        others = (other for other in self.get(RECENT_FILES) if other != name)
        self.set(RECENT_FILES, (name, *others)[:MOST_RECENT_FILES])

    def forget_recent_file(self, file: Path) -> None:
        """Take a file off the list, for example because it is gone."""
        name = str(file.absolute())
        self.set(RECENT_FILES, tuple(other for other in self.get(RECENT_FILES) if other != name))

    def remember_zoom(self, file: Path, zoom: float) -> None:
        """Keep the zoom factor of a file; the oldest of many are forgotten."""
        name = str(file.absolute())
        zooms = {other: value for other, value in self.get(ZOOM_BY_FILE).items() if other != name}
        self.set(ZOOM_BY_FILE, dict([*zooms.items(), (name, zoom)][-MOST_ZOOMS:]))

    def zoom_of(self, file: Path) -> float | None:
        """Return the zoom factor that a file was last seen at."""
        return self.get(ZOOM_BY_FILE).get(str(file.absolute()))


def _plain(value: object) -> Json:
    """Turn a value into what JSON can hold."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(name): _plain(item) for name, item in value.items()}
        case tuple() | list():
            return [_plain(item) for item in value]
    raise TypeError(f"cannot be kept in the settings: {value!r}")


def _read(file: Path) -> dict[str, Json]:
    """Read the choices; a file that cannot be understood is put aside, never lost and never fatal."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        _note("settings unreadable, using defaults: %s", error)
        return {}
    except (ValueError, RecursionError):
        return _put_aside(file)
    return found if isinstance(found, dict) else _put_aside(file)


def _put_aside(file: Path) -> dict[str, Json]:
    kept = file.with_suffix(".bad")
    try:
        file.replace(kept)
    except OSError as error:
        _note("damaged settings could not be put aside: %s", error)
    else:
        _note("damaged settings were put aside as %s", kept)
    return {}


def _write(file: Path, overrides: Mapping[str, Json]) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new one.

    storage.files does this for documents, with backups and locks; it is a higher layer than this one, and a
    lost preference is no lost work. Hence these few lines; a full disk is a line in the log, not an error.
    """
    text = json.dumps(overrides, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    temporary = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # only writing needs it, and it is slow to import

        handle, temporary = tempfile.mkstemp(prefix=".settings-", dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(temporary).replace(file)
    except OSError as error:
        _note("settings could not be saved: %s", error)
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _note(words: str, detail: object) -> None:
    """Tell whoever reads the log."""
    import logging  # takes longer to import than settings take to read

    logging.getLogger(__name__).info(words, detail)
