"""Printing: the same pages on a printer, here one that writes a PDF; and the dialog that asks for it."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.render.qt_pages import PagePainter
from app.render.qt_pictures import decoded
from app.widgets.poster.dialog import PosterDialog
from app.widgets.poster.printing import PrintProblem, prepared, print_pages, wanted_pages
from tests.widgets.poster.conftest import WAIT_MS, choose, wait_for_plan

LEFT = Qt.MouseButton.LeftButton
POINTS_A4 = (595.3, 841.9)


def to_file(monkeypatch: pytest.MonkeyPatch, path: Path, *, pages: tuple[int, int] | None = None) -> None:
    """Answer the printer's dialog with a PDF file."""

    def answer(chooser: QPrintDialog) -> int:
        printer = chooser.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if pages is not None:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*pages)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", answer)


def sizes(path: Path) -> list[tuple[float, float]]:
    """The sizes of a PDF's pages in points."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    return [document[index].get_size() for index in range(len(document))]


def test_print_when_tiled_then_every_sheet_is_printed_at_its_size(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog.presets, "office")
    wait_for_plan(dialog, qtbot)
    plan = dialog._plan
    assert plan is not None
    assert plan.poster is not None
    target = tmp_path / "out.pdf"
    to_file(monkeypatch, target)
    qtbot.mouseClick(dialog.foot.print, LEFT)
    qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=6 * WAIT_MS)
    assert "on their way" in dialog.foot.message.text()
    found = sizes(target)
    assert len(found) == len(plan.poster.pages)
    for size, page in zip(found, plan.poster.pages, strict=True):
        assert size == pytest.approx((page.width, page.height), abs=1.0)
        assert sorted(size) == pytest.approx(POINTS_A4, abs=1.0)


def test_print_when_some_pages_are_asked_for_then_only_those_come(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog.presets, "office")
    wait_for_plan(dialog, qtbot)
    to_file(monkeypatch, tmp_path / "out.pdf", pages=(2, 3))
    qtbot.mouseClick(dialog.foot.print, LEFT)
    qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=6 * WAIT_MS)
    assert len(sizes(tmp_path / "out.pdf")) == 2


def test_print_when_cancelled_in_the_printers_dialog_then_nothing_happens(
    dialog: PosterDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _chooser: int(QDialog.DialogCode.Rejected))
    before = dialog.foot.message.text()
    qtbot.mouseClick(dialog.foot.print, LEFT)
    assert not dialog.saving.is_busy
    assert dialog.foot.message.text() == before


def test_print_when_stopped_midway_then_the_dialog_goes_on(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog.presets, "office")
    wait_for_plan(dialog, qtbot)
    to_file(monkeypatch, tmp_path / "out.pdf")
    qtbot.mouseClick(dialog.foot.print, LEFT)
    assert dialog.saving.is_busy
    qtbot.mouseClick(dialog.foot.cancel, LEFT)
    assert not dialog.saving.is_busy
    assert dialog.foot.message.text().startswith("Stopped")
    assert dialog.foot.print.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_print_when_the_target_cannot_be_written_then_says_so(
    dialog: PosterDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    to_file(monkeypatch, tmp_path / "gone" / "out.pdf")
    qtbot.mouseClick(dialog.foot.print, LEFT)
    qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=WAIT_MS)
    assert dialog.foot.message.property("look") == "error"


def test_printed_page_when_read_then_holds_the_words_of_the_map(
    dialog: PosterDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = dialog._plan
    assert plan is not None
    assert plan.poster is not None
    printer = prepared("Sally", plan.poster)
    lies = plan.poster.pages[0].width > plan.poster.pages[0].height
    wanted = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    assert printer.pageLayout().orientation() == wanted
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    order = plan.order
    assert order.book is not None
    painter = PagePainter(order.palette, order.book, decoded(order.assets.get), exact=True)
    shares = list(print_pages(printer, wanted_pages(printer, plan.poster), painter))
    assert shares[-1] == 1.0
    page = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())[0]
    assert len(page.render(scale=0.3).to_pil().convert("RGB").getcolors(1_000_000)) > 100


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_print_problem_when_raised_then_is_a_sentence(dialog: PosterDialog, tmp_path: Path) -> None:
    plan = dialog._plan
    assert plan is not None
    assert plan.poster is not None
    printer = prepared("Sally", plan.poster)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    assert plan.order.book is not None
    painter = PagePainter(plan.order.palette, plan.order.book, lambda _asset: None, exact=True)
    with pytest.raises(PrintProblem, match=r"\.$"):
        next(print_pages(printer, plan.poster.pages, painter))
