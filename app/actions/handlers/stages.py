"""Stages: insert, rename, duplicate, widen, mark and delete."""

from typing import TYPE_CHECKING

from app.actions.focus import settled, stage_in_focus
from app.editing import structure
from app.editing.selection import of_cards, of_stage
from app.editing.widths import fit_stage
from app.i18n import _
from app.model.edits.stages import update_stage
from app.model.query import stage_index, stage_of

if TYPE_CHECKING:
    from app.actions.desk import Desk

WIDER = 8 / 264
"""Eight map units as a share of a usual column."""
NARROWEST, WIDEST = 0.5, 4.0


def insert_before(desk: "Desk") -> None:
    """Insert a stage before the focused one, its name in edit mode."""
    _insert(desk, 0)


def insert_after(desk: "Desk") -> None:
    """Insert a stage after the focused one, its name in edit mode."""
    _insert(desk, 1)


def _insert(desk: "Desk", offset: int) -> None:
    session = settled(desk)
    index = stage_index(session.journey, stage_in_focus(desk))
    insert_at(desk, index + offset if index >= 0 else len(session.journey.stages))


def insert_at(desk: "Desk", index: int) -> None:
    """Insert a stage before the one at `index`, its name in edit mode."""
    stage_id = structure.insert_stage(settled(desk), index)
    desk.canvas.reveal(desk.session.selection)
    desk.canvas.edit_text("stage", stage_id)


def rename(desk: "Desk") -> None:
    """Edit the name of the focused stage."""
    settled(desk)
    stage = stage_in_focus(desk)
    if stage is not None:
        desk.canvas.edit_text("stage", stage)


def duplicate(desk: "Desk") -> None:
    """Copy the focused stage with its cards."""
    session, stage = settled(desk), stage_in_focus(desk)
    if stage is not None:
        structure.copy_stage(session, stage)
        desk.canvas.reveal(session.selection)


def delete(desk: "Desk") -> None:
    """Delete the focused stage with its cards and offer to undo it."""
    session, stage = settled(desk), stage_in_focus(desk)
    text = structure.remove_stage(session, stage) if stage is not None else ""
    if text:
        desk.window.toast(text, undo=True)


def move_left(desk: "Desk") -> None:
    """Move the focused stage one place to the left."""
    _move(desk, -1)


def move_right(desk: "Desk") -> None:
    """Move the focused stage one place to the right."""
    _move(desk, 1)


def _move(desk: "Desk", by: int) -> None:
    session, stage = settled(desk), stage_in_focus(desk)
    if stage is not None:
        structure.shift_stage(session, stage, by=by)
        desk.canvas.reveal(session.selection)


def wider(desk: "Desk") -> None:
    """Make the focused stage eight units wider."""
    _widen(desk, WIDER)


def narrower(desk: "Desk") -> None:
    """Make the focused stage eight units narrower."""
    _widen(desk, -WIDER)


def fit_width(desk: "Desk") -> None:
    """Make the focused stage as wide as its name and the words on its cards need."""
    session, stage = settled(desk), stage_in_focus(desk)
    if stage is not None:
        fit_stage(session, stage)


def usual_width(desk: "Desk") -> None:
    """Give the focused stage the usual width."""
    _widen(desk, None)


def _widen(desk: "Desk", by: float | None) -> None:
    session, stage_id = settled(desk), stage_in_focus(desk)
    stage = stage_of(session.journey, stage_id or "")
    if stage is None:
        return
    map_id = session.map_id
    width = 1.0 if by is None else max(NARROWEST, min(WIDEST, round(stage.width + by, 4)))
    session.apply(
        lambda project: update_stage(project, map_id, stage.id, width=width),
        _("Change the width of a stage"),
        merge=f"width {stage.id}",
    )


def select_cards(desk: "Desk") -> None:
    """Select all cards of the focused stage."""
    session, stage = settled(desk), stage_in_focus(desk)
    shown = (row for row in session.journey.rows if not row.hidden)
    ids = frozenset(card.id for row in shown for card in row.cells.get(stage or "", ()))
    session.select(of_cards(ids, session.selection.cursor))


def select(desk: "Desk") -> None:
    """Select the stage that the cursor is in."""
    session, stage = settled(desk), stage_in_focus(desk)
    if stage is not None:
        session.select(of_stage(stage))
