"""The wishes for a poster as plain data, which a map and the settings can keep, and back again.

What is not understood, because another version wrote it or somebody by hand, is left as it was.
"""

from typing import Final, TypeAlias, TypeVar

from app.i18n import LANGUAGES
from app.layout.papers import ORIENTATIONS, PageProblem
from app.layout.poster.checks import check_wishes
from app.layout.poster.wishes import COLOURS, MODES, Contents, MarkWishes, PosterWishes, TileWishes
from app.settings import Json
from app.values import replace

Wish: TypeAlias = PosterWishes | TileWishes | MarkWishes | Contents
Value = TypeVar("Value", PosterWishes, TileWishes, MarkWishes, Contents)

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "mode": MODES,
    "orientation": ORIENTATIONS,
    "colours": COLOURS,
    "language": tuple(LANGUAGES),
}


def as_plain(wishes: PosterWishes) -> dict[str, Json]:
    """Return wishes as JSON values."""
    return _plain(wishes)


def from_plain(raw: object, default: PosterWishes) -> PosterWishes:
    """Return the wishes that JSON values stand for; `default` for whatever is missing, wrong or impossible."""
    if not isinstance(raw, dict):
        return default
    wishes = replace(
        _filled(default, raw),
        tiles=_part(raw.get("tiles"), TileWishes()),
        marks=_part(raw.get("marks"), MarkWishes()),
        contents=_contents(raw.get("contents"), default.contents),
    )
    try:
        check_wishes(wishes)
    except PageProblem:
        return default
    return wishes


def _contents(raw: object, default: Contents) -> Contents:
    found = _filled(default, raw)
    rows = raw.get("rows") if isinstance(raw, dict) else None
    return replace(found, rows=tuple(str(row) for row in rows)) if isinstance(rows, list) else found


def _plain(value: Wish) -> dict[str, Json]:
    return {name: _json(getattr(value, name)) for name in value.__match_args__}


def _json(value: object) -> Json:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case tuple():
            return [_json(item) for item in value]
        case PosterWishes() | TileWishes() | MarkWishes() | Contents():
            return _plain(value)
    raise TypeError(f"no wish: {value!r}")


def _part(raw: object, default: Value) -> Value | None:
    return _filled(default, raw) if isinstance(raw, dict) else None


def _filled(default: Value, raw: object) -> Value:
    """Return a value like `default`, with the numbers, words and switches that `raw` has for it."""
    if not isinstance(raw, dict):
        return default
    held = {name: getattr(default, name) for name in default.__match_args__}
    changes = {name: raw[name] for name in held if name in raw and _is_like(held[name], raw[name], name)}
    return replace(default, **changes)


def _is_like(held: object, new: object, name: str) -> bool:
    if name in _CHOICES:
        return new in _CHOICES[name] or (new is None and name == "language")
    if name == "paper":
        return isinstance(new, str) or (new is None and not isinstance(held, TileWishes))
    if isinstance(held, bool) or isinstance(new, bool):
        return isinstance(held, bool) and isinstance(new, bool)
    if isinstance(held, int):
        return isinstance(new, int)
    return isinstance(held, float) and isinstance(new, int | float)
