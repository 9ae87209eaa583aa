"""Folding rows to one line, and unfolding what hides the place that somebody begins to write in."""

from app.editing.rows import row_name
from app.editing.selection import of_row
from app.editing.session import Session
from app.i18n import _
from app.model.edits.rows import set_row_option
from app.model.edits.stages import update_stage
from app.model.project import Project
from app.model.query import row_of, stage_of
from app.rows.parts.folded import is_folded


def fold_row(session: Session, row_id: str) -> bool:
    """Fold a row to one line, or unfold it."""
    row, map_id = row_of(session.journey, row_id), session.map_id
    if row is None:
        return False
    folded = not is_folded(row)
    return session.apply(
        lambda project: set_row_option(project, map_id, row_id, name="folded", value=folded or None),
        (_("Collapse row %s") if folded else _("Unfold row %s")) % row_name(row),
        select=of_row(row_id),
    )


def unfold_cell(session: Session, row_id: str, stage_id: str) -> bool:
    """Unfold the row and the stage of a cell, so that what is written there can be seen; False if both are."""
    row, stage = row_of(session.journey, row_id), stage_of(session.journey, stage_id)
    if row is None or stage is None or not (is_folded(row) or stage.collapsed):
        return False
    map_id = session.map_id

    def unfold(project: Project) -> Project:
        project = set_row_option(project, map_id, row_id, name="folded", value=None)
        return update_stage(project, map_id, stage_id, collapsed=False)

    return session.apply(unfold, _("Unfold to write"))
