"""Watches the file of a document: who else has it open, and whether somebody changed it.

What it finds is said in a bar above the map and decides nothing: saving looks again, and asks.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout

from app import i18n
from app.i18n import _
from app.storage.claims import Claim, Holder, claim
from app.widgets.plain import isolated

if TYPE_CHECKING:
    from app.widgets.editor_page import EditorPage
    from app.widgets.file_notice import Choice, FileNotice
    from app.widgets.main_window import MainWindow

QUIET_MS: Final = 1_000
"""A file that was not written to for so long may be whole."""
GONE: Final = "gone"


class FileWatch(QObject):
    """Claims the file of one document while it is open, and tells in a bar what others do with it."""

    def __init__(self, window: "MainWindow", page: "EditorPage") -> None:
        super().__init__(page)
        self._window, self._page, self._session = window, page, page.session
        self._notice: FileNotice | None = None
        self._path: Path | None = None
        self._told = ""
        """The SHA-256 of another version that was told already."""
        self._stamp: object = None
        self._watcher: QFileSystemWatcher | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.check)
        self._session.state_changed.connect(self._follow)
        self._unsubscribe = i18n.on_change(self.retranslate)
        self._follow()

    def start(self) -> None:
        """Begin to watch the disk; the first painting has no time for it."""
        application = QApplication.instance()
        if self._watcher is not None or not isinstance(application, QApplication):
            return
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_disk_changed)
        self._watcher.directoryChanged.connect(self._on_disk_changed)
        application.applicationStateChanged.connect(self._on_application_state)
        self._look_out()

    def end(self) -> None:
        """Let the file go."""
        self._quiet.stop()
        self._unsubscribe()
        self._session.state_changed.disconnect(self._follow)
        self._let_go()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        if self._notice is not None and not self._notice.isHidden():
            self._say(self._notice.kind)

    def check(self) -> None:
        """Look whether the file is free by now, and whether it still holds what was opened or saved."""
        if self._path is None:
            return
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            # Somebody may still be writing.
            self._stamp = stamp
            self._quiet.start()
            return
        self._try_again()
        self._look_out()
        self._compare(self._path)

    def _follow(self) -> None:
        """Claim the file that the document has now, if it is another one."""
        session = self._session
        if session.path == self._path:
            if self._notice is not None and self._notice.kind == "changed":
                self._say("changed")
            return
        is_first = self._path is None
        self._let_go()
        self._path = session.path
        if session.path is None:
            self._dismiss()
            return
        self._stamp = _stamp(session.path)
        if is_first and session.is_read_only:
            self._say("unwritable")
            return
        # After the first file, the user has just saved into this one.
        self._take(claim(session.path, anyway=not is_first))
        self._look_out()

    def _take(self, found: Claim) -> None:
        self._session.claim = found
        self._session.is_read_only = found.holder is not None
        if found.holder is not None:
            self._say("held")
        else:
            self._dismiss()
        self._page.changed.emit()

    def _let_go(self) -> None:
        held, self._session.claim = self._session.claim, None
        if held is not None:
            held.release()

    def _try_again(self) -> None:
        """Take the file if whoever had it has closed it."""
        held = self._session.claim
        if self._path is None or held is None or held.holder is None:
            return
        found = claim(self._path)
        self._take(found)
        if found.holder is None:
            self._page.toast.say(
                _("%s is free now; saving goes into it.") % isolated(self._path.name), undo=False
            )

    def _compare(self, path: Path) -> None:
        sha = _sha(path)
        if sha == self._session.file_sha:
            self._told = ""
            if self._notice is not None and self._notice.kind in ("changed", "gone"):
                self._dismiss()
        elif sha != self._told:
            self._told = sha
            self._say("gone" if sha == GONE else "changed")

    # --- watching -----------------------------------------------------------------------------------------

    def _look_out(self) -> None:
        """Watch the file and its folder; after a rename the file has to be named again."""
        if self._watcher is None or self._path is None:
            return
        wanted = [str(self._path), str(self._path.parent)]
        watched = [*self._watcher.files(), *self._watcher.directories()]
        left = [path for path in watched if path not in wanted]
        if left:
            self._watcher.removePaths(left)
        new = [path for path in wanted if path not in watched and Path(path).exists()]
        if new:
            self._watcher.addPaths(new)

    def _on_disk_changed(self, _path: str) -> None:
        self._quiet.start()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        # Disks of other computers tell nobody of changes.
        if state == Qt.ApplicationState.ApplicationActive:
            self._quiet.start()

    # --- saying it ----------------------------------------------------------------------------------------

    def _dismiss(self) -> None:
        if self._notice is not None:
            self._notice.dismiss()

    def _say(self, kind: str) -> None:
        if self._path is None:
            return
        if self._notice is None:
            from app.widgets.file_notice import FileNotice  # most files are nobody else's

            self._notice = FileNotice(self._page)
            row = self._page.layout()
            if isinstance(row, QBoxLayout):
                row.insertWidget(1, self._notice)
            self._page.notices.append(self._notice)
        name = isolated(self._path.name)
        sign = "lock" if kind in ("held", "unwritable") else "triangle-alert"
        self._notice.show_notice(kind, self._words(kind, name), choices=self._choices(kind), sign=sign)

    def _words(self, kind: str, name: str) -> str:
        if kind == "held":
            held = self._session.claim
            holder = held.holder if held is not None and held.holder is not None else Holder()
            return held_words(name, holder) + " " + _("Here it is read-only: saving makes another file.")
        if kind == "unwritable":
            return _("%s is read-only: saving makes another file.") % name
        if kind == "gone":
            return _("%s was deleted or moved by somebody else. It is still open here.") % name
        if self._session.is_modified:
            return _("%s was changed by somebody else. Your own changes are not in it.") % name
        return _("%s was changed by somebody else.") % name

    def _choices(self, kind: str) -> "tuple[Choice, ...]":
        copy = (_("Open a copy"), _("Goes on with a map of its own, which has no file yet."), self.open_copy)
        if kind == "held":
            tip = _("Saves into the same file. If the other one saves first, you are asked.")
            return (copy, (_("Open anyway"), tip, self.open_anyway))
        if kind == "unwritable":
            return (copy,)
        if kind == "gone":
            return ((_("Save again"), _("Writes the file once more."), self._save),)
        reload = (_("Reload"), self._reload_tip(), self._reload)
        return (reload, copy) if not self._session.is_modified else (copy, reload)

    def _reload_tip(self) -> str:
        if self._session.is_modified:
            return _("Shows the file. Your changes stay under File, Recovered maps for 7 days.")
        return _("Shows the file as it is now.")

    def open_copy(self) -> None:
        """Go on with a document that has no file yet."""
        self._session.become_copy()

    def open_anyway(self) -> None:
        """Go on with the same file: saving asks if somebody else has saved meanwhile."""
        if self._path is not None:
            self._let_go()
            self._take(claim(self._path, anyway=True))

    def _save(self) -> None:
        self._window.save()
        self._quiet.start()

    def _reload(self) -> None:
        from app.widgets.saving import reload_file

        if self._path is not None:
            self._page.canvas.finish_editing()
            reload_file(self._window, self._path)


def held_words(name: str, holder: Holder) -> str:
    """Say who has a file open, since when and where, as far as that is known."""
    if not holder.host and not holder.user:
        return _("%s may be open elsewhere: something lies beside it that says so, without a name.") % name
    parts = {
        "file": name,
        "when": _since_words(holder.since) if holder.since else _("an unknown time"),
        "host": isolated(holder.host),
        "user": isolated(holder.user),
    }
    return _("%(file)s has been open in another window since %(when)s, by %(user)s on %(host)s.") % parts


def _since_words(seconds: float) -> str:
    """Say a moment as people do: today by its time only."""
    from PySide6.QtCore import QDateTime, QLocale  # brings the languages' ways

    moment, locale = QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale(i18n.language())
    if moment.date() == QDateTime.currentDateTime().date():
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment, QLocale.FormatType.ShortFormat)


def _stamp(path: Path) -> object:
    """Return what changes whenever a file is written or replaced."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _sha(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return GONE
