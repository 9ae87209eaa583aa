"""Writing what a command made: never over an existing file unasked, never half of it."""

import os
from pathlib import Path

from app.commands.console import WRONG_USAGE, CommandError
from app.i18n import _
from app.storage.files import ABSENT, save_bytes
from app.storage.save_errors import ChangedOnDisk, SaveError, kind_of


def expected(*, force: bool) -> str | None:
    """Return what the file must hold before it is written: nothing, unless it may be overwritten."""
    return None if force else ABSENT


def check_free(path: str | Path, *, force: bool) -> None:
    """Refuse early, before any work is done, to overwrite a file; raises `SaveError` for what is no name."""
    try:
        is_there = Path(path).exists()
    except OSError as error:
        raise SaveError(kind_of(error), str(path), error.errno) from error
    if is_there and not force:
        raise _exists(path)


def check_writable(path: Path) -> None:
    """Refuse early to write into a folder that is not there or may not be written to; raises `SaveError`."""
    if not path.parent.is_dir():
        raise SaveError("path-gone", str(path), None)
    if not os.access(path.parent, os.W_OK):
        raise SaveError("permission", str(path), None)


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a finished file; `CommandError` if one appeared there meanwhile, else `SaveError`."""
    try:
        save_bytes(path, data, expect_sha=expected(force=force))
    except ChangedOnDisk as error:
        raise _exists(path) from error


def _exists(path: str | Path) -> CommandError:
    return CommandError(_("%s is there already; use --force to overwrite it.") % path, WRONG_USAGE)
