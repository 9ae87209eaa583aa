"""Connections drawn by hand: from the handle beside the selected card to another card or to a stage."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from app.editing.connecting import connect
from app.ink.geometry import Point, Rect
from app.ink.primitives import Outline
from app.widgets.canvas.link_handle import LinkHandle, link_handle
from app.widgets.canvas.places import cards_within
from app.widgets.canvas.tools.drag_link import Arrow
from tests.widgets.canvas.conftest import Stand


def handle(stand: Stand) -> QPoint:
    found = link_handle(stand.session, stand.canvas.frame)
    assert found is not None
    return found.middle.toPoint()


def shapes(stand: Stand) -> list[type]:
    return [type(mark.shape) for mark in stand.canvas._hands.pointing.current()]


def ends(stand: Stand) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in stand.session.journey.links]


def test_handle_when_one_card_is_selected_then_is_beside_it_and_not_for_several(stand: Stand) -> None:
    assert LinkHandle not in shapes(stand)
    stand.click(stand.card("cd_1"))
    assert LinkHandle in shapes(stand)
    stand.do("select.all")
    assert LinkHandle not in shapes(stand)


def test_handle_when_dragged_to_a_card_then_connects_them_as_one_step(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    steps = stand.steps()
    stand.drag(handle(stand), stand.card("cd_4"))
    assert ends(stand) == [("cd_1", "cd_4")]
    assert stand.steps() == steps + 1
    assert stand.session.selection.part == "link"
    stand.session.undo_stack.undo()
    assert ends(stand) == []


def test_handle_when_dragged_to_a_stage_then_the_arrow_goes_up_to_its_header(stand: Stand) -> None:
    stand.click(stand.card("cd_4"))
    stand.drag(handle(stand), stand.stage_header("st_3"))
    assert ends(stand) == [("cd_4", "st_3")]
    sheet = stand.canvas.sheet()
    lines = [placed for placed in sheet.overlay if placed.block.slot.kind == "decor"]
    assert len(lines) == 1
    column = sheet.column_of["st_3"]
    assert sheet.ribbon_y + sheet.ribbon_height <= lines[0].y < sheet.shelves[0].y
    assert column.x < lines[0].rect.right < column.x + sheet.style.cell_side


@pytest.mark.parametrize("stage", ["st_0", "st_1", "st_2"])
def test_link_when_between_a_card_and_any_stage_then_crosses_no_card(stand: Stand, stage: str) -> None:

    assert connect(stand.session, "cd_4", stage)
    sheet = stand.canvas.sheet()
    line = next(placed for placed in sheet.overlay if placed.block.slot.kind == "decor")
    shaft = line.block.items[0]
    assert isinstance(shaft, Outline)
    points = [Point(line.x + step[-2], line.y + step[-1]) for step in shaft.steps if step[0] in ("M", "L")]
    whole = Rect(0, 0, sheet.width, sheet.height)
    for card in cards_within(sheet, whole):
        if card.id != "cd_4":
            inner = card.rect.grown(-1)
            assert not any(inner.meets(span(first, last)) for first, last in pairwise(points)), card.id


def span(first: Point, last: Point) -> Rect:
    left, top = min(first.x, last.x), min(first.y, last.y)
    return Rect(left, top, abs(first.x - last.x) + 0.1, abs(first.y - last.y) + 0.1)


def test_line_when_it_is_drawn_then_follows_the_pointer_and_esc_takes_it_back(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    before = stand.session.project
    start = handle(stand)
    stand.press(start)
    stand.move(start + QPoint(60, 40))
    assert Arrow in shapes(stand)
    stand.move(stand.card("cd_4"))
    stand.key(Qt.Key.Key_Escape)
    assert Arrow not in shapes(stand)
    stand.release(stand.card("cd_4"))
    assert stand.session.project is before


def test_handle_when_let_go_over_nothing_or_its_own_card_then_nothing_happens(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    before = stand.session.project
    for place in (stand.cell("rw_o", "st_2"), stand.card("cd_1")):
        stand.drag(handle(stand), place)
        assert stand.session.project is before


def test_handle_when_the_two_are_connected_then_says_so(stand: Stand) -> None:
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda text, _hint: said.append(text))
    for _turn in range(2):
        stand.click(stand.card("cd_1"))
        stand.drag(handle(stand), stand.card("cd_4"))
    assert ends(stand) == [("cd_1", "cd_4")]
    assert "These two are connected already." in said


def test_connection_when_a_stage_is_chosen_by_keyboard_then_is_drawn_too(stand: Stand) -> None:
    stand.click(stand.card("cd_1"))
    stand.window.answer = "st_2"
    stand.do("card.connect")
    assert ends(stand) == [("cd_1", "st_2")]
    assert any(placed.block.slot.kind == "link" for placed in stand.canvas.sheet().overlay)
