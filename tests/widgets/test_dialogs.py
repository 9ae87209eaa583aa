"""The dialogs: export, shortcut sheet, chooser, about, preferences and the error message."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import i18n
from app.widgets.about import AboutBox
from app.widgets.chooser import ListDialog, TextDialog
from app.widgets.errors import ErrorGuard
from app.widgets.export_dialog import ExportDialog
from app.widgets.main_window import MainWindow
from app.widgets.preferences import Preferences
from app.widgets.shortcuts_sheet import ShortcutsSheet
from tests.widgets.conftest import Answers

STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}


@pytest.fixture
def export(editor: MainWindow, qtbot: QtBot) -> ExportDialog:
    assert editor.session is not None
    dialog = ExportDialog(editor.session, editor.studio.settings, editor)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box: QComboBox, value: str) -> None:
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)


@pytest.mark.parametrize("form", sorted(STARTS))
def test_export_when_saved_then_writes_a_whole_file(
    export: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"map.{form}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    choose(export.format, form)
    choose(export.paper, "a4")
    qtbot.waitUntil(lambda: bool(export.hint.text()))
    qtbot.mouseClick(export.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists(), timeout=20_000)
    assert target.read_bytes().startswith(STARTS[form])
    qtbot.waitUntil(export.open_button.isVisible)
    assert "map" in export.message.text()


def test_export_when_stopped_then_writes_nothing(
    export: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    qtbot.mouseClick(export.save_button, Qt.MouseButton.LeftButton)
    worker = export._worker
    assert worker is not None
    qtbot.mouseClick(export.cancel_button, Qt.MouseButton.LeftButton)
    worker._thread.join(20)
    QApplication.processEvents()
    assert not target.exists()
    assert export.save_button.isEnabled()


def test_export_when_the_text_is_too_large_for_the_paper_then_says_so(
    export: ExportDialog, qtbot: QtBot
) -> None:
    choose(export.paper, "a4")
    choose(export.mode, "readable")
    export.text_size.setValue(100)
    qtbot.waitUntil(lambda: not export.save_button.isEnabled(), timeout=10_000)
    assert "A4" in export.hint.text()


def test_export_when_shown_then_previews_the_page_that_will_be_written(
    export: ExportDialog, qtbot: QtBot
) -> None:
    choose(export.paper, "a3")
    qtbot.waitUntil(lambda: "420" in export.hint.text(), timeout=10_000)
    assert export.preview._plan is not None
    assert export.preview._plan.width > export.preview._plan.height


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
    qtbot.keyClicks(dialog.filter, "xyz")
    assert dialog.chosen() is None


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
