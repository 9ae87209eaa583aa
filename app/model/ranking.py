"""Which opportunity comes first: the order in which a map's improvements are worth doing."""

from collections.abc import Iterable, Iterator

from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.row import Row
from app.values import dataclass

UNJUDGED_IMPACT, UNJUDGED_EFFORT, UNJUDGED_URGENCY = 0, 6, 0
"""What is not judged yet counts as worth nothing and as dearer than anything judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A card with its rank from 1, and the number of its stage from 1."""

    rank: int
    card: Card
    stage: int


def ranked(journey: JourneyMap, rows: Iterable[Row]) -> tuple[Ranked, ...]:
    """Return the cards of these rows, the one most worth doing first.

    The greater impact wins; of equal impact the smaller effort, then the greater urgency; then the order in the
    map, stage by stage. What was dropped comes last.
    """
    found = sorted(_in_order(journey, tuple(rows)), key=lambda pair: _worth(pair[1]))
    return tuple(Ranked(rank, card, stage) for rank, (stage, card) in enumerate(found, 1))


def _in_order(journey: JourneyMap, rows: tuple[Row, ...]) -> Iterator[tuple[int, Card]]:
    for number, stage in enumerate(journey.stages, 1):
        for row in rows:
            yield from ((number, card) for card in row.cells.get(stage.id, ()) if card.text.strip())


def _worth(card: Card) -> tuple[bool, int, int, int]:
    judged = card.opportunity
    if judged is None:
        return False, -UNJUDGED_IMPACT, UNJUDGED_EFFORT, -UNJUDGED_URGENCY
    return (
        judged.status == "dropped",
        -(judged.impact or UNJUDGED_IMPACT),
        judged.effort or UNJUDGED_EFFORT,
        -(judged.urgency or UNJUDGED_URGENCY),
    )
