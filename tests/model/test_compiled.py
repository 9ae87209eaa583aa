"""The schemas that were compiled ahead do what pydantic does, and pydantic is asked where they do not count."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.compiled import FILE
from app.model.engine import ValidationError
from app.model.project import Project
from app.model.shape import SHAPES
from app.model.twins import twin
from app.paths import resource_path
from tests.storage.sample import SAMPLE, TREE, plain_json, trees
from tests.tools.schemas import compiled_bytes

NAMES_OF_FILES = {"by_alias": True, "by_name": False}


def test_compiled_schemas_when_the_model_changed_then_the_committed_ones_did_too() -> None:
    assert resource_path(*FILE).read_bytes() == compiled_bytes(), "run: python3 dev.py schema"


def test_classes_when_listed_then_all_belong_to_the_tree_of_a_project() -> None:
    schema = twin(Project).model_json_schema()
    assert set(SHAPES) == {*schema["$defs"], "Project"} - {"JsonValue"}


def told_by_pydantic(text: str) -> tuple[str, list[Any]]:
    """What pydantic's own model writes of a text, or what it says against it."""
    try:
        made = twin(Project).model_validate_json(text, **NAMES_OF_FILES)
    except ValidationError as error:
        return "", error.errors(include_url=False)
    return made.model_dump_json(by_alias=True, exclude_defaults=True, indent=2), []


def told_by_us(text: str) -> tuple[str, list[Any]]:
    try:
        made = Project.from_json(text)
    except ValidationError as error:
        return "", error.errors(include_url=False)
    return made.to_json().decode(), []


@given(trees)
def test_file_when_read_and_written_then_is_as_by_pydantic(tree: dict[str, Any]) -> None:
    text = json.dumps(tree)
    written, problems = told_by_us(text)
    assert problems == []
    assert written == told_by_pydantic(text)[0]


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every place of a tree: what holds it, and under which key."""
    keys = node.keys() if isinstance(node, dict) else range(len(node) if isinstance(node, list) else 0)
    return [place for key in keys for place in [(node, key), *places(node[key])]]


@given(st.data(), trees | st.just(TREE))
def test_file_when_something_in_it_is_wrong_then_the_errors_are_those_of_pydantic(
    data: st.DataObject, tree: dict[str, Any]
) -> None:
    broken = json.loads(json.dumps(tree))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(broken)))
        if data.draw(st.booleans()):
            holder[key] = data.draw(plain_json)
        else:
            del holder[key]
        if not places(broken):
            break
    text = json.dumps(broken)
    assert told_by_us(text) == told_by_pydantic(text)


READ = """
import sys
import app.model.compiled as compiled
{change}
from app.model.project import Project
from app.storage.codec import encode
from app.storage.loader import load
sys.stdout.buffer.write(encode(load(sys.stdin.buffer.read()).project))
print(sorted({{"pydantic", "pydantic_core", "typing_extensions"}} & set(sys.modules)), file=sys.stderr)
"""


def read_with(change: str) -> tuple[bytes, str]:
    done = subprocess.run(
        [sys.executable, "-c", READ.format(change=change)], input=SAMPLE, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, done.stderr.decode().strip()


def test_file_when_read_and_written_then_pydantic_is_not_imported() -> None:
    written, modules = read_with("")
    assert (written, modules) == (as_written(), "[]")


def as_written() -> bytes:
    return Project.from_json(SAMPLE).to_json() + b"\n"


@pytest.mark.parametrize(
    "change",
    [
        "compiled.__version__ = '0.0.0'",
        "compiled.FILE = ('schema', 'not-there.json')",
        "compiled.FILE = ('licences', 'Inter.txt')",
        "stored = compiled._stored(); del stored['nodes']['Card']['schema']['schema']['fields']['owner']",
        "stored = compiled._stored(); del stored['nodes']['Card']",
    ],
)
def test_compiled_schemas_when_they_are_not_for_this_program_then_pydantic_is_asked(change: str) -> None:
    written, modules = read_with(change)
    assert written == as_written()
    assert "'pydantic'" in modules
