"""The value classes of `app.values` behave as the standard library's do."""

import copy
import dataclasses
import pickle
from types import ModuleType
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import values

SOURCE = '''
from typing import ClassVar

@module.dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    unit: ClassVar[str] = "mm"
    x: float
    y: float = 0.0
    names: list[str] = module.field(default_factory=list)
    note: object = module.field(default=None, repr=False)

    @property
    def double(self) -> float:
        return self.x * 2

@module.dataclass(frozen=True, slots=True)
class Deep(Point):
    z: float = 1.0

@module.dataclass(slots=True)
class Open:
    a: int
    b: str = "b"

@module.dataclass(frozen=True, eq=False)
class Thing:
    a: int = 1
    b: dict[str, int] = module.field(default_factory=dict)

@module.dataclass(frozen=True, slots=True)
class Nothing:
    """A value without a field."""

@module.dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Held:
    a: int
'''


def classes(module: ModuleType) -> dict[str, Any]:
    """Return the classes of the sample, made by one of the two modules."""
    made: dict[str, Any] = {"module": module, "__name__": __name__}
    exec(SOURCE, made)
    return made


OURS, THEIRS = classes(values), classes(dataclasses)
CASES = [
    ("Point", (1.5,), {}),
    ("Point", (1.5, 2.5), {"names": ["a"], "note": 3}),
    ("Deep", (1.5, 2.5), {"z": 4.0}),
    ("Open", (1,), {"b": "c"}),
    ("Thing", (), {}),
    ("Thing", (4,), {"b": {"x": 1}}),
    ("Nothing", (), {}),
    ("Held", (5,), {}),
]


@pytest.mark.parametrize(("name", "args", "given_names"), CASES)
def test_value_when_made_shows_and_holds_what_the_standard_one_does(
    name: str, args: tuple[Any, ...], given_names: dict[str, Any]
) -> None:
    ours, theirs = OURS[name](*args, **given_names), THEIRS[name](*args, **given_names)
    assert repr(ours) == repr(theirs)
    assert [field.name for field in dataclasses.fields(ours)] == [
        field.name for field in dataclasses.fields(theirs)
    ]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.is_dataclass(OURS[name])
    assert OURS[name].__match_args__ == THEIRS[name].__match_args__
    assert OURS[name].__qualname__ == THEIRS[name].__qualname__
    assert hasattr(ours, "__dict__") == hasattr(theirs, "__dict__")
    assert (ours == OURS[name](*args, **given_names)) == (theirs == THEIRS[name](*args, **given_names))


@pytest.mark.parametrize("name", ["Point", "Deep", "Open", "Thing", "Nothing", "Held"])
def test_value_when_wrong_arguments_are_given_refuses_them_as_the_standard_one_does(name: str) -> None:
    for args, given_names in (((1, 2, 3, 4, 5, 6, 7), {}), ((), {"wrong": 1})):
        with pytest.raises(TypeError) as theirs:
            THEIRS[name](*args, **given_names)
        with pytest.raises(TypeError) as ours:
            OURS[name](*args, **given_names)
        assert str(ours.value) == str(theirs.value)


@given(st.floats(), st.floats(allow_nan=False))
def test_value_when_compared_and_hashed_follows_its_fields(x: float, y: float) -> None:
    point, other = OURS["Nothing"](), OURS["Nothing"]()
    assert point == other
    assert hash(point) == hash(THEIRS["Nothing"]())
    a, b = OURS["Point"](y, 1.0), OURS["Point"](y, 1.0)
    assert a == b
    assert a != OURS["Deep"](y, 1.0)
    assert (OURS["Open"](1) == OURS["Open"](2)) is False
    assert values.replace(a, x=2.0).x == 2.0
    assert dataclasses.replace(a, x=2.0).y == 1.0
    assert repr(OURS["Point"](x)) == repr(THEIRS["Point"](x))


def test_value_when_frozen_cannot_be_changed() -> None:
    for name in ("Point", "Thing", "Deep"):
        value = OURS[name](1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.x = 2
        with pytest.raises(dataclasses.FrozenInstanceError):
            del value.a


def test_value_when_open_can_be_changed_and_has_no_hash() -> None:
    value = OURS["Open"](1)
    value.a = 2
    assert value.a == 2
    with pytest.raises(TypeError):
        hash(value)


def test_defaults_from_a_factory_when_not_given_are_new_for_each_value() -> None:
    assert OURS["Point"](1).names is not OURS["Point"](1).names


@values.dataclass(frozen=True, slots=True)
class Kept:
    """A value of a module, so that it can be pickled."""

    kind: ClassVar[str] = "kept"
    a: int
    b: tuple[int, ...] = ()


def test_value_when_copied_or_pickled_is_equal() -> None:
    value = Kept(1, (2, 3))
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301  (our own bytes)
    assert Kept.kind == "kept"
