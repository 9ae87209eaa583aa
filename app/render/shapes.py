"""What every printer draws the same way: shadows, corners, missing characters and the lines of a hatch.

Plain numbers, so that screen, PDF and SVG cannot disagree. Lengths are map units; y points down.
"""

import math
from collections.abc import Iterable, Iterator

from app.ink.geometry import Rect
from app.ink.primitives import Box, Hyperlink, Item, Outline, PathStep, Picture, Shadow, TextLine, TurnedLine
from app.ink.text import GlyphRun

KAPPA = 0.5522847498307936
"""How far a Bézier's handles reach along a quarter circle of radius 1: 4/3 · (√2 − 1)."""

SOFT_GROW, SOFT_DROP, HARD_DROP = 1.0, 1.0, 1.5
"""The soft shadow is a little larger than the card and 1 lower; the hard one has its size and is 1.5 lower."""

MISSING_LINE = 0.05
"""Width of the box drawn for a character without a font, in ems."""


def shadow_shapes(shadow: Shadow) -> tuple[tuple[Rect, float], tuple[Rect, float]]:
    """Return the two rounded rectangles of a shadow with their radii: soft, then hard."""
    soft = shadow.rect.grown(SOFT_GROW).moved(0, SOFT_DROP)
    return (soft, shadow.radius + SOFT_GROW), (shadow.rect.moved(0, HARD_DROP), shadow.radius)


def corner_radii(box: Box) -> tuple[float, float]:
    """Return the radius of the two left corners and of the two right ones, no larger than the box allows."""
    radius = max(0.0, min(box.radius, box.rect.width / 2, box.rect.height / 2))
    return (radius if box.corners in "al" else 0.0), (radius if box.corners in "ar" else 0.0)


def rounded(rect: Rect, left: float, right: float) -> tuple[PathStep, ...]:
    """Return the closed outline of a rectangle whose left and right corners have these radii."""
    x, y, r, b = rect.x, rect.y, rect.right, rect.bottom
    il, ir = left * (1 - KAPPA), right * (1 - KAPPA)
    steps: list[PathStep] = [("M", x + left, y), ("L", r - right, y)]
    if right:
        steps += [("C", r - ir, y, r, y + ir, r, y + right)]
    steps += [("L", r, b - right)]
    if right:
        steps += [("C", r, b - ir, r - ir, b, r - right, b)]
    steps += [("L", x + left, b)]
    if left:
        steps += [("C", x + il, b, x, b - il, x, b - left)]
    steps += [("L", x, y + left)]
    if left:
        steps += [("C", x, y + il, x + il, y, x + left, y)]
    return (*steps, ("Z",))


def steps_bounds(steps: Iterable[PathStep]) -> Rect:
    """Return the smallest rectangle around all points and handles of a path."""
    xs: list[float] = []
    ys: list[float] = []
    for step in steps:
        if step[0] == "M" or step[0] == "L":
            xs.append(step[1])
            ys.append(step[2])
        else:
            numbers = step[1:]
            xs.extend(numbers[0::2])
            ys.extend(numbers[1::2])
    if not xs:
        return Rect(0, 0, 0, 0)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def line_bounds(item: TextLine, dx: float = 0.0, dy: float = 0.0) -> Rect:
    """Return a rectangle, shifted by (dx, dy), that holds all ink of a line with its marks above and below."""
    size = item.line.size
    top = item.y + item.line.baseline - size * 1.1
    return Rect(item.x - size / 4 + dx, top + dy, item.line.width + size / 2, size * 1.5)


def turned_bounds(item: TurnedLine, dx: float = 0.0, dy: float = 0.0) -> Rect:
    """Return a rectangle, shifted by (dx, dy), that holds all ink of a line that reads upwards."""
    flat = line_bounds(item.flat)
    return Rect(item.x + flat.y + dx, item.y - flat.right + dy, flat.height, flat.width)


def item_bounds(item: Item) -> Rect:
    """Return a rectangle that holds everything an item draws, with its strokes."""
    match item:
        case TextLine():
            return line_bounds(item)
        case TurnedLine():
            return turned_bounds(item)
        case Outline():
            return steps_bounds(item.steps).grown(item.stroke.width if item.stroke else 0.0)
        case Shadow():
            soft, hard = shadow_shapes(item)
            return soft[0].united(hard[0])
        case Box():
            return item.rect.grown(item.stroke.width / 2 if item.stroke else 0.0)
        case Picture() | Hyperlink():
            return item.rect


def cover_crop(width: float, height: float, frame: Rect) -> Rect:
    """Return the middle part of a picture, in its pixels, that fills a frame of another shape."""
    scale = max(frame.width / width, frame.height / height)
    part_width, part_height = frame.width / scale, frame.height / scale
    return Rect((width - part_width) / 2, (height - part_height) / 2, part_width, part_height)


def pixel_size(length: float) -> int:
    """Return a length in whole pixels: rounded up, unless it is a whole number but for the last digits."""
    return max(1, math.ceil(length - 1e-6))


def hatch_lines(bounds: Rect, every: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield x1, y1, x2, y2 of rising 45° lines that cover a rectangle, `every` units apart across them.

    The lines lie on one grid for all shapes, so that the hatches of neighbours run on into each other.
    """
    pitch = every * 2**0.5
    first = int((bounds.x + bounds.y) // pitch)
    last = int((bounds.right + bounds.bottom) // pitch) + 1
    for number in range(first, last + 1):
        total = number * pitch
        left = max(bounds.x, total - bounds.bottom)
        right = min(bounds.right, total - bounds.y)
        if right > left:
            yield left, total - left, right, total - right


def missing_boxes(run: GlyphRun) -> Iterator[Rect]:
    """Yield a thin box for each character that no font has; x counts from the line's left edge."""
    x = run.x
    for word, gap in zip(run.words, run.gaps, strict=True):
        width = word.width * run.scale
        side = run.size * 0.07
        yield Rect(x + side, run.baseline - run.size * 0.66, width - 2 * side, run.size * 0.66)
        x += width + gap


def bar_of(item: TextLine) -> Rect | None:
    """Return the bar that stands for a line of text too small to read; None for an empty line."""
    line = item.line
    size = line.size
    if not size or not line.width:
        return None
    return Rect(item.x, item.y + line.baseline - size * 0.46, line.width, size * 0.44)
