"""The map as a native table: edited with real keys, one selection and one undo with the canvas."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card
from app.editing.session import Session
from app.model.edits.rows import update_row
from app.model.query import cell_of
from app.widgets.cell_editor import CellField
from app.widgets.main_window import MainWindow
from app.widgets.table_view import TableView
from tests.widgets.canvas.conftest import small_project

pytestmark = pytest.mark.usefixtures("without_panels")

ENTER, ESC, TAB, SHIFT = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def session() -> Session:
    return Session(small_project())


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> TableView:
    view = TableView(session)
    view.resize(1100, 700)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def go_to(view: TableView, row: str, stage: str) -> None:
    view.setCurrentIndex(view.table.index_of(row, stage))


def texts(session: Session, row: str, stage: str) -> list[str]:
    return [card.text for card in cell_of(session.journey, row, stage)]


def field(view: TableView) -> CellField:
    return view.findChildren(CellField)[-1]


def write(view: TableView, text: str) -> None:
    for character in text:
        if character == "\n":
            QTest.keyClick(field(view), ENTER)
        else:
            QTest.keyClicks(field(view), character)


def test_table_when_shown_then_holds_cards_and_scores_as_lines(view: TableView) -> None:
    table = view.table
    assert (table.rowCount(), table.columnCount()) == (4, 4)
    assert table.index_of("rw_a", "st_0").data() == "Looks around\nAsks a friend"
    assert table.index_of("rw_e", "st_0").data() == "-1 Lost"
    assert table.index_of("rw_o", "st_0").data() == ""
    assert table.headerData(1, Qt.Orientation.Vertical) == "Pain points"
    assert table.headerData(2, Qt.Orientation.Horizontal) == "Use"
    spoken = table.index_of("rw_p", "st_1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Pain points × Buy. Too dear"


def test_cell_when_lines_are_added_then_cards_come_in_one_step(view: TableView, session: Session) -> None:
    go_to(view, "rw_a", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "\nPays\n\n")
    assert texts(session, "rw_a", "st_0") == ["Looks around", "Asks a friend", "Pays"]
    assert [card.id for card in cell_of(session.journey, "rw_a", "st_0")][:2] == ["cd_1", "cd_2"]
    assert session.undo_stack.index() == 1
    session.undo_stack.undo()
    assert view.table.index_of("rw_a", "st_0").data() == "Looks around\nAsks a friend"


def test_cell_when_escaped_then_the_text_is_kept(view: TableView, session: Session) -> None:
    go_to(view, "rw_o", "st_2")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "An idea")
    QTest.keyClick(field(view), ENTER, SHIFT)
    write(view, "of two lines")
    QTest.keyClick(field(view), ESC)
    assert texts(session, "rw_o", "st_2") == ["An idea\nof two lines"]


def test_cell_when_tab_is_pressed_then_the_next_one_is_edited(view: TableView, session: Session) -> None:
    go_to(view, "rw_o", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "one")
    QTest.keyClick(field(view), TAB)
    QApplication.processEvents()
    write(view, "two")
    QTest.keyClick(field(view), ESC)
    assert (texts(session, "rw_o", "st_0"), texts(session, "rw_o", "st_1")) == (["one"], ["two"])


def test_cell_when_nothing_was_changed_then_there_is_no_step(view: TableView, session: Session) -> None:
    go_to(view, "rw_a", "st_0")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(field(view), ESC)
    assert session.undo_stack.index() == 0


def test_emotions_when_a_score_is_typed_then_the_line_moves(view: TableView, session: Session) -> None:
    go_to(view, "rw_e", "st_3")
    QTest.keyClick(view, Qt.Key.Key_F2)
    write(view, "+1,5 At last")
    QTest.keyClick(field(view), ESC)
    point = session.journey.rows[2].curves[0].points[-1]
    assert (point.stage, point.score, point.text) == ("st_3", 1.5, "At last")
    assert view.table.index_of("rw_e", "st_3").data() == "+1.5 At last"


def test_selection_when_moved_on_either_side_then_the_other_follows(
    view: TableView, session: Session
) -> None:
    session.select(of_card(session.journey, "cd_4"))
    assert view.table.place_of(view.currentIndex()) == ("rw_p", "st_1")
    assert session.selection.only_card == "cd_4"
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert (session.selection.cursor.row, session.selection.cursor.stage) == ("rw_a", "st_1")
    assert session.selection.cards == {"cd_3"}
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert session.selection.cards == {"cd_1", "cd_2", "cd_3"}
    session.select(at_cell("rw_o", "st_3"))
    assert view.table.place_of(view.currentIndex()) == ("rw_o", "st_3")


def test_table_when_a_row_is_hidden_or_renamed_then_follows(view: TableView, session: Session) -> None:
    map_id = session.map_id
    session.apply(lambda project: update_row(project, map_id, "rw_p", hidden=True), "Hide")
    assert view.table.rowCount() == 3
    session.apply(lambda project: update_row(project, map_id, "rw_a", name="Doing"), "Rename")
    assert view.table.headerData(0, Qt.Orientation.Vertical) == "Doing"


def test_window_when_f9_is_pressed_then_table_and_map_stand_together(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    editor.activateWindow()
    qtbot.waitUntil(page.canvas.hasFocus)
    QTest.keyClick(page.canvas, Qt.Key.Key_F9)
    assert page.table is not None
    qtbot.waitUntil(page.table.hasFocus)
    assert page.table_place == "below"
    index = page.table.table.index(0, 0)
    assert page.table.currentIndex() == index
    assert len(page.session.selection.cards) > 0
    editor.refresh()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert index.data() == ""
    editor.refresh()
    editor.prepare().action("edit.undo").trigger()
    assert index.data() != ""
    editor.prepare().action("view.table_alone").trigger()
    assert page.canvas.isHidden()
    assert page.table_place == "alone"
    QTest.keyClick(page.table, Qt.Key.Key_F9)
    assert page.table_place == "none"
    assert not page.canvas.isHidden()


def test_window_when_saved_or_closed_while_a_cell_is_typed_then_the_text_is_kept(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    editor.activateWindow()
    editor.prepare().action("view.table_below").trigger()
    assert page.table is not None
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    write(page.table, "\nNot lost")
    page.canvas.finish_editing()
    assert str(page.table.currentIndex().data()).endswith("\nNot lost")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    write(page.table, "\nNor this")
    editor.prepare().action("view.table_none").trigger()
    assert str(page.table.currentIndex().data()).endswith("\nNot lost\nNor this")
    assert page.session.undo_stack.index() == 2


def shown_alone(editor: MainWindow, qtbot: QtBot) -> TableView:
    editor.show_table("alone")
    table = editor.page.table
    assert table is not None
    qtbot.waitUntil(table.isVisible)
    return table


def test_header_when_clicked_then_its_stage_or_row_is_selected_on_the_map_too(
    editor: MainWindow, qtbot: QtBot
) -> None:
    table = shown_alone(editor, qtbot)
    table.horizontalHeader().sectionClicked.emit(2)
    journey = editor.session.journey
    assert (editor.session.selection.part, editor.session.selection.id) == ("stage", journey.stages[2].id)
    table.verticalHeader().sectionClicked.emit(1)
    assert (editor.session.selection.part, editor.session.selection.id) == ("row", journey.rows[1].id)


def test_headers_when_asked_for_a_menu_then_it_is_of_their_stage_or_row(
    editor: MainWindow, qtbot: QtBot
) -> None:
    table = shown_alone(editor, qtbot)
    asked: list[str] = []
    table.context_requested.disconnect()
    table.context_requested.connect(lambda context, _place: asked.append(context))
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.customContextMenuRequested.emit(QPoint(across.sectionViewportPosition(1) + 5, 5))
    assert editor.session.selection.id == editor.session.journey.stages[1].id
    down.customContextMenuRequested.emit(QPoint(5, down.sectionViewportPosition(2) + 5))
    assert editor.session.selection.id == editor.session.journey.rows[2].id
    assert asked == ["stage", "row"]


def test_stage_when_inserted_and_deleted_in_the_table_alone_then_one_undo_each(
    editor: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.actions.handlers import cards, rows, stages
    from app.widgets import chooser

    table = shown_alone(editor, qtbot)
    session, before = editor.session, editor.session.project
    monkeypatch.setattr(chooser, "ask_text", lambda *_a, **_k: "Asks around")
    table.horizontalHeader().sectionClicked.emit(0)
    stages.insert_after(editor.desk)
    assert [stage.name for stage in session.journey.stages][1] == "Asks around"
    assert table.table.columnCount() == 6
    stages.delete(editor.desk)
    assert table.table.columnCount() == 5
    table.verticalHeader().sectionClicked.emit(1)
    rows.duplicate(editor.desk)
    cards.delete(editor.desk)
    session.undo_stack.setIndex(0)
    assert session.project is before
    assert table.table.columnCount() == 5


def test_scores_when_copied_and_pasted_in_the_table_then_are_numbers_again(
    editor: MainWindow, qtbot: QtBot
) -> None:
    table, session = shown_alone(editor, qtbot), editor.session
    row = next(i for i, held in enumerate(session.journey.rows) if held.kind == "emotions")
    table.setFocus()
    table.setCurrentIndex(table.table.index(row, 0))
    table.selectionModel().select(
        QItemSelection(table.table.index(row, 0), table.table.index(row, 1)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    wanted = [point.score for point in session.journey.rows[row].curves[0].points[:2]]
    assert [float(cell.split()[0].replace("−", "-")) for cell in text.split("\t")] == wanted
    table.setCurrentIndex(table.table.index(row, 3))
    editor.prepare().action("edit.paste").setEnabled(True)
    editor.prepare().action("edit.paste").trigger()
    fourth = session.journey.stages[3].id
    scores = [point.score for point in session.journey.rows[row].curves[0].points if point.stage == fourth]
    assert wanted[0] in scores
    assert session.undo_stack.index() == 1
