"""The net below the program: what is done is kept, whatever ends the process, and offered at the next start."""

import os
import signal
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from app.editing.keeper import Keeper
from app.storage.claims import release_all
from app.widgets.trouble_notice import TroubleNotice

if TYPE_CHECKING:
    from app.editing.session import Session
    from app.widgets.main_window import MainWindow
    from app.widgets.studio import Studio

ENDING_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT")
"""What a system that shuts down sends, a terminal that is closed, and Ctrl+C in one."""


class Safety(QObject):
    """Keeps the work of every open document, and sees that it is on the disk before the program can end."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._studio = studio
        self._keepers: dict[Session, Keeper] = {}
        self._signals: _Signals | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._on_application_state)
            application.commitDataRequest.connect(lambda _manager: self.keep_all())

    def watch(self, window: "MainWindow", session: "Session") -> None:
        """Keep the work on a session from now on; once is enough."""
        if session in self._keepers or window.page is None or window.session is not session:
            return
        keeper = self._keepers[session] = Keeper(session)
        page = window.page
        notice = TroubleNotice(page)
        page.status.add_notice(notice)
        keeper.trouble_changed.connect(notice.show_trouble)

    def let_go(self, session: "Session", *, discarded: bool) -> None:
        """End with a session that is closed; what it had not saved stays for some days if the user let it go."""
        keeper = self._keepers.pop(session, None)
        if keeper is not None:
            keeper.end(discarded=discarded)

    def has_kept(self, session: "Session") -> bool:
        """Take a snapshot of a session at once, and say whether it is on the disk."""
        keeper = self._keepers.get(session)
        if keeper is None:
            return False
        keeper.keep_now()
        return not keeper.trouble

    def keep_all(self) -> None:
        """Take a snapshot of every document at once."""
        for keeper in tuple(self._keepers.values()):
            keeper.keep_now()

    def watch_signals(self) -> None:
        """Keep all work before the system ends the program; only the program itself does this, not a test."""
        if sys.platform != "win32":
            self._signals = _Signals(self)

    def end(self) -> None:
        """Leave what is still open to the next start, at the very last moment, and give the signals back."""
        for keeper in tuple(self._keepers.values()):
            keeper.abandon()
        self._keepers.clear()
        release_all()
        if self._signals is not None:
            self._signals.give_back()
            self._signals = None

    def on_signal(self, number: int) -> None:
        """Have all work on the disk, and end without asking: nobody may be there to answer."""
        self.keep_all()
        QApplication.exit(128 + number)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive:
            self.keep_all()


class _Signals(QObject):
    """Hears signals of the system through a pipe: Python's own handlers run only when Qt calls Python."""

    def __init__(self, safety: Safety) -> None:
        super().__init__(safety)
        self._safety = safety
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        numbers = (getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name))
        self._handlers = {number: signal.signal(number, _do_nothing) for number in numbers}
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def give_back(self) -> None:
        """Let signals do what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._read)
        os.close(self._write)

    def _on_readable(self) -> None:
        numbers = [number for number in os.read(self._read, 64) if number in self._handlers]
        if numbers:
            self._safety.on_signal(numbers[0])


def _do_nothing(_number: int, _frame: object) -> None:
    """Stand in for the handler that would end the program before its work is kept."""
