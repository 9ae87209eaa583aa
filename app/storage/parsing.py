"""Bytes to plain JSON under the limits: what Python's own parser lets through is refused, with its line."""

import json
import re
from typing import Any, Final, NoReturn

from app.i18n import N_, _, grouped
from app.storage import limits, places
from app.storage.errors import DamagedFile, InvalidContent, TooLarge
from app.storage.migrations import Tree
from app.storage.sniffing import conflict_error, conflict_line, foreign_json

BOM: Final = b"\xef\xbb\xbf"
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LITERALS: Final = ("true", "false", "null", "-")

_SYNTAX: Final = {
    "Expecting ',' delimiter": N_("A comma is missing."),
    "Expecting ':' delimiter": N_("A colon is missing."),
    "Expecting property name enclosed in double quotes": N_(
        "A name in quotation marks is missing, or there is a comma too many."
    ),
    "Illegal trailing comma before end of object": N_("There is a comma too many."),
    "Illegal trailing comma before end of array": N_("There is a comma too many."),
    "Expecting value": N_("A value is missing, or it is not written as JSON asks."),
    "Extra data": N_("There is something after the end of the project."),
    "Invalid control character at": N_("A text is not closed on its line, or it holds a control character."),
}


class _RefusedError(Exception):
    """Raised by the hooks of the parser, which do not know where they are."""


class _DuplicateKeyError(_RefusedError):
    pass


class _BadNumberError(_RefusedError):
    pass


def parse(data: bytes) -> tuple[Tree, str]:
    """Return the JSON object that the bytes hold, and the text they decode to; raises a `LoadError` otherwise."""
    text = _decoded(data.removeprefix(BOM))
    # A value takes two characters at least, so small files need no counting.
    if len(text) > 2 * limits.VALUES and sum(map(text.count, ",[{")) > limits.VALUES:
        raise TooLarge(_("The file holds too many values to be a journey map."))
    tree = _parsed(text, exactly=False)
    if not isinstance(tree, dict):
        raise foreign_json(tree)
    strings = _measure(tree, text)
    if 2 * strings != _quotes(text):
        # Some key stands there twice, so that a text got lost, or it cannot be told so easily: look closely.
        _parsed(text, exactly=True)
    if "\\" in text and _SURROGATE.search(text):
        _refuse_lone_surrogates(text)
    return tree, text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            raise _cut_off(line) from error
        raise DamagedFile(_("The text is not coded as UTF-8."), line=line) from error


