"""The templates and examples that ship with the program.

Listing them needs no pydantic, so that the welcome page can show them before anything heavy is loaded.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from app import i18n
from app.paths import resource_path
from app.values import dataclass

if TYPE_CHECKING:
    from app.storage.loader import Loaded

Kind = Literal["template", "example"]
_INDEX: Final = ("templates", "index.json")


@dataclass(frozen=True, slots=True)
class Entry:
    """One template or example: its id, and its names, notes and files (below the resources) by language."""

    id: str
    kind: Kind
    names: Mapping[str, str]
    notes: Mapping[str, str]
    files: Mapping[str, str]

    def name(self, language: str | None = None) -> str:
        """Return the name in a language (the program's own if not said), else in English, else the id."""
        return _in_language(self.names, language) or self.id

    def note(self, language: str | None = None) -> str:
        """Return what it holds in a few words, or an empty text."""
        return _in_language(self.notes, language)

    def path(self, language: str | None = None) -> Path:
        """Return the file in a language; English stands in where a language has none."""
        return resource_path(*_in_language(self.files, language).split("/"))


def _in_language(texts: Mapping[str, str], language: str | None) -> str:
    return texts.get(language or i18n.language()) or texts.get(i18n.SOURCE_LANGUAGE, "")


def templates() -> tuple[Entry, ...]:
    """Return the templates in the order of the welcome page."""
    return tuple(entry for entry in _entries() if entry.kind == "template")


def examples() -> tuple[Entry, ...]:
    """Return the examples in the order of the welcome page."""
    return tuple(entry for entry in _entries() if entry.kind == "example")


def find(id: str) -> Entry | None:
    """Return the template or example of that id, in whatever case it is written."""
    return next((entry for entry in _entries() if entry.id.lower() == id.lower()), None)


def load_template(id: str, language: str | None = None) -> "Loaded":
    """Read a template or example; raises `KeyError` for an unknown id."""
    from app.storage.loader import read  # brings pydantic, which the welcome page must not wait for

    entry = find(id)
    if entry is None:
        raise KeyError(id)
    return read(entry.path(language))


@cache
def _entries() -> tuple[Entry, ...]:
    found: Any = json.loads(resource_path(*_INDEX).read_text(encoding="utf-8"))
    entries = found["entries"] if isinstance(found, dict) else found
    return tuple(_entry(raw) for raw in entries)


def _entry(raw: Mapping[str, Any]) -> Entry:
    return Entry(raw["id"], raw["kind"], raw["name"], raw.get("note", {}), raw["file"])
