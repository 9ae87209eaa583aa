"""Makes Qt's enumerations seven times as fast as Python's own machinery makes them, and just the same.

PySide6 makes the enumerations of a class as soon as anybody asks for the class, and 93 of them for `Qt` alone,
each through `enum.IntEnum(name, members)`: 240 enumerations with 4,000 members until a map is painted, a sixth
of that time. Python's machinery is made for every kind of member; here all are whole numbers with plain names,
so a class can be copied from an empty one and its members filled in. Whether that gives what another version of
Python would have made is tried once for each kind of enumeration; if not, and for all that looks different,
Python's own way is taken.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:

    def quick_enumerations() -> None:
        """Make enumerations with Python's machinery only where it is needed, from now on."""
else:
    from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag

    _CALL = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": FlagBoundary.KEEP}
    """What libshiboken says, by saying nothing but the boundary."""
    _SAMPLES = (
        [("One", 1), ("Two", 2), ("Uno", 1), ("Five", 5), ("Nothing", 0)],
        [("Nothing", 0), ("Low", 4), ("Both", 12), ("High", 8), ("Again", 4)],
        [],
    )
    _PROVEN = (3, 11)
    """The versions of Python for which the tests compare every enumeration of Qt; others are tried by samples."""
    _PLAIN = EnumType._create_
    _set = type.__setattr__
    _kinds = {}

    def quick_enumerations():
        """Make enumerations with Python's machinery only where it is needed, from now on."""
        EnumType._create_ = _create

    def _create(cls, class_name, names, **given):
        """Make an enumeration as `EnumType._create_` does; `cls` is the kind of it, such as `IntEnum`."""
        if given == _CALL and type(names) is list and cls in (Enum, IntEnum, Flag, IntFlag):
            kind = _kinds.get(cls)
            if kind is None:
                kind = _kinds[cls] = _Kind(cls)
            if kind.can_make(names):
                made = kind.make(class_name, names)
                _set(made, "__module__", sys._getframe(2).f_globals.get("__name__", __name__))
                return made
        if given.get("module") is None:
            # As it would be found without this function in between.
            given["module"] = sys._getframe(2).f_globals.get("__name__")
        return _PLAIN.__get__(cls)(class_name, names, **given)

    class _Kind:
        """Makes enumerations of one kind: an empty one of it, and what its members need."""

        def __init__(self, base):
            empty = _plain(base, [])
            left_out = {"__dict__", "__weakref__", "__new__", "_member_names_", "_member_map_"}
            self.base, self.is_flag = base, issubclass(base, Flag)
            self.body = {name: value for name, value in empty.__dict__.items() if name not in left_out}
            self.new = empty.__dict__["__new__"]
            self.new_member, self.takes_value = empty._new_member_, empty._use_args_
            self.reserved = {name for owner in base.__mro__ for name in owner.__dict__} | {"mro"}
            self.is_true = sys.version_info[:2] == _PROVEN or self.is_same()

        def is_same(self):
            """Try whether samples come out as Python makes them."""
            return all(
                _inside(self.make("Tried", names)) == _inside(_plain(self.base, names)) for names in _SAMPLES
            )

        def can_make(self, names):
            """Say whether there is nothing unusual about the names and values."""
            if not self.is_true:
                return False
            found = dict(names)
            if len(found) != len(names) or not self.reserved.isdisjoint(found):
                return False
            values = list(found.values())
            if any(type(value) is not int for value in values) or any(name[:1] == "_" for name in found):
                return False
            return not self.is_flag or (min(values, default=0) >= 0 and _is_rising(values))

        def make(self, name, names):
            """Return an enumeration with members given as pairs of a name and a value."""
            listed, by_name, by_value = [], {}, {}
            body = self.body | {
                "_member_names_": listed,
                "_member_map_": by_name,
                "_value2member_map_": by_value,
                "_unhashable_values_": [],
            }
            made = type.__new__(EnumType, name, (self.base,), body)
            _set(made, "__new__", self.new)
            new_member, takes_value, is_flag = self.new_member, self.takes_value, self.is_flag
            for key, value in names:
                member = by_value.get(value)
                if member is None:
                    member = by_value[value] = new_member(made, value) if takes_value else new_member(made)
                    member._value_ = value
                    member._name_ = key
                    member.__objclass__ = made
                    member._sort_order_ = len(listed)
                    if not is_flag or (value and not value & (value - 1)):
                        listed.append(key)
                by_name[key] = member
                _set(made, key, member)
            if is_flag:
                _set_masks(made, by_value, has_singles="_singles_mask_" in self.body)
            return made

    def _set_masks(made, by_value, *, has_singles):
        every = single = 0
        for value in by_value:
            every |= value
            if not value & (value - 1):
                single |= value
        # In the first releases of 3.11, such as Debian 12's, there was one mask without combined members.
        _set(made, "_flag_mask_", every if has_singles else single)
        if has_singles:
            _set(made, "_singles_mask_", single)
        _set(made, "_all_bits_", (1 << every.bit_length()) - 1)

    def _is_rising(values):
        """Say whether single bits come in their order; Python goes through others in another way."""
        single = [value for value in dict.fromkeys(values) if value and not value & (value - 1)]
        return single == sorted(single)

    def _plain(base, names):
        return _PLAIN.__get__(base)("Tried", names, module=__name__, boundary=FlagBoundary.KEEP)

    def _inside(made):
        """Return all that an enumeration and its members consist of, as plain values."""
        members = {name: _told(member.__dict__) for name, member in made.__members__.items()}
        body = {
            name: _told(value)
            for name, value in made.__dict__.items()
            if name not in ("__module__", "__dict__", "__weakref__")
        }
        return members, body, made.__mro__[1:], [member.name for member in made]

    def _told(value):
        if isinstance(value, Enum) and type(value).__name__ == "Tried":
            return ("member", value._name_, int(value._value_))
        if isinstance(value, EnumType) and value.__name__ == "Tried":
            return "the class"
        if isinstance(value, dict):
            return [(name, _told(inner)) for name, inner in value.items()]
        return value


__all__ = ["quick_enumerations"]
