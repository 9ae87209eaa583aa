"""A lock that dies with its owner: who holds it is alive, and nobody has to guess from dates or numbers."""

import os
import sys
from pathlib import Path

_OWNER_ONLY = 0o600


class Lock:
    """The right to a file, until it is let go or the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let the file go; once is enough."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def take_lock(path: Path) -> Lock | None:
    """Take the lock of a file, which is made if there is none; None if somebody else holds it.

    Raises `OSError` if the file can be neither made nor opened. On a disk that knows no locks it is always free:
    work that is offered twice is better than work that is never offered.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), _OWNER_ONLY)
    try:
        is_taken = try_lock(descriptor)
    except OSError:
        return Lock(descriptor)
    if not is_taken:
        os.close(descriptor)
        return None
    return Lock(descriptor)


def try_lock(descriptor: int) -> bool:
    """Lock an open file, and say whether that was possible; False: somebody who is alive holds it.

    Raises `OSError` on a disk that knows no locks. On Windows the byte where the descriptor stands is locked.
    """
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
