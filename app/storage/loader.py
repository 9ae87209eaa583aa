"""Bytes to a project: one path for files, snapshots and templates, and one error for whatever is wrong."""

import gc
import json
import os
import stat
from pathlib import Path
from typing import Any

from app.collector import quiet_collector
from app.constants import APP_NAME, FORMAT, FORMAT_VERSION
from app.i18n import _
from app.model.engine import ValidationError
from app.model.project import Project
from app.storage import limits, places
from app.storage.assets import AssetStore, sha_of, without_bytes
from app.storage.errors import (
    DamagedFile,
    InvalidContent,
    LoadError,
    NewerFile,
    Problem,
    TooLarge,
    UnreadableFile,
)
from app.storage.migrations import Tree, migrate
from app.storage.parsing import BOM, parse
from app.storage.references import repair
from app.storage.sniffing import foreign_json, sniff
from app.storage.validation import invalid_content
from app.values import dataclass, replace

_CHUNK = 1 << 20
LARGE = 2_500_000
"""Bytes from which on it is worth while to look at a file in a second process."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project from a file: its pictures, what was odd about it, and the bytes it came from."""

    project: Project
    assets: AssetStore
    problems: tuple[Problem, ...] = ()
    name: str = ""
    data: bytes = b""
    read_only: bool = False
    """Whether the file may not be written by this user; Save must become Save As."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of those bytes in hexadecimal."""
        return sha_of(self.data)


def load(data: bytes, *, name: str = "", beside: bool = False) -> Loaded:
    """Read a project from bytes; `beside` allows that a second process looks at them, which a command may have.

    Raises a `LoadError` with one sentence and a place for anything but a whole project of a version known here.
    """
    try:
        with quiet_collector():
            loaded = (_beside(data) if beside and len(data) > LARGE else None) or _load(data)
    except RecursionError as error:
        raise TooLarge(_("Its parts are nested too deeply to be a journey map.")) from error
    except MemoryError as error:
        raise TooLarge(_("There is not enough memory to open this file.")) from error
    return replace(loaded, name=name, data=data)


def read(path: str | os.PathLike[str], *, system: Any = os, beside: bool = False) -> Loaded:
    """Read a project from a file as `load` does; raises a `LoadError`, and never changes the file."""
    data, writable = read_bytes(path, system=system)
    loaded = load(data, name=Path(path).name, beside=beside)
    # What was just loaded lives as long as the document; the collector need not look at it again and again.
    gc.freeze()
    return replace(loaded, read_only=not writable)


def read_bytes(
    path: str | os.PathLike[str], *, system: Any = os, limit: int = limits.FILE_BYTES
) -> tuple[bytes, bool]:
    """Return the bytes of a regular file and whether it may be written, or raise a `LoadError`."""
    try:
        # O_NONBLOCK, so that a named pipe does not wait for ever; a small size is not believed: /proc would say 0.
        flags = (
            os.O_RDONLY
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_CLOEXEC", 0)
            | getattr(os, "O_BINARY", 0)
        )
        descriptor = system.open(path, flags)
        try:
            about = system.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                raise UnreadableFile(_("This is not a file but a folder or a device."))
            if about.st_size > limit:
                raise _too_large(limit)
            data = _read_all(system, descriptor, limit, chunk=min(max(about.st_size, _CHUNK), limit) + 1)
        finally:
            system.close(descriptor)
    except (OSError, ValueError) as error:
        from app.storage.system_errors import why_unread  # a file opens sooner without it

        raise UnreadableFile(why_unread(error)) from error
    if len(data) > limit:
        raise _too_large(limit)
    return data, bool(system.access(path, os.W_OK))


def _too_large(limit: int) -> TooLarge:
    return TooLarge(_("The file is larger than %d MB.") % (limit // limits.MEBIBYTE))


def _read_all(system: Any, descriptor: int, limit: int, *, chunk: int) -> bytes:
    chunks, size = [], 0
    while size <= limit:
        part = system.read(descriptor, chunk)
        if not part:
            break
        chunks.append(part)
        size += len(part)
    return b"".join(chunks)


def _load(data: bytes) -> Loaded:
    if len(data) > limits.FILE_BYTES:
        raise _too_large(limits.FILE_BYTES)
    sniff(data)
    tree, text = parse(data)
    _check_marker(tree)
    current = _migrated(tree)
    # The bytes are read faster than the text that they were decoded to, which would be coded again.
    source = data.removeprefix(BOM) if current is tree else json.dumps(current, ensure_ascii=False)
    try:
        project = Project.from_json(source)
    except ValidationError as error:
        raise invalid_content(error, current, text if current is tree else "") from error
    return _finished(project)


def _beside(data: bytes) -> Loaded | None:
    """Make a project of bytes while a second process looks at them; None if it cannot, or finds anything odd."""
    from app.second_process import HelperLostError, started  # a window is painted without it

    second = started(lambda colleague: colleague.tell(1, 0, b"") if _is_plain(data) else None)
    if second is None:
        return None
    with second:
        try:
            project = Project.from_json(data.removeprefix(BOM))
            second.notes(wait=True)
        except (ValidationError, HelperLostError):
            return None
    return _finished(project)


def _is_plain(data: bytes) -> bool:
    """Say whether bytes hold a project of this version, under all limits; may raise a `LoadError` too."""
    if len(data) > limits.FILE_BYTES:
        return False
    sniff(data)
    tree, _text = parse(data)
    _check_marker(tree)
    return _migrated(tree) is tree


def _finished(project: Project) -> Loaded:
    assets = AssetStore()
    lean, damaged = without_bytes(project, assets)
    whole, problems = repair(lean)
    pictures = tuple(
        Problem(
            _("The picture is damaged, too large or of another format; it is kept, but not shown."),
            place=_("picture %s…") % sha[:8],
        )
        for sha in damaged
    )
    return Loaded(whole, assets, (*problems, *pictures))


def _check_marker(tree: Tree) -> None:
    """Refuse what is not ours, and what a newer version made: saving it here would lose what it holds."""
    if tree.get("format") != FORMAT:
        raise foreign_json(tree)
    version = tree.get("version")
    if isinstance(version, bool) or not isinstance(version, int | float):
        raise InvalidContent(
            _("The version of the file format is missing or not a number."), place=_("field %s") % "version"
        )
    if version > FORMAT_VERSION:
        raise NewerFile(_newer(tree, version), version=str(version))
    if not isinstance(version, int) or version < 1:
        raise InvalidContent(
            _("There has never been a version %s of the file format.") % version,
            place=_("field %s") % "version",
        )


def _newer(tree: Tree, version: float) -> str:
    maker = tree.get("generator")
    if isinstance(maker, str) and maker:
        return _("This file was made by a newer version (%(maker)s). Update %(app)s to open it.") % {
            "maker": places.short(maker),
            "app": APP_NAME,
        }
    return _("This file was made by a newer version (format %(version)s). Update %(app)s to open it.") % {
        "version": version,
        "app": APP_NAME,
    }


def _migrated(tree: Tree) -> Tree:
    try:
        return migrate(tree)
    except (LookupError, TypeError, AttributeError) as error:
        raise DamagedFile(_("The file is of an older version, and it is damaged.")) from error


__all__ = ["LoadError", "Loaded", "load", "read", "read_bytes"]
