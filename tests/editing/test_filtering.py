"""Which cards are looked at: by persona, owner, tag and certainty."""

import pytest

from app.editing.filtering import (
    NOT_GIVEN,
    Aspect,
    Filter,
    bright_in,
    passing,
    value_name,
    values_on,
)
from app.model.card import Card
from app.model.journey import JourneyMap, Link
from app.model.persona import Persona
from app.model.project import new_project
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Stage


def journey() -> JourneyMap:
    cards = (
        Card(id="cd_1", owner="Marta", tags=("shop", "quick"), certainty="researched", persona_ids=("pe_1",)),
        Card(id="cd_2", owner=" Marta ", certainty="assumption"),
        Card(id="cd_3", tags=("shop",)),
    )
    rows = (
        Row(id="rw_a", kind="actions", cells={"st_1": cards}),
        Row(id="rw_b", kind="pain", persona_id="pe_2", cells={"st_1": (Card(id="cd_4", owner="Bo"),)}),
    )
    return JourneyMap(id="mp_1", title="M", stages=(Stage(id="st_1"),), rows=rows)


def test_filter_when_nothing_is_wanted_then_every_card_is_bright() -> None:
    assert passing(journey(), Filter()) is None
    assert passing(journey(), Filter().toggled("tag", "shop").toggled("tag", "shop")) is None


def test_filter_when_several_values_are_wanted_then_one_is_enough() -> None:
    chosen = Filter().toggled("owner", "Marta").toggled("owner", "Bo")
    assert passing(journey(), chosen) == {"cd_1", "cd_2", "cd_4"}


def test_filter_when_several_aspects_are_wanted_then_each_must_hold() -> None:
    chosen = Filter().toggled("owner", "Marta").toggled("tag", "shop")
    assert passing(journey(), chosen) == {"cd_1"}
    assert passing(journey(), chosen.toggled("certainty", "assumption")) == frozenset()


def test_filter_when_what_is_missing_is_wanted_then_finds_cards_without() -> None:
    assert passing(journey(), Filter().toggled("owner", NOT_GIVEN)) == {"cd_3"}
    assert passing(journey(), Filter().toggled("certainty", NOT_GIVEN)) == {"cd_3", "cd_4"}


def test_filter_when_a_row_belongs_to_a_persona_then_its_cards_do_too() -> None:
    assert passing(journey(), Filter().toggled("persona", "pe_2")) == {"cd_4"}


def lined() -> JourneyMap:
    """The map with two emotion lines, a series of figures, and arrows between cards."""
    rows = (
        Row(
            id="rw_e",
            kind="emotions",
            curves=(
                Curve(persona="pe_1", points=(Point(id="pt_1", stage="st_1", evidence_ids=("ev_1",)),)),
                Curve(persona="pe_3", points=(Point(id="pt_3", stage="st_1"),)),
            ),
        ),
        Row(
            id="rw_m",
            kind="metrics",
            persona_id="pe_2",
            values={"st_1": (MetricValue(value=3, evidence_id="ev_1"),)},
        ),
    )
    held = journey()
    links = (Link(id="ln_1", source="cd_1", target="cd_3"), Link(id="ln_2", source="cd_1", target="cd_2"))
    return held.replace(rows=(*held.rows, *rows), links=links)


@pytest.mark.parametrize(
    ("aspect", "value", "bright"),
    [
        ("persona", "pe_1", {"cd_1", "pt_1"}),
        ("persona", "pe_2", {"cd_4", "rw_m/st_1"}),
        ("persona", "pe_3", {"pt_3"}),
        ("evidence", "ev_1", {"pt_1", "rw_m/st_1"}),
        ("tag", "shop", {"cd_1", "cd_3", "ln_1"}),
        ("owner", "Bo", {"cd_4"}),
        ("owner", NOT_GIVEN, {"cd_3"}),
    ],
)
def test_filter_when_points_and_figures_are_there_then_they_pass_by_whose_they_are_and_where_from(
    aspect: Aspect, value: str, bright: set[str]
) -> None:
    assert bright_in(lined(), Filter().toggled(aspect, value)) == bright
    assert bright_in(lined(), Filter()) is None


def test_values_when_a_persona_has_only_a_line_then_she_can_be_chosen() -> None:
    assert values_on(lined(), "persona") == {"pe_1": 1, "pe_2": 1, "pe_3": 0, NOT_GIVEN: 2}
    assert values_on(lined(), "evidence") == {"ev_1": 0, NOT_GIVEN: 4}


def test_values_when_listed_then_are_counted_and_ordered() -> None:
    assert list(values_on(journey(), "certainty").items()) == [
        ("assumption", 1),
        ("researched", 1),
        (NOT_GIVEN, 2),
    ]
    assert values_on(journey(), "tag") == {"quick": 1, "shop": 2, NOT_GIVEN: 2}
    assert values_on(journey(), "owner") == {"Bo": 1, "Marta": 2, NOT_GIVEN: 1}


def test_name_when_it_is_a_persona_then_is_hers() -> None:
    project = new_project(maps=(journey(),)).replace(personas=(Persona(id="pe_1", name="Sally"),))
    assert value_name(project, "persona", "pe_1") == "Sally"
    assert value_name(project, "tag", "pe_1") == "pe_1"
