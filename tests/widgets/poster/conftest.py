"""The dialog on the example Sally, with its first pages there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.widgets.main_window import MainWindow
from app.widgets.poster.dialog import PosterDialog

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
def dialog(editor: MainWindow, qtbot: QtBot) -> Iterator[PosterDialog]:
    """The dialog, shown, its first pages planned."""
    assert editor.session is not None
    made = PosterDialog(editor.session, editor.studio.settings, editor)
    qtbot.addWidget(made)
    made.show()
    wait_for_plan(made, qtbot)
    yield made
    made.close()
    made.planner.join(10)


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Give the name that the file dialog returns."""

    def give(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))

    return give
