"""Who has a file open: a small file beside it says so, and a lock on that file says whether it is still true.

Nothing depends on it: a claim only warns. What is never overwritten unseen is seen to by `save_bytes`.
"""

import os
import stat
import sys
import time
from pathlib import Path
from typing import Final

from app.constants import APP_ID
from app.storage.locks import try_lock
from app.values import dataclass

NAME: Final = ".~lock.%s#"
LONGEST: Final = 1_000
"""So many bytes of a claim are read: nobody knows who wrote it."""
_NAME_BYTES: Final = 255
_FAR: Final = 1 << 20
"""Where Windows locks a byte: whoever wants to read who holds the file must not be kept from it."""
_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open, as far as that is known: all fields may be empty."""

    user: str = ""
    host: str = ""
    since: float | None = None
    """Seconds of the clock."""


class Claim:
    """The right to say that a file is open here, or who else has it; where no such file can be made, neither."""

    def __init__(self, place: Path, descriptor: int | None = None, *, holder: Holder | None = None) -> None:
        self.place = place
        self.holder = holder
        """Who else has the file open; None if nobody is known to."""
        self._descriptor = descriptor
        if descriptor is not None:
            _held.add(self)

    @property
    def is_ours(self) -> bool:
        """Whether others see that the file is open here."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let the file go; once is enough."""
        descriptor, self._descriptor = self._descriptor, None
        _held.discard(self)
        if descriptor is None:
            return
        is_here = _is_file_of(descriptor, self.place)
        if os.name == "nt":  # nobody can remove a file there that is open
            os.close(descriptor)
        try:
            # A sync client may have put another in its place, which is not ours to remove.
            if is_here:
                self.place.unlink()
        except OSError:
            return  # It says nothing any more: the lock on it is gone.
        finally:
            if os.name != "nt":
                os.close(descriptor)


_held: set[Claim] = set()


def release_all() -> None:
    """Let go of everything, at the end of the program."""
    for held in tuple(_held):
        held.release()


def claim_place(path: str | os.PathLike[str]) -> Path:
    """Return where the claim to a file is kept: beside the file itself, wherever links to it lie."""
    real = Path(os.path.realpath(path))
    room = _NAME_BYTES - len(NAME) + 2
    return real.with_name(NAME % os.fsencode(real.name)[:room].decode("utf-8", "ignore"))


def claim(path: str | os.PathLike[str], *, anyway: bool = False) -> Claim:
    """Claim a file, or say who has claimed it; never waits, never fails.

    Claims of programs that are dead are taken over. One that another computer left, or that cannot be read, stays
    until somebody goes on `anyway`. In a read-only folder nobody can claim anything, and all may go on.
    """
    try:
        place = claim_place(path)
    except (OSError, ValueError):
        return Claim(Path(path))
    for _attempt in range(_ATTEMPTS):
        found = _claim(place, anyway=anyway)
        if found is not None:
            return found
    return Claim(place)


def _claim(place: Path, *, anyway: bool) -> Claim | None:
    """Return the claim, or None if the file went away at this very moment."""
    try:
        descriptor = _open(place)
    except (IsADirectoryError, PermissionError):
        is_unknown = os.path.lexists(place) and not anyway
        return Claim(place, holder=Holder() if is_unknown else None)
    except OSError:
        return Claim(place, holder=Holder() if place.is_symlink() and not anyway else None)
    try:
        holder, is_takeable = _look(descriptor)
    except OSError:
        # A disk that goes away: the map can be worked on all the same.
        holder, is_takeable = None, False
    holder = None if anyway else holder
    if holder is None and is_takeable:
        if _is_file_of(descriptor, place):
            _write(descriptor)
            return Claim(place, descriptor)
        os.close(descriptor)
        return None
    os.close(descriptor)
    return Claim(place, holder=holder)


def _open(place: Path) -> int:
    flags = os.O_CREAT
    for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        return os.open(place, os.O_RDWR | flags, 0o644)
    except PermissionError:
        # Somebody else's, in a folder that is shared: it can be read, and often locked.
        return os.open(place, os.O_RDONLY | (flags & ~os.O_CREAT))


def _look(descriptor: int) -> tuple[Holder | None, bool]:
    """Return who has claimed the file, None if nobody who is alive, and whether the claim could be taken over."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return Holder(), False
    is_free = _is_free(descriptor)
    text = os.read(descriptor, LONGEST).decode("utf-8", "replace")
    holder, process = _read(text)
    if is_free is False:
        return holder, False
    is_from_here = holder.host == _host()
    if not text or (is_from_here and (is_free or not _is_alive(process))):
        return None, True
    # Whether another computer still runs cannot be seen from here.
    return holder, not is_from_here


def _is_free(descriptor: int) -> bool | None:
    """Lock a claim, and say whether that was possible; None on a disk that knows no locks."""
    os.lseek(descriptor, _FAR, os.SEEK_SET)
    try:
        return try_lock(descriptor)
    except OSError:
        return None
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)


def _read(text: str) -> tuple[Holder, int]:
    """Return who a claim names, and the number of the process; empty and 0 for what is none of ours."""
    lines = text.split("\n")
    if len(lines) < 5 or lines[0] != APP_ID:
        return Holder(), 0
    _program, user, host, process, moment = lines[:5]
    return Holder(user, host, float(_number(moment)) or None), _number(process)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0


def _is_alive(process: int) -> bool:
    """Say whether there is such a process; where that cannot be asked, there is."""
    if process <= 0 or os.name == "nt":  # os.kill would end the process there
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(descriptor: int) -> None:
    lines = (APP_ID, _user(), _host(), str(os.getpid()), str(int(time.time())))
    data = "".join(f"{' '.join(line.split())[:200]}\n" for line in lines).encode("utf-8", "replace")
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)  # who was there before has been read
        os.ftruncate(descriptor, 0)
        os.write(descriptor, data)
    except OSError:
        return  # Without a name: the lock itself counts.


def _host() -> str:
    """Return this computer's name; `platform` would take 7 ms to import."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _user() -> str:
    """Return the name that this user logs in with."""
    named = next((os.environ[name] for name in ("LOGNAME", "USER", "USERNAME") if os.environ.get(name)), "")
    if named or sys.platform == "win32":
        return named
    import pwd  # the environment nearly always says it

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def _is_file_of(descriptor: int, place: Path) -> bool:
    """Say whether an open file is the one that lies there now."""
    try:
        mine, there = os.fstat(descriptor), place.lstat()
    except OSError:
        return False
    return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)
