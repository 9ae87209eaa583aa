"""The form of a field, and how its value is read from a node and written back."""

from functools import cache
from typing import Literal, TypeAlias, get_args

from app.model.ids import new_id
from app.model.node import Node
from app.values import dataclass

Editor: TypeAlias = Literal[
    "line", "text", "list", "choice", "five", "yes-no", "number", "date", "paper", "personas", "evidence",
    "channels", "picture", "solves", "sliders", "empathy", "custom", "curve-colour", "score", "kind", "persona",
]  # fmt: skip
Choice: TypeAlias = tuple[str | int | float | None, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a node: its path ("owner", "opportunity.impact"), its label and the editor that changes it.

    `label`, `hint` and the texts of `choices` are English source strings marked with `N_`.
    """

    name: str
    label: str
    editor: Editor
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    limits: tuple[float, float] | None = None
    """The smallest and the largest number, both allowed."""
    is_whole: bool = False
    places: int | None = None
    """How many decimals of a number are shown at most; None for all."""

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.name.split("."))


def read(node: Node, field: Field) -> object:
    """Return the field's value, or the default of its inner node where that is not there yet."""
    head, *rest = field.parts
    value: object = getattr(node, head)
    if not rest:
        return value
    if isinstance(value, dict):
        return value.get(rest[0])
    if isinstance(value, Node):
        return getattr(value, rest[0])
    return _inner_type(type(node), head).defaults[rest[0]]


def changes(node: Node, field: Field, value: object) -> dict[str, object]:
    """Return the keyword arguments with which `node.replace` would write the value into the field."""
    head, *rest = field.parts
    if not rest:
        return {head: value}
    held = getattr(node, head)
    if isinstance(held, dict):
        others = {key: kept for key, kept in held.items() if key != rest[0]}
        return {head: others if value is None else {**others, rest[0]: value}}
    inner = held if isinstance(held, Node) else _fresh(_inner_type(type(node), head))
    renewed = inner.replace(**{rest[0]: value})
    return {head: None if held is None and renewed is inner else renewed}


def default(node: Node, field: Field) -> object:
    """Return what the field holds when nobody ever filled it; one that must be given is a text."""
    head, *rest = field.parts
    if isinstance(getattr(node, head), dict):
        return None
    cls = _inner_type(type(node), head) if rest else type(node)
    return cls.defaults.get(rest[0] if rest else head, "")


def is_filled(node: Node, field: Field) -> bool:
    """Say whether the field holds anything worth showing."""
    value = read(node, field)
    return value not in (None, "", (), {})


def _fresh(cls: type[Node]) -> Node:
    """Return an inner node in which nothing is filled yet; some have an id."""
    return cls(id=new_id(cls.__name__[:2].lower())) if "id" in cls.kinds else cls()


@cache
def _inner_type(cls: type[Node], name: str) -> type[Node]:
    """The node type of an optional inner node, such as `Opportunity` for a card's `opportunity`."""
    kinds = get_args(cls.kinds[name])
    return next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Node))
