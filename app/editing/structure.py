"""Stages and rows that come, go, move and multiply: each as one undo step of the session."""

from collections.abc import Collection

from app.editing.rows import row_name
from app.editing.selection import Cursor, Selection, of_row, of_stage
from app.editing.session import Edit, Session
from app.i18n import _, ngettext
from app.model.edits.copies import fresh_row
from app.model.edits.paths import on_map, on_rows
from app.model.edits.rows import delete_row, duplicate_row, empty_row, insert_row, move_row, update_row
from app.model.edits.stages import delete_stage, duplicate_stage, move_stage
from app.model.edits.stages import insert_stage as put_stage
from app.model.ids import ROW, STAGE, new_id
from app.model.journey import JourneyMap
from app.model.query import row_index, row_of, stage_index, stage_of
from app.model.row import Row
from app.model.stage import Stage


def new_stage_name() -> str:
    """Return the name of a stage that nobody has named yet; typing replaces it."""
    return _("New stage")


def insert_stage(session: Session, index: int) -> str:
    """Insert a stage before the one at `index`, select it and return its id."""
    stage = Stage(id=new_id(STAGE), name=new_stage_name())
    map_id = session.map_id
    session.apply(
        lambda project: put_stage(project, map_id, stage, index=index),
        _("Insert a stage"),
        select=of_stage(stage.id),
    )
    return stage.id


def add_row(session: Session, kind: str, index: int) -> str:
    """Insert a row of a kind before the one at `index` among all rows, select it and return its id."""
    row = Row(id=new_id(ROW), kind=kind)
    map_id = session.map_id
    session.apply(
        lambda project: insert_row(project, map_id, row, index=index),
        _("Insert a row"),
        select=of_row(row.id),
    )
    return row.id


def remove_stage(session: Session, stage_id: str) -> str:
    """Delete a stage with all in it, or empty the last one; return a sentence about it, or nothing."""
    journey, map_id = session.journey, session.map_id
    stage, count = stage_of(journey, stage_id), cards_in_stage(journey, stage_id)
    if stage is None:
        return ""
    left = [held.id for held in journey.stages if held.id != stage_id]
    index = stage_index(journey, stage_id)
    then = of_stage(left[min(index, len(left) - 1)]) if left else of_stage(stage_id)
    label = _("Delete stage %s") % stage.name if left else _("Empty stage %s") % stage.name
    done = session.apply(lambda project: delete_stage(project, map_id, stage_id), label, select=then)
    if not done:
        return ""
    text = (
        ngettext(
            "Stage %(name)s and %(count)d card deleted", "Stage %(name)s and %(count)d cards deleted", count
        )
        if count
        else _("Stage %(name)s deleted")
    )
    return (text if left else _("Stage %(name)s emptied")) % {"name": stage.name, "count": count}


def remove_row(session: Session, row_id: str) -> str:
    """Delete a row with all in it; return a sentence about it, or nothing. The last visible row is emptied."""
    journey, map_id = session.journey, session.map_id
    row = row_of(journey, row_id)
    if row is None:
        return ""
    name, count = row_name(row), sum(len(cards) for cards in row.cells.values())
    shown = [held.id for held in journey.rows if held.id != row_id and not held.hidden]
    before = sum(1 for held in journey.rows[: row_index(journey, row_id)] if not held.hidden)
    if not shown:
        done = session.apply(_emptying(map_id, row_id), _("Empty row %s") % name, select=of_row(row_id))
        return _("Row %(name)s emptied") % {"name": name} if done else ""
    session.apply(
        lambda project: delete_row(project, map_id, row_id),
        _("Delete row %s") % name,
        select=of_row(shown[min(before, len(shown) - 1)]),
    )
    text = (
        ngettext("Row %(name)s and %(count)d card deleted", "Row %(name)s and %(count)d cards deleted", count)
        if count
        else _("Row %(name)s deleted")
    )
    return text % {"name": name, "count": count}


def _emptying(map_id: str, row_id: str) -> Edit:
    return lambda project: empty_row(project, map_id, row_id)


