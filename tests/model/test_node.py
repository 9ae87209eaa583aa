"""A node: checked when it is made, frozen, equal by its fields, and open to what newer versions add."""

import pytest

from app.model.card import Card, Opportunity
from app.model.engine import ValidationError
from app.model.journey import Action, Link
from app.model.row import Metric, Point, Row, Scale

CARD = Card(id="cd_1", text="Asks a friend", opportunity=Opportunity(impact=3))


def test_node_when_made_then_has_defaults_and_keeps_what_was_given() -> None:
    assert CARD.text == "Asks a friend"
    assert (CARD.owner, CARD.tags, CARD.span, CARD.locked) == (None, (), 1, False)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"id": 1},
        {"id": "cd_1", "rating": 2},
        {"id": "cd_1", "span": 0},
        {"id": "cd_1", "locked": 1},
        {"id": "cd_1", "tags": ["a"]},
        {"id": "cd_1", "tags": (1,)},
        {"id": "cd_1", "metric_value": float("nan")},
        {"id": "cd_1", "opportunity": {"impact": 6}},
    ],
)
def test_node_when_made_of_what_it_cannot_hold_then_says_so(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Card(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [{"a": [1, {"b": None}], "c": True, "d": 0.5}, {}])
def test_any_json_when_given_then_is_kept(value: dict[str, object]) -> None:
    assert Row(id="rw_1", kind="actions", options=value).options == value  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [{"a": object()}, {"a": {1: 2}}, {"a": [{"b": (1,)}]}, {1: "a"}])
def test_any_json_when_given_something_else_then_says_so(value: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Row(id="rw_1", kind="actions", options=value)  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Row(id="rw_1", kind="actions").replace(options=value)


def test_node_when_set_or_deleted_then_refuses() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        CARD.text = "else"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del CARD.text
    assert CARD.text == "Asks a friend"


def test_nodes_when_compared_then_are_equal_by_their_fields() -> None:
    assert Card(id="cd_1", text="Asks a friend", opportunity=Opportunity(impact=3)) == CARD
    assert hash(CARD) == hash(Card(id="cd_1", text="Asks a friend", opportunity=Opportunity(impact=3)))
    assert Card(id="cd_1", text="Asks a friend", opportunity=Opportunity(impact=4)) != CARD
    assert Scale() != Metric(id="m")
    assert CARD != "Asks a friend"


def test_nodes_when_one_keeps_what_it_reckoned_then_are_still_equal() -> None:
    rows = [Row(id="rw_1", kind="actions", cells={"st_1": (CARD,)}) for _ in range(2)]
    assert rows[0].stage_of_card == {"cd_1": "st_1"}
    assert rows[0] == rows[1]
    assert rows[1] == rows[0]
    assert rows[0].replace(name="a") != rows[1]
    emptied = rows[0].replace(cells={})
    assert emptied.stage_of_card == {}


def test_nodes_when_unknown_keys_differ_then_are_not_equal() -> None:
    one, other = (Card.from_json(f'{{"id": "cd_1", "smell": {n}}}') for n in (1, 2))
    assert one != other
    assert one == other.with_unknown({"smell": 1})


def test_unknown_keys_when_fields_change_then_stay() -> None:
    card = Card.from_json('{"id": "cd_1", "smell": {"of": "roses"}, "text": "a"}')
    assert dict(card.unknown) == {"smell": {"of": "roses"}}
    changed = card.replace(text="b")
    assert changed.to_json() == b'{\n  "id": "cd_1",\n  "text": "b",\n  "smell": {\n    "of": "roses"\n  }\n}'
    assert dict(card.with_unknown({}).unknown) == {}


def test_from_json_when_a_key_is_a_name_of_ours_then_it_is_unknown() -> None:
    card = Card.from_json('{"id": "cd_1", "evidence_ids": ["ev_1"], "evidenceIds": ["ev_2"]}')
    assert card.evidence_ids == ("ev_2",)
    assert dict(card.unknown) == {"evidence_ids": ["ev_1"]}


def test_fields_when_written_under_another_key_then_are_read_from_it() -> None:
    link = Link.from_json('{"id": "ln_1", "from": "cd_1", "to": "cd_2"}')
    assert (link.source, link.target) == ("cd_1", "cd_2")
    assert b'"from": "cd_1"' in Link(id="ln_1", source="cd_1", target="cd_2").to_json()
    assert Action.from_json('{"id": "ac_1"}').source is None


def test_replace_when_a_value_does_not_fit_then_raises_and_else_shares_the_rest() -> None:
    assert CARD.replace(text="Asks a friend") is CARD
    changed = CARD.replace(text="b", rating=1)
    assert changed.opportunity is CARD.opportunity
    assert (changed.text, changed.rating, CARD.text) == ("b", 1, "Asks a friend")
    for wrong in ({"rating": 2}, {"text": None}, {"opportunity": Scale()}, {"opportunity": {}}, {"id": 1}):
        with pytest.raises(ValueError, match="validation error"):
            CARD.replace(**wrong)
    with pytest.raises(TypeError, match="no field 'txt'"):
        CARD.replace(txt="b")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_replace_when_a_number_has_no_end_then_raises(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        CARD.replace(metric_value=value)
    with pytest.raises(ValueError, match=r"finite|less than"):
        Point(id="pt_1", stage="st_1").replace(score=value)


def test_repr_when_read_then_shows_fields_and_unknown_keys() -> None:
    scale = Scale.from_json('{"max": 5, "smell": "roses"}')
    assert repr(scale) == "Scale(min=None, max=5.0, higher_is_better=True, smell='roses')"


def test_defaults_when_mutable_then_are_not_shared_with_what_was_made() -> None:
    one, other = Row(id="a", kind="actions"), Row(id="b", kind="actions")
    assert one.cells == {}
    assert one.cells is not other.cells
