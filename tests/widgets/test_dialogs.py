"""The dialogs: shortcut sheet, chooser, about, preferences and the error message."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import i18n
from app.widgets.about import AboutBox
from app.widgets.chooser import ListDialog, TextDialog
from app.widgets.errors import ErrorGuard
from app.widgets.main_window import MainWindow
from app.widgets.preferences import Preferences
from app.widgets.shortcuts_sheet import ShortcutsSheet
from tests.widgets.conftest import Answers

pytestmark = pytest.mark.usefixtures("without_panels")


def test_shortcuts_when_searched_then_only_what_fits_is_left(editor: MainWindow, qtbot: QtBot) -> None:
    sheet = ShortcutsSheet(editor.prepare(), editor)
    qtbot.addWidget(sheet)
    everything = sheet.shown()
    assert len(everything) > len(editor.prepare().specs)
    qtbot.keyClicks(sheet.search, "undo")
    assert 0 < len(sheet.shown()) < len(everything)
    keys = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
    assert any(keys in line[1] for line in sheet.shown())
    qtbot.keyClicks(sheet.search, "zzz")
    assert sheet.shown() == []


def test_shortcuts_when_the_text_is_large_then_get_room_within_the_screen_and_tell_all(
    editor: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.shortcuts_sheet.SHARE_OF_SCREEN", 4.0)
    usual = ShortcutsSheet(editor.prepare(), editor)
    monkeypatch.setattr("app.widgets.shortcuts_sheet.px", lambda pixels: round(pixels * 2))
    large = ShortcutsSheet(editor.prepare(), editor)
    monkeypatch.undo()
    bounded = ShortcutsSheet(editor.prepare(), editor)
    for sheet in (usual, large, bounded):
        qtbot.addWidget(sheet)
    assert large.width() == 2 * usual.width()
    assert bounded.width() < editor.screen().availableGeometry().width()
    line = large.tree.topLevelItem(0).child(0)
    assert line.toolTip(0) == line.text(0)


def test_chooser_when_typed_into_then_narrows_and_returns_what_is_marked(
    window: MainWindow, qtbot: QtBot
) -> None:
    entries = [
        ("a", "Actions", "footprints"),
        ("p", "Pain points", ""),
        ("o", "Opportunities", "no-such-icon"),
    ]
    dialog = ListDialog(window, "Rows", entries)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == "a"
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert dialog.chosen() == "p"
    qtbot.keyClicks(dialog.filter, "opp")
    assert dialog.chosen() == "o"
    dialog.filter.clear()
    qtbot.keyClicks(dialog.filter, "PÁIN")
    assert dialog.chosen() == "p"
    (accept,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "OK"]
    assert accept.isEnabled()
    qtbot.keyClicks(dialog.filter, "xyz")
    assert dialog.chosen() is None
    assert not accept.isEnabled()
    assert "Nothing has these letters." in [
        one.text() for one in dialog.findChildren(QLabel) if not one.isHidden()
    ]
    dialog.filter.clear()
    assert accept.isEnabled()
    dialog.mark("o")
    assert dialog.chosen() == "o"
    dialog.mark("nothing")
    assert dialog.chosen() == "a"


def test_text_dialog_when_enter_is_pressed_then_is_accepted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = TextDialog(window, "Rename", "Title", value="Old")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.field, "New")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.field.text() == "New"


def test_about_when_opened_then_names_qt_and_its_licence(window: MainWindow, qtbot: QtBot) -> None:
    box = AboutBox(window)
    qtbot.addWidget(box)
    field = box.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    assert "LGPL" in field.toPlainText()
    assert "SIL OPEN FONT LICENSE" in field.toPlainText().upper()


def test_preferences_when_the_language_is_chosen_then_everything_speaks_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = Preferences(window.studio, window)
    qtbot.addWidget(dialog)
    box = dialog.findChild(QComboBox, "language")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("es"))
    box.activated.emit(box.currentIndex())
    assert i18n.language() == "es"


def test_error_when_a_slot_fails_then_it_is_told_once_and_the_map_can_be_saved(
    editor: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_warnings: list[object],
) -> None:
    target = tmp_path / "copy.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    guard = ErrorGuard(editor.studio)
    answers("save")
    for _time in range(3):
        try:
            raise RuntimeError("a bug")
        except RuntimeError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            guard.on_error(kind, error, trace)
    assert len(answers.texts) == 1
    assert "Your map" in answers.texts[0] or "your map" in answers.texts[0]
    assert target.read_bytes().startswith(b"{")
    assert len(expected_warnings) == 3


def test_error_when_details_are_copied_then_the_clipboard_holds_versions_and_trace(
    editor: MainWindow, answers: Answers, expected_warnings: list[object]
) -> None:
    guard = ErrorGuard(editor.studio)
    answers("copy", "go-on")
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        guard.on_error(type(error), error, error.__traceback__)
    text = QGuiApplication.clipboard().text()
    assert "RuntimeError: a bug" in text
    assert "PySide" in text or "Qt " in text
