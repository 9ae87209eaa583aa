"""Rows: the themes of a map, from top to bottom; each owns its content."""

from functools import cached_property
from typing import Annotated

from app.model.card import Card
from app.model.marks import Between, JsonValue
from app.model.node import Node

LINES = ("none", "interaction", "visibility", "internal", "plain")


class Point(Node):
    """One point of an emotion line: a score from -2 (frustrated) to +2 (delighted) at a place in a stage."""

    id: str
    stage: str
    step: str | None = None
    pos: Annotated[float, Between(0, 1)] = 0.5
    score: Annotated[float, Between(-2, 2)] = 0.0
    word: str = ""
    text: str = ""
    evidence_ids: tuple[str, ...] = ()


class Curve(Node):
    """The emotion line of one persona; its points are ordered by stage, then by place in the stage."""

    persona: str | None = None
    points: tuple[Point, ...] = ()


class Scale(Node):
    """The range of a metric and which end of it is the good one."""

    min: float | None = None
    max: float | None = None
    higher_is_better: bool = True


class Metric(Node):
    """What is measured, in which unit, against which target, by whom, when and why."""

    id: str
    name: str = ""
    unit: str = ""
    scale: Scale | None = None
    target: float | None = None
    who: str = ""
    what: str = ""
    when: str = ""
    why: str = ""


class MetricValue(Node):
    """One dated figure of a metric at a stage."""

    value: float
    date: str | None = None
    n: int | None = None
    evidence_id: str | None = None


class Row(Node):
    """One theme of the map; `cells`, `curves` or `values` hold its content, by what its kind needs."""

    id: str
    kind: str
    name: str = ""
    guide: str = ""
    colour: str | None = None
    hidden: bool = False
    height: float | None = None
    printed: bool = True
    line_above: str = "none"
    persona_id: str | None = None
    options: dict[str, JsonValue] = {}
    cells: dict[str, tuple[Card, ...]] = {}
    curves: tuple[Curve, ...] = ()
    metric: Metric | None = None
    values: dict[str, tuple[MetricValue, ...]] = {}

    @cached_property
    def stage_of_card(self) -> dict[str, str]:
        """The stage in whose cell each card lies, by the card's id; made once for each state of the row."""
        return {card.id: stage for stage, cards in self.cells.items() for card in cards}
