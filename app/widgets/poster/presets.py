"""Wishes by name: those that come with the program, and those that somebody saved."""

from collections.abc import Mapping
from typing import Final

from app.editing.poster_memory import as_plain, from_plain
from app.i18n import N_
from app.layout.poster.wishes import Contents, MarkWishes, PosterWishes, TileWishes
from app.settings import Json, Setting, Settings
from app.values import dataclass, replace

WALL: Final = PosterWishes()
FIRST: Final = WALL
"""What a map is given that was never printed."""


@dataclass(frozen=True, slots=True)
class Preset:
    """Wishes with a name; a `name` that comes with the program is translated when it is shown."""

    id: str
    name: str
    wishes: PosterWishes
    is_own: bool = False


PRESETS: Final = (
    Preset("wall", N_("Wall A1"), WALL),
    Preset("office", N_("Office A4 tiles"), replace(WALL, tiles=TileWishes())),
    Preset("shop", N_("Print shop"), replace(WALL, marks=MarkWishes())),
    Preset(
        "hand-out",
        N_("Hand-out A3"),
        PosterWishes(mode="fit", paper="a3", contents=Contents(page_numbers=False)),
    ),
    Preset("screen", N_("As on the screen"), PosterWishes(mode="exact", paper=None)),
)
MOST_OWN: Final = 30


def _no_presets() -> Mapping[str, Json]:
    return {}


def _presets(raw: Json) -> Mapping[str, Json]:
    if isinstance(raw, dict):
        return raw
    raise ValueError("not an object")


OWN_PRESETS: Final = Setting("poster_presets", _no_presets(), _presets)


def own_presets(settings: Settings) -> tuple[Preset, ...]:
    """Return what somebody saved, oldest first."""
    held = settings.get(OWN_PRESETS)
    return tuple(Preset(f"own:{name}", name, from_plain(raw, WALL), True) for name, raw in held.items())


def save_preset(settings: Settings, name: str, wishes: PosterWishes) -> None:
    """Keep wishes under a name; those of the same name before are replaced, the oldest of many forgotten."""
    others = {held: raw for held, raw in settings.get(OWN_PRESETS).items() if held != name}
    settings.set(OWN_PRESETS, dict([*others.items(), (name, as_plain(general(wishes)))][-MOST_OWN:]))


def delete_preset(settings: Settings, name: str) -> None:
    """Forget the wishes of a name."""
    settings.set(OWN_PRESETS, {held: raw for held, raw in settings.get(OWN_PRESETS).items() if held != name})


def general(wishes: PosterWishes) -> PosterWishes:
    """Return wishes without what concerns one map only: its rows, and the language of its labels."""
    return replace(wishes, language=None, date="", contents=replace(wishes.contents, rows=None))


def preset_of(wishes: PosterWishes, settings: Settings) -> Preset | None:
    """Return the preset that wishes are, or None."""
    wanted = general(wishes)
    return next((one for one in (*PRESETS, *own_presets(settings)) if one.wishes == wanted), None)
