"""Stages and steps: the columns of a map, from left to right."""

from typing import Annotated

from app.model.marks import Between
from app.model.node import Node

MOMENTS_IN_TIME = ("before", "during", "after")


class Duration(Node):
    """How long a stage lasts, in words and optionally in days."""

    text: str = ""
    min_days: float | None = None
    max_days: float | None = None


class Step(Node):
    """A part of a stage, drawn as a sub-column."""

    id: str
    name: str = ""
    image: str | None = None


class Stage(Node):
    """One stage of the journey, drawn as a column."""

    id: str
    name: str = ""
    description: str = ""
    moment: str | None = None
    duration: Duration | None = None
    objective: str = ""
    owner: str | None = None
    colour: str | None = None
    width: Annotated[float, Between(0.5, 4)] = 1.0
    collapsed: bool = False
    steps: tuple[Step, ...] = ()
    origin_id: str | None = None
