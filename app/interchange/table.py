"""A table of texts, as other programs give it: rows of cells, all of the same length."""

from typing import Final

from app.values import dataclass

MEBIBYTE: Final = 1024 * 1024
BYTES: Final = 50 * MEBIBYTE
CELL_LENGTH: Final = 1_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 1_000
MOST_FILLED: Final = 50_000


class TableError(Exception):
    """A table cannot be read; the message is one sentence in the language of the program."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, from top to bottom; every row has as many cells as the longest one."""

    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def turned(self) -> "Table":
        """The same table with rows and columns swapped."""
        return Table(tuple(zip(*self.rows, strict=True)))


def table_of(lines: "list[list[str]]") -> Table:
    """Return a table of uneven lines: filled up, without empty lines at the end and empty columns at the right.

    Raises `TableError` beyond the limits.
    """
    from app.i18n import _, ngettext

    height = max((at for at, line in enumerate(lines, 1) if any(cell.strip() for cell in line)), default=0)
    kept = lines[:height]
    width = max((at for line in kept for at, cell in enumerate(line, 1) if cell.strip()), default=0)
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise TableError(
            _("The table has %(rows)d × %(columns)d cells; %(most_rows)d × %(most_columns)d are the limit.")
            % {"rows": height, "columns": width, "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
        )
    if sum(1 for line in kept for cell in line if cell.strip()) > MOST_FILLED:
        raise TableError(
            ngettext(
                "The table has more than %d filled cell.",
                "The table has more than %d filled cells.",
                MOST_FILLED,
            )
            % MOST_FILLED
        )
    return Table(tuple((*line[:width], *[""] * (width - len(line))) for line in kept))
