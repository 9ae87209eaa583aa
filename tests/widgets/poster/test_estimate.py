"""The size that is said before a PDF is made, against that of the file."""

from pathlib import Path

import pytest

from app.editing.poster_files import PosterOrder, pdf_bytes, planned
from app.layout.poster.wishes import PosterWishes, TileWishes
from app.storage.loader import read
from app.widgets.poster.estimate import expected_bytes

RESOURCES = Path(__file__).parents[3] / "resources"
MAPS = ("examples/en/sally", "examples/es/cafeteria", "templates/en/blank", "templates/es/buyer-seven")
WAYS = {
    "a3": PosterWishes(paper="a3"),
    "tiles": PosterWishes(paper="a1", tiles=TileWishes(paper="a4")),
    "grey": PosterWishes(paper="a3", colours="grey"),
    "pages": PosterWishes(paper="a4", text_size=10.0),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", MAPS)
def test_size_when_a_map_is_put_on_paper_then_is_estimated_within_a_fifth(name: str, way: str) -> None:
    loaded = read(RESOURCES / f"{name}.journey")
    order = PosterOrder(loaded.project, loaded.project.maps[0], loaded.assets, WAYS[way])
    poster = planned(order)
    expected = expected_bytes(poster, lambda asset: len(loaded.assets.get(asset) or b""))
    assert expected == pytest.approx(len(pdf_bytes(order, poster)), rel=0.2)
