"""Older versions of a file: copies of what each save replaced, out of the way of cloud folders and git."""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from app.constants import FILE_SUFFIX
from app.i18n import _
from app.paths import data_folder
from app.storage.files import save_bytes
from app.storage.save_errors import SaveError
from app.values import dataclass

LAST: Final = 10
DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class OldVersion:
    """One copy: its running number, the UTC time at which it was replaced, and where it lies."""

    number: int
    time: str
    path: Path

    @property
    def day(self) -> str:
        return self.time[:8]


def keep_old(real: str, data: bytes) -> str:
    """Put a copy aside and thin out the older ones; returns a warning if that failed."""
    folder = folder_of(real)
    try:
        versions = old_versions(real)
        if versions and versions[-1].path.read_bytes() == data:
            return ""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = versions[-1].number + 1 if versions else 1
        time = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        save_bytes(folder / f"{number:06d}-{time}{FILE_SUFFIX}", data)
        _thin_out(real)
    except (OSError, SaveError) as error:
        import logging  # only what goes wrong needs it, and it is slow to import

        logging.getLogger(__name__).info("no copy of %s was kept: %s", real, error)
        return _("No copy of the older version could be kept.")
    return ""


def folder_of(path: str | os.PathLike[str]) -> Path:
    """Return the folder of a file's older versions; it need not exist."""
    real = os.path.realpath(path)
    return data_folder() / "backups" / hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def old_versions(path: str | os.PathLike[str]) -> tuple[OldVersion, ...]:
    """Return the older versions of a file, oldest first, by running number: clocks go wrong."""
    folder = folder_of(path)
    found = (_version(each) for each in (folder.iterdir() if folder.is_dir() else ()))
    return tuple(sorted((version for version in found if version), key=lambda version: version.number))


def _version(path: Path) -> OldVersion | None:
    number, dash, time = path.name.removesuffix(FILE_SUFFIX).partition("-")
    is_ours = path.name.endswith(FILE_SUFFIX) and dash and number.isdecimal()
    return OldVersion(int(number), time, path) if is_ours else None


def _thin_out(path: str | os.PathLike[str]) -> None:
    for version in superfluous(old_versions(path)):
        version.path.unlink(missing_ok=True)


def superfluous(versions: tuple[OldVersion, ...]) -> tuple[OldVersion, ...]:
    """Return those to remove: all but the first, the last ten, and the last one of each of 30 days."""
    last_of_day: dict[str, Any] = {version.day: version for version in versions}
    recent_days = list(last_of_day.values())[-DAYS:]
    kept = {version.number for version in (*versions[:1], *versions[-LAST:], *recent_days)}
    return tuple(version for version in versions if version.number not in kept)
