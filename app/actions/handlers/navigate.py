"""Selecting and going to places."""

from typing import TYPE_CHECKING

from app.actions.focus import row_in_focus, settled
from app.editing.navigation import all_cards, in_cell
from app.editing.selection import of_cards, of_stage, of_title
from app.editing.structure import row_name
from app.i18n import _

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
    """Choose a stage or a row by typing a part of its name, and go there."""
    session = settled(desk)
    journey = session.journey
    entries = [(stage.id, stage.name, "columns-3") for stage in journey.stages]
    entries += [(row.id, row_name(row), "rows-3") for row in journey.rows if not row.hidden]
    chosen = desk.window.choose(_("Go to a stage or row"), entries)
    if chosen is None:
        return
    if any(stage.id == chosen for stage in journey.stages):
        session.select(of_stage(chosen))
    else:
        stage = session.selection.cursor.stage or journey.stages[0].id
        session.select(in_cell(journey, chosen, stage, persona=session.active_persona))
    desk.canvas.reveal(session.selection)
    desk.canvas.take_focus()


def rename_map(desk: "Desk") -> None:
    """Edit the map's title in its place."""
    session = settled(desk)
    session.select(of_title())
    desk.canvas.edit_text("title", session.map_id)
