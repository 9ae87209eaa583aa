"""The shipped files are whole, say the same in both languages, and are what the tables make."""

import json
import unicodedata
from pathlib import Path

import pytest

from app.model.journey import JourneyMap
from app.model.project import Project
from app.rows.kind import all_kinds
from app.storage import library
from app.storage.loader import Loaded, read
from tests.content.build.library import files

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
IDS = [entry.id for entry in (*library.templates(), *library.examples())]
LANGUAGES = ("en", "es")


def loaded(name: str, language: str) -> Loaded:
    return library.load_template(name, language)


def shape(project: Project) -> list[object]:
    """All of a project but its words."""
    return [
        [
            [stage.id for stage in journey.stages],
            [
                (row.id, row.kind, row.line_above, {k: len(v) for k, v in row.cells.items()})
                for row in journey.rows
            ],
            [[(p.id, p.stage, p.pos, p.score) for p in c.points] for row in journey.rows for c in row.curves],
            [(moment.id, moment.stage, moment.type) for moment in journey.moments],
        ]
        for journey in project.maps
    ]


def texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for value in node.values() for text in texts(value)]
    return [text for value in node for text in texts(value)] if isinstance(node, list) else []


def test_files_when_made_again_then_are_the_same_bytes() -> None:
    for name, data in files().items():
        assert (RESOURCES / name).read_bytes() == data, f"{name}: run python -m tests.content.build"


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_when_read_then_has_no_problem(name: str, language: str) -> None:
    found = loaded(name, language)
    assert found.problems == ()
    assert found.project.language == language
    kinds = {kind.id for kind in all_kinds()}
    assert {row.kind for journey in found.project.maps for row in journey.rows} <= kinds


@pytest.mark.parametrize("name", IDS)
def test_languages_when_compared_then_have_one_shape(name: str) -> None:
    assert shape(loaded(name, "en").project) == shape(loaded(name, "es").project)


@pytest.mark.parametrize("name", IDS)
def test_texts_when_read_then_are_composed_and_trimmed(name: str) -> None:
    for language in LANGUAGES:
        path = RESOURCES / ("examples" if name in ("sally", "cafeteria") else "templates") / language
        for text in texts(json.loads((path / f"{name}.journey").read_text(encoding="utf-8"))):
            assert unicodedata.is_normalized("NFC", text) and text == text.strip()


@pytest.mark.parametrize(
    ("name", "stages", "kinds"),
    [
        ("five-phases", ["Awareness", "Consideration", "Purchase", "Use", "Evaluation"],
         ["actions", "brand", "touchpoints", "emotions", "opportunities"]),
        ("wall-grid", [f"Step {i}" for i in range(1, 6)],
         ["actions", "questions", "happy", "pain", "tech", "opportunities"]),
        ("seven-phases",
         ["Discovery", "Consideration", "Decision", "Purchase", "User experience", "Loyalty", "Promotion"],
         ["expectations", "actions", "touchpoints", "emotions", "pain"]),
        ("blank", ["Stage 1"], ["actions"]),
    ],
)  # fmt: skip
def test_template_when_read_then_is_that_of_the_guide(name: str, stages: list[str], kinds: list[str]) -> None:
    journey = loaded(name, "en").project.maps[0]
    assert [stage.name for stage in journey.stages] == stages
    assert [row.kind for row in journey.rows] == kinds


def test_on_off_stage_when_read_then_the_line_of_visibility_lies_between() -> None:
    rows = loaded("on-off-stage", "es").project.maps[0].rows
    assert [row.line_above for row in rows].index("visibility") == 2


@pytest.mark.parametrize("name", ["sally", "cafeteria"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_example_when_read_then_is_short_and_has_a_face(name: str, language: str) -> None:
    found = loaded(name, language)
    persona = found.project.personas[0]
    assert persona.photo in found.assets and persona.quote
    for journey in found.project.maps:
        assert max(len(card.text.split()) for card in cards(journey)) <= 12
        assert journey.goal and journey.review_date and journey.moments


def cards(journey: JourneyMap):
    return [card for row in journey.rows for held in row.cells.values() for card in held]


def test_index_when_read_then_lists_every_file_with_its_picture() -> None:
    index = json.loads((RESOURCES / "templates" / "index.json").read_text(encoding="utf-8"))["entries"]
    for entry in index:
        assert all((RESOURCES / path).is_file() for path in entry["file"].values())
        journey = read(RESOURCES / entry["file"]["es"]).project.maps[0]
        assert entry["miniature"]["stages"] == len(journey.stages)
        assert set(entry["name"]) == set(entry["note"]) == set(LANGUAGES)
