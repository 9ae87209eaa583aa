"""A table as content of a map: put onto the cells of one that is there, or made into a new one."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from app.i18n import _
from app.interchange.cells import LONGEST_TEXT, number_in, scores, texts_of_cell
from app.interchange.plan import ImportPlan, Item, PlannedRow, PlannedStage
from app.interchange.scale import LEVEL_KIND, feeling
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.maps import insert_map
from app.model.edits.paths import inserted, on_map, on_row, with_cell
from app.model.ids import CARD, MAP, PERSONA, POINT, ROW, STAGE, new_id
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project
from app.model.query import row_index, stage_index
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Stage
from app.rows.kind import kind_of
from app.rows.parts.series import latest
from app.values import dataclass


def put_table(
    project: Project, map_id: str, table: Table, *, row: str, stage: str, persona: str | None
) -> Project:
    """Put a table onto the visible cells of a map from one cell on to the right and down.

    Stages and rows that lack are added at the end. What is there already stays, above the new cards;
    the only emotion point of a stage takes what falls on it.
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
        return in_order(journey)

    return on_map(project, map_id, put)


def with_new_map(project: Project, plan: ImportPlan, *, title: str) -> tuple[Project, str]:
    """Add the map that a plan describes behind all others; returns the project and the map's id.

    Personas that the table names and the project lacks are added too.
    """
    project, persona = with_personas(project, plan)
    content = _content(plan, persona)
    journey = _journey(plan, title, content).replace(
        persona_ids=content.personas, primary_persona=next(iter(content.personas), None)
    )
    return insert_map(project, journey, index=len(project.maps)), journey.id


def replace_content(project: Project, map_id: str, plan: ImportPlan, *, persona: str | None) -> Project:
    """Put the stages and rows of a plan in the place of those that a map has; its title, goal and personas stay.

    `persona` is whose emotion line it is where the table names nobody.
    """
    project, named = with_personas(project, plan)
    content = _content(plan, lambda name: named(name) if name else persona)

    def put(journey: JourneyMap) -> JourneyMap:
        personas = (
            *journey.persona_ids,
            *(who for who in content.personas if who not in journey.persona_ids),
        )
        title = plan.title if plan.title and not journey.title.strip() else journey.title
        return journey.replace(
            title=title,
            stages=content.stages,
            rows=content.rows,
            moments=(),
            links=(),
            persona_ids=personas,
            primary_persona=journey.primary_persona or next(iter(personas), None),
        )

    return on_map(project, map_id, put)


@dataclass(frozen=True, slots=True)
class Content:
    """What a map gets from a table."""

    stages: tuple[Stage, ...]
    rows: tuple[Row, ...]
    personas: tuple[str, ...]


def _journey(plan: ImportPlan, title: str, content: Content) -> JourneyMap:
    return JourneyMap(id=new_id(MAP), title=plan.title or title, stages=content.stages, rows=content.rows)


def with_personas(project: Project, plan: ImportPlan) -> tuple[Project, Callable[[str], str | None]]:
    """Return the project with all personas that the table names, and who is meant by which name."""
    known = {persona.name.casefold(): persona.id for persona in reversed(project.personas) if persona.name}
    names = dict.fromkeys(row.persona for row in plan.rows if row.persona)
    new = tuple(
        Persona(id=new_id(PERSONA), name=name, colour=(len(project.personas) + at) % 5 + 1)
        for at, name in enumerate(name for name in names if name.casefold() not in known)
    )
    known |= {persona.name.casefold(): persona.id for persona in new}
    if new:
        project = project.replace(personas=(*project.personas, *new))
    return project, lambda name: known.get(name.casefold())


def _content(plan: ImportPlan, persona: Callable[[str], str | None]) -> Content:
    stages = tuple(Stage(id=new_id(STAGE), name=stage.name) for stage in plan.stages)
    ids = tuple(stage.id for stage in stages)
    rows: dict[tuple[str, str, int], Row] = {}
    personas: dict[str, None] = {}
    for planned in plan.rows:
        row = new_row(planned)
        if planned.is_curve:
            who = persona(planned.persona)
            key = _key(planned)
            row = rows.get(key, row)
            if who is not None:
                personas[who] = None
            points = new_points(planned.cells, ids)
            rows[key] = (
                row.replace(curves=(*row.curves, Curve(persona=who, points=points))) if points else row
            )
        else:
            cells = {
                stage: new_cards(items) for stage, items in zip(ids, planned.cells, strict=True) if items
            }
            rows[_key(planned)] = row.replace(cells=cells)
    held = tuple(rows.values()) or (Row(id=new_id(ROW), kind="text"),)
    return Content(stages, held, tuple(personas))


def _key(planned: PlannedRow) -> tuple[str, str, int]:
    """Return what several lines of one row share: emotion lines of several personas have one row together."""
    alone = not planned.persona
    return planned.kind, planned.name.casefold(), planned.line if alone else -1


def new_row(planned: PlannedRow) -> Row:
    """Return an empty row of a plan's kind and name."""
    return Row(id=new_id(ROW), kind=planned.kind, name=planned.name)


def new_stage(planned: PlannedStage) -> Stage:
    """Return a stage of a plan's name."""
    return Stage(id=new_id(STAGE), name=planned.name)


