"""Ids in a table, so that an edited one finds its way back: `Asks a friend [#cd_k3x9q2mw]`.

A table has such marks only if its corner has one, the map's; in any other table they are words like all others.
"""

import re

from app.interchange.table import Table
from app.values import dataclass

_MARK = re.compile(r"\s*\[#([^\s\[\]:#]{1,80})(?::([a-z0-9-]{1,40}))?\]\s*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its mark; the id that it had, and the kind where the mark of a row names one."""

    text: str
    id: str = ""
    kind: str = ""


def mark(text: str, id: str, *, kind: str = "") -> str:
    """Return a text with an id behind it."""
    return f"{text} [#{id}{':' + kind if kind else ''}]".lstrip()


def unmarked(text: str) -> Marked:
    """Return a text and the id behind it, if it has one."""
    found = _MARK.search(text)
    return Marked(text) if found is None else Marked(text[: found.start()], found[1], found[2] or "")


def has_marks(table: Table) -> bool:
    """Say whether the texts of a table have ids behind them."""
    return bool(table.rows) and bool(unmarked(table.rows[0][0]).id)
