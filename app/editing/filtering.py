"""Which cards are looked at: by persona, owner, tag and certainty. Nothing is changed, the others only fade."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal, TypeAlias

from app.model.card import CERTAINTIES, Card
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import persona_of, places, row_of
from app.model.row import Row
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
        return all(
            not wanted or not wanted.isdisjoint(values_of(card, row, aspect))
            for aspect, wanted in self.wanted.items()
        )


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


def values_on(journey: JourneyMap, aspect: Aspect) -> dict[str, int]:
    """Return the values of an aspect that cards of a map have, with how many each; what is not given is last."""
    found: Counter[str] = Counter()
    for place in places(journey):
        row = row_of(journey, place.row)
        if row is not None and not row.hidden:
            found.update(set(values_of(place.card, row, aspect)))
    order = {name: str(index) for index, name in enumerate(CERTAINTIES)} if aspect == "certainty" else {}
    names = sorted(found, key=lambda name: (name == NOT_GIVEN, order.get(name, name.casefold())))
    return {name: found[name] for name in names}


def value_name(project: Project, aspect: Aspect, value: str) -> str:
    """Return what a value is called in the file: a persona by her name, all else by itself."""
    if aspect == "evidence":
        return next((held.title for held in project.evidence if held.id == value), value)
    persona = persona_of(project, value) if aspect == "persona" else None
    return persona.name if persona is not None else value
