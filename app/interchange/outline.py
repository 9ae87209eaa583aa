"""A map as a Markdown outline: stages as headings, rows as items, cards below them."""

import re

from app.i18n import _, manner
from app.model.journey import JourneyMap
from app.model.row import Row
from app.rows.kind import kind_of

# What begins something of its own in Markdown at the start of a line, or anywhere in it.
_AT_START = re.compile(r"^(\s*)([#>+\-]|\d+[.)])(?=\s|$)")
_ANYWHERE = re.compile(r"([\\`*_\[\]<>])")


def outline_of(journey: JourneyMap) -> str:
    """Return a map as Markdown; empty cells are left out, and no text becomes markup."""
    parts = [f"# {_plain(journey.title)}"] if journey.title.strip() else []
    for number, stage in enumerate(journey.stages, 1):
        parts.append(f"## {number}. {_plain(stage.name)}")
        lines = [line for row in journey.rows for line in _items(row, stage.id)]
        if lines:
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _items(row: Row, stage: str) -> list[str]:
    name = _plain(row.name or _(kind_of(row.kind).name))
    if kind_of(row.kind).content == "curves":
        points = (point for curve in row.curves for point in curve.points if point.stage == stage)
        texts = [f"{manner().number(f'{point.score:+g}')} {point.text}".strip() for point in points]
    else:
        texts = [card.text for card in row.cells.get(stage, ()) if card.text.strip()]
    return [f"- **{name}**", *(f"  - {_plain(text)}" for text in texts)] if texts else []


def _plain(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    line = " ".join(text.split())
    return _AT_START.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\1", line))
