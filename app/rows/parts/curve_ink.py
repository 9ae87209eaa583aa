"""How a curve is drawn: the line with its gaps, the area to the zero line, and the stems at both ends."""

from itertools import groupby, pairwise

from app.ink.curve import Bend
from app.ink.primitives import Hatch, Item, Outline, PathStep, Stroke
from app.ink.shapes import line
from app.rows.parts.plot import Plotted

DASHES: dict[int, tuple[float, ...]] = {1: (), 2: (8, 4), 3: (2, 4), 4: (10, 4, 2, 4), 5: (14, 4)}
"""Dashes by the number of a persona's colour, at a line width of 4."""
GAP_DASH, GAP_WIDTH = (2.0, 10.0), 5.0
"""Dots over stages without a point, at a line of that width or a thinner one; thicker lines stretch them."""
STUB = 48.0
PALE = 0.45
STEM, STEM_OPACITY = 1.6, 0.55
POSITIVE_OPACITY, NEGATIVE_OPACITY = 0.16, 0.13


def curve_items(plotted: Plotted, *, width: float, is_alone: bool, opacity: float = 1.0) -> tuple[Item, ...]:
    """Return the line itself; dotted over stages that have no point."""
    ink = f"curve.{plotted.colour}"
    if len(plotted.marks) == 1:
        at = plotted.marks[0].at
        stub = line(at.x - STUB / 2, at.y, at.x + STUB / 2, at.y)
        return (Outline(stub, stroke=Stroke(ink, width, opacity, round=True)),)
    dash = () if is_alone else tuple(length * width / 4 for length in DASHES[plotted.colour])
    dots = tuple(length * max(1.0, width / GAP_WIDTH) for length in GAP_DASH)
    per, bends = plotted.curve.per_pair, plotted.curve.bends
    gaps = [b.column - a.column > 1 for a, b in pairwise(plotted.marks) for _ in range(per)]
    parts = groupby(zip(gaps, bends, strict=True), key=lambda pair: pair[0])
    return tuple(
        Outline(
            _path([bend for _gap, bend in part]),
            stroke=Stroke(ink, width, opacity, dots if is_gap else dash, round=is_alone or is_gap),
        )
        for is_gap, part in parts
        if not (is_gap and plotted.breaks)
    )


def _path(bends: list[Bend]) -> tuple[PathStep, ...]:
    start = bends[0].a
    return (("M", start.x, start.y), *(bend.step() for bend in bends))


def area_items(plotted: Plotted, zero: float) -> tuple[Item, ...]:
    """Return the areas between the curve and the zero line: plain above it, hatched below."""
    areas = []
    for bends in _unbroken(plotted):
        parts = [part for bend in bends for part in _halves(bend, zero)]
        for is_low, group in groupby(parts, key=lambda bend: bend.a.y + bend.b.y > 2 * zero):
            run = list(group)
            steps = (*_path(run), ("L", run[-1].b.x, zero), ("L", run[0].a.x, zero), ("Z",))
            areas.append(_area(steps, is_low))
    return tuple(areas)


def _unbroken(plotted: Plotted) -> list[list[Bend]]:
    """The bends in runs: one, or those between stages without a point where the curve breaks off there."""
    bends, per = plotted.curve.bends, plotted.curve.per_pair
    if not plotted.breaks:
        return [list(bends)]
    runs: list[list[Bend]] = [[]]
    for index, (a, b) in enumerate(pairwise(plotted.marks)):
        if b.column - a.column > 1:
            runs.append([])
        else:
            runs[-1] += bends[index * per : (index + 1) * per]
    return [run for run in runs if run]


def _area(steps: tuple[PathStep, ...], is_low: bool) -> Outline:
    if is_low:
        return Outline(steps, fill="negative", opacity=NEGATIVE_OPACITY, hatch=Hatch("negative"))
    return Outline(steps, fill="positive", opacity=POSITIVE_OPACITY)


def _halves(bend: Bend, zero: float) -> tuple[Bend, ...]:
    return bend.cut(zero) if (bend.a.y - zero) * (bend.b.y - zero) < 0 else (bend,)


def stem_items(plotted: Plotted, zero: float, *, far: float = 1.0) -> tuple[Item, ...]:
    """Return a thin upright line to the zero line at both ends, so that the area looks finished."""
    ends = {plotted.marks[0].at, plotted.marks[-1].at} if len(plotted.marks) > 1 else set()
    pen = Stroke(f"curve.{plotted.colour}", STEM * far, STEM_OPACITY)
    return tuple(
        Outline(line(at.x, at.y, at.x, zero), stroke=pen)
        for at in sorted(ends, key=lambda at: at.x)
        if at.y != zero
    )
