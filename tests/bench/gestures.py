"""T-3: the gestures of usability task 3 on 2,160 cards (60 × 12 × 3), each from its event to the painted frame."""

import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editing.session import Session
from app.model.edits.cards import update_card
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.places import find_in_cell
from tests.bench.dressed import dressed_application
from tests.bench.painted import WatchedCanvas
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result

WIDTH, HEIGHT = 1920, 1080
CARDS = 2_160
MOVES = 6
GOAL, GATE = 12.0, 16.0
SOURCE, TARGET = ("rw_1", "st_2"), ("rw_2", "st_4")
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

_ROUNDS = count(1)

Times = dict[str, list[tuple[float, float]]]


def measure(*, rounds: int) -> list[Result]:
    """Return the p95 of each gesture, in processor time; the time on the clock stands beside it."""
    dressed_application()
    canvas = _canvas()
    taken: Times = defaultdict(list)
    _task(canvas, defaultdict(list))
    for _round in range(max(20, rounds * 4)):
        _task(canvas, taken)
    canvas.close()
    canvas.deleteLater()
    return [_result(name, times) for name, times in taken.items()]


def _result(name: str, times: list[tuple[float, float]]) -> Result:
    busy, wall = sorted(one for one, _wall in times), sorted(one for _busy, one in times)
    at = min(len(times) - 1, round(0.95 * len(times)))
    more = f"median {busy[len(busy) // 2]:.1f}; wall median {wall[len(wall) // 2]:.1f}, p95 {wall[at]:.1f}"
    return Result(
        "T-3", f"{name} until painted, {CARDS:,} cards, p95", busy[at], GOAL, GATE, unit=" ms", more=more
    )


def _canvas() -> WatchedCanvas:
    canvas = WatchedCanvas(Session(synthetic(CARDS)))
    canvas.set_reduced_motion(is_on=True)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    cell = canvas.sheet().cell_rect(*SOURCE)
    assert cell is not None
    canvas.camera = Camera(cell.x - 280, cell.y - 330, 0.75)
    QTest.qWait(400)
    return canvas


def _renew(canvas: Canvas) -> None:
    """Write the three cards anew: what was made for those of the round before is of no use."""
    session, number = canvas.session, next(_ROUNDS)
    for card in _cell(canvas, SOURCE):
        words = f"{card.text.rpartition(' (')[0] or card.text} ({number})"
        session.apply(partial(update_card, map_id=session.map_id, card_id=card.id, text=words), "Edit")
    QTest.qWait(100)


def _task(canvas: WatchedCanvas, taken: Times) -> None:
    """Select three cards, drag them to the second place of another cell, and take it back."""
    _renew(canvas)
    timed = partial(_time, taken, canvas=canvas)
    # Through the window system, as a hand does it: the window finds out what lies under the pointer.
    port = canvas.windowHandle()
    cards = [card.id for card in _cell(canvas, SOURCE)]
    places = [_place(canvas, SOURCE, card) for card in cards]
    goal = _place(canvas, TARGET, _cell(canvas, TARGET)[0].id, share=0.9)
    timed("click", lambda: QTest.mouseClick(port, LEFT, NO_KEY, places[0]))
    for place in places[1:]:
        timed("Ctrl and click", lambda to=place: QTest.mouseClick(port, LEFT, CTRL, to))
    QTest.mousePress(port, LEFT, NO_KEY, places[0])
    timed("beginning of the drag", lambda: QTest.mouseMove(port, places[0] + QPoint(8, 8)))
    for step in range(1, MOVES + 1):
        to = places[0] + (goal - places[0]) * step / MOVES
        timed("each move of the drag", lambda to=to: QTest.mouseMove(port, to))
    timed("drop of three cards", lambda: QTest.mouseRelease(port, LEFT, NO_KEY, goal))
    assert [card.id for card in _cell(canvas, TARGET)][1:4] == cards
    timed("undo", canvas.session.undo_stack.undo)
    QTest.qWait(450)  # the outline of what came back goes out


def _cell(canvas: Canvas, where: tuple[str, str]):
    rows = {row.id: row for row in canvas.session.journey.rows}
    return rows[where[0]].cells[where[1]]


def _place(canvas: Canvas, where: tuple[str, str], card: str, *, share: float = 0.5) -> QPoint:
    found = find_in_cell(canvas.sheet(), *where, card_id=card)
    assert found is not None
    rect = canvas.frame.body_rect(found.rect)
    place = QPoint(round(rect.center().x()), round(rect.top() + rect.height() * share))
    return canvas.viewport().mapTo(canvas, place)


def _time(taken: Times, name: str, work: Callable[[], object], *, canvas: WatchedCanvas) -> None:
    """Time some work until its last frame is painted; what then follows in idle moments is left out."""
    busy, wall = time.thread_time(), time.perf_counter()
    work()
    QApplication.processEvents()
    if canvas.busy > busy:
        taken[name].append(((canvas.busy - busy) * 1000, (canvas.wall - wall) * 1000))
