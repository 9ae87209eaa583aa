"""Edits of rows: insert, change, move, copy, delete."""

from app.model.edits.copies import copied_cards, with_copies
from app.model.edits.links import unlinked
from app.model.edits.paths import inserted, moved, on_map, on_row
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import row_index
from app.model.row import Row


def insert_row(project: Project, map_id: str, row: Row, *, index: int) -> Project:
    """Put a row before the one at `index`."""
    return on_map(
        project, map_id, lambda journey: journey.replace(rows=inserted(journey.rows, index, (row,)))
    )


def update_row(project: Project, map_id: str, row_id: str, **changes: object) -> Project:
    """Change some fields of a row."""
    return on_map(
        project, map_id, lambda journey: on_row(journey, row_id, lambda row: row.replace(**changes))
    )


def set_row_option(
    project: Project, map_id: str, row_id: str, *, name: str, value: str | float | bool | None
) -> Project:
    """Set one option of a row's kind; None takes it away."""

    def change(row: Row) -> Row:
        if row.options.get(name) == value:
            return row
        rest = {key: held for key, held in row.options.items() if key != name}
        return row.replace(options=rest if value is None else {**rest, name: value})

    return on_map(project, map_id, lambda journey: on_row(journey, row_id, change))


def duplicate_row(project: Project, map_id: str, row_id: str, *, copy: Row) -> Project:
    """Put a copy of a row, made by `fresh_row`, right below it; its cards are connected as the row's own are."""

    def duplicate(journey: JourneyMap) -> JourneyMap:
        index = row_index(journey, row_id)
        if index < 0:
            return journey
        names = copied_cards(journey.rows[index], copy)
        rows = inserted(journey.rows, index + 1, (copy,))
        return journey.replace(rows=rows, links=with_copies(journey.links, names))

    return on_map(project, map_id, duplicate)


def move_row(project: Project, map_id: str, row_id: str, *, gap: int) -> Project:
    """Move a row into the gap before the row at `gap` (0 … n)."""

    def move(journey: JourneyMap) -> JourneyMap:
        start = row_index(journey, row_id)
        return journey.replace(rows=moved(journey.rows, start, gap)) if start >= 0 else journey

    return on_map(project, map_id, move)


def delete_row(project: Project, map_id: str, row_id: str) -> Project:
    """Remove a row with its content; the last row is emptied instead."""

    def delete(journey: JourneyMap) -> JourneyMap:
        if row_index(journey, row_id) < 0:
            return journey
        gone = {name for row in journey.rows if row.id == row_id for name in row.stage_of_card}
        journey = unlinked(journey, gone)
        if len(journey.rows) == 1:
            return on_row(journey, row_id, _emptied)
        return journey.replace(rows=tuple(row for row in journey.rows if row.id != row_id))

    return on_map(project, map_id, delete)


def empty_row(project: Project, map_id: str, row_id: str) -> Project:
    """Take everything out of a row, and the connections of its cards with it."""

    def empty(journey: JourneyMap) -> JourneyMap:
        gone = {name for row in journey.rows if row.id == row_id for name in row.stage_of_card}
        return on_row(unlinked(journey, gone), row_id, _emptied)

    return on_map(project, map_id, empty)


def _emptied(row: Row) -> Row:
    filled = row.cells or row.curves or row.values
    return row.replace(cells={}, curves=(), values={}) if filled else row
