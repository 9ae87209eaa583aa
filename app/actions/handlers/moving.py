"""Moving cards without dragging: picked up and put down, or sent to a place that is named."""

from typing import TYPE_CHECKING

from app.actions.focus import settled
from app.editing.moves import Landing, card_rows, move_to
from app.editing.pickup import gaps
from app.editing.rows import row_name
from app.editing.selection import Cursor, of_cards
from app.i18n import _, ngettext
from app.model.query import cell_of, row_of

if TYPE_CHECKING:
    from app.actions.desk import Desk


def pick_up(desk: "Desk") -> None:
    """Pick the selected cards up; arrows or a click choose where they go."""
    desk.canvas.pick_up()


def send_to(desk: "Desk") -> None:
    """Ask for a row, a stage and a position, and move the selected cards there."""
    session = settled(desk)
    ids = session.selection.cards
    row = _ask_row(desk) if ids else None
    stage = _ask_stage(desk) if row is not None else None
    index = _ask_position(desk, row, stage=stage) if row is not None and stage is not None else None
    if row is None or stage is None or index is None:
        return
    label = ngettext("Move %d card", "Move %d cards", len(ids)) % len(ids)
    cursor = Cursor(row, stage, card=session.selection.cursor.card or min(ids))
    landing = Landing(row, stage, index)
    session.apply(move_to(session.map_id, ids, landing), label, select=of_cards(ids, cursor))
    desk.canvas.reveal(session.selection)
    desk.canvas.take_focus()


def _ask_row(desk: "Desk") -> str | None:
    journey = desk.session.journey
    rows = [row for name in card_rows(journey) if (row := row_of(journey, name)) is not None]
    entries = [(row.id, row_name(row), "rows-3") for row in rows]
    return desk.window.choose(
        _("Move to which row?"), entries, current=desk.session.selection.cursor.row or ""
    )


def _ask_stage(desk: "Desk") -> str | None:
    stages = desk.session.journey.stages
    entries = [(stage.id, stage.name, "columns-3") for stage in stages]
    return desk.window.choose(
        _("Move to which stage?"), entries, current=desk.session.selection.cursor.stage or ""
    )


def _ask_position(desk: "Desk", row: str, *, stage: str) -> int | None:
    """Ask between which cards; an empty cell has one place only."""
    session = desk.session
    places = gaps(session.journey, row, stage=stage, ids=session.selection.cards)
    if len(places) == 1:
        return places[0]
    cards = cell_of(session.journey, row, stage)
    entries = [(str(gap), _("Above “%s”") % _short(cards[gap].text), "") for gap in places[:-1]]
    entries.append((str(places[-1]), _("At the end"), ""))
    chosen = desk.window.choose(_("Move to which place?"), entries)
    return int(chosen) if chosen is not None else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
