"""Value classes that cost next to nothing until used: `dataclass`, `field`, `replace` as in `dataclasses`.

The standard decorator writes and compiles six methods for every class as soon as its module is imported; for the
150 values of this program that was an eighth of the time to the first paint of a map. Here a class gets its slots
at once, its `__init__` when the first object is made, and shares all else. What it understands is what
this program uses: `frozen`, `slots`, `eq`, `init`, `weakref_slot`, defaults, and fields with `default`,
`default_factory` and `repr`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from functools import cache
    from operator import attrgetter
    from types import FunctionType

    class _Missing:
        """Stands for a default that there is not."""

    MISSING = _Missing()

    class _Field:
        """One field of a value: its name, and where it comes from if it is not given."""

        __slots__ = ("default", "factory", "in_repr", "name", "type")

        def __init__(self, default, factory, in_repr):
            self.default, self.factory, self.in_repr = default, factory, in_repr
            self.name = self.type = ""

    class _StandardFields:
        """What `dataclasses.fields` and `is_dataclass` look for; made when they do."""

        def __get__(self, value, owner):
            import dataclasses

            return {each.name: _standard(dataclasses, each) for each in owner.__value_fields__}

    def _standard(dataclasses, ours):
        options = {"repr": ours.in_repr}
        if ours.default is not MISSING:
            options["default"] = ours.default
        if ours.factory is not MISSING:
            options["default_factory"] = ours.factory
        made = dataclasses.field(**options)
        made.name, made.type, made._field_type = ours.name, ours.type, dataclasses._FIELD
        return made

    def field(*, default=MISSING, default_factory=MISSING, repr=True):
        """Describe a field that needs more than a plain default."""
        return _Field(default, default_factory, repr)

    def replace(value, /, **changes):
        """Return a value like another but for some fields."""
        for each in value.__value_fields__:
            if each.name not in changes:
                changes[each.name] = getattr(value, each.name)
        return value.__class__(**changes)

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, init=True, weakref_slot=False):
        """Make a class a value, as `dataclasses.dataclass` does."""

        def made(cls):
            return _made(cls, frozen=frozen, slots=slots, eq=eq, init=init, weakref_slot=weakref_slot)

        return made if cls is None else made(cls)

    def _made(cls, *, frozen, slots, eq, init, weakref_slot):
        fields = _fields(cls)
        body = {
            "__value_fields__": fields,
            "__dataclass_fields__": _StandardFields(),
            "__match_args__": tuple(each.name for each in fields),
        }
        if init:
            body["__init__"] = _late_init(frozen)
        if frozen:
            body |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
            if slots:
                body |= {"__getstate__": _state, "__setstate__": _restore}
        body |= _comparing(cls, fields, frozen=frozen) if eq else {}
        if "__repr__" not in cls.__dict__:
            body["__repr__"] = _repr
        return _with_slots(cls, body, weakref_slot) if slots else _filled(cls, body)

    def _fields(cls):
        found = {}
        for base in cls.__mro__[-1:0:-1]:
            found |= {each.name: each for each in base.__dict__.get("__value_fields__", ())}
        for name, kind in cls.__annotations__.items():  # of this class only, from Python 3.10 on
            if "ClassVar" in (kind if isinstance(kind, str) else str(kind)):
                continue
            given = cls.__dict__.get(name, MISSING)
            each = given if isinstance(given, _Field) else _Field(given, MISSING, True)
            each.name, each.type = name, kind
            found[name] = each
        return tuple(found.values())

    def _filled(cls, body):
        for each in body["__value_fields__"]:
            if isinstance(cls.__dict__.get(each.name), _Field):
                if each.default is MISSING:
                    delattr(cls, each.name)
                else:
                    setattr(cls, each.name, each.default)
        for name, value in body.items():
            setattr(cls, name, value)
        return cls

    def _with_slots(cls, body, weakref_slot):
        taken = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
        names = [each.name for each in body["__value_fields__"] if each.name not in taken]
        whole = {key: value for key, value in cls.__dict__.items() if key not in names} | body
        whole.pop("__dict__", None)
        whole.pop("__weakref__", None)
        whole["__slots__"] = (*names, "__weakref__") if weakref_slot else tuple(names)
        made = type(cls)(cls.__name__, cls.__bases__, whole)
        made.__qualname__ = cls.__qualname__
        return made

    def _late_init(frozen):
        """Return an `__init__` that, called for the first time, writes the real one and takes its place."""

        def __init__(self, *args, **given):  # noqa: N807
            owner = next(base for base in type(self).__mro__ if base.__dict__.get("__init__") is __init__)
            owner.__init__ = _written_init(owner, frozen)
            owner.__init__(self, *args, **given)

        return __init__

    def _written_init(cls, frozen):
        """Return the `__init__` for a class's fields, from code that all classes of the same shape share."""
        names = {"_missing": MISSING, "_set": object.__setattr__}
        shape, defaults, fields = [], [], tuple(each.name for each in cls.__value_fields__)
        for index, each in enumerate(cls.__value_fields__):
            way = _way(cls, each.name, frozen)
            if callable(way):
                names[f"_slot{index}"], way = way, "slot"
            if each.factory is not MISSING:
                names[f"_new{index}"] = each.factory
                defaults.append(MISSING)
            elif each.default is not MISSING:
                defaults.append(each.default)
            elif defaults:
                raise TypeError(f"non-default argument {each.name!r} follows default argument")
            names[f"_name{index}"] = each.name
            shape.append((way, each.factory is not MISSING))
        code = _shared_code(tuple(shape))
        code = code.replace(
            co_varnames=("self", *fields),
            co_names=tuple(fields[int(name[3:])] if name[:3] == "_at" else name for name in code.co_names),
        )
        written = FunctionType(code, names, "__init__", tuple(defaults))
        written.__qualname__ = f"{cls.__qualname__}.__init__"
        return written

    def _way(cls, name, frozen):
        """Return how a field is filled: by the setter of its slot, which is fastest if frozen, or by name."""
        if not frozen:
            return "attribute"
        return getattr(getattr(cls, name, None), "__set__", None) or "name"

    @cache
    def _shared_code(shape):
        """Compile an `__init__` whose arguments and attributes have no names yet."""
        ways = {
            "slot": "_slot{0}(self, {1})",
            "name": "_set(self, _name{0}, {1})",
            "attribute": "self._at{0} = {1}",
        }
        values = [
            f"_new{i}() if v{i} is _missing else v{i}" if made else f"v{i}"
            for i, (_, made) in enumerate(shape)
        ]
        lines = [ways[way].format(index, values[index]) for index, (way, _) in enumerate(shape)]
        heads = ", ".join(["self", *(f"v{index}" for index in range(len(shape)))])
        holder = {}
        exec(f"def __init__({heads}):\n  " + "\n  ".join(lines or ["pass"]), holder)  # noqa: S102  (of numbers)
        return holder["__init__"].__code__

    def _comparing(cls, fields, *, frozen):
        inside = attrgetter(*(each.name for each in fields)) if fields else lambda value: ()

        def __eq__(self, other):  # noqa: N807
            if other.__class__ is not self.__class__:
                return NotImplemented
            return self is other or inside(self) == inside(other)

        def __hash__(self):  # noqa: N807
            return hash(inside(self))

        made = {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}
        return {name: method for name, method in made.items() if cls.__dict__.get(name) is None}

    def _repr(self):
        shown = (
            f"{each.name}={getattr(self, each.name)!r}" for each in self.__value_fields__ if each.in_repr
        )
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def _no_setting(self, name, value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _no_deleting(self, name):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self):
        return [getattr(self, each.name) for each in self.__value_fields__]

    def _restore(self, state):
        for each, value in zip(self.__value_fields__, state, strict=True):
            object.__setattr__(self, each.name, value)


__all__ = ["dataclass", "field", "replace"]
