"""While the zoom changes the last frame is shown scaled until a sharp one is complete, and never in a picture."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ink.geometry import Point
from app.ink.palette import DARK
from app.model.edits.cards import update_card
from app.widgets.canvas.camera import Camera
from tests.widgets.canvas.conftest import Stand
from tests.widgets.canvas.test_backing import fresh, shown
from tests.widgets.canvas.test_planes import Hand, differing

NEVER = 10_000_000
PLACES = (Camera(0, 0, 1.0), Camera(320, 260, 1.2), Camera(0, 230, 1.0), Camera(180, 0, 1.4))
"""With nothing frozen, all of it, the ribbon only, the row headers only."""


def turn(stand: Stand, notches: int) -> None:
    place = QPointF(500, 400)
    event = QWheelEvent(
        place,
        QPointF(stand.canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stand.canvas.viewport(), event)
    QApplication.processEvents()


def rough(stand: Stand) -> QImage:
    """The scaled frame that would be shown now."""
    frame = stand.canvas.frame
    image = QImage(int(frame.width), int(frame.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    stand.canvas._showing._scaled.draw(painter, frame, image.rect())
    painter.end()
    return image


def softened(image: QImage) -> QImage:
    """The image from afar, so that what is blurred and what is sharp look alike."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(image.width() // 12, image.height() // 12, mode=smooth)
    return small.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("start", PLACES)
