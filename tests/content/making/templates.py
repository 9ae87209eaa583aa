"""Makes the project of a template in one language."""

from app.model.journey import JourneyMap, Relation
from app.model.project import Project, new_project
from app.model.row import Row
from app.model.stage import Stage, Step
from tests.content.making.tables import RowSpec, StageSpec, TemplateSpec
from tests.content.making.words import GUIDES, NAMES, Words, said

STATES: tuple[tuple[str, Words], ...] = (
    ("as-is", ("As it is", "Como es")),
    ("to-be", ("As it should be", "Como debería ser")),
)


def template(spec: TemplateSpec, language: str) -> Project:
    """Return a template as a project with one empty map, or with two that belong together."""
    first = _map(spec, language)
    maps = (first, _to_be(first, language)) if spec.is_pair else (first,)
    return new_project(said(spec.title or spec.name, language), language=language, maps=maps)


def _map(spec: TemplateSpec, language: str) -> JourneyMap:
    return JourneyMap(
        id="mp_1",
        title=said(STATES[0][1] if spec.is_pair else spec.title or spec.name, language),
        kind=spec.kind,
        template=spec.id,
        stages=tuple(_stage(i, stage, language) for i, stage in enumerate(spec.stages, 1)),
        rows=tuple(_row(i, row, language) for i, row in enumerate(spec.rows, 1)),
    )


def _to_be(first: JourneyMap, language: str) -> JourneyMap:
    """Return the map of what should be: the same stages and rows, which know where they come from."""
    state, title = STATES[1]
    return first.replace(
        id="mp_2",
        title=said(title, language),
        state=state,
        relation=Relation(map=first.id, type="to-be-of"),
        stages=tuple(stage.replace(id=f"{stage.id}b", origin_id=stage.id) for stage in first.stages),
        rows=tuple(row.replace(id=f"{row.id}b") for row in first.rows),
    )


def _stage(number: int, spec: StageSpec, language: str) -> Stage:
    return Stage(
        id=f"st_{number}",
        name=said(spec.name, language),
        moment=spec.moment,
        description=said(spec.description, language),
        steps=tuple(
            Step(id=f"sp_{number}{letter}", name=said(name, language))
            for letter, name in zip("abcdefgh", spec.steps, strict=False)
        ),
    )


def _row(number: int, spec: RowSpec, language: str) -> Row:
    return Row(
        id=f"rw_{number}",
        kind=spec.kind,
        name=said(spec.name or NAMES[spec.kind], language),
        guide=said(spec.guide or GUIDES[spec.kind], language),
        colour=spec.colour,
        line_above=spec.line,
        options={"icon": spec.icon} if spec.icon else {},
    )
