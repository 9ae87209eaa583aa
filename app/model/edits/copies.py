"""Copies of cards, stages, rows and maps with fresh ids, so that nothing in a project has two owners."""

from app.model.card import Card
from app.model.ids import CARD, LINK, MAP, MOMENT, POINT, ROW, STAGE, new_id
from app.model.journey import JourneyMap, Relation
from app.model.row import Curve, Row


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
    rows = tuple(_at_stages(fresh_row(row), stages) for row in journey.rows)
    state = state or journey.state
    kind = "to-be-of" if state != journey.state else "variant-of"
    cards = _pairs(journey, rows)
    return journey.replace(
        id=new_id(MAP),
        title=title,
        state=state,
        relation=Relation(map=journey.id, type=kind),
        stages=tuple(s.replace(id=stages[s.id], origin_id=s.id) for s in journey.stages),
        rows=rows,
        views=(),
        moments=tuple(
            m.replace(id=new_id(MOMENT), stage=stages.get(m.stage, m.stage), point=cards.get(m.point or ""))
            for m in journey.moments
        ),
        links=tuple(
            link.replace(
                id=new_id(LINK),
                source=cards.get(link.source) or stages.get(link.source, link.source),
                target=cards.get(link.target) or stages.get(link.target, link.target),
            )
            for link in journey.links
        ),
    )


def _at_stages(row: Row, stages: dict[str, str]) -> Row:
    """Move a copied row's content from the old stages to the new ones."""
    cells = {stages.get(stage, stage): cards for stage, cards in row.cells.items()}
    values = {stages.get(stage, stage): held for stage, held in row.values.items()}
    curves = tuple(
        curve.replace(points=tuple(p.replace(stage=stages.get(p.stage, p.stage)) for p in curve.points))
        for curve in row.curves
    )
    return row.replace(cells=cells, curves=curves, values=values)


def _pairs(journey: JourneyMap, copies: tuple[Row, ...]) -> dict[str, str]:
    """Say which card or point became which."""
    found: dict[str, str] = {}
    for old, new in zip(journey.rows, copies, strict=True):
        for before, after in zip(old.cells.values(), new.cells.values(), strict=True):
            found.update((a.id, b.id) for a, b in zip(before, after, strict=True))
        for first, second in zip(old.curves, new.curves, strict=True):
            found.update((a.id, b.id) for a, b in zip(first.points, second.points, strict=True))
    return found