@pytest.mark.parametrize("factor", [1.15, 1.3, 1 / 1.15, 1 / 1.3])
def test_frame_when_the_wheel_turns_then_is_the_sharp_one_from_afar(
    stand: Stand, start: Camera, factor: float
) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = start
    shown(stand)
    stand.canvas._viewing.zoom_at(factor, Point(450, 320))
    assert stand.canvas._showing._scaled.can_draw(stand.canvas.frame, 1.0)
    scaled, sharp = rough(stand), fresh(stand)
    assert scaled != sharp
    assert differing(softened(scaled), softened(sharp)) <= 12


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let idle work wait until `rest` does it: a busy machine must not paint earlier or later than another."""
    for pause in ("CALM_MS", "TURN_MS", "REST_MS", "WORK_MS"):
        monkeypatch.setattr(f"app.widgets.canvas.showing.{pause}", NEVER)


def rest(stand: Stand) -> None:
    """Do what the pause after a gesture does, until the view is sharp."""
    showing = stand.canvas._showing
    for _slice in range(2000):
        QApplication.processEvents()
        if not showing.is_rough and not showing.backing.is_poor:
            return
        showing._on_idle()
    raise AssertionError("the view did not become sharp: " + state(stand))


def state(stand: Stand) -> str:
    """What keeps a view from becoming sharp, in words."""
    showing, viewing, frame = stand.canvas._showing, stand.canvas._viewing, stand.canvas.frame
    pictures = {"shown": showing.backing, "coming": showing._coming}
    held = [
        f"{name}: {one.frame and one.frame.camera}, same sheet: {one.frame and one.frame.sheet is frame.sheet}, "
        f"lacks {[str(region.boundingRect()) for _plane, region in one.lacks()]}, poor: {one.is_poor}"
        for name, one in pictures.items()
    ]
    window = stand.canvas.window()
    return (
        f"rough: {showing.is_rough}; camera {viewing.camera}, goal {viewing.goal}; {'; '.join(held)}; window "
        f"visible: {window.isVisible()}, exposed: {window.windowHandle().isExposed()}, {window.size().toTuple()}"
    )


def test_frame_when_the_wheel_rests_then_is_sharp(
    stand: Stand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(320, 260, 1.2)
    rest(stand)
    monkeypatch.undo()
    turn(stand, 1)
    qtbot.waitUntil(lambda: not stand.canvas._showing.is_rough, timeout=20_000)
    assert differing(on_screen(stand), fresh(stand)) == 0


@pytest.mark.parametrize("goal", [Camera(0, 0, 0.2), Camera(150, 200, 0.4), Camera(320, 260, 1.9)])
def test_frame_when_the_view_jumps_then_is_rough_first_and_sharp_after(stand: Stand, goal: Camera) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 230, 1.0)
    rest(stand)
    stand.canvas.camera = goal
    QApplication.processEvents()
    assert stand.canvas._showing.is_rough
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


@pytest.mark.parametrize("goal", [Camera(0, 0, 0.2), Camera(150, 200, 0.4), Camera(320, 260, 1.9)])
def test_rough_frame_when_headers_freeze_or_let_go_on_the_way_then_has_no_hole(
    stand: Stand, goal: Camera
) -> None:
    stand.canvas.resize(900, 640)
    for start in PLACES:
        stand.canvas.camera = start
        shown(stand)
        stand.canvas.camera = goal
        seen = rough(stand)
        assert not _has(seen, QColor("#ff00ff")), (start, goal)
        assert seen.pixelColor(seen.width() - 2, seen.height() - 2).isValid()


def _has(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_pan_when_the_view_is_still_rough_then_ends_sharp(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    turn(stand, 2)
    for _step in range(5):
        stand.canvas.pan(-13, -7)
        QApplication.processEvents()
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def test_scroll_when_it_ends_between_two_pixels_then_is_sharp_after(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(100, 100, 1.0)
    rest(stand)
    stand.canvas.pan(-10.4, -3.7)
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def on_screen(stand: Stand) -> QImage:
    """What the planes hold, with nothing painted anew."""
    frame, backing = stand.canvas.frame, stand.canvas._showing.backing
    assert backing.frame is not None and backing.frame.camera == frame.camera
    image = QImage(int(frame.width), int(frame.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    backing.draw(painter, image.rect())
    painter.end()
    return image


def test_wheel_when_it_turns_on_slowly_then_nearer_pictures_stand_in(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(100, 100, 1.0)
    rest(stand)
    turn(stand, 1)
    showing, notch = stand.canvas._showing, stand.canvas.zoom
    while showing._coming.work_in_view():
        assert showing.backing.grid.zoom == 1.0
    turn(stand, 1)
    assert showing.is_rough
    showing._on_idle()
    QApplication.processEvents()
    assert showing.backing.grid.zoom == notch  # the picture of the first notch is nearer than the one before
    assert showing.is_rough
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def test_picture_of_the_canvas_when_taken_while_the_wheel_turns_then_is_sharp(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(320, 260, 1.2)
    rest(stand)
    turn(stand, 1)
    assert stand.canvas._showing.is_rough
    taken = stand.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    stand.canvas.viewport().update()
    rest(stand)
    later = stand.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert differing(taken, later) == 0


def test_edit_when_made_while_a_frame_is_rough_then_is_seen_at_once(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    turn(stand, 1)
    before = rough(stand)
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", paper="blue"), "colour")
    QApplication.processEvents()
    assert stand.canvas._showing.is_rough
    assert differing(before, rough(stand)) > 1000
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def test_edits_when_made_before_the_view_is_sharp_then_leave_nothing_stale(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    showing = stand.canvas._showing
    for paper in ("blue", "pink", None):
        turn(stand, 1)
        showing._coming.work_in_view()
        stand.session.apply(
            lambda p, to=paper: update_card(p, "mp_1", "cd_1", paper=to, text=f"Now {to} " * 9), "change"
        )
        showing._coming.work_in_view()
        stand.session.undo_stack.undo()
        turn(stand, -1)
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


@pytest.mark.parametrize("seed", range(6))
def test_view_when_zoomed_pushed_and_edited_at_random_then_rests_as_painted_anew(
    stand: Stand, seed: int
) -> None:
    stand.canvas.resize(900, 640)
    rng, hand, showing = random.Random(seed), Hand(stand, seed), stand.canvas._showing
    deeds = (
        lambda: turn(stand, rng.choice((-2, -1, 1, 2))),
        lambda: stand.canvas.pan(rng.randint(-90, 90), rng.randint(-90, 90)),
        lambda: stand.canvas.pan(rng.uniform(-9, 9), rng.uniform(-9, 9)),
        lambda: stand.canvas.zoom_to(rng.choice((0.3, 0.6, 1.0, 1.7))),
        stand.canvas.fit_map,
        hand.act,
        hand.act,
        showing._on_idle,
        showing._on_idle,
    )
    for _round in range(4):
        for _deed in range(12):
            rng.choice(deeds)()
            if rng.random() < 0.8:
                QApplication.processEvents()
        rest(stand)
        assert differing(on_screen(stand), fresh(stand)) <= 2


def test_theme_when_changed_while_a_frame_is_rough_then_is_seen_at_once(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    turn(stand, 1)
    stand.canvas.set_palette(DARK)
    QApplication.processEvents()
    assert not stand.canvas._showing.is_rough
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def test_glide_when_it_ends_then_the_view_gets_sharp(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 0, 1.0)
    rest(stand)
    stand.canvas.set_reduced_motion(is_on=False)
    stand.canvas.zoom_to(1.5)
    qtbot.waitUntil(lambda: stand.canvas.zoom == 1.5, timeout=20_000)
    rest(stand)
    assert differing(on_screen(stand), fresh(stand)) == 0


def test_glide_when_it_is_on_its_way_then_the_picture_of_its_end_is_painted(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 0, 1.0)
    rest(stand)
    stand.canvas.set_reduced_motion(is_on=False)
    stand.canvas.zoom_to(1.5)
    qtbot.waitUntil(lambda: stand.canvas._showing.is_rough or stand.canvas.zoom == 1.5, timeout=20_000)
    goal = stand.canvas._viewing.goal
    held = {
        backing.frame.camera for backing in (stand.canvas._showing.backing, stand.canvas._showing._coming)
    }
    assert goal in held
    qtbot.waitUntil(lambda: stand.canvas.camera == goal, timeout=20_000)


def test_glide_when_it_has_ended_then_the_view_becomes_sharp(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 0, 1.0)
    rest(stand)
    stand.canvas.set_reduced_motion(is_on=False)
    stand.canvas.zoom_to(1.5)
    qtbot.waitUntil(lambda: stand.canvas.zoom == 1.5, timeout=20_000)
    rest(stand)


def test_pictures_when_all_is_painted_then_only_one_is_kept(stand: Stand) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    turn(stand, 1)
    rest(stand)
    assert stand.canvas._showing._coming.size > 0
    while stand.canvas._showing.backing.work_ahead() is not None:
        pass
    stand.canvas._showing._on_idle()
    assert stand.canvas._showing._coming.size == 0


def test_planes_when_the_view_is_large_then_keep_to_their_budget(stand: Stand) -> None:
    stand.canvas.resize(1920, 1080)
    stand.canvas.camera = Camera(300, 260, 1.2)
    shown(stand)
    for _slice in range(400):
        if stand.canvas._showing.backing.work_ahead() is None:
            break
    assert stand.canvas._showing.backing.work_ahead() is None
    assert stand.canvas._showing.backing.size <= 32 * 2**20


def test_bars_when_cards_take_too_long_then_give_way_in_idle_time(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 0, 0.9)
    shown(stand)
    backing = stand.canvas._showing.backing
    stand.canvas.set_palette(DARK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.widgets.canvas.backing.PATIENCE", 0.0)
        backing.show(stand.canvas.frame, 1.0, haste="all")
    assert backing.is_poor
    assert differing(on_screen(stand), fresh(stand)) > 100
    qtbot.waitUntil(lambda: backing.work_ahead() is None, timeout=5000)
    assert not backing.is_poor
    assert differing(on_screen(stand), fresh(stand)) == 0


class PaintedParts(QObject):
    """Remembers what was painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_bars_when_a_small_part_is_painted_then_leave_the_rest_of_the_window_too(
    stand: Stand, qtbot: QtBot
) -> None:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 0, 0.9)
    shown(stand)
    backing, viewport = stand.canvas._showing.backing, stand.canvas.viewport()
    QTest.qWait(100)
    backing._poor = QRegion(viewport.rect())  # as a hurried frame leaves it
    painted = PaintedParts(viewport)
    viewport.repaint(QRect(0, 0, 20, 20))
    assert not backing.is_poor
    qtbot.waitUntil(lambda: (QRegion(viewport.rect()) - painted.region).isEmpty(), timeout=3000)
