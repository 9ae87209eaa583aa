"""Copies of cards, stages, rows and maps with fresh ids, so that nothing in a project has two owners."""

from collections.abc import Mapping

from app.model.card import Card
from app.model.edits.paths import on_cards
from app.model.ids import CARD, LINK, MAP, MOMENT, POINT, ROW, STAGE, STEP, new_id
from app.model.journey import JourneyMap, Link, Moment, Relation
from app.model.row import Curve, Row
from app.model.stage import Stage


def fresh_card(card: Card) -> Card:
    """Return the same card under a new id."""
    return card.replace(id=new_id(CARD))


def fresh_cards(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return the same cards under new ids."""
    return tuple(fresh_card(card) for card in cards)


def fresh_curve(curve: Curve) -> Curve:
    """Return the same curve with new ids for its points."""
    return curve.replace(points=tuple(point.replace(id=new_id(POINT)) for point in curve.points))


def fresh_row(row: Row) -> Row:
    """Return the same row, its cards and points under new ids."""
    cells = {stage: fresh_cards(cards) for stage, cards in row.cells.items()}
    return row.replace(id=new_id(ROW), cells=cells, curves=tuple(fresh_curve(curve) for curve in row.curves))


def fresh_map(journey: JourneyMap, *, title: str, state: str | None = None) -> JourneyMap:
    """Return a copy of a map whose stages remember where they came from (`originId`), linked to the original.

    A copy with another state is a to-be of its original, one with the same state a variant.
    """
    stages = {stage.id: new_id(STAGE) for stage in journey.stages}
    steps = {step.id: new_id(STEP) for stage in journey.stages for step in stage.steps}
    rows = tuple(_at_stages(fresh_row(row), stages) for row in journey.rows)
    parts = _pairs(journey, rows)
    state = state or journey.state
    kind = "to-be-of" if state != journey.state else "variant-of"
    return journey.replace(
        id=new_id(MAP),
        title=title,
        state=state,
        relation=Relation(map=journey.id, type=kind),
        stages=tuple(_remembering(stage, stages, steps=steps) for stage in journey.stages),
        rows=tuple(solving_copies(_in_steps(row, steps), parts) for row in rows),
        views=(),
        moments=tuple(
            _copied_moment(moment, stages, steps=steps, points=parts) for moment in journey.moments
        ),
        links=tuple(_copied_link(link, {**stages, **parts}) for link in journey.links),
    )


def _remembering(stage: Stage, stages: Mapping[str, str], *, steps: Mapping[str, str]) -> Stage:
    """Return the copy of a stage, which knows where it came from."""
    copied = tuple(step.replace(id=steps[step.id]) for step in stage.steps)
    return stage.replace(id=stages[stage.id], origin_id=stage.id, steps=copied)


def _copied_moment(
    moment: Moment, stages: Mapping[str, str], *, steps: Mapping[str, str], points: Mapping[str, str]
) -> Moment:
    return moment.replace(
        id=new_id(MOMENT),
        stage=stages.get(moment.stage, moment.stage),
        step=steps.get(moment.step or ""),
        point=points.get(moment.point or ""),
    )


def _copied_link(link: Link, names: Mapping[str, str]) -> Link:
    source, target = names.get(link.source, link.source), names.get(link.target, link.target)
    return link.replace(id=new_id(LINK), source=source, target=target)


def solving_copies(row: Row, names: Mapping[str, str], *, only: frozenset[str] | None = None) -> Row:
    """Let cards that solve what was copied solve the copies; with `only`, the cards that have these ids."""

    def look(card: Card) -> Card:
        held = card.opportunity
        if held is None or not held.solves or (only is not None and card.id not in only):
            return card
        solves = tuple(names.get(name, name) for name in held.solves)
        return card if solves == held.solves else card.replace(opportunity=held.replace(solves=solves))

    return on_cards(row, look)


def with_copies(links: tuple[Link, ...], names: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the connections, and after them those between two copied ends once more between their copies."""
    copies = tuple(
        link.replace(id=new_id(LINK), source=names[link.source], target=names[link.target])
        for link in links
        if link.source in names and link.target in names
    )
    return (*links, *copies) if copies else links


def _in_steps(row: Row, steps: Mapping[str, str]) -> Row:
    """Let what was in a step be in the copy of that step."""
    if not steps:
        return row
    row = on_cards(row, lambda card: card.replace(step=steps.get(card.step or "")) if card.step else card)
    curves = tuple(
        curve.replace(points=tuple(p.replace(step=steps.get(p.step or "")) for p in curve.points))
        for curve in row.curves
    )
    return row.replace(curves=curves) if row.curves else row


def _at_stages(row: Row, stages: dict[str, str]) -> Row:
    """Move a copied row's content from the old stages to the new ones."""
    cells = {stages.get(stage, stage): cards for stage, cards in row.cells.items()}
    values = {stages.get(stage, stage): held for stage, held in row.values.items()}
    curves = tuple(
        curve.replace(points=tuple(p.replace(stage=stages.get(p.stage, p.stage)) for p in curve.points))
        for curve in row.curves
    )
    return row.replace(cells=cells, curves=curves, values=values)


def copied_cards(row: Row, copy: Row) -> dict[str, str]:
    """Say which card of a row became which of its copy."""
    cells = zip(row.cells.values(), copy.cells.values(), strict=True)
    return {a.id: b.id for before, after in cells for a, b in zip(before, after, strict=True)}


def _pairs(journey: JourneyMap, copies: tuple[Row, ...]) -> dict[str, str]:
    """Say which card or point became which."""
    found: dict[str, str] = {}
    for old, new in zip(journey.rows, copies, strict=True):
        found.update(copied_cards(old, new))
        for first, second in zip(old.curves, new.curves, strict=True):
            found.update((a.id, b.id) for a, b in zip(first.points, second.points, strict=True))
    return found
