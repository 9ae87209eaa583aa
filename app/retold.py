"""Says in another language what was said in one: the names of undo steps, after the language has changed.

A name such as "Move stage Buy" is kept as it was made, with the language it was made in. When it is shown in
another one, the catalogue tells which message it came from and what was filled in, and fills that in again.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from app import i18n
from app.paths import resource_path
from app.values import dataclass

_HOLE: Final = re.compile(r"%(?:\((\w+)\))?([sd%])")
_MAGIC: Final = 0x950412DE
_NUL: Final = "\0"
_CONTEXT: Final = "\x04"
_LEAST_LETTERS: Final = 3
"""A form with fewer letters of its own would fit any text."""


@dataclass(frozen=True, slots=True)
class _Message:
    """A message of the catalogue: its forms (one, or singular and plural) in each language."""

    forms: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=512)
def retold(text: str, made_in: str, language: str) -> str:
    """Return a text that was made in one language in another; as it is if no message tells where it came from."""
    if made_in == language or not text:
        return text
    found = next(_origins(text, made_in), None)
    if found is None:
        return text
    message, filled = found
    return _fill(_form(message, language, filled), filled)


def _origins(text: str, language: str) -> Iterator[tuple[_Message, dict[str, str]]]:
    """Yield the messages that can have become a text, those with fewer holes and more words first."""
    for message in _messages():
        for form in message.forms.get(language, ()):
            match = _pattern(form).fullmatch(text) if _says_something(form) else None
            if match is not None:
                yield message, match.groupdict()


def _says_something(form: str) -> bool:
    return sum(character.isalpha() for character in _HOLE.sub("", form)) >= _LEAST_LETTERS


def _form(message: _Message, language: str, filled: Mapping[str, str]) -> str:
    forms = message.forms[language]
    number = next((int(value) for value in filled.values() if value.isdecimal()), 1)
    return forms[0] if number == 1 or len(forms) == 1 else forms[1]


def _fill(form: str, filled: Mapping[str, str]) -> str:
    names = iter(range(len(filled)))

    def put(hole: re.Match[str]) -> str:
        return "%" if hole[2] == "%" else filled.get(hole[1] or f"hole{next(names)}", "")

    return _HOLE.sub(put, form)


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    """Return what a text made of a form looks like; its holes are groups."""
    made, end, count = "", 0, 0
    for hole in _HOLE.finditer(form):
        made += re.escape(form[end : hole.start()])
        end = hole.end()
        if hole[2] == "%":
            made += "%"
            continue
        made += f"(?P<{hole[1] or f'hole{count}'}>{r'[0-9]+' if hole[2] == 'd' else '.*'})"
        count += 0 if hole[1] else 1
    return re.compile(made + re.escape(form[end:]), re.DOTALL)


@cache
def _messages() -> tuple[_Message, ...]:
    """Read every message with all its languages; those with fewer holes and more words come first."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in i18n.LANGUAGES:
        if language == i18n.SOURCE_LANGUAGE:
            continue
        path = resource_path("translations", language, "LC_MESSAGES", f"{i18n.DOMAIN}.mo")
        for source, target in _pairs(path.read_bytes() if path.exists() else b""):
            forms = tuple(source.rpartition(_CONTEXT)[2].split(_NUL))
            held = found.setdefault(source, {i18n.SOURCE_LANGUAGE: forms})
            held[language] = tuple(target.split(_NUL))
    messages = (_Message(forms) for source, forms in found.items() if source)
    return tuple(sorted(messages, key=_vagueness))


def _vagueness(message: _Message) -> tuple[int, int]:
    form = message.forms[i18n.SOURCE_LANGUAGE][0]
    return len(_HOLE.findall(form)), -len(form)


def _pairs(compiled: bytes) -> Iterator[tuple[str, str]]:
    """Yield message and translation of a compiled catalogue (GNU gettext manual, "MO files"), little-endian."""
    if len(compiled) < 20 or struct.unpack_from("<I", compiled)[0] != _MAGIC:
        return
    count, sources, targets = struct.unpack_from("<3I", compiled, 8)
    for index in range(count):
        yield _string(compiled, sources + 8 * index), _string(compiled, targets + 8 * index)


def _string(compiled: bytes, place: int) -> str:
    length, start = struct.unpack_from("<2I", compiled, place)
    return bytes(compiled[start : start + length]).decode("utf-8")
