"""What exists only on the screen: rings, marks, ghosts and bubbles, in screen pixels whatever the zoom."""

from functools import lru_cache
from typing import Literal, Protocol, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from app.ink.palette import Palette
from app.values import dataclass
from app.widgets.theming import interface_font

Zone: TypeAlias = Literal["body", "ribbon", "header", "free"]
"""Which part of the view clips a mark: the scrolling cells, the frozen ribbon or row headers, or nothing."""

GAP, RING = 2.0, 3.0
INSERT_WIDTH, INSERT_END = 3.0, 8.0
PLUS = 32.0
BADGE = 26.0


class Shape(Protocol):
    """Something that paints itself over the sheet; shapes that look the same are equal."""

    def paint(self, painter: QPainter, palette: Palette) -> None: ...

    def bounds(self) -> QRectF: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and the part of the view that it belongs to."""

    shape: Shape
    zone: Zone = "body"


def tinted(palette: Palette, token: str, opacity: float = 1.0) -> QColor:
    """Return a token's colour with an opacity; shared, never to be changed."""
    return _colour(palette.colour(token), opacity)


@lru_cache(maxsize=256)
def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour


def _stroke(painter: QPainter, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring outside of something, concentric with its corners: a gap of 2 px, then a line."""

    rect: QRectF
    radius: float = 4.0
    width: float = RING
    ground: str = "wall"

    def paint(self, painter: QPainter, palette: Palette) -> None:
        for grow, width, token in ((GAP / 2, GAP, self.ground), (GAP + self.width / 2, self.width, "accent")):
            _stroke(painter, QPen(tinted(palette, token), width))
            radius = self.radius + grow
            painter.drawRoundedRect(self.rect.adjusted(-grow, -grow, grow, grow), radius, radius)

    def bounds(self) -> QRectF:
        grow = GAP + self.width + 1
        return self.rect.adjusted(-grow, -grow, grow, grow)


@dataclass(frozen=True, slots=True)
class Tint:
    """An area laid over with a translucent colour."""

    rect: QRectF
    token: str = "accent"
    opacity: float = 0.08
    radius: float = 0.0
    holes: tuple[tuple[float, float, float, float], ...] = ()
    """Rectangles within that keep their colour, such as the cards of a cell."""

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, self.token, self.opacity))
        path = QPainterPath()
        path.addRoundedRect(self.rect, self.radius, self.radius)
        for hole in self.holes:
            path.addRoundedRect(QRectF(*hole), 4, 4)
        painter.drawPath(path)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-1, -1, 1, 1)


@dataclass(frozen=True, slots=True)
class Border:
    """A line along the inner edge of an area."""

    rect: QRectF
    width: float = 2.0
    radius: float = 4.0
    token: str = "accent"
    dashed: bool = False
    opacity: float = 1.0

    def paint(self, painter: QPainter, palette: Palette) -> None:
        pen = QPen(tinted(palette, self.token, self.opacity), self.width)
        if self.dashed:
            pen.setDashPattern([4 / self.width, 3 / self.width])
        _stroke(painter, pen)
        half = self.width / 2
        painter.drawRoundedRect(self.rect.adjusted(half, half, -half, -half), self.radius, self.radius)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-1, -1, 1, 1)


@dataclass(frozen=True, slots=True)
class InsertLine:
    """Where something will be put: a straight line with round ends."""

    start: QPointF
    end: QPointF

    def paint(self, painter: QPainter, palette: Palette) -> None:
        accent = tinted(palette, "accent")
        _stroke(painter, QPen(accent, INSERT_WIDTH))
        painter.drawLine(self.start, self.end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in (self.start, self.end):
            painter.drawEllipse(point, INSERT_END / 2 + 0.5, INSERT_END / 2 + 0.5)

    def bounds(self) -> QRectF:
        return QRectF(self.start, self.end).normalized().adjusted(-7, -7, 7, 7)


@dataclass(frozen=True, slots=True)
class Plus:
    """A dashed square with a plus, and perhaps a hint beside it."""

    rect: QRectF
    hint: str = ""
    is_hot: bool = False

    def paint(self, painter: QPainter, palette: Palette) -> None:
        token = "accent" if self.is_hot else "border"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, "accent.tint" if self.is_hot else "band"))
        painter.drawRoundedRect(self.rect, 6, 6)
        Border(self.rect, 1.2, 6, token, dashed=not self.is_hot).paint(painter, palette)
        pen = QPen(tinted(palette, "accent" if self.is_hot else "muted"), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        _stroke(painter, pen)
        middle, arm = self.rect.center(), min(6.0, self.rect.width() / 4)
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        if self.hint:
            painter.setFont(interface_font(13))
            painter.setPen(tinted(palette, "muted"))
            painter.drawText(self._hint_rect(), Qt.AlignmentFlag.AlignVCenter, self.hint)

    def _hint_rect(self) -> QRectF:
        return QRectF(self.rect.right() + 10, self.rect.top(), 180, self.rect.height())

    def bounds(self) -> QRectF:
        area = self.rect.united(self._hint_rect()) if self.hint else self.rect
        return area.adjusted(-1, -1, 1, 1)


@dataclass(frozen=True, slots=True)
class Marquee:
    """The rectangle that is drawn to select what it touches."""

    rect: QRectF

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.setPen(QPen(tinted(palette, "accent"), 1.0))
        painter.setBrush(tinted(palette, "accent", 0.10))
        painter.drawRect(self.rect)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-2, -2, 2, 2)


@dataclass(frozen=True, slots=True)
class Label:
    """A short text in a filled rounded box, such as the value of a point that is dragged."""

    anchor: QPointF
    text: str
    icon: QPixmap | None = None
    is_below: bool = False

    def _rect(self) -> QRectF:
        # Interface text, not text of the sheet: the layout has no say in it.
        width = QFontMetricsF(_bold()).horizontalAdvance(self.text) + 24 + (26 if self.icon else 0)
        top = self.anchor.y() + 12 if self.is_below else self.anchor.y() - 44
        return QRectF(self.anchor.x() - width / 2, top, width, 32)

    def paint(self, painter: QPainter, palette: Palette) -> None:
        rect = self._rect()
        painter.setPen(Qt.PenStyle.NoPen)
        for grow, opacity in ((3.0, 0.06), (1.5, 0.10)):
            painter.setBrush(tinted(palette, "shadow", opacity))
            painter.drawRoundedRect(rect.adjusted(-grow, 1 - grow, grow, 2 + grow), 9 + grow, 9 + grow)
        painter.setBrush(tinted(palette, "text"))
        painter.drawRoundedRect(rect, 8, 8)
        left = rect.left() + 12
        if self.icon is not None:
            painter.drawPixmap(QRectF(left - 4, rect.top() + 5, 22, 22), self.icon, QRectF(self.icon.rect()))
            left += 26
        painter.setFont(_bold())
        painter.setPen(tinted(palette, "band"))
        area = QRectF(left, rect.top(), rect.right() - left, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text)

    def bounds(self) -> QRectF:
        return self._rect().adjusted(-8, -8, 8, 8)


def _bold() -> QFont:
    return interface_font(14, weight=600)


@dataclass(frozen=True, slots=True)
class Ghost:
    """What hangs under the pointer while it is dragged: a picture turned a little, and how many there are."""

    pixmap: QPixmap
    corner: QPointF
    size: tuple[float, float]
    count: int = 1
    badge_at: QPointF | None = None
    angle: float = 1.5

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(self.corner)
        painter.rotate(self.angle)
        painter.drawPixmap(QRectF(0, 0, *self.size), self.pixmap, QRectF(self.pixmap.rect()))
        if self.count > 1 and self.badge_at is not None:
            _paint_badge(painter, palette, self.badge_at, count=self.count)
        painter.restore()

    def bounds(self) -> QRectF:
        width, height = self.size
        return QRectF(self.corner, self.corner + QPointF(width, height)).adjusted(-40, -24, 40, 40)


def _paint_badge(painter: QPainter, palette: Palette, middle: QPointF, *, count: int) -> None:
    text = str(count) if count < 1000 else "999+"
    width = max(BADGE, 12.0 + 9.0 * len(text))
    rect = QRectF(middle.x() - width / 2, middle.y() - BADGE / 2, width, BADGE)
    painter.setPen(QPen(tinted(palette, "pill"), 2.5))
    painter.setBrush(tinted(palette, "accent"))
    painter.drawRoundedRect(rect, BADGE / 2, BADGE / 2)
    painter.setFont(interface_font(14, weight=700))
    painter.setPen(tinted(palette, "accent.text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
