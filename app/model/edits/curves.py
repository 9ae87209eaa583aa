"""Edits of emotion lines: points that are put, moved, worded and removed."""

from collections.abc import Callable, Iterable
from functools import partial

from app.model.edits.paths import on_map, on_row, on_rows, with_item
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.row import Curve, Point, Row


def put_point(project: Project, map_id: str, point: Point, *, row: str, persona: str | None) -> Project:
    """Add a point to a persona's curve, which begins with it if there is none yet."""

    def put(journey: JourneyMap) -> JourneyMap:
        return on_row(journey, row, partial(_with_point, journey, point=point, persona=persona))

    return on_map(project, map_id, put)


def update_point(project: Project, map_id: str, point_id: str, **changes: object) -> Project:
    """Change some fields of a point; its curve stays in the order of the stages."""

    def change(journey: JourneyMap) -> JourneyMap:
        def renew(curve: Curve) -> Curve:
            index = next((i for i, point in enumerate(curve.points) if point.id == point_id), -1)
            if index < 0:
                return curve
            points = with_item(curve.points, index, curve.points[index].replace(**changes))
            return curve if points is curve.points else curve.replace(points=_ordered(journey, points))

        return on_rows(journey, lambda row: _on_curves(row, renew))

    return on_map(project, map_id, change)


def delete_points(project: Project, map_id: str, ids: Iterable[str]) -> Project:
    """Remove points; the curve reconnects its neighbours."""
    wanted = frozenset(ids)

    def thin(curve: Curve) -> Curve:
        points = tuple(point for point in curve.points if point.id not in wanted)
        return curve if len(points) == len(curve.points) else curve.replace(points=points)

    return on_map(project, map_id, lambda journey: on_rows(journey, lambda row: _on_curves(row, thin)))


def _with_point(journey: JourneyMap, row: Row, *, point: Point, persona: str | None) -> Row:
    for index, curve in enumerate(row.curves):
        if curve.persona == persona:
            grown = curve.replace(points=_ordered(journey, (*curve.points, point)))
            return row.replace(curves=with_item(row.curves, index, grown))
    return row.replace(curves=(*row.curves, Curve(persona=persona, points=(point,))))


def _on_curves(row: Row, edit: Callable[[Curve], Curve]) -> Row:
    curves = tuple(edit(curve) for curve in row.curves)
    same = all(new is old for new, old in zip(curves, row.curves, strict=True))
    return row if same else row.replace(curves=curves)


def _ordered(journey: JourneyMap, points: tuple[Point, ...]) -> tuple[Point, ...]:
    order = {stage.id: index for index, stage in enumerate(journey.stages)}
    return tuple(sorted(points, key=lambda point: (order.get(point.stage, -1), point.pos)))
