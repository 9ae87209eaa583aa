"""Paths and single drawing operations, ready for a QPainter."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QPainter, QPainterPath, QPen

from app.ink.geometry import Rect
from app.ink.primitives import Box, PathStep, Picture
from app.render.qt_dashes import Straight, dashes
from app.render.qt_glyphs import DESIGN_SIZE
from app.render.qt_pictures import QtPictures
from app.render.shapes import corner_radii, rounded
from app.values import dataclass, field

ORIGIN = QPointF(0, 0)
NO_PEN = QPen(Qt.PenStyle.NoPen)
"""A pen of its own: enumerations are handed to Qt through a property in Python, at three times the cost."""
SHORT = 400.0
"""Map units up to which the dashes of a line are kept."""


def add_steps(path: QPainterPath, steps: tuple[PathStep, ...]) -> None:
    """Append the steps of an outline to a path."""
    for step in steps:
        match step:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case ("C", x1, y1, x2, y2, x, y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case _:
                path.closeSubpath()


def add_box(path: QPainterPath, box: Box, dx: float, dy: float) -> None:
    """Append a box, with the corners that are to be round, shifted by (dx, dy)."""
    left, right = corner_radii(box)
    rect = box.rect.moved(dx, dy)
    if left == right == 0:
        path.addRect(qt_rect(rect))
    elif left == right:
        path.addRoundedRect(qt_rect(rect), left, left)
    else:
        add_steps(path, rounded(rect, left, right))


def qt_rect(rect: Rect) -> QRectF:
    """Return the same rectangle as Qt has it."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@dataclass(slots=True)
class RectsOp:
    """Plain rectangles of one colour."""

    brush: QBrush
    rects: list[QRectF] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        painter.setBrush(self.brush)
        painter.drawRects(self.rects)


@dataclass(slots=True)
class FillOp:
    """Shapes of one colour, one path each: Qt fills many small paths faster than one large.

    `rects` are what is drawn while the corners cannot be seen.
    """

    brush: QBrush
    paths: list[QPainterPath] = field(default_factory=list)
    rects: list[QRectF] = field(default_factory=list)
    has_small_corners: bool = True
    corner: float = 0.0
    """Map units by which the shapes depart from their rectangles at most."""

    def paint(self, painter: QPainter) -> None:
        for path in self.paths:
            painter.fillPath(path, self.brush)

    def paint_square(self, painter: QPainter) -> None:
        """Draw the rectangles around the shapes; the painter must have no pen."""
        painter.setBrush(self.brush)
        painter.drawRects(self.rects)


@dataclass(slots=True)
class ShadowOp:
    """What shadows show beside their cards: a strip with round corners below each, and narrow sides.

    Filling what lies under the cards as well would double the time of a frame.
    """

    brush: QBrush
    strips: list[QPainterPath] = field(default_factory=list)
    sides: list[QRectF] = field(default_factory=list)
    rims: list[QRectF] = field(default_factory=list)

    def add(self, card: Rect, shadow: Rect, radius: float) -> None:
        """Append the shadow of a card."""
        self.strips.append(_lower_strip(shadow, radius, top=max(shadow.y, shadow.bottom - 2 * radius)))
        self.rims.append(QRectF(shadow.x, card.bottom, shadow.width, shadow.bottom - card.bottom))
        beside, height = card.x - shadow.x, shadow.height - 3 * radius
        if beside > 0 and height > 0:
            top = shadow.y + radius
            self.sides.append(QRectF(shadow.x, top, beside, height))
            self.sides.append(QRectF(card.right, top, beside, height))

    def paint(self, painter: QPainter) -> None:
        self._draw(painter, self.sides)
        for strip in self.strips:
            painter.fillPath(strip, self.brush)

    def paint_small(self, painter: QPainter) -> None:
        """Draw the strips alone, with square corners; the painter must have no pen."""
        self._draw(painter, self.rims)

    def _draw(self, painter: QPainter, rects: list[QRectF]) -> None:
        if rects:
            painter.setBrush(self.brush)
            painter.drawRects(rects)


