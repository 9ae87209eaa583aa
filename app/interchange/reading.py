"""A file or a text as a table, with what had to be guessed and what was odd about it."""

from typing import Final

from app.i18n import N_, _
from app.interchange.delimited import Parsed, decoded, guessed_delimiter, parse
from app.interchange.table import Table, TableError
from app.values import dataclass

ENCODINGS: Final = (("utf-8", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"))
SEPARATORS: Final = (
    ("\t", N_("Tab")),
    (";", N_("Semicolon ;")),
    (",", N_("Comma ,")),
    ("|", N_("Bar |")),
)
MOST_UNEVEN: Final = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A table; the encoding and delimiter with which it was read ("" where there is none); what was odd."""

    table: Table
    encoding: str = ""
    delimiter: str = ""
    notices: tuple[str, ...] = ()


def read_file(data: bytes, *, encoding: str | None = None, delimiter: str | None = None) -> Reading:
    """Read the bytes of a table file; what is None is guessed. Raises `TableError` with one sentence."""
    held = decoded(data, encoding=encoding)
    if not held.text.strip():
        raise TableError(_("The table is empty."))
    used = delimiter or guessed_delimiter(held.text)
    parsed = parse(held.text, used)
    if not parsed.table.rows:
        raise TableError(_("The table is empty."))
    notices = [*_uneven(parsed), *_unclosed(held.text, parsed)]
    if held.was_guessed:
        notices.insert(0, _("The text is not UTF-8; Windows-1252 was assumed."))
    return Reading(parsed.table, held.encoding, used, tuple(notices))


def _uneven(parsed: Parsed) -> list[str]:
    """Name the lines that have more cells than the first one: a delimiter in a text may be the cause."""
    first = parsed.widths[0] if parsed.widths else 0
    if first < 2:
        return []
    found = [(at, width) for at, width in enumerate(parsed.widths) if width > first]
    return [
        _("Line %(line)d has %(count)d cells, the first line has %(first)d.")
        % {"line": parsed.starts[at], "count": width, "first": first}
        for at, width in found[:MOST_UNEVEN]
    ]


def _unclosed(text: str, parsed: Parsed) -> list[str]:
    if text.count('"') % 2 == 0 or not parsed.ends_open:
        return []
    sentence = _("Line %d: a quotation mark is not closed; all behind it was read as one cell.")
    return [sentence % parsed.starts[-1]]
