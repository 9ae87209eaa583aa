"""Where the cursor goes, step by step, on a small map."""

import pytest

from app.editing import navigation
from app.editing.navigation import Motion
from app.editing.selection import Cursor, Selection, at_cell, of_card, of_point, of_row, of_stage, of_title
from app.layout.engine import lay_out
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.query import map_of
from tests.widgets.canvas.conftest import small_project


@pytest.fixture
def journey() -> JourneyMap:
    return map_of(small_project(), "mp_1")


@pytest.fixture
def sheet() -> Sheet:
    return lay_out(small_project(), "mp_1")


def step(journey: JourneyMap, sheet: Sheet, start: Selection, *motions: Motion) -> Selection:
    for motion in motions:
        start = navigation.moved(journey, sheet, start, motion=motion, persona="pe_1")
    return start


def test_down_when_in_a_cell_then_goes_card_by_card_and_on_to_the_next_row(
    journey: JourneyMap, sheet: Sheet
) -> None:
    one = of_card(journey, "cd_1")
    assert step(journey, sheet, one, "down").only_card == "cd_2"
    assert step(journey, sheet, one, "down", "down") == at_cell("rw_p", "st_0")
    assert step(journey, sheet, at_cell("rw_p", "st_0"), "up").only_card == "cd_2"


def test_up_when_above_the_first_row_then_reaches_header_and_title(journey: JourneyMap, sheet: Sheet) -> None:
    assert step(journey, sheet, of_card(journey, "cd_1"), "up") == of_stage("st_0")
    assert step(journey, sheet, of_stage("st_0"), "up") == of_title()
    assert step(journey, sheet, of_stage("st_0"), "down").only_card == "cd_1"


def test_left_when_before_the_first_stage_then_reaches_the_row_header(
    journey: JourneyMap, sheet: Sheet
) -> None:
    assert step(journey, sheet, of_card(journey, "cd_2"), "left") == of_row("rw_a")
    assert step(journey, sheet, of_row("rw_a"), "right").only_card == "cd_1"
    assert step(journey, sheet, of_row("rw_a"), "up") == of_title()
    assert step(journey, sheet, of_row("rw_a"), "down") == of_row("rw_p")


def test_right_when_there_are_cards_then_lands_on_the_nearest_in_height(
    journey: JourneyMap, sheet: Sheet
) -> None:
    assert step(journey, sheet, of_card(journey, "cd_2"), "right").only_card == "cd_3"
    assert step(journey, sheet, of_card(journey, "cd_3"), "left").only_card == "cd_1"


def test_jump_when_in_a_cell_then_ignores_cards(journey: JourneyMap, sheet: Sheet) -> None:
    assert step(journey, sheet, of_card(journey, "cd_1"), "cell-down") == at_cell("rw_p", "st_0")
    assert step(journey, sheet, of_card(journey, "cd_1"), "cell-right").only_card == "cd_3"
    assert step(journey, sheet, of_card(journey, "cd_1"), "cell-left") == of_row("rw_a")


def test_ends_when_jumped_to_then_are_the_corners_of_the_map(journey: JourneyMap, sheet: Sheet) -> None:
    start = of_card(journey, "cd_4")
    assert step(journey, sheet, start, "row-start") == at_cell("rw_p", "st_0")
    assert step(journey, sheet, start, "row-end") == at_cell("rw_p", "st_3")
    assert step(journey, sheet, start, "map-end") == at_cell("rw_o", "st_3")
    assert step(journey, sheet, start, "map-start").only_card == "cd_1"


def test_emotion_row_when_entered_then_visits_points_and_stages_without_one(
    journey: JourneyMap, sheet: Sheet
) -> None:
    assert step(journey, sheet, at_cell("rw_p", "st_0"), "down") == of_point(journey, "pt_0")
    assert step(journey, sheet, of_point(journey, "pt_0"), "right") == of_point(journey, "pt_1")
    assert step(journey, sheet, of_point(journey, "pt_1"), "right") == at_cell("rw_e", "st_2")
    assert step(journey, sheet, of_point(journey, "pt_0"), "cell-down") == at_cell("rw_o", "st_0")


@pytest.mark.parametrize("motion", ["up", "down", "left", "right", "cell-up", "row-end"])
def test_motion_when_at_the_edge_then_stays_on_the_map(
    journey: JourneyMap, sheet: Sheet, motion: Motion
) -> None:
    for start in (of_title(), of_stage("st_3"), of_row("rw_o"), at_cell("rw_o", "st_3")):
        end = step(journey, sheet, start, motion)
        assert end.part in ("none", "cards", "stage", "row", "point", "title")
        assert end.cursor != Cursor() or end.part == "title"


def test_extending_when_walked_back_then_lets_the_card_go(journey: JourneyMap, sheet: Sheet) -> None:
    one = of_card(journey, "cd_1")
    two = navigation.extended(journey, sheet, one, motion="down")
    assert two.cards == {"cd_1", "cd_2"}
    three = navigation.extended(journey, sheet, two, motion="right")
    assert three.cards == {"cd_1", "cd_2", "cd_3"}
    back = navigation.extended(journey, sheet, two, motion="up")
    assert back.cards == {"cd_1"}


def test_all_cards_when_a_row_is_given_then_only_its_own(journey: JourneyMap) -> None:
    everything = navigation.all_cards(journey, Selection())
    assert everything.cards == {"cd_1", "cd_2", "cd_3", "cd_4"}
    assert navigation.all_cards(journey, Selection(), row="rw_p").cards == {"cd_4"}
