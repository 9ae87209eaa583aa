"""The display list of a poster that was looked at, as JSON to read: EMPATHWAY_UPDATE_GOLDEN=1 writes it anew."""

import json
import os
from pathlib import Path

import pytest

from app.layout.options import LayoutOptions
from app.layout.poster.poster import plan_poster
from app.layout.poster.wishes import Contents, PosterWishes
from app.model.project import Project
from app.paths import resource_path
from app.storage.loader import read
from tests.layout import rich
from tests.layout.reading import as_json, is_alike

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def cafeteria() -> Project:
    return read(Path(str(resource_path("examples/es/cafeteria.journey")))).project


MAPS = {"cafeteria": (cafeteria, "mp_1", "es"), "rich": (rich.project, "mp_1_b", "en")}


@pytest.mark.parametrize("name", MAPS)
def test_display_list_when_a_known_poster_is_planned_then_it_is_as_it_was(name: str) -> None:
    make, map_id, language = MAPS[name]
    contents = Contents(evidence=True, notes=True, persona_sheets=True)
    wishes = PosterWishes(mode="readable", paper="a1", text_size=18.0, contents=contents, language=language)
    poster = plan_poster(make(), map_id, wishes, options=LayoutOptions(language=language))
    found = [as_json(page.drawings[0].sheet) for page in poster.pages]
    path = GOLDEN / f"poster-{name}.json"
    if os.environ.get("EMPATHWAY_UPDATE_GOLDEN"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    kept = json.loads(path.read_text("utf-8"))
    assert len(found) == len(kept)
    for page, old_page in zip(found, kept, strict=True):
        for block, old in zip(page["blocks"], old_page["blocks"], strict=True):  # type: ignore[call-overload]
            assert is_alike(block, old), (block, old)
        assert is_alike(page, old_page)
