"""Work that a program left behind when it did not end as it should, or that was closed without saving.

A snapshot is read with the same limits as any file: nobody knows what happened to it since.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.i18n import _
from app.storage import limits
from app.storage.errors import DamagedFile, LoadError
from app.storage.loader import Loaded, load, read_bytes
from app.storage.locks import Lock, take_lock
from app.storage.pictures import PictureError, inspect_picture
from app.storage.snapshots import ASIDE, LOCK, PICTURES, SNAPSHOTS, Heading, put_aside, sessions_folder
from app.values import dataclass

DAYS: Final = {"declined": 30, "discarded": 7}
"""For how long what was set aside is kept, by why: put off when it was offered, or closed without saving."""

_DAY: Final = 86_400.0
_LONGEST_HEAD: Final = 100_000


@dataclass(frozen=True, slots=True)
class LeftWork:
    """Work that was left behind, with the lock on its folder, so that no other program offers it as well."""

    folder: Path
    heading: Heading
    reason: str
    """Why it was set aside; empty if the program did not end as it should."""
    lock: Lock

    def load(self) -> Loaded:
        """Read the newest snapshot that is whole; raises `LoadError`."""
        for _heading, body in _whole_snapshots(self.folder):
            loaded = load(body, name=self.heading.title)
            _read_pictures(self.folder / PICTURES, loaded)
            return loaded
        raise DamagedFile(_("The work that was kept is damaged."))

    def file_is_unchanged(self) -> bool:
        """Say whether the file still holds what this work began with."""
        if self.heading.path is None or self.heading.base_sha is None:
            return False
        try:
            data, _writable = read_bytes(self.heading.path)
        except LoadError:
            return False
        return hashlib.sha256(data).hexdigest() == self.heading.base_sha

    def put_off(self) -> None:
        """Keep it under the recovered maps; how long counts from the first time."""
        if not self.reason:
            put_aside(self.folder, "declined")
        self.lock.release()

    def delete(self) -> None:
        """Remove it for good."""
        self.lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def left_work(parent: Path | None = None) -> tuple[LeftWork, ...]:
    """Return the work that no running program holds, the newest first, and clear away what is too old.

    Each comes with its lock, which `put_off` and `delete` let go.
    """
    folder = parent or sessions_folder()
    try:
        children = sorted(child for child in folder.iterdir() if child.is_dir())
    except OSError:
        return ()
    found = [work for child in children if (work := _left_in(child)) is not None]
    return tuple(sorted(found, key=lambda work: work.heading.time, reverse=True))


def _left_in(folder: Path) -> LeftWork | None:
    try:
        lock = take_lock(folder / LOCK)
    except OSError:
        return None
    if lock is None:
        return None
    reason, since = _aside(folder)
    newest = next(_whole_snapshots(folder), None)
    too_old = reason != "" and time.time() - since > DAYS.get(reason, max(DAYS.values())) * _DAY
    if newest is None or too_old:
        lock.release()
        if too_old or not any((folder / name).exists() for name in SNAPSHOTS):
            shutil.rmtree(folder, ignore_errors=True)
        return None
    return LeftWork(folder, newest[0], reason, lock)


def _whole_snapshots(folder: Path) -> Iterator[tuple[Heading, bytes]]:
    """Yield the snapshots that are as they were written, the newest first."""
    found = [snapshot for name in SNAPSHOTS if (snapshot := _snapshot(folder / name)) is not None]
    yield from sorted(found, key=lambda snapshot: snapshot[0].number, reverse=True)


def _snapshot(path: Path) -> tuple[Heading, bytes] | None:
    try:
        data, _writable = read_bytes(path, limit=limits.FILE_BYTES + _LONGEST_HEAD)
        head, _newline, body = data.partition(b"\n")
        fields = json.loads(head) if len(head) <= _LONGEST_HEAD else None
    except (LoadError, ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or fields.get("sha256") != hashlib.sha256(body).hexdigest():
        return None
    return _heading(fields), body


def _heading(fields: dict[str, object]) -> Heading:
    """Take from a heading what has the right type; the snapshot itself is what counts."""
    number, changes = fields.get("number"), fields.get("changes")
    path, base = fields.get("path"), fields.get("base")
    return Heading(
        title=str(fields.get("title", "")),
        path=path if isinstance(path, str) and path else None,
        base_sha=base if isinstance(base, str) else None,
        changes=changes if isinstance(changes, int) else 0,
        time=str(fields.get("time", "")),
        number=number if isinstance(number, int) else 0,
    )


def _aside(folder: Path) -> tuple[str, float]:
    """Return why a folder was set aside and since when, in seconds of the clock; an empty word if it was not."""
    try:
        path = folder / ASIDE
        return path.read_text("ascii", "replace").strip()[:20], path.stat().st_mtime
    except OSError:
        return "", 0.0


def _read_pictures(folder: Path, loaded: Loaded) -> None:
    for sha in loaded.project.assets:
        try:
            data, _writable = read_bytes(folder / sha, limit=limits.PICTURE_BYTES)
            inspect_picture(data)
        except (LoadError, PictureError):
            continue  # shown as a place-holder, as a picture is that is missing in a file
        if hashlib.sha256(data).hexdigest() == sha:
            loaded.assets.add(data)
