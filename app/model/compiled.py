"""What checks, reads and writes nodes, made from schemas that were compiled ahead.

pydantic turns classes into schemas, which are plain data, and pydantic-core works by those. To import pydantic and
let it look at our classes took a quarter of the time until a map was seen, and came to the same each time. So a
developer does it after each change of a class: `python3 dev.py schema` lets `app.model.twins` do it, and keeps the
outcome among the resources. Schemas for another pydantic-core, or for a class with other fields, do not count:
then pydantic is asked again, which is slow but right.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict, cast

from app.model.engine import SchemaSerializer, SchemaValidator, __version__, from_json, serializer
from app.model.shape import SHAPES, Shape
from app.paths import resource_path

if TYPE_CHECKING:
    from app.model.engine import CoreConfig

Schema: TypeAlias = dict[str, object]


class Kept(TypedDict):
    """The schema of one node as it is kept: without its class, its defaults, and the nodes in it."""

    schema: Schema
    joints: list[list[str | int]]
    """Where other nodes belong: the steps to their place from the fields on, and the name of the node."""


class Compiled(TypedDict):
    """The schemas of all nodes as they are kept."""

    core: str
    """The version of pydantic-core that they are for."""
    nodes: dict[str, Kept]
    shared: list[Schema]
    """What nodes refer to: any JSON."""


FILE: Final = ("schema", "compiled.json")
"""Where the schemas are kept among the resources."""


@cache
def reader(cls: Shape) -> SchemaValidator:
    """Return what makes nodes of a class from JSON or from the values of fields."""
    return SchemaValidator(_whole(_schema(cls.__name__)))


@cache
def writer(cls: Shape) -> SchemaSerializer:
    """Return what writes nodes of a class as JSON."""
    return serializer(_whole(_schema(cls.__name__)))


@cache
def checker(cls: Shape, field: str) -> SchemaValidator:
    """Return what checks a new value of one field; nodes in it were checked when they were made."""
    kept = _kept(cls.__name__)
    schema = _joined(kept, _instance)[field]["schema"]
    return SchemaValidator(_whole(schema), cast("CoreConfig", kept["schema"]["config"]))


@cache
def _schema(name: str) -> Schema:
    """Return the schema of a node with all that it holds."""
    kept = _kept(name)
    model = kept["schema"]
    fields = {**cast("Schema", model["schema"]), "fields": _joined(kept, _schema)}
    return {**model, "cls": SHAPES[name], "schema": fields}


def _instance(name: str) -> Schema:
    return {"type": "is-instance", "cls": SHAPES[name]}


def _joined(kept: Kept, node: Callable[[str], Schema]) -> dict[str, Schema]:
    """Return the fields of a schema with something in the places of other nodes."""
    fields: object = _fields(kept)
    for *steps, name in kept["joints"]:
        fields = _with(fields, steps, node(str(name)))
    return cast("dict[str, Schema]", fields)


def _with(part: object, steps: Sequence[str | int], value: object) -> object:
    """Return a copy of a part of a schema with a value at the end of some steps; it shares all else."""
    if not steps:
        return value
    copy = cast("dict[str | int, object]", part).copy()  # or a list
    copy[steps[0]] = _with(copy[steps[0]], steps[1:], value)
    return copy


def _fields(kept: Kept) -> dict[str, Schema]:
    return cast("dict[str, dict[str, Schema]]", kept["schema"]["schema"])["fields"]


def _whole(schema: object) -> Schema:
    return {"type": "definitions", "schema": schema, "definitions": _shared()}


@cache
def _shared() -> list[Schema]:
    made = _stored()["shared"]
    for each in made:
        cast("Schema", each["python_schema"])["discriminator"] = _json_kind
    return made


@cache
def _kept(name: str) -> Kept:
    """Return what was compiled for a node, if that was for its fields, else something fresh; with defaults."""
    cls, kept = SHAPES[name], _stored()["nodes"].get(name)
    if kept is None or tuple(_fields(kept)) != tuple(cls.kinds):
        kept = _fresh()["nodes"][name]
    for field, value in cls.defaults.items():
        cast("Schema", _fields(kept)[field]["schema"])["default"] = value
    return kept


@cache
def _stored() -> Compiled:
    try:
        stored = cast("Compiled", from_json(resource_path(*FILE).read_bytes()))
    except (OSError, ValueError):
        return _fresh()
    return stored if stored.get("core") == __version__ else _fresh()


@cache
def _fresh() -> Compiled:
    from app.model.twins import compiled  # brings pydantic, which is only needed here

    return compiled()


_JSON_KINDS: Final = (bool, int, float, str, list, dict, type(None))


def _json_kind(value: object) -> str:
    """Name the type of a value that was given for JSON, for pydantic's schema of any JSON."""
    kind = next((each for each in _JSON_KINDS if isinstance(value, each)), type(value))
    return kind.__name__
