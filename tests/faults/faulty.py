"""A stand-in for `os` that fails, or dies, at one call of many."""

import os
from typing import Any


class Killed(BaseException):
    """What a kill looks like from inside: nothing after it happens any more."""


_COUNTED = frozenset(
    (
        *("open", "read", "write", "close", "fsync", "fchmod", "fchown", "replace", "unlink"),
        *("stat", "fstat", "access", "listdir", "listxattr", "getxattr", "setxattr"),
    )
)


class FaultySystem:
    """Hands calls through to `os`; call number `at` (from 0) raises the error, with `for_ever` all later ones too.

    An error that is a `Killed` makes every later call raise it too. `calls` tells what was called.
    """

    def __init__(self, at: int = -1, error: BaseException | None = None, *, for_ever: bool = False) -> None:
        self._at, self._error, self._for_ever = at, error, for_ever
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in _COUNTED:
            return real

        def call(*args: Any, **options: Any) -> Any:
            number = len(self.calls)
            self.calls.append(name)
            later = self._for_ever or isinstance(self._error, Killed)
            if self._error is not None and (number == self._at or (later and number > self._at >= 0)):
                if name == "close" and not isinstance(self._error, Killed):
                    real(*args, **options)  # a failing close closes all the same
                raise self._error
            return real(*args, **options)

        return call


class ShortWrites(FaultySystem):
    """Writes only a few bytes at a time, as a nearly full disk may."""

    def write(self, descriptor: int, data: Any) -> int:
        return os.write(descriptor, bytes(data[:7]))
