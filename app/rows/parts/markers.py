"""Markers of a curve's points: faces when one persona is shown, shapes of their own when there are several."""

from collections import Counter
from functools import lru_cache

from app.ink.faces import SHAPES, FaceInks, face, marker
from app.ink.geometry import Point, Rect
from app.ink.primitives import Block, Box, Item, Placed, Slot, Stroke
from app.model import row as model
from app.rows.kind import RowContext
from app.rows.parts.curve_ink import PALE
from app.rows.parts.plot import Marked, Plotted
from app.values import dataclass

RING = 3.0
SHAPE_SIZE = 16.0
MOMENT_SCALE = 1.2
GOLD, GOLD_GAP = 3.0, 5.0
HOT = -1.0
BADGE, BADGE_OUT = 14.0, 4.5
"""The disc of a hot spot, and how far it reaches beyond its marker."""
OFFSET = 7.0
"""How far markers of two personas at the same place are moved apart."""


@dataclass(frozen=True, slots=True)
class _Look:
    shape: str
    ink: str
    size: float
    far: float
    is_special: bool
    is_hot: bool
    opacity: float


def marker_blocks(curves: tuple[Plotted, ...], context: RowContext) -> tuple[Placed, ...]:
    """Return a block for each point, at its value; the active curve's on top."""
    special = moment_points(curves, context)
    alone = len(curves) == 1
    placed = []
    for one in curves:
        for mark in one.marks:
            is_special = mark.point.id in special
            size = marker_size(context, is_alone=alone, is_special=is_special)
            look = _Look(
                "face" if alone else SHAPES[(one.colour - 1) % len(SHAPES)],
                f"curve.{one.colour}",
                size,
                context.style.far,
                is_special,
                is_hot(mark.point, one.persona, context),
                1.0 if one.is_active else PALE,
            )
            block = _made(mark.point.id, mark.point.score, mark.point.text or mark.point.word, look)
            shift = 0.0 if alone else _shift(mark, one, curves) * context.style.far
            half = block.width / 2
            placed.append(Placed(block, mark.at.x + shift - half, mark.at.y - half))
    return tuple(placed)


def marker_size(context: RowContext, *, is_alone: bool, is_special: bool) -> float:
    """Return the width of a marker without the ring of a moment."""
    size = context.style.marker if is_alone else SHAPE_SIZE * context.style.far
    return size * MOMENT_SCALE if is_special else size


def moment_points(curves: tuple[Plotted, ...], context: RowContext) -> frozenset[str]:
    """Return the ids of the points that are moments that matter: named by one, or alone in its stage."""
    named = {moment.point for moment in context.moments if moment.point}
    stages = {moment.stage for moment in context.moments if not moment.point}
    marks = [mark for one in curves if one.is_active for mark in one.marks]
    held = Counter(mark.point.stage for mark in marks)
    alone = {m.point.id for m in marks if m.point.stage in stages and held[m.point.stage] == 1}
    return frozenset(named | alone)


def _shift(mark: Marked, own: Plotted, curves: tuple[Plotted, ...]) -> float:
    """How far to the side a marker goes, so that those of other personas at the same place stay visible."""
    same = [one for one in curves if any(_is_close(mark.at, other.at) for other in one.marks)]
    return (same.index(own) - (len(same) - 1) / 2) * 2 * OFFSET if len(same) > 1 else 0.0


def _is_close(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) < OFFSET and abs(one.y - other.y) < OFFSET


def is_hot(point: model.Point, persona: str, context: RowContext) -> bool:
    """Say whether a point needs attention first: a bad feeling where engagement is high."""
    return point.score <= HOT and (persona or None, point.stage) in context.engaged


@lru_cache(maxsize=4096)
def _made(point: str, score: float, words: str, look: _Look) -> Block:
    """The same point with the same score gives the same block, so that printers can keep what they make of it."""
    far = look.far
    reach = (GOLD_GAP + GOLD / 2) * far if look.is_special else BADGE_OUT * far if look.is_hot else 0.0
    side = look.size + 2 * reach
    centre, inks = Point(side / 2, side / 2), FaceInks(look.ink)
    items: tuple[Item, ...]
    if look.shape == "face":
        items = face(score, centre, size=look.size, ring=RING * far, inks=inks)
    else:
        items = marker(look.shape, centre, size=look.size, line=RING * far, inks=inks, opacity=look.opacity)
    if look.is_special:
        ring = look.size + 2 * GOLD_GAP * far
        box = Rect(centre.x - ring / 2, centre.y - ring / 2, ring, ring)
        items = (Box(box, None, ring / 2, stroke=Stroke("moment.gold", GOLD * far)), *items)
    if look.is_hot:
        items = (*items, *hot_badge(Point(centre.x + look.size * 0.38, centre.y - look.size * 0.38), far))
    return Block(Slot("point", point), side, side, items, look.ink, words)


def hot_badge(centre: Point, far: float = 1.0) -> tuple[Item, ...]:
    """Return the sign of a hot spot: an exclamation mark on a small disc."""
    radius = BADGE / 2 * far
    disc = Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    stem = Rect(centre.x - 1.1 * far, centre.y - 4.2 * far, 2.2 * far, 5.2 * far)
    dot = Rect(centre.x - 1.2 * far, centre.y + 2.2 * far, 2.4 * far, 2.4 * far)
    return (
        Box(disc, "negative", radius, stroke=Stroke("band", 1.5 * far)),
        Box(stem, "band", 1.1 * far),
        Box(dot, "band", 1.2 * far),
    )
