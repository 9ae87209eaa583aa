"""Faces as vector paths: the mouth's curvature is the score, any from -2 (frustrated) to +2 (delighted)."""

from functools import lru_cache
from math import cos, pi, sin

from app.ink.geometry import Point, Rect
from app.ink.primitives import Box, Ink, Item, Outline, PathStep, Stroke
from app.values import dataclass

SHAPES = ("circle", "square", "triangle", "diamond", "hexagon")
"""Markers by the number of a persona's colour, so that curves differ by more than colour."""


@dataclass(frozen=True, slots=True)
class FaceInks:
    """What a face is drawn with: its ring, its skin and its features."""

    ring: Ink
    skin: Ink = "band"
    features: Ink = "text"


@lru_cache(maxsize=2048)
def face(score: float, centre: Point, *, size: float, ring: float, inks: FaceInks) -> tuple[Item, ...]:
    """Return the items of a face whose ring's outer edge is `size` wide; `ring` is the width of that ring."""
    radius = size / 2
    inner = radius - ring
    skin = Box(
        Rect(centre.x - radius + ring / 2, centre.y - radius + ring / 2, size - ring, size - ring),
        fill=inks.skin,
        radius=radius - ring / 2,
        stroke=Stroke(inks.ring, ring),
    )
    return (
        skin,
        *_eyes(score, centre, radius=inner, ink=inks.features),
        _mouth(score, centre, inner, inks.features),
    )


def _eyes(score: float, centre: Point, *, radius: float, ink: Ink) -> tuple[Item, ...]:
    anger = max(0.0, min(1.0, -score - 0.75))
    if anger:
        return tuple(_scowl(side, anger, centre, radius=radius, ink=ink) for side in (-1, 1))
    return tuple(_eye(side, centre, radius=radius, ink=ink) for side in (-1, 1))


def _eye(side: int, centre: Point, *, radius: float, ink: Ink) -> Item:
    half, tall = radius * 0.125, radius * 0.165
    x, y = centre.x + side * radius * 0.36, centre.y - radius * 0.26
    return Box(Rect(x - half, y - tall, 2 * half, 2 * tall), fill=ink, radius=half)


def _scowl(side: int, anger: float, centre: Point, *, radius: float, ink: Ink) -> Item:
    """An eye pressed to a slanted line, steeper with more anger, with its lower lid."""
    outer = Point(centre.x + side * radius * 0.56, centre.y - radius * (0.30 + 0.22 * anger))
    inner = Point(centre.x + side * radius * 0.20, centre.y - radius * (0.30 - 0.06 * anger))
    low = Point(outer.x - side * radius * 0.04, centre.y - radius * 0.10)
    pen = Stroke(ink, radius * 0.17, round=True)
    steps: tuple[PathStep, ...] = (("M", outer.x, outer.y), ("L", inner.x, inner.y))
    return Outline((*steps, ("L", low.x, low.y)) if anger > 0.5 else steps, stroke=pen)


def _mouth(score: float, centre: Point, radius: float, ink: Ink) -> Item:
    bend = max(-1.0, min(1.0, score / 2))
    if score > 1.25:
        return _laugh(score, centre, radius, ink)
    half, rest = radius * 0.46, centre.y + radius * 0.34
    corner, middle = rest - radius * 0.17 * bend, rest + radius * 0.52 * bend
    steps: tuple[PathStep, ...] = (
        ("M", centre.x - half, corner),
        ("C", centre.x - half * 0.45, middle, centre.x + half * 0.45, middle, centre.x + half, corner),
    )
    return Outline(steps, stroke=Stroke(ink, radius * 0.17, round=True))


def _laugh(score: float, centre: Point, radius: float, ink: Ink) -> Item:
    """An open mouth: the higher the score, the deeper."""
    opened = (min(score, 2.0) - 1.25) / 0.75
    half, top = radius * 0.52, centre.y + radius * 0.14
    dip = radius * 0.16 * (1 - opened)
    low = top + radius * (0.42 + 0.36 * opened)
    steps: tuple[PathStep, ...] = (
        ("M", centre.x - half, top),
        ("C", centre.x - half * 0.5, top + dip, centre.x + half * 0.5, top + dip, centre.x + half, top),
        ("C", centre.x + half, low, centre.x - half, low, centre.x - half, top),
        ("Z",),
    )
    return Outline(steps, fill=ink, stroke=Stroke(ink, radius * 0.1, round=True))


@lru_cache(maxsize=2048)
def marker(
    shape: str, centre: Point, *, size: float, line: float, inks: FaceInks, opacity: float = 1.0
) -> tuple[Item, ...]:
    """Return a marker of a persona's shape; `size` is its largest width, `line` the width of its edge."""
    half = (size - line) / 2
    pen = Stroke(inks.ring, line, opacity, round=True)
    if shape == "circle":
        return (Box(Rect(centre.x - half, centre.y - half, 2 * half, 2 * half), inks.skin, half, stroke=pen),)
    return (Outline(_polygon(shape, centre, half), fill=inks.skin, stroke=pen),)


_CORNERS = {"square": (4, pi / 4), "triangle": (3, -pi / 2), "diamond": (4, 0.0), "hexagon": (6, 0.0)}


def _polygon(shape: str, centre: Point, half: float) -> tuple[PathStep, ...]:
    count, turn = _CORNERS[shape]
    angles = [turn + 2 * pi * i / count for i in range(count)]
    places = [Point(centre.x + half * cos(a), centre.y + half * sin(a)) for a in angles]
    first, *others = places
    return (("M", first.x, first.y), *(("L", p.x, p.y) for p in others), ("Z",))
