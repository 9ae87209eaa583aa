"""A picture of a part of a plane larger than any view: painted where it was never seen, kept where it was.

The pixels lie in a ring in both directions: the pixel (x, y) of the plane is held at (x mod width, y mod height),
so that a view that moves on needs no copying, only what came into reach is painted. All in device pixels.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.values import dataclass

Paint = Callable[[QPainter, QRect], None]
"""Paints a rectangle of the plane; the painter's origin is the corner of that rectangle, in logical pixels."""
MOST_PARTS = 8
WASTE = 1.25
"""How much more than two rectangles their common one may cover."""
SMALL, BLIT = 4_000, 500_000
"""Pixels that may be needlessly painted rather than painting twice, or brought from a picture: that is quick."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A rectangle of the plane that lies in the picture as one."""

    rect: QRect
    held: QPoint


class Plane:
    """The pixels of a window onto a plane; `paint` draws what is missing."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._origin = QPoint()
        self._window = QRect()
        self._known = QRegion()
        self._ratio = 1.0

    @property
    def known(self) -> QRegion:
        """What is painted and still true."""
        return QRegion(self._known)

    @property
    def window(self) -> QRect:
        """What is kept at most."""
        return QRect(self._window)

    @property
    def size(self) -> int:
        """How many bytes the picture takes."""
        return self._picture.width() * self._picture.height() * 4

    def reset(self) -> None:
        """Forget all pixels: they belong to another zoom, or to colours of before."""
        self._known = QRegion()

    def move_to(self, window: QRect, ratio: float) -> None:
        """Keep this part of the plane from now on, and forget what lies outside of it."""
        if window == self._window and ratio == self._ratio:
            return
        if self._picture.size() != window.size() or ratio != self._ratio:
            self._picture, self._ratio = QPixmap(window.size()), ratio
            self._picture.setDevicePixelRatio(ratio)
            self._known = QRegion()
        self._window = QRect(window)
        self._known &= QRegion(window)
        if self._known.isEmpty():
            self._origin = window.topLeft()

    def spoil(self, part: QRect | QRegion) -> None:
        """Paint a part anew before it is shown again."""
        self._known -= QRegion(part)

    def missing(self, part: QRect) -> QRegion:
        """Return what is not painted of a part of the window."""
        return QRegion(part & self._window) - self._known

    def fill(self, part: QRegion) -> None:
        """Paint a part of the window."""
        if part.isEmpty():
            return
        painter = QPainter(self._picture)
        try:
            for rect in rectangles(part):
                for piece in self._pieces(rect):
                    painter.save()
                    painter.translate(piece.held.x() / self._ratio, piece.held.y() / self._ratio)
                    self._paint(painter, piece.rect)
                    painter.restore()
                self._known += QRegion(rect)
        finally:
            painter.end()

    def draw(self, painter: QPainter, part: QRect, at: QPoint) -> None:
        """Draw a part of the plane with its corner at a point; a pixel of it takes one unit of the painter."""
        for piece in self._pieces(part & self._window):
            place, size = at + piece.rect.topLeft() - part.topLeft(), piece.rect.size()
            painter.drawPixmap(QRect(place, size), self._picture, QRect(piece.held, size))

    def shift(self, top: int, down: int) -> None:
        """Move all that lies from a line on, `top`, up or down by whole pixels."""
        whole = self._window
        below = QRect(whole.left(), top, whole.width(), max(0, whole.bottom() + 1 - top)) & whole
        moved = below.translated(0, down) & whole
        kept = (self._known & QRegion(below)).translated(0, down) & QRegion(moved)
        # What comes from beyond the window is not known, wherever it comes to lie.
        self._known &= QRegion(
            whole.left(), whole.top(), whole.width(), max(0, min(top, top + down) - whole.top())
        )
        if moved.isEmpty() or below.isEmpty():
            return
        copy = QPixmap(moved.size())
        painter = QPainter(copy)
        self.draw(painter, moved.translated(0, -down), QPoint(0, 0))
        painter.end()
        painter = QPainter(self._picture)
        painter.scale(1 / self._ratio, 1 / self._ratio)
        for piece in self._pieces(moved):
            source = QRect(piece.rect.topLeft() - moved.topLeft(), piece.rect.size())
            painter.drawPixmap(QRect(piece.held, source.size()), copy, source)
        painter.end()
        self._known += kept

    def _pieces(self, rect: QRect) -> Iterator[_Piece]:
        """Cut a rectangle of the window where the ring begins anew."""
        if rect.isEmpty():
            return
        for left, width, x in _runs(rect.x(), rect.width(), self._origin.x(), self._picture.width()):
            for top, height, y in _runs(rect.y(), rect.height(), self._origin.y(), self._picture.height()):
                yield _Piece(QRect(left, top, width, height), QPoint(x, y))


def _runs(start: int, length: int, origin: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Yield stretches of a line that lie in the ring as one: where each begins, its length, where it is held."""
    while length > 0:
        held = (start - origin) % size
        run = min(length, size - held)
        yield start, run, held
        start, length = start + run, length - run


Corners = tuple[int, int, int, int]
"""Left, top, right and bottom of a rectangle: plain numbers, since many are compared with one another."""


def rectangles(region: QRegion, *, spare: int = SMALL) -> list[QRect]:
    """Return few rectangles that cover a region: those that fit together well are joined.

    So many pixels may be covered needlessly rather than having two rectangles.
    """
    found = parts_of(region)
    if len(found) < 2:
        return found
    if len(found) > MOST_PARTS * 4:
        return [region.boundingRect()]
    parts = [(rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()) for rect in found]
    while _join_two(parts, spare, slack=WASTE if len(parts) <= MOST_PARTS else 2 * WASTE):
        pass
    return [QRect(left, top, right - left, bottom - top) for left, top, right, bottom in parts]


def _join_two(parts: list[Corners], spare: int, *, slack: float) -> bool:
    """Join the first two rectangles whose common one is hardly larger than both; False if there are none."""
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in parts]
    for index, (left, top, right, bottom) in enumerate(parts):
        for number in range(index + 1, len(parts)):
            x, y, end, foot = parts[number]
            both = (min(left, x), min(top, y), max(right, end), max(bottom, foot))
            area, apart = (both[2] - both[0]) * (both[3] - both[1]), areas[index] + areas[number]
            if area <= slack * apart or area - apart < spare:
                del parts[number]
                parts[index] = both
                return True
    return False


def parts_of(region: QRegion) -> list[QRect]:
    """Return the rectangles that a region is made of."""
    return [*iter(region)]  # type: ignore[call-overload]


def area_of(region: QRegion) -> int:
    """Return how many pixels a region has."""
    return sum(part.width() * part.height() for part in parts_of(region))