def _lower_strip(rect: Rect, radius: float, *, top: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(rect.x, top)
    path.lineTo(rect.right, top)
    path.arcTo(rect.right - 2 * radius, rect.bottom - 2 * radius, 2 * radius, 2 * radius, 0, -90)
    path.arcTo(rect.x, rect.bottom - 2 * radius, 2 * radius, 2 * radius, 270, -90)
    path.closeSubpath()
    return path


@dataclass(slots=True)
class StrokeOp:
    """Lines of one pen."""

    pen: QPen
    path: QPainterPath
    side: float = math.inf
    """The longer side, in map units, of the largest of the shapes that the lines belong to."""

    def paint(self, painter: QPainter) -> None:
        painter.strokePath(self.path, self.pen)


@dataclass(slots=True)
class DashOp:
    """Straight dashed lines: Qt begins dashes where a line comes into sight, so that parts would not meet."""

    pen: QPen
    pattern: tuple[float, ...]
    lines: list[Straight] = field(default_factory=list)
    _short: list[QLineF] | None = None
    """All dashes where they are few."""

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.pen)
        painter.drawLines(self._short or self._dashes(painter))
        painter.setPen(NO_PEN)

    def _dashes(self, painter: QPainter) -> list[QLineF]:
        if all(max(abs(x2 - x1), abs(y2 - y1)) < SHORT for x1, y1, x2, y2 in self.lines):
            self._short = [dash for line in self.lines for dash in dashes(line, self.pattern, None)]
            return self._short
        reach = self.pen.widthF()
        clip = painter.clipBoundingRect().adjusted(-reach, -reach, reach, reach)
        seen = clip if painter.hasClipping() else None
        return [dash for line in self.lines for dash in dashes(line, self.pattern, seen)]


@dataclass(slots=True)
class HatchOp:
    """Parallel lines inside a shape."""

    pen: QPen
    shape: QPainterPath
    lines: list[QLineF]

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipPath(self.shape, Qt.ClipOperation.IntersectClip)
        painter.setPen(self.pen)
        painter.drawLines(self.lines)
        painter.restore()


@dataclass(slots=True)
class TurnedOp:
    """What is drawn as it reads upwards from a point, a quarter turned to the left."""

    x: float
    y: float
    parts: "tuple[Op, ...]"

    def paint(self, painter: QPainter) -> None:
        """Draw it, and leave the painter's transform as it was."""
        base = painter.transform()
        painter.translate(self.x, self.y)
        painter.rotate(-90.0)
        for part in self.parts:
            part.paint(painter)
        painter.setTransform(base)
        painter.setPen(NO_PEN)


@dataclass(slots=True)
class PictureOp:
    """A photo."""

    item: Picture
    pictures: QtPictures
    empty: QBrush

    def paint(self, painter: QPainter) -> None:
        self.pictures.paint(painter, self.item, empty=self.empty)


@dataclass(slots=True)
class TextOp:
    """Glyphs of one face, size and colour in design units, and the bars that stand for them when small.

    `outlines` takes the place of the run where Qt cannot draw the face from its file.
    """

    pen: QPen
    size: float
    run: QGlyphRun
    outlines: QPainterPath | None
    bars: list[QRectF]
    bar_brush: QBrush

    def paint(self, painter: QPainter) -> None:
        """Draw under a transform in map units."""
        painter.save()
        painter.scale(self.size / DESIGN_SIZE, self.size / DESIGN_SIZE)
        self.paint_scaled(painter)
        painter.restore()

    def paint_scaled(self, painter: QPainter) -> None:
        """Draw under a transform that is scaled to design units already."""
        if self.outlines is not None:
            painter.fillPath(self.outlines, self.pen.brush())
            return
        painter.setPen(self.pen)
        painter.drawGlyphRun(ORIGIN, self.run)

    def paint_bars(self, painter: QPainter) -> None:
        painter.setBrush(self.bar_brush)
        painter.drawRects(self.bars)


Op = RectsOp | FillOp | ShadowOp | StrokeOp | DashOp | HatchOp | PictureOp | TextOp | TurnedOp
