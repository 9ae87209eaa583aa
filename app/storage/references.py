"""Ids and what refers to them: a second use of an id gets a new one, references to nothing are kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, Protocol, TypeVar, cast

from app.i18n import N_, _
from app.model import ids
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.node import Node
from app.model.project import Project
from app.model.row import Row
from app.model.stage import Stage
from app.storage.errors import Problem
from app.storage.places import short
from app.values import dataclass

MOST_PROBLEMS: Final = 500

NO_STAGE: Final = N_("There is no stage “%s”; what belongs to it is kept, but not shown.")
NO_STEP: Final = N_("There is no step “%s” in this stage.")
NO_PERSONA: Final = N_("There is no persona “%s”.")
NO_EVIDENCE: Final = N_("There is no evidence “%s”.")
NO_PICTURE: Final = N_("There is no picture “%s”.")
NO_MAP: Final = N_("There is no map “%s”.")
NO_END: Final = N_("There is no card or stage “%s” for this link.")
NEW_ID: Final = N_("The id “%s” stands there twice; the second one got a new id.")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_HasId)
Report = Callable[[str, str, str, bool], None]


def repair(project: Project) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project with every id unique in its realm, and what was odd; nothing is ever dropped."""
    problems: list[Problem] = []

    def report(sentence: str, name: str, place: str, repaired: bool) -> None:
        if len(problems) < MOST_PROBLEMS:
            problems.append(Problem(_(sentence) % short(name), place=place, repaired=repaired))

    whole = _distinct_project(project, report)
    for sentence, name, place in _dangling(whole):
        report(sentence, name, place, False)
    return whole, tuple(problems)


def _distinct_project(project: Project, report: Report) -> Project:
    maps = _distinct(project.maps, set(), ids.MAP, report, place="")
    return project.replace(
        personas=_distinct(project.personas, set(), ids.PERSONA, report, place=_("personas")),
        evidence=_distinct(project.evidence, set(), ids.EVIDENCE, report, place=_("evidence")),
        participants=_distinct(project.participants, set(), ids.PARTICIPANT, report, place=_("participants")),
        channels=_distinct(project.channels, set(), ids.CHANNEL, report, place=_("channels")),
        maps=_same_or(maps, tuple(_distinct_map(each, report) for each in maps)),
    )


def _distinct_map(journey: JourneyMap, report: Report) -> JourneyMap:
    place = map_words(journey)
    steps: set[str] = set()
    stages = _distinct(journey.stages, set(), ids.STAGE, report, place=place)
    rows = _distinct(journey.rows, set(), ids.ROW, report, place=place)
    cards: set[str] = set()
    points: set[str] = set()
    return journey.replace(
        stages=_same_or(
            stages, tuple(_distinct_steps(stage, steps, report, place=place) for stage in stages)
        ),
        rows=_same_or(
            rows, tuple(_distinct_row(row, cards, points, report=report, place=place) for row in rows)
        ),
        moments=_distinct(journey.moments, set(), ids.MOMENT, report, place=place),
        links=_distinct(journey.links, set(), ids.LINK, report, place=place),
        outcomes=_distinct(journey.outcomes, set(), ids.OUTCOME, report, place=place),
        views=_distinct(journey.views, set(), ids.VIEW, report, place=place),
        actions=_distinct(journey.actions, set(), ids.ACTION, report, place=place),
    )


def _distinct_steps(stage: Stage, seen: set[str], report: Report, *, place: str) -> Stage:
    return stage.replace(steps=_distinct(stage.steps, seen, ids.STEP, report, place=place))


def _distinct_row(row: Row, cards: set[str], points: set[str], *, report: Report, place: str) -> Row:
    place = f"{place}, {row_words(row)}"
    names = [card.id for cell in row.cells.values() for card in cell]
    if len(set(names)) == len(names) and cards.isdisjoint(names):
        cards.update(names)
    else:
        cells = {
            stage: _distinct(cell, cards, ids.CARD, report, place=place) for stage, cell in row.cells.items()
        }
        row = row.replace(cells=cells)
    if not row.curves:
        return row
    curves = tuple(
        curve.replace(points=_distinct(curve.points, points, ids.POINT, report, place=place))
        for curve in row.curves
    )
    return row.replace(curves=_same_or(row.curves, curves))


def _distinct(
    nodes: tuple[Item, ...], seen: set[str], prefix: str, report: Report, *, place: str
) -> tuple[Item, ...]:
    """Return the very same tuple if all its ids are new; otherwise one in which later doubles have new ids."""
    names = [node.id for node in nodes]
    if len(set(names)) == len(names) and seen.isdisjoint(names):
        seen.update(names)
        return nodes
    fresh: list[Item] = []
    for node in nodes:
        if node.id in seen:
            report(NEW_ID, node.id, place, True)
            node = cast(Item, cast(Node, node).replace(id=ids.new_id(prefix)))
        seen.add(node.id)
        fresh.append(node)
    return tuple(fresh)


