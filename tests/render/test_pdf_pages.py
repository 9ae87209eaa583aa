"""Pages of a PDF as print shops and tiled posters need them: boxes, several drawings, one drawing shared."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from app.ink.geometry import Rect
from app.ink.primitives import Box, Hyperlink
from app.layout.sheet import Sheet
from app.render.pdf import PdfDrawing, PdfPage, write_pdf
from tests.render.handmade import handmade_sheet, one_block
from tests.render.reading import pdf_objects, pdf_text


def pixels(data: bytes, *, page: int = 0, scale: float = 1.0) -> bytes:
    document = pypdfium2.PdfDocument(data)
    image = document[page].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return image.tobytes()


def colours(data: bytes, *places: tuple[int, int]) -> list[tuple[int, ...]]:
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return [image.getpixel(place) for place in places]


def tiles(sheet: Sheet, *, shared: bool, side: float = 400.0) -> list[PdfPage]:
    return [
        PdfPage(side, side, sheet, offset=(-x, -y), clip=Rect(x, y, side, side), shared=shared)
        for y in (0.0, side - 30)
        for x in (0.0, side - 30, 2 * side - 60)
    ]


def test_page_when_it_is_trimmed_then_both_boxes_count_from_the_lower_left() -> None:
    page = PdfPage(200, 100, one_block(), trim=Rect(20, 10, 150, 80), bleed=Rect(12, 2, 166, 96))
    [made] = pdf_objects(write_pdf([page]), b"Page")
    assert re.search(rb"/TrimBox \[\s*20 10 170 90\s*\]", made)
    assert re.search(rb"/BleedBox \[\s*12 2 178 98\s*\]", made)
    assert re.search(rb"/MediaBox \[\s*0 0 200 100\s*\]", made)


def test_page_when_it_is_not_trimmed_then_it_has_no_boxes_but_its_own() -> None:
    [made] = pdf_objects(write_pdf([PdfPage(200, 100, one_block())]), b"Page")
    assert b"TrimBox" not in made and b"BleedBox" not in made


def test_page_when_it_has_a_bleed_then_its_background_ends_there() -> None:
    page = PdfPage(100, 60, one_block(), background="curve.2", bleed=Rect(10, 20, 50, 30))
    orange, white = (0xD5, 0x5E, 0x00), (255, 255, 255)
    found = colours(write_pdf([page]), (11, 21), (58, 48), (8, 30), (62, 30), (30, 18), (30, 52))
    assert found == [orange, orange, white, white, white, white]


def test_page_when_more_is_drawn_on_it_then_each_drawing_has_its_place_scale_and_clip() -> None:
    red, blue = (one_block(Box(Rect(0, 0, 100, 100), ink)) for ink in ("#FF0000", "#0000FF"))
    more = PdfDrawing(blue, 0.5, (50, 10), clip=Rect(0, 0, 40, 100))
    data = write_pdf([PdfPage(120, 100, red, 0.2, more=(more,))])
    found = colours(data, (10, 10), (30, 10), (60, 40), (75, 40), (60, 70))
    assert found == [(255, 0, 0), (255, 255, 255), (0, 0, 255), (255, 255, 255), (255, 255, 255)]


def test_tiles_when_they_share_a_drawing_then_they_look_as_if_each_had_its_own() -> None:
    sheet = handmade_sheet(3, 2, 2, curve=True)
    shared, own = (write_pdf(tiles(sheet, shared=shared)) for shared in (True, False))
    for page in range(6):
        assert pixels(shared, page=page) == pixels(own, page=page)


def test_tiles_when_they_share_a_drawing_then_the_file_hardly_grows() -> None:
    sheet = handmade_sheet(6, 12, 3)
    whole = write_pdf([PdfPage(sheet.width, sheet.height, sheet)])
    shared = write_pdf(tiles(sheet, shared=True))
    assert len(shared) < 1.1 * len(whole)


def test_tiles_when_they_share_a_drawing_then_the_bytes_are_the_same_each_time() -> None:
    sheet = handmade_sheet(3, 2, 2)
    first, second, other = (
        write_pdf(tiles(drawn, shared=True)) for drawn in (sheet, sheet, handmade_sheet(3, 2, 1))
    )
    assert first == second
    ids = [re.findall(rb"/ID\s*\[(.*?)\]", data, re.DOTALL) for data in (first, other)]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("shared", [True, False])
def test_tile_when_it_shows_a_link_then_it_leads_there_from_its_own_place(shared: bool) -> None:
    sheet = one_block(Hyperlink(Rect(10, 10, 100, 20), "https://e.org/"))
    page = PdfPage(300, 200, sheet, 0.5, (100, 40), clip=Rect(0, 0, 300, 100), shared=shared)
    away = replace(page, clip=Rect(700, 0, 300, 100))
    links = pdf_objects(write_pdf([page, away]), b"Link")
    assert len(links) == 1
    assert re.search(rb"/Rect \[\s*105 145 155 155\s*\]", links[0])


def test_tile_when_it_is_read_then_holds_the_text_on_it() -> None:
    sheet = handmade_sheet(2, 1, 1)
    data = write_pdf([PdfPage(sheet.width, sheet.height, sheet, shared=True)])
    assert pdf_text(data) == pdf_text(write_pdf([PdfPage(sheet.width, sheet.height, sheet)]))
