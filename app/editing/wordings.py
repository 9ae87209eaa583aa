"""What the things of a map say, one text after the other, and the same things saying something else."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from app.model.card import Card, Note
from app.model.journey import JourneyMap, Link, Moment
from app.model.node import Node
from app.model.persona import Persona
from app.model.row import Point, Row
from app.model.stage import Duration, Stage, Step

Held = TypeVar("Held", bound=Node)

_SAID: Final[Mapping[type[Node], tuple[str, ...]]] = {
    JourneyMap: ("title", "goal", "starts_at", "ends_at"),
    Persona: ("name",),
    Stage: ("name", "description", "objective", "owner", "duration"),
    Duration: ("text",),
    Step: ("name",),
    Row: ("name", "guide"),
    Card: ("text", "owner", "tags", "notes"),
    Note: ("text",),
    Point: ("text", "word"),
    Moment: ("title",),
    Link: ("label",),
}
"""The fields that say something, each a text, a thing that says something, or several of these."""


def texts(held: Node) -> Iterator[str]:
    """Yield all that one thing says, the most important text first; what it contains but notes says nothing."""
    for name in _SAID[type(held)]:
        value: object = getattr(held, name)
        yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Node):
        yield from texts(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)


def reworded(held: Held, change: Callable[[str], str]) -> Held:
    """Return the same thing with each of its texts changed; the very same if none of them is another then."""
    before: dict[str, object] = {name: getattr(held, name) for name in _SAID[type(held)]}
    after = {name: _changed(value, change) for name, value in before.items()}
    changes = {name: value for name, value in after.items() if value != before[name]}
    return held.replace(**changes) if changes else held


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Node):
        return reworded(value, change)
    if isinstance(value, tuple):
        parts = (_changed(part, change) for part in value)
        return tuple(dict.fromkeys(part for part in parts if part != ""))
    return value
