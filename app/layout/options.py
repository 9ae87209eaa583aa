"""What a layout may be asked for, besides the map itself; nothing of zoom, selection or window theme."""

from dataclasses import dataclass

from app.ink.style import SCREEN, Style


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How a map is laid out; `language` None means the language that the program speaks.

    `column` is the width of a column in place of the map's own; `pictures` are the SHA-256 of the pictures whose
    bytes are at hand. `meanings` writes at the right of each line between rows what it means; `full_text` draws
    every line of long cards: both are for paper.
    """

    language: str | None = None
    active_persona: str | None = None
    draft: str | None = None
    show_hidden: bool = False
    pictures: frozenset[str] = frozenset()
    style: Style = SCREEN
    column: float | None = None
    title: bool = True
    foot: bool = True
    full_text: bool = False
    meanings: bool = False
