"""CSV and TSV: read with a delimiter that the text itself votes for, written so that nothing can run."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from app.i18n import _
from app.interchange.table import BYTES, CELL_LENGTH, MOST_COLUMNS, MOST_ROWS, Table, TableError, table_of
from app.values import dataclass

DELIMITERS: Final = ("\t", ";", ",", "|")
LOOKED_AT: Final = 50
LOOKED_AT_LENGTH: Final = 200_000
WIDEST_LINE: Final = 100_000
"""Delimiters that one line may have, empty cells at its end included."""
# What spreadsheets take for the beginning of a formula, by OWASP's list and CVE-2021-41270.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER: Final = re.compile(r"-\d{1,6}(?:[.,]\d{1,6})?", re.ASCII)
"""A score below zero, which no spreadsheet takes for a formula."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and whether that had to be guessed."""

    text: str
    was_guessed: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A table, and how it lay in the text: for each line its first line of text, from 1, and its cells."""

    table: Table
    starts: tuple[int, ...]
    widths: tuple[int, ...]
    ends_open: bool
    """Whether the last line of the table goes on over several lines of the text."""


def decoded(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file: UTF-8 or UTF-16 by its mark, UTF-8, else Windows-1252; raises `TableError`.

    With an `encoding` nothing is guessed, and what it cannot mean becomes a mark of its own.
    """
    if len(data) > BYTES:
        raise TableError(_("The table is larger than 50 MB."))
    if encoding is not None:
        name = "utf-8-sig" if encoding == "utf-8" else encoding
        return _kept(data.decode(name, "replace"), encoding)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _kept(data.decode("utf-16", "replace"), "utf-16")
    try:
        return _kept(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        return _kept(data.decode("cp1252", "replace"), "cp1252", was_guessed=True)


def _kept(text: str, encoding: str, *, was_guessed: bool = False) -> Decoded:
    if "\0" in text:
        raise TableError(_("This is no table of text."))
    return Decoded(text, was_guessed, encoding)


def read_delimited(text: str, *, delimiter: str | None = None, guarded: bool = True) -> Table:
    """Return the table of a text; `guarded` takes the apostrophe off that `written` put before a formula.

    Raises `TableError` for what is no table or too large.
    """
    return parse(text, delimiter, guarded=guarded).table


def parse(text: str, delimiter: str | None = None, *, guarded: bool = True) -> Parsed:
    """Return the table of a text and how it lay there; raises as `read_delimited` does."""
    if len(text) > BYTES:
        raise TableError(_("The table is larger than 50 MB."))
    if "\0" in text:
        raise TableError(_("This is no table of text."))
    csv.field_size_limit(CELL_LENGTH)
    delimiter = delimiter or guessed_delimiter(text)
    lines: list[list[str]] = []
    starts: list[int] = []
    reader = csv.reader(_sane_lines(text, delimiter), delimiter=delimiter)
    start = 1
    try:
        for line in reader:
            _check_size(lines, line)
            if len(lines) < MOST_ROWS:
                starts.append(start)
                lines.append([_unguarded(_broken(cell)) if guarded else _broken(cell) for cell in line])
            start = reader.line_num + 1
    except csv.Error as error:
        words = {"line": start, "error": error}
        raise TableError(_("Line %(line)d cannot be read: %(error)s.") % words) from error
    table = table_of(lines)
    widths = tuple(len(line) for line in lines)
    return Parsed(table, tuple(starts), widths, bool(starts) and reader.line_num > starts[-1])


def _sane_lines(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines of a text, and refuse one of which no sensible table could be made, before it is cut up."""
    for line in io.StringIO(text, newline=""):
        if line.count(delimiter) > WIDEST_LINE:
            raise TableError(_("The table has more than %d columns.") % MOST_COLUMNS)
        yield line


def _check_size(lines: list[list[str]], line: list[str]) -> None:
    """Stop at the first line too many instead of reading millions of them; empty ones at the end do not count."""
    if len(lines) >= MOST_ROWS and any(cell.strip() for cell in line):
        raise TableError(_("The table has more than %d lines.") % MOST_ROWS)


def guessed_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first lines into the same number of cells most often."""
    head = "".join(islice(io.StringIO(text, newline=""), LOOKED_AT))[:LOOKED_AT_LENGTH]

    def vote(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(line) for line in _parsed(head, delimiter) if line]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 1
        return (sum(1 for width in widths if width == first), first) if first > 1 else (0, 0)

    return max(DELIMITERS, key=lambda each: (vote(each), -DELIMITERS.index(each)))


def written(table: Table, *, delimiter: str, guard: bool) -> str:
    """Return a table as text with CRLF; `guard` puts an apostrophe before what could be a formula."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_guarded(cell) if guard else cell for cell in row] for row in table.rows)
    return held.getvalue()


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    lines: Iterable[str] = io.StringIO(text, newline="")
    read = csv.reader(lines, delimiter=delimiter)
    return [[_broken(cell) for cell in line] for line in read]


def _broken(cell: str) -> str:
    """Return a cell with line feeds only."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _guarded(cell: str) -> str:
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    # What begins with an apostrophe of its own gets a second one, so that reading takes off exactly ours.
    return f"'{cell}" if cell.startswith((*_RISKY, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_RISKY, "'")) else cell
