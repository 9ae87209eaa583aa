"""What may work on a layout beside the process that needs it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.ink.text_plain import ReadyLines
from app.model.row import Row
from app.rows.kind import RowContext


class Companion(Protocol):
    """Sets lines of cards while somebody else lays out the rows above them."""

    def begin(self, rows: Sequence[Row], context: RowContext) -> None:
        """Start with the last of the rows that are going to be laid out, if it is worth while."""
        ...

    def ready(self, row: Row) -> Mapping[str, ReadyLines]:
        """Return the lines that are known of a row, by card; its layout begins now, so nobody else need do it."""
        ...
