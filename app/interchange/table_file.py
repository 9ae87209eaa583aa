"""A map as the bytes of a table file, for spreadsheets or for machines."""

from typing import Final, Literal, TypeAlias

from app.i18n import translator_for
from app.interchange.delimited import written
from app.interchange.from_map import table_of_map
from app.interchange.table import Table
from app.model.journey import JourneyMap
from app.model.project import Project
from app.values import dataclass

TableFormat: TypeAlias = Literal["csv", "tsv"]
FORMATS: Final[tuple[TableFormat, ...]] = ("csv", "tsv")


@dataclass(frozen=True, slots=True)
class TableWishes:
    """How a table is to be written.

    `guard` puts an apostrophe before what a spreadsheet would run, `with_ids` lets an edited table find its way
    back, `turned` gives each stage a line instead of a column. `delimiter` "" is the usual one of the language.
    """

    format: TableFormat = "csv"
    delimiter: str = ""
    guard: bool = True
    with_ids: bool = False
    turned: bool = False
    language: str = "en"


def table_bytes(project: Project, journey: JourneyMap, wishes: TableWishes) -> bytes:
    """Return a map as CSV or TSV in UTF-8, with the mark by which spreadsheets know that."""
    usual = "\t" if wishes.format == "tsv" else translator_for(wishes.language).manner.separator
    text = written(
        shown_table(project, journey, wishes), delimiter=wishes.delimiter or usual, guard=wishes.guard
    )
    return text.encode("utf-8-sig")


def shown_table(project: Project, journey: JourneyMap, wishes: TableWishes) -> Table:
    """Return the table that would be written."""
    writing = translator_for(wishes.language).manner
    table = table_of_map(journey, project.personas, with_ids=wishes.with_ids, writing=writing)
    return table.turned if wishes.turned else table
