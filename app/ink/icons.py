"""The line icons as paths, placed and scaled; read from resources/icons.json when the first one is drawn."""

import json
from functools import lru_cache

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
    steps, filled = _icons().get(name) or _icons()[UNKNOWN]
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
def _icons() -> dict[str, tuple[tuple[PathStep, ...], bool]]:
    """Every icon as one run of steps, and whether it is filled."""
    raw = json.loads(resource_path("icons.json").read_text("utf-8"))
    return {name: (_steps(entry["paths"]), bool(entry.get("filled"))) for name, entry in raw.items()}


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
