"""Where in a JSON text something stands: slow and exact, so only used once something is wrong."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from app.i18n import N_, _, pgettext

Path: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_CLOSERS = "}]"

# What people call a member of each list, and the keys that may hold its name.
_NOUNS = {
    "maps": (N_("map"), ("title", "id")),
    "stages": (N_("stage"), ("name", "id")),
    "steps": (N_("step"), ("name", "id")),
    "rows": (N_("row"), ("name", "kind", "id")),
    "personas": (N_("persona"), ("name", "id")),
    "curves": (N_("emotion line"), ("persona",)),
    "points": (N_("emotion point"), ("text", "id")),
    "moments": (N_("moment"), ("title", "id")),
    "evidence": (N_("evidence"), ("title", "id")),
    "cells": (N_("card"), ("text", "id")),
    "values": (N_("metric value"), ("date",)),
    "channels": (N_("channel"), ("name", "id")),
    "tags": (N_("tag"), ("name",)),
    "notes": (N_("note"), ("id",)),
    "links": (N_("link"), ("label", "id")),
    "assets": (N_("picture"), ("file",)),
}
_NAME_LENGTH = 40


def values(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the path and the offset of every value and key of a JSON text, in order.

    A duplicate key yields its path twice. A text that is not JSON yields what can be made of it.
    """
    stack: list[list[Any]] = []  # [is object, key or index, waits for a key]
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in _CLOSERS:
            if stack:
                stack.pop()
        elif token == ",":
            _next(stack)
        elif token == ":":
            continue
        elif stack and stack[-1][0] and stack[-1][2]:
            stack[-1][1:] = [_unquoted(token), False]
            yield _path(stack), match.start()
        else:
            if not (stack and stack[-1][0]):
                yield _path(stack), match.start()
            if token in "{[":
                stack.append([token == "{", "" if token == "{" else 0, token == "{"])


def _next(stack: list[list[Any]]) -> None:
    if stack and stack[-1][0]:
        stack[-1][2] = True
    elif stack:
        stack[-1][1] += 1


def _path(stack: list[list[Any]]) -> Path:
    return tuple(level[1] for level in stack)


def _unquoted(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token.strip('"')


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """Return the line (from 1) of the value at a path, or of the nearest one around it."""
    wanted = tuple(path)
    best, best_offset = -1, 0
    for found, offset in values(text):
        if len(found) > best and wanted[: len(found)] == found:
            best, best_offset = len(found), offset
            if best == len(wanted):
                break
    return line_at(text, best_offset) if best >= 0 else None


def line_at(text: str, offset: int) -> int:
    """Return the line (from 1) of an offset."""
    return text.count("\n", 0, offset) + 1


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield every text in its quotes, number, word and mark of a JSON text."""
    return _TOKEN.finditer(text)


def token_line(text: str, test: Callable[[str], bool]) -> int | None:
    """Return the line of the first token (a text in its quotes, a number, a word) that passes the test."""
    for match in _TOKEN.finditer(text):
        if test(match.group()):
            return line_at(text, match.start())
    return None


def duplicate_key(text: str) -> tuple[Path, int] | None:
    """Return the first key that its object has twice, and its line."""
    seen: set[Path] = set()
    for path, offset in values(text):
        if path in seen:
            return path, line_at(text, offset)
        seen.add(path)
    return None


def in_words(tree: Any, path: Sequence[str | int]) -> str:
    """Say where a path leads, as in: map “Sally”, row “Emotion”, emotion point “Relief”."""
    words, node, listed = [], tree, ""
    for step in path:
        node = _child(node, step)
        if isinstance(step, str):
            if listed == "assets":
                words.append(_member(listed, node, step))
            listed = step if step in _NOUNS else ("cells" if listed == "cells" else "")
        elif listed:
            words.append(_member(listed, node, step))
            listed = ""
    return ", ".join(words)


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
        return node[step]
    return None


def _member(key: str, node: Any, step: str | int) -> str:
    noun, name_keys = _NOUNS[key]
    names = (node.get(name) for name in name_keys) if isinstance(node, dict) else ()
    name = next((found for found in names if isinstance(found, str) and found), None)
    if name is None:
        return f"{_(noun)} {step + 1 if isinstance(step, int) else step}"
    return pgettext("a thing and its name", "%(thing)s “%(name)s”") % {"thing": _(noun), "name": short(name)}


def short(name: str) -> str:
    """Return a name on one line that is not too long for a sentence."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return line if len(line) <= _NAME_LENGTH else line[: _NAME_LENGTH - 1] + "…"
