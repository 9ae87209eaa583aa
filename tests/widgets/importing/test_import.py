"""Tables that become maps, in a real window, with the dialog operated as a person would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.interchange.from_map import table_of_map
from app.interchange.scale import EmotionScale
from app.interchange.table_file import TableWishes, table_bytes
from app.model.query import card_count
from app.widgets.importing.dialog import ImportDialog
from app.widgets.importing.flow import import_table
from app.widgets.main_window import MainWindow
from app.widgets.table_export import TableExport
from tests.interchange.calc import calc_clipboard
from tests.widgets.conftest import Answers

pytestmark = pytest.mark.usefixtures("without_panels")

CSV = b"Etapa;Descubre;Compra\nAcciones;Mira\xc3\xb3;Paga\nEmociones;0;10\nCosas;a|b;c\n"
LEFT = Qt.MouseButton.LeftButton


def operate(task: Callable[[ImportDialog], None]) -> None:
    """Do something in the dialog once it is there."""
    for_dialog(ImportDialog, task)


def for_dialog(kind: type, task: Callable) -> None:  # type: ignore[type-arg]
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                task(dialog)
            except BaseException:
                dialog.reject()
                raise
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def choose(box: QComboBox, value: object) -> None:
    """Choose an entry with the keyboard, as a person would."""
    target = max(box.findData(value), box.findText(str(value)))
    assert target >= 0
    while box.currentIndex() != target:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < target else Qt.Key.Key_Up)


def accept(dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.import_button, LEFT)


def trigger(window: MainWindow, action: str) -> None:
    window.prepare().action(action).trigger()


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    path = tmp_path / "viaje.csv"
    path.write_bytes(CSV)
    return path


def test_paste_when_the_map_is_empty_then_one_paste_makes_calcs_map_and_one_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_offer("blank")
    assert window.session is not None
    assert window.page is not None
    before = window.session.project
    window.activateWindow()
    window.page.canvas.setFocus()
    qtbot.waitUntil(window.page.canvas.hasFocus)
    QApplication.clipboard().setMimeData(calc_clipboard())
    said = []

    def look(dialog: ImportDialog) -> None:
        said.append(dialog.count.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    operate(look)
    QTest.keyClick(window.page.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    journey = window.session.journey
    assert said == ["5 stages, 6 rows, 30 cards and 5 emotion points"]
    assert (len(journey.stages), len(journey.rows), card_count(journey)) == (5, 6, 30)
    assert [row.kind for row in journey.rows][:5] == [
        "actions",
        "touchpoints",
        "emotions",
        "pain",
        "opportunities",
    ]
    assert window.session.undo_stack.index() == 1
    window.session.undo_stack.undo()
    assert window.session.project is before


def test_welcome_when_a_table_is_on_the_clipboard_then_its_button_makes_a_document_of_it(
    window: MainWindow,
) -> None:
    QApplication.clipboard().setMimeData(calc_clipboard())
    operate(accept)
    QTest.mouseClick(window.welcome.paste_button, LEFT)
    assert window.session is not None
    assert card_count(window.session.journey) == 30
    assert window.session.is_modified


def test_welcome_when_paste_is_pressed_then_does_the_same(window: MainWindow) -> None:
    QApplication.clipboard().setMimeData(calc_clipboard())
    operate(accept)
    QTest.keyClick(window.welcome.new_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.session is not None
    assert card_count(window.session.journey) == 30


def test_welcome_when_there_is_no_table_then_says_so(window: MainWindow, answers: Answers) -> None:
    QApplication.clipboard().setText("hello")
    answers("close")
    QTest.mouseClick(window.welcome.paste_button, LEFT)
    assert answers.texts[0].startswith("There is no table on the clipboard.")
    assert window.session is None


def test_file_when_opened_then_every_guess_can_be_corrected_and_the_preview_follows(
    window: MainWindow, table_file: Path
) -> None:
    seen: dict[str, object] = {}

    def correct(dialog: ImportDialog) -> None:
        seen["guess"] = (dialog.count.text(), dialog.separator.currentData(), dialog.scale.currentText())
        choose(dialog.preview.boxes[2], "quotes")
        choose(dialog.scale, EmotionScale(0, 100).words)
        seen["cell"] = dialog.preview.table.data(dialog.preview.table.index(1, 2))
        dialog.title.setText("Mi viaje")
        accept(dialog)

    operate(correct)
    window.open_file(table_file)
    assert window.session is not None
    journey = window.session.journey
    assert seen["guess"] == ("2 stages, 3 rows, 4 cards and 2 emotion points", ";", "0 – 10")
    assert seen["cell"] == "−1.6"
    assert [row.kind for row in journey.rows] == ["actions", "emotions", "quotes"]
    assert [point.score for point in journey.rows[1].curves[0].points] == [-2, -1.6]
    assert journey.title == "Mi viaje"
    assert window.session.path is None


def test_dialog_when_turned_and_read_with_another_separator_then_shows_that(
    window: MainWindow, table_file: Path
) -> None:
    seen = []

    def correct(dialog: ImportDialog) -> None:
        choose(dialog.stages, "rows")
        seen.append((dialog.count.text(), [dialog.preview.table.headerData(0, Qt.Orientation.Vertical)]))
        choose(dialog.separator, "|")
        seen.append((dialog.count.text(), []))
        QTest.mouseClick(dialog.cancel_button, LEFT)

    operate(correct)
    window.open_file(table_file)
    assert seen[0] == ("3 stages, 2 rows, 6 cards", ["Descubre"])
    assert seen[1][0] != seen[0][0]
    assert window.session is None


def test_dialog_when_the_line_of_the_stages_and_the_names_are_changed_then_follows(
    window: MainWindow, table_file: Path
) -> None:
    seen = []

    def correct(dialog: ImportDialog) -> None:
        choose(dialog.line, -1)
        seen.append(dialog.count.text())
        QTest.mouseClick(dialog.names, LEFT)
        seen.append(dialog.count.text())
        dialog.reject()

    operate(correct)
    window.open_file(table_file)
    assert seen[0].startswith("2 stages, 4 rows")
    assert seen[1].startswith("3 stages, 4 rows")


def test_dialog_when_something_is_odd_then_says_where(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes("Stage,Find,Buy\nEmotions,1,p\xe9sima\nIdeas,a,b,c\n".encode("cp1252"))
    seen = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.notices.text())
        dialog.reject()

    operate(look)
    window.open_file(path)
    assert seen[0].splitlines() == [
        "The text is not UTF-8; Windows-1252 was assumed.",
        "Line 3 has 4 cells, the first line has 3.",
        "Line 2, column 3: there is no number in the emotion row; the point lies in the middle.",
    ]


@pytest.mark.parametrize("data", [b"", b"\x00\x01rubbish", b"PK\x03\x04\x00\x00"])
def test_file_when_it_is_no_table_then_says_so_and_opens_nothing(
    window: MainWindow, tmp_path: Path, data: bytes, answers: Answers
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    answers("close")
    window.open_file(path)
    assert "cannot be imported" in answers.texts[0]
    assert window.session is None


def test_drop_when_a_table_file_falls_on_the_window_then_its_import_is_shown(
    window: MainWindow, table_file: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table_file))])
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    operate(accept)
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.session is not None)


@pytest.mark.parametrize("name", ["a.csv", "b.TSV", "c.journey"])
def test_drag_when_such_a_file_is_over_the_canvas_then_the_window_takes_it(
    editor: MainWindow, tmp_path: Path, name: str
) -> None:
    assert editor.page is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(editor.page.canvas.viewport(), enter)
    assert enter.isAccepted()


def test_menu_when_a_table_is_imported_into_a_document_then_it_is_a_new_map_in_one_step(
    editor: MainWindow, table_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert editor.session is not None
    before = editor.session.project
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(table_file), ""))
    operate(accept)
    trigger(editor, "file.import_table")
    assert len(editor.session.project.maps) == len(before.maps) + 1
    assert editor.session.journey.title == "viaje"
    editor.session.undo_stack.undo()
    assert editor.session.project is before


def test_merge_when_an_exported_table_comes_back_edited_then_says_what_it_does_and_does_it(
    editor: MainWindow, tmp_path: Path
) -> None:
    assert editor.session is not None
    session = editor.session
    text = table_bytes(session.project, session.journey, TableWishes(with_ids=True)).decode("utf-8-sig")
    first = next(card for cards in session.journey.rows[0].cells.values() for card in cards)
    path = tmp_path / "back.csv"
    path.write_text(text.replace(f"{first.text} [#", f"{first.text} indeed [#"), "utf-8")
    cards, said = card_count(session.journey), []

    def look(dialog: ImportDialog) -> None:
        choose(dialog.into, "merge")
        said.append(dialog.effect.text())
        accept(dialog)

    operate(look)
    import_table(editor, path)
    assert "updates 1 card, adds 0" in said[0]
    assert card_count(session.journey) == cards
    assert session.undo_stack.index() == 1
    changed = next(c for held in session.journey.rows[0].cells.values() for c in held if c.id == first.id)
    assert changed.text == f"{first.text} indeed"


@pytest.mark.parametrize(("answer", "opened"), [("make", True), ("cancel", False)])
def test_many_cards_when_imported_then_are_asked_about(
    window: MainWindow, tmp_path: Path, answers: Answers, answer: str, opened: bool
) -> None:
    path = tmp_path / "many.csv"
    lines = [",".join(["", *(f"S{at}" for at in range(20))])]
    lines += [",".join([f"Row {line}", *(f"card {line}.{at}" for at in range(20))]) for line in range(20)]
    path.write_text("\n".join(lines), "utf-8")
    operate(accept)
    answers(answer)
    window.open_file(path)
    assert "400" in answers.texts[0]
    assert (window.session is not None) is opened


def test_dialog_when_the_table_is_huge_then_shows_its_beginning_soon(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "huge.csv"
    path.write_text(
        "\n".join(",".join(f"c{line}.{at}" for at in range(20)) for line in range(2_000)), "utf-8"
    )
    seen = []

    def look(dialog: ImportDialog) -> None:
        seen.append((dialog.preview.table.rowCount(), dialog.more.text()))
        dialog.reject()

    operate(look)
    window.open_file(path)
    assert seen == [(60, "… and 1,939 more rows")]


def test_dialog_when_the_table_is_wide_then_says_how_many_stages_are_not_shown(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "wide.csv"
    stages = [f"Stage {number}" for number in range(65)]
    path.write_text("\n".join(["," + ",".join(stages), "Actions," + ",".join("x" for _each in stages)]))
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.more.text())
        dialog.reject()

    operate(look)
    import_table(window, path)
    assert seen == ["… and 5 more stages"]


def test_export_when_written_with_ids_then_the_file_holds_what_the_sample_showed(
    editor: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sally"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    samples = []

    def write(dialog: TableExport) -> None:
        QTest.mouseClick(dialog.ids, LEFT)
        choose(dialog.separator, ";")
        samples.append(dialog.sample.toPlainText())
        QTest.mouseClick(dialog.save_button, LEFT)
        samples.append(dialog.message.text())
        dialog.reject()

    for_dialog(TableExport, write)
    trigger(editor, "file.export_table")
    text = target.with_name("sally.csv").read_text("utf-8-sig")
    assert text.replace("\r\n", "\n").startswith(samples[0].removesuffix("…").rstrip("\n")[:200])
    assert "[#" in text
    assert "sally.csv" in samples[1]


def test_export_when_the_folder_cannot_be_written_then_says_so(
    editor: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    target = tmp_path / "missing" / "x.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def write(dialog: TableExport) -> None:
        answers("close")
        QTest.mouseClick(dialog.save_button, LEFT)
        dialog.reject()

    for_dialog(TableExport, write)
    trigger(editor, "file.export_table")
    assert "was not written" in answers.texts[0]


def test_tables_when_a_map_has_lines_of_two_personas_then_each_has_its_own_line(editor: MainWindow) -> None:
    assert editor.session is not None
    table = table_of_map(editor.session.journey, editor.session.project.personas)
    curves = [curve for row in editor.session.journey.rows for curve in row.curves if curve.points]
    rows = [row for row in editor.session.journey.rows if row.curves]
    assert table.height == 1 + len(editor.session.journey.rows) - len(rows) + len(curves)
