"""What a clipboard holds besides our own cards: a table as HTML or with tabs, or nothing of the kind."""

from PySide6.QtCore import QMimeData

from app.interchange.delimited import read_delimited
from app.interchange.html_table import read_html_table
from app.interchange.table import Table


def table_on(data: QMimeData) -> Table | None:
    """Return the table on a clipboard: HTML before text with tabs, since its line breaks are unambiguous.

    None if there is none; raises `TableError` for one beyond the limits.
    """
    table = read_html_table(data.html()) if data.hasHtml() else None
    if table is None and data.hasText() and "\t" in data.text().strip("\r\n"):
        table = read_delimited(data.text(), delimiter="\t", guarded=False)
    return table if table is not None and table.width * table.height >= 2 else None
