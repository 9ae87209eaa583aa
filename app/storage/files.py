"""The one way in which Empathway writes files: the old version or the new one, whole, at every moment.

Own code instead of QSaveFile, which lets a full disk or a failed sync pass, and syncs no folder.
"""

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from app.i18n import _
from app.storage import limits
from app.storage.errors import StorageError
from app.storage.save_errors import ChangedOnDisk, SaveError, kind_of
from app.values import dataclass

ABSENT: Final = ""
"""For `expect_sha`: there must be no such file yet."""

_CHUNK: Final = 1 << 20
_NAME_BYTES: Final = 255
_WINDOWS_WAITS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.4)
_IN_USE: Final = (5, 32)
# Some network drives cannot sync a folder; that is no error of this save.
_NO_FOLDER_SYNC: Final = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
_TEMP_AGE: Final = 3600.0
UMASK_TELLER: Final = "/proc/self/status"

Stamp = tuple[int, int, int]
KeepOld = Callable[[str, bytes], str]
"""Puts a copy of what is about to be replaced aside: (real path, old bytes) -> a warning, or an empty text."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the SHA-256 of the bytes on the disk, and sentences about what did not go quite right."""

    sha256: str
    path: str
    warnings: tuple[str, ...] = ()


def save_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    expect_sha: str | None = None,
    keep_old: KeepOld | None = None,
    system: Any = os,
) -> Saved:
    """Replace a file by new bytes and return once they are on the disk for good.

    `expect_sha` is what the file should hold now (`ABSENT`: nothing; None: whatever); else `ChangedOnDisk`.
    Raises `SaveError` with the old file untouched. `system` stands in for `os` where a test makes calls fail.
    """
    real = os.fspath(path)
    try:
        real = os.path.realpath(real)
        mode = _check_target(real, system)
        look = partial(_look_at_old, real, expect_sha, keep_old=keep_old, system=system)
        seen, warnings = _stamp(real, system), look()
        folder, name = os.path.split(real)
        temporary = f"{folder}{os.sep}{_temporary_name(name)}"
        sha = _write_temporary(temporary, data, mode=mode, like=real, system=system)
        warnings += _put_in_place(temporary, real, seen, look=look, system=system)
        _check_size(real, len(data), system)
        warnings += _sync_folder(folder, system)
    except (OSError, ValueError) as error:
        code, words = (error.errno, error.strerror) if isinstance(error, OSError) else (None, "")
        raise SaveError(kind_of(error), real, code, system=words or "") from error
    clean_up(folder, name, system=system)
    return Saved(sha, real, warnings)


def _put_in_place(
    temporary: str, real: str, seen: Stamp | None, *, look: Callable[[], tuple[str, ...]], system: Any
) -> tuple[str, ...]:
    """Let the new file take the old one's place, after a last look whether somebody has written meanwhile."""
    try:
        warnings = look() if _stamp(real, system) != seen else ()
        _replace(temporary, real, system)
    except (OSError, StorageError):
        _remove(temporary, system)
        raise
    return warnings


def _stamp(real: str, system: Any) -> Stamp | None:
    """Return what changes whenever a file is written or replaced; None if there is none."""
    try:
        found = system.stat(real)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _check_target(real: str, system: Any) -> int | None:
    """Return the mode of the file that will be replaced, or None for a new one."""
    try:
        found = system.stat(real)
    except FileNotFoundError:
        if not stat.S_ISDIR(system.stat(Path(real).parent).st_mode):
            raise SaveError("path-gone", real, errno.ENOTDIR) from None
        return None
    if not stat.S_ISREG(found.st_mode):
        raise SaveError("not-a-file", real, None)
    # A rename asks only for the right to write the folder: it would replace a read-only file in silence.
    if not system.access(real, os.W_OK):
        raise SaveError("read-only-file", real, errno.EACCES)
    return stat.S_IMODE(found.st_mode)


def _look_at_old(
    real: str, expect_sha: str | None, *, keep_old: KeepOld | None, system: Any
) -> tuple[str, ...]:
    """Make sure that nobody else's changes get lost, and put a copy of them aside."""
    if expect_sha is None and keep_old is None:
        return ()
    old = _read(real, system)
    if expect_sha is not None:
        current = ABSENT if old is None else hashlib.sha256(old).hexdigest()
        if current != expect_sha:
            raise ChangedOnDisk(real, None if old is None else current)
    if old is None or keep_old is None:
        return ()
    warning = keep_old(real, old)
    return (warning,) if warning else ()


