"""Opening, saving and closing: every question, and what each answer does to the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.actions.handlers import maps
from app.paths import resource_path
from app.settings import RECENT_FILES
from app.storage.backups import old_versions
from app.storage.loader import read
from app.widgets import documents, saving
from app.widgets.main_window import MainWindow
from app.widgets.older import OlderDialog
from app.widgets.studio import Studio
from tests.widgets.conftest import Answers

pytestmark = pytest.mark.usefixtures("without_panels")


def change(window: MainWindow, title: str = "Changed") -> None:
    assert window.session is not None
    assert maps.rename_to(window.desk, window.session.map_id, title)


def title_in(path: Path) -> str:
    return read(path).project.maps[0].title


@pytest.mark.parametrize(
    ("answer", "closes", "is_saved"), [("save", 1, 1), ("discard", 1, 0), ("cancel", 0, 0)]
)
def test_close_when_modified_then_does_as_answered(
    editor: MainWindow, saved_file: Path, answers: Answers, answer: str, closes: int, is_saved: int
) -> None:
    change(editor)
    answers(answer)
    assert editor.close() == bool(closes)
    assert (title_in(saved_file) == "Changed") == bool(is_saved)
    assert "sally.journey" in answers.texts[0]


def test_close_when_nothing_changed_then_asks_nothing(editor: MainWindow, saved_file: Path) -> None:
    assert editor.close()


def test_close_when_the_question_fails_then_the_window_stays(
    editor: MainWindow, saved_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_window: MainWindow) -> bool:
        raise RuntimeError("a bug in the question")

    change(editor)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="a bug"):
        patch.setattr(saving, "may_close", broken)
        editor.close()
    assert editor.isVisible()
    assert editor.session is not None


def test_close_document_when_it_is_the_only_window_then_welcome_comes_back(
    editor: MainWindow, saved_file: Path
) -> None:
    editor.close_document()
    assert editor.isVisible()
    assert editor.session is None
    assert editor.welcome.isVisible()
    assert not editor.menuBar().isVisible()


def test_save_when_the_file_has_a_name_then_writes_it_and_clears_the_star(
    editor: MainWindow, saved_file: Path, qtbot: QtBot
) -> None:
    change(editor, "Better")
    qtbot.waitUntil(editor.isWindowModified)
    editor.desk.window.save()
    editor.refresh()
    assert title_in(saved_file) == "Better"
    assert not editor.isWindowModified()
    assert "sally.journey" in editor.windowTitle()


def test_save_when_there_is_no_file_yet_then_asks_for_one(
    editor: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), ""))
    assert editor.save()
    assert title_in(tmp_path / "mine.journey")


def test_save_when_somebody_else_changed_the_file_then_nothing_is_overwritten_unasked(
    editor: MainWindow, saved_file: Path, answers: Answers
) -> None:
    other = saved_file.read_bytes() + b"\n"
    saved_file.write_bytes(other)
    change(editor)
    answers("cancel")
    assert not editor.save()
    assert saved_file.read_bytes() == other
    assert editor.session is not None
    assert editor.session.is_modified


def test_save_when_overwriting_was_chosen_then_the_file_is_ours(
    editor: MainWindow, saved_file: Path, answers: Answers
) -> None:
    saved_file.write_bytes(saved_file.read_bytes() + b"\n")
    change(editor, "Ours")
    answers("overwrite")
    assert editor.save()
    assert title_in(saved_file) == "Ours"


def test_save_when_reload_was_chosen_then_the_window_shows_the_file(
    editor: MainWindow, saved_file: Path, answers: Answers
) -> None:
    before = title_in(saved_file)
    saved_file.write_bytes(saved_file.read_bytes() + b"\n")
    change(editor, "Mine")
    answers("reload")
    assert not editor.save()
    assert editor.session is not None
    assert editor.session.journey.title == before
    assert not editor.session.is_modified


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


@pytest.mark.parametrize("save", [saving.save_as, saving.save_copy])
def test_save_elsewhere_when_it_is_the_own_file_under_another_name_then_changes_of_others_count(
    editor: MainWindow,
    saved_file: Path,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    save: Callable[[MainWindow], bool],
) -> None:
    link = saved_file.with_name("link.journey")
    link.symlink_to(saved_file)
    other = saved_file.read_bytes() + b"\n"
    saved_file.write_bytes(other)
    choosing(monkeypatch, link)
    answers("cancel")
    assert not save(editor)
    assert "changed by somebody else" in answers.texts[0]
    assert saved_file.read_bytes() == other


def test_save_copy_when_the_file_is_open_in_another_window_then_asks_for_another(
    editor: MainWindow,
    saved_file: Path,
    tmp_path: Path,
    studio: Studio,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = tmp_path / "taken.journey"
    taken.write_bytes(saved_file.read_bytes())
    editor.open_file(taken)
    change(editor)
    choosing(monkeypatch, taken)
    answers("close")
    assert not saving.save_copy(editor)
    assert "another window" in answers.texts[0]
    assert title_in(taken) == title_in(saved_file)


def test_save_copy_when_there_is_such_a_file_then_an_older_version_of_it_stays(
    editor: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.journey"
    copy.write_bytes(b"what was there")
    choosing(monkeypatch, copy)
    change(editor, "Copied")
    assert saving.save_copy(editor)
    assert title_in(copy) == "Copied"
    assert [version.path.read_bytes() for version in old_versions(copy)] == [b"what was there"]
    assert editor.session is not None
    assert (editor.session.path, editor.session.is_modified) == (None, True)


def test_save_when_the_folder_is_gone_then_says_why_and_keeps_the_document(
    editor: MainWindow, saved_file: Path, answers: Answers
) -> None:
    change(editor)
    assert editor.session is not None
    steps = editor.session.undo_stack.count()
    saved_file.unlink()
    saved_file.parent.rename(saved_file.parent.with_name("moved"))
    answers("cancel")
    assert not editor.save()
    assert "sally.journey" in answers.texts[0]
    assert editor.session.is_modified
    assert editor.session.undo_stack.count() == steps
    saved_file.parent.with_name("moved").rename(saved_file.parent)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\0" * 40, b"<html></html>", b"PK\x03\x04rest", b'{"format": "other"}', b"\xff\xfe\x00"],
    ids=["empty", "cut", "zeros", "web page", "zip", "foreign", "utf-16"],
)
def test_open_when_a_file_is_damaged_then_one_sentence_says_so_and_it_is_unchanged(
    window: MainWindow, tmp_path: Path, answers: Answers, data: bytes
) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(data)
    answers("close")
    window.open_file(path)
    assert "broken.journey" in answers.texts[0]
    assert "Traceback" not in answers.texts[0]
    assert window.session is None
    assert path.read_bytes() == data


def test_open_when_a_line_is_damaged_then_the_sentence_begins_with_it(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(b'{"format": "empathway",\n"version" 1}')
    answers("close")
    window.open_file(path)
    assert "Line 2: " in answers.texts[0]


def test_open_when_the_file_is_newer_then_refuses_with_a_sentence(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "newer.journey"
    path.write_bytes(b'{"format": "empathway", "version": 99, "maps": []}')
    answers("close")
    window.open_file(path)
    assert window.session is None
    assert "99" in answers.texts[0]
    assert answers.texts[0].count("changed") == 1


def test_open_when_a_file_named_at_the_start_is_damaged_then_a_window_stands_behind_the_question(
    studio: Studio, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(b"{")
    window = studio.new_window()
    was_shown: list[bool] = []
    QTimer.singleShot(5, window, lambda: was_shown.append(window.isVisible() and window.welcome.isVisible()))
    answers("close")
    window.open_file(path)
    assert was_shown == [True]


def test_open_when_the_file_ships_with_the_program_then_saving_asks_for_another(window: MainWindow) -> None:
    assert documents.open_file(window, resource_path("examples", "en", "sally.journey"))
    assert window.session is not None
    assert window.session.path is None
    assert not window.session.is_modified
    assert not window.studio.settings.get(RECENT_FILES)


def test_open_when_there_is_no_such_file_then_does_not_talk_of_its_content(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    answers("close")
    assert not documents.open_file(window, tmp_path / "nothing.journey")
    assert "not changed" not in answers.texts[0]


def test_open_when_another_document_is_open_then_a_second_window_shows_it(
    editor: MainWindow, saved_file: Path, tmp_path: Path, studio: Studio
) -> None:
    copy = tmp_path / "copy.journey"
    copy.write_bytes(saved_file.read_bytes())
    editor.open_file(copy)
    assert len(studio.windows) == 2
    assert studio.window_with(copy) is studio.windows[1]


def test_open_when_the_file_is_open_already_then_no_second_window_comes(
    editor: MainWindow, saved_file: Path, studio: Studio
) -> None:
    editor.open_file(saved_file)
    assert len(studio.windows) == 1


def test_open_when_it_was_saved_then_it_is_a_recent_file_with_a_picture(
    editor: MainWindow, saved_file: Path
) -> None:
    from app.widgets.recent import recent_files

    found = recent_files(editor.recent_names())
    assert [file.path for file in found] == [saved_file]
    assert found[0].miniature.stages == 5
    editor.close_document()
    assert [entry.text() for entry in editor.welcome._entries] == [found[0].title]


def test_recent_menu_when_it_opens_then_lists_the_files_and_can_forget_them(
    editor: MainWindow, saved_file: Path
) -> None:
    from PySide6.QtWidgets import QMenu

    from app.widgets.recent_menu import fill_recent

    menu = QMenu()
    fill_recent(menu, editor)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert saved_file.name in actions[0].text()
    actions[-1].trigger()
    assert editor.recent_names() == ()


def test_close_all_when_one_document_is_kept_then_the_program_goes_on(
    editor: MainWindow, saved_file: Path, answers: Answers, studio: Studio
) -> None:
    change(editor)
    answers("cancel")
    editor.quit()
    assert studio.windows == [editor]


def in_older(act: Callable[[OlderDialog], None]) -> None:
    """Do something in the dialog of older versions as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OlderDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


