"""After a crash: the work is offered, never forced, and in no case does its last copy vanish unasked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.actions.handlers import maps
from app.storage.left_work import LeftWork, left_work
from app.storage.loader import read
from app.storage.save_errors import SaveError
from app.widgets.main_window import MainWindow
from app.widgets.pages import show_page
from app.widgets.recovery import RecoveryDialog, offer_after_crash, show_recovered
from app.widgets.studio import Studio
from tests.widgets.conftest import Answers

pytestmark = pytest.mark.usefixtures("without_panels")

ROOT = Path(__file__).resolve().parents[2]


def change(window: MainWindow, title: str = "Changed") -> None:
    assert window.session is not None
    assert maps.rename_to(window.desk, window.session.map_id, title)


def crash(window: MainWindow) -> None:
    """Leave the disk as it is when the process is killed now, and the window gone."""
    session = window.session
    assert session is not None
    window.studio.safety.watch(window, session)
    keeper = window.studio.safety._keepers.pop(session)
    keeper.abandon()
    window.discard_changes()


def left() -> list[LeftWork]:
    """What is on the disk for a next start, with no lock held."""
    found = list(left_work())
    for work in found:
        work.lock.release()
    return found


def press(dialog: RecoveryDialog, button: QPushButton) -> None:
    from PySide6.QtTest import QTest

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_dialog(act: Callable[[RecoveryDialog], None]) -> None:
    """Do something in the recovery dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecoveryDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def other_window(studio: Studio, qtbot: QtBot) -> MainWindow:
    window = studio.open_window()
    qtbot.waitUntil(lambda: window.registry is not None)
    return window


@pytest.fixture
def crashed(editor: MainWindow, saved_file: Path, studio: Studio, qtbot: QtBot) -> Path:
    """A saved file whose window went away with the map renamed to Changed."""
    change(editor)
    crash(editor)
    assert [work.heading.path for work in left()] == [str(saved_file)]
    return saved_file


def test_work_when_recovered_then_is_an_unsaved_map_with_its_file(
    crashed: Path, studio: Studio, qtbot: QtBot
) -> None:
    window = other_window(studio, qtbot)
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    offer_after_crash(window)
    session = window.session
    assert session is not None
    assert (session.journey.title, session.path, session.is_modified) == ("Changed", crashed, True)
    assert read(crashed).project.maps[0].title != "Changed"
    assert window.save()
    assert read(crashed).project.maps[0].title == "Changed"
    assert left() == []


def test_work_when_the_program_crashes_again_after_recovery_then_is_offered_again(
    crashed: Path, studio: Studio, qtbot: QtBot
) -> None:
    window = other_window(studio, qtbot)
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    offer_after_crash(window)
    crash(window)
    assert [(work.load().project.maps[0].title, work.reason) for work in left()] == [("Changed", "")]


def test_work_when_it_cannot_be_kept_again_then_its_old_snapshot_stays(
    crashed: Path, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes) -> None:
        raise SaveError("disk-full", str(path), None)

    window = other_window(studio, qtbot)
    monkeypatch.setattr("app.storage.snapshots.save_bytes", full)
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    offer_after_crash(window)
    assert window.session is not None
    assert window.session.journey.title == "Changed"
    assert [work.load().project.maps[0].title for work in left()] == ["Changed"]


def test_work_when_its_file_has_changed_since_then_comes_as_a_copy(
    crashed: Path, studio: Studio, qtbot: QtBot
) -> None:
    crashed.write_bytes(crashed.read_bytes() + b"\n")
    window = other_window(studio, qtbot)
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    offer_after_crash(window)
    assert window.session is not None
    assert window.session.path is None
    assert window.page is not None
    assert "copy" in window.page.toast.text


def test_work_when_later_is_pressed_then_stays_under_recovered_maps_only(
    crashed: Path, studio: Studio, qtbot: QtBot
) -> None:
    window = other_window(studio, qtbot)
    in_dialog(lambda dialog: press(dialog, dialog.later))
    offer_after_crash(window)
    assert [work.reason for work in left()] == ["declined"]
    offer_after_crash(window)  # opens nothing: a dialog would wait for ever
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    show_page(window, "recovered")
    assert window.session is not None
    assert window.session.journey.title == "Changed"


def test_work_when_the_saved_version_is_opened_then_is_kept_for_later(
    crashed: Path, studio: Studio, qtbot: QtBot
) -> None:
    window = other_window(studio, qtbot)
    in_dialog(lambda dialog: press(dialog, dialog.saved))
    offer_after_crash(window)
    assert window.session is not None
    assert (window.session.path, window.session.is_modified) == (crashed, False)
    assert [work.reason for work in left()] == ["declined"]


