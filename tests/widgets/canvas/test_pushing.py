"""A view that is pushed on and on: never a hole, sharp while it still moves, and painted ahead in wide strips."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.ink.palette import DARK
from app.model.edits.cards import update_card
from app.widgets.canvas.backing import NARROW, Backing
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.plane import area_of
from tests.widgets.canvas.conftest import Stand
from tests.widgets.canvas.test_backing import fresh, shown
from tests.widgets.canvas.test_planes import differing
from tests.widgets.canvas.test_rough_frames import _clock, _has, on_screen, rest, rough, turn

__all__ = ["_clock"]  # a fixture for all tests here


@pytest.fixture
def view(stand: Stand) -> Stand:
    stand.canvas.resize(900, 640)
    stand.canvas.camera = Camera(0, 60, 1.0)
    rest(stand)
    return stand


def push(view: Stand, dx: float, dy: float = 0.0) -> None:
    view.canvas.pan(dx, dy)
    QApplication.processEvents()


def pushed_until_sharp(view: Stand, most: int = 60) -> int:
    """Push on, with one slice of idle work between two frames; returns after how many frames it was sharp."""
    for number in range(most):
        push(view, -2)
        if not view.canvas._showing.is_rough:
            return number
        assert not _has(rough(view), QColor("#ff00ff"))
        view.canvas._showing._on_idle()
    raise AssertionError("still rough")


def test_push_when_the_view_is_rough_then_waits_for_no_whole_painting(view: Stand) -> None:
    turn(view, 1)
    push(view, -7)
    assert view.canvas._showing.is_rough and not view.canvas._showing.backing.is_poor


def test_push_when_it_never_ends_then_the_view_becomes_sharp_all_the_same(view: Stand) -> None:
    turn(view, 2)
    pushed_until_sharp(view)
    rest(view)
    assert differing(on_screen(view), fresh(view)) == 0


def test_push_when_it_follows_a_picture_worth_finishing_then_becomes_sharp(view: Stand) -> None:
    turn(view, 1)
    while view.canvas._showing._coming.work_in_view():
        pass
    turn(view, 1)
    assert view.canvas._showing.is_rough
    pushed_until_sharp(view)
    rest(view)
    assert differing(on_screen(view), fresh(view)) == 0


def test_push_when_cards_change_meanwhile_then_shows_nothing_of_before(view: Stand) -> None:
    showing = view.canvas._showing
    for paper, text in (("blue", "One"), ("pink", "Two " * 30)):
        turn(view, 1)
        push(view, -9)
        showing._on_idle()
        view.session.apply(
            lambda p, to=paper, as_=text: update_card(p, "mp_1", "cd_1", paper=to, text=as_), "change"
        )
        push(view, -9)
        showing._on_idle()
        view.session.undo_stack.undo()
        view.session.undo_stack.redo()
        pushed_until_sharp(view)
    rest(view)
    assert differing(on_screen(view), fresh(view)) == 0


def test_push_when_theme_or_language_changes_meanwhile_then_shows_nothing_of_before(view: Stand) -> None:
    for change in (lambda: view.canvas.set_palette(DARK), view.canvas.relayout):
        turn(view, -1)
        push(view, -9)
        view.canvas._showing._on_idle()
        change()
        push(view, -9)
        rest(view)
        assert differing(on_screen(view), fresh(view)) == 0


def test_push_when_what_stood_in_is_out_of_sight_then_a_frame_is_painted(view: Stand) -> None:
    turn(view, 1)
    push(view, -7)
    push(view, -700)
    assert not view.canvas._showing.is_rough
    rest(view)
    assert differing(on_screen(view), fresh(view)) == 0


@pytest.mark.parametrize(("zoom", "far"), [(0.4, -9), (1.2, -700)])
def test_push_when_a_frame_is_painted_after_all_then_is_painted_in_haste(
    view: Stand, zoom: float, far: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    hastes: list[str] = []
    show = Backing.show
    monkeypatch.setattr(
        Backing,
        "show",
        lambda self, frame, ratio, *, haste="none": (
            hastes.append(haste),
            show(self, frame, ratio, haste=haste),
        ),
    )
    view.canvas.camera = Camera(30, 60, zoom)
    QApplication.processEvents()
    assert view.canvas._showing.is_rough
    push(view, far)
    assert hastes == ["all"]
    rest(view)
    assert differing(on_screen(view), fresh(view)) == 0


def test_strips_ahead_when_the_view_moves_then_wait_until_they_are_worth_it(view: Stand) -> None:
    shown(view)
    backing = view.canvas._showing.backing
    while backing.work_ahead() is not None:
        pass
    push(view, -7)
    missing = backing.sheet_plane.missing(backing.sheet_plane.window)
    assert not missing.isEmpty()
    assert backing.work_ahead(is_moving=True) == QRect()
    assert backing.sheet_plane.missing(backing.sheet_plane.window) == missing
    push(view, -NARROW)
    wide = area_of(backing.sheet_plane.missing(backing.sheet_plane.window))
    assert backing.work_ahead(is_moving=True) == QRect()
    assert area_of(backing.sheet_plane.missing(backing.sheet_plane.window)) < wide
    while backing.work_ahead() is not None:
        pass
    assert backing.sheet_plane.missing(backing.sheet_plane.window).isEmpty()
    assert differing(on_screen(view), fresh(view)) == 0


def test_pieces_when_strips_lie_nearer_to_where_the_view_goes_then_come_after_the_rest(view: Stand) -> None:
    backing = view.canvas._showing.backing
    plane = backing.sheet_plane
    window = plane.window
    plane.spoil(QRect(window.right() - 6, window.top(), 7, window.height()))
    plane.spoil(QRect(window.topLeft(), QPoint(window.left() + 200, window.top() + 200)))
    backing._motion = QPoint(7, 0)
    first = backing._next(plane, plane.missing(window))
    assert min(first.width(), first.height()) >= NARROW
