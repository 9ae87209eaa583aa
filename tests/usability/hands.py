"""Hands at a window: real mouse and key events through the window system, each counted and timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.editing.session import Session
from app.ink.geometry import Point
from app.ink.primitives import Slot
from app.model.journey import JourneyMap
from app.model.query import find_card
from app.model.row import Row
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.places import find_in_cell
from app.widgets.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

# The keystroke-level model: seconds for a key, a way of the pointer, a button's press or release,
# a hand's way between mouse and keyboard, and a thought before something new.
KEY, POINT, BUTTON, HOME, THOUGHT = 0.28, 1.1, 0.1, 0.4, 1.35
CLICK = POINT + 2 * BUTTON
DRAG = 2 * POINT + 2 * BUTTON


@dataclass
class Tally:
    """What the hands have done: gestures by name, letters typed, and the seconds of an expert."""

    gestures: list[str] = field(default_factory=list)
    letters: int = 0
    seconds: float = 0.0
    is_at_mouse: bool | None = None

    def count(self, what: str, seconds: float, *, is_mouse: bool) -> None:
        """Count one gesture, and the hand's way to mouse or keyboard where it was at the other one."""
        self.gestures.append(what)
        self._reach(is_mouse=is_mouse)
        self.seconds += seconds

    def spell(self, text: str) -> None:
        """Count letters, which are no gestures."""
        self.letters += len(text)
        self._reach(is_mouse=False)
        self.seconds += KEY * len(text)

    def _reach(self, *, is_mouse: bool) -> None:
        if self.is_at_mouse is not None and self.is_at_mouse != is_mouse:
            self.seconds += HOME
        self.is_at_mouse = is_mouse


