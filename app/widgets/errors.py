"""The last line of defence: an error of the program is told, logged, and never takes the map with it."""

import faulthandler
import logging
import platform
import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from app.constants import APP_NAME, VERSION
from app.i18n import _
from app.widgets.plain import Answer, Question, ask
from app.widgets.studio import Studio, active_window

SECONDS_BETWEEN = 10.0

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")


class ErrorGuard(QObject):
    """Catches what nobody caught: in slots, in event handlers and in threads."""

    _failed = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._last = float("-inf")
        self._is_asking = False
        # Also from other threads, so the dialog always opens in the one that has the windows.
        self._failed.connect(self._tell)

    def install(self) -> None:
        """Take over Python's and Qt's reports."""
        sys.excepthook = self.on_error
        threading.excepthook = self._on_thread_error
        qInstallMessageHandler(_on_qt_message)
        if sys.stderr is not None:
            faulthandler.enable()

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and tell the user, though not more than once in ten seconds."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unexpected error\n%s", details)
        self._failed.emit(details)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.on_error(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _tell(self, details: str) -> None:
        self._studio.keep_all()
        now = time.monotonic()
        if self._is_asking or now - self._last < SECONDS_BETWEEN:
            return
        self._is_asking = True
        try:
            self._ask(details)
        finally:
            self._is_asking = False
            self._last = time.monotonic()

    def _ask(self, details: str) -> None:
        window = active_window(self._studio)
        while True:
            answer = ask(window, error_question())
            if answer == "copy":
                QApplication.clipboard().setText(about_this_machine() + details)
            elif answer == "save" and window is not None:
                from app.widgets import saving

                saving.save_copy(window)
            if answer != "copy":
                return


def error_question() -> Question:
    """Return what is asked after an error of the program."""
    return Question(
        APP_NAME,
        _("Something went wrong, your map is safe."),
        _(
            "The last command may not have been done. You can go on; to be sure, save a copy first."
            " The details help whoever repairs the program; they hold no text of your map."
        ),
        (
            Answer("save", _("Save a copy…")),
            Answer("copy", _("Copy details")),
            Answer("go-on", _("Go on"), "reject"),
        ),
        "warning",
    )


def about_this_machine() -> str:
    """Return the versions that a report needs, one a line."""
    python, system = platform.python_version(), platform.platform()
    return f"{APP_NAME} {VERSION}\nPython {python}\nQt {qVersion()}\n{system}\n\n"


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    if "propagateSizeHints" not in message:  # the offscreen platform says it of every window
        _qt_log.log(_LEVELS.get(kind, logging.WARNING), message)
