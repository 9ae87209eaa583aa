"""P-3, P-3b and P-4: how long a frame of the real canvas takes, at 1920 × 1080, and an edit until it is painted.

Figures are processor time of the window's thread, from the event to the end of its paint; `wall` beside them is the
time that passed, with all that others did on the machine.
"""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.editing.session import Session
from app.model.edits.cards import move_cards
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.canvas import Canvas
from tests.bench.dressed import dressed_application
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result

WIDTH, HEIGHT = 1920, 1080
ZOOMS = (None, 0.36, 1.0, 2.0)
"""None is the zoom at which the whole map fits."""
FRAMES = 40
LIMITS = {2_400: (4.0, 8.0), 20_000: (5.0, 10.0)}
EDITS = {2_400: (8.0, 16.0), 20_000: (12.0, 24.0)}
STEP = 7.0
SETTLED_MS = 400

Work = Callable[[], object]


@dataclass(frozen=True)
class Frames:
    """Times of some frames in milliseconds, sorted: of the processor, and by the clock on the wall."""

    busy: tuple[float, ...]
    wall: tuple[float, ...]

    @property
    def middle(self) -> float:
        return statistics.median(self.busy)

    @property
    def tail(self) -> float:
        return _tail(self.busy)

    @property
    def words(self) -> str:
        """The median, and the same by the clock."""
        passed = f"{statistics.median(self.wall):.1f}, p95 {_tail(self.wall):.1f}"
        return f"median {self.middle:.1f}; wall {passed}"


def _tail(taken: tuple[float, ...], share: float = 0.95) -> float:
    return taken[min(len(taken) - 1, round(share * len(taken)))]


def timed(work: Work, *, rounds: int) -> Frames:
    """Do some work again and again, and time it after three warm-ups."""
    for _ in range(3):
        work()
    pairs = [_once(work) for _ in range(rounds)]
    return Frames(tuple(sorted(busy for busy, _wall in pairs)), tuple(sorted(wall for _busy, wall in pairs)))


def _once(work: Work) -> tuple[float, float]:
    busy, wall = time.thread_time(), time.perf_counter()
    work()
    return (time.thread_time() - busy) * 1000, (time.perf_counter() - wall) * 1000


def measure(*, rounds: int) -> list[Result]:
    """Return the rows of frames and edits; more rounds take more frames."""
    dressed_application()
    frames = FRAMES if rounds > 3 else FRAMES // 2
    stages = {size: Stage(size) for size in (200, 2_400, 20_000)}
    rows = [row for size in LIMITS for row in _frames(stages[size], size, frames)]
    rows += _ratios(stages, frames)
    rows += [row for size in EDITS for row in _edits(stages[size], size, frames)]
    for stage in stages.values():
        stage.close()
    return rows


class Stage:
    """A canvas with a synthetic map, shown and painted once."""

    def __init__(self, size: int) -> None:
        self.session = Session(synthetic(size))
        self.canvas = Canvas(self.session)
        # Beside the others: what is dragged below another window would be carried into that one.
        self.canvas.move(0, size)
        self.canvas.set_reduced_motion(is_on=True)
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        self.settle()
        gc.collect()
        gc.freeze()

    def settle(self) -> None:
        """Let the canvas paint, and finish what it left for idle time."""
        for _turn in range(20):
            self.paint()
        QTest.qWait(SETTLED_MS)

    def paint(self) -> None:
        """Bring everything on the canvas up to date."""
        QApplication.processEvents()

    def look(self, zoom: float | None, *, share: float = 0.3) -> None:
        """Look at a part of the map, from a share of its width and height on."""
        sheet = self.canvas.sheet()
        if zoom is None:
            self.canvas.fit_map()
        else:
            self.canvas.camera = Camera(sheet.width * share, sheet.height * share, zoom)
        self.settle()

    def close(self) -> None:
        """Take the canvas off the screen."""
        self.canvas.close()
        self.canvas.deleteLater()


def _frames(stage: Stage, size: int, count: int) -> list[Result]:
    """The slowest zoom of each kind of frame."""
    worst: dict[str, tuple[Frames, str]] = {}
    for zoom in ZOOMS:
        stage.look(zoom)
        drag = Drag(stage)
        for name, work in {**_works(stage), "drag": drag.move}.items():
            taken = timed(work, rounds=count)
            shown = "fit" if zoom is None else f"{zoom:.0%}"
            if name not in worst or taken.tail > worst[name][0].tail:
                worst[name] = (taken, shown)
            if name == ON:
                stage.look(zoom)
        drag.end()
    goal, gate = LIMITS[size]
    return [
        Result(
            "P-3",
            f"{name}, {size:,} cards, p95",
            taken.tail,
            goal,
            gate,
            unit=" ms",
            more=f"slowest at {shown}: {taken.words}",
        )
        for name, (taken, shown) in worst.items()
    ]


ON = "pan on and on"


def _works(stage: Stage) -> dict[str, Work]:
    """One frame of each kind; every other one goes back, so that the view stays where it is, but for `ON`."""
    canvas = stage.canvas
    home = canvas.camera
    steps = cycle((STEP, -STEP))
    factors = cycle((1.05, 1 / 1.05))
    notches = cycle((120, 120, -120, -120))

    def repaint() -> None:
        canvas.repaint_sheet()  # else the picture of the last frame would do
        canvas.viewport().update()
        stage.paint()

    def pan() -> None:
        canvas.pan(next(steps), 0.0)
        stage.paint()

    def pan_on() -> None:
        canvas.pan(-STEP, 0.0)
        stage.paint()

    def jump() -> None:
        canvas.camera = Camera(home.x, home.y, canvas.camera.zoom * next(factors))
        stage.paint()

    def turn() -> None:
        _turn_wheel(canvas, next(notches))
        stage.paint()

    return {"full repaint": repaint, "pan": pan, "zoom by the wheel": turn, "zoom at once": jump, ON: pan_on}


