"""Each usability task in the real window, within the gestures that it may take."""

import pytest
from pytestqt.qtbot import QtBot

from app.widgets.main_window import MainWindow
from tests.usability.report import TASKS, Task
from tests.usability.stage import perform
from tests.widgets.conftest import studio, window  # noqa: F401  (fixtures)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"task {task.number}")
def test_task_when_done_by_hand_then_succeeds_within_its_gestures(
    task: Task,
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
    outcome = perform(task, window)
    assert outcome.is_within, outcome.tally.gestures
