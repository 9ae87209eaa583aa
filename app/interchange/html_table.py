"""HTML tables as spreadsheets put them on the clipboard: read by a parser, never shown; and written for them."""

import html
import re
from html.parser import HTMLParser

from app.compat import override
from app.i18n import _
from app.interchange.table import MEBIBYTE, MOST_COLUMNS, MOST_FILLED, Table, TableError, table_of

LONGEST = 20 * MEBIBYTE
MOST_EVENTS = 400_000
"""Tags and texts of a page: a dozen for each cell that a table may have."""
_SILENT = frozenset({"script", "style", "head", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})


class _Reader(HTMLParser):
    """Collects the cells of the first outermost table with two cells or more."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.cells: list[int] = []
        """How many cells each table has, empty ones included."""
        self._depth = self._silent = 0
        self._cell: list[str] | None = None
        self._wide = self._high = 1
        self._column = 0
        self._held: dict[int, int] = {}
        """The row before which a cell above ends, by its column."""
        self._events = 0

    def _count(self) -> None:
        """Give up on a page of which no sensible table could come, before it takes minutes."""
        self._events += 1
        if self._events > MOST_EVENTS:
            raise TableError(_("The table has more than %d cells.") % MOST_FILLED)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count()
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self.cells.append(0)
                self._held = {}
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            spans = dict(attrs)
            self._cell, self._wide, self._high = [], _span(spans.get("colspan")), _span(spans.get("rowspan"))
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\0")

    @override
    def handle_endtag(self, tag: str) -> None:
        self._count()
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        self._count()
        if self._cell is not None and not self._silent:
            # Line breaks of the source are blanks; real ones come from tags.
            self._cell.append(data.replace("\0", ""))

    @override
    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\0"))
        text = "\n".join(line for line in lines if line)
        self._cell = None
        self._put(text)

    def _begin_row(self) -> None:
        self.tables[-1].append([])
        self._column = 0

    def _put(self, text: str) -> None:
        """Put a text into the next cell that no cell above reaches into; empty ones at the end take no room."""
        if not self.tables[-1]:
            self._begin_row()
        row, number = self.tables[-1][-1], len(self.tables[-1])
        while self._held.get(self._column, 0) > number:
            self._column += 1
        if text:
            if self._column >= MOST_COLUMNS:
                raise TableError(_("The table has more than %d columns.") % MOST_COLUMNS)
            row += [*[""] * (self._column - len(row)), text]
        self.cells[-1] += 1
        if self._high > 1:
            reached = range(self._column, min(self._column + self._wide, MOST_COLUMNS))
            self._held.update(dict.fromkeys(reached, number + self._high))
        self._column += self._wide


def _span(value: str | None) -> int:
    return max(1, min(int(value), MOST_COLUMNS)) if value and value.isascii() and value.isdigit() else 1


def read_html_table(text: str) -> Table | None:
    """Return the first table with at least two cells, or None; raises `TableError` beyond the limits."""
    if len(text) > LONGEST:
        raise TableError(_("The table is larger than %d MB.") % (LONGEST // MEBIBYTE))
    begin = re.search("<table", text, re.IGNORECASE)
    if begin is None:
        return None
    reader = _Reader()
    try:
        reader.feed(text[begin.start() :])
        reader.close()
    except AssertionError:
        # html.parser gives up on some broken declarations; the text beside it is still there.
        return None
    for lines, cells in zip(reader.tables, reader.cells, strict=True):
        if cells >= 2:
            return table_of(lines)
    return None


def html_of(table: Table) -> str:
    """Return a table as HTML; every text is escaped, and its line breaks are <br>."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
