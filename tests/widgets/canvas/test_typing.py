"""Writing on the canvas with real keys: new cards, chains of Enter and Tab, dead keys, renaming."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card, of_point, of_row, of_stage, of_title
from app.model.edits.cards import update_card
from app.model.query import find_point
from tests.widgets.canvas.conftest import CTRL, SHIFT, Stand


def test_typing_when_a_cell_is_focused_then_makes_a_card_with_that_text(stand: Stand) -> None:
    stand.click(stand.cell("rw_o", "st_2"))
    stand.type("Say the price")
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_2") == ["Say the price"]
    assert stand.steps() == 1
    assert stand.session.undo_stack.undoText() == "New card"


def test_typing_when_twelve_cards_over_four_stages_then_all_come_from_the_keyboard(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    for stage in range(4):
        for index in range(3):
            stand.type(f"Card {stage}{index}")
            if index < 2:
                stand.key(Qt.Key.Key_Return)
        stand.key(Qt.Key.Key_Tab)
    assert [stand.texts("rw_o", f"st_{s}") for s in range(4)] == [
        [f"Card {s}{i}" for i in range(3)] for s in range(4)
    ]
    assert stand.steps() == 12
    assert not stand.canvas.is_editing
    assert stand.canvas.hasFocus()


def test_typing_when_each_letter_comes_then_the_sheet_shows_it_already(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("Grow")
    before = stand.canvas.sheet().shelf_of["rw_o"].layout.height
    stand.type(" and grow and grow and grow and grow and grow and grow and grow and grow and grow and grow")
    assert stand.canvas.sheet().shelf_of["rw_o"].layout.height > before
    assert stand.steps() == 0
    stand.key(Qt.Key.Key_Escape)
    assert stand.steps() == 1


def test_typing_when_one_card_is_selected_then_goes_on_at_its_end(stand: Stand) -> None:
    stand.click(stand.card("cd_3"))
    stand.type(" ")
    assert not stand.canvas.is_editing
    stand.type("! now")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_a", "st_1") == ["Buys it! now"]


def test_typing_when_several_cards_are_selected_then_says_to_choose_one(stand: Stand) -> None:
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda where, _hint: said.append(where))
    stand.key(Qt.Key.Key_A, CTRL)
    stand.type("x")
    assert not stand.canvas.is_editing
    assert said[-1] == "Select one card to type"


def test_enter_when_the_card_is_empty_then_removes_it_and_ends(stand: Stand) -> None:
    stand.click(stand.card("cd_3"))
    stand.key(Qt.Key.Key_Return)
    stand.key(Qt.Key.Key_Return)
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Return)
    assert not stand.canvas.is_editing
    assert stand.texts("rw_a", "st_1") == ["Buys it"]
    assert stand.steps() == 0
    assert stand.session.selection.only_card == "cd_3"


def test_editing_when_the_text_stays_the_same_then_there_is_no_step(stand: Stand) -> None:
    before = stand.session.project
    stand.double_click(stand.card("cd_3"))
    assert stand.canvas.is_editing
    stand.type("x")
    stand.key(Qt.Key.Key_Backspace)
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.project is before
    assert stand.steps() == 0


def test_editing_when_clicked_elsewhere_then_keeps_the_text(stand: Stand) -> None:
    stand.double_click(stand.card("cd_4"))
    stand.key(Qt.Key.Key_End)
    stand.type(" by far")
    stand.click(stand.cell("rw_o", "st_3"))
    assert stand.texts("rw_p", "st_1") == ["Too dear by far"]


def test_shift_enter_when_typing_then_makes_a_new_line(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("one")
    stand.key(Qt.Key.Key_Return, SHIFT)
    stand.type("two")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["one\ntwo"]


def test_undo_when_typing_then_stays_inside_the_text(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("one")
    stand.key(Qt.Key.Key_Escape)
    stand.key(Qt.Key.Key_F2)
    stand.type(" two")
    stand.key(Qt.Key.Key_Z, CTRL)
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["one"]
    assert stand.steps() == 1


def test_shift_tab_when_typing_then_goes_to_the_stage_before(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_1"))
    stand.type("b")
    stand.key(Qt.Key.Key_Backtab, SHIFT)
    stand.type("a")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["a"]


def test_tab_when_the_last_card_there_is_empty_then_uses_it(stand: Stand) -> None:
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_4", text=""), "empty")
    stand.session.select(at_cell("rw_p", "st_0"))
    stand.type("a")
    stand.key(Qt.Key.Key_Tab)
    stand.type("b")
    stand.key(Qt.Key.Key_Escape)
    assert stand.ids("rw_p", "st_1") == ["cd_4"]
    assert stand.texts("rw_p", "st_1") == ["b"]


def compose(stand: Stand, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(stand.focused(), event)


def test_dead_key_when_it_is_the_first_key_then_the_accented_letter_arrives_once(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    compose(stand, "´")
    assert stand.canvas.is_editing
    compose(stand, "", "á")
    stand.type("rbol")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["árbol"]


def test_input_method_when_the_edit_ends_while_composing_then_loses_nothing(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    compose(stand, "", "日")
    compose(stand, "本")
    stand.canvas.finish_editing()
    assert stand.texts("rw_o", "st_0") == ["日本"]


def test_text_when_it_holds_control_characters_then_only_the_text_is_kept(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    compose(stand, "", "  cafe\u0301\x07 au lait \n ")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["café au lait"]


def test_f2_when_on_a_stage_then_renames_it(stand: Stand) -> None:
    stand.session.select(of_stage("st_1"))
    stand.key(Qt.Key.Key_F2)
    stand.key(Qt.Key.Key_A, CTRL)
    stand.type("Purchase")
    stand.key(Qt.Key.Key_Return)
    assert stand.session.journey.stages[1].name == "Purchase"
    assert stand.session.undo_stack.undoText() == "Rename stage"


def test_tab_when_renaming_the_last_stage_then_adds_one(stand: Stand) -> None:
    stand.double_click(stand.stage_header("st_2"))
    stand.key(Qt.Key.Key_Tab)
    stand.type("End")
    stand.key(Qt.Key.Key_Tab)
    stand.type("After")
    stand.key(Qt.Key.Key_Return)
    assert [stage.name for stage in stand.session.journey.stages][3:] == ["End", "After"]


def test_row_name_when_it_is_only_looked_at_then_stays_the_name_of_its_kind(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    stand.key(Qt.Key.Key_Return)
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.journey.rows[1].name == ""
    stand.key(Qt.Key.Key_F2)
    stand.type(" now")
    stand.key(Qt.Key.Key_Return)
    assert stand.session.journey.rows[1].name == "Pain points now"


def test_title_when_double_clicked_then_is_edited_in_its_place(stand: Stand) -> None:
    stand.session.select(of_title())
    stand.key(Qt.Key.Key_F2)
    stand.type(" home")
    stand.key(Qt.Key.Key_Return)
    assert stand.session.journey.title == "A journey home"


def test_point_when_typed_on_then_its_text_grows(stand: Stand) -> None:
    stand.session.select(of_point(stand.session.journey, "pt_0"))
    stand.type("!")
    stand.key(Qt.Key.Key_Return)
    place = find_point(stand.session.journey, "pt_0")
    assert place is not None and place.point.text == "Lost!"


def test_locked_card_when_enter_is_pressed_then_is_not_edited(stand: Stand) -> None:
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_3", locked=True), "lock")
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    stand.key(Qt.Key.Key_Return)
    assert not stand.canvas.is_editing


def test_typing_when_another_part_of_the_window_edits_then_costs_no_text(stand: Stand, qtbot: QtBot) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("New")
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", paper="blue"), "from a panel")
    qtbot.waitUntil(lambda: stand.texts("rw_o", "st_0") == ["New"])
    stand.type(" one")
    stand.key(Qt.Key.Key_Escape)
    stand.double_click(stand.card("cd_3"))
    stand.type("!")
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", paper="pink"), "from a panel")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["New one"]
    assert "!" in stand.texts("rw_a", "st_1")[0]
    assert stand.session.journey.rows[0].cells["st_0"][0].paper == "pink"


def test_editor_when_the_zoom_is_small_then_floats_at_full_size(stand: Stand) -> None:
    stand.canvas.zoom_to(0.3)
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("small")
    editor = stand.canvas.findChild(type(stand.focused()))
    assert editor is not None
    assert editor.width() >= 240
    assert editor.document().defaultFont().pointSizeF() > 8
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["small"]


def test_new_card_when_undone_then_the_cursor_is_in_its_bare_cell(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_2"))
    stand.type("New")
    stand.key(Qt.Key.Key_Escape)
    stand.session.undo_stack.undo()
    assert stand.session.selection == at_cell("rw_o", "st_2")


def test_text_when_longer_than_a_glance_then_is_advised_against_and_kept(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda _where, hint: said.append(hint))
    stand.key(Qt.Key.Key_Return)
    stand.canvas._hands.editing.editor.setPlainText("word " * 56 + "x")
    QTest.qWait(200)
    assert said[-1] == "Long for a card: up to 280 characters are read at a glance"
    stand.canvas._hands.editing.editor.setPlainText("word " * 55)
    QTest.qWait(200)
    assert said[-1].startswith("Enter:")
