"""The frozen base of everything that a project file holds."""

import os
from functools import cache
from typing import Annotated, Self, cast

from app.late import postpone_module

# Before pydantic on purpose: else it looks for plugins of others in every package that is installed; what it would
# look with brings all of `email` along.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
postpone_module("importlib.metadata", functions=("entry_points",))

from pydantic import BaseModel, ConfigDict, Strict, TypeAdapter  # noqa: E402
from pydantic.alias_generators import to_camel  # noqa: E402

_PLAIN = (str, int, float, bool, type(None))


class Node(BaseModel):
    """One frozen node of the document tree; unknown keys of newer files stay with it."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        strict=True,
        allow_inf_nan=False,
        alias_generator=to_camel,
        populate_by_name=True,
        protected_namespaces=(),
        defer_build=True,
    )

    def replace(self, **changes: object) -> Self:
        """Return a copy with some fields changed that shares all else, or this very node if nothing changes.

        Raises `TypeError` for a misspelt field and `ValueError` for a value that the field cannot hold.
        """
        real = {name: value for name, value in changes.items() if not self._holds(name, value)}
        if not real:
            return self
        cls = type(self)
        for name, value in real.items():
            _adapter(cls, name).validate_python(value)
        copy = cls.__new__(cls)
        kept = {name: self.__dict__[name] for name in cls.model_fields}
        object.__setattr__(copy, "__dict__", {**kept, **real})
        object.__setattr__(copy, "__pydantic_fields_set__", self.__pydantic_fields_set__ | real.keys())
        object.__setattr__(copy, "__pydantic_extra__", self.__pydantic_extra__)
        object.__setattr__(copy, "__pydantic_private__", None)
        return copy

    def _holds(self, name: str, value: object) -> bool:
        if name not in type(self).model_fields:
            raise TypeError(f"{type(self).__name__} has no field {name!r}")
        old = self.__dict__[name]
        return old is value or (isinstance(value, _PLAIN) and type(old) is type(value) and bool(old == value))


@cache
def _adapter(cls: type[Node], name: str) -> TypeAdapter[object]:
    """The validator of one field; values are checked but kept as they are, so identity survives."""
    field = cls.model_fields[name]
    kind = cast("type[object]", Annotated[field.annotation, Strict(), *field.metadata])
    return TypeAdapter(kind)
