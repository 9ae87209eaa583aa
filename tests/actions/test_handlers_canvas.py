"""Every command of the map through its handler, on a real session and canvas."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from app.actions.table_canvas import CANVAS_ACTIONS
from app.editing.selection import Cursor, at_cell, of_card, of_cards, of_point, of_row, of_stage
from app.ink.icons import icon_names
from app.model.query import find_card, find_point
from tests.widgets.canvas.conftest import ALT, CTRL, SHIFT, Stand, stand

__all__ = ["stand"]


def card(stand: Stand, name: str = "cd_1") -> object:
    place = find_card(stand.session.journey, name)
    assert place is not None
    return place.card


def choose(stand: Stand, *ids: str) -> None:
    first = find_card(stand.session.journey, ids[0])
    assert first is not None
    stand.session.select(of_cards(frozenset(ids), Cursor(first.row, first.stage, card=ids[0])))


def test_actions_when_walked_then_all_have_handlers_icons_and_own_shortcuts() -> None:
    ids = [spec.id for spec in CANVAS_ACTIONS]
    keys = [key for spec in CANVAS_ACTIONS for key in spec.shortcuts]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))
    for spec in CANVAS_ACTIONS:
        assert callable(spec.handler())
        assert not spec.icon or spec.icon in icon_names()


def test_duplicate_when_cards_are_selected_then_copies_lie_below_them(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_D, CTRL)
    assert stand.texts("rw_a", "st_0") == ["Looks around", "Looks around", "Asks a friend"]
    assert stand.session.selection.only_card == stand.ids("rw_a", "st_0")[1]


def test_delete_when_cards_are_selected_then_offers_to_undo(stand: Stand) -> None:
    choose(stand, "cd_1", "cd_3")
    stand.key(Qt.Key.Key_Delete)
    assert stand.texts("rw_a", "st_0") == ["Asks a friend"]
    assert stand.window.toasts == ["2 cards deleted"]
    assert stand.session.undo_stack.undoText() == "Delete 2 cards"


def test_delete_when_one_card_goes_then_the_next_is_selected(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_Backspace)
    assert stand.session.selection.only_card == "cd_2"


def test_delete_when_a_stage_is_selected_then_its_cards_go_too(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.key(Qt.Key.Key_Delete)
    assert [stage.id for stage in stand.session.journey.stages] == ["st_1", "st_2", "st_3"]
    assert stand.window.toasts == ["Stage Before and 2 cards deleted"]
    stand.session.undo_stack.undo()
    assert stand.texts("rw_a", "st_0") == ["Looks around", "Asks a friend"]
    assert stand.session.selection.id == "st_0"


def test_delete_when_a_row_is_selected_then_says_what_went(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    stand.do("edit.delete")
    assert [row.id for row in stand.session.journey.rows] == ["rw_a", "rw_e", "rw_o"]
    assert stand.window.toasts == ["Row Pain points and 1 card deleted"]


def test_move_when_alt_arrows_are_pressed_then_is_one_step_within_a_second(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_Down, ALT)
    assert stand.ids("rw_a", "st_0") == ["cd_2", "cd_1"]
    stand.key(Qt.Key.Key_Down, ALT)
    assert stand.ids("rw_p", "st_0") == ["cd_1"]
    stand.key(Qt.Key.Key_Right, ALT)
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_1"]
    stand.key(Qt.Key.Key_Down, ALT)
    assert stand.ids("rw_o", "st_1") == ["cd_1"], "the emotion row holds no cards"
    assert stand.session.selection.cursor.row == "rw_o"
    assert stand.steps() == 1


def test_move_when_alt_shift_is_held_then_goes_straight_to_the_next_row(stand: Stand) -> None:
    choose(stand, "cd_1", "cd_3")
    stand.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert stand.ids("rw_p", "st_0") == ["cd_1"]
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_3"]
    stand.do("edit.to_row_above")
    assert stand.ids("rw_a", "st_1") == ["cd_3"]


def test_move_when_a_header_is_focused_then_moves_stage_or_row(stand: Stand) -> None:
    stand.session.select(of_stage("st_1"))
    stand.key(Qt.Key.Key_Left, ALT)
    assert [stage.id for stage in stand.session.journey.stages][:2] == ["st_1", "st_0"]
    stand.session.select(of_row("rw_p"))
    stand.key(Qt.Key.Key_Up, ALT)
    assert [row.id for row in stand.session.journey.rows][:2] == ["rw_p", "rw_a"]


@pytest.mark.parametrize(
    ("key", "paper"), [(Qt.Key.Key_1, "yellow"), (Qt.Key.Key_8, "grey"), (Qt.Key.Key_0, None)]
)
def test_colour_when_alt_and_a_digit_are_pressed_then_changes(
    stand: Stand, key: Qt.Key, paper: str | None
) -> None:
    choose(stand, "cd_1", "cd_4")
    stand.do("card.paper_pink")
    stand.key(key, ALT)
    assert [getattr(card(stand, name), "paper") for name in ("cd_1", "cd_4")] == [paper, paper]  # noqa: B009


def test_marks_when_chosen_then_are_set_on_all_selected_cards(stand: Stand) -> None:
    choose(stand, "cd_1", "cd_4")
    stand.do("card.rating_bad")
    stand.do("card.certainty_researched")
    stand.do("card.lock")
    held = find_card(stand.session.journey, "cd_4")
    assert held is not None
    assert (held.card.rating, held.card.certainty, held.card.locked) == (-1, "researched", True)
    stand.do("edit.delete")
    assert stand.window.toasts == ["Locked cards stay as they are."]
    assert find_card(stand.session.journey, "cd_4") is not None


def test_clipboard_when_cut_and_pasted_then_cards_move_with_all_they_are(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.do("card.rating_good")
    stand.key(Qt.Key.Key_X, CTRL)
    assert stand.ids("rw_a", "st_0") == ["cd_2"]
    stand.session.select(at_cell("rw_o", "st_2"))
    stand.key(Qt.Key.Key_V, CTRL)
    assert stand.texts("rw_o", "st_2") == ["Looks around"]
    assert stand.session.journey.rows[3].cells["st_2"][0].rating == 1


def test_paste_when_it_is_text_then_makes_a_card_for_each_line(stand: Stand) -> None:
    QGuiApplication.clipboard().setText("- one\n- two")
    choose(stand, "cd_3")
    stand.do("edit.paste")
    assert stand.texts("rw_a", "st_1") == ["Buys it", "one", "two"]
    stand.do("edit.paste_as_one")
    assert stand.texts("rw_a", "st_1")[2] == "- one\n- two"


def test_paste_as_one_when_no_card_can_hold_the_text_then_says_so_and_changes_nothing(stand: Stand) -> None:
    QGuiApplication.clipboard().setText("a line\n" * 1_000)
    choose(stand, "cd_3")
    stand.do("edit.paste_as_one")
    assert stand.window.toasts == [
        "The text has more than the 4000 characters of a card: nothing was pasted."
    ]
    assert stand.steps() == 0


def test_paste_when_cards_are_to_lie_in_the_emotion_row_then_says_why_not(stand: Stand) -> None:
    choose(stand, "cd_3")
    stand.do("edit.copy")
    stand.session.select(at_cell("rw_e", "st_2"))
    stand.do("edit.paste")
    assert stand.window.toasts == ["Cards cannot lie in the emotion row."]
    assert stand.steps() == 0


def test_stage_when_inserted_by_keys_then_its_name_is_edited(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_Right, CTRL | SHIFT)
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_A, CTRL)
    stand.type("Between")
    stand.key(Qt.Key.Key_Return)
    assert [stage.name for stage in stand.session.journey.stages][:3] == ["Before", "Between", "Buy"]


def test_row_when_inserted_by_keys_then_the_kind_is_asked_for(stand: Stand) -> None:
    stand.window.answer = "needs"
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_Down, CTRL | SHIFT)
    assert [row.kind for row in stand.session.journey.rows][:3] == ["actions", "needs", "pain"]
    assert any(entry[0] == "emotions" for entry in stand.window.offered)
    stand.window.answer = None
    stand.do("row.insert_above")
    assert len(stand.session.journey.rows) == 5


def test_row_when_hidden_then_comes_back_when_asked_for(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    stand.do("row.hide")
    assert [shelf.row_id for shelf in stand.canvas.sheet().shelves] == ["rw_a", "rw_e", "rw_o"]
    assert stand.session.selection.id == "rw_e"
    stand.do("row.show_hidden")
    assert len(stand.canvas.sheet().shelves) == 4


def test_row_when_dressed_then_changes_kind_colour_line_and_cards_per_line(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    for action, answer in (
        ("choose_kind", "needs"),
        ("choose_colour", "blue"),
        ("choose_line", "visibility"),
    ):
        stand.window.answer = answer
        stand.do(f"row.{action}")
    stand.do("row.two_per_line")
    row = stand.session.journey.rows[1]
    assert (row.kind, row.colour, row.line_above, row.options) == ("needs", "blue", "visibility", {"wrap": 2})


def test_kind_when_a_row_holds_cards_then_only_kinds_with_cards_are_offered(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    stand.do("row.choose_kind")
    assert not any(entry[0] == "emotions" for entry in stand.window.offered)


def test_duplicate_when_a_header_is_selected_then_copies_the_whole(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.do("edit.duplicate")
    twin = stand.session.journey.stages[1]
    assert stand.texts("rw_a", twin.id) == ["Looks around", "Asks a friend"]
    stand.session.select(of_row("rw_p"))
    stand.do("edit.duplicate")
    assert stand.texts(stand.session.journey.rows[2].id, "st_1") == ["Too dear"]


def test_width_when_nudged_then_changes_by_eight_units(stand: Stand) -> None:
    stand.session.select(of_stage("st_1"))
    stand.key(Qt.Key.Key_Right, ALT | SHIFT)
    stand.key(Qt.Key.Key_Right, ALT | SHIFT)
    assert stand.canvas.sheet().columns[1].width == 280
    assert stand.steps() == 1
    stand.do("stage.narrower")
    assert stand.canvas.sheet().columns[1].width == 272
    stand.do("stage.usual_width")
    assert stand.canvas.sheet().columns[1].width == 264


def test_moment_when_toggled_then_comes_and_goes(stand: Stand) -> None:
    choose(stand, "cd_3")
    stand.do("moment.toggle")
    assert [moment.stage for moment in stand.session.journey.moments] == ["st_1"]
    stand.do("moment.toggle")
    assert stand.session.journey.moments == ()


def test_point_when_scored_by_command_then_changes(stand: Stand) -> None:
    stand.session.select(of_point(stand.session.journey, "pt_1"))
    stand.do("point.score_1")
    place = find_point(stand.session.journey, "pt_1")
    assert place is not None and place.point.score == -2.0
    stand.session.select(of_stage("st_3"))
    stand.do("point.new")
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.journey.rows[2].curves[0].points[-1].stage == "st_3"


def test_select_when_asked_for_stage_row_or_all_then_takes_their_cards(stand: Stand) -> None:
    choose(stand, "cd_3")
    stand.do("select.stage")
    assert stand.session.selection.cards == {"cd_3", "cd_4"}
    stand.do("select.row")
    assert stand.session.selection.cards == {"cd_1", "cd_2", "cd_3"}
    stand.do("select.nothing")
    assert stand.session.selection.part == "none"
    assert stand.session.selection.cursor.row == "rw_a"


def test_go_to_when_a_name_is_chosen_then_its_header_is_selected(stand: Stand) -> None:
    stand.window.answer = "rw_o"
    stand.do("go.to")
    assert stand.session.selection == of_row("rw_o")
    assert ("st_3", "4  Leave", "columns-3") in stand.window.offered
    assert ("rw_p", "2  Pain points", "triangle-alert") in stand.window.offered
    stand.window.answer = "st_3"
    stand.do("go.to")
    assert stand.session.selection == of_stage("st_3")


def test_picture_when_chosen_then_is_put_on_the_card(stand: Stand, tmp_path: Path) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    path = tmp_path / "p.png"
    assert image.save(str(path))
    stand.window.picture = path
    choose(stand, "cd_1")
    stand.do("card.insert_picture")
    held = find_card(stand.session.journey, "cd_1")
    assert held is not None and held.card.image in stand.session.project.assets
    stand.window.picture = tmp_path / "gone.png"
    stand.do("card.insert_picture")
    assert stand.window.toasts == ["There is no such file."]


def test_zoom_when_commanded_then_changes_in_steps_and_fits(stand: Stand) -> None:
    stand.do("view.zoom_100")
    assert stand.canvas.zoom == 1.0
    stand.do("view.zoom_in")
    assert stand.canvas.zoom == 1.25
    stand.do("view.zoom_out")
    assert stand.canvas.zoom == 1.0
    stand.do("view.fit_map")
    frame = stand.canvas.frame
    assert frame.body_rect(frame.sheet.body).right() <= frame.width
    choose(stand, "cd_1")
    stand.do("view.fit_selection")
    assert stand.canvas.zoom == pytest.approx(1.5)


def test_handler_when_a_text_is_half_typed_then_keeps_it_first(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("Half")
    stand.do("moment.toggle")
    assert stand.texts("rw_o", "st_0") == ["Half"]
    assert not stand.canvas.is_editing


def test_new_card_when_a_card_is_focused_then_goes_below_it(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.key(Qt.Key.Key_Return, CTRL)
    stand.type("In between")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_a", "st_0") == ["Looks around", "In between", "Asks a friend"]
