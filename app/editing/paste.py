"""What a clipboard holds besides our own cards: a table as HTML or with tabs, or nothing of the kind."""

from PySide6.QtCore import QMimeData

from app.interchange.delimited import read_delimited
from app.interchange.html_table import read_html_table
from app.interchange.table import BYTES, Table


def table_on(data: QMimeData) -> Table | None:
    """Return the table on a clipboard: HTML before text with tabs, since its line breaks are unambiguous.

    None if there is none; raises `TableError` for a table, or any text, beyond the limits.
    """
    table = read_html_table(data.html()) if data.hasHtml() else None
    text = data.text() if table is None and data.hasText() else ""
    if "\t" in text.strip("\r\n") or len(text) > BYTES:
        table = read_delimited(text, delimiter="\t", guarded=False)
    return table if table is not None and table.width * table.height >= 2 else None
