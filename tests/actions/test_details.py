"""The finer points of stages, rows and cards, through their commands."""

import pytest

from app.actions.table_more import MORE_ACTIONS
from app.editing.selection import at_cell, of_card, of_row, of_stage
from app.editing.starters import STARTERS
from app.rows.kind import kind_of
from tests.widgets.canvas.conftest import Stand, stand

__all__ = ["stand"]


def test_stage_when_collapsed_and_unfolded_then_is_narrow_and_wide_again(stand: Stand) -> None:
    stand.session.select(of_stage("st_1"))
    wide = stand.canvas.sheet().columns[1].width
    stand.do("stage.collapse")
    assert stand.canvas.sheet().columns[1].width < 60
    stand.do("stage.collapse")
    assert stand.canvas.sheet().columns[1].width == wide


def test_stage_when_split_then_has_the_steps_that_were_named(stand: Stand) -> None:
    stand.window.answer = " Find, Choose ,, Pay "
    stand.session.select(at_cell("rw_p", "st_1"))
    stand.do("stage.split")
    assert [step.name for step in stand.session.journey.stages[1].steps] == ["Find", "Choose", "Pay"]
    stand.window.answer = "Find; Choose"
    stand.do("stage.split")
    assert [step.name for step in stand.session.journey.stages[1].steps] == ["Find", "Choose"]
    stand.window.answer = "Find"
    stand.do("stage.split")
    assert len(stand.session.journey.stages[1].steps) == 2
    assert stand.window.toasts == ["Write at least two names, with a comma between them."]
    stand.window.answer = ""
    stand.do("stage.split")
    assert stand.session.journey.stages[1].steps == ()


def test_stage_when_merged_then_the_next_ones_cards_come_along_in_one_step(stand: Stand) -> None:
    stand.session.select(of_stage("st_0"))
    stand.do("stage.merge_next")
    assert stand.texts("rw_a", "st_0") == ["Looks around", "Asks a friend", "Buys it"]
    assert stand.session.journey.stages[0].name == "Before / Buy"
    assert stand.window.toasts == ["Two stages are one now"]
    stand.session.undo_stack.undo()
    assert len(stand.session.journey.stages) == 4
    stand.session.select(of_stage("st_3"))
    stand.do("stage.merge_next")
    assert stand.window.toasts[-1] == "This is the last stage: there is none to merge it with."


@pytest.mark.parametrize("when", ["before", "during", "after", "none"])
def test_stage_when_its_time_is_said_then_keeps_it(stand: Stand, when: str) -> None:
    stand.session.select(of_stage("st_2"))
    stand.do(f"stage.when_{when}")
    assert stand.session.journey.stages[2].moment == (None if when == "none" else when)


def test_row_when_a_persona_is_chosen_then_belongs_to_it(stand: Stand) -> None:
    stand.session.select(of_row("rw_p"))
    stand.window.answer = "pe_1"
    stand.do("row.persona")
    assert stand.session.journey.rows[1].persona_id == "pe_1"
    stand.window.answer = ""
    stand.do("row.persona")
    assert stand.session.journey.rows[1].persona_id is None


def test_fields_when_asked_for_then_the_inspector_gets_the_keyboard(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    for spec in MORE_ACTIONS:
        if spec.menu == "edit/details":
            stand.do(spec.id)
    wanted = [
        "persona_ids",
        "channels",
        "owner",
        "opportunity.impact",
        "evidence_ids",
        "opportunity.solves",
        "url",
    ]
    assert stand.window.edited == wanted
    stand.do("stage.objective")
    assert stand.window.edited[-1] == "objective"
    assert stand.session.selection.id == "st_0"
    stand.do("row.guide")
    assert stand.window.edited[-1] == "objective", "on a stage's header there is no row"


def test_starter_when_one_is_chosen_then_becomes_a_card(stand: Stand) -> None:
    stand.session.select(at_cell("rw_a", "st_2"))
    stand.window.answer = "Adds to the cart"
    stand.do("card.starter")
    assert ("Adds to the cart", "Adds to the cart", "") in stand.window.offered
    assert stand.texts("rw_a", "st_2") == ["Adds to the cart"]
    assert stand.session.selection.only_card == stand.ids("rw_a", "st_2")[0]
    stand.session.select(at_cell("rw_p", "st_2"))
    stand.do("card.starter")
    assert stand.window.toasts == ["There are no starter cards for this kind of row."]


def test_starters_when_walked_then_fit_kinds_and_speak_both_languages() -> None:
    for kind, starters in STARTERS.items():
        assert kind_of(kind).id == kind
        for starter in starters:
            assert starter.text("en") == starter.en
            assert starter.text("es") == starter.es
            assert starter.en and starter.es


def test_hand_when_switched_on_then_a_drag_pushes_the_map(stand: Stand) -> None:
    stand.do("view.hand")
    assert stand.canvas.is_hand
    before, place = stand.canvas.camera, stand.card("cd_1")
    stand.press(place)
    stand.move(place - stand.at(0, 0) + stand.at(-40, -30))
    stand.release(place)
    assert stand.canvas.camera != before
    assert stand.steps() == 0
    stand.do("view.hand")
    assert not stand.canvas.is_hand


def test_card_when_begun_in_a_collapsed_stage_then_unfolds_it_first(stand: Stand) -> None:
    stand.session.select(of_stage("st_2"))
    stand.do("stage.collapse")
    stand.session.select(at_cell("rw_a", "st_2"))
    stand.type("x")
    assert stand.canvas.is_editing
    assert not stand.session.journey.stages[2].collapsed
    stand.canvas.finish_editing()
    assert stand.texts("rw_a", "st_2") == ["x"]


def test_row_when_the_last_visible_one_is_deleted_then_it_is_emptied(stand: Stand) -> None:
    for row in ("rw_p", "rw_e", "rw_o"):
        stand.session.select(of_row(row))
        stand.do("row.hide")
    stand.session.select(of_row("rw_a"))
    stand.do("row.delete")
    assert stand.window.toasts[-1] == "Row Actions emptied"
    assert [row.id for row in stand.session.journey.rows if not row.hidden] == ["rw_a"]
    assert stand.texts("rw_a", "st_0") == []
