"""Sets a window up for a task, and lets the hands do it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.widgets.main_window import MainWindow
from tests.usability.hands import Hands, wait_for
from tests.usability.report import Outcome, Task

SIZE = (1680, 1050)


def perform(task: Task, window: MainWindow) -> Outcome:
    """Do a task in a window that shows the welcome page, and return what it took."""
    window.resize(*SIZE)
    bring_to_front(window)
    if task.offer:
        window.open_offer(task.offer)
        canvas = window.page.canvas
        canvas.set_reduced_motion(is_on=True)
        wait_for(canvas.isVisible)
        bring_to_front(window)
        canvas.take_focus()
        wait_for(canvas.hasFocus)
        canvas.fit_map()
    hands = Hands(window)
    task.prepare(hands)
    QTest.qWait(1)
    try:
        task.run(hands)
    finally:
        if hands.failure is not None:
            raise hands.failure
    return Outcome(task, hands.tally)


def bring_to_front(window: MainWindow) -> None:
    """Give a window the keyboard, once what it opened with is done."""
    QTest.qWait(50)
    window.activateWindow()
    wait_for(lambda: QGuiApplication.focusWindow() is not None)
