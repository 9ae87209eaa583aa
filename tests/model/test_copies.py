"""What hangs on cards and stages when they are copied, merged, deleted: steps, figures, connections, widths."""

from app.model.card import Card, Opportunity
from app.model.edits.copies import fresh_map, fresh_row
from app.model.edits.merging import merge_with_next
from app.model.edits.rows import duplicate_row, empty_row
from app.model.edits.stages import delete_stage, duplicate_stage, insert_stage
from app.model.journey import JourneyMap, Link, Moment
from app.model.project import Project, new_project
from app.model.query import find_card
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Stage, Step
from app.storage.references import repair


def project() -> Project:
    """Stage b has two steps; a pain in it, what solves the pain, and two connected cards."""
    steps = (Step(id="s1", name="First"), Step(id="s2", name="Second"))
    stages = (Stage(id="a", name="A"), Stage(id="b", name="B", steps=steps), Stage(id="c", name="C"))
    cures = Opportunity(solves=("pain",))
    rows = (
        Row(id="p", kind="pain", cells={"b": (Card(id="pain", step="s1"), Card(id="more"))}),
        Row(
            id="o",
            kind="opportunities",
            cells={"b": (Card(id="cure", opportunity=cures),), "c": (Card(id="late", opportunity=cures),)},
        ),
        Row(id="w", kind="actions", cells={"a": (Card(id="wide", span=3), Card(id="short", span=2))}),
        Row(
            id="e",
            kind="emotions",
            curves=(Curve(persona=None, points=(Point(id="pt", stage="b", score=1.0, step="s2"),)),),
        ),
        Row(id="m", kind="metrics", values={"b": (MetricValue(value=3),)}),
    )
    links = (Link(id="l", source="pain", target="more"), Link(id="k", source="a", target="b"))
    moments = (Moment(id="mo", stage="b", step="s2", point="pt"),)
    journey = JourneyMap(id="mp", title="M", stages=stages, rows=rows, links=links, moments=moments)
    return new_project("P", maps=(journey,))


def solved(journey: JourneyMap, card: str) -> tuple[str, ...]:
    place = find_card(journey, card)
    assert place is not None and place.card.opportunity is not None
    return place.card.opportunity.solves


def spans(journey: JourneyMap) -> list[int]:
    return [card.span for card in journey.rows[2].cells["a"]]


def twin(of: Project) -> JourneyMap:
    stage = of.maps[0].stages[1]
    return duplicate_stage(of, "mp", "b", copy=stage.replace(id="b2")).maps[0]


def test_stage_when_duplicated_then_the_file_has_no_double_and_no_lost_id() -> None:
    after = twin(project())
    assert repair(project().replace(maps=(after,)))[1] == ()
    steps = [step.id for stage in after.stages for step in stage.steps]
    assert len(set(steps)) == len(steps) == 4
    (copied, _more) = after.rows[0].cells["b2"]
    assert copied.step == after.stages[2].steps[0].id
    assert after.rows[3].curves[0].points[1].step == after.stages[2].steps[1].id
    assert after.rows[4].values["b2"] == after.rows[4].values["b"]


def test_stage_when_duplicated_then_copies_solve_and_lead_to_copies_and_all_others_stay() -> None:
    after = twin(project())
    pain, more = (card.id for card in after.rows[0].cells["b2"])
    (cure,) = after.rows[1].cells["b2"]
    assert solved(after, cure.id) == (pain,)
    assert solved(after, "cure") == solved(after, "late") == ("pain",)
    assert [(link.source, link.target) for link in after.links] == [
        ("pain", "more"),
        ("a", "b"),
        (pain, more),
    ]


def test_wide_cards_when_a_stage_comes_in_between_or_goes_then_cover_what_they_covered() -> None:
    before = project()
    assert spans(twin(before)) == [4, 2]
    assert spans(insert_stage(before, "mp", Stage(id="n", name="N"), index=1).maps[0]) == [4, 3]
    assert spans(insert_stage(before, "mp", Stage(id="n", name="N"), index=0).maps[0]) == [3, 2]
    assert spans(insert_stage(before, "mp", Stage(id="n", name="N"), index=3).maps[0]) == [3, 2]
    assert spans(delete_stage(before, "mp", "b").maps[0]) == [2, 1]
    assert spans(delete_stage(before, "mp", "c").maps[0]) == [2, 2]
    assert spans(merge_with_next(before, "mp", "b").maps[0]) == [2, 2]
    assert spans(merge_with_next(before, "mp", "a").maps[0]) == [2, 1]


def test_merge_when_both_stages_are_connected_with_a_third_then_one_connection_is_left() -> None:
    before = project()
    journey = before.maps[0]
    journey = journey.replace(links=(*journey.links, Link(id="n", source="a", target="c")))
    after = merge_with_next(before.replace(maps=(journey,)), "mp", "b").maps[0]
    assert [(link.id, link.source, link.target) for link in after.links if link.source == "a"] == [
        ("k", "a", "b")
    ]


def test_row_when_duplicated_then_its_cards_are_connected_as_the_old_ones_are() -> None:
    before = project()
    copy = fresh_row(before.maps[0].rows[0])
    after = duplicate_row(before, "mp", "p", copy=copy).maps[0]
    assert [row.id for row in after.rows[:2]] == ["p", copy.id]
    pain, more = (card.id for card in copy.cells["b"])
    assert (after.links[-1].source, after.links[-1].target) == (pain, more)
    assert repair(before.replace(maps=(after,)))[1] == ()
    assert duplicate_row(before, "mp", "nobody", copy=copy) is before


def test_row_when_emptied_then_no_connection_leads_to_its_cards() -> None:
    before = project()
    after = empty_row(before, "mp", "p").maps[0]
    assert [link.id for link in after.links] == ["k"]
    assert after.rows[0].cells == {}
    assert empty_row(before.replace(maps=(after,)), "mp", "p").maps[0] is after


def test_map_when_copied_then_steps_and_what_is_solved_are_its_own() -> None:
    before = project()
    copy = fresh_map(before.maps[0], title="To be", state="to-be")
    whole = before.replace(maps=(*before.maps, copy))
    assert repair(whole)[1] == ()
    pain, cure = copy.rows[0].cells[copy.stages[1].id][0], copy.rows[1].cells[copy.stages[1].id][0]
    assert solved(copy, cure.id) == (pain.id,)
    first, second = copy.stages[1].steps
    assert pain.step == first.id and {first.id, second.id}.isdisjoint({"s1", "s2"})
    (point,) = copy.rows[3].curves[0].points
    assert point.step == second.id
    assert (copy.moments[0].step, copy.moments[0].point) == (second.id, point.id)
