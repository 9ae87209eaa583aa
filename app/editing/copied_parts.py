"""A whole row or a whole stage on the clipboard, and its way into another map or another file."""

import csv
import io
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

from app.constants import MIME
from app.editing.clipboard import known_only, with_assets
from app.editing.lazy_mime import LazyMime
from app.editing.rows import row_name
from app.editing.selection import of_row, of_stage
from app.editing.session import Session
from app.editing.snapshot import png_of
from app.i18n import _
from app.interchange.from_map import table_of_map
from app.interchange.html_table import html_of
from app.interchange.into_map import in_order
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.copies import fresh_row
from app.model.edits.paths import inserted, on_map
from app.model.ids import STAGE, new_id
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.query import map_of, row_index, row_of, stage_index, stage_of
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Stage
from app.storage.assets import AssetStore
from app.storage.codec import encode

PART = "application/vnd.empathway.part"
"""Says beside our own JSON that it holds a whole "row" or a whole "stage", not a block of cards."""


def copied_row(project: Project, map_id: str, row_id: str, *, assets: AssetStore) -> QMimeData | None:
    """Return a row with all in it as clipboard data; None if there is no such row."""
    journey = map_of(project, map_id)
    if row_of(journey, row_id) is None:
        return None
    return _copied(only_row(project, journey, row_id), "row", assets=assets)


def copied_stage(project: Project, map_id: str, stage_id: str, *, assets: AssetStore) -> QMimeData | None:
    """Return a stage with all in it as clipboard data; None if there is no such stage."""
    journey = map_of(project, map_id)
    if stage_of(journey, stage_id) is None:
        return None
    return _copied(only_stage(project, journey, stage_id), "stage", assets=assets)


def only_row(project: Project, journey: JourneyMap, row_id: str) -> Project:
    """Return a project with one map of all stages and a single row."""
    rows = tuple(row for row in journey.rows if row.id == row_id)
    return _excerpt(project, journey.replace(rows=rows, moments=(), links=()))


def only_stage(project: Project, journey: JourneyMap, stage_id: str) -> Project:
    """Return a project with one map of all rows and a single stage."""
    stages = tuple(stage for stage in journey.stages if stage.id == stage_id)
    rows = tuple(_column(row, stage_id) for row in journey.rows)
    return _excerpt(project, journey.replace(stages=stages, rows=rows, moments=(), links=()))


def _column(row: Row, stage: str) -> Row:
    return row.replace(
        cells={held: cards for held, cards in row.cells.items() if held == stage},
        values={held: values for held, values in row.values.items() if held == stage},
        curves=tuple(
            curve.replace(points=tuple(point for point in curve.points if point.stage == stage))
            for curve in row.curves
        ),
    )


def _excerpt(project: Project, journey: JourneyMap) -> Project:
    pictures = {card.image for row in journey.rows for cards in row.cells.values() for card in cards}
    kept = {sha: asset for sha, asset in project.assets.items() if sha in pictures}
    return new_project(maps=(journey,)).replace(
        assets=kept,
        personas=tuple(persona.replace(photo=None) for persona in project.personas),
        evidence=project.evidence,
        channels=project.channels,
        language=project.language,
    )


def _copied(taken: Project, part: str, *, assets: AssetStore) -> QMimeData:
    journey = taken.maps[0]
    table = table_of_map(journey, taken.personas)
    ready = {MIME: encode(taken, assets), PART: part.encode(), "text/html": html_of(table).encode()}
    data = LazyMime(ready, lambda: png_of(taken, journey, assets, has_title=False))
    data.setText(_tabbed(table))
    return data


def _tabbed(table: Table) -> str:
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(table.rows)
    return written.getvalue().rstrip("\n")


def table_data(journey: JourneyMap, personas: Iterable[Persona]) -> QMimeData:
    """Return a map as clipboard data for other programs: an HTML table, and text with tabs."""
    table = table_of_map(journey, personas)
    data = QMimeData()
    data.setData("text/html", html_of(table).encode())
    data.setText(_tabbed(table))
    return data


def part_of(data: QMimeData) -> str:
    """Return what our own data holds: "row", "stage", or "" for cards."""
    held = (
        bytes(QByteArray(data.data(PART)).data()).decode("ascii", "replace") if data.hasFormat(PART) else ""
    )
    return held if held in ("row", "stage") else ""


def paste_part(session: Session, source: Project, part: str) -> bool:
    """Insert a copied row or stage behind the cursor's, as one undo step."""
    return _paste_row(session, source) if part == "row" else _paste_stage(session, source)


# --- a row ----------------------------------------------------------------------------------------------------


def _paste_row(session: Session, source: Project) -> bool:
    journey = session.journey
    clean = known_only(session.project, source).maps[0]
    if not clean.rows:
        return False
    stages = matched_stages(clean, journey)
    row = _at_stages(fresh_row(clean.rows[0]), stages)
    row = row.replace(
        curves=_known_curves(row.curves, session, source),
        persona_id=_known_persona(row.persona_id, session, source),
    )
    index = row_index(journey, session.selection.cursor.row)
    index = len(journey.rows) if index < 0 else index + 1
    map_id = session.map_id

    def put(project: Project) -> Project:
        project = with_assets(project, source)
        return on_map(
            project, map_id, lambda held: in_order(held.replace(rows=inserted(held.rows, index, (row,))))
        )

    return session.apply(put, _("Paste the row %s") % row_name(row), select=of_row(row.id))


