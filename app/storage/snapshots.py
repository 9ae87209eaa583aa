"""Work that is not saved yet, kept beside the program's other files for the day when it does not end as it should.

Each open project has a folder of its own with a lock, two snapshots that are written in turn, and its pictures
once. A snapshot is a line that tells what it is, with the SHA-256 of the rest, and the project as in its file: so
a torn one is known, and the other one counts. Who reads them is `app.storage.left_work`.
"""

import hashlib
import json
import shutil
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.model.project import Project
from app.paths import state_folder
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.errors import StorageError
from app.storage.files import save_bytes
from app.storage.locks import Lock, take_lock
from app.values import dataclass, replace

SNAPSHOTS: Final = ("snap-A", "snap-B")
LOCK: Final = "lock"
ASIDE: Final = "aside"
PICTURES: Final = "assets"
_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What a snapshot is of: the map's title, its file and that file's SHA-256, and how many changes it holds."""

    title: str = ""
    path: str | None = None
    base_sha: str | None = None
    changes: int = 0
    time: str = ""
    """When it was taken, in UTC as ISO 8601."""
    number: int = 0
    """The running number within its folder; it says which snapshot is newer, whatever the clock does."""


class SnapshotFolder:
    """Where the work on one open project is kept; nothing is made on the disk before the first snapshot."""

    def __init__(self, parent: Path | None = None) -> None:
        self._folder = (parent or sessions_folder()) / uuid.uuid4().hex
        self._lock: Lock | None = None
        self._number = 0

    @property
    def path(self) -> Path:
        return self._folder

    def write(self, project: Project, assets: AssetStore, heading: Heading) -> None:
        """Keep a project as it is now; returns once it is on the disk.

        Raises `OSError` or `StorageError`; the snapshot before is then still there.
        """
        if self._lock is None:
            self._begin()
        self._write_pictures(project, assets)
        number = self._number + 1
        now = datetime.now(UTC).isoformat(timespec="seconds")
        body = encode(project)
        head = _head(replace(heading, number=number, time=now), body)
        save_bytes(self._folder / SNAPSHOTS[number % 2], head + body)
        self._number = number

    def remove(self) -> None:
        """Forget the work: it is saved, or nothing is left of it."""
        self.release()
        if self._number:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._number = 0

    def set_aside(self, reason: str) -> None:
        """Keep the work for some days, without offering it at the next start; see `left_work.DAYS` for reasons."""
        if self._number:
            put_aside(self._folder, reason)
        self.release()

    def release(self) -> None:
        """Let the folder go, as the end of the process would."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _begin(self) -> None:
        """Make the folder and lock it; a program that starts at this moment may be looking into an empty one."""
        for _attempt in range(_ATTEMPTS):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = take_lock(self._folder / LOCK)
            if self._lock is not None:
                return
            # It will clear that one away, and what was written into it without a lock.
            self._folder = self._folder.with_name(uuid.uuid4().hex)

    def _write_pictures(self, project: Project, assets: AssetStore) -> None:
        folder = self._folder / PICTURES
        for sha in project.assets:
            data = assets.get(sha)
            if data is None or (folder / sha).exists():
                continue
            folder.mkdir(mode=0o700, exist_ok=True)
            save_bytes(folder / sha, data)


def sessions_folder() -> Path:
    """Return the folder of all work that is kept; it need not exist."""
    return state_folder() / "sessions"


def put_aside(folder: Path, reason: str) -> None:
    """Note down why the work of a folder is not offered at the next start; a full disk lets it be offered."""
    with suppress(OSError, StorageError):
        save_bytes(folder / ASIDE, reason.encode("ascii"))


def _head(heading: Heading, body: bytes) -> bytes:
    fields = {
        "number": heading.number,
        "time": heading.time,
        "title": heading.title,
        "path": heading.path,
        "base": heading.base_sha,
        "changes": heading.changes,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return json.dumps(fields).encode("ascii") + b"\n"
