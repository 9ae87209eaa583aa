"""Why the system refused to read something: one sentence for each kind of failure, in the program's language."""

from typing import Final

from app.i18n import N_, _
from app.storage.save_errors import SaveError, kind_of

_READING: Final = {
    "path-gone": N_("There is no such file."),
    "permission": N_("You may not read this file."),
    "not-a-file": N_("This is not a file but a folder or a device."),
    "bad-name": N_("This is not a valid file name."),
    "name-too-long": N_("The name of the file is too long."),
    "loop": N_("Links lead round in a circle here, so there is no file to read."),
    "in-use": N_("Another program holds the file open. Close it there, and try again."),
    "busy": N_("The file is busy. Try again in a moment."),
    "too-many": N_("Too many files are open. Close other programs, and try again."),
    "memory": N_("There is not enough memory to read the file."),
    "no-answer": N_("The disk or the network does not answer. Try again later."),
    "io": N_("The disk reports an error. Check the disk, and look for a copy of the file."),
}


def why_unread(error: OSError | ValueError) -> str:
    """Return why a file cannot be read; what is not known keeps the system's own words."""
    sentence = _READING.get(kind_of(error))
    if sentence is None and isinstance(error, OSError):
        return _("The file cannot be read: %s.") % (error.strerror or type(error).__name__)
    return _(sentence or _READING["bad-name"])


def why_unwritten(error: OSError, path: str = "") -> str:
    """Return why something could not be written, as a sentence that ends with what one may do."""
    return SaveError(kind_of(error), path, error.errno, system=error.strerror or "").sentence
