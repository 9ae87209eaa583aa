"""What a card lies on: a coloured paper, or a white one with a pattern and an icon, or with a coloured edge.

White papers are for printing: where there is no colour, the pattern of the strip at the left says which paper it
would be, and the icon of which kind the card is.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.primitives import Box, Item, Outline, PathStep, Shadow, Stroke
from app.ink.shapes import left_strip, line
from app.ink.style import Ground

STRIP, SIGN = 18.0, 12.0
"""The strip at the left of a card without colour, and the icon at its top."""
SIGN_TOP, PATTERN_TOP = 8.0, 25.0
EDGE, EDGE_GAP = 6.0, 2.0
RIM = 1.3
"""Prints as a point on a large sheet, and no thinner than half a point on a small one."""
PEN = 1.1

_GUTTERS: Final[Mapping[Ground, float]] = {"colour": 0.0, "grey": STRIP, "ink-saver": 4.0}
_ROWS = {"orange": 4.0, "grey": 8.0}
_RISING = {"coral": 5.0, "violet": 6.0}
_FALLING = {"pink": 5.0, "violet": 6.0}
_UPRIGHT = {"blue": 4.5}
_DOTS = {"green": 5.0}


@lru_cache(maxsize=4096)
def card_ground(
    width: float, height: float, *, paper: str, radius: float, ground: Ground
) -> tuple[Item, ...]:
    """Return the sheet of paper with its shadow or its rim; white paper has a hairline on a white band."""
    rect = Rect(0, 0, width, height)
    if ground == "colour":
        rim = Stroke("hairline", 1) if paper == "white" else None
        return Shadow(rect, radius), Box(rect, f"paper.{paper}", radius, stroke=rim)
    inner = rect.grown(-RIM / 2)
    rim = Stroke("border" if ground == "grey" else "hairline", RIM)
    return (Box(inner, "paper.white", radius, stroke=rim),)


@lru_cache(maxsize=4096)
def colour_edge(height: float, *, paper: str, radius: float) -> tuple[Item, ...]:
    """Return the coloured edge at the left of a white card."""
    return (Outline(left_strip(EDGE, height, radius if radius >= EDGE else 0.0), fill=f"edge.{paper}"),)


@lru_cache(maxsize=4096)
def kind_strip(height: float, *, paper: str, sign: str) -> tuple[Item, ...]:
    """Return what tells a card's kind without colour: its icon above the pattern of its paper."""
    drawn = icon(sign, (STRIP - SIGN) / 2, SIGN_TOP, size=SIGN, ink="ink")
    white = Box(Rect(RIM, RIM, STRIP - RIM, height - 2 * RIM), "paper.white")
    edge = Outline(line(STRIP, RIM, STRIP, height - RIM), stroke=Stroke("border", 0.8))
    area = Rect(RIM + 1, PATTERN_TOP, STRIP - RIM - 2, height - PATTERN_TOP - RIM - 2)
    return white, drawn, edge, *pattern(paper, area)


def gutter(ground: Ground) -> float:
    """Return how far the words of a card move to the right to make room for what tells its kind."""
    return _GUTTERS[ground]


def pattern(paper: str, area: Rect) -> tuple[Item, ...]:
    """Return the pattern that stands for a paper: solid, ruled, hatched, crossed or dotted; white has none."""
    if area.width <= 0 or area.height <= 0 or paper == "white":
        return ()
    if paper == "yellow":
        return (Box(area, "edge.yellow", opacity=0.55),)
    steps = tuple(_steps(paper, area))
    pen = Stroke("ink", 2.0, round=True) if paper in _DOTS else Stroke("ink", PEN)
    return (Outline(steps, stroke=pen),) if steps else ()


def _steps(paper: str, area: Rect) -> Iterator[PathStep]:
    for y in _places(area.y, area.bottom, _ROWS.get(paper)):
        yield from line(area.x, y, area.right, y)
    for x in _places(area.x, area.right, _UPRIGHT.get(paper)):
        yield from line(x, area.y, x, area.bottom)
    if every := _RISING.get(paper):
        yield from _slanted(area, every, rising=True)
    if every := _FALLING.get(paper):
        yield from _slanted(area, every, rising=False)
    if every := _DOTS.get(paper):
        for y in _places(area.y, area.bottom, every):
            for x in _places(area.x, area.right, every):
                yield from line(x, y, x + 0.01, y)


def _places(start: float, stop: float, every: float | None) -> Iterator[float]:
    """Yield places within a stretch, the first half a step from its start."""
    if every is not None:
        count = int((stop - start) / every)
        first = start + (stop - start - (count - 1) * every) / 2
        yield from (first + index * every for index in range(count))


def _slanted(area: Rect, every: float, *, rising: bool) -> Iterator[PathStep]:
    """Yield lines at 45°, cut off at the area's edges."""
    pitch = every * 2**0.5
    offset = pitch / 2
    while offset < area.width + area.height:
        x1, y1 = (0.0, offset) if offset <= area.height else (offset - area.height, area.height)
        x2, y2 = (offset, 0.0) if offset <= area.width else (area.width, offset - area.width)
        if rising:
            yield from line(area.x + x1, area.y + y1, area.x + x2, area.y + y2)
        else:
            yield from line(area.x + x1, area.bottom - y1, area.x + x2, area.bottom - y2)
        offset += pitch
