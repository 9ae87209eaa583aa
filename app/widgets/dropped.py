"""What is dragged here from other programs: the files that a window opens, and how a drop is taken."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.constants import FILE_SUFFIX

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

_OPENED = (FILE_SUFFIX, ".json", ".csv", ".tsv")


def take_copy(event: "QDropEvent") -> None:
    """Accept a drop as a copy: who is told that it was a move deletes the file or the words over there."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def opened_files(event: "QDropEvent") -> tuple[Path, ...]:
    """Return the dropped files that a window opens."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in _OPENED)
