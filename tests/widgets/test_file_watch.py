"""A file that is open elsewhere or changes on the disk: said in a bar, and no version of it is ever lost."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.actions.handlers import maps
from app.i18n import use
from app.storage.backups import old_versions
from app.storage.claims import claim_place
from app.storage.left_work import left_work
from app.storage.loader import read
from app.storage.saving import save_project
from app.widgets import documents, saving
from app.widgets.file_notice import FileNotice
from app.widgets.file_watch import FileWatch
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio
from tests.storage.test_claims import OTHER
from tests.widgets.conftest import Answers

pytestmark = pytest.mark.usefixtures("without_panels")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A map that nobody has open."""
    from app.storage import library

    path = tmp_path / "shared" / "sally.journey"
    path.parent.mkdir()
    loaded = library.load_template("sally")
    save_project(path, loaded.project, loaded.assets)
    return path


@pytest.fixture
def elsewhere(file: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that has the map open, until a line comes."""
    program = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LOGNAME": "ana<b>"},
    )
    assert program.stdout is not None and program.stdout.readline().split() == ["True", "False"]
    yield program
    program.kill()
    program.communicate()


def change(window: MainWindow, title: str = "Changed") -> None:
    assert window.session is not None
    assert maps.rename_to(window.desk, window.session.map_id, title)


def write_elsewhere(file: Path, title: str) -> None:
    """Save another version, as another program does."""
    from app.model.edits.maps import update_map

    loaded = read(file)
    project = update_map(loaded.project, loaded.project.maps[0].id, title=title)
    save_project(file, project, loaded.assets)


def open_file(window: MainWindow, file: Path | None) -> bool:
    """Open a file, and wait until it was painted and is claimed."""
    if not documents.open_file(window, file):
        return False
    for _moment in range(500):
        if window.session is None or window.session in window.studio._watches:
            return True
        QTest.qWait(10)
    raise AssertionError("nobody watches the file")


def notice(window: MainWindow) -> FileNotice:
    assert window.page is not None
    found = window.page.findChild(FileNotice)
    assert found is not None
    return found


def watch(window: MainWindow) -> FileWatch:
    assert window.session is not None
    found = window.studio._watches[window.session]
    found.start()
    return found


def press(window: MainWindow, word: str) -> None:
    button = next(button for button in notice(window).buttons if button.text() == word)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.qWait(0)


def look(window: MainWindow) -> None:
    """Look at the disk now; twice, since a file is left to rest between."""
    for _time in range(2):
        watch(window).check()


def title_of(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.journey.title


def test_open_when_another_program_has_the_file_then_it_is_read_only_and_says_who_has_it(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]", qtbot: QtBot
) -> None:
    assert open_file(window, file)
    bar = notice(window)
    assert bar.isVisible() and bar.kind == "held"
    assert "sally.journey" in bar.text and re.search(r"since \d+:\d\d", bar.text)
    assert "ana<b>" in bar.text and os.uname().nodename in bar.text
    assert [button.text() for button in bar.buttons] == ["Open a copy", "Open anyway"]
    assert bar.accessibleName() == bar.text
    qtbot.waitUntil(lambda: "(read-only)" in window.windowTitle())


def test_save_when_read_only_then_it_asks_for_another_file_which_is_ours(
    window: MainWindow,
    file: Path,
    elsewhere: "subprocess.Popen[str]",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_file(window, file)
    before = file.read_bytes()
    change(window)
    asked = []

    def choose(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(start)
        return str(start), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert window.save()
    copy = file.with_name("sally copy.journey")
    assert asked == [str(copy)]
    assert file.read_bytes() == before and read(copy).project.maps[0].title == "Changed"
    assert claim_place(copy).exists() and claim_place(file).exists()
    assert notice(window).isHidden() and not window.session.is_read_only  # type: ignore[union-attr]


def test_open_a_copy_when_pressed_then_the_map_goes_on_without_a_file_and_keeps_its_edits(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]"
) -> None:
    open_file(window, file)
    change(window)
    press(window, "Open a copy")
    session = window.session
    assert session is not None and session.path is None and session.is_modified
    assert title_of(window) == "Changed" and session.undo_stack.canUndo()
    assert notice(window).isHidden()
    elsewhere.communicate("\n")
    assert not claim_place(file).exists()


def test_open_anyway_when_both_save_then_the_second_is_asked_and_no_version_is_lost(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]", answers: Answers
) -> None:
    open_file(window, file)
    press(window, "Open anyway")
    assert notice(window).isHidden()
    change(window, "Mine")
    write_elsewhere(file, "Theirs")
    answers("overwrite")
    assert window.save()
    assert read(file).project.maps[0].title == "Mine"
    assert read(old_versions(file)[0].path).project.maps[0].title == "Theirs"
    assert claim_place(file).exists(), "the other program has it still"


def test_check_when_the_other_program_ended_then_the_file_is_ours(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]", qtbot: QtBot
) -> None:
    open_file(window, file)
    watch(window)
    elsewhere.communicate("\n")
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: not session.is_read_only, timeout=10_000)
    assert notice(window).isHidden()
    change(window)
    assert window.save() and read(file).project.maps[0].title == "Changed"


def test_open_when_the_other_program_was_killed_then_nothing_is_said(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]"
) -> None:
    elsewhere.kill()
    elsewhere.wait()
    assert claim_place(file).exists()
    open_file(window, file)
    assert window.page is not None and window.page.findChild(FileNotice) is None
    window.discard_changes()
    assert not claim_place(file).exists()


def test_close_when_a_file_was_open_then_its_folder_is_as_it_was(window: MainWindow, file: Path) -> None:
    before = (sorted(file.parent.iterdir()), file.read_bytes(), file.stat())
    open_file(window, file)
    assert claim_place(file).exists()
    window.close_document()
    assert (sorted(file.parent.iterdir()), file.read_bytes(), file.stat()) == before


def test_save_as_when_another_program_has_the_target_then_it_asks_first(
    editor: MainWindow,
    file: Path,
    elsewhere: "subprocess.Popen[str]",
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(file), ""))
    answers("cancel")
    assert not saving.save_as(editor)
    assert file.read_bytes() == before and "ana<b>" in answers.texts[0]
    change(editor)
    answers("overwrite")
    assert saving.save_as(editor)
    assert read(file).project.maps[0].title == "Changed"
    assert [read(old.path).project.maps[0].title for old in old_versions(file)] != []


def test_open_when_the_file_cannot_be_written_then_it_says_so_and_claims_nothing(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.values import replace

    monkeypatch.setattr(documents, "read", lambda path: replace(read(path), read_only=True))
    open_file(window, file)
    assert notice(window).kind == "unwritable" and not claim_place(file).exists()


def test_open_when_a_claim_of_another_computer_lies_there_then_one_can_go_on(
    window: MainWindow, file: Path
) -> None:
    claim_place(file).write_text("empathway\nbo\nanother-computer\n17\n1700000000\n")
    open_file(window, file)
    assert "another-computer" in notice(window).text
    press(window, "Open anyway")
    change(window)
    assert window.save() and claim_place(file).exists()
    window.discard_changes()
    assert not claim_place(file).exists()


@pytest.mark.parametrize("is_dirty", [False, True])
def test_check_when_the_file_was_changed_then_it_offers_to_show_it_and_keeps_what_is_here(
    window: MainWindow, file: Path, *, is_dirty: bool
) -> None:
    open_file(window, file)
    window.studio.safety.watch(window, window.session)  # type: ignore[arg-type]
    if is_dirty:
        change(window, "Mine")
    write_elsewhere(file, "Theirs")
    look(window)
    first, second = (button.text() for button in notice(window).buttons)
    assert {first, second} == {"Reload", "Open a copy"} and first == ("Open a copy" if is_dirty else "Reload")
    press(window, "Reload")
    assert title_of(window) == "Theirs" and not window.session.is_modified  # type: ignore[union-attr]
    kept = left_work()
    assert [work.load().project.maps[0].title for work in kept] == (["Mine"] if is_dirty else [])
    for work in kept:
        work.lock.release()


def test_check_when_the_bar_stands_and_something_is_edited_then_it_says_what_a_reload_would_cost(
    window: MainWindow, file: Path
) -> None:
    open_file(window, file)
    write_elsewhere(file, "Theirs")
    look(window)
    assert "Your own changes" not in notice(window).text
    change(window)
    assert "Your own changes" in notice(window).text


def test_check_when_the_notice_was_closed_then_the_same_version_is_not_told_again(
    window: MainWindow, file: Path
) -> None:
    open_file(window, file)
    write_elsewhere(file, "Theirs")
    look(window)
    QTest.mouseClick(notice(window).cross, Qt.MouseButton.LeftButton)
    look(window)
    assert notice(window).isHidden()
    write_elsewhere(file, "Another")
    look(window)
    assert notice(window).isVisible()


def test_check_when_only_the_date_changed_or_we_saved_then_nothing_is_said(
    window: MainWindow, file: Path
) -> None:
    open_file(window, file)
    os.utime(file)
    look(window)
    change(window)
    assert window.save()
    look(window)
    assert window.page is not None and window.page.findChild(FileNotice) is None


def test_check_when_the_file_was_changed_back_then_the_notice_goes(window: MainWindow, file: Path) -> None:
    before = file.read_bytes()
    open_file(window, file)
    write_elsewhere(file, "Theirs")
    look(window)
    file.write_bytes(before)
    look(window)
    assert notice(window).isHidden()


def test_check_when_the_file_is_gone_then_it_can_be_written_again(
    window: MainWindow, file: Path, answers: Answers
) -> None:
    open_file(window, file)
    file.unlink()
    look(window)
    assert notice(window).kind == "gone"
    answers("overwrite")
    press(window, "Save again")
    assert file.exists()
    look(window)
    assert notice(window).isHidden()


@pytest.mark.parametrize("content", [b"", b"\0" * 300, b'{"format": "empa', b"<<<<<<< HEAD\n"])
def test_reload_when_the_file_cannot_be_read_then_what_is_here_stays(
    window: MainWindow, file: Path, answers: Answers, content: bytes
) -> None:
    open_file(window, file)
    file.write_bytes(content)
    look(window)
    answers("close")
    press(window, "Reload")
    assert not answers.open_questions
    assert title_of(window) and file.read_bytes() == content and "sally" in answers.texts[0]


def test_file_changes_when_nobody_asks_then_the_disk_itself_tells(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    open_file(window, file)
    watch(window)
    write_elsewhere(file, "Theirs")
    assert window.page is not None
    page = window.page
    qtbot.waitUntil(lambda: page.findChild(FileNotice) is not None, timeout=10_000)


def test_language_when_changed_then_the_notice_speaks_it(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]"
) -> None:
    open_file(window, file)
    english = notice(window).text
    window.set_language("es")
    assert notice(window).text != english and notice(window).buttons[0].text() == "Abrir una copia"
    use("en")


def test_panes_when_the_bar_is_there_then_f6_leads_to_it(
    window: MainWindow, file: Path, elsewhere: "subprocess.Popen[str]"
) -> None:
    open_file(window, file)
    assert window.page is not None and notice(window) in window.page.panes()
    window.page.canvas.setFocus()
    window.page.go_to_pane(-1)
    assert window.page.focusWidget() is notice(window).buttons[0]


PROGRAM = "import sys; from app.bootstrap import run_window; sys.exit(run_window(sys.argv[1:]))"


@pytest.fixture
def program(file: Path, home: Path, qtbot: QtBot) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """The whole program with the map, in a process of its own."""
    running = []

    def start() -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        started = subprocess.Popen([sys.executable, "-c", PROGRAM, str(file)], env=environment)
        running.append(started)
        qtbot.waitUntil(lambda: str(started.pid) in _lines(claim_place(file)), timeout=30_000)
        return started

    yield start
    for started in running:
        started.kill()
        started.wait()


def _hears(pid: int, number: int) -> bool:
    """Whether a program has a handler for a signal, as Linux tells."""
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return bool(int(status["SigCgt"], 16) >> (number - 1) & 1)


def _lines(place: Path) -> list[str]:
    try:
        return place.read_text("utf-8").split("\n")
    except OSError:
        return []


def test_program_when_the_system_ends_it_then_its_claim_is_gone_and_when_killed_it_is_taken_over(
    window: MainWindow, file: Path, program: Callable[[], "subprocess.Popen[bytes]"], qtbot: QtBot
) -> None:
    first = program()
    qtbot.waitUntil(lambda: _hears(first.pid, signal.SIGTERM), timeout=20_000)
    first.send_signal(signal.SIGTERM)
    assert first.wait(20) == 128 + signal.SIGTERM
    assert not claim_place(file).exists()
    second = program()
    open_file(window, file)
    assert notice(window).kind == "held"
    second.kill()
    second.wait()
    look(window)
    assert notice(window).isHidden() and not window.session.is_read_only  # type: ignore[union-attr]


def test_two_windows_of_one_program_when_one_file_then_the_first_comes_to_the_front(
    window: MainWindow, file: Path, studio: Studio
) -> None:
    open_file(window, file)
    second = studio.open_window()
    assert open_file(second, file)
    assert second.session is None and window.page is not None
    assert window.page.findChild(FileNotice) is None
