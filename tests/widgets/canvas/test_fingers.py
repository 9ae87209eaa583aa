"""Touches of one and two fingers on a window that is shown: taps, holds, drags, and a pinch."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell
from app.widgets.canvas import long_press
from app.widgets.canvas.fingers import TAP_NEAR
from app.widgets.canvas.long_press import GRIP_MS, HOLD_MS
from tests.widgets.canvas.conftest import Stand

A_MINUTE = 60_000


class Hand:
    """One finger or two on the view."""

    def __init__(self, stand: Stand) -> None:
        self._screen = QTest.createTouchDevice()
        self._view = stand.canvas.viewport()
        self._window = self._view.window().windowHandle()

    def leave(self) -> None:
        """Take the screen away, or it would stand for the mouse of all tests to come."""
        shiboken6.delete(self._screen)

    def _place(self, at: QPoint) -> QPoint:
        return self._view.mapTo(self._view.window(), at)

    def down(self, *at: QPoint) -> None:
        sequence = QTest.touchEvent(self._window, self._screen, False)
        for number, place in enumerate(at):
            sequence.press(number, self._place(place))
        sequence.commit()

    def second(self, first: QPoint, other: QPoint) -> None:
        sequence = QTest.touchEvent(self._window, self._screen, False)
        sequence.move(0, self._place(first))
        sequence.press(1, self._place(other))
        sequence.commit()

    def move(self, *at: QPoint) -> None:
        sequence = QTest.touchEvent(self._window, self._screen, False)
        for number, place in enumerate(at):
            sequence.move(number, self._place(place))
        sequence.commit()

    def up(self, *at: QPoint) -> None:
        sequence = QTest.touchEvent(self._window, self._screen, False)
        for number, place in enumerate(at):
            sequence.release(number, self._place(place))
        sequence.commit()

    def tap(self, at: QPoint) -> None:
        self.down(at)
        self.up(at)


@pytest.fixture
def hand(stand: Stand) -> Iterator[Hand]:
    found, interval = Hand(stand), QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(A_MINUTE)
    yield found
    QApplication.setDoubleClickInterval(interval)
    found.leave()


@pytest.fixture
def never_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a finger that moves at once be one however busy the machine is."""
    monkeypatch.setattr(long_press, "GRIP_MS", A_MINUTE)


@pytest.fixture
def never_holds(stand: Stand) -> None:
    """Let no menu open while a finger rests, however long the machine takes."""
    stand.canvas._hands.pointing._finger._timer.setInterval(A_MINUTE)


@pytest.mark.usefixtures("never_holds")
def test_finger_when_it_taps_a_card_then_selects_it(stand: Stand, hand: Hand) -> None:
    hand.tap(stand.card("cd_3"))
    assert stand.session.selection.cards == {"cd_3"}


@pytest.mark.usefixtures("never_holds")
def test_finger_when_it_taps_twice_then_edits_the_card(stand: Stand, hand: Hand) -> None:
    place = stand.card("cd_3")
    hand.tap(place)
    hand.tap(place)
    assert stand.canvas.is_editing


def test_finger_when_the_second_tap_is_far_or_late_then_only_selects(
    stand: Stand, hand: Hand, qtbot: QtBot
) -> None:
    place = stand.card("cd_3")
    hand.tap(place)
    hand.tap(place + QPoint(int(TAP_NEAR) + 4, 0))
    assert not stand.canvas.is_editing
    QApplication.setDoubleClickInterval(50)
    qtbot.wait(100)
    hand.tap(place + QPoint(int(TAP_NEAR) + 4, 0))
    assert not stand.canvas.is_editing


@pytest.mark.usefixtures("never_rests")
def test_finger_when_it_moves_at_once_then_pushes_the_map(stand: Stand, hand: Hand) -> None:
    place, before = stand.card("cd_3"), stand.canvas.camera
    hand.down(place)
    for step in range(1, 6):
        hand.move(place - QPoint(10 * step, 0))
    hand.up(place - QPoint(50, 0))
    assert stand.canvas.camera.x > before.x
    assert stand.texts("rw_a", "st_1") == ["Buys it"]


