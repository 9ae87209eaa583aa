"""A map: one journey with its stages, rows and moments."""

from typing import Annotated

from app.model.marks import Between, JsonValue, WrittenAs
from app.model.node import Node
from app.model.row import Row
from app.model.stage import Stage

MAP_KINDS = ("journey", "experience", "user-journey", "blueprint", "empathy")
STATES = ("as-is", "to-be")
MOMENT_TYPES = ("moment-of-truth", "make-or-break", "wow", "pain-peak", "hand-over")


class Relation(Node):
    """How a map follows from another one of the same project."""

    map: str
    type: str = "to-be-of"


class Moment(Node):
    """A moment that matters: where the journey is made or broken."""

    id: str
    stage: str
    step: str | None = None
    point: str | None = None
    type: str = "make-or-break"
    title: str = ""
    people: str = ""
    things: str = ""
    processes: str = ""
    needs: str = ""
    if_it_fails: str = ""
    kpi: str = ""


class Link(Node):
    """A connection between two cards or stages."""

    id: str
    source: Annotated[str, WrittenAs("from")]
    target: Annotated[str, WrittenAs("to")]
    type: str = "next"
    label: str = ""


class Outcome(Node):
    """A sentence that the team takes away from the map."""

    id: str
    text: str = ""


class Action(Node):
    """A follow-up action: what, who and when."""

    id: str
    text: str = ""
    owner: str | None = None
    due: str | None = None
    done: bool = False
    source: Annotated[str | None, WrittenAs("from")] = None


class SavedView(Node):
    """A name for how the map is looked at: rows hidden, cards let through, zoom, and the upper left corner.

    `filter` holds the wanted values of persona, owner, tag, certainty and evidence; x and y are map units.
    """

    id: str
    name: str = ""
    filter: dict[str, tuple[str, ...]] = {}
    hidden_rows: tuple[str, ...] = ()
    zoom: Annotated[float, Between(0.01, 8)] = 1.0
    x: float = 0.0
    y: float = 0.0


class MapLayout(Node):
    """Measures of the sheet that belong to the map, in map units (pixels at 100 %)."""

    column_width: Annotated[float, Between(132, 1056)] | None = None
    row_header_width: Annotated[float, Between(120, 480)] | None = None
    density: str | None = None


class JourneyMap(Node):
    """One journey map: stages from left to right, rows from top to bottom."""

    id: str
    title: str
    kind: str = "journey"
    state: str = "as-is"
    relation: Relation | None = None
    template: str | None = None
    goal: str = ""
    scope: str = ""
    starts_at: str = ""
    ends_at: str = ""
    focus: str | None = None
    purpose: tuple[str, ...] = ()
    expectations: str = ""
    scenario: str = ""
    story: str = ""
    persona_ids: tuple[str, ...] = ()
    primary_persona: str | None = None
    stages: tuple[Stage, ...] = ()
    rows: tuple[Row, ...] = ()
    moments: tuple[Moment, ...] = ()
    links: tuple[Link, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    review_date: str | None = None
    version_note: str = ""
    authors: tuple[str, ...] = ()
    company: str = ""
    logo: str | None = None
    presentation: dict[str, JsonValue] = {}
    print: dict[str, JsonValue] = {}
    layout: MapLayout | None = None
    views: tuple[SavedView, ...] = ()
