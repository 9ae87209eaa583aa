"""Small pictures of what a map shows again and again at one size: papers of cards, their edges, discs and pills.

A shape with round corners or thin edges costs more to fill than all the pixels that it covers; its picture is
made once for each size of the map. Stamps lie on whole pixels, or on quarters of them where they are small.
"""

import math
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPixmap

from app.ink.geometry import Rect
from app.ink.primitives import Outline, Shadow, Stroke
from app.render.qt_inks import QtInks
from app.render.shapes import shadow_shapes

PAD = 4.0
"""Map units around a card in its stamp, for the shadow."""
MOST_PIXELS = 6_000_000
"""Pixels of all stamps together; then they are forgotten."""
LEAST = 2_000
"""As many pixels at least does a stamp count for: even the smallest takes some memory."""
MOST_NUMBERS = 4096
"""Looks of edges that are told apart; each height of a card has its own."""
QUARTERS = 4
"""Parts of a pixel that a small stamp may begin at."""
_STEP = 64

Look = tuple[str, float, tuple[str, float, float] | None]
"""Paper, radius of the corners, and the rim: ink, width, opacity."""
Edge = tuple[QPixmap, int, int]
"""A picture of an edge, and where its corner is from the card's, in device pixels."""


class Stamps:
    """The stamps of one palette."""

    def __init__(self, inks: QtInks) -> None:
        self._inks = inks
        self._papers: dict[tuple[Look, int, float], QPixmap] = {}
        self._edges: dict[tuple[int, float], Edge] = {}
        self._pills: dict[tuple[object, ...], QPixmap] = {}
        self._numbers: dict[tuple[Outline, float, float], int] = {}
        self._counted = count()
        self._pixels = 0

    @property
    def pixels(self) -> int:
        """How many pixels are kept, at least."""
        return self._pixels

    def number(self, edge: Outline, dx: float, dy: float) -> int:
        """Return a number that stands for edges like this one, so far from the corners of their cards."""
        found = self._numbers.get((edge, dx, dy))
        if found is None:
            if len(self._numbers) >= MOST_NUMBERS:
                self._numbers.clear()
            found = self._numbers[edge, dx, dy] = next(self._counted)
        return found

    def paper(self, look: Look, width: int, height: int, *, zoom: float) -> QPixmap:
        """Return a stamp for cards of that width in device pixels that is high enough for that height."""
        key = (look, width, zoom)
        found = self._papers.get(key)
        if found is None or found.height() < height + 2 * math.ceil(PAD * zoom):
            tall = math.ceil(height / _STEP) * _STEP
            found = _drawn(self._inks, look, width, tall, zoom=zoom)
            self._count(found)
            self._papers[key] = found
        return found

    def edge(self, number: int, bounds: Rect, draw: Callable[[QPainter], None], *, zoom: float) -> Edge:
        """Return the picture of a card's edge that `draw` draws in map units from the card's corner."""
        found = self._edges.get((number, zoom))
        if found is None:
            left, top = math.floor(bounds.x * zoom) - 1, math.floor(bounds.y * zoom) - 1
            right, bottom = math.ceil(bounds.right * zoom) + 1, math.ceil(bounds.bottom * zoom) + 1
            picture = _empty(right - left, bottom - top)
            painter = _painter(picture, -left, -top, zoom=zoom)
            draw(painter)
            painter.end()
            self._count(picture)
            found = self._edges[number, zoom] = (picture, left, top)
        return found

    def pill(
        self, brush: QBrush, size: tuple[float, float], radius: float, *, part: tuple[int, int], zoom: float
    ) -> QPixmap:
        """Return a rounded rectangle, of a size in map units, that begins some quarters into a pixel."""
        key = (id(brush), *size, radius, part, zoom)
        found = self._pills.get(key)
        if found is None:
            across, down = part[0] / QUARTERS, part[1] / QUARTERS
            found = _empty(math.ceil(size[0] * zoom + across), math.ceil(size[1] * zoom + down))
            painter = _painter(found, across, down, zoom=zoom)
            painter.fillPath(_rounded(Rect(0, 0, *size), radius), brush)
            painter.end()
            self._count(found)
            self._pills[key] = found
        return found

    def _count(self, picture: QPixmap) -> None:
        """Make room for one more picture: forget all others when there are too many."""
        if self._pixels > MOST_PIXELS:
            self._papers.clear()
            self._edges.clear()
            self._pills.clear()
            self._pixels = 0
        self._pixels += max(LEAST, picture.width() * picture.height())


def _empty(width: int, height: int) -> QPixmap:
    picture = QPixmap(max(1, width), max(1, height))
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _painter(picture: QPixmap, left: float, top: float, *, zoom: float) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(left, top)
    painter.scale(zoom, zoom)
    return painter


def _drawn(inks: QtInks, look: Look, width: int, height: int, *, zoom: float) -> QPixmap:
    paper, radius, rim = look
    pad = math.ceil(PAD * zoom)
    picture = _empty(width + 2 * pad, height + 2 * pad)
    card = Rect(0, 0, width / zoom, height / zoom)
    painter = _painter(picture, pad, pad, zoom=zoom)
    both = zip(shadow_shapes(Shadow(card, radius)), inks.palette.shadow_opacity, strict=True)
    for (rect, corner), opacity in both:
        painter.fillPath(_rounded(rect, corner), inks.brush("shadow", opacity))
    painter.fillPath(_rounded(card, radius), inks.brush(paper))
    if rim is not None:
        painter.strokePath(_rounded(card, radius), inks.pen(Stroke(*rim)))
    painter.end()
    return picture


def _rounded(rect: Rect, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect.x, rect.y, rect.width, rect.height), radius, radius)
    return path