@pytest.mark.parametrize(("answer", "stays"), [("delete", False), ("cancel", True)])
def test_work_when_deleted_then_asks_first(
    crashed: Path, studio: Studio, qtbot: QtBot, answers: Answers, answer: str, stays: bool
) -> None:
    def delete_then_leave(dialog: RecoveryDialog) -> None:
        answers(answer)
        press(dialog, dialog.delete)
        if stays:
            dialog.reject()

    window = other_window(studio, qtbot)
    in_dialog(delete_then_leave)
    offer_after_crash(window)
    assert bool(left()) is stays
    assert "brought back" in answers.texts[0]


def test_work_when_it_was_never_saved_then_only_what_it_has_can_be_opened(
    editor: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    change(editor)
    crash(editor)
    said: list[tuple[str, bool]] = []
    window = other_window(studio, qtbot)

    def look(dialog: RecoveryDialog) -> None:
        said.append((dialog.list.item(0).text(), dialog.saved.isEnabled()))
        dialog.reject()

    in_dialog(look)
    offer_after_crash(window)
    ((text, can_open),) = said
    assert "Never saved" in text
    assert "1 change" in text
    assert not can_open


def test_work_when_closed_without_saving_then_waits_a_week_under_recovered_maps(
    editor: MainWindow, saved_file: Path, studio: Studio, qtbot: QtBot, answers: Answers
) -> None:
    session = editor.session
    assert session is not None
    studio.safety.watch(editor, session)
    change(editor)
    answers("discard")
    editor.close_document()
    assert [work.reason for work in left()] == ["discarded"]
    offer_after_crash(editor)  # opens nothing
    in_dialog(lambda dialog: press(dialog, dialog.recover))
    show_recovered(editor)
    assert editor.session is not None
    assert editor.session.journey.title == "Changed"


def test_recovered_maps_when_there_are_none_then_says_so(window: MainWindow, answers: Answers) -> None:
    answers("close")
    show_recovered(window)
    assert "no work to recover" in answers.texts[0]


def test_document_when_shown_for_a_moment_then_is_kept_by_itself(
    editor: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    change(editor)
    sessions = Path(os.environ["EMPATHWAY_HOME"]) / "state" / "sessions"
    qtbot.waitUntil(lambda: any(sessions.glob("*/snap-*")), timeout=8000)


def test_error_when_nobody_caught_it_then_the_work_is_on_the_disk_before_it_is_told(
    editor: MainWindow, studio: Studio, answers: Answers, expected_warnings: list[object]
) -> None:
    from app.widgets.errors import ErrorGuard

    session = editor.session
    assert session is not None
    studio.safety.watch(editor, session)
    change(editor)
    guard = ErrorGuard(studio)
    error = ValueError("a bug")
    answers("go-on")
    guard.on_error(ValueError, error, None)
    keeper = studio.safety._keepers[session]
    keeper.folder.release()
    assert [work.load().project.maps[0].title for work in left()] == ["Changed"]


ROBOT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app import bootstrap
from app.actions.handlers import maps

def robot(studio):
    window = studio.windows[-1]
    numbers = iter(range(1, 100_000))
    def edit():
        number = next(numbers)
        maps.rename_to(window.desk, window.session.map_id, f"edit {number}")
        print(number, flush=True)
    timer = QTimer(studio)
    timer.timeout.connect(edit)
    timer.start(20)

keep_safe = bootstrap._keep_safe
def begin(studio):
    keep_safe(studio)
    QTimer.singleShot(200, studio, lambda: robot(studio))
bootstrap._keep_safe = begin
sys.exit(bootstrap.run_window([sys.argv[1]]))
"""


def run_robot(path: Path, edits: int) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(
        [sys.executable, "-c", ROBOT, str(path)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for _number in range(edits):
        assert child.stdout.readline()
    return child


def ended(child: "subprocess.Popen[str]", before: int) -> int:
    """Wait for the end and return the number of the last edit that was made."""
    assert child.stdout is not None
    numbers = child.stdout.read().split()
    child.stdout.close()
    child.wait(timeout=30)
    return int(numbers[-1]) if numbers else before


def kept_edit() -> int:
    ((title, _when),) = [(work.load().project.maps[0].title, work) for work in left()]
    return int(title.split()[1])


def test_program_when_killed_at_work_then_hardly_anything_is_lost(
    saved_file: Path, editor: MainWindow
) -> None:
    edits = 150  # 3 s, so that the first snapshot is there however fast the machine is
    child = run_robot(saved_file, edits=edits)
    child.send_signal(signal.SIGKILL)
    last = ended(child, edits)
    # One edit in 20 ms or more, and at most 2 s without a snapshot, plus the time to write it.
    assert last - kept_edit() <= 5_000 // 20
    assert kept_edit() > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_program_when_told_to_end_then_ends_at_once_and_loses_nothing(
    saved_file: Path, editor: MainWindow, number: int
) -> None:
    child = run_robot(saved_file, edits=3)
    child.send_signal(number)
    began = time.monotonic()
    last = ended(child, 3)
    assert time.monotonic() - began < 10
    assert child.returncode == 128 + number
    assert kept_edit() == last
