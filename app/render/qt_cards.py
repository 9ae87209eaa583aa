"""The grounds of cards (shadow, paper and rim) as pictures that are drawn once for each size of the map.

Thin translucent edges cost more than all the rest of a card when each one is drawn as a shape: every line of
pixels is touched anew. A stamp is as wide as its card and as high as the highest card so far; a card takes the
upper part of it and the lower edge. Stamps lie on whole pixels, so that the edges of cards are crisp.
"""

import math
from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter, QPainterPath

from app.ink.geometry import Rect
from app.ink.primitives import Box, Item, Outline, Shadow
from app.render.qt_cache import TwoGenerations
from app.render.qt_shapes import DashOp, FillOp, Op, ShadowOp, StrokeOp
from app.render.qt_stamps import PAD, Look, Stamps
from app.render.shapes import steps_bounds
from app.values import dataclass

WIDEST = 1400
"""Device pixels from which a card is drawn as shapes: hardly any are seen at once."""
_NUDGE = 0.5 + 1e-6


@dataclass(frozen=True, slots=True)
class Ground:
    """A card without its content, and the items it was taken from."""

    shadow: Shadow
    box: Box
    edge: Outline | None

    @property
    def items(self) -> tuple[Item, ...]:
        """From back to front, as they begin the card's block."""
        return (self.shadow, self.box) if self.edge is None else (self.shadow, self.box, self.edge)

    @property
    def look(self) -> "Look":
        rim = self.box.stroke
        return (self.box.fill or "", self.box.radius, (rim.ink, rim.width, rim.opacity) if rim else None)


def ground_of(items: tuple[Item, ...]) -> Ground | None:
    """Return the ground that some items begin with: a shadow, paper of its size, and perhaps an edge on it."""
    shadow, box = (*items[:2], None, None)[:2]
    if not isinstance(shadow, Shadow) or not isinstance(box, Box) or box.fill is None or box.opacity < 1:
        return None
    if shadow.rect != box.rect or shadow.radius != box.radius or (box.stroke and box.stroke.dash):
        return None
    edge = items[2] if len(items) > 2 else None
    return Ground(shadow, box, edge if isinstance(edge, Outline) and _is_on(edge, box.rect) else None)


_known: TwoGenerations[tuple[Outline, Rect]] = TwoGenerations(1000)


def _bounds(edge: Outline) -> Rect:
    """Return what an edge covers, reckoned once: cards of one height share theirs."""
    found = _known.get(id(edge))
    if found is None:
        found = (edge, steps_bounds(edge.steps))
        _known.put(id(edge), found)
    return found[1]


def _is_on(edge: Outline, card: Rect) -> bool:
    bounds = _bounds(edge)
    return bounds.x >= card.x and bounds.right <= card.right and edge.hatch is None


@dataclass(slots=True)
class GroundOp:
    """The ground of one card with its edge, local to the card's corner.

    `shapes` makes the same of shapes, for where stamps are of no use: that takes longer, and is seldom asked for.
    """

    look: Look
    stamps: Stamps
    rect: Rect
    edge: tuple[int, Rect, FillOp | StrokeOp | DashOp] | None
    """The card's edge, from the card's corner on: its number, where it draws, and what draws it."""
    shapes: Callable[[], list[Op]]
    _parts: list[Op] | None = None

    @property
    def parts(self) -> list[Op]:
        """The shapes that the ground is made of."""
        if self._parts is None:
            self._parts = self.shapes()
        return self._parts

    @property
    def details(self) -> list[Op]:
        """The parts besides shadow and paper: rim and edge."""
        return _details_of(self.parts)

    def paint(self, painter: QPainter) -> None:
        """Stamp the ground; see `can_stamp`."""
        stamp_grounds(painter, [(self, 0.0, 0.0)])


def _details_of(parts: list[Op]) -> list[Op]:
    """Return what is neither a shadow nor the paper, which is the first thing filled."""
    paper = next((part for part in parts if isinstance(part, FillOp)), None)
    return [part for part in parts if part is not paper and not isinstance(part, ShadowOp)]


