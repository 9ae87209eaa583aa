"""Shapes as the operators of a page that draw their path; what is done with it comes behind."""

from app.ink.geometry import Rect
from app.ink.primitives import PathStep
from app.render.numbers import number as n


def rectangle(rect: Rect) -> str:
    """Return a rectangle as a path."""
    return f"{n(rect.x)} {n(rect.y)} {n(rect.width)} {n(rect.height)} re"


def path_of(steps: tuple[PathStep, ...]) -> str:
    """Return the steps of an outline as a path."""
    return " ".join(_step(step) for step in steps)


def _step(step: PathStep) -> str:
    match step:
        case ("M", x, y):
            return f"{n(x)} {n(y)} m"
        case ("L", x, y):
            return f"{n(x)} {n(y)} l"
        case ("C", x1, y1, x2, y2, x, y):
            return f"{n(x1)} {n(y1)} {n(x2)} {n(y2)} {n(x)} {n(y)} c"
        case _:
            return "h"