@pytest.fixture
def saved_thrice(editor: MainWindow, saved_file: Path) -> Path:
    """A file that was saved as it was, as Second and as Third."""
    for title in ("Second", "Third"):
        change(editor, title)
        assert editor.save()
    return saved_file


def test_older_version_when_gone_back_to_then_is_one_step_and_the_file_stays(
    editor: MainWindow, saved_thrice: Path
) -> None:
    session = editor.session
    assert session is not None
    in_older(lambda dialog: dialog.back.click())
    editor.show_page("older")
    assert session.journey.title == "Second"
    assert title_in(saved_thrice) == "Third"
    assert session.is_modified
    session.undo_stack.undo()
    assert (session.journey.title, session.is_modified) == ("Third", False)


def test_older_version_when_opened_as_copy_then_comes_in_another_window_without_a_file(
    editor: MainWindow, saved_thrice: Path, studio: Studio
) -> None:
    def open_oldest(dialog: OlderDialog) -> None:
        assert dialog.list.count() == 2
        assert dialog.list.item(0).text().startswith("Today")
        dialog.list.setCurrentRow(1)
        dialog.copy.click()

    in_older(open_oldest)
    editor.show_page("older")
    (other,) = (window for window in studio.windows if window is not editor)
    assert other.session is not None
    assert (other.session.path, other.session.journey.title) == (None, "How Sally gets organised at work")


