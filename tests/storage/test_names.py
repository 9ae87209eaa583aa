"""File names from titles, places in words, migrations, and the schema."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.constants import FORMAT_VERSION
from app.paths import resource_path
from app.storage import places
from app.storage.migrations import migrate
from app.storage.names import safe_name
from app.storage.schema import json_schema


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How Sally gets organised", "How Sally gets organised"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "map"),
        ("", "map"),
        (" . ", "map"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("consul", "consul"),
        ("line\nbreak\ttab", "line break tab"),
        ("\u202efdp.exe", "fdp.exe"),
        ("a\0b", "ab"),
        ("e\u0301", "é"),
        ("\ud800", "map"),
        ("trailing. ", "trailing"),
    ],
)
def test_title_when_made_a_file_name_then_is_safe(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
def test_title_when_anything_then_the_name_is_one_file_of_120_bytes(title: str) -> None:
    name = safe_name(title, suffix=".pdf")
    assert os.path.basename(name) == name  # noqa: PTH119
    assert 4 < len(name.encode()) <= 120
    assert name.endswith(".pdf")
    assert not set('<>:"/\\|?*') & set(name)


@given(
    st.recursive(
        st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_place_when_a_value_is_somewhere_then_its_line_is_found(tree: object) -> None:
    text = json.dumps({"top": tree, "wanted": {"deep": [0, "here"]}}, indent=1)
    line = places.line_of(text, ("wanted", "deep", 1))
    assert line is not None
    assert text.split("\n")[line - 1].strip() == '"here"'


def test_place_when_it_is_not_there_then_the_nearest_line_is_told() -> None:
    assert places.line_of('{\n"a": {\n"b": 1}}', ("a", "missing", 0)) == 2


def test_migration_when_steps_are_there_then_they_run_in_order_on_a_copy() -> None:
    old = {"version": 1, "a": 1}
    steps = {1: lambda tree: {**tree, "b": 2}, 2: lambda tree: {**tree, "b": tree["b"] * 10}}
    assert migrate(old, steps=steps, target=3) == {"version": 3, "a": 1, "b": 20}
    assert old == {"version": 1, "a": 1}
    with pytest.raises(LookupError):
        migrate(old, steps=steps, target=4)


def test_migration_when_the_file_is_current_then_it_is_the_same_object() -> None:
    tree = {"version": FORMAT_VERSION}
    assert migrate(tree) is tree


def test_schema_when_the_model_changed_then_the_committed_one_did_too() -> None:
    committed = resource_path("schema", "journey.schema.json").read_bytes()
    assert committed == json_schema(), "run: python3 dev.py schema"


def test_schema_when_read_then_speaks_in_the_names_of_the_file() -> None:
    schema = json.loads(json_schema())
    assert "personaIds" in schema["$defs"]["Card"]["properties"]
    assert schema["required"] == ["format", "version"]
