"""A small map in light and dark, compared with pictures that were looked at.

To accept a new look, run the tests with UPDATE_PICTURES=1 and look at the pictures in `golden/`.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.ink.palette import DARK, LIGHT, Palette
from app.render.qt_png import png_bytes
from tests.render.handmade import handmade_sheet, whole_sheet

GOLDEN = Path(__file__).parent / "golden"
MOST_DIFFERENT = 0.5
"""Per cent of pixels that may be far off, for another version of Qt or FreeType."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_map_when_painted_then_looks_like_the_picture_that_was_accepted(palette: Palette) -> None:
    data = png_bytes(whole_sheet(handmade_sheet(2, 2, 1, curve=True)), palette=palette)
    place = GOLDEN / f"handmade-{palette.name}.png"
    if os.environ.get("UPDATE_PICTURES"):
        place.write_bytes(data)
    found, accepted = (Image.open(io.BytesIO(one)).convert("RGB") for one in (data, place.read_bytes()))
    assert found.size == accepted.size
    counts = ImageChops.difference(found, accepted).convert("L").histogram()
    assert 100 * sum(counts[48:]) / sum(counts) <= MOST_DIFFERENT
