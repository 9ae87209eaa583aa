"""Tiles laid together, pixel by pixel, and the PDF of a tiled poster: each text once, hardly any larger."""

import io
import re
from collections import Counter
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.editing.poster_files import PosterOrder, pdf_bytes, planned
from app.ink.geometry import Rect
from app.layout.papers import POINTS_PER_MM
from app.layout.poster.pages import Drawing, Poster, PosterPage
from app.layout.poster.tiles import through
from app.layout.poster.wishes import Contents, PosterWishes, TileWishes
from app.model.project import Project
from app.render.qt_pages import write_page_png
from app.storage.assets import AssetStore
from app.values import replace
from tests.layout.poster.maps import grid, named
from tests.layout.samples import synthetic


def order(project: Project, wishes: PosterWishes) -> PosterOrder:
    return PosterOrder(project, project.maps[0], AssetStore(), wishes)


def pixels(page: PosterPage) -> Image.Image:
    out = io.BytesIO()
    write_page_png(page, out, dpi=50.0)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that clearly differ."""
    seen = ImageChops.difference(one, other).convert("L").point([0] * 24 + [255] * 232)
    return seen.histogram()[255] / (one.width * one.height)


def laid_together(poster: Poster, wishes: TileWishes) -> PosterPage:
    """The poster as it is glued: each tile without its marks and without what the next one covers."""
    (page,), (tiling,) = poster.posters, poster.facts.tilings
    margin = wishes.margin_mm * POINTS_PER_MM
    tiles = iter(one for one in poster.pages if one.kind == "tile")
    drawings: list[Drawing] = []
    ends_x = [other.start for _one, other in pairwise(tiling.columns)] + [page.width]
    ends_y = [other.start for _one, other in pairwise(tiling.rows)] + [page.height]
    for row, bottom in zip(tiling.rows, ends_y, strict=True):
        for column, right in zip(tiling.columns, ends_x, strict=True):
            seen = Rect(column.start, row.start, right - column.start, bottom - row.start)
            for drawing in next(tiles).drawings[:-1]:
                moved = through(drawing, column.start - margin, row.start - margin, seen)
                if moved is not None:
                    drawings.append(moved)
    return replace(page, drawings=tuple(drawings))


@pytest.mark.parametrize("name", ["sally", "cafeteria"])
def test_tiles_when_laid_together_then_look_like_the_poster(name: str) -> None:
    tiles = TileWishes()
    wishes = PosterWishes(mode="fit", paper="a2", tiles=tiles, contents=Contents(persona_sheets=False))
    poster = planned(order(named(name), wishes))
    whole = pixels(poster.posters[0])
    glued = pixels(laid_together(poster, tiles))
    differs = difference(whole, glued)
    assert differs < 0.0005
    assert difference(whole, ImageChops.offset(glued, 2, 0)) > max(0.01, 20 * differs)


def test_pdf_when_tiled_then_is_hardly_larger_than_the_untiled_one() -> None:
    project = synthetic(2400)
    contents = Contents(shelf=False)
    plain = PosterWishes(mode="fit", paper="a1", contents=contents)
    tiled = replace(plain, tiles=TileWishes())
    sizes = []
    for wishes in (plain, tiled):
        one = order(project, wishes)
        sizes.append(len(pdf_bytes(one, planned(one))))
    assert sizes[1] <= 1.3 * sizes[0]


@pytest.mark.parametrize(("paper", "size"), [("a3", 12.0), ("a4", 20.0), ("a0", 18.0)])
def test_text_when_on_many_pages_then_each_card_is_found_once(paper: str, size: float) -> None:
    wishes = PosterWishes(paper=paper, text_size=size, contents=Contents(shelf=False))
    one = order(grid(12, 5), wishes)
    poster = planned(one)
    document = pypdfium2.PdfDocument(pdf_bytes(one, poster))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    assert pages == len(poster.pages)
    assert Counter(re.findall(r"q\d+q", text)) == {f"q{number}q": 1 for number in range(1, 121)}
