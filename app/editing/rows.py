"""What editing asks of a row: what it is called, and whether it holds cards or emotion lines."""

from app.i18n import _
from app.model.row import Row
from app.rows.kind import kind_of


def row_name(row: Row) -> str:
    """Return the name that a row shows: its own, or its kind's."""
    return row.name or _(kind_of(row.kind).name)


def is_curve(row: Row | None) -> bool:
    """Say whether a row holds emotion lines instead of cards."""
    return row is not None and kind_of(row.kind).content == "curves"
