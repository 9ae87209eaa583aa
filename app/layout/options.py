"""What a layout may be asked for, besides the map itself; nothing of zoom, selection or window theme."""

from app.ink.style import SCREEN, Style
from app.model.journey import JourneyMap
from app.model.row import Row
from app.values import dataclass

SHELF_KIND = "opportunities"
"""The kind of the rows whose cards a shelf gathers."""


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How a map is laid out; `language` None means the language that the program speaks.

    `column` is the width of a column in place of the map's own; `span` is the width of title and foot where that
    is not the grid's, as on a page that shows some of the stages; `pictures` are the SHA-256 of the pictures whose
    bytes are at hand. `meanings` writes at the right of each line between rows what it means; `full_text` draws
    every line of long cards: both are for paper.

    `only_active` draws the line of the active persona alone.

    `rows` are the ids of the rows to show; None shows all, with `printed_only` those that are to be printed.
    `shelf` gathers the opportunities below the rows: the best of them, up to that many and what fills the last
    line, or all with 0 (None: they stay a row). `evidence` says in the foot where the map comes from; `notes`
    gives cards the numbers of their notes.
    """

    language: str | None = None
    active_persona: str | None = None
    only_active: bool = False
    draft: str | None = None
    show_hidden: bool = False
    pictures: frozenset[str] = frozenset()
    style: Style = SCREEN
    column: float | None = None
    span: float | None = None
    title: bool = True
    persona: bool = True
    foot: bool = True
    legend: bool = True
    evidence: bool = False
    votes: bool = True
    notes: bool = False
    rows: tuple[str, ...] | None = None
    printed_only: bool = False
    shelf: int | None = None
    full_text: bool = False
    meanings: bool = False


def _is_wanted(row: Row, options: LayoutOptions) -> bool:
    """Rows that are named are wanted, or all that are to be printed; hidden ones only where they are asked for."""
    if options.rows is not None and row.id not in options.rows:
        return False
    if options.rows is None and options.printed_only and not row.printed:
        return False
    return options.show_hidden or not row.hidden


def is_shown(row: Row, options: LayoutOptions) -> bool:
    """Say whether a row is laid out as a row: wanted, not hidden, and not gathered on the shelf."""
    if options.shelf is not None and row.kind == SHELF_KIND:
        return False
    return _is_wanted(row, options)


def shelf_rows(journey: JourneyMap, options: LayoutOptions) -> tuple[Row, ...]:
    """Return the rows whose cards the shelf gathers; none if there is to be no shelf."""
    if options.shelf is None:
        return ()
    return tuple(row for row in journey.rows if row.kind == SHELF_KIND and _is_wanted(row, options))
