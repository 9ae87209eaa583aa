"""The frozen base of everything that a project file holds."""

from collections.abc import Mapping
from typing import Self, cast, dataclass_transform

from app.compat import override
from app.model.compiled import checker, reader, writer
from app.model.shape import Shape

_PLAIN = (str, int, float, bool, type(None))
_set = object.__setattr__


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Node(metaclass=Shape):
    """One frozen node of the document tree; unknown keys of newer files stay with it.

    A subclass lists its fields as a dataclass does: name, type, default; `app.model.marks` has what more can be
    said of one. Types are strict. Making a node checks them: a `ValueError` tells what does not fit.
    """

    # pydantic-core fills these.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__")

    __pydantic_extra__: dict[str, object]
    __pydantic_fields_set__: set[str]

    def __init__(self, /, **fields: object) -> None:
        reader(type(self)).validate_python(fields, self_instance=self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a node from JSON; only the names of the file format count. Raises `ValidationError`."""
        return cast("Self", reader(cls).validate_json(text, by_alias=True, by_name=False))

    def to_json(self) -> bytes:
        """Write the node as UTF-8 JSON: keys in the order of the fields, unknown ones last, no defaults."""
        return writer(type(self)).to_json(self, by_alias=True, exclude_defaults=True, indent=2)

    @property
    def unknown(self) -> Mapping[str, object]:
        """What the file said of the node that this version does not know."""
        return self.__pydantic_extra__

    def with_unknown(self, keys: Mapping[str, object]) -> Self:
        """Return a copy with other unknown keys."""
        return self._copy({}, dict(keys))

    def replace(self, **changes: object) -> Self:
        """Return a copy with some fields changed that shares all else, or this very node if nothing changes.

        Raises `TypeError` for a misspelt field and `ValueError` for a value that the field cannot hold.
        """
        real = {name: value for name, value in changes.items() if not self._holds(name, value)}
        if not real:
            return self
        for name, value in real.items():
            checker(type(self), name).validate_python(value)  # checked, but kept as it is: identity survives
        return self._copy(real, self.__pydantic_extra__)

    def _copy(self, changes: Mapping[str, object], unknown: dict[str, object]) -> Self:
        held = self.__dict__
        copy = self.__class__.__new__(self.__class__)
        _set(copy, "__dict__", {**{name: held[name] for name in type(self).kinds}, **changes})
        _set(copy, "__pydantic_extra__", unknown)
        _set(copy, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        return copy

    def _holds(self, name: str, value: object) -> bool:
        if name not in type(self).kinds:
            raise TypeError(f"{type(self).__name__} has no field {name!r}")
        old = self.__dict__[name]
        return old is value or (isinstance(value, _PLAIN) and type(old) is type(value) and bool(old == value))

    @override
    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Node) or other.__class__ is not self.__class__:
            return NotImplemented
        if self.__pydantic_extra__ != other.__pydantic_extra__:
            return False
        # What was reckoned from the fields and kept beside them makes no difference.
        mine, others = self.__dict__, other.__dict__
        return mine == others or all(mine[name] == others[name] for name in type(self).kinds)

    @override
    def __hash__(self) -> int:
        held = self.__dict__
        return hash(tuple([held[name] for name in type(self).kinds]))

    @override
    def __repr__(self) -> str:
        held = {name: self.__dict__[name] for name in type(self).kinds} | self.__pydantic_extra__
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in held.items())})"

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace()")

    @override
    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: use replace()")
