"""What waits for the next frame: once, never lost, at once for whoever asks, and after the paint."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.compat import override
from app.editing.selection import of_cards, of_stage
from app.model.edits.cards import update_card
from app.widgets.fields.texts import TextEditor
from app.widgets.main_window import MainWindow
from app.widgets.soon import Soon


def test_soon_when_asked_for_again_and_again_then_is_done_once(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    soon = Soon(lambda: done.append(1), owner)
    for _each in range(5):
        soon.ask()
    assert not done
    qtbot.waitUntil(lambda: done == [1])
    soon.ask()
    qtbot.waitUntil(lambda: done == [1, 1])


def test_soon_when_somebody_wants_to_see_it_then_is_done_at_once_and_not_again(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    soon = Soon(lambda: done.append(1), owner)
    soon.settle()
    assert done == []
    soon.ask()
    soon.settle()
    assert done == [1]
    qtbot.wait(20)
    assert done == [1]


def test_soon_when_dropped_then_is_not_done(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    soon = Soon(lambda: done.append(1), owner)
    soon.ask()
    soon.drop()
    qtbot.wait(20)
    assert done == []


class _Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self, notes: list[str]) -> None:
        super().__init__()
        self._notes = notes

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        self._notes.append("paint")


def test_soon_when_a_paint_is_wanted_as_well_then_the_paint_comes_first(qtbot: QtBot) -> None:
    notes: list[str] = []
    widget = _Painted(notes)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: "paint" in notes)
    QApplication.processEvents()
    notes.clear()
    soon = Soon(lambda: notes.append("soon"), widget)
    soon.ask()
    widget.update()
    qtbot.waitUntil(lambda: len(notes) == 2)
    assert notes == ["paint", "soon"]


def test_panels_when_an_edit_and_its_undo_come_in_one_go_then_show_what_is_there_in_the_end(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.session is not None
    assert editor.page is not None
    session, page = editor.session, editor.page
    card = next(card for row in session.journey.rows for cards in row.cells.values() for card in cards)
    cursor = session.selection.cursor
    session.select(of_cards(frozenset((card.id,)), cursor))
    page.inspector.settle()
    seen = page.inspector.form.boxes["text"].editor
    session.apply(lambda project: update_card(project, session.map_id, card.id, text="Other words"), "Edit")
    session.undo_stack.undo()
    session.undo_stack.redo()
    session.undo_stack.undo()
    qtbot.wait(50)
    assert isinstance(seen, TextEditor)
    assert seen.box.toPlainText() == card.text
    assert page.status._saved.text() == "Not saved yet"
    assert editor.registry is not None
    assert editor.registry.action("edit.redo").isEnabled()


def test_status_when_a_gesture_speaks_after_a_selection_then_its_words_stay(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.session is not None
    assert editor.page is not None
    canvas, status, stage = editor.page.canvas, editor.page.status, editor.session.journey.stages[1]
    editor.session.select(of_stage(stage.id))
    canvas.show_status("Move 1 card")
    qtbot.wait(50)
    assert status._where.text() == "Move 1 card"
    canvas.tell_place()
    qtbot.waitUntil(lambda: stage.name in status._where.text())


def test_status_when_longer_words_come_then_they_have_their_room_at_once(editor: MainWindow) -> None:
    assert editor.page is not None
    status = editor.page.status
    for words in ("R", "Row 1 × Stage 1, which has a long name", "Needs"):
        status.show_place(words, "Type to add a card")
        needed = status._where.fontMetrics().horizontalAdvance(words)
        assert needed <= status._where.width() <= needed + 4
