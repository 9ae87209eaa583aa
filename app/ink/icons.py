"""The line icons as paths, placed and scaled; read from resources/icons.json when the first one is drawn."""

import json
from functools import lru_cache
from typing import NotRequired, TypedDict

from app.ink.primitives import Ink, Outline, PathStep, Stroke
from app.paths import resource_path

BOX = 24.0
"""The side of the square that the icons were drawn in."""
PEN = 2.0
"""The width of their line in that square."""
UNKNOWN = "square"


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Return the names of all icons there are."""
    return frozenset(_icons())


@lru_cache(maxsize=4096)
def icon(name: str, x: float, y: float, *, size: float, ink: Ink, opacity: float = 1.0) -> Outline:
    """Return an icon with its box's top left corner at (x, y); a name that is not there gives a square.

    The same icon at the same place of a block is the same object, so that printers can keep what they make of it.
    """
    steps, filled = _drawing(name if name in _icons() else UNKNOWN)
    scale = size / BOX
    moved = tuple(_placed(step, x, y, scale=scale) for step in steps)
    pen = Stroke(ink, PEN * scale, round=True)
    return Outline(moved, fill=ink if filled else None, stroke=pen, opacity=opacity)


def _placed(step: PathStep, x: float, y: float, *, scale: float) -> PathStep:
    match step:
        case ("M", sx, sy):
            return ("M", x + sx * scale, y + sy * scale)
        case ("L", sx, sy):
            return ("L", x + sx * scale, y + sy * scale)
        case ("C", ax, ay, bx, by, sx, sy):
            return (
                "C",
                x + ax * scale,
                y + ay * scale,
                x + bx * scale,
                y + by * scale,
                x + sx * scale,
                y + sy * scale,
            )
        case _:
            return ("Z",)


@lru_cache(maxsize=1)
def _icons() -> dict[str, "_Entry"]:
    """Every icon as the file has it."""
    icons: dict[str, _Entry] = json.loads(resource_path("icons.json").read_text("utf-8"))
    return icons


class _Entry(TypedDict):
    """An icon in the file."""

    paths: list[list[list[str | float]]]
    filled: NotRequired[bool]


@lru_cache(maxsize=256)
def _drawing(name: str) -> tuple[tuple[PathStep, ...], bool]:
    """One icon as one run of steps, and whether it is filled; a map shows a dozen of the two hundred."""
    entry = _icons()[name]
    return _steps(entry["paths"]), bool(entry.get("filled"))


def _steps(paths: list[list[list[str | float]]]) -> tuple[PathStep, ...]:
    return tuple(_step(step) for path in paths for step in path)


def _step(step: list[str | float]) -> PathStep:
    letter, *numbers = step
    values = [float(number) for number in numbers]
    match (letter, values):
        case ("M", [x, y]):
            return ("M", x, y)
        case ("L", [x, y]):
            return ("L", x, y)
        case ("C", [ax, ay, bx, by, x, y]):
            return ("C", ax, ay, bx, by, x, y)
        case ("Z", []):
            return ("Z",)
        case _:
            raise ValueError(f"an icon holds a path step that no printer draws: {step!r}")
