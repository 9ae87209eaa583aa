"""A small picture of a map, as plain data: what the welcome page draws of templates, examples and recent files.

It is kept as JSON, so that drawing it needs neither the file nor the model.
"""

from typing import TypeAlias

from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.row import Row
from app.rows.kind import kind_of

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MOST_ROWS = 8
MOST_STAGES = 24
CHIP_ROWS = frozenset({"touchpoints", "channels"})
FIGURE_ROWS = frozenset({"metric", "metrics"})


def summary_of(project: Project, journey: JourneyMap) -> dict[str, Json]:
    """Return a map's title, the project's title, and its stages and rows as `miniature`."""
    return {"title": project.title or journey.title, "map": journey.title, "miniature": miniature_of(journey)}


def miniature_of(journey: JourneyMap) -> dict[str, Json]:
    """Return the stages and visible rows of a map: papers, lines, cards per cell and the curve's points."""
    stages = [stage.id for stage in journey.stages[:MOST_STAGES]]
    shown = [row for row in journey.rows if not row.hidden][:MOST_ROWS]
    rows: list[Json] = [_row(row, stages) for row in shown]
    return {"stages": len(stages), "rows": rows}


def _row(row: Row, stages: list[str]) -> dict[str, Json]:
    kind = kind_of(row.kind)
    curve = _curve(row, stages)
    is_curve = kind.content == "curves"
    form = "curve" if is_curve else "chips" if row.kind in CHIP_ROWS else "cards"
    made: dict[str, Json] = {
        "paper": kind.paper_of(row),
        "form": "figures" if row.kind in FIGURE_ROWS else form,
        "line": "" if row.line_above == "none" else row.line_above,
    }
    if is_curve:
        made["curve"] = curve
    else:
        made["cells"] = [len(row.cells.get(stage, ())) for stage in stages]
    return made


def _curve(row: Row, stages: list[str]) -> "list[Json]":
    points = row.curves[0].points if row.curves else ()
    return [
        [round(stages.index(point.stage) + point.pos, 2), point.score]
        for point in points
        if point.stage in stages
    ]