@pytest.mark.usefixtures("never_holds")
def test_finger_when_it_rests_and_then_moves_then_carries_the_card(
    stand: Stand, hand: Hand, qtbot: QtBot
) -> None:
    place, goal = stand.card("cd_4"), stand.card("cd_3")
    camera = stand.canvas.camera
    hand.down(place)
    qtbot.wait(GRIP_MS + 30)
    for step in range(1, 6):
        hand.move(place + (goal - place) * (step / 5))
    hand.up(goal)
    assert stand.canvas.camera == camera
    assert sorted(stand.texts("rw_a", "st_1")) == ["Buys it", "Too dear"]
    stand.session.undo_stack.undo()
    assert stand.texts("rw_p", "st_1") == ["Too dear"]


def test_finger_when_it_stays_then_opens_the_menu_and_its_release_does_nothing(
    stand: Stand, hand: Hand, qtbot: QtBot
) -> None:
    asked: list[str] = []
    stand.canvas.context_requested.connect(lambda context, _place: asked.append(context))
    place = stand.card("cd_3")
    hand.down(place)
    qtbot.wait(HOLD_MS + 60)
    hand.up(place)
    assert asked == ["card"]
    assert stand.session.selection.cards == {"cd_3"}
    assert not stand.canvas.is_editing


@pytest.mark.parametrize("at_once", [True, False])
def test_fingers_when_they_part_then_zoom_with_their_middle_in_its_place(
    stand: Stand, hand: Hand, *, at_once: bool
) -> None:
    before, selection = stand.session.project, stand.session.selection
    camera, middle = stand.canvas.camera, QPoint(500, 300)
    one, other = middle - QPoint(50, 0), middle + QPoint(50, 0)
    if at_once:
        hand.down(one, other)
    else:
        hand.down(one)
        hand.second(one, other)
    hand.move(one - QPoint(25, 0), other + QPoint(25, 0))
    hand.move(one - QPoint(50, 0), other + QPoint(50, 0))
    hand.up(one - QPoint(50, 0), other + QPoint(50, 0))
    assert stand.canvas.zoom == pytest.approx(camera.zoom * 2)
    now = stand.canvas.camera
    assert now.x + middle.x() / now.zoom == pytest.approx(camera.x + middle.x() / camera.zoom)
    assert now.y + middle.y() / now.zoom == pytest.approx(camera.y + middle.y() / camera.zoom)
    assert stand.session.project is before and stand.session.selection == selection


def test_fingers_when_both_move_then_push_the_map_without_zoom(stand: Stand, hand: Hand) -> None:
    camera = stand.canvas.camera
    one, other, step = QPoint(400, 300), QPoint(500, 320), QPoint(-60, 0)
    hand.down(one, other)
    hand.move(one + step, other + step)
    hand.up(one + step, other + step)
    assert stand.canvas.zoom == camera.zoom
    assert stand.canvas.camera.x == pytest.approx(camera.x + 60 / camera.zoom)


@pytest.mark.usefixtures("never_holds")
def test_second_finger_when_a_card_is_carried_then_puts_it_back(
    stand: Stand, hand: Hand, qtbot: QtBot
) -> None:
    before, place = stand.session.project, stand.card("cd_4")
    hand.down(place)
    qtbot.wait(GRIP_MS + 30)
    hand.move(place + QPoint(0, -60))
    hand.second(place + QPoint(0, -60), place + QPoint(120, 0))
    hand.up(place + QPoint(0, -60), place + QPoint(120, 0))
    assert stand.session.project is before
    assert not stand.session.is_previewing


def test_finger_when_it_taps_into_an_open_text_then_the_text_stays_open(
    stand: Stand, hand: Hand, qtbot: QtBot
) -> None:
    stand.session.select(at_cell("rw_p", "st_2"))
    stand.type("New")
    editor = QApplication.focusWidget()
    assert editor is not None and editor is not stand.canvas and stand.canvas.is_editing
    hand.tap(editor.mapTo(stand.canvas.viewport(), editor.rect().center()))
    qtbot.wait(30)
    assert stand.canvas.is_editing
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_p", "st_2") == ["New"]