def joined_details(parts: Sequence[Op]) -> list[Op]:
    """Return rims and edges of cards that lie apart, with those of one brush or pen as one operation."""
    joined: list[Op] = []
    for part in parts:
        if not any(_join(held, part) for held in joined):
            joined.append(_copied(part))
    return joined


def _join(held: Op, part: Op) -> bool:
    """Let an operation draw what another one of its sort draws as well; False if they are not alike."""
    if isinstance(held, FillOp) and isinstance(part, FillOp) and held.brush == part.brush:
        if held.has_small_corners != part.has_small_corners:
            return False
        held.paths += part.paths
        held.rects += part.rects
        held.corner = max(held.corner, part.corner)
        return True
    if isinstance(held, DashOp) and isinstance(part, DashOp) and held.pen == part.pen:
        if held.pattern != part.pattern:
            return False
        held.lines += part.lines
        return True
    if isinstance(held, StrokeOp) and isinstance(part, StrokeOp) and held.pen == part.pen:
        held.path.addPath(part.path)
        held.side = max(held.side, part.side)
        return True
    return False


def _copied(part: Op) -> Op:
    """Return an operation of its own, so that others can be joined to it."""
    match part:
        case FillOp():
            return FillOp(part.brush, [*part.paths], [*part.rects], part.has_small_corners, part.corner)
        case DashOp():
            return DashOp(part.pen, part.pattern, [*part.lines])
        case StrokeOp():
            return StrokeOp(part.pen, QPainterPath(part.path), part.side)
        case _:
            return part


def can_stamp(painter: QPainter, width: float) -> bool:
    """Say whether the grounds of cards so wide may be stamped: neither turned nor huge."""
    device = painter.deviceTransform()
    return not device.isRotating() and device.m11() == device.m22() and width * device.m11() < WIDEST


def stamp_grounds(painter: QPainter, grounds: Sequence[tuple[GroundOp, float, float]]) -> None:
    """Stamp the grounds of some cards, each shifted by (dx, dy); the transform may move and scale only."""
    world, device = painter.transform(), painter.deviceTransform()
    zoom, grow = device.m11(), world.m11()
    ratio = zoom / grow
    # Where the device's own origin is for a painter that does not move: not at 0 in a part of a window.
    aside, down = device.dx() - world.dx() * ratio, device.dy() - world.dy() * ratio
    left, top = device.dx() + _NUDGE, device.dy() + _NUDGE
    aside, down = round(aside), round(down)
    painter.resetTransform()
    painter.scale(1 / ratio, 1 / ratio)
    for ground, dx, dy in grounds:
        x = math.floor((ground.rect.x + dx) * zoom + left) - aside
        y = math.floor((ground.rect.y + dy) * zoom + top) - down
        _stamp(painter, ground, x, y, zoom=zoom)
        if ground.edge is not None:
            number, bounds, op = ground.edge
            picture, across, below = ground.stamps.edge(number, bounds, op.paint, zoom=zoom)
            painter.drawPixmap(x + across, y + below, picture)
    painter.setTransform(world)


def _stamp(painter: QPainter, ground: GroundOp, x: int, y: int, *, zoom: float) -> None:
    """Draw the upper part of a stamp, then its lower edge where the card ends; in device pixels."""
    width, height = round(ground.rect.width * zoom), round(ground.rect.height * zoom)
    pad = math.ceil(PAD * zoom)
    picture = ground.stamps.paper(ground.look, width, height, zoom=zoom)
    lower = pad + min(2 * pad, height)
    upper = height + 2 * pad - lower
    whole = width + 2 * pad
    painter.drawPixmap(x - pad, y - pad, picture, 0, 0, whole, upper)
    bottom = picture.height() - lower
    painter.drawPixmap(x - pad, y - pad + upper, picture, 0, bottom, whole, lower)
