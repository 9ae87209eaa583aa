"""The bar after a paste, with real keys in a real window: other ways, one undo step, and away with Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell
from app.model.query import cell_of
from app.widgets.main_window import MainWindow
from app.widgets.paste_bar import PasteBar

pytestmark = pytest.mark.usefixtures("without_panels")

CTRL = Qt.KeyboardModifier.ControlModifier


def begun(editor: MainWindow, qtbot: QtBot, text: str = "one\ntwo\nthree") -> tuple[str, str]:
    """Paste a text into the last cell of the first row; returns that cell."""
    assert editor.session is not None
    assert editor.page is not None
    journey = editor.session.journey
    cell = (journey.rows[0].id, journey.stages[0].id)
    editor.session.select(at_cell(*cell))
    editor.activateWindow()
    editor.page.canvas.setFocus()
    qtbot.waitUntil(editor.page.canvas.hasFocus)
    QApplication.clipboard().setText(text)
    QTest.keyClick(editor.page.canvas, Qt.Key.Key_V, CTRL)
    qtbot.wait(20)
    return cell


def bar_of(editor: MainWindow) -> PasteBar:
    assert editor.page is not None
    return editor.page.bars.paste_bar


def texts(editor: MainWindow, cell: tuple[str, str]) -> list[str]:
    assert editor.session is not None
    return [card.text for card in cell_of(editor.session.journey, *cell)]


def test_bar_when_lines_are_pasted_then_offers_four_ways_and_f4_goes_through_them(
    editor: MainWindow, qtbot: QtBot
) -> None:
    begun(editor, qtbot)
    bar = bar_of(editor)
    assert bar.is_open
    assert list(bar.buttons) == ["here", "stages", "rows", "one"]
    seen = []
    for _turn in range(5):
        editor.prepare().action("edit.paste_options").trigger()
        seen.append(next(name for name, button in bar.buttons.items() if button.hasFocus()))
    assert seen == ["here", "stages", "rows", "one", "here"]


def test_bar_when_another_way_is_chosen_then_there_is_still_one_step_to_undo(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.session is not None
    before, steps = editor.session.project, editor.session.undo_stack.index()
    cell = begun(editor, qtbot)
    bar = bar_of(editor)
    for way, last in (("one", "one\ntwo\nthree"), ("stages", "one"), ("here", "three")):
        QTest.mouseClick(bar.buttons[way], Qt.MouseButton.LeftButton)
        assert texts(editor, cell)[-1] == last
        assert editor.session.undo_stack.index() == steps + 1
        assert bar.is_open
    editor.session.undo_stack.undo()
    assert editor.session.project is before
    assert not bar.is_open


def test_bar_when_esc_is_pressed_then_goes_and_the_map_has_the_keyboard(
    editor: MainWindow, qtbot: QtBot
) -> None:
    cell = begun(editor, qtbot)
    bar = bar_of(editor)
    assert editor.page is not None
    bar.next_way()
    QTest.keyClick(bar.buttons["here"], Qt.Key.Key_Escape)
    assert not bar.is_open
    assert editor.page.canvas.hasFocus()
    assert texts(editor, cell)[-3:] == ["one", "two", "three"]


def test_bar_when_esc_is_pressed_on_the_map_then_goes_before_the_selection_does(
    editor: MainWindow, qtbot: QtBot
) -> None:
    begun(editor, qtbot)
    assert editor.page is not None
    assert editor.session is not None
    QTest.keyClick(editor.page.canvas, Qt.Key.Key_Escape)
    assert not bar_of(editor).is_open
    assert editor.session.selection.part == "cards"


def test_bar_when_something_else_is_done_then_goes(editor: MainWindow, qtbot: QtBot) -> None:
    begun(editor, qtbot)
    editor.prepare().action("edit.delete").trigger()
    assert not bar_of(editor).is_open


def test_bar_when_its_time_is_over_then_goes(editor: MainWindow, qtbot: QtBot) -> None:
    begun(editor, qtbot)
    bar = bar_of(editor)
    bar._timer.setInterval(10)
    bar._timer.start()
    qtbot.waitUntil(lambda: not bar.is_open, timeout=2000)


def test_bar_when_lines_are_pasted_while_typing_then_splits_them_into_cards(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.session is not None
    assert editor.page is not None
    session = editor.session
    cell = (session.journey.rows[0].id, session.journey.stages[0].id)
    before, steps = texts(editor, cell), session.undo_stack.index()
    session.select(at_cell(*cell))
    editor.activateWindow()
    editor.page.canvas.setFocus()
    qtbot.waitUntil(editor.page.canvas.hasFocus)
    editor.page.canvas.new_card(text="zero ")
    QApplication.clipboard().setText("one\ntwo")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    bar = bar_of(editor)
    assert list(bar.buttons) == ["text", "here"]
    assert bar.buttons["here"].text() == "Split into 2 cards"
    QTest.mouseClick(bar.buttons["here"], Qt.MouseButton.LeftButton)
    assert texts(editor, cell) == [*before, "zero one", "two"]
    assert session.undo_stack.index() == steps + 1
    QTest.mouseClick(bar.buttons["text"], Qt.MouseButton.LeftButton)
    assert texts(editor, cell) == [*before, "zero one\ntwo"]
    assert session.undo_stack.index() == steps + 1


def test_bar_when_one_card_cannot_hold_the_text_then_says_so_and_cuts_nothing(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.session is not None
    assert editor.page is not None
    lines = [f"{number} {'word ' * 150}".strip() for number in range(6)]
    cell = begun(editor, qtbot, "\n".join(lines))
    bar, pasted, steps = bar_of(editor), editor.session.project, editor.session.undo_stack.index()
    QTest.mouseClick(bar.buttons["one"], Qt.MouseButton.LeftButton)
    assert editor.session.project is pasted
    assert editor.session.undo_stack.index() == steps
    assert "4,000 characters" in editor.page.toast.text
    assert [name for name, button in bar.buttons.items() if button.isChecked()] == ["here"]
    assert bar.is_open
    assert texts(editor, cell)[-6:] == lines
    QTest.mouseClick(bar.buttons["stages"], Qt.MouseButton.LeftButton)
    assert editor.session.project is not pasted


def test_bar_when_the_text_is_as_long_as_a_card_may_be_then_one_card_holds_it_all(
    editor: MainWindow, qtbot: QtBot
) -> None:
    text = "\n".join(["x" * 1999, "y" * 2000])
    cell = begun(editor, qtbot, text)
    QTest.mouseClick(bar_of(editor).buttons["one"], Qt.MouseButton.LeftButton)
    assert texts(editor, cell)[-1] == text
