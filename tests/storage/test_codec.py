"""The same bytes for the same project, and nothing lost on the way there and back."""

import base64
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given

from app.model.project import Asset, Project, new_project
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.errors import StorageError
from app.storage.loader import load
from tests.storage.pictures import png
from tests.storage.sample import SAMPLE, TREE, as_bytes, projects, trees

PICTURE = png(300, 200)


@given(projects)
def test_project_when_encoded_and_loaded_then_is_equal(project: Project) -> None:
    loaded = load(encode(project))
    assert loaded.project == project
    assert not any(problem.repaired for problem in loaded.problems)


@given(trees)
def test_file_when_loaded_and_encoded_twice_then_has_the_same_bytes(tree: dict[str, Any]) -> None:
    once = load(as_bytes(tree))
    data = encode(once.project, once.assets)
    twice = load(data)
    assert encode(twice.project, twice.assets) == data


@given(trees)
def test_unknown_keys_at_every_level_when_saved_then_are_kept(tree: dict[str, Any]) -> None:
    written = json.loads(encode(load(as_bytes(tree)).project))
    assert list(unknown_keys(written)) == list(unknown_keys(tree))


def unknown_keys(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every key that a newer version might have made up, with its path and its value."""
    found = []
    pairs = enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ()
    for key, value in pairs:
        if isinstance(key, str) and key.startswith("x"):
            found.append((*path, key, repr(value)))
        else:
            found += unknown_keys(value, (*path, key))
    return sorted(found, key=repr)


def test_file_when_written_then_is_made_for_people_and_git() -> None:
    text = encode(load(SAMPLE).project).decode()
    assert text.startswith('{\n  "format": "empathway",\n  "version": 1,\n  "title": "Task manager",\n')
    assert text.endswith("}\n")
    assert "\r" not in text
    assert "😀" in text
    assert '"goal"' not in text, "defaults are left out"


def test_file_when_keys_come_in_another_order_then_is_written_in_the_order_of_the_model() -> None:
    turned = dict(reversed(TREE.items()))
    assert encode(load(as_bytes(turned)).project) == encode(load(SAMPLE).project)


def test_unknown_key_when_named_like_a_field_in_python_then_is_not_taken_for_it() -> None:
    tree = {**TREE, "created_at": "kept", "createdAt": "2026-01-01"}
    written = json.loads(encode(load(as_bytes(tree)).project))
    assert (written["created_at"], written["createdAt"]) == ("kept", "2026-01-01")


def test_picture_when_saved_and_loaded_then_its_bytes_are_outside_the_tree() -> None:
    store = AssetStore()
    sha = store.add(PICTURE)
    project = new_project("p").replace(assets={sha: Asset(type="image/png", width=1, height=1)})
    data = encode(project, store)
    assert json.loads(data)["assets"][sha]["data"] == base64.b64encode(PICTURE).decode()
    loaded = load(data)
    assert loaded.assets.get(sha) == PICTURE
    assert loaded.project == project
    assert encode(loaded.project, loaded.assets) == data


@pytest.mark.parametrize("data", ["%%%", "cGljdHVyZQ", base64.b64encode(b"another").decode(), 7, None])
def test_picture_when_its_data_is_damaged_then_is_reported_and_written_back_untouched(data: object) -> None:
    sha = hashlib.sha256(PICTURE).hexdigest()
    tree = {**TREE, "assets": {sha: {"type": "image/png", "data": data}}}
    loaded = load(as_bytes(tree))
    assert [problem.place for problem in loaded.problems] == [f"picture {sha[:8]}…"]
    assert sha not in loaded.assets
    assert json.loads(encode(loaded.project, loaded.assets))["assets"] == tree["assets"]


@pytest.mark.parametrize("data", [b"<svg/>", b"%PDF-1.7", png(100_000, 100_000)])
def test_picture_when_not_safe_to_decode_then_is_kept_but_never_handed_out(data: bytes) -> None:
    sha = hashlib.sha256(data).hexdigest()
    tree = {**TREE, "assets": {sha: {"type": "image/png", "data": base64.b64encode(data).decode()}}}
    loaded = load(as_bytes(tree))
    assert len(loaded.problems) == 1
    assert loaded.assets.known == frozenset()
    assert json.loads(encode(loaded.project, loaded.assets))["assets"] == tree["assets"]


def test_pictures_when_too_many_pixels_together_then_the_last_ones_are_not_shown() -> None:
    pictures = [png(8000, 4000 + n) for n in range(8)]
    assets = {
        hashlib.sha256(data).hexdigest(): {"type": "image/png", "data": base64.b64encode(data).decode()}
        for data in pictures
    }
    loaded = load(as_bytes({**TREE, "assets": assets}))
    assert len(loaded.assets) == 6
    assert len(loaded.problems) == 2


def test_text_when_half_a_character_then_is_refused_in_a_sentence() -> None:
    with pytest.raises(StorageError, match="UTF-8"):
        encode(new_project("\ud800"))


def test_asset_store_when_bytes_are_added_twice_then_knows_them_once() -> None:
    store, other = AssetStore(), AssetStore()
    sha = store.add(b"a")
    assert store.add(b"a") == sha
    other.add_all(store)
    assert list(other) == [sha]
    assert other.known == frozenset({sha})
    assert other.get("0" * 64) is None
    assert len(store) == 1
