"""Any keys and commands in any order: the map stays whole, and undoing all of it brings the first map back."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from app.actions.table_canvas import CANVAS_ACTIONS
from app.editing.session import Session
from tests.widgets.canvas.conftest import Stand

KEYS = (
    *("Up", "Down", "Left", "Right", "Home", "End", "Return", "Esc", "Tab", "F2", "Delete", "Backspace"),
    *(
        "Ctrl+Up",
        "Ctrl+Down",
        "Ctrl+Left",
        "Ctrl+Right",
        "Shift+Up",
        "Shift+Down",
        "Shift+Left",
        "Shift+Right",
    ),
    *(
        "Alt+Up",
        "Alt+Down",
        "Alt+Left",
        "Alt+Right",
        "Ctrl+J",
        "Ctrl+D",
        "Ctrl+Return",
        "PgDown",
        "Shift+PgUp",
    ),
    *("a", "3", "Ctrl+A", "Ctrl+2", "Space"),
)
NOT_HERE = {"card.insert_picture"}
"""Actions that ask for a file."""
ACTIONS = tuple(
    spec for spec in CANVAS_ACTIONS if spec.id not in NOT_HERE and spec.run.split(":")[0] != "tables_view"
)


class Fingers:
    """Presses keys, clicks, drags and chooses commands at random."""

    def __init__(self, stand: Stand, seed: int) -> None:
        self.stand, self.random = stand, Random(seed)
        stand.window.choose = self.choose  # type: ignore[method-assign]
        stand.window.ask_text = lambda title, label, value="": self.random.choice((None, "One, Two", ""))  # type: ignore[method-assign,misc]

    def choose(self, title: str, entries: list[tuple[str, str, str]], *, current: str = "") -> str | None:
        return self.random.choice([None, *(entry[0] for entry in entries)])

    def step(self) -> str:
        what = self.random.random()
        if what < 0.6:
            return self.press(self.random.choice(KEYS))
        if what < 0.85:
            spec = self.random.choice(ACTIONS)
            spec.handler()(self.stand.desk)
            return spec.id
        area = self.stand.canvas.viewport().rect()
        start, end = (
            area.topLeft() + area.bottomRight() * self.random.random() * share for share in (0.9, 0.6)
        )
        if what < 0.93:
            self.stand.click(start)
            return f"click {start}"
        self.stand.drag(start, end)
        return f"drag {start} {end}"

    def press(self, keys: str) -> str:
        pressed = QKeySequence(keys)[0]
        key, held = Qt.Key(pressed.key()), pressed.keyboardModifiers()
        if len(keys) == 1:
            self.stand.type(keys)
        else:
            self.stand.key(key, held)
        return keys


def check(session: Session) -> None:
    """Hold the map to what must always be true of it."""
    journey, cursor = session.journey, session.selection.cursor
    stages, rows = {stage.id for stage in journey.stages}, {row.id for row in journey.rows}
    cards = [card.id for row in journey.rows for cell in row.cells.values() for card in cell]
    points = [point for row in journey.rows for curve in row.curves for point in curve.points]
    assert stages and rows
    assert any(not row.hidden for row in journey.rows)
    assert len(cards) == len(set(cards))
    assert all(set(row.cells) <= stages and all(row.cells.values()) for row in journey.rows)
    assert all(point.stage in stages and -2 <= point.score <= 2 for point in points)
    assert len(points) == len({point.id for point in points})
    assert all(moment.stage in stages for moment in journey.moments)
    assert session.selection.cards <= set(cards)
    assert cursor.row in (None, *rows) and cursor.stage in (None, *stages) and cursor.card in (None, *cards)


def check_while_playing(stand: Stand, seed: int, *, steps: int) -> None:
    QGuiApplication.clipboard().setText("pasted\nlines")
    first, fingers, done = stand.session.project, Fingers(stand, seed), []
    for _step in range(steps):
        done.append(fingers.step())
        try:
            check(stand.session)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, after {done[-6:]}") from error
    stand.canvas.finish_editing()
    last = stand.session.project
    count = stand.session.undo_stack.count()
    stand.session.undo_stack.setIndex(0)
    if count < stand.session.undo_stack.undoLimit():
        assert stand.session.project is first
    stand.session.undo_stack.setIndex(count)
    assert stand.session.project is last or stand.session.project == last


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_map_when_anything_is_pressed_then_stays_whole_and_comes_back(stand: Stand, seed: int) -> None:
    check_while_playing(stand, seed, steps=120)


@pytest.mark.long
@pytest.mark.parametrize("seed", [11, 12])
def test_map_when_two_thousand_things_are_pressed_then_stays_whole(stand: Stand, seed: int) -> None:
    check_while_playing(stand, seed, steps=2000)
