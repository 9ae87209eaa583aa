"""Edits of stages: insert, change, move, copy, delete with everything in them."""

from app.model.edits.copies import fresh_cards, solving_copies, with_copies
from app.model.edits.links import unlinked
from app.model.edits.paths import inserted, moved, on_map, on_rows, with_cell, with_item
from app.model.edits.spans import narrowed, widened
from app.model.ids import POINT, STEP, new_id
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import stage_index
from app.model.row import Curve, Row
from app.model.stage import Stage


def insert_stage(project: Project, map_id: str, stage: Stage, *, index: int) -> Project:
    """Put a stage before the one at `index`; cards that reach over that place cover it too."""

    def insert(journey: JourneyMap) -> JourneyMap:
        return widened(journey, index).replace(stages=inserted(journey.stages, index, (stage,)))

    return on_map(project, map_id, insert)


def update_stage(project: Project, map_id: str, stage_id: str, **changes: object) -> Project:
    """Change some fields of a stage."""

    def change(journey: JourneyMap) -> JourneyMap:
        index = stage_index(journey, stage_id)
        if index < 0:
            return journey
        stage = journey.stages[index].replace(**changes)
        return journey.replace(stages=with_item(journey.stages, index, stage))

    return on_map(project, map_id, change)


def move_stage(project: Project, map_id: str, stage_id: str, *, gap: int) -> Project:
    """Move a stage into the gap before the stage at `gap` (0 … n); its content goes along."""

    def move(journey: JourneyMap) -> JourneyMap:
        start = stage_index(journey, stage_id)
        stages = moved(journey.stages, start, gap) if start >= 0 else journey.stages
        return _sorted_curves(journey.replace(stages=stages)) if stages is not journey.stages else journey

    return on_map(project, map_id, move)


def delete_stage(project: Project, map_id: str, stage_id: str) -> Project:
    """Remove a stage with its cards, points and moments; the last stage is emptied instead."""

    def delete(journey: JourneyMap) -> JourneyMap:
        index = stage_index(journey, stage_id)
        if index < 0:
            return journey
        if len(journey.stages) > 1:
            journey = narrowed(journey, index)
        gone = {stage_id, *(card.id for row in journey.rows for card in row.cells.get(stage_id, ()))}
        journey = unlinked(on_rows(journey, lambda row: _emptied(row, stage_id)), gone)
        moments = tuple(moment for moment in journey.moments if moment.stage != stage_id)
        stages = tuple(stage for stage in journey.stages if stage.id != stage_id) or journey.stages
        if len(moments) == len(journey.moments):
            moments = journey.moments
        return journey.replace(
            moments=moments, stages=stages if len(stages) != len(journey.stages) else journey.stages
        )

    return on_map(project, map_id, delete)


def duplicate_stage(project: Project, map_id: str, stage_id: str, *, copy: Stage) -> Project:
    """Put a copy of a stage right after it, with copies of its cards, points, figures and steps.

    What copied cards solve, and the connections between them, are those of the copies.
    """

    def duplicate(journey: JourneyMap) -> JourneyMap:
        index = stage_index(journey, stage_id)
        if index < 0:
            return journey
        steps = {step.id: new_id(STEP) for step in copy.steps}
        twin = copy.replace(steps=tuple(step.replace(id=steps[step.id]) for step in copy.steps))
        names: dict[str, str] = {}
        journey = widened(journey, index + 1)
        stages = inserted(journey.stages, index + 1, (twin,))
        journey = on_rows(journey, lambda row: _with_copy(row, stage_id, copy.id, steps=steps, names=names))
        journey = on_rows(journey, lambda row: solving_copies(row, names, only=frozenset(names.values())))
        return _sorted_curves(journey.replace(stages=stages, links=with_copies(journey.links, names)))

    return on_map(project, map_id, duplicate)


def _emptied(row: Row, stage_id: str) -> Row:
    row = with_cell(row, stage_id, ())
    if stage_id in row.values:
        row = row.replace(values={stage: held for stage, held in row.values.items() if stage != stage_id})
    curves = tuple(_curve_without(curve, stage_id) for curve in row.curves)
    same = all(new is old for new, old in zip(curves, row.curves, strict=True))
    return row if same else row.replace(curves=curves)


def _curve_without(curve: Curve, stage_id: str) -> Curve:
    points = tuple(point for point in curve.points if point.stage != stage_id)
    return curve if len(points) == len(curve.points) else curve.replace(points=points)


def _with_copy(row: Row, stage_id: str, copy_id: str, *, steps: dict[str, str], names: dict[str, str]) -> Row:
    """Copy what a row holds in a stage; `steps` says which became which, and so will `names` of the cards."""
    if stage_id in row.cells:
        held = row.cells[stage_id]
        cards = tuple(card.replace(step=steps.get(card.step or "")) for card in fresh_cards(held))
        names.update((old.id, new.id) for old, new in zip(held, cards, strict=True))
        row = with_cell(row, copy_id, cards)
    if stage_id in row.values:
        row = row.replace(values={**row.values, copy_id: row.values[stage_id]})
    if any(point.stage == stage_id for curve in row.curves for point in curve.points):
        curves = tuple(_curve_with_copy(curve, stage_id, copy_id, steps=steps) for curve in row.curves)
        row = row.replace(curves=curves)
    return row


def _curve_with_copy(curve: Curve, stage_id: str, copy_id: str, *, steps: dict[str, str]) -> Curve:
    twins = (
        point.replace(id=new_id(POINT), stage=copy_id, step=steps.get(point.step or ""))
        for point in curve.points
        if point.stage == stage_id
    )
    return curve.replace(points=(*curve.points, *twins))


def _sorted_curves(journey: JourneyMap) -> JourneyMap:
    """Put the points of every curve into the order of the stages again."""
    order = {stage.id: index for index, stage in enumerate(journey.stages)}
    return on_rows(journey, lambda row: _in_order(row, order))


def _in_order(row: Row, order: dict[str, int]) -> Row:
    curves = []
    for curve in row.curves:
        points = tuple(sorted(curve.points, key=lambda p: (order.get(p.stage, -1), p.pos)))
        curves.append(curve if points == curve.points else curve.replace(points=points))
    same = all(new is old for new, old in zip(curves, row.curves, strict=True))
    return row if same else row.replace(curves=tuple(curves))
