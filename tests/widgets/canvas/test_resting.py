"""What the pointer and the menu key tell of a card that is not selected."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.editing.selection import of_card, of_point
from app.widgets.canvas.resting import REST_MS
from tests.widgets.canvas.conftest import SHIFT, Stand


def shape(stand: Stand) -> Qt.CursorShape:
    return stand.canvas.viewport().cursor().shape()


def test_pointer_when_it_rests_on_a_card_then_is_an_open_hand_until_it_leaves(
    stand: Stand, qtbot: QtBot
) -> None:
    place = stand.card("cd_3")
    stand.move(place)
    assert shape(stand) == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: shape(stand) == Qt.CursorShape.OpenHandCursor, timeout=REST_MS * 4)
    stand.move(place + QPoint(3, 0))
    assert shape(stand) == Qt.CursorShape.OpenHandCursor
    stand.move(stand.cell("rw_p", "st_3"))
    assert shape(stand) == Qt.CursorShape.ArrowCursor


def test_pointer_when_it_rests_where_no_card_is_then_stays_an_arrow(stand: Stand, qtbot: QtBot) -> None:
    stand.move(stand.cell("rw_p", "st_3"))
    qtbot.wait(REST_MS + 100)
    assert shape(stand) == Qt.CursorShape.ArrowCursor


def test_menu_key_when_esc_has_let_the_card_go_then_the_menu_is_for_that_card(stand: Stand) -> None:
    for selection in (of_card(stand.session.journey, "cd_3"), of_point(stand.session.journey, "pt_1")):
        stand.session.select(selection)
        stand.key(Qt.Key.Key_Escape)
        stand.key(Qt.Key.Key_F10, SHIFT)
        assert stand.session.selection == selection
    assert stand.menus == ["card", "point"]


def test_hand_tool_when_on_then_the_status_names_it(stand: Stand, qtbot: QtBot) -> None:
    hints: list[str] = []
    stand.canvas.status_changed.connect(lambda _where, hint: hints.append(hint))
    stand.canvas.set_hand(is_on=True)
    qtbot.waitUntil(lambda: bool(hints) and hints[-1].startswith("Hand tool"))
    QTest.keyClick(stand.canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: hints[-1].startswith("Hand tool"))
    stand.canvas.set_hand(is_on=False)
    qtbot.waitUntil(lambda: not hints[-1].startswith("Hand tool"))
