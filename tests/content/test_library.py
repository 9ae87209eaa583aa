"""The shipped files are whole, say the same in both languages, and are what the tables make."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ink.icons import icon_names
from app.model.card import CERTAINTIES, STATUSES, Card
from app.model.evidence import EVIDENCE_KINDS
from app.model.journey import MAP_KINDS, MOMENT_TYPES, STATES, JourneyMap
from app.model.node import Node
from app.model.project import Project
from app.model.row import LINES
from app.model.stage import MOMENTS_IN_TIME
from app.rows.kind import all_kinds
from app.storage import library
from app.storage.codec import encode
from app.storage.loader import Loaded
from app.storage.pictures import inspect_picture
from tests.content.making.library import files
from tests.content.making.tables import TEMPLATES

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
EXAMPLES = [entry.id for entry in library.examples()]
IDS = [entry.id for entry in (*library.templates(), *library.examples())]
LANGUAGES = ("en", "es")
EMOTIONS_FIVE = ["actions", "touchpoints", "emotions", "pain", "opportunities"]

in_both = pytest.mark.parametrize("language", LANGUAGES)
of_each = pytest.mark.parametrize("name", IDS)
of_each_example = pytest.mark.parametrize("name", EXAMPLES)


def loaded(name: str, language: str) -> Loaded:
    return library.load_template(name, language)


def nodes(node: object) -> Iterator[Node]:
    """Every node of a project, itself included."""
    if isinstance(node, Node):
        yield node
        for value in node.__dict__.values():
            yield from nodes(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from nodes(value)


def cards(journey: JourneyMap) -> list[Card]:
    return [card for row in journey.rows for held in row.cells.values() for card in held]


def bare(node: object) -> object:
    """A project without its words: the same in every language."""
    words = {"title", "name", "text", "goal", "guide", "description", "note", "quote", "language", "word"}
    words |= {"startsAt", "endsAt", "expectations", "story", "versionNote", "people", "things", "processes"}
    words |= {
        "columnWidth",
        "needs",
        "ifItFails",
        "kpi",
        "left",
        "right",
        "role",
        "tagline",
        "scenario",
        "familyStatus",
    }
    if isinstance(node, dict):
        return {key: bare(value) for key, value in node.items() if key not in words}
    if isinstance(node, list):
        return [None if isinstance(each, str) and "_" not in each else bare(each) for each in node]
    return node


def texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for value in node.values() for text in texts(value)]
    return [text for value in node for text in texts(value)] if isinstance(node, list) else []


def test_files_when_made_again_then_are_the_same_bytes() -> None:
    made = files()
    for name, data in made.items():
        assert (RESOURCES / name).read_bytes() == data, f"{name}: run python -m tests.content.making"
    shipped = {str(path.relative_to(RESOURCES)) for path in RESOURCES.glob("*/*/*.journey")}
    assert shipped == {name for name in made if name.endswith(".journey")}


@of_each
@in_both
def test_file_when_read_then_has_no_problem_and_no_unknown_key(name: str, language: str) -> None:
    found = loaded(name, language)
    assert found.problems == ()
    assert found.project.language == language
    assert [node for node in nodes(found.project) if node.unknown] == []
    Project.from_json(encode(found.project))
    kinds = {kind.id for kind in all_kinds()}
    assert {row.kind for journey in found.project.maps for row in journey.rows} <= kinds


@of_each
@in_both
def test_ids_when_read_then_are_unique_and_say_what_they_are(name: str, language: str) -> None:
    project = loaded(name, language).project
    ids = Counter(str(node.__dict__["id"]) for node in nodes(project) if "id" in node.__dict__)
    assert [each for each, times in ids.items() if times > 1] == []
    assert all(each[:3] in {"mp_", "st_", "sp_", "rw_", "cd_", "pt_", "pe_"} | REST for each in ids)


REST = {"mo_", "ev_", "pa_", "ou_", "ac_"}


@of_each
@in_both
def test_references_when_read_then_lead_to_something(name: str, language: str) -> None:
    project = loaded(name, language).project
    ids = {str(node.__dict__["id"]) for node in nodes(project) if "id" in node.__dict__}
    assert {reference for node in nodes(project) for reference in references(node)} <= ids


def references(node: Node) -> Iterator[str]:
    held = node.__dict__
    for name in ("stage", "step", "point", "persona", "primary_persona", "origin_id", "map", "source"):
        if isinstance(held.get(name), str) and type(node).__name__ not in ("Evidence", "Card"):
            yield held[name]
    for name in ("evidence_ids", "persona_ids", "solves"):
        yield from held.get(name, ())


@of_each
@in_both
def test_words_of_the_format_when_read_then_are_known(name: str, language: str) -> None:
    project = loaded(name, language).project
    for node in nodes(project):
        held, kind = node.__dict__, type(node).__name__
        assert held.get("certainty") in (None, *CERTAINTIES)
        assert held.get("line_above", "none") in LINES
        assert kind != "Opportunity" or held["status"] in STATUSES
        assert kind != "Evidence" or held["kind"] in EVIDENCE_KINDS
        assert kind != "Moment" or held["type"] in MOMENT_TYPES
        assert kind != "JourneyMap" or (held["kind"] in MAP_KINDS and held["state"] in STATES)
        assert kind != "Stage" or held["moment"] in (None, *MOMENTS_IN_TIME)
        assert held.get("icon") is None or held["icon"] in icon_names()


@of_each
def test_languages_when_compared_then_differ_in_words_only(name: str) -> None:
    english, spanish = (bare(json.loads(encode(loaded(name, language).project))) for language in LANGUAGES)
    assert english == spanish


@of_each
@in_both
def test_texts_when_read_then_are_composed_and_trimmed(name: str, language: str) -> None:
    found = texts(json.loads(encode(loaded(name, language).project)))
    assert found
    for text in found:
        assert unicodedata.is_normalized("NFC", text) and text == text.strip()


@of_each
def test_spanish_when_read_then_questions_and_exclamations_begin_as_well(name: str) -> None:
    for text in texts(json.loads(encode(loaded(name, "es").project))):
        assert text.count("¿") == text.count("?") and text.count("¡") == text.count("!"), text


@pytest.mark.parametrize(
    ("name", "stages", "kinds"),
    [
        ("five-phases", "Awareness · Consideration · Purchase · Use · Evaluation",
         ["actions", "brand", "touchpoints", "emotions", "opportunities"]),
        ("wall-grid", "Step 1 · Step 2 · Step 3 · Step 4 · Step 5",
         ["actions", "questions", "happy", "pain", "tech", "opportunities"]),
        ("seven-phases",
         "Discovery · Consideration · Decision · Purchase · User experience · Loyalty · Promotion",
         ["expectations", "actions", "touchpoints", "emotions", "pain"]),
        ("before-during-after", "Before the purchase · During the purchase · After the purchase",
         EMOTIONS_FIVE),
        ("on-off-stage", "Step 1 · Step 2 · Step 3 · Step 4 · Step 5 · Step 6",
         ["actions", "thoughts", "onstage", "offstage", "kpi", "text"]),
        ("buyer-seven",
         "Awareness · Consideration · Comparison · Decision · Purchase · Retention · Promotion",
         ["actions", "touchpoints", "thoughts", "emotions"]),
        ("service-blueprint", "Step 1 · Step 2 · Step 3 · Step 4 · Step 5 · Step 6",
         ["evidence", "actions", "frontstage", "backstage", "support"]),
        ("blank", "Stage 1", ["actions"]),
    ],
)  # fmt: skip
def test_template_when_read_then_is_that_of_the_guide(name: str, stages: str, kinds: list[str]) -> None:
    journey = loaded(name, "en").project.maps[0]
    assert [stage.name for stage in journey.stages] == stages.split(" · ")
    assert [row.kind for row in journey.rows] == kinds


@pytest.mark.parametrize(
    ("name", "stages"),
    [
        ("five-phases", "Reconocimiento · Consideración · Compra · Uso · Valoración"),
        ("seven-phases", "Descubrimiento · Consideración · Decisión · Compra · Experiencia de usuario"
                         " · Fidelización · Promoción"),
        ("before-during-after", "Antes de la compra · Durante la compra · Después de la compra"),
    ],
)  # fmt: skip
def test_spanish_template_when_read_then_has_the_names_of_the_guide(name: str, stages: str) -> None:
    assert [stage.name for stage in loaded(name, "es").project.maps[0].stages] == stages.split(" · ")


@pytest.mark.parametrize("name", [spec.id for spec in TEMPLATES])
@in_both
def test_template_when_read_then_is_empty_and_asks_a_question_in_each_row(name: str, language: str) -> None:
    project = loaded(name, language).project
    assert not project.personas
    for journey in project.maps:
        assert not cards(journey) and all(row.name and row.guide for row in journey.rows)
        assert journey.template == name


def test_five_phases_when_read_then_each_stage_says_what_happens() -> None:
    stages = loaded("five-phases", "es").project.maps[0].stages
    assert all(stage.description for stage in stages)
    assert [stage.moment for stage in stages] == ["before", "before", "during", "after", "after"]


def test_lines_when_read_then_lie_where_the_guides_draw_them() -> None:
    def lines(name: str) -> list[tuple[str, str]]:
        rows = loaded(name, "es").project.maps[0].rows
        return [(row.kind, row.line_above) for row in rows if row.line_above != "none"]

    assert lines("on-off-stage") == [("onstage", "visibility")]
    assert lines("service-blueprint") == [
        ("frontstage", "interaction"),
        ("backstage", "visibility"),
        ("support", "internal"),
    ]


def test_pair_when_read_then_its_stages_know_where_they_come_from() -> None:
    for name in ("as-is-to-be", "sally"):
        first, second = loaded(name, "en").project.maps
        assert second.state == "to-be" and second.relation is not None and second.relation.map == first.id
        assert [stage.origin_id for stage in second.stages] == [stage.id for stage in first.stages]


@of_each_example
@in_both
def test_example_when_read_then_is_complete_and_short(name: str, language: str) -> None:
    found = loaded(name, language)
    persona = found.project.personas[0]
    photo = found.assets.get(persona.photo or "")
    assert photo is not None and len(photo) <= 40_000
    assert inspect_picture(photo).width == inspect_picture(photo).height == 256
    assert persona.quote and persona.frustrations and persona.expectations
    for journey in found.project.maps:
        assert journey.goal and journey.review_date and journey.moments and journey.starts_at
        assert max(len(card.text.split()) for card in cards(journey)) <= 12
        assert any(curve.points for row in journey.rows for curve in row.curves)


@of_each_example
@in_both
def test_example_when_read_then_says_what_is_invented(name: str, language: str) -> None:
    project = loaded(name, language).project
    word = {"en": "invented", "es": "inventad"}[language]
    assert word in project.description.lower()
    assert project.evidence and all(word in each.note.lower() for each in project.evidence)


def test_index_when_read_then_lists_every_file_with_its_picture() -> None:
    index = json.loads((RESOURCES / "templates" / "index.json").read_text(encoding="utf-8"))["entries"]
    assert {entry["kind"] for entry in index} == {"template", "example"}
    for entry in index:
        assert set(entry["name"]) == set(entry["note"]) == set(entry["file"]) == set(LANGUAGES)
        journey = loaded(entry["id"], "es").project.maps[0]
        rows = entry["miniature"]["rows"]
        assert entry["miniature"]["stages"] == len(journey.stages)
        assert len(rows) == len(journey.rows)
        for row, drawn in zip(journey.rows, rows, strict=True):
            assert drawn["line"] == row.line_above.replace("none", "")
            shown = [len(row.cells.get(stage.id, ())) for stage in journey.stages]
            assert drawn["cells"] == shown if "cells" in drawn else len(drawn["curve"]) >= 3
