"""A canvas with a small journey, its shortcuts and a window that remembers what it was asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.spec import ActionSpec
from app.actions.table_canvas import CANVAS_ACTIONS
from app.editing.pasting import Pasted
from app.editing.selection import Selection
from app.editing.session import Edit, Session
from app.ink.geometry import Point as Place
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.query import cell_of, find_card
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.places import find_in_cell
from app.widgets.theming import appearance

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def small_project() -> Project:
    stages = tuple(Stage(id=f"st_{i}", name=name) for i, name in enumerate(("Before", "Buy", "Use", "Leave")))
    rows = (
        Row(
            id="rw_a",
            kind="actions",
            cells={
                "st_0": (Card(id="cd_1", text="Looks around"), Card(id="cd_2", text="Asks a friend")),
                "st_1": (Card(id="cd_3", text="Buys it"),),
            },
        ),
        Row(id="rw_p", kind="pain", cells={"st_1": (Card(id="cd_4", text="Too dear"),)}),
        Row(
            id="rw_e",
            kind="emotions",
            curves=(
                Curve(
                    persona="pe_1",
                    points=(
                        Point(id="pt_0", stage="st_0", score=-1.0, text="Lost"),
                        Point(id="pt_1", stage="st_1", score=1.0),
                    ),
                ),
            ),
        ),
        Row(id="rw_o", kind="opportunities"),
    )
    journey = JourneyMap(
        id="mp_1", title="A journey", stages=stages, rows=rows, persona_ids=("pe_1",), primary_persona="pe_1"
    )
    return new_project("Sample", maps=(journey,)).replace(personas=(Persona(id="pe_1", name="Ann"),))


@dataclass
class Window:
    """Plays the window of a desk: it answers what the test told it to."""

    answer: str | None = None
    picture: Path | None = None
    toasts: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    offered: list[tuple[str, str, str]] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    imported: list[object] = field(default_factory=list)
    ways: list[Pasted] = field(default_factory=list)
    opened: list[Path | None] = field(default_factory=list)

    def toast(self, text: str, *, undo: bool = False) -> None:
        self.toasts.append(text)

    def choose(self, title: str, entries: list[tuple[str, str, str]], *, current: str = "") -> str | None:
        self.offered = entries
        return self.answer

    def ask_text(self, title: str, label: str, *, value: str = "") -> str | None:
        return self.answer

    def edit_field(self, name: str) -> bool:
        self.edited.append(name)
        return True

    def ask_picture(self) -> Path | None:
        return self.picture

    def tell(self, text: str) -> None:
        self.toasts.append(text)

    def may_add(self, count: int) -> bool:
        self.asked.append(count)
        return self.answer == "make"

    def import_table(self, source: object = None, *, target: str = "") -> None:
        self.imported.append(source)

    def offer_ways(self, pasted: Pasted) -> None:
        self.ways.append(pasted)

    def open_file(self, path: Path | None = None) -> None:
        self.opened.append(path)


@dataclass
class Desk:
    """Plays the desk that handlers work on."""

    session: Session
    canvas: Canvas
    window: Window

    def apply(
        self, edit: Edit, label: str, *, select: Selection | None = None, merge: str | None = None
    ) -> bool:
        return self.session.apply(edit, label, select=select, merge=merge)


@dataclass
class Stand:
    """A canvas on the screen, with short words for what a user does."""

    session: Session
    canvas: Canvas
    desk: Desk
    menus: list[str] = field(default_factory=list)
    """The context menus that were asked for."""

    @property
    def window(self) -> Window:
        return self.desk.window

    def do(self, action_id: str) -> None:
        spec = next(spec for spec in CANVAS_ACTIONS if spec.id == action_id)
        spec.handler()(self.desk)

    def texts(self, row: str, stage: str) -> list[str]:
        return [card.text for card in cell_of(self.session.journey, row, stage)]

    def ids(self, row: str, stage: str) -> list[str]:
        return [card.id for card in cell_of(self.session.journey, row, stage)]

    def steps(self) -> int:
        return self.session.undo_stack.index()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.focused(), key, held)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.focused(), character)

    def focused(self) -> object:
        return QApplication.focusWidget() or self.canvas

    def card(self, card_id: str) -> QPoint:
        held = find_card(self.session.journey, card_id)
        assert held is not None
        found = find_in_cell(self.canvas.sheet(), held.row, held.stage, card_id=card_id)
        assert found is not None
        return self.canvas.frame.body_rect(found.rect).center().toPoint()

    def cell(self, row: str, stage: str, *, y: float = 0.5, x: float = 0.5) -> QPoint:
        rect = self.canvas.sheet().cell_rect(row, stage)
        assert rect is not None
        return self.at(rect.x + rect.width * x, rect.y + rect.height * y)

    def at(self, x: float, y: float) -> QPoint:
        seen = self.canvas.to_view(Place(x, y))
        return QPointF(seen).toPoint()

    def stage_header(self, stage: str) -> QPoint:
        head = next(p for p in self.canvas.sheet().ribbon if p.block.slot.id == stage)
        return self.canvas.frame.ribbon_rect(head.rect).center().toPoint()

    def row_header(self, row: str) -> QPoint:
        shelf = self.canvas.sheet().shelf_of[row]
        x = self.canvas.sheet().header_x + 80
        return self.at(x, shelf.y + shelf.layout.height / 2)

    def click(self, pos: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, held, pos)

    def double_click(self, pos: QPoint) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, NO_KEY, pos)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NO_KEY, pos)

    def press(self, pos: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mousePress(self.canvas.viewport(), LEFT, held, pos)

    def move(self, pos: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent

        viewport = self.canvas.viewport()
        place = QPointF(pos)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(viewport.mapToGlobal(pos)),
            Qt.MouseButton.NoButton,
            LEFT,
            held,
        )
        QApplication.sendEvent(viewport, event)

    def release(self, pos: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, held, pos)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.press(start, held)
        self.move(start + QPoint(3, 3), held)
        self.move((start + end) / 2, held)
        self.move(end, held)
        self.release(end, held)


class Keys:
    """The shortcuts of the canvas: made once, since 120 actions take as long as the canvas itself."""

    def __init__(self) -> None:
        self.stand: Stand | None = None
        self.actions = [self._action(spec) for spec in CANVAS_ACTIONS]

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction()
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WidgetShortcut if spec.scope == "canvas" else context.WindowShortcut
        )
        action.triggered.connect(lambda: self._do(spec.id))
        return action

    def _do(self, action_id: str) -> None:
        assert self.stand is not None
        self.stand.do(action_id)


@cache
def keys() -> Keys:
    """The shortcuts of whichever canvas is on the screen."""
    return Keys()


def bind(canvas: Canvas, stand: Stand) -> None:
    """Give a canvas its shortcuts, and take them from the one before."""
    keys().stand = stand
    canvas.addActions(keys().actions)


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    appearance().finish()
    session = Session(small_project())
    canvas = Canvas(session)
    canvas.set_reduced_motion(is_on=True)
    canvas.resize(1500, 1000)
    desk = Desk(session, canvas, Window())
    made = Stand(session, canvas, desk)
    canvas.context_requested.connect(lambda context, _place: made.menus.append(context))
    bind(canvas, made)
    qtbot.addWidget(canvas)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    yield made
    keys().stand = None
    canvas.finish_editing()
    canvas.close()
