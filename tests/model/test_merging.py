"""One stage of two, and steps of one."""

from app.model.card import Card
from app.model.edits.merging import merge_with_next, split_into_steps
from app.model.journey import JourneyMap, Link, Moment
from app.model.project import Project, new_project
from app.model.query import card_count
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Stage, Step


def project() -> Project:
    stages = (Stage(id="a", name="One"), Stage(id="b", name="Two"), Stage(id="c", name="Three"))
    rows = (
        Row(
            id="r",
            kind="actions",
            cells={
                "a": (Card(id="1", span=2),),
                "b": (Card(id="2"), Card(id="3")),
                "c": (Card(id="4"),),
            },
            values={"b": (MetricValue(value=3),)},
        ),
        Row(
            id="e",
            kind="emotions",
            curves=(Curve(points=(Point(id="p", stage="a"), Point(id="q", stage="b", pos=0.2))),),
        ),
        Row(id="x", kind="needs"),
    )
    links = (Link(id="l", source="a", target="b"), Link(id="m", source="b", target="c"))
    journey = JourneyMap(
        id="m", title="M", stages=stages, rows=rows, moments=(Moment(id="o", stage="b"),), links=links
    )
    return new_project("P", maps=(journey,))


def test_merge_when_two_stages_become_one_then_nothing_is_lost() -> None:
    before = project()
    after = merge_with_next(before, "m", "a").maps[0]
    assert [(stage.id, stage.name) for stage in after.stages] == [("a", "One / Two"), ("c", "Three")]
    assert [(card.id, card.span) for card in after.rows[0].cells["a"]] == [("1", 1), ("2", 1), ("3", 1)]
    assert card_count(after) == card_count(before.maps[0])
    assert [(p.id, p.stage, p.pos) for p in after.rows[1].curves[0].points] == [
        ("p", "a", 0.25),
        ("q", "a", 0.6),
    ]
    assert after.rows[0].values == {"a": (MetricValue(value=3),)}
    assert [moment.stage for moment in after.moments] == ["a"]
    assert [(link.source, link.target) for link in after.links] == [("a", "c")]
    assert after.rows[2] is before.maps[0].rows[2]


def test_merge_when_there_is_no_next_stage_then_changes_nothing() -> None:
    before = project()
    assert merge_with_next(before, "m", "c") is before
    assert merge_with_next(before, "m", "nothing") is before


def test_split_when_names_are_given_then_steps_keep_their_cards() -> None:
    before = split_into_steps(project(), "m", "b", names=("First", "Second"))
    steps = before.maps[0].stages[1].steps
    assert [step.name for step in steps] == ["First", "Second"]
    again = split_into_steps(before, "m", "b", names=("Before", "Second", "Third"))
    assert [step.id for step in again.maps[0].stages[1].steps[:2]] == [step.id for step in steps]
    assert split_into_steps(again, "m", "b", names=("Before", "Second", "Third")) is again


def test_split_when_steps_go_then_their_cards_and_points_stay_in_the_stage() -> None:
    before = project()
    journey = before.maps[0]
    stage = journey.stages[1].replace(steps=(Step(id="s1"), Step(id="s2")))
    row = journey.rows[0].replace(cells={"b": (Card(id="2", step="s2"), Card(id="3", step="s1"))})
    curves = (Curve(points=(Point(id="q", stage="b", step="s2"),)),)
    journey = journey.replace(
        stages=(journey.stages[0], stage, journey.stages[2]),
        rows=(row, journey.rows[1].replace(curves=curves)),
    )
    after = split_into_steps(before.replace(maps=(journey,)), "m", "b", names=("Alone",)).maps[0]
    assert after.stages[1].steps == ()
    assert [card.step for card in after.rows[0].cells["b"]] == [None, None]
    assert after.rows[1].curves[0].points[0].step is None
