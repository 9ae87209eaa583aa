"""Saving and closing documents in a window, with every question that has to be asked."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.constants import APP_NAME, FILE_SUFFIX
from app.editing.session import Session
from app.editing.summary import summary_of
from app.i18n import _
from app.storage.backups import keep_old
from app.storage.claims import Holder, claim
from app.storage.errors import LoadError, StorageError
from app.storage.files import ABSENT, Saved, save_bytes
from app.storage.loader import read
from app.storage.names import safe_name
from app.storage.save_errors import ChangedOnDisk, SaveError
from app.storage.saving import save_project
from app.widgets.documents import file_filter, folder_of, tell_problems, tell_unreadable
from app.widgets.file_watch import held_words
from app.widgets.plain import Answer, Question, ask, isolated
from app.widgets.recent import miniature_file

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def save(window: "MainWindow") -> bool:
    """Save the document into its file; asks for one if it has none."""
    session = window.session
    if session is None:
        return True
    if session.path is None or session.is_read_only:
        return save_as(window)
    return _save_to(window, session.path, expect=session.file_sha)


def save_as(window: "MainWindow", *, folder: Path | None = None) -> bool:
    """Ask for a file and save the document there; it goes on with that file."""
    session = window.session
    if session is None:
        return True
    path = _chosen_file(window, session, folder=folder)
    if path is None:
        return False
    # The file dialog has asked before overwriting.
    return _save_to(window, path, expect=session.file_sha if _is_own(window, path) else None)


def _chosen_file(window: "MainWindow", session: Session, *, folder: Path | None = None) -> Path | None:
    """Ask for a file to write until it is one that nobody else has open; None if the user gives up."""
    while True:
        path = _ask_save(window, session, folder=folder)
        if path is None or _is_own(window, path):
            return path
        other = window.studio.window_with(path)
        if other is not None and other is not window:
            ask(window, _open_elsewhere(path))
            return None
        holder = _holder_of(path)
        answer = ask(window, _held_question(path, holder)) if holder is not None else "overwrite"
        if answer == "overwrite":
            return path
        if answer != "elsewhere":
            return None
        folder = path.parent


def _is_own(window: "MainWindow", path: Path) -> bool:
    """Say whether a file is the one that the window's document saves into, under whatever name."""
    session = window.session
    return session is not None and not session.is_read_only and window.studio.window_with(path) is window


def _holder_of(path: Path) -> Holder | None:
    """Return who has a file open that this program has not."""
    found = claim(path)
    found.release()
    return found.holder


def may_close(window: "MainWindow") -> bool:
    """Say whether the document may go, after asking whether to save what is not saved."""
    session = window.session
    if session is None or not session.is_modified:
        return True
    window.bring_to_front()
    answer = ask(window, _save_question(session))
    if answer == "save":
        return save(window)
    return answer == "discard"


def save_copy(window: "MainWindow") -> bool:
    """Save the document as it is into another file, without going on with that one."""
    session = window.session
    if session is None:
        return False
    path = _chosen_file(window, session)
    if path is None:
        return False
    if _is_own(window, path):
        return _save_to(window, path, expect=session.file_sha)
    try:
        save_project(path, session.project, session.assets, keep_old=keep_old)
    except StorageError as error:
        ask(window, _only_told(path, error))
        return False
    return True


def _save_to(window: "MainWindow", path: Path, *, expect: str | None) -> bool:
    session = window.session
    if session is None:
        return True
    session.cancel()
    while True:
        try:
            saved = save_project(path, session.project, session.assets, expect_sha=expect, keep_old=keep_old)
        except ChangedOnDisk as error:
            answer = ask(window, _changed_question(path, error))
            if answer == "overwrite":
                expect = error.sha256 if error.sha256 is not None else ABSENT
                continue
            return _after_change(window, path, answer)
        except SaveError as error:
            answer = ask(window, _failed_question(path, error))
            if answer == "again":
                continue
            return save_as(window) if answer == "elsewhere" else False
        _saved(window, session, path, saved)
        return True