def test_older_version_when_damaged_then_a_sentence_says_so_and_nothing_changes(
    editor: MainWindow, saved_thrice: Path, answers: Answers
) -> None:
    for version in old_versions(saved_thrice):
        version.path.write_bytes(b"{")

    def try_it(dialog: OlderDialog) -> None:
        answers("close")
        dialog.back.click()
        dialog.reject()

    in_older(try_it)
    editor.show_page("older")
    assert "cannot be opened" in answers.texts[0]
    assert editor.session is not None
    assert editor.session.journey.title == "Third"


def test_older_versions_when_there_are_none_then_says_so(
    editor: MainWindow, saved_file: Path, answers: Answers
) -> None:
    answers("close")
    editor.show_page("older")
    assert "no older versions" in answers.texts[0]


def test_recent_files_when_titles_are_equal_then_folders_tell_them_apart() -> None:
    from app.widgets.recent import RecentFile, told_apart

    files = [
        RecentFile(Path("/a/shop/map.journey"), "Journey"),
        RecentFile(Path("/a/clinic/map.journey"), "Journey"),
        RecentFile(Path("/a/clinic/second.journey"), "Journey"),
        RecentFile(Path("/a/x.journey"), "Other"),
    ]
    titles = [file.title for file in told_apart(files)]
    assert titles == ["Journey · shop", "Journey · map.journey", "Journey · second.journey", "Other"]


def test_recent_menu_when_folders_are_long_then_shows_where_they_differ(editor: MainWindow) -> None:
    from PySide6.QtWidgets import QMenu

    from app.settings import RECENT_FILES
    from app.widgets.recent_menu import fill_recent

    folder = "/very/long/way/to/the/folder/of/a/customer"
    names = (f"{folder}/spring/map.journey", f"{folder}/autumn/map.journey")
    editor.studio.settings.set(RECENT_FILES, names)
    menu = QMenu(editor)
    fill_recent(menu, editor)
    texts = [action.text() for action in menu.actions()][:2]
    assert [text.rpartition("/")[2] for text in texts] == ["spring", "autumn"]
    assert all(text.startswith("map.journey — …") for text in texts)
    assert names[0] in menu.actions()[0].toolTip()
    menu.deleteLater()
