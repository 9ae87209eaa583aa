"""Faded cards on the canvas: the picture that is shifted and patched is the one that painting anew would give."""

from app.ink.palette import DARK
from app.model.edits.cards import update_card
from app.widgets.canvas.camera import Camera
from tests.widgets.canvas.conftest import Stand, stand
from tests.widgets.canvas.test_backing import difference, fresh, shown

__all__ = ["stand"]


def test_fading_when_cards_are_kept_bright_then_the_others_change_and_come_back(stand: Stand) -> None:
    before = shown(stand)
    stand.canvas.keep_bright(frozenset(("cd_1",)))
    assert difference(before, shown(stand)) > 0.01
    stand.canvas.keep_bright(frozenset(("cd_1", "cd_2", "cd_3", "cd_4")))
    assert shown(stand) == before
    stand.canvas.keep_bright(frozenset())
    stand.canvas.keep_bright(None)
    assert shown(stand) == before


def test_fading_when_panning_editing_and_undoing_then_is_as_painted_anew(stand: Stand) -> None:
    stand.canvas.resize(900, 600)
    stand.canvas.camera = Camera(0, 60, 1.0)
    stand.canvas.keep_bright(frozenset(("cd_3",)))
    shown(stand)
    stand.canvas.pan(40, 25)
    assert difference(shown(stand), fresh(stand)) < 0.001
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", text="Something else"), "text")
    assert difference(shown(stand), fresh(stand)) == 0
    stand.session.undo_stack.undo()
    assert difference(shown(stand), fresh(stand)) == 0


def test_fading_when_the_theme_changes_then_takes_its_colours(stand: Stand) -> None:
    stand.canvas.keep_bright(frozenset())
    shown(stand)
    stand.canvas.set_palette(DARK)
    assert difference(shown(stand), fresh(stand)) == 0


def test_look_at_when_a_place_is_far_then_it_comes_into_the_middle_and_no_further(stand: Stand) -> None:
    canvas = stand.canvas
    canvas.resize(600, 400)
    canvas.camera = Camera(0, 0, 1.5)
    middle = canvas.sheet().body.centre
    canvas.look_at(middle)
    seen = canvas.frame.seen(canvas.frame.body_view).centre
    assert abs(seen.x - middle.x) < 2
    canvas.look_at(middle.moved(1e6, 1e6))
    assert canvas.camera.x < canvas.sheet().width
    assert canvas.camera.y < canvas.sheet().height
