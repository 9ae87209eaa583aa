"""A map as a table: stages as the first line, rows as the first column, cards as lines of a cell."""

from app.i18n import _
from app.interchange.cells import cell_of_texts
from app.interchange.table import Table
from app.model.journey import JourneyMap
from app.model.row import Point, Row
from app.rows.kind import kind_of


def table_of_map(journey: JourneyMap) -> Table:
    """Return the whole map as a table, hidden rows included; of emotion lines the first persona's."""
    head = ("", *(stage.name for stage in journey.stages))
    body = ((_name(row), *(_cell(row, stage.id) for stage in journey.stages)) for row in journey.rows)
    return Table((head, *body))


def _name(row: Row) -> str:
    return row.name or _(kind_of(row.kind).name)


def _cell(row: Row, stage_id: str) -> str:
    if kind_of(row.kind).content == "curves":
        points = row.curves[0].points if row.curves else ()
        return "\n".join(_words(point) for point in points if point.stage == stage_id)
    return cell_of_texts([card.text for card in row.cells.get(stage_id, ())])


def _words(point: Point) -> str:
    return f"{point.score:g} {' '.join(point.text.split())}".strip()
