"""The display list of known maps, as JSON to read and compare: EMPATHWAY_UPDATE_GOLDEN=1 writes it anew."""

import json
import os
from pathlib import Path

import pytest

from app.layout.engine import LayoutOptions, lay_out
from app.model.project import Project
from tests.layout.reading import as_json, is_alike
from tests.layout.samples import everything, sally

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MAPS = {"sally": sally, "everything": everything}


@pytest.mark.parametrize("name", MAPS)
def test_display_list_when_a_known_map_is_laid_out_then_it_is_as_it_was(name: str) -> None:
    project: Project = MAPS[name]()
    options = LayoutOptions(language="en", meanings=True)
    found = as_json(lay_out(project, project.maps[0].id, options))
    path = GOLDEN / f"{name}.json"
    if os.environ.get("EMPATHWAY_UPDATE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    kept = json.loads(path.read_text("utf-8"))
    assert is_alike(found["shelves"], kept["shelves"])
    for block, old in zip(found["blocks"], kept["blocks"], strict=True):  # type: ignore[call-overload]
        assert is_alike(block, old), (block, old)
    assert is_alike(found, kept)
