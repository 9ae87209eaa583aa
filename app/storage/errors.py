"""What can go wrong with a file: each error is one sentence for people, and a place where there is one."""

from app.compat import override
from app.i18n import _
from app.values import dataclass


class StorageError(Exception):
    """A file could not be read or written; `sentence` says why, in the language of the program."""

    def __init__(self, sentence: str, *, place: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place

    @override
    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class LoadError(StorageError):
    """A file cannot be opened as a project. `line` is counted from 1, where it is known."""

    def __init__(self, sentence: str, *, place: str = "", line: int | None = None) -> None:
        super().__init__(sentence, place=place or (line_words(line) if line else ""))
        self.line = line


class UnreadableFile(LoadError):
    """The file could not be read at all: it is missing, forbidden or no regular file."""


class EmptyFile(LoadError):
    """The file holds nothing."""


class DamagedFile(LoadError):
    """The file was a project once, or wants to be one, but it is cut off or changed."""


class ForeignFile(LoadError):
    """The file belongs to another program."""


class TooLarge(LoadError):
    """The file holds more than the limits allow."""


class InvalidContent(LoadError):
    """The file is well-formed, but a field holds what it cannot hold."""


class NewerFile(LoadError):
    """The file was made by a newer version, whose contents this one might damage."""

    def __init__(self, sentence: str, *, version: str) -> None:
        super().__init__(sentence)
        self.version = version


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd in a file that could be opened all the same; `repaired` if the project was changed for it."""

    sentence: str
    place: str = ""
    line: int | None = None
    repaired: bool = False

    @override
    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def line_words(line: int) -> str:
    """Return a line number in words."""
    return _("line %d") % line
