"""Every field of every panel can be read from its node, written and read back."""

import pytest

from app.editing.fields import cards, parts, personas
from app.editing.fields.field import Field, changes, is_filled, read
from app.editing.fields.important import fields_of
from app.model.card import Card
from app.model.journey import JourneyMap, Moment
from app.model.node import Node
from app.model.persona import Empathy, Persona
from app.model.row import Point, Row
from app.model.stage import Stage

NODES: tuple[tuple[Node, tuple[Field, ...]], ...] = (
    (Persona(id="pe_1"), tuple(field for _, group in personas.PERSONA_FIELDS for field in group)),
    (Empathy(), personas.EMPATHY_FIELDS),
    (Card(id="cd_1"), cards.fields_for(tuple(cards.GROUPS))),
    (Stage(id="st_1"), parts.STAGE_FIELDS),
    (Row(id="rw_1", kind="actions"), parts.ROW_FIELDS),
    (Row(id="rw_1", kind="metrics"), parts.METRIC_FIELDS),
    (Point(id="pt_1", stage="st_1"), parts.POINT_FIELDS),
    (Moment(id="mo_1", stage="st_1"), parts.MOMENT_FIELDS),
    (JourneyMap(id="mp_1", title="A"), parts.MAP_FIELDS),
)
CASES = [(node, field) for node, fields in NODES for field in fields]
PLAIN = {
    "line": "x",
    "text": "x",
    "list": ("x",),
    "date": "2026-11-22",
    "five": 3,
    "yes-no": True,
    "number": 1,
    "score": 1.5,
    "kind": "pain",
    "persona": "pe_1",
}


def value_for(field: Field) -> object:
    return field.choices[-1][0] if field.editor == "choice" else PLAIN.get(field.editor)


@pytest.mark.parametrize(("node", "field"), CASES, ids=[f"{type(n).__name__}.{f.name}" for n, f in CASES])
def test_field_when_written_then_it_reads_back(node: Node, field: Field) -> None:
    value = value_for(field)
    if value is None:
        assert read(node, field) in ((), None)
        return
    written = node.replace(**changes(node, field, value))
    assert read(written, field) == value
    assert is_filled(written, field)


def test_inner_field_when_its_default_is_written_then_no_inner_node_appears() -> None:
    card = Card(id="cd_1")
    impact = Field("opportunity.impact", "Impact", "five")
    assert card.replace(**changes(card, impact, None)) is card


def test_persona_fields_when_listed_then_none_of_the_model_is_missing() -> None:
    offered = {field.name for _, group in personas.PERSONA_FIELDS for field in group}
    assert set(Persona.kinds) - offered == {"id", "name", "photo"}


def test_fields_of_a_row_when_it_holds_curves_then_are_those_of_lines_and_else_those_of_cards() -> None:
    of_curves = {field.name for field in fields_of("row", kinds=frozenset({"emotions"}))}
    of_cards = {field.name for field in fields_of("row", kinds=frozenset({"actions"}))}
    assert of_curves - of_cards == {"options.curve", "options.gaps", "options.ghost"}
    assert of_cards - of_curves == {"options.wrap"}


def test_fields_of_a_row_when_it_holds_figures_then_what_is_measured_can_be_said() -> None:
    for kind in ("metrics", "kpi", "funnel"):
        assert "metric.target" in {field.name for field in fields_of("row", kinds=frozenset({kind}))}
    for kinds in ({"actions"}, {"metrics", "actions"}, {"emotions"}):
        assert "metric.target" not in {field.name for field in fields_of("row", kinds=frozenset(kinds))}


def test_fields_of_a_card_when_in_any_row_then_tags_can_be_given() -> None:
    for kind in ("actions", "metrics", "funnel", "touchpoints"):
        assert "tags" in {field.name for field in fields_of("card", kinds=frozenset({kind}))}


def test_metric_when_its_first_field_is_written_then_it_has_an_id_of_its_own() -> None:
    row = Row(id="rw_1", kind="metrics")
    unit = next(field for field in parts.METRIC_FIELDS if field.name == "metric.unit")
    written = row.replace(**changes(row, unit, "%"))
    assert written.metric is not None and written.metric.id.startswith("me_")
    assert row.replace(**changes(row, unit, "")) is row
