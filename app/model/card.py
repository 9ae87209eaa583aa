"""A card: one thing said in one cell of a map, with everything that may be known about it."""

from typing import Annotated

from app.model.marks import Between
from app.model.node import Node

Five = Annotated[int, Between(1, 5)]
"""A judgement from 1 (little) to 5 (much)."""

CERTAINTIES = ("assumption", "some-data", "researched")
STATUSES = ("idea", "planned", "doing", "done", "dropped")
RATINGS = (-1, 0, 1)


class Touchpoint(Node):
    """Where and how the customer meets the organisation."""

    controlled: str | None = None
    effective: bool | None = None
    preferred: bool | None = None
    importance: Five | None = None
    place: str | None = None


class Opportunity(Node):
    """What an improvement is worth, what it costs, and how far it has come."""

    impact: Five | None = None
    effort: Five | None = None
    urgency: Five | None = None
    feasible: bool | None = None
    viable: bool | None = None
    desirable: bool | None = None
    status: str | None = None
    due: str | None = None
    solves: tuple[str, ...] = ()


class Note(Node):
    """A remark on a card that is not part of the map itself."""

    id: str
    author: str = ""
    text: str = ""
    date: str | None = None
    resolved: bool = False


class Card(Node):
    """A sticky note in a cell; its place is given by the row, the stage and the order that hold it."""

    id: str
    text: str = ""
    step: str | None = None
    paper: str | None = None
    kind: str | None = None
    persona_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    owner: str | None = None
    rating: Annotated[int, Between(-1, 1)] | None = None
    certainty: str | None = None
    channels: tuple[str, ...] = ()
    icon: str | None = None
    touchpoint: Touchpoint | None = None
    opportunity: Opportunity | None = None
    metric_value: float | None = None
    image: str | None = None
    image_alt: str = ""
    url: str | None = None
    evidence_ids: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    votes: dict[str, int] | None = None
    drop_off: float | None = None
    span: Annotated[int, Between(1, 60)] = 1
    locked: bool = False
    created_at: str | None = None
