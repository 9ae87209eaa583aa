"""Opening documents in a window, and what is said if that cannot be done; `saving` is the way back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.constants import APP_NAME, FILE_SUFFIX
from app.editing.session import Session
from app.i18n import _, ngettext
from app.paths import resource_path
from app.storage.errors import LoadError
from app.storage.loader import Loaded, read
from app.widgets.plain import Answer, Question, ask, isolated

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MOST_PROBLEMS = 8
SETTLED_MS = 250
"""After so long a document that was opened has been painted, with its panels."""
TABLES = (".csv", ".tsv")


def file_filter() -> str:
    """Return the filter of the file dialogs."""
    maps, tables = _("Journey maps (*%s *.json)") % FILE_SUFFIX, _("Tables (%s)") % "*.csv *.tsv"
    return ";;".join((maps, tables, _("All files (*)")))


def open_file(window: "MainWindow", path: Path | None) -> bool:
    """Open a file, asking for one if none is given; a sentence says why if it cannot be opened."""
    path = path or _ask_open(window)
    if path is None:
        return False
    if path.suffix.lower() in TABLES:
        from app.widgets.importing.flow import import_table  # most files are maps

        return import_table(window, path, target="file")
    shown = window.studio.window_with(path)
    if shown is not None:
        shown.bring_to_front()
        return True
    try:
        loaded = read(path)
    except LoadError as error:
        tell_unreadable(window, path, error)
        return False
    target = window.studio.room_for_document(window)
    if path.resolve().is_relative_to(resource_path().resolve()):
        # What ships with the program stays as it is: saving asks for a file.
        target.show_document(Session(loaded.project, loaded.assets, saved=True))
        return True
    session = Session(loaded.project, loaded.assets, path=path)
    session.is_read_only = loaded.read_only
    session.reckon_sha(lambda: loaded.sha256)
    target.show_document(session)
    window.studio.remember_file(path)
    # A picture for the welcome page has time; the map itself is to be seen first.
    QTimer.singleShot(SETTLED_MS, target, lambda: _keep_miniature(session))
    tell_problems(target, loaded)
    return True


def open_offer(window: "MainWindow", offer_id: str) -> bool:
    """Open a template or an example as a new document that has no file yet."""
    from app.storage import library  # a file does without

    try:
        loaded = library.load_template(offer_id)
    except (LoadError, KeyError) as error:
        ask(window, _damaged_installation(error))
        return False
    session = Session(loaded.project, loaded.assets, saved=True)
    window.studio.room_for_document(window).show_document(session)
    return True


def _keep_miniature(session: Session) -> None:
    from app.widgets.saving import keep_miniature  # the map was to be painted first

    keep_miniature(session)


def _ask_open(window: "MainWindow") -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # a file named at the start needs no dialog

    name, _filter = QFileDialog.getOpenFileName(
        window, _("Open a map"), str(folder_of(window)), file_filter()
    )
    return Path(name) if name else None


def folder_of(window: "MainWindow") -> Path:
    """Return the folder to begin with: the document's, that of the last file, or home."""
    if window.session is not None and window.session.path is not None:
        return window.session.path.parent
    recent = window.recent_names()
    folder = Path(recent[0]).parent if recent else Path.home()
    return folder if folder.is_dir() else Path.home()


# --- questions ------------------------------------------------------------------------------------------


def _damaged_installation(error: Exception) -> Question:
    text = _("This template cannot be opened. The installation may be damaged.")
    return Question(APP_NAME, text, str(error), (Answer("close", _("Close"), "reject"),), "error")


def tell_unreadable(window: "MainWindow", path: Path, error: LoadError) -> None:
    if not window.isVisible():
        # A file named at the start: the question needs a window to stand before.
        window.show_welcome()
        window.show()
    place = f"{error.place[0].upper()}{error.place[1:]}: " if error.place else ""
    ask(
        window,
        Question(
            APP_NAME,
            _("%s cannot be opened.") % isolated(path.name),
            f"{place}{error.sentence}" + ("\n" + _("The file was not changed.") if path.exists() else ""),
            (Answer("close", _("Close"), "reject"),),
            "warning",
        ),
    )


def tell_problems(window: "MainWindow", loaded: Loaded) -> None:
    """List what was odd about a file that could be opened all the same."""
    if not loaded.problems:
        return
    count = len(loaded.problems)
    lines = [str(problem) for problem in loaded.problems[:MOST_PROBLEMS]]
    if count > MOST_PROBLEMS:
        lines.append("…")
    ask(
        window,
        Question(
            APP_NAME,
            ngettext("%d thing in this file is odd.", "%d things in this file are odd.", count) % count,
            "\n".join(lines) + "\n" + _("The file was not changed."),
            (Answer("close", _("Close"), "reject"),),
            "information",
        ),
    )
