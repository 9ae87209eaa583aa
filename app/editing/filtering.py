"""Which cards are looked at: by persona, owner, tag and certainty. Nothing is changed, the others only fade.

Points and figures say of themselves whose they are and where they come from; they have no owner, tag or certainty,
so they fade while these are asked for.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

from app.model.card import CERTAINTIES, Card
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import persona_of, places, row_of
from app.model.row import Row
from app.rows.parts.series import latest, value_id
from app.values import dataclass, field

Aspect: TypeAlias = Literal["persona", "owner", "tag", "certainty", "evidence"]
ASPECTS: tuple[Aspect, ...] = ("persona", "owner", "tag", "certainty", "evidence")
NOT_GIVEN = ""
"""Stands for cards that say nothing about an aspect, such as those without an owner."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of each aspect; an aspect that nothing is wanted of lets all cards pass."""

    wanted: Mapping[Aspect, frozenset[str]] = field(default_factory=dict)

    @property
    def is_on(self) -> bool:
        return any(self.wanted.values())

    def toggled(self, aspect: Aspect, value: str) -> "Filter":
        """Return the filter with one value wanted, or wanted no longer."""
        return Filter({**self.wanted, aspect: self.wanted.get(aspect, frozenset()) ^ {value}})

    def passes(self, card: Card, row: Row) -> bool:
        """Say whether a card has one of the wanted values of every aspect that something is wanted of."""
        return self._holds(lambda aspect: values_of(card, row, aspect))

    def passes_mark(self, mark: "Mark") -> bool:
        """Say whether a point or a figure has one of the wanted values of every aspect; it has not all aspects."""
        return self._holds(mark.values_of)

    def _holds(self, values: Callable[[Aspect], tuple[str, ...]]) -> bool:
        return all(
            not wanted or not wanted.isdisjoint(values(aspect)) for aspect, wanted in self.wanted.items()
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """An emotion point or a figure of a series: its id, whose it is, and the evidence for it."""

    id: str
    persona: str | None
    evidence: tuple[str, ...]

    def values_of(self, aspect: Aspect) -> tuple[str, ...]:
        """Return what it says about an aspect; nothing at all about those that only cards have."""
        if aspect == "persona":
            return (self.persona or NOT_GIVEN,)
        return (self.evidence or (NOT_GIVEN,)) if aspect == "evidence" else ()


def marks_on(journey: JourneyMap) -> Iterator[Mark]:
    """Yield the points and figures of a map; a curve of nobody's is its row's persona's."""
    for row in journey.rows:
        for curve in row.curves:
            for point in curve.points:
                yield Mark(point.id, curve.persona or row.persona_id, point.evidence_ids)
        for stage, series in row.values.items():
            if series:
                given = latest(series).evidence_id
                yield Mark(value_id(row.id, stage), row.persona_id, (given,) if given else ())


def values_of(card: Card, row: Row, aspect: Aspect) -> tuple[str, ...]:
    """Return what a card says about an aspect; a row of one persona speaks for all its cards."""
    match aspect:
        case "persona":
            given = card.persona_ids or ((row.persona_id,) if row.persona_id else ())
        case "owner":
            given = (card.owner.strip(),) if card.owner and card.owner.strip() else ()
        case "tag":
            given = card.tags
        case "certainty":
            given = (card.certainty,) if card.certainty else ()
        case "evidence":
            given = card.evidence_ids
    return given or (NOT_GIVEN,)


def passing(journey: JourneyMap, chosen: Filter) -> frozenset[str] | None:
    """Return the ids of the cards that pass a filter; None if it wants nothing."""
    if not chosen.is_on:
        return None
    rows = {row.id: row for row in journey.rows}
    return frozenset(place.card.id for place in places(journey) if chosen.passes(place.card, rows[place.row]))


def bright_in(journey: JourneyMap, chosen: Filter) -> frozenset[str] | None:
    """Return the ids of all that stays bright while a filter is on: cards, points, figures, and the connections
    between them; None if it wants nothing."""
    cards = passing(journey, chosen)
    if cards is None:
        return None
    links = (link.id for link in journey.links if link.source in cards and link.target in cards)
    return cards.union(links, (mark.id for mark in marks_on(journey) if chosen.passes_mark(mark)))


def values_on(journey: JourneyMap, aspect: Aspect) -> dict[str, int]:
    """Return the values of an aspect that a map has, with how many cards each; what is not given is last.

    A persona of whom there is only a line, and evidence for points only, are there with no card.
    """
    found: Counter[str] = Counter()
    for place in places(journey):
        row = row_of(journey, place.row)
        if row is not None and not row.hidden:
            found.update(set(values_of(place.card, row, aspect)))
    for mark in marks_on(journey):
        found.update({value: 0 for value in mark.values_of(aspect) if value != NOT_GIVEN})
    order = {name: str(index) for index, name in enumerate(CERTAINTIES)} if aspect == "certainty" else {}
    names = sorted(found, key=lambda name: (name == NOT_GIVEN, order.get(name, name.casefold())))
    return {name: found[name] for name in names}


def value_name(project: Project, aspect: Aspect, value: str) -> str:
    """Return what a value is called in the file: a persona by her name, all else by itself."""
    if aspect == "evidence":
        return next((held.title for held in project.evidence if held.id == value), value)
    persona = persona_of(project, value) if aspect == "persona" else None
    return persona.name if persona is not None else value
