"""A table as content of a map: put onto the cells of one that is there, or made into a new one."""

from functools import partial

from app.i18n import _
from app.interchange import guess
from app.interchange.cells import LONGEST_TEXT, number_in, scores, texts_of_cell
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.paths import inserted, on_map, on_row, with_cell
from app.model.ids import CARD, MAP, POINT, ROW, STAGE, new_id
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import row_index, stage_index
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.rows.kind import kind_of


def put_table(
    project: Project, map_id: str, table: Table, *, row: str, stage: str, persona: str | None
) -> Project:
    """Put a table onto the visible cells of a map from one cell on to the right and down.

    Stages and rows that lack are added at the end. What is there already stays, above the new cards.
    """

    def put(journey: JourneyMap) -> JourneyMap:
        first = stage_index(journey, stage)
        if first < 0 or row_index(journey, row) < 0:
            return journey
        journey = _with_stages(journey, first + table.width)
        shown = [held.id for held in journey.rows if not held.hidden or held.id == row]
        journey, targets = _with_rows(journey, shown[shown.index(row) :], table.height)
        stages = tuple(held.id for held in journey.stages[first:])
        for target, line in zip(targets, table.rows, strict=False):
            fill = partial(_filled, stages=stages, line=line, persona=persona)
            journey = on_row(journey, target, fill)
        return _in_order(journey, targets)

    return on_map(project, map_id, put)


def map_of_table(table: Table, *, title: str, turned: bool | None = None) -> JourneyMap:
    """Return a new map of a table; whether lines are stages is guessed where `turned` is None."""
    swap = guess.is_turned(table) if turned is None else turned
    table = table.turned if swap else table
    stage_names = table.rows[0] if guess.has_stage_line(table) else None
    has_names = guess.has_row_column(table)
    body = table.rows[1:] if stage_names else table.rows
    begin = 1 if has_names else 0
    width = max(1, table.width - begin)
    named = stage_names[begin:] if stage_names else ()
    stages = tuple(_stage(named[at] if at < len(named) else "", at) for at in range(width))
    ids = tuple(stage.id for stage in stages)
    rows = tuple(_row(line, begin, ids) for line in body if any(cell.strip() for cell in line))
    return JourneyMap(
        id=new_id(MAP), title=title, stages=stages, rows=rows or (Row(id=new_id(ROW), kind="text"),)
    )


def _stage(name: str, at: int) -> Stage:
    return Stage(id=new_id(STAGE), name=_line(name) or _("Stage %d") % (at + 1))


def _row(line: tuple[str, ...], begin: int, stages: tuple[str, ...]) -> Row:
    name = _line(line[0]) if begin else ""
    row = Row(id=new_id(ROW), kind=guess.kind_named(name) if begin else "text", name=name)
    return _filled(row, stages, line[begin:], persona=None)


def _line(text: str) -> str:
    return " ".join(" ".join(texts_of_cell(text)).split())


def _with_stages(journey: JourneyMap, count: int) -> JourneyMap:
    new = tuple(_stage("", at) for at in range(len(journey.stages), count))
    return journey.replace(stages=(*journey.stages, *new)) if new else journey


def _with_rows(journey: JourneyMap, targets: list[str], count: int) -> tuple[JourneyMap, list[str]]:
    new = tuple(
        Row(id=new_id(ROW), kind="text", name=_("Row %d") % (len(journey.rows) + at + 1))
        for at in range(count - len(targets))
    )
    if new:
        journey = journey.replace(rows=inserted(journey.rows, len(journey.rows), new))
    return journey, [*targets, *(row.id for row in new)][:count]


def _filled(row: Row, stages: tuple[str, ...], line: tuple[str, ...], *, persona: str | None) -> Row:
    if kind_of(row.kind).content == "curves":
        return _with_points(row, stages, line, persona=persona)
    for stage, cell in zip(stages, line, strict=False):
        new = tuple(Card(id=new_id(CARD), text=text) for text in texts_of_cell(cell))
        if new:
            row = with_cell(row, stage, (*row.cells.get(stage, ()), *new))
    return row


def _with_points(row: Row, stages: tuple[str, ...], line: tuple[str, ...], *, persona: str | None) -> Row:
    """Return the row with points: numbers are scores, the text behind them or alone is the point's text."""
    found = [(stage, text) for stage, cell in zip(stages, line, strict=False) for text in texts_of_cell(cell)]
    if not found:
        return row
    known = scores([text for _stage_id, text in found])
    count = {stage: sum(1 for held, _text in found if held == stage) for stage, _text in found}
    turn = dict.fromkeys(count, 0)
    points = []
    for at, (stage, text) in enumerate(found):
        turn[stage] += 1
        read = number_in(text)
        words = (read[1] if read else text)[:LONGEST_TEXT]
        pos = round(turn[stage] / (count[stage] + 1), 3)
        points.append(Point(id=new_id(POINT), stage=stage, pos=pos, score=known.get(at, 0.0), text=words))
    return _with_curve(row, tuple(points), persona=persona)


def _with_curve(row: Row, points: tuple[Point, ...], *, persona: str | None) -> Row:
    if not any(curve.persona == persona for curve in row.curves):
        return row.replace(curves=(*row.curves, Curve(persona=persona, points=points)))
    curves = (
        curve.replace(points=(*curve.points, *points)) if curve.persona == persona else curve
        for curve in row.curves
    )
    return row.replace(curves=tuple(curves))


def _in_order(journey: JourneyMap, targets: list[str]) -> JourneyMap:
    order = {stage.id: at for at, stage in enumerate(journey.stages)}

    def sort(row: Row) -> Row:
        curves = tuple(
            curve.replace(points=tuple(sorted(curve.points, key=lambda p: (order.get(p.stage, -1), p.pos))))
            for curve in row.curves
        )
        return row.replace(curves=curves) if curves != row.curves else row

    for target in targets:
        journey = on_row(journey, target, sort)
    return journey
