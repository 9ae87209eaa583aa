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
    "io": N_("The disk reports an error. Save the file elsewhere, and check the disk."),
    "not-verified": N_(
        "What was read back is not what was written. Save the file elsewhere, and check the disk."
    ),
    "not-equal": N_("What would be written does not read back as the same project; nothing was written."),
    "other": N_("The file could not be written."),
}

_KINDS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "too-large",
    errno.EROFS: "read-only-folder",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ETXTBSY: "in-use",
    errno.EBUSY: "in-use",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EINVAL: "bad-name",
    errno.ENOENT: "path-gone",
    errno.ENOTDIR: "path-gone",
    errno.ENXIO: "path-gone",
    errno.ENODEV: "path-gone",
    errno.EIO: "io",
    errno.EISDIR: "not-a-file",
}
for _name, _kind in (
    ("EDQUOT", "quota"),
    ("ESTALE", "path-gone"),
    ("ENOTCONN", "path-gone"),
    ("EREMOTEIO", "io"),
):
    if hasattr(errno, _name):
        _KINDS[getattr(errno, _name)] = _kind


class SaveError(StorageError):
    """A file was not saved; what was there before is still there. `kind` is one of the words of this module."""

    def __init__(self, kind: str, path: str, code: int | None) -> None:
        super().__init__(_(_SENTENCES[kind]), place=Path(path).name)
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
