"""Bounded memories of what was made for a block or a row."""

from typing import Generic, TypeVar

Value = TypeVar("Value")


class TwoGenerations(Generic[Value]):
    """A mapping that forgets what was not asked for during the last `limit` new entries or more.

    Never holds more than twice the limit. Keys hold the identity of objects, so each value must keep them alive.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._young: dict[object, Value] = {}
        self._old: dict[object, Value] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: object) -> Value | None:
        """Return the value, which counts as used; None if it is not there."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: object, value: Value) -> None:
        """Remember a value."""
        if len(self._young) >= self._limit:
            self._old = self._young
            self._young = {}
        self._young[key] = value

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()
