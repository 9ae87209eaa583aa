"""What a curve is seen against: the curve of the map's other state, and the stages of high engagement."""

from collections.abc import Iterable, Mapping

from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.row import Row
from app.rows.kind import Ghost

ENGAGED = 1.0
"""The score of an engagement of 4; the file stores 1 to 5 as -2 to +2."""


def ghosts_of(project: Project, journey: JourneyMap, before: Mapping[str, Ghost]) -> Mapping[str, Ghost]:
    """Return the pale curves for a to-be map, by the id of the emotion row that each lies under.

    The first emotion row is seen against the first of the as-is map, the second against its second. Stages pair up
    by where they came from. Curves that did not change are the same objects as before.
    """
    relation = journey.relation
    if relation is None or relation.type != "to-be-of":
        return before if not before else {}
    other = next((one for one in project.maps if one.id == relation.map), None)
    if other is None:
        return before if not before else {}
    pairs = zip(_emotions(journey.rows), _emotions(other.rows), strict=False)
    found = {
        row.id: _ghost(source, journey, other.state, before.get(row.id))
        for row, source in pairs
        if row.options.get("ghost") is not False
    }
    same = list(found) == list(before) and all(found[name] is before[name] for name in found)
    return before if same else found


def _emotions(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.kind == "emotions"]


def _ghost(source: Row, journey: JourneyMap, state: str, before: Ghost | None) -> Ghost:
    if before is not None and before.source is source and before.stages is journey.stages:
        return before
    places = {stage.origin_id or stage.id: stage.id for stage in journey.stages}
    curves = tuple(
        curve.replace(
            points=tuple(
                point.replace(stage=places[point.stage]) for point in curve.points if point.stage in places
            )
        )
        for curve in source.curves
    )
    return Ghost(source, journey.stages, state, curves)


def engaged_stages(journey: JourneyMap) -> frozenset[tuple[str | None, str]]:
    """Return the stages where engagement is 4 or 5, each with the persona whose engagement it is."""
    return frozenset(
        (curve.persona, point.stage)
        for row in journey.rows
        if row.kind == "engagement" and not row.hidden
        for curve in row.curves
        for point in curve.points
        if point.score >= ENGAGED
    )
