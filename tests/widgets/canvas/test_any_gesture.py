"""Any gestures in any order, as Hypothesis chooses: the map stays whole, and undoing all brings the first back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from app.editing.outline import Entry, outline_of, put_entry, selection_for
from app.editing.selection import of_card, of_row, of_stage
from app.editing.session import Session
from app.model.query import places
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.hidden_rows import hidden_pills
from app.widgets.theming import appearance
from tests.widgets.canvas.conftest import CTRL, NO_KEY, SHIFT, Desk, Stand, Window, bind, small_project
from tests.widgets.canvas.test_random_keys import ACTIONS, KEYS, check

SHARES = st.floats(0.02, 0.98)
HELD = st.sampled_from((NO_KEY, NO_KEY, CTRL, SHIFT))
NAMES = tuple(spec.id for spec in ACTIONS)
LONGEST = [0]
"""How many steps the longest run has taken."""


class AnyGesture(RuleBasedStateMachine):
    """Keys, clicks, drags, menus, the outline, undo: all that a hand can do, one thing after another."""

    def __init__(self) -> None:
        super().__init__()
        self._standing = _standing()
        self.stand = self._standing.__enter__()
        self.first, self.steps = self.stand.session.project, 0
        # All steps are kept, so that all of them can be undone in the end, however many they are.
        self.stand.session.undo_stack.setUndoLimit(0)
        self.answer: int | None = None
        self.text: str | None = None
        self.stand.window.choose = self._choose  # type: ignore[method-assign]
        self.stand.window.ask_text = lambda title, label, value="": self.text  # type: ignore[method-assign,misc]

    def _choose(self, _title: str, entries: list[tuple[str, str, str]], *, current: str = "") -> str | None:
        return entries[self.answer % len(entries)][0] if self.answer is not None and entries else None

    @rule(keys=st.sampled_from(KEYS))
    def press(self, keys: str) -> None:
        pressed = QKeySequence(keys)[0]
        if len(keys) == 1:
            self.stand.type(keys)
        else:
            self.stand.key(Qt.Key(pressed.key()), pressed.keyboardModifiers())

    @rule(text=st.text("abcßñ😀مرحبا漢", min_size=1, max_size=6))
    def write(self, text: str) -> None:
        for letter in text:
            # Qt's own typing gives up at letters that no Latin keyboard has.
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, NO_KEY, letter)
                QApplication.sendEvent(self.stand.focused(), event)

    @rule(
        name=st.sampled_from(NAMES),
        answer=st.one_of(st.none(), st.integers(0, 50)),
        text=st.sampled_from((None, "One, Two", "", "Again")),
    )
    def choose(self, name: str, answer: int | None, text: str | None) -> None:
        self.answer, self.text = answer, text
        self.stand.do(name)

    @rule(x=SHARES, y=SHARES, held=HELD)
    def click(self, x: float, y: float, held: Qt.KeyboardModifier) -> None:
        self.stand.click(self._at(x, y), held)

    @rule(x=SHARES, y=SHARES)
    def double_click(self, x: float, y: float) -> None:
        self.stand.double_click(self._at(x, y))

    @rule(x=SHARES, y=SHARES, to_x=SHARES, to_y=SHARES, held=HELD)
    def drag(self, x: float, y: float, to_x: float, to_y: float, held: Qt.KeyboardModifier) -> None:
        self.stand.drag(self._at(x, y), self._at(to_x, to_y), held)

    @rule(index=st.integers(0, 200), to_x=SHARES, to_y=SHARES, held=HELD, drops=st.booleans())
    def drag_a_card(
        self, index: int, to_x: float, to_y: float, held: Qt.KeyboardModifier, drops: bool
    ) -> None:
        found = list(places(self.stand.session.journey))
        if not found:
            return
        card = found[index % len(found)].card.id
        self.stand.canvas.finish_editing()
        self.stand.session.select(of_card(self.stand.session.journey, card))
        self.stand.canvas.reveal(self.stand.session.selection)
        try:
            start = self.stand.card(card)
        except AssertionError:
            return  # out of sight: its row is hidden or folded
        self.stand.press(start, held)
        self.stand.move(start + QPoint(8, 8), held)
        self.stand.move(self._at(to_x, to_y), held)
        if not drops:
            self.stand.key(Qt.Key.Key_Escape)
        self.stand.release(self._at(to_x, to_y), held)

    @rule(index=st.integers(0, 20), is_stage=st.booleans())
    def choose_a_header(self, index: int, is_stage: bool) -> None:
        journey = self.stand.session.journey
        self.stand.canvas.finish_editing()
        if is_stage:
            self.stand.session.select(of_stage(journey.stages[index % len(journey.stages)].id))
        else:
            self.stand.session.select(of_row(journey.rows[index % len(journey.rows)].id))

    @rule(index=st.integers(0, 20))
    def press_a_pill(self, index: int) -> None:
        pills = hidden_pills(self.stand.canvas.frame, self.stand.session.journey)
        if pills:
            self.stand.click(pills[index % len(pills)].rect.center().toPoint())

    @rule(start=st.integers(0, 60), end=st.integers(0, 60), is_below=st.booleans())
    def put_in_order(self, start: int, end: int, is_below: bool) -> None:
        self.stand.canvas.finish_editing()
        entries = list(_flat(outline_of(self.stand.session.journey)))
        chosen, target = entries[start % len(entries)], entries[end % len(entries)]
        selection = selection_for(self.stand.session.journey, chosen)
        if selection is not None:
            self.stand.session.select(selection)
        put_entry(self.stand.session, chosen, target, is_below=is_below)

    @rule()
    def paste_lines(self) -> None:
        QGuiApplication.clipboard().setText("pasted\nlines")
        self.stand.key(Qt.Key.Key_V, CTRL)

    @precondition(lambda self: self.stand.session.undo_stack.canUndo())
    @rule(back=st.integers(1, 6))
    def undo(self, back: int) -> None:
        self.stand.canvas.finish_editing()
        stack = self.stand.session.undo_stack
        stack.setIndex(max(0, stack.index() - back))

    @rule(on=st.integers(1, 6))
    def redo(self, on: int) -> None:
        self.stand.canvas.finish_editing()
        stack = self.stand.session.undo_stack
        stack.setIndex(min(stack.count(), stack.index() + on))

    @invariant()
    def is_whole(self) -> None:
        LONGEST[0] = max(LONGEST[0], self.steps)
        self.steps += 1
        check(self.stand.session)
        journey = self.stand.session.journey
        known = {place.card.id for place in places(journey)} | {stage.id for stage in journey.stages}
        assert all({link.source, link.target} <= known for link in journey.links)

    def teardown(self) -> None:
        try:
            self._undo_all()
        finally:
            self._standing.__exit__(None, None, None)
            del self.stand, self._standing

    def _undo_all(self) -> None:
        stack = self.stand.session.undo_stack
        self.stand.canvas.finish_editing()
        last, index = self.stand.session.project, stack.index()
        stack.setIndex(0)
        assert self.stand.session.project is self.first
        stack.setIndex(index)
        assert self.stand.session.project is last

    def _at(self, x: float, y: float) -> QPoint:
        area = self.stand.canvas.viewport().rect()
        return QPoint(round(area.width() * x), round(area.height() * y))


def _flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


@contextmanager
def _standing() -> Iterator[Stand]:
    """A canvas of its own for each run: Hypothesis makes many in one test."""
    appearance().finish()
    session = Session(small_project())
    canvas = Canvas(session)
    canvas.set_reduced_motion(is_on=True)
    canvas.resize(1500, 1000)
    stand = Stand(session, canvas, Desk(session, canvas, Window()))
    bind(canvas, stand)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    QApplication.processEvents()
    try:
        yield stand
    finally:
        canvas.finish_editing()
        canvas.close()
        # Now, and not when Hypothesis or the interpreter lets go of it.
        shiboken6.delete(canvas)


def check_playing(*, runs: int, steps: int, at_least: int = 0) -> None:
    """Let Hypothesis play so many runs of so many steps; it ends some runs early, but not before `at_least`."""

    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    wanted = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=checks,
        database=None,
        # A failing run is short enough to be read; to shorten it would take minutes.
        phases=(Phase.explicit, Phase.generate),
    )
    run_state_machine_as_test(AnyGesture, settings=wanted, _min_steps=at_least)


def test_map_when_any_gestures_are_made_then_stays_whole_and_comes_back(qapp: QApplication) -> None:
    check_playing(runs=6, steps=60)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_map_when_three_thousand_gestures_are_made_then_stays_whole(qapp: QApplication) -> None:
    check_playing(runs=30, steps=100)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_map_when_two_thousand_gestures_are_made_in_one_go_then_undoing_all_brings_the_first_back(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Hypothesis gives a run 8 KB of choices, which is enough for some two hundred gestures.
    monkeypatch.setattr("hypothesis.internal.conjecture.engine.BUFFER_SIZE", 1024 * 1024)
    LONGEST[0] = 0
    # The first run is always the plainest one there is; the second one is random.
    check_playing(runs=2, steps=2000, at_least=2000)
    assert LONGEST[0] >= 2000
