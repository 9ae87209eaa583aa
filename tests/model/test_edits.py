"""Edits of a project: pure, sharing, and taken back to the identical object whatever was done."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.editing.session import Session
from app.model.card import Card
from app.model.edits import cards, curves, maps, moments, personas, rows, stages
from app.model.edits.copies import fresh_card, fresh_map, fresh_row
from app.model.ids import CARD, MOMENT, PERSONA, POINT, ROW, STAGE, new_id
from app.model.journey import JourneyMap, Moment
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.query import card_count, cell_of, find_card, map_of, places
from app.model.row import Curve, Point, Row
from app.model.stage import Stage

MAP = "mp_1"
Edit = Callable[[Project], Project]


def sample() -> Project:
    names = ("a", "b", "c")
    held = tuple(Stage(id=f"st_{name}", name=name) for name in names)
    lines = (
        Row(
            id="rw_1",
            kind="actions",
            cells={
                "st_a": (Card(id="cd_1", text="1"), Card(id="cd_2", text="2")),
                "st_b": (Card(id="cd_3"),),
            },
        ),
        Row(id="rw_2", kind="pain", cells={"st_c": (Card(id="cd_4", locked=True),)}),
        Row(
            id="rw_3",
            kind="emotions",
            curves=(
                Curve(
                    persona="pe_1", points=(Point(id="pt_1", stage="st_a"), Point(id="pt_2", stage="st_c"))
                ),
            ),
        ),
    )
    journey = JourneyMap(
        id=MAP, title="Map", stages=held, rows=lines, persona_ids=("pe_1",), primary_persona="pe_1"
    )
    return new_project("P", maps=(journey,)).replace(personas=(Persona(id="pe_1", name="Ann"),))


def journey_of(project: Project) -> JourneyMap:
    return map_of(project, MAP)


def random_edit(rng: random.Random, project: Project) -> Edit:
    """Return some edit that fits the project as it is."""
    journey = journey_of(project)
    row, stage = rng.choice(journey.rows), rng.choice(journey.stages)
    ids = [place.card.id for place in places(journey)] or ["cd_none"]
    some = frozenset(rng.sample(ids, min(len(ids), rng.randint(1, 3))))
    points = [point.id for held in journey.rows for curve in held.curves for point in curve.points] or [
        "none"
    ]
    index = rng.randint(0, 4)
    choices: list[Edit] = [
        lambda p: cards.insert_cards(
            p, MAP, (Card(id=new_id(CARD), text="n"),), row=row.id, stage=stage.id, index=index
        ),
        lambda p: cards.update_cards(p, MAP, some, text=f"t{index}"),
        lambda p: cards.delete_cards(p, MAP, some),
        lambda p: cards.move_cards(p, MAP, some, row=row.id, stage=stage.id, index=index),
        lambda p: cards.shift_cards(p, MAP, some, rows={}, stages=rng.choice((-1, 1))),
        lambda p: cards.duplicate_cards(p, MAP, {name: Card(id=new_id(CARD)) for name in some}),
        lambda p: stages.insert_stage(p, MAP, Stage(id=new_id(STAGE), name="s"), index=index),
        lambda p: stages.update_stage(p, MAP, stage.id, width=rng.choice((1.0, 1.5))),
        lambda p: stages.move_stage(p, MAP, stage.id, gap=index),
        lambda p: stages.delete_stage(p, MAP, stage.id),
        lambda p: stages.duplicate_stage(p, MAP, stage.id, copy=stage.replace(id=new_id(STAGE))),
        lambda p: rows.insert_row(p, MAP, Row(id=new_id(ROW), kind="pain"), index=index),
        lambda p: rows.update_row(p, MAP, row.id, hidden=rng.random() < 0.5),
        lambda p: rows.set_row_option(p, MAP, row.id, name="wrap", value=rng.choice((1, 2, None))),
        lambda p: rows.move_row(p, MAP, row.id, gap=index),
        lambda p: rows.delete_row(p, MAP, row.id),
        lambda p: rows.insert_row(p, MAP, fresh_row(row), index=index),
        lambda p: curves.put_point(
            p, MAP, Point(id=new_id(POINT), stage=stage.id), row=row.id, persona="pe_1"
        ),
        lambda p: curves.update_point(p, MAP, rng.choice(points), score=1.5),
        lambda p: curves.delete_points(p, MAP, (rng.choice(points),)),
        lambda p: moments.put_moment(p, MAP, Moment(id=new_id(MOMENT), stage=stage.id)),
        lambda p: personas.add_persona(p, Persona(id=new_id(PERSONA)), map_id=MAP),
        lambda p: personas.delete_persona(p, rng.choice([held.id for held in p.personas] or ["none"])),
        lambda p: maps.update_map(p, MAP, title=f"Title {index}"),
    ]
    return rng.choice(choices)


@settings(max_examples=12)
@given(st.integers(0, 2**32))
def test_undo_when_200_random_edits_were_done_then_brings_the_identical_project_back(seed: int) -> None:
    rng = random.Random(seed)
    first = sample()
    session = Session(first)
    for number in range(200):
        session.apply(random_edit(rng, session.project), f"edit {number}")
    last = session.project
    assert last is not first
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.project is first
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.project is last


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_edits_when_done_at_random_then_keep_the_map_whole(seed: int) -> None:
    rng = random.Random(seed)
    project = sample()
    for _ in range(40):
        project = random_edit(rng, project)(project)
        journey = journey_of(project)
        known = {stage.id for stage in journey.stages}
        ids = [place.card.id for place in places(journey)]
        assert journey.stages and journey.rows
        assert len(ids) == len(set(ids)) == card_count(journey), "a card was lost or doubled"
        assert all(set(row.cells) <= known for row in journey.rows)
        order = {stage.id: index for index, stage in enumerate(journey.stages)}
        for row in journey.rows:
            for curve in row.curves:
                at = [(order[point.stage], point.pos) for point in curve.points]
                assert at == sorted(at)


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: cards.update_cards(p, MAP, ("cd_1",), text="1"),
        lambda p: cards.delete_cards(p, MAP, ("nobody",)),
        lambda p: cards.delete_cards(p, MAP, ("cd_4",)),
        lambda p: cards.move_cards(p, MAP, ("cd_1",), row="rw_1", stage="st_a", index=1),
        lambda p: cards.move_cards(p, MAP, ("cd_1",), row="nowhere", stage="st_a", index=1),
        lambda p: cards.move_cards(p, MAP, ("cd_1",), row="rw_1", stage="nowhere", index=1),
        lambda p: cards.shift_cards(p, MAP, ("cd_1",), rows={"rw_1": "nowhere"}, stages=1),
        lambda p: cards.insert_cards(p, MAP, (), row="rw_1", stage="st_a", index=0),
        lambda p: cards.shift_cards(p, MAP, ("cd_1",), rows={}, stages=-1),
        lambda p: cards.duplicate_cards(p, MAP, {}),
        lambda p: stages.move_stage(p, MAP, "st_a", gap=1),
        lambda p: stages.update_stage(p, MAP, "st_a", name="a"),
        lambda p: stages.delete_stage(p, MAP, "nobody"),
        lambda p: rows.move_row(p, MAP, "rw_1", gap=0),
        lambda p: rows.update_row(p, MAP, "rw_1", hidden=False),
        lambda p: rows.set_row_option(p, MAP, "rw_1", name="wrap", value=None),
        lambda p: curves.update_point(p, MAP, "pt_1", score=0.0),
        lambda p: curves.delete_points(p, MAP, ("nobody",)),
        lambda p: moments.delete_moment(p, MAP, "nobody"),
        lambda p: maps.update_map(p, MAP, title="Map"),
        lambda p: maps.delete_map(p, MAP),
        lambda p: personas.use_persona(p, MAP, "pe_1", used=True),
        lambda p: personas.delete_persona(p, "nobody"),
    ],
)
def test_edit_when_it_changes_nothing_then_returns_the_very_same_project(edit: Edit) -> None:
    project = sample()
    assert edit(project) is project


def test_move_cards_when_they_pass_each_other_then_lands_before_the_card_at_that_place() -> None:
    project = cards.move_cards(sample(), MAP, ("cd_1",), row="rw_1", stage="st_a", index=2)
    assert [card.id for card in cell_of(journey_of(project), "rw_1", "st_a")] == ["cd_2", "cd_1"]


@given(st.integers(0, 6), st.sets(st.integers(0, 5)), st.integers(0, 7), st.sets(st.integers(0, 5)))
def test_move_cards_when_any_are_moved_anywhere_then_lie_before_the_card_that_was_there(
    count: int, taken: set[int], index: int, locked: set[int]
) -> None:
    """Compared with a list: what stays before the place, what is moved, in reading order, what stays behind."""
    line = tuple(Card(id=f"cd_{at}", locked=at in locked) for at in range(6))
    row = Row(id="rw_1", kind="actions", cells={"st_a": line[count:], "st_b": line[:count]})
    journey = journey_of(sample()).replace(rows=(row,))
    project = sample().replace(maps=(journey,))
    moved = cards.move_cards(
        project, MAP, [f"cd_{at}" for at in taken], row="rw_1", stage="st_b", index=index
    )
    held = [place.card for place in places(journey)]
    goes = {card.id for card in held if card.id in {f"cd_{at}" for at in taken} and not card.locked}
    stays = [card for card in line[:count] if card.id not in goes]
    front = [card for card in line[:index] if card in stays]
    wanted = [*front, *(card for card in held if card.id in goes), *stays[len(front) :]]
    assert list(cell_of(journey_of(moved), "rw_1", "st_b")) == wanted


def test_move_cards_when_the_last_one_leaves_a_cell_then_the_cell_is_left_out() -> None:
    project = cards.move_cards(sample(), MAP, ("cd_3",), row="rw_2", stage="st_a", index=0)
    assert "st_b" not in journey_of(project).rows[0].cells


def test_edit_when_one_row_changes_then_all_others_are_shared() -> None:
    before = sample()
    after = cards.update_card(before, MAP, "cd_1", text="other")
    assert journey_of(after).rows[1] is journey_of(before).rows[1]
    assert journey_of(after).stages is journey_of(before).stages
    assert after.personas is before.personas


def test_delete_stage_when_it_holds_content_then_all_of_it_goes() -> None:
    project = moments.put_moment(sample(), MAP, Moment(id="mo_1", stage="st_a"))
    journey = journey_of(stages.delete_stage(project, MAP, "st_a"))
    assert find_card(journey, "cd_1") is None
    assert [point.id for point in journey.rows[2].curves[0].points] == ["pt_2"]
    assert journey.moments == ()


def test_delete_stage_when_it_is_the_last_then_is_emptied() -> None:
    project = sample()
    for name in ("st_a", "st_b", "st_c"):
        project = stages.delete_stage(project, MAP, name)
    journey = journey_of(project)
    assert [stage.id for stage in journey.stages] == ["st_c"]
    assert card_count(journey) == 0 or find_card(journey, "cd_4") is not None


def test_delete_row_when_it_is_the_last_then_is_emptied() -> None:
    project = sample()
    for name in ("rw_1", "rw_2", "rw_3"):
        project = rows.delete_row(project, MAP, name)
    assert [row.id for row in journey_of(project).rows] == ["rw_3"]
    assert journey_of(project).rows[0].curves == ()


def test_copies_when_made_then_share_no_id_with_their_originals() -> None:
    journey = journey_of(sample())
    twin = fresh_map(journey, title="Twin")
    old = {place.card.id for place in places(journey)} | {stage.id for stage in journey.stages}
    new = {place.card.id for place in places(twin)} | {stage.id for stage in twin.stages}
    assert not old & new
    assert fresh_card(Card(id="cd_1", text="x")).text == "x"


def test_map_when_renamed_then_a_project_of_the_same_name_follows() -> None:
    project = sample().replace(title="Same")
    named = maps.update_map(project, MAP, title="Same")
    assert maps.update_map(named, MAP, title="Other").title == "Other"
    assert maps.update_map(named, MAP, goal="Sell").title == "Same"


def test_map_when_renamed_then_a_project_of_another_name_keeps_it() -> None:
    project = maps.update_map(sample().replace(title="Project"), MAP, title="Map")
    assert maps.update_map(project, MAP, title="Other").title == "Project"


def lines_of(project: Project) -> list[str | None]:
    return [curve.persona for curve in journey_of(project).rows[2].curves]


def drawn_by_nobody() -> Project:
    """A map without personas whose line was drawn all the same."""
    project = personas.delete_persona(sample(), "pe_1")
    return curves.put_point(project, MAP, Point(id="pt_9", stage="st_b"), row="rw_3", persona=None)


def test_add_persona_when_a_line_was_drawn_before_then_it_becomes_the_first_ones() -> None:
    project = personas.add_persona(drawn_by_nobody(), Persona(id="pe_2", name="Bea"), map_id=MAP)
    assert lines_of(project) == ["pe_2"]
    second = personas.add_persona(project, Persona(id="pe_3", name="Cas"), map_id=MAP)
    assert lines_of(second) == ["pe_2"]


def test_add_persona_when_others_are_there_then_nobodys_line_stays_nobodys() -> None:
    project = curves.put_point(sample(), MAP, Point(id="pt_9", stage="st_b"), row="rw_3", persona=None)
    project = personas.add_persona(project, Persona(id="pe_2", name="Bea"), map_id=MAP)
    assert lines_of(project) == ["pe_1", None]


def test_use_persona_when_it_has_a_line_already_then_keeps_both_apart() -> None:
    project = curves.put_point(sample(), MAP, Point(id="pt_9", stage="st_b"), row="rw_3", persona=None)
    project = personas.use_persona(project, MAP, "pe_1", used=False)
    assert lines_of(personas.use_persona(project, MAP, "pe_1", used=True)) == ["pe_1", None]
