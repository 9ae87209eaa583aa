"""The dialog on the example Sally, with its first pages there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.paths import resource_path
from app.settings import Settings
from app.storage.loader import read
from app.widgets.poster.dialog import PosterDialog
from app.widgets.theming import appearance

WAIT_MS = 10_000


def choose(box: QComboBox, value: object) -> None:
    """Choose an entry by its value, as a person does."""
    index = next(at for at in range(box.count()) if box.itemData(at) == value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def wait_for_plan(dialog: PosterDialog, qtbot: QtBot) -> None:
    """Wait until the preview shows what the fields say."""

    def is_there() -> bool:
        plan = dialog._plan
        return plan is not None and plan.order.wishes == dialog.wishes() and dialog.foot.pdf.isEnabled()

    qtbot.waitUntil(is_there, timeout=WAIT_MS)


@pytest.fixture
def session() -> Session:
    """The example Sally, as a document without a file."""
    loaded = read(resource_path("examples", "en", "sally.journey"))
    return Session(loaded.project, loaded.assets)


@pytest.fixture
def settings() -> Settings:
    """What somebody prefers."""
    return Settings()


@pytest.fixture
def parent(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """A window to open dialogs from, in the light theme."""
    appearance().start(qapp, theme="light")
    appearance().finish()
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(session: Session, settings: Settings, parent: QWidget, qtbot: QtBot) -> Iterator[PosterDialog]:
    """The dialog, shown, its first pages planned."""
    made = PosterDialog(session, settings, parent)
    made.show()
    wait_for_plan(made, qtbot)
    yield made
    close(made)


def close(dialog: PosterDialog) -> None:
    """Close a dialog and wait for the end of its thread."""
    dialog.close()
    dialog.planner.join(10)


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Give the name that the file dialog returns."""

    def give(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))

    return give
