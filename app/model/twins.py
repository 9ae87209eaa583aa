"""pydantic's own models of the nodes, and what it makes of them: the compiled schemas and the JSON Schema.

Needs pydantic, whose import takes as long as all else when a small map is opened: only developers get here,
`empathway schema`, and whoever has another pydantic-core than the one the schemas were compiled for.
"""

import os
from functools import cache
from types import UnionType
from typing import Annotated, Final, Union, cast, get_args, get_origin

from app.model.compiled import Compiled, Kept, Schema
from app.model.engine import __version__
from app.model.marks import Between, JsonValue, WrittenAs
from app.model.shape import SHAPES, Shape

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # plugins of others have no business here

import pydantic
from pydantic.alias_generators import to_camel

_CONFIG: Final = pydantic.ConfigDict(
    extra="allow",
    strict=True,
    allow_inf_nan=False,
    alias_generator=to_camel,
    populate_by_name=True,
    protected_namespaces=(),
)
_UNNEEDED: Final = ("cls", "default", "discriminator", "metadata")
"""Parts of a schema that come from the classes here, or that only pydantic reads."""


def json_schema(cls: Shape) -> dict[str, object]:
    """Return the JSON Schema of a node."""
    return twin(cls).model_json_schema(by_alias=True)


def compiled() -> Compiled:
    """Return the schemas of all nodes."""
    shared: dict[str, Schema] = {}
    nodes = {name: _compiled(SHAPES[name], shared) for name in sorted(SHAPES)}
    return {"core": __version__, "nodes": nodes, "shared": [*shared.values()]}


def _compiled(cls: Shape, shared: dict[str, Schema]) -> Kept:
    schema = cast("Schema", twin(cls).__pydantic_core_schema__)
    if schema["type"] == "definitions":
        for each in cast("list[Schema]", schema["definitions"]):
            shared[_name(each["ref"])] = cast("Schema", _plain(each, ()))
        schema = cast("Schema", schema["schema"])
    inner = cast("Schema", schema["schema"])
    joints: list[list[str | int]] = []
    fields = {**inner, "fields": _plain(inner["fields"], (), joints)}
    rest = {key: value for key, value in schema.items() if key not in (*_UNNEEDED, "ref")}
    return {"schema": {**rest, "schema": fields}, "joints": joints}


def _plain(part: object, place: tuple[str | int, ...], joints: list[list[str | int]] | None = None) -> object:
    """Return a part of a schema as JSON can say it; where it would hold another node, that goes to the joints."""
    if isinstance(part, list):
        return [_plain(each, (*place, index), joints) for index, each in enumerate(part)]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "model" and joints is not None:
        joints.append([*place, part["cls"].__name__])
        return None
    is_schema = isinstance(part.get("type"), str)  # else schemas by the names of fields, which may be any
    names = {key: _name(part[key]) for key in ("ref", "schema_ref") if is_schema and key in part}
    kept = {key: value for key, value in part.items() if not (is_schema and key in _UNNEEDED)}
    return {key: _plain(value, (*place, key), joints) for key, value in kept.items()} | names


def _name(reference: object) -> str:
    """Return a reference without the address that ends it, which is another one in each process."""
    return str(reference).partition(":")[0]


@cache
def twin(cls: Shape) -> type[pydantic.BaseModel]:
    """Return the pydantic model with the fields of a node."""
    fields: dict[str, tuple[object, object]] = {
        name: (_translated(kind), cls.defaults.get(name, ...)) for name, kind in cls.kinds.items()
    }
    return cast(
        "type[pydantic.BaseModel]",
        pydantic.create_model(  # type: ignore[call-overload]
            cls.__name__, __config__=_CONFIG, __doc__=cls.__doc__, __module__=cls.__module__, **fields
        ),
    )


def _translated(kind: object) -> object:
    """Return the type of a field with twins in the places of nodes, and pydantic's marks in those of ours."""
    if kind == JsonValue:
        return pydantic.JsonValue
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return Annotated[_translated(arguments[0]), *map(_mark, arguments[1:])]
    if origin is Union or origin is UnionType:
        return Union[tuple(_translated(each) for each in arguments)]  # noqa: UP007  (of any number)
    if origin is not None:
        return origin[tuple(_translated(each) for each in arguments)]
    return twin(kind) if isinstance(kind, Shape) else kind


def _mark(mark: object) -> object:
    if isinstance(mark, Between):
        return pydantic.Field(ge=mark.low, le=mark.high)
    assert isinstance(mark, WrittenAs)
    return pydantic.Field(alias=mark.key)
