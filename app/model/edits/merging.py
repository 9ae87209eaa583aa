"""Edits that make one stage of two, and steps of one stage."""

from collections.abc import Sequence

from app.model.card import Card
from app.model.edits.paths import on_map, on_rows, with_cell
from app.model.edits.spans import narrowed
from app.model.ids import STEP, new_id
from app.model.journey import JourneyMap, Link
from app.model.project import Project
from app.model.query import stage_index
from app.model.row import Curve, Point, Row
from app.model.stage import Stage, Step


def merge_with_next(project: Project, map_id: str, stage_id: str) -> Project:
    """Put the content of the next stage into a stage, behind its own; the next one goes, its name is added."""

    def merge(journey: JourneyMap) -> JourneyMap:
        index = stage_index(journey, stage_id)
        if not 0 <= index < len(journey.stages) - 1:
            return journey
        kept, gone = journey.stages[index], journey.stages[index + 1]
        name = " / ".join(dict.fromkeys(part for part in (kept.name, gone.name) if part))
        whole = kept.replace(name=name, steps=(*kept.steps, *gone.steps))
        journey = narrowed(journey, index + 1)
        journey = on_rows(journey, lambda row: _joined(row, kept.id, gone.id))
        return journey.replace(
            stages=(*journey.stages[:index], whole, *journey.stages[index + 2 :]),
            moments=tuple(
                moment.replace(stage=kept.id) if moment.stage == gone.id else moment
                for moment in journey.moments
            ),
            links=_relinked(journey.links, kept.id, gone.id),
        )

    return on_map(project, map_id, merge)


def split_into_steps(project: Project, map_id: str, stage_id: str, *, names: Sequence[str]) -> Project:
    """Give a stage steps of these names; fewer than two take them away. What was in a step keeps its place.

    The first steps keep their ids, so that their cards and points stay in them.
    """

    def split(journey: JourneyMap) -> JourneyMap:
        index = stage_index(journey, stage_id)
        if index < 0:
            return journey
        stage = journey.stages[index]
        steps = _renamed(stage, names if len(names) > 1 else ())
        if steps == stage.steps:
            return journey
        left = frozenset(step.id for step in steps)
        journey = on_rows(journey, lambda row: _without_steps(row, stage_id, left))
        stages = (*journey.stages[:index], stage.replace(steps=steps), *journey.stages[index + 1 :])
        return journey.replace(stages=stages)

    return on_map(project, map_id, split)


def _renamed(stage: Stage, names: Sequence[str]) -> tuple[Step, ...]:
    held = (*stage.steps, *(None for _name in names))
    return tuple(
        old.replace(name=name) if old is not None else Step(id=new_id(STEP), name=name)
        for old, name in zip(held, names, strict=False)
    )


def _joined(row: Row, kept: str, gone: str) -> Row:
    if row.cells.get(gone):
        cards = (*row.cells.get(kept, ()), *row.cells[gone])
        row = with_cell(with_cell(row, gone, ()), kept, cards)
    if row.values.get(gone):
        rest = {stage: held for stage, held in row.values.items() if stage != gone}
        row = row.replace(values={**rest, kept: (*row.values.get(kept, ()), *row.values[gone])})
    touched = any(point.stage in (kept, gone) for curve in row.curves for point in curve.points)
    return row.replace(curves=tuple(_squeezed(c, kept, gone) for c in row.curves)) if touched else row


def _squeezed(curve: Curve, kept: str, gone: str) -> Curve:
    """Put the points of both stages into the two halves of one."""

    def place(point: Point) -> Point:
        if point.stage == kept:
            return point.replace(pos=round(point.pos / 2, 4))
        if point.stage == gone:
            return point.replace(stage=kept, pos=round(0.5 + point.pos / 2, 4))
        return point

    return curve.replace(points=tuple(place(point) for point in curve.points))


def _relinked(links: tuple[Link, ...], kept: str, gone: str) -> tuple[Link, ...]:
    """Let links to the stage that goes end at the one that stays, each once; one between the two is dropped."""
    if not any(gone in (link.source, link.target) for link in links):
        return links
    moved = (
        link.replace(
            source=kept if link.source == gone else link.source,
            target=kept if link.target == gone else link.target,
        )
        for link in links
    )
    found = {(link.source, link.target): link for link in reversed(tuple(moved))}
    return tuple(link for link in reversed(found.values()) if link.source != link.target)


def _without_steps(row: Row, stage_id: str, left: frozenset[str]) -> Row:
    def loosen(card: Card) -> Card:
        return card if card.step is None or card.step in left else card.replace(step=None)

    cards = tuple(loosen(card) for card in row.cells.get(stage_id, ()))
    if any(card.step not in left for card in row.cells.get(stage_id, ()) if card.step):
        row = with_cell(row, stage_id, cards)
    lost = [p for c in row.curves for p in c.points if p.stage == stage_id and p.step and p.step not in left]
    return row.replace(curves=tuple(_loosened(c, stage_id, left) for c in row.curves)) if lost else row


def _loosened(curve: Curve, stage_id: str, left: frozenset[str]) -> Curve:
    return curve.replace(
        points=tuple(
            p.replace(step=None) if p.stage == stage_id and p.step and p.step not in left else p
            for p in curve.points
        )
    )