def _read(real: str, system: Any) -> bytes | None:
    try:
        descriptor = system.open(real, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    try:
        return _read_descriptor(descriptor, system)
    finally:
        system.close(descriptor)


def _read_descriptor(descriptor: int, system: Any) -> bytes:
    chunks, size = [], 0
    # A foreign file may be larger than ours ever are; a cut copy of it still has another SHA-256.
    while size <= 2 * limits.FILE_BYTES:
        chunk = system.read(descriptor, _CHUNK)
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _temporary_name(name: str) -> str:
    """Return a hidden name beside the file that says whose it is and still fits the file system's 255 bytes."""
    tail = f".{os.getpid()}-{os.urandom(4).hex()}.tmp"
    room = _NAME_BYTES - len(tail) - 1
    return "." + os.fsencode(name)[:room].decode("utf-8", "ignore") + tail


def _write_temporary(path: str, data: bytes, *, mode: int | None, like: str, system: Any) -> str:
    """Write and sync a file beside the one that it will replace; returns the SHA-256 of what is in it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    descriptor = system.open(path, flags, 0o600)
    try:
        try:
            _write_all(descriptor, data, system)
            _give_attributes(descriptor, mode, like=like, system=system)
            _sync(descriptor, system)
        finally:
            system.close(descriptor)
        # While the old file is still there: later, a failure could not be taken back.
        return _read_back(path, data, like=like, system=system)
    except (OSError, StorageError):
        _remove(path, system)
        raise


def _write_all(descriptor: int, data: bytes, system: Any) -> None:
    rest = memoryview(data)
    while rest:
        written = system.write(descriptor, rest)
        if written <= 0:  # never seen, but it would be an endless loop
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _give_attributes(descriptor: int, mode: int | None, *, like: str, system: Any) -> None:
    if not hasattr(os, "fchmod"):
        return
    if mode is None:
        system.fchmod(descriptor, 0o666 & ~_umask())
        return
    # Owner first: changing it clears bits of the mode. Owner and extended attributes are best effort.
    try:
        old = system.stat(like)
        if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
            system.fchown(descriptor, old.st_uid, old.st_gid)
        if hasattr(os, "listxattr"):
            for name in system.listxattr(like):
                system.setxattr(descriptor, name, system.getxattr(like, name))
    except OSError as error:
        _note("owner or attributes of %s were not kept: %s", like, error)
    system.fchmod(descriptor, mode)


def _umask() -> int:
    """Return the process's umask; Linux tells it without changing it for a moment."""
    try:
        with Path(UMASK_TELLER).open(encoding="ascii", errors="replace") as status:
            line = next(line for line in status if line.startswith("Umask:"))
        return int(line.split()[1], 8)
    except (OSError, StopIteration, ValueError):
        mask = os.umask(0o077)
        os.umask(mask)
        return mask


def _sync(descriptor: int, system: Any) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            # On macOS fsync only reaches the drive's cache.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            _note("F_FULLFSYNC is not supported here: %s", error)
    system.fsync(descriptor)


def _replace(temporary: str, real: str, system: Any) -> None:
    """Rename over the old file; on Windows wait a little for virus scanners and sync clients that hold it."""
    for wait in _WINDOWS_WAITS:
        try:
            system.replace(temporary, real)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(wait)
    system.replace(temporary, real)


def _sync_folder(folder: str, system: Any) -> tuple[str, ...]:
    """Sync the folder, so that a power cut does not bring the old version back; a failure is a warning only."""
    if os.name == "nt":
        return ()
    try:
        descriptor = system.open(
            folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
        )
        try:
            system.fsync(descriptor)
        finally:
            system.close(descriptor)
    except OSError as error:
        if error.errno in _NO_FOLDER_SYNC:
            _note("the folder %s cannot be synced: %s", folder, error)
            return ()
        return (
            _("The file was written, but it may not survive a power cut: the folder could not be synced."),
        )
    return ()


def _read_back(path: str, data: bytes, *, like: str, system: Any) -> str:
    found, wanted = _read(path, system), hashlib.sha256(data).hexdigest()
    if found is None or hashlib.sha256(found).hexdigest() != wanted:
        raise SaveError("not-verified", like, None)
    return wanted


def _check_size(real: str, size: int, system: Any) -> None:
    """Look whether what was read back is what lies there now."""
    try:
        found = system.stat(real).st_size
    except OSError as error:
        _note("the size of %s cannot be seen: %s", real, error)
        return
    if found != size:
        raise SaveError("not-verified", real, None)


def _remove(path: str, system: Any) -> None:
    try:
        system.unlink(path)
    except OSError as error:
        _note("a temporary file stays behind: %s", error)


def clean_up(folder: str, name: str, *, system: Any = os, now: float | None = None) -> None:
    """Remove temporary files of that file whose program was killed; younger than an hour or alive ones stay."""
    beginning = "." + name[:100]
    try:
        for found in system.listdir(folder):
            if found.startswith(beginning) and found.endswith(".tmp"):
                _remove_if_left_over(f"{folder}{os.sep}{found}", now or time.time(), system)
    except OSError as error:
        _note("left-over files in %s were not looked for: %s", folder, error)


def _remove_if_left_over(path: str, now: float, system: Any) -> None:
    owner = path.rsplit(".", 2)[-2].partition("-")[0]
    if not owner.isdecimal() or _is_alive(int(owner)):
        return
    if now - system.stat(path).st_mtime > _TEMP_AGE:
        _remove(path, system)


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # os.kill would end the process there
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _note(words: str, *details: object) -> None:
    import logging  # only what goes wrong needs it, and it is slow to import

    logging.getLogger(__name__).info(words, *details)
