"""The outline: it shows the map, leads to what is clicked, and puts stages, rows and cards in order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.editing.outline import outline_of
from app.editing.selection import of_card, of_row
from app.widgets.main_window import MainWindow
from app.widgets.outline import Outline, entry_of
from tests.widgets.conftest import editor, studio, window  # noqa: F401  (fixtures)

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def outline(editor: MainWindow, qtbot: QtBot) -> Iterator[Outline]:  # noqa: F811
    editor.resize(1500, 1000)
    editor.page.canvas.set_reduced_motion(is_on=True)
    editor.page.fill_panels()
    editor.prepare().action("view.outline").trigger()
    made = editor.page.outline
    assert made is not None
    qtbot.waitUntil(made.isVisible)
    yield made


def item_of(outline: Outline, text: str) -> QTreeWidgetItem:
    found = outline.tree.findItems(text, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert found, text
    return found[0]


def middle(outline: Outline, text: str) -> QPoint:
    item = item_of(outline, text)
    outline.tree.scrollToItem(item)
    return outline.tree.visualItemRect(item).center()


def click(outline: Outline, text: str) -> None:
    QTest.mouseClick(outline.tree.viewport(), LEFT, NO_KEY, middle(outline, text))


def test_outline_when_shown_then_has_stages_cells_cards_and_rows(outline: Outline) -> None:
    stages, rows = outline_of(outline._session.journey)
    assert [entry.text for entry in stages.children][:2] == ["1  Awareness", "2  Consideration"]
    cell = stages.children[0].children[0]
    assert (cell.kind, cell.text) == ("cell", "Actions")
    assert cell.children[0].kind == "card"
    assert len(rows.children) == len(outline._session.journey.rows)


def test_line_when_clicked_then_is_selected_and_shown_on_the_map(outline: Outline) -> None:
    click(outline, "3  Comparison")
    session = outline._session
    assert (session.selection.part, session.selection.id) == ("stage", session.journey.stages[2].id)
    item_of(outline, "3  Comparison").setExpanded(True)
    cell = item_of(outline, "3  Comparison").child(0)
    cell.setExpanded(True)
    card = entry_of(cell.child(0))
    outline.tree.setCurrentItem(cell.child(0))
    assert session.selection.cards == {card.id}


def test_selection_when_made_on_the_map_then_is_opened_in_the_tree(outline: Outline) -> None:
    session = outline._session
    card = session.journey.rows[0].cells[session.journey.stages[1].id][0]
    session.select(of_card(session.journey, card.id))
    assert entry_of(outline.tree.currentItem()).id == card.id
    session.select(of_row(session.journey.rows[2].id))
    assert entry_of(outline.tree.currentItem()).id == session.journey.rows[2].id


def test_search_when_typed_then_narrows_the_tree_and_enter_goes_to_the_first(
    outline: Outline, qtbot: QtBot
) -> None:
    QTest.keyClicks(outline.search, "compari")
    qtbot.waitUntil(lambda: item_of(outline, "Stages").childCount() == 1)
    QTest.keyClick(outline.search, Qt.Key.Key_Return)
    current = outline.tree.currentItem()
    assert current is not None and "ompari" in current.text(0)
    outline.search.clear()
    qtbot.waitUntil(lambda: item_of(outline, "Stages").childCount() == 5)


@pytest.mark.parametrize("start", ["2  Consideration", "Questions"])
def test_line_when_alt_and_an_arrow_are_pressed_then_moves_on_the_map(
    outline: Outline,
    editor: MainWindow,  # noqa: F811
    qtbot: QtBot,
    start: str,
) -> None:
    session = outline._session
    before = session.project
    click(outline, start)
    kind = entry_of(outline.tree.currentItem()).kind
    move = editor.prepare().action("edit.move_right" if kind == "stage" else "edit.move_down")
    qtbot.waitUntil(move.isEnabled)
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    names = [one.id for one in (session.journey.stages if kind == "stage" else session.journey.rows)]
    assert names[2] == session.selection.id
    qtbot.waitUntil(lambda: entry_of(outline.tree.currentItem()).id == session.selection.id)
    session.undo_stack.undo()
    assert session.project is before


def drop(outline: Outline, start: str, target: str, *, share: float) -> None:
    """Drag a line to a share of the height of another: its upper edge, its middle or its lower edge."""
    outline.tree.setCurrentItem(item_of(outline, start))
    outline.tree.scrollToItem(item_of(outline, target))
    rect = outline.tree.visualItemRect(item_of(outline, target))
    place = QPointF(rect.x() + 40, rect.y() + rect.height() * share)
    data = outline.tree.mimeData(outline.tree.selectedItems())
    event = QDropEvent(place, Qt.DropAction.MoveAction, data, LEFT, NO_KEY)
    outline.tree.dropEvent(event)
    QApplication.processEvents()


def test_stage_when_dropped_above_another_then_moves_there_as_one_step(outline: Outline) -> None:
    session = outline._session
    before = session.project
    last = session.journey.stages[-1].id
    drop(outline, "5  Retention", "2  Consideration", share=0.02)
    assert session.journey.stages[1].id == last
    session.undo_stack.undo()
    assert session.project is before


def test_card_when_dropped_on_a_cell_then_lies_at_its_end(outline: Outline) -> None:
    session = outline._session
    stages, _rows = outline_of(session.journey)
    source, goal = stages.children[0].children[0], stages.children[2].children[0]
    outline.tree.go((("stages", "", ""), stages.children[0].key, source.key, source.children[0].key))
    outline.tree.go((("stages", "", ""), stages.children[2].key, goal.key))
    card = source.children[0]
    from app.editing.outline import put_entry

    assert put_entry(session, card, goal, is_below=True)
    row = next(row for row in session.journey.rows if row.id == goal.id)
    assert row.cells[goal.stage][-1].id == card.id
    assert session.undo_stack.index() == 1
    assert not put_entry(session, goal, card, is_below=True)


def test_views_when_saved_shown_renamed_and_deleted_then_are_steps_of_the_map(
    editor: MainWindow,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.actions.handlers import views
    from app.editing.filtering import Filter
    from app.editing.structure import hide_row
    from app.storage.codec import encode
    from app.storage.loader import load

    session, page = editor.session, editor.page
    page.canvas.set_reduced_motion(is_on=True)
    before = session.project
    answers = iter(["Only pains", "Pains"])
    monkeypatch.setattr(type(editor), "ask_text", lambda *_a, **_k: next(answers))
    monkeypatch.setattr(type(editor), "choose", lambda _self, _title, entries: entries[0][0])
    hide_row(session, session.journey.rows[1].id)
    page.bars.filter_bar.open()
    page.bars.filter_bar.use(Filter({"certainty": frozenset(("researched",))}))
    page.canvas.zoom_to(1.5)
    place = page.canvas.camera
    views.save(editor.desk)
    (view,) = session.journey.views
    assert (view.name, view.hidden_rows) == ("Only pains", (session.journey.rows[1].id,))

    session.undo_stack.setIndex(0)
    assert session.project is before
    session.undo_stack.setIndex(2)
    page.bars.filter_bar.close_bar()
    page.canvas.fit_map()
    session.apply(
        lambda project: project.replace(
            maps=(project.maps[0].replace(rows=tuple(r.replace(hidden=False) for r in project.maps[0].rows)),)
        ),
        "Show all",
    )
    views.show(editor.desk)
    assert session.journey.rows[1].hidden
    assert page.bars.filter_bar.filter.wanted["certainty"] == {"researched"}
    assert page.canvas.camera.zoom == pytest.approx(1.5)
    assert page.canvas.camera.x == pytest.approx(place.x, abs=0.1)

    views.rename(editor.desk)
    assert session.journey.views[0].name == "Pains"
    views.delete(editor.desk)
    assert session.journey.views == ()
    session.undo_stack.undo()
    data = encode(session.project)
    assert b'"views"' in data
    assert load(data).project == session.project
    editor.discard_changes()
