"""Cards that are dragged out of the window, and what comes back or from another map."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.constants import MIME
from app.editing import clipboard
from app.editing.selection import Cursor, of_cards
from app.widgets.canvas import drops
from tests.widgets.canvas.conftest import LEFT, NO_KEY, Stand

COPY = Qt.DropAction.CopyAction
FAR = QPoint(3000, 2000)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QMimeData, bool]]:
    """What the system was asked to carry, and whether a picture hangs at the pointer; it carries nothing."""
    found: list[tuple[QMimeData, bool]] = []

    def carry(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        found.append((drag.mimeData(), not drag.pixmap().isNull()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return found


def test_drag_when_it_leaves_the_window_then_the_system_carries_copies(
    stand: Stand, given: list[tuple[QMimeData, bool]]
) -> None:
    before = stand.session.project
    stand.session.select(of_cards(frozenset(("cd_1", "cd_3")), Cursor("rw_a", "st_0", card="cd_1")))
    start = stand.card("cd_1")
    stand.press(start)
    stand.move(start + QPoint(8, 8))
    stand.move(FAR)
    assert len(given) == 1
    data, has_picture = given[0]
    assert has_picture
    assert data.hasFormat(MIME)
    assert data.hasHtml()
    assert data.text() == "Looks around\tBuys it"
    stand.move(FAR + QPoint(5, 5))
    stand.release(FAR)
    assert stand.session.project is before
    assert len(given) == 1


def test_drag_when_it_stays_in_the_window_then_the_system_is_not_asked(
    stand: Stand, given: list[tuple[QMimeData, bool]]
) -> None:
    stand.drag(stand.card("cd_1"), stand.cell("rw_p", "st_2"))
    assert given == []
    assert stand.texts("rw_p", "st_2") == ["Looks around"]


def test_drag_when_the_card_is_locked_then_nothing_leaves(
    stand: Stand, given: list[tuple[QMimeData, bool]]
) -> None:
    stand.click(stand.card("cd_1"))
    stand.do("card.lock")
    start = stand.card("cd_1")
    stand.press(start)
    stand.move(start + QPoint(8, 8))
    stand.move(FAR)
    stand.release(FAR)
    assert given == []


class Drop(QDropEvent):
    """A drop whose source is told, as Qt does for drags of this program."""

    def __init__(self, place: QPoint, data: QMimeData, source: object) -> None:
        super().__init__(QPointF(place), COPY, data, LEFT, NO_KEY)
        self._source = source

    def source(self) -> object:  # type: ignore[override,explicit-override]
        return self._source


def own(stand: Stand, *ids: str) -> QMimeData:
    session = stand.session
    return clipboard.copied(session.project, session.map_id, frozenset(ids), assets=session.assets)


def test_cards_when_they_come_from_another_map_then_keep_their_fields_where_they_fall(stand: Stand) -> None:
    stand.click(stand.card("cd_4"))
    stand.do("card.rating_bad")
    data = own(stand, "cd_4")
    steps = stand.steps()
    place = stand.card("cd_1") - QPoint(0, 12)
    stand.canvas.dropEvent(Drop(place, data, None))
    assert stand.texts("rw_a", "st_0") == ["Too dear", "Looks around", "Asks a friend"]
    assert stand.session.journey.rows[0].cells["st_0"][0].rating == -1
    assert stand.texts("rw_p", "st_1") == ["Too dear"]
    assert stand.steps() == steps + 1


def test_cards_when_they_come_back_then_are_moved_and_not_doubled(stand: Stand) -> None:
    stand.click(stand.card("cd_3"))
    data, place = own(stand, "cd_3"), stand.cell("rw_o", "st_2")
    event = Drop(place, data, stand.canvas.viewport())
    drops.drop(stand.canvas, event)
    assert stand.texts("rw_o", "st_2") == ["Buys it"]
    assert stand.texts("rw_a", "st_1") == []
    stand.session.undo_stack.undo()
    assert stand.texts("rw_a", "st_1") == ["Buys it"]


def test_drag_when_another_window_lies_over_the_map_then_the_cards_go_there(
    stand: Stand, given: list[tuple[QMimeData, bool]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stand.session.project
    goal = stand.cell("rw_p", "st_2")
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(160, 120)
    other.move(stand.canvas.viewport().mapToGlobal(goal) - QPoint(80, 60))
    other.show()
    # This platform cannot raise windows.
    monkeypatch.setattr(QApplication, "topLevelAt", lambda _place: other)
    stand.drag(stand.card("cd_1"), goal)
    assert len(given) == 1
    assert stand.session.project is before
    other.hide()
    stand.drag(stand.card("cd_1"), goal)
    assert len(given) == 1
    assert stand.texts("rw_p", "st_2") == ["Looks around"]


def test_drag_when_the_system_tells_no_places_then_no_window_is_taken_for_one_that_lies_over_the_map(
    stand: Stand, given: list[tuple[QMimeData, bool]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.setGeometry(stand.canvas.geometry())
    other.show()
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland-egl")
    monkeypatch.setattr(QApplication, "topLevelAt", lambda _place: other)
    stand.drag(stand.card("cd_1"), stand.cell("rw_p", "st_2"))
    assert not given
    assert stand.texts("rw_p", "st_2") == ["Looks around"]
