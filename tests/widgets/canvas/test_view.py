"""What the canvas shows: frozen parts, undo that comes into view, and what a screen reader hears."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card, of_cards, of_row, of_stage
from app.ink.geometry import Rect
from app.model.edits.cards import update_card
from app.model.edits.rows import insert_row
from app.model.edits.stages import insert_stage, update_stage
from app.model.row import Row
from app.model.stage import Stage
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.frame import HEADER_INSET, TITLE_LINE
from tests.widgets.canvas.conftest import CTRL, SHIFT, Stand


def test_headers_when_the_map_is_scrolled_then_stay_and_can_be_hit(stand: Stand) -> None:
    stand.canvas.zoom_to(2.0)
    stand.canvas.camera = Camera(500, 320, 2.0)
    frame = stand.canvas.frame
    assert frame.is_collapsed and frame.is_pinned_left
    assert frame.ribbon_top == TITLE_LINE
    assert frame.header_left == HEADER_INSET
    head = next(p for p in frame.sheet.ribbon if p.block.slot.id == "st_2")
    stand.click(frame.ribbon_rect(head.rect).center().toPoint())
    assert stand.session.selection.id == "st_2"
    shelf = frame.sheet.shelf_of["rw_e"]
    stand.click(QPointF(HEADER_INSET + 20, (shelf.y + 40 - 320) * 2).toPoint())
    assert stand.session.selection.id == "rw_e"
    stand.click(QPointF(300, 20).toPoint())
    assert stand.session.selection.part == "title"


def test_cards_when_hidden_by_the_frozen_ribbon_then_cannot_be_clicked_through_it(stand: Stand) -> None:
    stand.canvas.camera = Camera(0, 230, 1.0)
    frame = stand.canvas.frame
    stand.session.select(at_cell("rw_o", "st_3"))
    stand.click(QPointF(frame.header_right + 60, TITLE_LINE + 10).toPoint())
    assert stand.session.selection.part == "stage"


def test_undo_when_the_place_is_out_of_sight_then_scrolls_there(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", text="Other"), "edit")
    stand.canvas.zoom_to(2.0)
    stand.canvas.camera = Camera(800, 700, 2.0)
    stand.session.undo_stack.undo()
    rect = stand.canvas.frame.body_rect(stand.canvas.sheet().body)
    card = stand.card("cd_1")
    assert stand.canvas.viewport().rect().contains(card), (card, rect)
    assert stand.session.selection.only_card == "cd_1"


def test_flash_when_undone_then_ends_by_itself(stand: Stand, qtbot: QtBot) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.session.apply(lambda p: update_card(p, "mp_1", "cd_1", text="Other"), "edit")
    assert not stand.canvas._flash.marks(stand.canvas.frame)
    stand.session.undo_stack.undo()
    assert stand.canvas._flash.marks(stand.canvas.frame)
    qtbot.waitUntil(lambda: not stand.canvas._flash.marks(stand.canvas.frame), timeout=2000)


def test_cursor_when_moved_by_keys_then_is_kept_in_sight_and_told(stand: Stand) -> None:
    said: list[tuple[str, str]] = []
    stand.canvas.status_changed.connect(lambda where, hint: said.append((where, hint)))
    stand.canvas.zoom_to(2.5)
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.key(Qt.Key.Key_End, CTRL)
    QApplication.processEvents()
    assert said[-1] == ("Opportunities × Leave", "Type to add a card")
    rect = stand.canvas.sheet().cell_rect("rw_o", "st_3")
    assert rect is not None
    seen = stand.canvas.frame.body_rect(rect)
    assert stand.canvas.viewport().rect().contains(seen.topLeft().toPoint())
    stand.key(Qt.Key.Key_Home, CTRL)
    QApplication.processEvents()
    assert stand.canvas.accessibleDescription() == "Actions × Before  card 1 of 2. Looks around"
    assert stand.canvas.accessibleName() == "A journey"


def test_shift_arrows_when_pressed_then_extend_the_selection(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.key(Qt.Key.Key_Down, SHIFT)
    stand.key(Qt.Key.Key_Right, SHIFT)
    assert stand.session.selection.cards == {"cd_1", "cd_2", "cd_3"}
    stand.key(Qt.Key.Key_Escape)
    assert stand.session.selection.part == "none"
    assert stand.session.selection.cursor.card == "cd_3"


def test_pages_when_turned_then_scroll_nine_tenths(stand: Stand) -> None:
    stand.canvas.zoom_to(3.0)
    stand.canvas.camera = Camera(0, 0, 3.0)
    start = stand.canvas.camera
    stand.key(Qt.Key.Key_PageDown)
    assert stand.canvas.camera.y > start.y + 100
    stand.key(Qt.Key.Key_PageDown, SHIFT)
    assert stand.canvas.camera.x > start.x + 100


def test_scroll_bars_when_dragged_then_lead_the_view(stand: Stand) -> None:
    stand.canvas.zoom_to(2.0)
    bar = stand.canvas.verticalScrollBar()
    bar.setValue(bar.maximum())
    end = stand.canvas.camera
    bar.setValue(bar.minimum())
    assert stand.canvas.camera.y < end.y
    assert math.isclose(stand.canvas.camera.x, end.x)


def test_zoom_when_animated_then_arrives(stand: Stand, qtbot: QtBot) -> None:
    stand.canvas.set_reduced_motion(is_on=False)
    seen: list[float] = []
    stand.canvas.zoom_changed.connect(seen.append)
    stand.canvas.zoom_to(2.0)
    qtbot.waitUntil(lambda: stand.canvas.zoom == 2.0, timeout=2000)
    assert len(seen) > 1


def test_maps_when_switched_then_each_keeps_its_own_view(stand: Stand) -> None:
    from app.model.edits.copies import fresh_map
    from app.model.edits.maps import insert_map

    twin = fresh_map(stand.session.journey, title="Twin")
    stand.session.apply(lambda p: insert_map(p, twin, index=1), "add", show_map=twin.id)
    assert stand.canvas.accessibleName() == "Twin"
    stand.canvas.zoom_to(3.0)
    stand.session.show_map("mp_1")
    first = stand.canvas.zoom
    stand.session.show_map(twin.id)
    assert stand.canvas.zoom == 3.0
    assert first != 3.0


def test_everything_when_selected_on_a_wide_map_then_can_be_painted(stand: Stand) -> None:
    for index in range(12):
        stage = Stage(id=f"st_x{index}", name=f"More {index}")
        stand.session.apply(
            lambda p, s=stage, i=index: insert_stage(p, "mp_1", s, index=4 + i), f"stage {index}"
        )
    ids = frozenset(f"cd_{i}" for i in range(1, 5))
    stand.session.select(of_cards(ids, stand.session.selection.cursor))
    stand.canvas.fit_map()
    assert not stand.canvas.grab().isNull()
    stand.session.select(of_stage("st_x5"))
    stand.canvas.fit_selection()
    assert not stand.canvas.grab().isNull()


@pytest.mark.parametrize("size", [(1500, 1000), (1200, 800), (900, 700)])
def test_map_when_fitted_and_something_in_sight_is_renamed_then_does_not_move(
    stand: Stand, size: tuple[int, int]
) -> None:
    stand.canvas.resize(*size)
    for selection in (of_stage("st_0"), of_stage("st_3"), of_row("rw_a"), of_row("rw_o")):
        stand.canvas.fit_map()
        before = stand.canvas.camera
        stand.session.select(selection)
        stand.key(Qt.Key.Key_F2)
        assert stand.canvas.is_editing
        assert stand.canvas.camera == before
        stand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [(1500, 1000), (900, 700), (700, 500)])
def test_window_when_resized_then_a_fitted_map_still_fits_and_another_view_stays(
    stand: Stand, size: tuple[int, int]
) -> None:
    stand.canvas.fit_map()
    stand.canvas.resize(*size)
    resized = stand.canvas.camera
    stand.canvas.fit_map()
    assert stand.canvas.camera == resized
    stand.canvas.zoom_to(0.9)
    stand.canvas.resize(size[0] + 20, size[1] + 20)
    assert stand.canvas.zoom == 0.9


def test_map_when_fitted_and_a_column_grows_beyond_the_view_then_the_zoom_stays(stand: Stand) -> None:
    stand.canvas.resize(900, 1400)
    stand.canvas.fit_map()
    before, height = stand.canvas.camera, stand.canvas.viewport().height()
    stand.session.apply(lambda p: update_stage(p, "mp_1", "st_0", width=3.0), "width")
    QApplication.processEvents()
    assert stand.canvas.viewport().height() < height
    assert stand.canvas.camera == before
    stand.session.undo_stack.undo()
    QApplication.processEvents()
    assert stand.canvas.viewport().height() == height
    assert stand.canvas.camera == before


@pytest.mark.parametrize("rows", [4, 14, 40])
def test_map_when_fitted_however_high_it_is_then_no_row_is_hidden(stand: Stand, rows: int) -> None:
    for index in range(4, rows):
        row = Row(id=f"rw_{index}", kind="actions")
        stand.session.apply(lambda p, r=row, i=index: insert_row(p, "mp_1", r, index=i), f"row {index}")
    stand.canvas.fit_map()
    frame = stand.canvas.frame
    assert not frame.is_collapsed
    shelves = frame.sheet.shelves
    first, last = (frame.body_rect(Rect(0, s.y, 1, s.layout.height)) for s in (shelves[0], shelves[-1]))
    assert first.top() >= frame.ribbon_bottom
    assert last.bottom() <= frame.height


def test_status_when_a_cell_is_crowded_then_suggests_more_cards_on_a_line(stand: Stand) -> None:
    hints: list[str] = []
    stand.canvas.status_changed.connect(lambda _text, hint: hints.append(hint))
    stand.click(stand.cell("rw_o", "st_2"))
    QGuiApplication.clipboard().setText("\n".join(f"Card {number}" for number in range(12)))
    stand.do("edit.paste")
    stand.click(stand.card(stand.ids("rw_o", "st_2")[0]))
    QApplication.processEvents()
    assert "2 cards per line" in hints[-1]
    stand.do("row.two_per_line")
    stand.click(stand.cell("rw_o", "st_1"))
    stand.click(stand.card(stand.ids("rw_o", "st_2")[0]))
    QApplication.processEvents()
    assert "2 cards per line" not in hints[-1]


def test_zoom_when_a_header_has_the_cursor_then_its_stage_or_row_stays_in_place(stand: Stand) -> None:
    for selection in (of_stage("st_3"), of_row("rw_o")):
        stand.canvas.fit_map()
        stand.session.select(selection)
        frame = stand.canvas.frame
        cell = frame.sheet.cell_rect("rw_o", "st_3")
        assert cell is not None
        before = frame.camera.rect_to_view(cell).centre
        stand.canvas.zoom_to(frame.zoom * 1.25)
        after = stand.canvas.frame.camera.rect_to_view(cell).centre
        if selection.part == "stage":
            assert after.x == pytest.approx(before.x)
        else:
            assert after.y == pytest.approx(before.y)