def copy_stage(session: Session, stage_id: str) -> str | None:
    """Put a copy of a stage with its cards right after it and select it."""
    stage, map_id = stage_of(session.journey, stage_id), session.map_id
    if stage is None:
        return None
    copy = stage.replace(id=new_id(STAGE), origin_id=None)
    session.apply(
        lambda project: duplicate_stage(project, map_id, stage_id, copy=copy),
        _("Duplicate stage %s") % stage.name,
        select=of_stage(copy.id),
    )
    return copy.id


def copy_row(session: Session, row_id: str) -> str | None:
    """Put a copy of a row with its cards right below it and select it."""
    row, map_id = row_of(session.journey, row_id), session.map_id
    if row is None:
        return None
    copy = fresh_row(row)
    session.apply(
        lambda project: duplicate_row(project, map_id, row_id, copy=copy),
        _("Duplicate row %s") % row_name(row),
        select=of_row(copy.id),
    )
    return copy.id


def shift_stage(session: Session, stage_id: str, *, by: int) -> bool:
    """Move a stage one place to the right (1) or left (-1)."""
    index, map_id = stage_index(session.journey, stage_id), session.map_id
    stage = stage_of(session.journey, stage_id)
    if stage is None or not 0 <= index + by < len(session.journey.stages):
        return False
    gap = index + 2 if by > 0 else index - 1
    return session.apply(
        lambda project: move_stage(project, map_id, stage_id, gap=gap),
        _("Move stage %s") % stage.name,
        select=of_stage(stage_id),
        merge=f"move {stage_id}",
    )


def shift_row(session: Session, row_id: str, *, by: int) -> bool:
    """Move a row below (1) or above (-1) its visible neighbour."""
    journey, map_id = session.journey, session.map_id
    row = row_of(journey, row_id)
    shown = [held.id for held in journey.rows if not held.hidden]
    if row is None or row_id not in shown or not 0 <= shown.index(row_id) + by < len(shown):
        return False
    neighbour = row_index(journey, shown[shown.index(row_id) + by])
    gap = neighbour + 1 if by > 0 else neighbour
    return session.apply(
        lambda project: move_row(project, map_id, row_id, gap=gap),
        _("Move row %s") % row_name(row),
        select=of_row(row_id),
        merge=f"move {row_id}",
    )


def hide_row(session: Session, row_id: str) -> bool:
    """Hide a row; the cursor goes to the next one. The last visible row stays."""
    journey, map_id = session.journey, session.map_id
    row = row_of(journey, row_id)
    shown = [held.id for held in journey.rows if not held.hidden and held.id != row_id]
    if row is None or not shown:
        return False
    before = sum(1 for held in journey.rows[: row_index(journey, row_id)] if not held.hidden)
    then = of_row(shown[min(before, len(shown) - 1)])
    return session.apply(
        lambda project: update_row(project, map_id, row_id, hidden=True),
        _("Hide row %s") % row_name(row),
        select=then,
    )


def show_rows(session: Session, ids: Collection[str]) -> bool:
    """Show hidden rows again."""
    map_id = session.map_id

    def reveal(row: Row) -> Row:
        return row.replace(hidden=False) if row.id in ids else row

    return session.apply(
        lambda project: on_map(project, map_id, lambda journey: on_rows(journey, reveal)),
        _("Show hidden rows"),
    )


def cards_in_stage(journey: JourneyMap, stage_id: str) -> int:
    """Return how many cards a stage holds."""
    return sum(len(row.cells.get(stage_id, ())) for row in journey.rows)


def focused_stage(selection: Selection) -> str | None:
    """Return the stage that the cursor is in or on."""
    return selection.id if selection.part == "stage" else _cursor(selection).stage


def focused_row(selection: Selection) -> str | None:
    """Return the row that the cursor is in or on."""
    return selection.id if selection.part == "row" else _cursor(selection).row


def _cursor(selection: Selection) -> Cursor:
    return selection.cursor
