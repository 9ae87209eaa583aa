"""Points and rectangles in map units (pixels at 100 %), y pointing down."""

from typing import Self

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a sheet."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> "Point":
        """Return the point shifted by (dx, dy)."""
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, point: Point) -> bool:
        """Say whether the point lies inside or on the left and top edges."""
        return self.x <= point.x < self.right and self.y <= point.y < self.bottom

    def meets(self, other: Self) -> bool:
        """Say whether the two rectangles share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return the rectangle shifted by (dx, dy)."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> "Rect":
        """Return the rectangle enlarged by the same amount on every side; negative shrinks."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def united(self, other: Self) -> "Rect":
        """Return the smallest rectangle around both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        return Rect(left, top, max(self.right, other.right) - left, max(self.bottom, other.bottom) - top)
