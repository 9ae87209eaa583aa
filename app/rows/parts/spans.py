"""Cards over several stages: how wide they are, and the room that they take in the columns they cover."""

from app.rows.kind import Column


class Spans:
    """The room taken in each column, while a row is laid out from left to right.

    `has_any` says whether any card of the row takes some.
    """

    def __init__(self, columns: tuple[Column, ...], *, has_any: bool) -> None:
        self._columns, self.has_any = columns, has_any
        self._index = 0
        self._taken: dict[int, list[tuple[float, float]]] = {}

    def at(self, index: int) -> None:
        """Go on with the column of that index."""
        self._index = index

    def width(self, span: int) -> float:
        """Return the width of that many columns from the present one; the last column ends it."""
        last = min(self._index + span, len(self._columns)) - 1
        return self._columns[last].right - self._columns[self._index].x

    def take(self, span: int, top: float, bottom: float) -> None:
        """Keep the columns after the present one free between two heights."""
        for index in range(self._index + 1, min(self._index + span, len(self._columns))):
            self._taken.setdefault(index, []).append((top, bottom))

    def free(self, y: float, height: float, *, gap: float) -> float:
        """Return the first place at or below y where that height fits with a gap on both sides."""
        if not self._taken:
            return y
        for top, bottom in sorted(self._taken.get(self._index, ())):
            if y < bottom + gap and top < y + height + gap:
                y = bottom + gap
        return y
