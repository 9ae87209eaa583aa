"""The order of opportunities: impact first, then the least effort, then urgency, then their order in the map."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.card import Card, Opportunity
from app.model.journey import JourneyMap
from app.model.ranking import ranked
from app.model.row import Row
from app.model.stage import Stage

FIVE = st.none() | st.integers(1, 5)
JUDGED = st.none() | st.builds(
    Opportunity, impact=FIVE, effort=FIVE, urgency=FIVE, status=st.sampled_from((None, "doing", "dropped"))
)


def journey(*cards: tuple[str, Opportunity | None]) -> JourneyMap:
    cells: dict[str, tuple[Card, ...]] = {}
    for number, (stage, judged) in enumerate(cards):
        card = Card(id=f"cd_{number}", text=f"{number}", opportunity=judged)
        cells[stage] = (*cells.get(stage, ()), card)
    stages = tuple(Stage(id=name, name=name) for name in ("a", "b", "c"))
    return JourneyMap(
        id="mp_1", title="", stages=stages, rows=(Row(id="rw_1", kind="opportunities", cells=cells),)
    )


def order(*cards: tuple[str, Opportunity | None]) -> list[str]:
    shown = journey(*cards)
    return [one.card.text for one in ranked(shown, shown.rows)]


def test_ranking_when_impact_differs_then_the_greater_one_comes_first() -> None:
    assert order(("a", Opportunity(impact=3, effort=1)), ("b", Opportunity(impact=5, effort=5))) == ["1", "0"]


def test_ranking_when_impact_is_equal_then_the_smaller_effort_comes_first() -> None:
    assert order(("a", Opportunity(impact=4, effort=3)), ("b", Opportunity(impact=4, effort=1))) == ["1", "0"]


def test_ranking_when_impact_and_effort_are_equal_then_the_more_urgent_comes_first() -> None:
    calm, urgent = Opportunity(impact=4, effort=2), Opportunity(impact=4, effort=2, urgency=5)
    assert order(("a", calm), ("b", urgent)) == ["1", "0"]


def test_ranking_when_all_is_equal_then_stages_decide_and_not_the_rows_dictionary() -> None:
    same = Opportunity(impact=4, effort=2)
    assert order(("c", same), ("a", same), ("b", same), ("a", same)) == ["1", "3", "2", "0"]


def test_ranking_when_nothing_was_judged_or_it_was_dropped_then_it_comes_last() -> None:
    found = order(("a", Opportunity(impact=5, status="dropped")), ("a", None), ("b", Opportunity(impact=1)))
    assert found == ["2", "1", "0"]


def test_ranking_when_a_card_is_empty_then_it_is_left_out() -> None:
    shown = journey(("a", None))
    blank = shown.rows[0].replace(cells={"a": (Card(id="cd_0", text="  "),)})
    assert ranked(shown, (blank,)) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), JUDGED), max_size=12))
def test_ranking_when_any_cards_are_ranked_then_each_has_one_rank_and_its_stage(
    cards: list[tuple[str, Opportunity | None]],
) -> None:
    shown = journey(*cards)
    found = ranked(shown, shown.rows)
    assert [one.rank for one in found] == list(range(1, len(cards) + 1))
    assert {one.card.id for one in found} == {f"cd_{number}" for number in range(len(cards))}
    for one in found:
        assert shown.rows[0].stage_of_card[one.card.id] == shown.stages[one.stage - 1].id
    judged = [one.card.opportunity for one in found if one.card.opportunity is not None]
    kept = [one for one in judged if one.status != "dropped"]
    impacts = [one.impact or 0 for one in kept]
    assert impacts == sorted(impacts, reverse=True)