def matched_stages(source: JourneyMap, target: JourneyMap) -> dict[str, str]:
    """Say into which stage of a map the cells of a copied row go, by the ids of the stages that it came from.

    The same stage, else the one that this one is a copy of (or that is a copy of it), else one of the same name,
    else the one in the same place or the first that is free, else the last one: nothing is lost.
    """
    free = {stage.id: stage for stage in target.stages}
    found: dict[str, str] = {}
    for test in (_is_same, _is_twin, _is_namesake):
        for stage in source.stages:
            if stage.id not in found:
                match = next((held.id for held in free.values() if test(stage, held)), None)
                if match is not None:
                    found[stage.id] = match
                    del free[match]
    for at, stage in enumerate(source.stages):
        if stage.id not in found:
            here = target.stages[min(at, len(target.stages) - 1)].id
            found[stage.id] = here if here in free else next(iter(free), here)
            free.pop(found[stage.id], None)
    return found


def _is_same(first: Stage, second: Stage) -> bool:
    return first.id == second.id


def _is_twin(first: Stage, second: Stage) -> bool:
    origins = {first.id, first.origin_id} - {None}
    return first.origin_id == second.id or second.origin_id in origins


def _is_namesake(first: Stage, second: Stage) -> bool:
    return bool(first.name.strip()) and _folded(first.name) == _folded(second.name)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _at_stages(row: Row, stages: dict[str, str]) -> Row:
    """Return a row with its content in other stages; what goes into the same one is joined in order."""
    cells: dict[str, tuple[Card, ...]] = {}
    values: dict[str, tuple[MetricValue, ...]] = {}
    for stage, target in stages.items():
        if row.cells.get(stage):
            cells[target] = (*cells.get(target, ()), *row.cells[stage])
        if row.values.get(stage):
            values[target] = (*values.get(target, ()), *row.values[stage])
    curves = tuple(
        curve.replace(points=tuple(_moved(point, stages) for point in curve.points if point.stage in stages))
        for curve in row.curves
    )
    return row.replace(cells=cells, values=values, curves=curves)


def _moved(point: Point, stages: dict[str, str]) -> Point:
    target = stages[point.stage]
    return point if target == point.stage else point.replace(stage=target, step=None)


def _known_persona(persona: str | None, session: Session, source: Project) -> str | None:
    """Return the persona of this project that another one's is: by id, else by name."""
    known = {held.id for held in session.project.personas}
    if persona is None or persona in known:
        return persona
    name = next((held.name for held in source.personas if held.id == persona), "")
    return next((held.id for held in session.project.personas if name and held.name == name), None)


def _known_curves(curves: tuple[Curve, ...], session: Session, source: Project) -> tuple[Curve, ...]:
    """Return emotion lines of people whom this project knows; a stranger's becomes the active persona's."""
    found: dict[str | None, Curve] = {}
    for curve in curves:
        persona = _known_persona(curve.persona, session, source) or session.active_persona
        if persona not in found:
            found[persona] = curve.replace(persona=persona)
    return tuple(found.values())


# --- a stage --------------------------------------------------------------------------------------------------


def _paste_stage(session: Session, source: Project) -> bool:
    clean = known_only(session.project, source).maps[0]
    if not clean.stages:
        return False
    old = clean.stages[0]
    stage = old.replace(id=new_id(STAGE), origin_id=None)
    index = stage_index(session.journey, session.selection.cursor.stage)
    index = len(session.journey.stages) if index < 0 else index + 1
    copies = [(row, _at_stages(fresh_row(row), {old.id: stage.id})) for row in clean.rows]
    map_id = session.map_id

    def put_stage(journey: JourneyMap) -> JourneyMap:
        journey = journey.replace(stages=inserted(journey.stages, index, (stage,)))
        return in_order(_with_column(journey, copies, session, source=source))

    def put(project: Project) -> Project:
        return on_map(with_assets(project, source), map_id, put_stage)

    return session.apply(put, _("Paste the stage %s") % stage.name, select=of_stage(stage.id))


def _with_column(
    journey: JourneyMap, copies: list[tuple[Row, Row]], session: Session, *, source: Project
) -> JourneyMap:
    """Put the content of each copied row into the row of the map that it means, or into a new one."""
    rows = list(journey.rows)
    free = set(range(len(rows)))
    for old, fresh in copies:
        copy = fresh.replace(curves=_known_curves(fresh.curves, session, source))
        at = next((i for i in sorted(free) if _means(rows[i], old)), None)
        if at is not None:
            free.discard(at)
            rows[at] = _joined(rows[at], copy)
        elif any(copy.cells.values()) or any(curve.points for curve in copy.curves):
            rows.append(copy)
    return journey.replace(rows=tuple(rows))


def _means(row: Row, copied: Row) -> bool:
    return row.id == copied.id or (row.kind == copied.kind and _folded(row.name) == _folded(copied.name))


def _joined(row: Row, copy: Row) -> Row:
    """Return a row with the cells, values and points of a copied column."""
    curves = list(row.curves)
    for new in copy.curves:
        at = next((i for i, held in enumerate(curves) if held.persona == new.persona), None)
        if at is None and new.points:
            curves.append(new)
        elif at is not None and new.points:
            curves[at] = curves[at].replace(points=(*curves[at].points, *new.points))
    return row.replace(
        cells={**row.cells, **copy.cells}, values={**row.values, **copy.values}, curves=tuple(curves)
    )
