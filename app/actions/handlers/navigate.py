"""Selecting and going to places."""

from typing import TYPE_CHECKING

from app.actions.focus import row_in_focus, settled
from app.editing.navigation import all_cards
from app.editing.rows import row_name
from app.editing.selection import of_cards, of_row, of_stage, of_title
from app.i18n import _
from app.rows.kind import kind_of

if TYPE_CHECKING:
    from app.actions.desk import Desk


def select_all(desk: "Desk") -> None:
    """Select every card of the map."""
    session = settled(desk)
    session.select(all_cards(session.journey, session.selection))


def select_row(desk: "Desk") -> None:
    """Select every card of the focused row."""
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        session.select(all_cards(session.journey, session.selection, row=row))


def select_nothing(desk: "Desk") -> None:
    """Let go of the selection; the cursor stays."""
    session = settled(desk)
    session.select(of_cards(frozenset(), session.selection.cursor))


def go_to(desk: "Desk") -> None:
    """Choose a stage or a row by typing a part of its name or its number, and select its header."""
    session = settled(desk)
    journey = session.journey
    stages = enumerate(journey.stages, start=1)
    rows = enumerate((row for row in journey.rows if not row.hidden), start=1)
    entries = [(stage.id, f"{number}  {stage.name}", "columns-3") for number, stage in stages]
    entries += [(row.id, f"{number}  {row_name(row)}", kind_of(row.kind).icon) for number, row in rows]
    chosen = desk.window.choose(_("Go to a stage or row"), entries)
    if chosen is None:
        return
    is_stage = any(stage.id == chosen for stage in journey.stages)
    session.select(of_stage(chosen) if is_stage else of_row(chosen))
    desk.canvas.reveal(session.selection)
    desk.canvas.take_focus()


def rename_map(desk: "Desk") -> None:
    """Edit the map's title in its place."""
    session = settled(desk)
    session.select(of_title())
    desk.canvas.edit_text("title", session.map_id)
