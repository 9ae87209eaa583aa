"""Why a file could not be saved: one sentence for each kind of failure."""

import errno
from pathlib import Path
from typing import Final

from app.i18n import N_, _
from app.storage.errors import StorageError

_SENTENCES: Final = {
    "disk-full": N_("The disk is full. Make room, or save the file elsewhere."),
    "quota": N_("Your share of the disk is used up. Make room, or save the file elsewhere."),
    "too-large": N_("The file is larger than this disk or account allows."),
    "read-only-folder": N_("This folder or disk is read-only. Save the file elsewhere."),
    "read-only-file": N_("The file is read-only. Save it under another name, or make it writable."),
    "permission": N_("You may not write here. Save the file elsewhere."),
    "in-use": N_("Another program holds the file open. Close it there, and try again."),
    "name-too-long": N_("The name is too long. Choose a shorter one."),
    "bad-name": N_("This is not a valid file name."),
    "path-gone": N_("The folder is not there. Is a drive unplugged or the network down?"),
    "not-a-file": N_("There is a folder or a device of that name. Choose another name."),
    "loop": N_("Links lead round in a circle here. Save the file elsewhere."),
    "busy": N_("The file is busy. Try again in a moment, or save the file elsewhere."),
    "too-many": N_("Too many files are open. Close other programs, and try again."),
    "too-many-links": N_("This folder holds no more files. Save the file elsewhere."),
    "memory": N_("There is not enough memory to write the file. Close other programs, and try again."),
    "no-answer": N_("The disk or the network does not answer. Save the file elsewhere."),
    "io": N_("The disk reports an error. Save the file elsewhere, and check the disk."),
    "not-verified": N_(
        "What was read back is not what was written. Save the file elsewhere, and check the disk."
    ),
    "not-equal": N_("What would be written does not read back as the same project; nothing was written."),
    "other": N_("The file could not be written."),
}

_KINDS: Final = {
    getattr(errno, name): kind
    for kind, names in (
        ("disk-full", "ENOSPC"),
        ("quota", "EDQUOT"),
        ("too-large", "EFBIG"),
        ("read-only-folder", "EROFS"),
        ("permission", "EACCES EPERM"),
        ("in-use", "ETXTBSY EBUSY"),
        ("busy", "EAGAIN EDEADLK ENOLCK"),
        ("name-too-long", "ENAMETOOLONG"),
        ("bad-name", "EINVAL EILSEQ"),
        ("path-gone", "ENOENT ENOTDIR ENXIO ENODEV ESTALE ENOTCONN"),
        ("not-a-file", "EISDIR"),
        ("loop", "ELOOP"),
        ("too-many", "EMFILE ENFILE"),
        ("too-many-links", "EMLINK"),
        ("memory", "ENOMEM"),
        ("no-answer", "ETIMEDOUT EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ECONNRESET ECONNABORTED"),
        ("io", "EIO EREMOTEIO"),
    )
    for name in names.split()
    if hasattr(errno, name)
}
"""The kind of failure of each error number; a system lacks some of them."""


class SaveError(StorageError):
    """A file was not saved; what was there before is still there. `kind` is one of the words of this module.

    `system` are the system's own words, which say what an unknown failure is.
    """

    def __init__(self, kind: str, path: str, code: int | None, *, system: str = "") -> None:
        is_told = kind != "other" or not system
        sentence = _(_SENTENCES[kind]) if is_told else _("The file could not be written: %s.") % system
        super().__init__(sentence, place=Path(path).name)
        self.kind = kind
        self.path = path
        self.errno = code


class ChangedOnDisk(StorageError):
    """The file is not what it was when it was opened or saved last; `sha256` tells what it is now."""

    def __init__(self, path: str, sha256: str | None) -> None:
        gone = sha256 is None
        words = (
            _("The file was deleted or moved by somebody else.")
            if gone
            else _("The file was changed by somebody else.")
        )
        super().__init__(words, place=Path(path).name)
        self.path = path
        self.sha256 = sha256


def kind_of(error: OSError | ValueError) -> str:
    """Return the kind of failure that an error of the system stands for."""
    if isinstance(error, ValueError):  # a NUL or half a character in the name
        return "bad-name"
    if getattr(error, "winerror", None) in (5, 32):
        return "in-use"
    return _KINDS.get(error.errno or 0, "other")
