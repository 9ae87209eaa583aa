"""The cards of big maps, built three times as fast as pydantic builds them, by the very same rules.

Measured: a card has 24 fields, of which a file names four; pydantic looks for each of them, 5 µs a card. Here only what
is there is looked at. Whatever is not plain is left to pydantic, which then also says what is wrong with it.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import Strict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from app.model.card import Card
from app.model.node import Node
from app.model.project import Project
from app.storage.migrations import Tree

Reader: TypeAlias = Callable[[Any], Any]
Cells: TypeAlias = dict[str, tuple[Card, ...]]

_set = object.__setattr__
_NO_CARDS: Final[Mapping[str, Any]] = {}


class _NotPlainError(Exception):
    """Something that is left to pydantic."""


def project_of(tree: Tree) -> Project:
    """Return the project of a tree; raises pydantic's `ValidationError`, with places as in the tree."""
    cells: dict[tuple[int, int], Cells] = {}
    lean = {
        **tree,
        "maps": [
            _without_cards(journey, number, cells) for number, journey in enumerate(_list(tree, "maps"))
        ],
    }
    if "maps" not in tree or not cells:
        lean = tree
    # by_name=False: only the names of the file format count, so that no unknown key is mistaken for a field.
    project = Project.model_validate_json(json.dumps(lean), by_alias=True, by_name=False)
    return _with_cards(project, cells) if cells else project


def _list(tree: Any, key: str) -> list[Any]:
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, list) else []


def _without_cards(journey: Any, number: int, cells: dict[tuple[int, int], Cells]) -> Any:
    """Return the map without those cells that could be built; they are put into `cells` by map and row."""
    rows = _list(journey, "rows")
    if not rows:
        return journey
    lean = []
    for index, row in enumerate(rows):
        built = _built_cells(row)
        if built:
            cells[number, index] = built
            row = {**row, "cells": _NO_CARDS}
        lean.append(row)
    return {**journey, "rows": lean}


def _built_cells(row: Any) -> Cells | None:
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(cells, dict):
        return None
    make = maker(Card)
    try:
        return {stage: tuple([make(card) for card in _cards(cards)]) for stage, cards in cells.items()}
    except _NotPlainError:
        return None


def _cards(cards: Any) -> list[Any]:
    if type(cards) is not list:
        raise _NotPlainError
    return cards


def _with_cards(project: Project, cells: Mapping[tuple[int, int], Cells]) -> Project:
    maps = tuple(
        journey.replace(
            rows=tuple(
                row.replace(cells=cells[number, index]) if (number, index) in cells else row
                for index, row in enumerate(journey.rows)
            )
        )
        for number, journey in enumerate(project.maps)
    )
    return project.replace(maps=maps)


@lru_cache(maxsize=None)
def maker(cls: type[Node]) -> Callable[[Any], Any]:
    """Return a function that builds a node of a class from its JSON, or raises when pydantic is needed."""
    readers = {field.alias or name: (name, _reader(field)) for name, field in cls.model_fields.items()}
    required = {name for name, field in cls.model_fields.items() if field.is_required()}
    # In the order of the model, which is the order in which a node is written.
    blank = {name: None if field.is_required() else field.default for name, field in cls.model_fields.items()}

    def make(raw: Any) -> Any:
        if type(raw) is not dict:
            raise _NotPlainError
        values, given, extra = blank.copy(), set(), {}
        for key, value in raw.items():
            if key in readers:
                name, read = readers[key]
                values[name] = read(value)
                given.add(name)
            else:
                extra[key] = value
        if not required <= given:
            raise _NotPlainError
        node = cls.__new__(cls)
        _set(node, "__dict__", values)
        _set(node, "__pydantic_fields_set__", given)
        _set(node, "__pydantic_extra__", extra)
        _set(node, "__pydantic_private__", None)
        return node

    return make


def _reader(field: FieldInfo) -> Reader:
    """Return the function that turns a field's JSON into its value."""
    kinds, limits = _kinds(field.annotation), list(field.metadata)
    is_optional = NoneType in kinds
    kinds = tuple(kind for kind in kinds if kind is not NoneType)
    if len(kinds) == 1 and get_origin(kinds[0]) is Annotated:
        inner, *more = get_args(kinds[0])
        kinds, limits = (inner,), [*limits, *more]
    read = _plain_reader(kinds[0], _bounds(limits)) if len(kinds) == 1 else None
    if read is None:
        return _by_pydantic(field)
    return _optional(read) if is_optional else read


def _kinds(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _bounds(limits: list[Any]) -> tuple[float, float] | None:
    """Return the smallest and the greatest value, or None for limits of another sort."""
    low, high = float("-inf"), float("inf")
    for limit in limits:
        for each in getattr(limit, "metadata", [limit]):
            if isinstance(each, Ge) and isinstance(each.ge, int | float):
                low = each.ge
            elif isinstance(each, Le) and isinstance(each.le, int | float):
                high = each.le
            else:
                return None
    return low, high


def _plain_reader(kind: Any, bounds: tuple[float, float] | None) -> Reader | None:
    if bounds is None:
        return None
    if kind is int:
        return _whole_number(*bounds)
    if bounds != (float("-inf"), float("inf")):
        return None
    if kind is str or kind is bool:
        return _exactly(kind)
    if isinstance(kind, type) and issubclass(kind, Node):
        return maker(kind)
    if get_origin(kind) is tuple and get_args(kind) == (str, ...):
        return _texts
    return None


def _exactly(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise _NotPlainError
        return value

    return read


def _whole_number(low: float, high: float) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not int or not low <= value <= high:
            raise _NotPlainError
        return value

    return read


def _texts(value: Any) -> Any:
    if type(value) is not list or not all(type(text) is str for text in value):
        raise _NotPlainError
    return tuple(value)


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _by_pydantic(field: FieldInfo) -> Reader:
    kind: Any = Annotated[field.annotation, Strict(), *field.metadata]  # type: ignore[valid-type]
    adapter: TypeAdapter[Any] = TypeAdapter(kind, config=None)

    def read(value: Any) -> Any:
        try:
            return adapter.validate_json(json.dumps(value), by_alias=True, by_name=False)
        except ValidationError as error:
            raise _NotPlainError from error

    return read
