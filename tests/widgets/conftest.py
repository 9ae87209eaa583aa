"""Real windows for the tests: with a home of their own, closed without questions at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.settings import INSPECTOR_VISIBLE, PERSONA_PANEL_VISIBLE, Settings
from app.widgets.languages import use_language
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio
from app.widgets.theming import appearance

Answer = Callable[[str], None]


@pytest.fixture
def studio(qapp: QApplication) -> Iterator[Studio]:
    """The program with no window yet."""
    appearance().start(qapp, theme="light")
    studio = Studio(Settings(), MainWindow)
    yield studio
    for window in tuple(studio.windows):
        window.discard_changes()
    studio._tidying.stop()  # after each of hundreds of tests the collector would have its 50 ms
    use_language("en")
    appearance().choose("light")


@pytest.fixture
def without_panels(studio: Studio) -> None:
    """Have windows whose panels at the right are hidden, for tests of other things: they take half of the time."""
    for setting in (PERSONA_PANEL_VISIBLE, INSPECTOR_VISIBLE):
        studio.settings.set(setting, False)


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> MainWindow:
    """A window with the welcome page, past its first paint."""
    window = studio.open_window()
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: window.registry is not None)
    return window


@pytest.fixture
def editor(studio: Studio, qtbot: QtBot) -> MainWindow:
    """A window past its first paint with the example Sally, a document without a file; no welcome page before."""
    window = studio.new_window()
    window.resize(1200, 800)
    window.open_offer("sally")
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.font_notice is not None)
    return window


class Answers:
    """Clicks the buttons of the message boxes that come, by their ids, and keeps what the boxes said."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._wanted: list[str] = []

    def __call__(self, *ids: str) -> None:
        """Answer the next boxes with these buttons, in this order."""
        self._wanted += ids
        self._look()

    @property
    def open_questions(self) -> list[str]:
        """The answers that no box asked for."""
        return self._wanted

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and self._wanted:
            self.texts.append(f"{box.text()}\n{box.informativeText()}")
            button = box.findChild(QPushButton, self._wanted.pop(0))
            assert button is not None
            button.click()
        if self._wanted:
            QTimer.singleShot(10, self._look)


@pytest.fixture
def answers() -> Answers:
    """Answers to the questions that a test expects."""
    return Answers()


@pytest.fixture
def saved_file(editor: MainWindow, tmp_path: Path) -> Path:
    """The example Sally, saved in a file and open in the window."""
    from app.widgets import saving

    path = tmp_path / "maps" / "sally.journey"
    path.parent.mkdir()
    assert saving._save_to(editor, path, expect=None)
    return path
