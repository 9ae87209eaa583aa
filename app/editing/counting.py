"""How many cards a map holds, told after every edit."""

from collections.abc import Iterable

from app.model.row import Row


class CardCounter:
    """Counts the cards of rows; those of rows that an edit left alone are not counted again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Row, int]] = {}

    def count(self, rows: Iterable[Row]) -> int:
        """Return how many cards some rows of one map hold together."""
        before = self._known
        self._known = {row.id: _counted(row, before.get(row.id)) for row in rows}
        return sum([count for _row, count in self._known.values()])


def _counted(row: Row, held: tuple[Row, int] | None) -> tuple[Row, int]:
    if held is not None and held[0] is row:
        return held
    return row, sum(map(len, row.cells.values()))
