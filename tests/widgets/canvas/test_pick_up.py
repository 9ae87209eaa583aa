"""Cards that are picked up and put down, with keys and with clicks."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.editing.selection import Cursor, of_cards
from app.model.edits.cards import update_card
from app.model.query import find_card
from tests.widgets.canvas.conftest import CTRL, NO_KEY, SHIFT, Stand

ENTER, DOWN, RIGHT, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Escape


def choose(stand: Stand, *ids: str) -> None:
    first = find_card(stand.session.journey, ids[0])
    assert first is not None
    stand.session.select(of_cards(frozenset(ids), Cursor(first.row, first.stage, card=ids[0])))


def hover(stand: Stand, x: int, y: int) -> None:
    viewport = stand.canvas.viewport()
    pos = QPointF(x, y)
    no_button = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, pos, QPointF(viewport.mapToGlobal(pos)), no_button, no_button, NO_KEY
    )
    QApplication.sendEvent(viewport, event)


def test_pick_up_when_arrows_and_enter_are_pressed_then_moves_in_one_step(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_J, CTRL)
    stand.key(RIGHT)
    stand.key(DOWN)
    stand.key(DOWN)
    assert stand.ids("rw_a", "st_0") == ["cd_1", "cd_2"], "nothing moves before it is put down"
    stand.key(ENTER)
    assert stand.ids("rw_p", "st_1") == ["cd_1", "cd_4"]
    assert stand.steps() == 1
    assert stand.session.selection.only_card == "cd_1"
    assert not stand.canvas.is_editing


def test_pick_up_when_escaped_then_nothing_happened(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_J, CTRL)
    stand.key(RIGHT)
    stand.key(ESC)
    assert stand.ids("rw_a", "st_0") == ["cd_1", "cd_2"]
    assert stand.steps() == 0
    assert stand.session.selection.cards == {"cd_1"}, "the selection is the next level of Esc"
    stand.key(RIGHT)
    assert stand.session.selection.only_card == "cd_3"


def test_pick_up_when_clicked_somewhere_then_lands_there(stand: Stand) -> None:
    choose(stand, "cd_1", "cd_2")
    stand.key(Qt.Key.Key_J, CTRL)
    place = stand.cell("rw_o", "st_2")
    hover(stand, place.x(), place.y())
    stand.click(place)
    assert stand.ids("rw_o", "st_2") == ["cd_1", "cd_2"]
    assert stand.session.selection.cards == {"cd_1", "cd_2"}
    assert stand.steps() == 1


def test_pick_up_when_several_cards_are_held_then_the_block_keeps_its_shape(stand: Stand) -> None:
    choose(stand, "cd_1", "cd_3")
    stand.key(Qt.Key.Key_J, CTRL)
    stand.key(DOWN, CTRL)
    stand.key(ENTER)
    assert stand.ids("rw_p", "st_0") == ["cd_1"]
    assert stand.ids("rw_p", "st_1") == ["cd_4", "cd_3"]


def test_pick_up_when_other_keys_are_pressed_then_nothing_is_typed(stand: Stand) -> None:
    choose(stand, "cd_1")
    stand.key(Qt.Key.Key_J, CTRL)
    stand.type("x ")
    stand.key(Qt.Key.Key_A, SHIFT)
    stand.key(ENTER)
    assert stand.texts("rw_a", "st_0") == ["Looks around", "Asks a friend"]
    assert stand.steps() == 0


def test_pick_up_when_the_card_is_locked_then_says_so(stand: Stand) -> None:
    map_id, said = stand.session.map_id, []
    stand.session.apply(lambda project: update_card(project, map_id, "cd_1", locked=True), "Lock")
    choose(stand, "cd_1")
    stand.canvas.status_changed.connect(lambda text, _hint: said.append(text))
    stand.key(Qt.Key.Key_J, CTRL)
    assert said[-1] == "A locked card stays where it is"
    stand.key(RIGHT)
    assert stand.session.selection.only_card == "cd_3", "the arrows still move the cursor"


def test_send_to_when_row_and_stage_are_chosen_then_moves_there(stand: Stand) -> None:
    answers = iter(("rw_a", "st_1", "0"))
    stand.window.choose = lambda title, entries, current="": next(answers)  # type: ignore[method-assign]
    choose(stand, "cd_4")
    stand.do("edit.send_to")
    assert stand.ids("rw_a", "st_1") == ["cd_4", "cd_3"]


def test_send_to_when_it_asks_then_the_cards_own_row_and_stage_are_marked(stand: Stand) -> None:
    marked: list[str] = []

    def answer(_title: str, _entries: object, *, current: str = "") -> str:
        marked.append(current)
        return current

    stand.window.choose = answer  # type: ignore[method-assign,assignment]
    choose(stand, "cd_4")
    stand.do("edit.send_to")
    assert marked == ["rw_p", "st_1"]
    assert stand.steps() == 0


def test_delete_when_the_card_is_locked_then_it_stays_selected(stand: Stand) -> None:
    choose(stand, "cd_4")
    stand.do("card.lock")
    stand.do("edit.delete")
    assert stand.session.selection.only_card == "cd_4"
    assert stand.window.toasts == ["Locked cards stay as they are."]
