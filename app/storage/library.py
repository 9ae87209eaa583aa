"""The templates and examples that ship with the program.

Listing them needs no pydantic, so that the welcome page can show them before anything heavy is loaded.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from app import i18n
from app.constants import FILE_SUFFIX
from app.paths import resource_path

if TYPE_CHECKING:
    from app.storage.loader import Loaded

Kind = Literal["template", "example"]
_FOLDERS: Final[Mapping[Kind, str]] = {"template": "templates", "example": "examples"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One template or example: its id, and its names and descriptions by language."""

    id: str
    kind: Kind
    names: Mapping[str, str]
    descriptions: Mapping[str, str]

    def name(self, language: str | None = None) -> str:
        """Return the name in a language (the program's own if not said), else in English, else the id."""
        return _in_language(self.names, language) or self.id

    def description(self, language: str | None = None) -> str:
        """Return the description in a language, or an empty text."""
        return _in_language(self.descriptions, language)

    def path(self, language: str | None = None) -> Path:
        """Return the file in a language; English stands in where a language has none."""
        for wanted in (language or i18n.language(), i18n.SOURCE_LANGUAGE):
            path = resource_path(_FOLDERS[self.kind], wanted, self.id + FILE_SUFFIX)
            if path.is_file():
                return path
        return path


def _in_language(texts: Mapping[str, str], language: str | None) -> str:
    return texts.get(language or i18n.language()) or texts.get(i18n.SOURCE_LANGUAGE, "")


def templates() -> tuple[Entry, ...]:
    """Return the templates in the order of the welcome page."""
    return _entries("template")


def examples() -> tuple[Entry, ...]:
    """Return the examples in the order of the welcome page."""
    return _entries("example")


def find(id: str) -> Entry | None:
    """Return the template or example of that id."""
    return next((entry for entry in (*templates(), *examples()) if entry.id.lower() == id.lower()), None)


def load_template(id: str, language: str | None = None) -> "Loaded":
    """Read a template or example; raises `KeyError` for an unknown id."""
    from app.storage.loader import read  # brings pydantic, which the welcome page must not wait for

    entry = find(id)
    if entry is None:
        raise KeyError(id)
    return read(entry.path(language))


@cache
def _entries(kind: Kind) -> tuple[Entry, ...]:
    index = resource_path(_FOLDERS[kind], "index.json")
    if not index.is_file():
        return ()
    found: Any = json.loads(index.read_text(encoding="utf-8"))
    return tuple(_entry(kind, raw) for raw in found[_FOLDERS[kind]])


def _entry(kind: Kind, raw: Mapping[str, Any]) -> Entry:
    return Entry(raw["id"], kind, raw.get("names", {}), raw.get("descriptions", {}))