def new_cards(items: tuple[Item, ...]) -> tuple[Card, ...]:
    """Return a new card for each item that says something."""
    return tuple(Card(id=new_id(CARD), text=item.text) for item in items if item.text)


def new_points(cells: tuple[tuple[Item, ...], ...], stages: tuple[str, ...]) -> tuple[Point, ...]:
    """Return new points in the order of the stages, those of one stage evenly spread over it."""
    return tuple(
        Point(
            id=new_id(POINT),
            stage=stage,
            pos=round(at / (len(items) + 1), 3),
            score=item.score or 0.0,
            text=item.text,
        )
        for stage, items in zip(stages, cells, strict=True)
        for at, item in enumerate(items, 1)
    )


def _with_stages(journey: JourneyMap, count: int) -> JourneyMap:
    new = tuple(
        Stage(id=new_id(STAGE), name=_("Stage %d") % (at + 1)) for at in range(len(journey.stages), count)
    )
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
        texts = texts_of_cell(cell)
        value = _figure(row, texts)
        if value is not None:
            row = _with_figure(row, stage, value)
            continue
        new = tuple(Card(id=new_id(CARD), text=text) for text in texts)
        if new:
            row = with_cell(row, stage, (*row.cells.get(stage, ()), *new))
    return row


def is_figure(row: Row, cell: str) -> bool:
    """Say whether a cell becomes a figure of a row's series."""
    return _figure(row, texts_of_cell(cell)) is not None


def _figure(row: Row, texts: list[str]) -> float | None:
    """Return the number that a cell of a row with a series of figures holds; None for words, and in other rows."""
    read = number_in(texts[0]) if row.values and len(texts) == 1 else None
    unit = row.metric.unit if row.metric is not None else ""
    return read[0] if read is not None and read[1] in ("", unit) else None


def _with_figure(row: Row, stage: str, value: float) -> Row:
    """Return the row with another figure at a stage: in the place of one without a date, else as that of today."""
    series = row.values.get(stage, ())
    last = latest(series) if series else None
    if last is None:
        series = (MetricValue(value=value),)
    elif last.date is None:
        series = tuple(one.replace(value=value) if one is last else one for one in series)
    else:
        series = (*series, MetricValue(value=value, date=date.today().isoformat()))
    return row.replace(values={**row.values, stage: series})


def _with_points(row: Row, stages: tuple[str, ...], line: tuple[str, ...], *, persona: str | None) -> Row:
    """Return the row with points: numbers are scores, the text behind them or alone is the point's text.

    A stage that has one point already keeps it: a single number or text becomes that one's, as in a spreadsheet.
    """
    cells = [texts_of_cell(cell) for _stage_id, cell in zip(stages, line, strict=False)]
    every = [text for texts in cells for text in texts]
    known = scores(every, of_levels=row.kind == LEVEL_KIND)
    only = _only_points(row, persona)
    items, turn, news = [], 0, {}
    for stage, texts in zip(stages, cells, strict=False):
        found = []
        for text in texts:
            read, point = number_in(text), only.get(stage) if len(texts) == 1 else None
            words = (read[1] if read else text)[:LONGEST_TEXT]
            usual = feeling(text)
            if point is not None:
                score = known.get(turn, point.score if usual is None else usual)
                news[point.id] = point.replace(score=score, text=words or point.text)
            else:
                found.append(Item(words, score=known.get(turn, usual or 0.0)))
            turn += 1
        items.append(tuple(found))
    row = _with_news(row, news)
    points = new_points(tuple(items), stages[: len(items)])
    return with_points(row, points, persona=persona) if points else row


def _only_points(row: Row, persona: str | None) -> dict[str, Point]:
    """Return the points of a persona's line that are the only one in their stage."""
    held = [point for curve in row.curves if curve.persona == persona for point in curve.points]
    count = Counter(point.stage for point in held)
    return {point.stage: point for point in held if count[point.stage] == 1}


def _with_news(row: Row, news: Mapping[str, Point]) -> Row:
    if not news:
        return row
    curves = (
        curve.replace(points=tuple(news.get(point.id, point) for point in curve.points))
        for curve in row.curves
    )
    return row.replace(curves=tuple(curves))


def with_points(row: Row, points: tuple[Point, ...], *, persona: str | None) -> Row:
    """Return the row with more points on one persona's line, which is added if it lacks."""
    if not any(curve.persona == persona for curve in row.curves):
        return row.replace(curves=(*row.curves, Curve(persona=persona, points=points)))
    curves = (
        curve.replace(points=(*curve.points, *points)) if curve.persona == persona else curve
        for curve in row.curves
    )
    return row.replace(curves=tuple(curves))


def in_order(journey: JourneyMap) -> JourneyMap:
    """Return the map with the points of all lines in the order of its stages; the same map if they are."""
    order = {stage.id: at for at, stage in enumerate(journey.stages)}

    def sort(row: Row) -> Row:
        curves = tuple(
            curve.replace(points=tuple(sorted(curve.points, key=lambda p: (order.get(p.stage, -1), p.pos))))
            for curve in row.curves
        )
        return row.replace(curves=curves) if curves != row.curves else row

    for row in journey.rows:
        if row.curves:
            journey = on_row(journey, row.id, sort)
    return journey
