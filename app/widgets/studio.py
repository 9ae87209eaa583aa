"""The program as its user sees it: the windows that are open, the settings, and what all windows share."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.settings import LANGUAGE, TEXT_SIZE, THEME, Settings
from app.widgets.after_paint import after_paint
from app.widgets.theming import appearance

if TYPE_CHECKING:
    from app.editing.session import Session
    from app.widgets.file_watch import FileWatch
    from app.widgets.main_window import MainWindow
    from app.widgets.safety import Safety

SETTLED_MS: Final = 300
"""After so long a document that was opened has been painted, with its panels."""
TIDY_MS: Final = 2_000
"""After so long what a closed document leaves in memory is looked for."""


class Studio(QObject):
    """One process: a list of windows, each with one document or the welcome page.

    `new_window` makes a window; it is handed in so that windows may know the studio and not the other way round.
    """

    def __init__(self, settings: Settings, new_window: "Callable[[Studio], MainWindow]") -> None:
        super().__init__()
        self.settings = settings
        self.windows: list[MainWindow] = []
        self._make_window = new_window
        self._safety: Safety | None = None
        self._watches: dict[Session, FileWatch] = {}
        self._tidying = QTimer(self)
        self._tidying.setSingleShot(True)
        self._tidying.setInterval(TIDY_MS)
        self._tidying.timeout.connect(_tidy_up)

    @property
    def safety(self) -> "Safety":
        """What keeps unsaved work; made when there is some."""
        if self._safety is None:
            from app.widgets.safety import Safety  # nothing needs to be kept before the first paint

            self._safety = Safety(self)
        return self._safety

    def keep_safe(self, window: "MainWindow", session: "Session") -> None:
        """Keep the work on a document that a window shows, and claim its file, once it is painted."""
        if window.page is not None:
            after_paint(window.page.canvas.viewport(), lambda: self._claim(window, session))
        QTimer.singleShot(SETTLED_MS, session, lambda: self._watch(window, session))

    def _claim(self, window: "MainWindow", session: "Session") -> None:
        from app.widgets.file_watch import FileWatch  # a map is painted without it

        if window.session is session and window.page is not None and session not in self._watches:
            self._watches[session] = FileWatch(window, window.page)

    def _watch(self, window: "MainWindow", session: "Session") -> None:
        self._claim(window, session)
        self.safety.watch(window, session)
        if session in self._watches:
            self._watches[session].start()

    def let_go(self, session: "Session", *, discarded: bool) -> None:
        """Stop keeping the work on a document; what was not saved stays for some days if the user let it go."""
        if session in self._watches:
            self._watches.pop(session).end()
        if self._safety is not None:
            self._safety.let_go(session, discarded=discarded)
        self._tidying.start()

    def keep_all(self) -> None:
        """Have all unsaved work on the disk before this returns."""
        if self._safety is not None:
            self._safety.keep_all()

    def open_window(self) -> "MainWindow":
        """Open a window with the welcome page."""
        window = self.new_window()
        window.show_welcome()
        window.show()
        return window

    def new_window(self) -> "MainWindow":
        """Make a window that shows nothing yet, for a document to come."""
        window = self._make_window(self)
        self.windows.append(window)
        return window

    def forget(self, window: "MainWindow") -> None:
        """Take a closed window off the list."""
        if window in self.windows:
            self.windows.remove(window)

    def window_with(self, path: Path) -> "MainWindow | None":
        """Return the window that shows a file, by the file itself and not by its name."""
        for window in self.windows:
            session = window.session
            if session is not None and session.path is not None and _same(session.path, path):
                return window
        return None

    def room_for_document(self, window: "MainWindow") -> "MainWindow":
        """Return the window if it shows the welcome page, else another one that does, else a new one."""
        if window.session is None:
            return window
        free = next((other for other in self.windows if other.session is None), None)
        return free or self.new_window()

    def close_all(self) -> bool:
        """Close every window, asking where something is not saved; False if one stays."""
        return all(window.close() for window in tuple(self.windows))

    def choose_theme(self, theme: str) -> None:
        """Use a theme and remember it."""
        self.settings.set(THEME, theme)
        appearance().choose(theme)
        self._refresh()

    def choose_text_size(self, percent: int) -> None:
        """Use a size of the interface's text and remember it."""
        self.settings.set(TEXT_SIZE, percent)
        appearance().set_text_size(percent)
        for window in self.windows:
            window.take_text_size()

    def choose_language(self, language: str) -> None:
        """Speak a language and remember it."""
        from app.widgets.languages import use_language

        self.settings.set(LANGUAGE, language)
        use_language(language)
        self._refresh()

    def remember_file(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        self.settings.add_recent_file(path)

    def later(self, task: Callable[[], None]) -> None:
        """Do something when the program has nothing else to do."""
        QTimer.singleShot(0, self, task)

    def _refresh(self) -> None:
        for window in self.windows:
            window.refresh()


def _tidy_up() -> None:
    """Free what closed documents held: opening a file exempts all that is there from the collector."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return first.absolute() == second.absolute()


def active_window(studio: Studio) -> "MainWindow | None":
    """Return the window that has the keyboard, or the last one that was opened."""
    active = QApplication.activeWindow()
    found = next((window for window in studio.windows if window is active), None)
    return found or (studio.windows[-1] if studio.windows else None)
