"""What is known of a node's class before anything is made of it: its fields, their types and defaults."""

from collections.abc import Mapping
from typing import Final


class Shape(type):
    """The class of the classes of nodes: notes their fields and no more, so that they cost next to nothing."""

    kinds: Mapping[str, object]
    """The type of each field as it was written down, by the field's name, in order."""
    defaults: Mapping[str, object]
    """What the fields that need not be given hold then."""

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> None:
        super().__init__(name, bases, body)
        own = {field: kind for field, kind in cls.__annotations__.items() if not field.startswith("_")}
        given = {field: body[field] for field in own if field in body}
        for field in given:
            delattr(cls, field)  # else it would slow down each look at the field of a node
        cls.kinds = {**getattr(cls, "kinds", {}), **own}
        cls.defaults = {**getattr(cls, "defaults", {}), **given}
        if cls.kinds:
            SHAPES[name] = cls


SHAPES: Final[dict[str, Shape]] = {}
"""All classes of nodes with fields that were imported, by name; no two have the same."""
