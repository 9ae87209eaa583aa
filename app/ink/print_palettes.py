"""Palettes for paper: in colour, safe for printers without colour, and sparing with ink.

What colour said is said otherwise there: `Style.ground` chooses how papers are drawn.
"""

from functools import cache
from types import MappingProxyType

from app.ink.colour_vision import seen, through
from app.ink.palette import LIGHT, PAPERS, Palette
from app.ink.style import Ground

_WHITE = "#FFFFFF"
_WHITE_PAPERS = dict.fromkeys((f"paper.{name}" for name in PAPERS), _WHITE)
_SPARING = {
    **_WHITE_PAPERS,
    "wall": _WHITE,
    "offstage.band": _WHITE,
    "stage.a": "#E3E8EE",
    "stage.b": "#F1F3F6",
    "stage.text": LIGHT.colours["text"],
    "stage.text2": LIGHT.colours["muted"],
    "moment.wall": "#F3F5F9",
    "moment.band": "#F8F9FC",
    "moment.pill": _WHITE,
    "accent.chip": "#F1F4FB",
    "accent.tint": "#F7F9FD",
    "shelf": _WHITE,
}
"""No large area is filled: stages are tints with dark words."""


def _changed(changes: dict[str, str], name: str) -> Palette:
    return Palette(name, MappingProxyType({**LIGHT.colours, **changes}), (0.0, 0.0))


def _grey(colour: str) -> str:
    return seen(colour, "greyscale")


@cache
def palette_for(ground: Ground) -> Palette:
    """Return the palette that a way of printing goes with; made when it is first asked for."""
    if ground == "grey":
        white = _changed(_WHITE_PAPERS, "light on white papers")
        return through(white, _grey, name="grey", is_grey=True)
    return _changed(_SPARING, "ink-saver") if ground == "ink-saver" else LIGHT