def _saved(window: "MainWindow", session: Session, path: Path, saved: Saved) -> None:
    session.mark_saved(path, saved.sha256)
    window.studio.remember_file(path)
    keep_miniature(session)
    if saved.warnings:
        window.toast(saved.warnings[0])


def _after_change(window: "MainWindow", path: Path, answer: str) -> bool:
    if answer == "copy":
        return save_as(window, folder=path.parent)
    if answer == "reload":
        reload_file(window, path)
    return False


def reload_file(window: "MainWindow", path: Path) -> None:
    """Show a file as it is now, in the place of the document; unsaved work stays among the recovered maps."""
    try:
        loaded = read(path)
    except LoadError as error:
        tell_unreadable(window, path, error)
        return
    session = Session(loaded.project, loaded.assets, path=path)
    session.file_sha, session.is_read_only = loaded.sha256, loaded.read_only
    window.show_document(session)
    tell_problems(window, loaded)


def keep_miniature(session: Session) -> None:
    """Keep the small picture that the welcome page shows of this file."""
    if session.path is None:
        return
    raw = {**summary_of(session.project, session.journey), "saved_at": _saved_at(session.path)}
    target = miniature_file(session.path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        save_bytes(target, json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace"))
    except (OSError, StorageError):
        # A picture that is missing is shown as an icon; the document itself is saved.
        return


def _saved_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _ask_save(window: "MainWindow", session: Session, *, folder: Path | None) -> Path | None:
    title = session.project.title or session.journey.title
    name = session.path.name if session.path else safe_name(title, suffix=FILE_SUFFIX)
    if session.path is not None and session.is_read_only:
        name = _("%s copy") % session.path.stem + session.path.suffix
    start = (folder or folder_of(window)) / name
    chosen, _filter = QFileDialog.getSaveFileName(window, _("Save the map"), str(start), file_filter())
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + FILE_SUFFIX)


# --- questions ------------------------------------------------------------------------------------------


def _cancel() -> Answer:
    return Answer("cancel", _("Cancel"), "reject")


def _save_question(session: Session) -> Question:
    name = session.path.name if session.path else (session.project.title or session.journey.title)
    return Question(
        APP_NAME,
        _("Save the changes to %s?") % isolated(name),
        _("If you don't save, they stay under File, Recovered maps for 7 days."),
        (Answer("save", _("Save"), "accept"), Answer("discard", _("Don't save"), "destructive"), _cancel()),
    )


def _changed_question(path: Path, error: ChangedOnDisk) -> Question:
    answers = [Answer("copy", _("Save as copy…"), "accept")]
    if error.sha256 is not None:
        answers.append(Answer("reload", _("Reload"), "destructive"))
    answers.append(Answer("overwrite", _("Overwrite") if error.sha256 else _("Save again"), "destructive"))
    return Question(
        APP_NAME,
        f"{isolated(path.name)}: {error.sentence}",
        _(
            "Reload shows the file and drops your changes;"
            " overwriting keeps the other version under older versions."
        ),
        (*answers, _cancel()),
        "warning",
    )


def _failed_question(path: Path, error: SaveError) -> Question:
    return Question(
        APP_NAME,
        _("%s was not saved.") % isolated(path.name),
        error.sentence + "\n" + _("Your map is still open, and the file is as it was."),
        (Answer("again", _("Try again"), "accept"), Answer("elsewhere", _("Save as…")), _cancel()),
        "warning",
    )


def _only_told(path: Path, error: StorageError) -> Question:
    text = _("%s was not saved.") % isolated(path.name)
    return Question(APP_NAME, text, error.sentence, (Answer("close", _("Close"), "reject"),), "warning")


def _held_question(path: Path, holder: Holder) -> Question:
    return Question(
        APP_NAME,
        held_words(isolated(path.name), holder),
        _("If you overwrite it, its old version stays under older versions."),
        (
            Answer("elsewhere", _("Choose another name"), "accept"),
            Answer("overwrite", _("Overwrite"), "destructive"),
            _cancel(),
        ),
        "warning",
    )


def _open_elsewhere(path: Path) -> Question:
    text = _("%s is open in another window. Choose another name.") % isolated(path.name)
    return Question(APP_NAME, text, "", (Answer("close", _("Close"), "reject"),), "warning")
