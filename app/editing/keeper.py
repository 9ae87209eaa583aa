"""Keeps what is not saved yet safe from a crash: a snapshot soon after each change, written by a thread."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.collector import quiet_collector
from app.editing.session import Session
from app.i18n import _
from app.storage.errors import StorageError
from app.storage.snapshots import Heading, SnapshotFolder

if TYPE_CHECKING:
    from app.model.project import Project

PAUSE_MS = 500
"""A snapshot is taken when nothing has changed for so long …"""
LONGEST_MS = 2_000
"""… but no later than this after the first change that it does not hold."""
AGAIN_MS = 10_000


class Keeper(QObject):
    """Takes snapshots of one session, text that is being typed included, until `end`.

    Signal: `trouble_changed(str)` with a sentence when snapshots cannot be written any more, and with an empty one
    when they can be again.
    """

    trouble_changed = Signal(str)
    _written = Signal(str)

    def __init__(self, session: Session, *, folder: SnapshotFolder | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._folder = folder or SnapshotFolder()
        self._kept: Project | None = None
        self._thread: threading.Thread | None = None
        self._trouble = ""
        self._changes = session.undo_stack.index() if session.is_modified else 0
        self._pause, self._limit, self._again = (self._timer(ms) for ms in (PAUSE_MS, LONGEST_MS, AGAIN_MS))
        self._written.connect(self._on_written)
        session.document_changed.connect(self._on_changed)
        session.state_changed.connect(self._on_state_changed)
        if self._is_due:
            self._limit.start()

    @property
    def trouble(self) -> str:
        """Why nothing can be kept at the moment; empty if all is well."""
        return self._trouble

    @property
    def folder(self) -> SnapshotFolder:
        return self._folder

    def keep_now(self) -> None:
        """Take a snapshot at once, if there is anything to keep, and return when it is on the disk."""
        self._stop_timers()
        self._wait()
        if self._is_due:
            self._on_written(self._write(self._session.project, self._heading()))

    def end(self, *, discarded: bool) -> None:
        """Stop keeping: work that was not saved is put aside for some days if the user let it go, else removed."""
        self._session.document_changed.disconnect(self._on_changed)
        self._session.state_changed.disconnect(self._on_state_changed)
        if discarded and self._session.is_modified:
            self.keep_now()
            self._folder.set_aside("discarded")
        else:
            self._stop_timers()
            self._wait()
            self._folder.remove()

    def abandon(self) -> None:
        """Leave everything as a crash would: the work is offered at the next start."""
        self.keep_now()
        self._folder.release()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self._keep_soon)
        return timer

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._limit, self._again):
            timer.stop()

    @property
    def _is_due(self) -> bool:
        is_worth_it = self._session.is_modified or self._session.is_previewing
        return is_worth_it and self._session.project is not self._kept

    def _on_changed(self, _change: object) -> None:
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def _on_state_changed(self) -> None:
        """Count the steps, and forget the snapshots of what the file holds by now."""
        if self._session.is_modified or self._session.is_previewing:
            self._changes += 1
            return
        self._stop_timers()
        self._wait()
        self._changes = 0
        if self._kept is not None:
            self._folder.remove()
            self._folder, self._kept = SnapshotFolder(self._folder.path.parent), None

    def _keep_soon(self) -> None:
        self._stop_timers()
        if not self._is_due:
            return
        if self._thread is not None:
            # The disk is slow: the next snapshot waits for this one and then holds all that came meanwhile.
            self._pause.start()
            return
        work = (self._session.project, self._heading())
        self._thread = threading.Thread(target=self._write_beside, args=work, daemon=True)
        self._thread.start()

    def _write_beside(self, project: "Project", heading: Heading) -> None:
        with quiet_collector():
            self._written.emit(self._write(project, heading))

    def _write(self, project: "Project", heading: Heading) -> str:
        """Write a snapshot and return what went wrong, as a sentence; empty if nothing did."""
        try:
            self._folder.write(project, self._session.assets, heading)
        except StorageError as error:
            return error.sentence
        except OSError as error:
            from app.storage.system_errors import why_unwritten  # only what goes wrong needs it

            return why_unwritten(error)
        self._kept = project
        return ""

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _on_written(self, trouble: str) -> None:
        self._wait()
        if trouble:
            self._again.start()
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble and _("Crash protection is off: %s") % trouble)

    def _heading(self) -> Heading:
        session = self._session
        return Heading(
            title=session.project.title or session.journey.title,
            path=str(session.path.absolute()) if session.path is not None else None,
            base_sha=session.file_sha,
            changes=self._changes,
        )
