"""A map without photos prints without a single picture, whatever is on it and however it is printed."""

import pytest

from app.editing.poster_files import PosterOrder, pdf_bytes, planned
from app.layout.poster.wishes import COLOURS, Colours, Contents, MarkWishes, PosterWishes, TileWishes
from app.model.project import Project
from app.paths import resource_path
from app.storage.assets import AssetStore
from app.storage.library import load_template
from tests.layout import rich
from tests.render.reading import pdf_objects

EVERYTHING = Contents(evidence=True, notes=True, hidden_rows=True, persona_sheets=True, header_footer=True)
NAMES = sorted(
    path.stem for kind in ("templates", "examples") for path in resource_path(kind).glob("en/*.journey")
)


def pictures(project: Project, wishes: PosterWishes, assets: AssetStore | None = None) -> int:
    order = PosterOrder(project, project.maps[0], assets or AssetStore(), wishes)
    return len(pdf_objects(pdf_bytes(order, planned(order)), b"Image"))


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("name", NAMES)
def test_map_when_it_has_no_photos_then_its_pages_hold_no_picture(name: str, colours: Colours) -> None:
    loaded = load_template(name, "en")
    wishes = PosterWishes(mode="fit", colours=colours, contents=EVERYTHING)
    assert pictures(loaded.project, wishes) == 0
    # A portrait that is printed in several places is in the file once, with its mask.
    assert pictures(loaded.project, wishes, loaded.assets) <= 2 * len(loaded.project.assets)


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize(
    "wishes",
    [
        PosterWishes(paper="a3", text_size=12.0),
        PosterWishes(mode="exact", paper="a4"),
        PosterWishes(mode="fit", tiles=TileWishes()),
        PosterWishes(mode="fit", marks=MarkWishes()),
    ],
    ids=["readable", "exact", "tiles", "marks"],
)
def test_map_when_all_is_on_it_in_any_mode_then_its_pages_hold_no_picture(
    wishes: PosterWishes, colours: Colours
) -> None:
    from app.values import replace

    assert pictures(rich.project(), replace(wishes, colours=colours, contents=EVERYTHING)) == 0
