"""Where the keys lead what is picked up."""

from hypothesis import given
from hypothesis import strategies as st

from app.editing.moves import Landing, card_rows, move_to
from app.editing.navigation import Motion
from app.editing.pickup import first_landing, gaps, stepped
from app.model.query import cell_of, find_card
from tests.widgets.canvas.conftest import small_project

PROJECT = small_project()
JOURNEY = PROJECT.maps[0]
IDS = frozenset(("cd_1",))
MOTIONS: tuple[Motion, ...] = (
    "up", "down", "left", "right", "cell-up", "cell-down", "cell-left", "cell-right", "row-start", "row-end",
    "map-start", "map-end",
)  # fmt: skip


def test_gaps_when_a_card_is_held_then_the_place_behind_it_is_left_out() -> None:
    assert gaps(JOURNEY, "rw_a", stage="st_0", ids=IDS) == (0, 2)
    assert gaps(JOURNEY, "rw_a", stage="st_1", ids=IDS) == (0, 1)
    assert gaps(JOURNEY, "rw_o", stage="st_1", ids=IDS) == (0,)


def test_landing_when_picked_up_then_is_where_the_card_lies() -> None:
    assert first_landing(JOURNEY, "cd_2", ids=frozenset(("cd_2",))) == Landing("rw_a", "st_0", 1)
    assert first_landing(JOURNEY, "nobody", ids=IDS) is None


def test_step_when_going_down_then_passes_cards_and_leaves_the_emotion_row_out() -> None:
    landing = Landing("rw_a", "st_0", 0)
    seen = []
    for _time in range(5):
        landing = stepped(JOURNEY, landing, motion="down", ids=IDS)
        seen.append((landing.row, landing.index))
    assert seen == [("rw_a", 2), ("rw_p", 0), ("rw_o", 0), ("rw_o", 0), ("rw_o", 0)]


def test_step_when_going_up_into_a_cell_then_lands_behind_its_last_card() -> None:
    assert stepped(JOURNEY, Landing("rw_o", "st_1", 0), motion="up", ids=IDS) == Landing("rw_p", "st_1", 1)


@given(st.lists(st.sampled_from(MOTIONS), max_size=30))
def test_step_when_any_keys_are_pressed_then_the_place_can_be_dropped_at(keys: list[Motion]) -> None:
    landing = first_landing(JOURNEY, "cd_1", ids=IDS)
    for key in keys:
        assert landing is not None
        landing = stepped(JOURNEY, landing, motion=key, ids=IDS)
        assert landing.row in card_rows(JOURNEY)
        assert 0 <= landing.index <= len(cell_of(JOURNEY, landing.row or "", landing.stage or ""))
    assert landing is not None
    after = move_to(JOURNEY.id, IDS, landing)(PROJECT).maps[0]
    place = find_card(after, "cd_1")
    assert place is not None
    assert (place.row, place.stage) == (landing.row, landing.stage)