class Hands:
    """Clicks, drags and types in a window, and knows where on it things are."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.tally = Tally()
        self.failure: AssertionError | None = None
        """What went wrong while a dialog was open, where nobody catches it."""

    # --- what is there --------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def canvas(self) -> Canvas:
        assert self.window.page is not None
        return self.window.page.canvas

    @property
    def journey(self) -> JourneyMap:
        return self.session.journey

    def row(self, kind: str) -> Row:
        return next(row for row in self.journey.rows if row.kind == kind)

    def stage(self, name: str) -> str:
        return next(stage.id for stage in self.journey.stages if stage.name == name)

    def texts(self, kind: str, stage: str) -> list[str]:
        return [card.text for card in self.row(kind).cells.get(stage, ())]

    # --- where it is, in the window -------------------------------------------------------------------

    def at(self, x: float, y: float) -> QPoint:
        seen: QPointF = self.canvas.to_view(Point(x, y))
        return self.canvas.viewport().mapTo(self.window, seen.toPoint())

    def card(self, card_id: str) -> QPoint:
        held = find_card(self.journey, card_id)
        assert held is not None
        found = find_in_cell(self.canvas.sheet(), held.row, held.stage, card_id=card_id)
        assert found is not None
        return self.at(found.rect.centre.x, found.rect.centre.y)

    def cell(self, row: str, stage: str, *, y: float = 0.5) -> QPoint:
        rect = self.canvas.sheet().cell_rect(row, stage)
        assert rect is not None
        return self.at(rect.x + rect.width / 2, rect.y + rect.height * y)

    def below(self, card_id: str) -> QPoint:
        """A place in the lower half of a card: what is dropped there lands below it."""
        held = find_card(self.journey, card_id)
        assert held is not None
        found = find_in_cell(self.canvas.sheet(), held.row, held.stage, card_id=card_id)
        assert found is not None
        return self.at(found.rect.centre.x, found.rect.y + found.rect.height * 0.9)

    def score(self, row: str, stage: str, *, score: float, pos: float = 0.5) -> QPoint:
        """The place in a stage of the emotion row that stands for a score."""
        sheet = self.canvas.sheet()
        shelf, column = sheet.shelf_of[row], sheet.column_of[stage]
        assert shelf.layout.scale is not None
        return self.at(column.x + column.width * pos, shelf.y + shelf.layout.scale.y_of(score))

    def title(self) -> QPoint:
        rect = next(
            placed.rect
            for placed in self.canvas.sheet().title
            if placed.block.slot == Slot("title", self.journey.id)
        )
        return self.at(rect.x + 40, rect.y + 20)

    # --- what hands do --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until the map that was opened has the keyboard, as a window manager would give it."""
        QTest.qWait(50)
        self.window.activateWindow()
        wait_for(self.canvas.hasFocus)

    def think(self) -> None:
        """Take the thought before something new."""
        self.tally.seconds += THOUGHT

    def click(self, place: QPoint, *, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.tally.count("click", CLICK + (KEY if held else 0), is_mouse=True)
        QTest.mouseClick(_handle(self.window), LEFT, held, place)

    def click_on(self, widget: QWidget) -> None:
        """Click on the middle of a button or the like."""
        self.tally.count(f"click {widget.accessibleName() or type(widget).__name__}", CLICK, is_mouse=True)
        place = widget.mapTo(widget.window(), widget.rect().center())
        QTest.mouseClick(_handle(widget.window()), LEFT, NO_KEY, place)

    def choose(self, text: str) -> None:
        """Click on an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text().replace("&", "") == text)
        self.tally.count(f"choose {text}", CLICK, is_mouse=True)
        QTest.mouseClick(_handle(menu), LEFT, NO_KEY, menu.actionGeometry(action).center())

    def double_click(self, place: QPoint) -> None:
        """Click twice: two gestures, to be strict."""
        self.tally.count("click", CLICK, is_mouse=True)
        self.tally.count("click again", 2 * BUTTON, is_mouse=True)
        QTest.mouseDClick(_handle(self.window), LEFT, NO_KEY, place)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.tally.count("drag", DRAG, is_mouse=True)
        handle = _handle(self.window)
        QTest.mousePress(handle, LEFT, NO_KEY, start)
        for place in (start + QPoint(4, 4), (start + end) / 2, end):
            QTest.mouseMove(handle, place)
        QTest.mouseRelease(handle, LEFT, NO_KEY, end)

    def press(self, *names: str) -> None:
        """Press keys, each a gesture: "Ctrl+Z", "Return", "5"."""
        for name in names:
            self.tally.count(name, KEY * len(name.split("+")), is_mouse=False)
            _key(name)

    def type(self, text: str) -> None:
        """Type letters, which are no gestures."""
        self.tally.spell(text)
        for letter in text:
            QTest.keyClick(_focused(), letter)

    def look_at(self, dialog: QWidget) -> None:
        """Give a dialog the keyboard, as a window manager does when it opens or another one has closed."""
        dialog.activateWindow()
        wait_for(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())

    def during(self, act: Callable[[QWidget], None]) -> None:
        """Do something in the next dialog that opens: the gesture that opens it waits for its end."""

        before = QApplication.activeModalWidget()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is before or not dialog.isVisible():
                QTimer.singleShot(10, self.window, look)
                return
            try:
                self.look_at(dialog)
                act(dialog)
            except AssertionError as error:
                self.failure = self.failure or error
            finally:
                # A dialog left open by a script that broke off would wait for ever.
                if dialog.isVisible():
                    dialog.close()

        QTimer.singleShot(10, self.window, look)


def wait_for(condition: Callable[[], bool], *, ms: int = 30_000) -> None:
    """Let events run until something is so; fails if it never is."""
    deadline = time.monotonic() + ms / 1000
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        QTest.qWait(5)


def _key(name: str) -> None:
    pressed = QKeySequence(name)[0]
    QTest.keyClick(_focused(), Qt.Key(pressed.key()), pressed.keyboardModifiers())


def _handle(widget: QWidget) -> QWindow:
    handle = widget.windowHandle()
    assert handle is not None
    return handle


def _focused() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None
    return window