def _turn_wheel(canvas: Canvas, angle: int) -> None:
    port, place = canvas.viewport(), QPointF(WIDTH * 0.6, HEIGHT * 0.6)
    event = QWheelEvent(
        place,
        QPointF(port.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


class Drag:
    """A card on its way over the map, by the mouse."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._port = stage, stage.canvas.viewport()
        self._places: Callable[[], QPointF] | None = None

    def move(self) -> None:
        """Move the card on by a few pixels."""
        if self._places is None:
            self._places = self._begin()
        self._send(QMouseEvent.Type.MouseMove, self._places(), Qt.MouseButton.LeftButton)
        self._stage.paint()

    def end(self) -> None:
        """Give the gesture up, so that the document stays as it was."""
        QTest.keyClick(self._stage.canvas, Qt.Key.Key_Escape)
        self._send(QMouseEvent.Type.MouseButtonRelease, QPointF(5, HEIGHT / 2), Qt.MouseButton.NoButton)
        self._stage.paint()

    def _begin(self) -> Callable[[], QPointF]:
        start = self._card() or QPointF(WIDTH / 2, HEIGHT / 2)
        self._send(QMouseEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        ways = cycle((QPointF(14, 6), QPointF(20, 10), QPointF(26, 6), QPointF(20, 2)))
        return lambda: start + next(ways)

    def _card(self) -> QPointF | None:
        """The middle of a card that is seen well inside the view."""
        frame = self._stage.canvas.frame
        for shelf in frame.sheet.shelves:
            for cell in shelf.layout.cells:
                for placed in cell.cards:
                    middle = placed.rect.moved(0, shelf.y).centre
                    seen = self._stage.canvas.to_view(middle)
                    if 400 < seen.x() < WIDTH - 400 and 300 < seen.y() < HEIGHT - 300:
                        return seen
        return None

    def _send(self, kind: QMouseEvent.Type, place: QPointF, buttons: Qt.MouseButton) -> None:
        button = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        spot = self._port.mapToGlobal(place.toPoint())
        event = QMouseEvent(kind, place, QPointF(spot), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._port, event)


def _ratios(stages: dict[int, Stage], count: int) -> list[Result]:
    """A pan against one blit of the window, and a drag in a large map against one in a small map."""
    window = Window()
    blit = timed(window.paint, rounds=count).middle
    window.close()
    stages[20_000].look(1.0)
    pan = timed(_works(stages[20_000])["pan"], rounds=count).middle
    drags = {}
    for size in (200, 20_000):
        stages[size].look(1.0, share=0.1)
        drag = Drag(stages[size])
        drags[size] = timed(drag.move, rounds=count).middle
        drag.end()
    large, small = drags[20_000], drags[200]
    return [
        Result(
            "P-3b",
            "pan ÷ one blit of the window, 20,000 cards",
            pan / blit,
            1.3,
            2.0,
            more=f"{pan:.2f} ms ÷ {blit:.2f} ms",
        ),
        Result("P-3b", "drag at 20,000 ÷ at 200 cards", large / small, 1.2, 2.0, more=f"{large:.2f} ms"),
    ]


class Window(QWidget):
    """A bare window that shows one picture: the least that any frame costs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = QPixmap(WIDTH, HEIGHT)
        self._picture.fill(Qt.GlobalColor.white)
        self.resize(WIDTH, HEIGHT)
        self.show()
        QApplication.processEvents()

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def paint(self) -> None:
        """Blit the picture to the window, and the window to the screen."""
        self.update()
        QApplication.processEvents()


def _edits(stage: Stage, size: int, count: int) -> list[Result]:
    goal, gate = EDITS[size]
    stage.look(1.0, share=0.0)
    typed = timed(_typing(stage), rounds=count)
    stage.canvas.finish_editing()
    dropped = timed(_dropping(stage), rounds=count)
    return [
        Result("P-4", f"{what}, {size:,} cards, p95", taken.tail, goal, gate, unit=" ms", more=taken.words)
        for what, taken in (("a typed letter until painted", typed), ("a drop until painted", dropped))
    ]


def _typing(stage: Stage) -> Work:
    card = _first_cards(stage)[0]
    stage.canvas.edit_text("card", card)
    stage.settle()
    # Of this canvas: another window of the same run may be the active one.
    editor = stage.canvas.focusWidget() or stage.canvas
    letters = cycle("seldom ")

    def work() -> None:
        QTest.keyClicks(editor, next(letters))
        stage.paint()

    return work


def _dropping(stage: Stage) -> Work:
    """A card goes to the next stage, and back."""
    card = _first_cards(stage)[1]
    journey = stage.session.journey
    row, stages = journey.rows[0].id, cycle((journey.stages[1].id, journey.stages[0].id))

    def work() -> None:
        edit = partial(move_cards, map_id=journey.id, ids=(card,), row=row, stage=next(stages), index=0)
        stage.session.apply(edit, "Move")
        stage.paint()

    return work


def _first_cards(stage: Stage) -> list[str]:
    cells = stage.session.journey.rows[0].cells
    return [card.id for card in next(iter(cells.values()))]