Same = TypeVar("Same")


def _same_or(old: tuple[Same, ...], new: tuple[Same, ...]) -> tuple[Same, ...]:
    """Return the old tuple if the new one holds the very same objects, so that identity tells what changed."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


def map_words(journey: JourneyMap) -> str:
    """Return a map's name for a sentence about a place."""
    return _("map “%s”") % short(journey.title or journey.id)


def row_words(row: Row) -> str:
    """Return a row's name for a sentence about a place."""
    return _("row “%s”") % short(row.name or row.kind)


Dangling = Iterator[tuple[str, str, str]]


def _dangling(project: Project) -> Dangling:
    """Yield a sentence, the missing id and the place for every reference to nothing."""
    personas = {persona.id for persona in project.personas}
    evidence = {source.id for source in project.evidence}
    for persona in project.personas:
        place = _("persona “%s”") % short(persona.name or persona.id)
        yield from _missing([persona.photo], project.assets, NO_PICTURE, place=place)
        yield from _missing(persona.evidence_ids, evidence, NO_EVIDENCE, place=place)
    for journey in project.maps:
        yield from _dangling_in_map(project, journey)
        for row in journey.rows:
            yield from _dangling_in_row(project, journey, row, personas=personas, evidence=evidence)


def _dangling_in_map(project: Project, journey: JourneyMap) -> Dangling:
    place = map_words(journey)
    personas = {persona.id for persona in project.personas}
    stages = {stage.id for stage in journey.stages}
    yield from _missing([*journey.persona_ids, journey.primary_persona], personas, NO_PERSONA, place=place)
    yield from _missing([moment.stage for moment in journey.moments], stages, NO_STAGE, place=place)
    yield from _missing([journey.logo], project.assets, NO_PICTURE, place=place)
    pictures = [step.image for stage in journey.stages for step in stage.steps]
    yield from _missing(pictures, project.assets, NO_PICTURE, place=place)
    if journey.relation:
        yield from _missing([journey.relation.map], {each.id for each in project.maps}, NO_MAP, place=place)
    if journey.links:
        ends = stages | {card.id for row in journey.rows for card in _cards(row)}
        yield from _missing(
            [end for link in journey.links for end in (link.source, link.target)], ends, NO_END, place=place
        )


def _dangling_in_row(
    project: Project, journey: JourneyMap, row: Row, *, personas: set[str], evidence: set[str]
) -> Dangling:
    place = f"{map_words(journey)}, {row_words(row)}"
    steps = {stage.id: {step.id for step in stage.steps} for stage in journey.stages}
    yield from _missing([*row.cells, *row.values], steps, NO_STAGE, place=place)
    yield from _missing(
        [row.persona_id, *(curve.persona for curve in row.curves)], personas, NO_PERSONA, place=place
    )
    for curve in row.curves:
        for point in curve.points:
            yield from _missing([point.stage], steps, NO_STAGE, place=place)
            yield from _missing(point.evidence_ids, evidence, NO_EVIDENCE, place=place)
    there = _There(steps, personas, evidence, project.assets)
    if not there.holds(row):
        for stage, cards in row.cells.items():
            for card in cards:
                yield from there.missing(card, stage, place=place)


@dataclass(frozen=True, slots=True)
class _There:
    """What cards may refer to; the steps by their stages."""

    steps: Mapping[str, set[str]]
    personas: set[str]
    evidence: set[str]
    pictures: Mapping[str, object]

    def holds(self, row: Row) -> bool:
        """Whether all that the cards of a row refer to is there; asked of every row, so it makes no words."""
        cards = list(_cards(row))
        return (
            self.personas.issuperset(chain.from_iterable([card.persona_ids for card in cards]))
            and self.evidence.issuperset(chain.from_iterable([card.evidence_ids for card in cards]))
            and {card.image for card in cards} <= {None, *self.pictures}
            and ({card.step for card in cards} <= {None} or self._holds_steps(row))
        )

    def _holds_steps(self, row: Row) -> bool:
        return all(
            {card.step for card in cards} <= {None, *self.steps.get(stage, ())}
            for stage, cards in row.cells.items()
        )

    def missing(self, card: Card, stage: str, *, place: str) -> Dangling:
        place = f"{place}, " + _("card “%s”") % short(card.text or card.id)
        yield from _missing([card.image], self.pictures, NO_PICTURE, place=place)
        yield from _missing(card.persona_ids, self.personas, NO_PERSONA, place=place)
        yield from _missing(card.evidence_ids, self.evidence, NO_EVIDENCE, place=place)
        yield from _missing([card.step], self.steps.get(stage, set()), NO_STEP, place=place)


def _missing(
    wanted: Iterable[str | None], there: Mapping[str, object] | set[str], sentence: str, *, place: str
) -> Dangling:
    for name in wanted:
        if name is not None and name not in there:
            yield sentence, name, place


def _cards(row: Row) -> Iterator[Card]:
    return chain.from_iterable(row.cells.values())
