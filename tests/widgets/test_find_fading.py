"""Faded cards on the canvas: the picture that is shifted and patched is the one that painting anew would give."""

from PySide6.QtGui import QImage

from app.ink.palette import DARK
from app.ink.primitives import Slot
from app.model.card import Card
from app.model.edits.cards import update_card
from app.model.edits.paths import on_map
from app.model.edits.rows import update_row
from app.model.journey import Link
from app.model.row import Row
from app.widgets.canvas.camera import Camera
from tests.widgets.canvas.conftest import Stand, stand
from tests.widgets.canvas.test_backing import difference, fresh, shown

__all__ = ["stand"]


def test_fading_when_cards_are_kept_bright_then_the_others_change_and_come_back(stand: Stand) -> None:
    before = shown(stand)
    stand.canvas.keep_bright(frozenset(("cd_1",)))
    assert difference(before, shown(stand)) > 0.01
    stand.canvas.keep_bright(frozenset(("cd_1", "cd_2", "cd_3", "cd_4", "pt_0", "pt_1")))
    assert shown(stand) == before
    stand.canvas.keep_bright(frozenset())
    stand.canvas.keep_bright(None)
    assert shown(stand) == before


def inks_at(stand: Stand, slot: Slot) -> list[tuple[int, int, int]]:
    """Return the colours around the middle of something on the canvas."""
    rect = stand.canvas.sheet().rect_of(slot)
    assert rect is not None
    at = stand.canvas.to_view(rect.centre).toPoint()
    image = stand.canvas.viewport().grab().toImage()
    return [image.pixelColor(at.x() + dx, at.y() + dy).getRgb()[:3] for dx in (-5, 0, 5) for dy in (-5, 0, 5)]


def picture_of(stand: Stand, slot: Slot) -> QImage:
    """Return what is seen of a card on the canvas."""
    rect = stand.canvas.sheet().rect_of(slot)
    assert rect is not None
    seen = stand.canvas.frame.body_rect(rect).toRect()
    return stand.canvas.viewport().grab(seen).toImage()


def test_fading_when_one_point_is_kept_then_it_is_as_before_and_the_other_and_the_line_pale(
    stand: Stand,
) -> None:
    kept, other = Slot("point", "pt_1"), Slot("point", "pt_0")
    before, was = inks_at(stand, kept), inks_at(stand, other)
    stand.canvas.keep_bright(frozenset(("pt_1",)))
    assert inks_at(stand, kept) == before
    for old, new in zip(was, inks_at(stand, other), strict=True):
        assert all(
            abs((255 - a) * 0.3 + 0.7 * (255 - 247) - (255 - b)) < 12 for a, b in zip(old, new, strict=True)
        )
    stand.canvas.keep_bright(frozenset(("cd_1",)))
    assert inks_at(stand, kept) != before


def test_fading_when_a_row_is_folded_then_only_cells_with_something_bright_stay(stand: Stand) -> None:
    stand.session.apply(lambda p: update_row(p, "mp_1", "rw_a", options={"folded": True}), "fold")
    before = shown(stand)
    stand.canvas.keep_bright(frozenset(("cd_2", "cd_3", "cd_4", "pt_0", "pt_1")))
    assert difference(before, shown(stand)) == 0
    stand.canvas.keep_bright(frozenset(("cd_2", "cd_4", "pt_0", "pt_1")))
    assert difference(before, shown(stand)) > 0


def test_fading_when_a_funnels_card_is_kept_then_it_and_its_bar_are_as_before(stand: Stand) -> None:
    cells = {f"st_{i}": (Card(id=f"cd_f{i}", text=f"{900 - 200 * i} visits"),) for i in range(3)}
    row = Row(id="rw_f", kind="funnel", cells=cells)
    stand.session.apply(lambda p: on_map(p, "mp_1", lambda m: m.replace(rows=(row, *m.rows))), "row")
    kept, other = Slot("card", "cd_f1"), Slot("card", "cd_f0")
    before, was = picture_of(stand, kept), picture_of(stand, other)
    layout = stand.canvas.sheet().shelf_of["rw_f"].layout
    bars = [placed.block.slot for placed in layout.under if placed.block.slot.id]
    assert bars == [Slot("scale", f"rw_f/st_{i}") for i in range(3)]
    stand.canvas.keep_bright(frozenset(("cd_f1",)))
    assert picture_of(stand, kept) == before
    assert picture_of(stand, other) != was


def test_fading_when_an_arrow_leads_to_what_fades_then_it_fades_too(stand: Stand) -> None:
    link = Link(id="ln_1", source="cd_1", target="cd_3")
    stand.session.apply(lambda p: on_map(p, "mp_1", lambda m: m.replace(links=(link,))), "link")
    everything = frozenset(("cd_1", "cd_2", "cd_3", "cd_4", "pt_0", "pt_1"))
    stand.canvas.keep_bright(everything | {"ln_1"})
    before = shown(stand)
    stand.canvas.keep_bright(everything)
    assert difference(before, shown(stand)) > 0
    stand.canvas.keep_bright(None)
    assert difference(before, shown(stand)) == 0


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
