"""Maps printed without colour and with little ink: what is left of them, as pixels."""

import io
from itertools import combinations

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from app.editing.exporting import Order, made
from app.ink.geometry import Rect
from app.ink.palette import PAPERS
from app.ink.style import Ground
from app.paths import resource_path
from app.render.pdf import PdfPage, write_pdf
from app.rows.kind import all_kinds
from app.rows.parts.grounds import kind_strip, pattern
from app.storage.loader import read
from tests.render.handmade import one_block


def pixels(data: bytes, *, scale: float = 1.0) -> Image.Image:
    """The first page of a PDF, or a PNG, as an image."""
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        image = document[0].render(scale=scale).to_pil()
        document.close()
    else:
        image = Image.open(io.BytesIO(data))
    return image.convert("RGB")


def exported(name: str, form: str, colours: Ground) -> bytes:
    loaded = read(resource_path("examples") / "en" / f"{name}.journey")
    order = Order(loaded.project, loaded.project.maps[0], loaded.assets, language="en", colours=colours)
    return made(order, form)[0]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["pdf", "png"])
@pytest.mark.parametrize("name", ["sally", "cafeteria"])
def test_map_when_printed_in_grey_then_no_pixel_has_a_colour(name: str, form: str) -> None:
    found = pixels(exported(name, form, "grey"))
    red, green, blue = found.split()
    for one, other in ((red, green), (green, blue)):
        assert ImageChops.difference(one, other).getextrema()[1] <= 1
    assert len(red.getcolors(256) or ()) > 50


@pytest.mark.usefixtures("qapp")
def test_map_when_printed_with_little_ink_then_takes_a_fraction_of_it() -> None:
    usual, sparing = (ink(pixels(exported("sally", "pdf", ground))) for ground in ("colour", "ink-saver"))
    assert sparing < 0.4 * usual


def ink(image: Image.Image) -> float:
    """How dark an image is on average, 0 to 255."""
    return 255 - ImageStat.Stat(image.convert("L")).mean[0]


def strip(paper: str, sign: str) -> Image.Image:
    sheet = one_block(*kind_strip(60.0, paper=paper, sign=sign), width=20, height=60)
    return pixels(write_pdf([PdfPage(20, 60, sheet)]), scale=4)


def test_papers_when_there_is_no_colour_then_their_patterns_differ() -> None:
    drawn = {paper: strip(paper, "heart") for paper in PAPERS}
    for one, other in combinations(PAPERS, 2):
        difference = ImageChops.difference(drawn[one], drawn[other]).convert("L")
        strong = sum(difference.histogram()[60:])
        assert strong > 0.03 * difference.width * difference.height, (one, other)


def test_kinds_when_they_share_a_paper_then_their_icons_differ() -> None:
    cards = [kind for kind in all_kinds() if kind.content == "cards"]
    seen: dict[tuple[str, str], str] = {}
    for kind in cards:
        seen.setdefault((kind.paper, kind.icon), kind.id)
    assert len(seen) >= 0.9 * len(cards)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("height", [3.0, 40.0, 200.0])
def test_pattern_when_drawn_then_stays_in_its_area(paper: str, height: float) -> None:
    area = Rect(5, 25, 16, height)
    for item in pattern(paper, area):
        steps = getattr(item, "steps", ())
        assert all(4.9 <= step[1] <= 21.1 and 24.9 <= step[2] <= 25.1 + height for step in steps)