def _parsed(text: str, *, exactly: bool) -> Any:
    """Parse; with `exactly`, duplicate keys are looked for in every object, which takes twice as long."""
    pairs_hook = _object if exactly else None
    try:
        return json.loads(text, object_pairs_hook=pairs_hook, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from error
    except _DuplicateKeyError as error:
        _refuse_duplicate(text, error)
    except (_BadNumberError, ValueError) as error:  # Python refuses numbers of more than 4,300 digits
        raise _bad_number(text) from error
    except RecursionError as error:
        raise _too_deep() from error


def _quotes(text: str) -> int:
    """Return how many quotes begin and end keys and texts, or -1 if counting cannot tell."""
    if "\\" not in text:
        return text.count('"')
    return -1 if "\\\\" in text else text.count('"') - text.count('\\"')


def _object(pairs: list[tuple[str, Any]]) -> Tree:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateKeyError
    return found


def _constant(name: str) -> NoReturn:
    raise _BadNumberError(name)


def _bad_number(text: str) -> InvalidContent:
    for token in places.tokens(text):
        if _is_bad_number(token.group()):
            line = places.line_at(text, token.start())
            return InvalidContent(
                _("%s is not a number that a map can hold.") % places.short(token.group()), line=line
            )
    return InvalidContent(_("There is a number that a map cannot hold."))


def _is_bad_number(token: str) -> bool:
    try:
        return not abs(float(token)) <= limits.NUMBER
    except ValueError:
        return False


def _syntax_error(text: str, error: json.JSONDecodeError) -> DamagedFile:
    conflict = conflict_line(text.encode(errors="replace"))
    if conflict:
        return conflict_error(conflict)
    if _is_cut(text, error):
        return _cut_off(text.rstrip().count("\n") + 1)
    for beginning, sentence in _SYNTAX.items():
        if error.msg.startswith(beginning):
            return DamagedFile(_(sentence), line=error.lineno)
    return DamagedFile(_("This is not written as JSON asks."), line=error.lineno)


def _is_cut(text: str, error: json.JSONDecodeError) -> bool:
    rest = text[error.pos : error.pos + 12].strip()
    at_end = error.pos + 12 >= len(text)
    if error.msg.startswith("Unterminated string"):
        return True
    return at_end and (not rest or any(word.startswith(rest) for word in _LITERALS) or "escape" in error.msg)


def _cut_off(line: int) -> DamagedFile:
    return DamagedFile(
        _("The file is cut off: its end is missing. Look for an older version of it, or copy it again."),
        line=line,
    )


def _refuse_duplicate(text: str, cause: Exception) -> NoReturn:
    found = places.duplicate_key(text)
    key, line = (str(found[0][-1]), found[1]) if found else ("", None)
    raise InvalidContent(_("“%s” stands there twice.") % places.short(key), line=line) from cause


def _too_deep() -> TooLarge:
    return TooLarge(_("Its parts are nested too deeply to be a journey map."))


def _measure(tree: Tree, text: str) -> int:
    """Refuse what is nested too deeply, has too many items or too long a text; count keys and texts."""
    lean, strings = _without_pictures(tree)
    level: list[Any] = [lean]
    depth = items = 0
    while level:
        depth += 1
        if depth > limits.DEPTH:
            raise _too_deep()
        nodes = [node for node in level if type(node) is dict]
        items += sum(1 for node in nodes if "id" in node)
        level, texts = _inside(level, text)
        strings += texts + sum(map(len, nodes))
    if items > limits.ITEMS:
        raise TooLarge(_("The file holds more than %s items.") % grouped(limits.ITEMS))
    return strings


def _inside(level: list[Any], text: str) -> tuple[list[Any], int]:
    """Return the objects and lists inside those of a level, and the number of texts; refuse too long a text."""
    deeper: list[Any] = []
    texts = 0
    for node in level:
        for child in node.values() if type(node) is dict else node:
            kind = type(child)
            if kind is str:
                texts += 1
                if len(child) > limits.TEXT_LENGTH:
                    raise _too_long(text)
            elif kind is dict or kind is list:
                deeper.append(child)
            elif (kind is int or kind is float) and not -limits.NUMBER <= child <= limits.NUMBER:
                raise _bad_number(text)
    return deeper, texts


def _without_pictures(tree: Tree) -> tuple[Tree, int]:
    """Return the tree without the bytes of pictures, and the number of strings taken: they have other limits."""
    assets = tree.get("assets")
    if not isinstance(assets, dict):
        return tree, 0
    lean, taken = {}, 0
    for sha, asset in assets.items():
        if isinstance(asset, dict) and isinstance(asset.get("data"), str):
            lean[sha] = {key: value for key, value in asset.items() if key != "data"}
            taken += 2
        else:
            lean[sha] = asset
    return {**tree, "assets": lean}, taken


def _too_long(text: str) -> TooLarge:
    line = places.token_line(text, lambda token: len(token) > limits.TEXT_LENGTH)
    return TooLarge(_("A text is longer than %s characters.") % grouped(limits.TEXT_LENGTH), line=line)


def _refuse_lone_surrogates(text: str) -> None:
    line = places.token_line(text, _has_lone_surrogate)
    if line is not None:
        raise InvalidContent(_("A text holds half a character (a lone surrogate)."), line=line)


def _has_lone_surrogate(token: str) -> bool:
    if not _SURROGATE.search(token):
        return False
    try:
        json.loads(token).encode()
    except UnicodeEncodeError:
        return True
    return False
