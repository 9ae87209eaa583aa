"""The sheet of keys on paper: everything that is listed, inside the page, printed and saved by its buttons."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app import i18n
from app.widgets.main_window import MainWindow
from app.widgets.shortcuts_paper import MARGIN, page_count, planned, print_groups
from app.widgets.shortcuts_sheet import ShortcutsSheet
from tests.widgets.conftest import Answers

A4 = (595.0, 842.0)
LEFT = Qt.MouseButton.LeftButton
reads_pdf = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler reads the PDF")


@pytest.fixture
def sheet(editor: MainWindow, qtbot: QtBot) -> ShortcutsSheet:
    """The sheet over a window."""
    made = ShortcutsSheet(editor.prepare(), editor)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
@pytest.mark.parametrize("size", [A4, (420.0, 595.0)])
def test_plan_when_made_then_holds_every_line_once_inside_the_page_and_over_no_other(
    editor: MainWindow, language: str, size: tuple[float, float]
) -> None:
    editor.set_language(language)
    sheet = ShortcutsSheet(editor.prepare(), editor)
    pieces = planned(sheet.groups(), *size)
    lines = [(piece.text, piece.keys) for piece in pieces if not piece.is_heading]
    assert lines == sheet.shown()
    for piece in pieces:
        assert piece.x >= MARGIN
        assert piece.x + piece.width <= size[0] - MARGIN + 0.01
        assert piece.y + piece.height <= size[1] - MARGIN
    for before, after in pairwise(pieces):
        if (before.page, before.x) == (after.page, after.x):
            assert before.y + before.height <= after.y + 0.01
    sheet.deleteLater()


def saved(sheet: ShortcutsSheet, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    QTest.mouseClick(sheet.save_button, LEFT)


@reads_pdf
def test_save_when_pressed_then_the_file_holds_the_words(
    sheet: ShortcutsSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.pdf"
    saved(sheet, path, monkeypatch)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    for word in ("Keyboard and gestures", "Mouse and typing", "Zoom in", "Ctrl++", "Moment that matters"):
        assert word in done.stdout
    assert "Page 1 of " in done.stdout


@reads_pdf
def test_save_when_a_search_narrows_the_list_then_only_that_is_saved(
    sheet: ShortcutsSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClicks(sheet.search, "zoom")
    path = tmp_path / "keys"
    saved(sheet, path, monkeypatch)
    found = subprocess.run(
        ["pdftotext", str(path.with_suffix(".pdf")), "-"], capture_output=True, text=True, check=True
    )
    assert "Zoom in" in found.stdout
    assert "Duplicate" not in found.stdout
    assert page_count(planned(sheet.groups(), *A4)) == 1


def test_save_when_the_folder_is_gone_then_a_sentence_says_so(
    sheet: ShortcutsSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers, qtbot: QtBot
) -> None:
    answers("close")
    saved(sheet, tmp_path / "no" / "such" / "keys.pdf", monkeypatch)
    qtbot.waitUntil(lambda: bool(answers.texts))
    assert not (tmp_path / "no").exists()


@reads_pdf
def test_print_when_a_printer_takes_it_then_gets_every_page(sheet: ShortcutsSheet, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    count = print_groups(printer, sheet.groups())
    told = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True)
    assert f"Pages:           {count}" in told.stdout
    assert count >= 2
