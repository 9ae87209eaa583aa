"""The PDF printer: text, fonts, photos, links and bookmarks, as other programs find them."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Hyperlink, Placed, Shadow, Slot
from app.layout.papers import PageProblem
from app.layout.sheet import Sheet
from app.render.pdf import PdfPage, printable, write_pdf
from tests.render.handmade import WORDS, handmade_sheet, one_block, text_items
from tests.render.reading import pdf_characters, pdf_dictionaries, pdf_objects, pdf_text


def page(sheet: Sheet, **more: object) -> PdfPage:
    return PdfPage(sheet.width, sheet.height, sheet, **more)  # type: ignore[arg-type]


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 60), (51, 102, 153)).save(out, "JPEG")
    return out.getvalue()


def png_with_holes() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (40, 60), (51, 102, 153, 128)).save(out, "PNG")
    return out.getvalue()


def cards(sheet: Sheet) -> list[str]:
    return [
        placed.block.text for shelf in sheet.shelves for cell in shelf.layout.cells for placed in cell.cards
    ]


def test_pdf_when_read_then_holds_title_stages_and_every_card_once_in_order() -> None:
    sheet = handmade_sheet(3, 3, 2)
    expected = ["How Sally gets organised", "Stage 0", "Stage 1", "Stage 2"]
    for shelf in sheet.shelves:
        expected.append(shelf.layout.header.text)
        expected += [placed.block.text for cell in shelf.layout.cells for placed in cell.cards]
    assert pdf_text(write_pdf([page(sheet)])) == " ".join(expected)


def test_pdf_when_read_by_glyph_then_ligatures_and_accents_are_the_characters_typed() -> None:
    sheet = one_block(*text_items("fi ffi fl häufig ¿cómo? → «œuvre»", handmade_sheet().style.card, 5, 5))
    assert pdf_text(write_pdf([page(sheet)])) == "fi ffi fl häufig ¿cómo? → «œuvre»"


def test_pdf_when_written_twice_then_the_bytes_are_the_same() -> None:
    sheet = handmade_sheet(2, 2, 1, curve=True)
    assert write_pdf([page(sheet)], title="A") == write_pdf([page(sheet)], title="A")


def test_pdf_when_the_content_differs_then_so_does_its_id() -> None:
    ids = [
        re.findall(rb"/ID\s*\[(.*?)\]", write_pdf([page(handmade_sheet(2, rows, 1))]), re.DOTALL)
        for rows in (1, 2)
    ]
    assert ids[0] and ids[0] != ids[1]


def test_pdf_when_written_then_every_font_is_embedded_and_a_subset() -> None:
    data = write_pdf([page(handmade_sheet(2, 2, 1, curve=True))])
    fonts = pdf_objects(data, b"Type0")
    descriptors = pdf_objects(data, b"FontDescriptor")
    assert len(fonts) == len(descriptors) == 4  # regular, semibold, bold, semibold italic
    assert all(b"/FontFile" in one for one in descriptors)
    assert all(re.search(rb"/BaseFont /[A-Z]{6}\+SourceSans3", one) for one in fonts)
    assert b"Helvetica" not in data


def test_pdf_when_the_map_has_no_photos_then_it_holds_no_images() -> None:
    assert pdf_objects(write_pdf([page(handmade_sheet(3, 3, 2))]), b"Image") == []


def test_pdf_when_a_photo_is_shown_on_two_pages_then_it_is_embedded_once_as_it_is() -> None:
    sheet, photo = handmade_sheet(2, 2, 1, curve=True), jpeg()
    data = write_pdf([page(sheet), page(sheet)], pictures=lambda _asset: photo)
    assert len(pdf_objects(data, b"Image")) == 1
    assert photo in data


def test_pdf_when_a_photo_has_holes_then_they_stay_transparent() -> None:
    sheet, photo = handmade_sheet(2, 2, 1, curve=True), png_with_holes()
    images = pdf_objects(write_pdf([page(sheet)], pictures=lambda _asset: photo), b"Image")
    assert len(images) == 2
    assert any(b"/SMask" in one for one in images)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\ncut", b"\xff\xd8\xff\xe0cut"])
def test_pdf_when_a_photo_is_damaged_then_a_plain_shape_stands_for_it(data: bytes) -> None:
    sheet = handmade_sheet(2, 2, 1, curve=True)
    assert pdf_objects(write_pdf([page(sheet)], pictures=lambda _asset: data), b"Image") == []


def test_pdf_when_given_a_title_then_viewers_find_all_that_describes_it() -> None:
    data = write_pdf(
        [page(handmade_sheet(1, 1, 1))],
        title="Sally\x00 «é» 旅",
        author="Ana (UX)",
        subject="A map",
        keywords="journey, map",
        language="es",
    )
    document = pypdfium2.PdfDocument(data)
    found = document.get_metadata_dict()
    document.close()
    assert (found["Title"], found["Author"]) == ("Sally «é» 旅", "Ana (UX)")
    assert (found["Subject"], found["Keywords"]) == ("A map", "journey, map")
    [catalog] = pdf_objects(data, b"Catalog")
    assert b"/Lang (es)" in catalog
    assert any(b"/DisplayDocTitle true" in each for each in pdf_dictionaries(data).values())


def test_printable_when_text_has_surrogates_and_line_ends_then_is_one_clean_line() -> None:
    assert printable("a\nb\ud800 c\x07") == "a b c"


def test_pdf_when_it_has_two_maps_then_each_is_a_bookmark_with_its_stages() -> None:
    first, second = handmade_sheet(2, 1, 1), handmade_sheet(3, 1, 1)
    document = pypdfium2.PdfDocument(write_pdf([page(first, name="As is"), page(second, name="To be")]))
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    pages = [mark.get_dest().get_index() for mark in document.get_toc()]
    document.close()
    assert found[:3] == [(0, "As is"), (1, "Stage 0"), (1, "Stage 1")]
    assert found[3:] == [(0, "To be"), (1, "Stage 0"), (1, "Stage 1"), (1, "Stage 2")]
    assert pages == [0, 0, 0, 1, 1, 1, 1]


def test_pdf_when_a_map_is_cut_into_tiles_then_each_stage_is_bookmarked_where_it_is_first_seen() -> None:
    sheet = handmade_sheet(4, 1, 1)
    middle = sheet.columns[2].x
    left = PdfPage(middle, sheet.height, sheet, clip=Rect(0, 0, middle, sheet.height))
    right = PdfPage(
        sheet.width - middle,
        sheet.height,
        sheet,
        offset=(-middle, 0),
        clip=Rect(middle, 0, sheet.width - middle, sheet.height),
    )
    data = write_pdf([left, right])
    document = pypdfium2.PdfDocument(data)
    pages = [mark.get_dest().get_index() for mark in document.get_toc()]
    document.close()
    assert pages == [0, 0, 0, 1, 1]
    assert cards(sheet)[3] not in pdf_text(data, page=0)
    assert cards(sheet)[3] in pdf_text(data, page=1)


def test_pdf_when_a_card_has_a_link_then_only_safe_ones_can_be_clicked() -> None:
    links = [
        Hyperlink(Rect(10, 10, 100, 20), url) for url in ("https://e.org/a(b)", "file:///etc", "javascript:x")
    ]
    data = write_pdf([page(one_block(*links), scale=0.5)])
    found = pdf_objects(data, b"Link")
    assert len(found) == 1
    assert rb"https://e.org/a\(b\)" in found[0]
    assert re.search(rb"/Rect \[\s*5\S* \S+ 55", found[0])


def test_pdf_when_a_side_is_too_long_for_viewers_then_says_so() -> None:
    sheet = handmade_sheet(1, 1, 1)
    with pytest.raises(PageProblem, match="5,080 mm"):
        write_pdf([PdfPage(14_401, 100, sheet)])


def test_pdf_when_there_is_no_page_then_refuses() -> None:
    with pytest.raises(ValueError, match="needs a page"):
        write_pdf([])


def test_pdf_when_a_background_is_given_then_it_fills_the_page() -> None:
    sheet = Sheet("m", 20, 20, handmade_sheet().style, (), (), 0, 0, 0, 0)
    data = write_pdf([PdfPage(40, 40, sheet, offset=(10, 10), background="curve.2")])
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert {image.getpixel(place) for place in ((0, 0), (39, 39), (20, 20))} == {(0xD5, 0x5E, 0x00)}


def test_pdf_when_characters_have_no_font_then_they_are_found_nevertheless() -> None:
    text = "a \U000f1234 b"
    sheet = one_block(*text_items(text, handmade_sheet().style.card, 5, 5))
    shown = [one.text for one in pdf_characters(write_pdf([page(sheet)]))]
    assert shown[0] == "a" and shown[-1] == "b"
    assert len(shown) > 2


@pytest.mark.parametrize("text", ["👍 done", "Ελλάδα и Россия", "x̣̂ q̃uery", "100 % − 3"])
def test_pdf_when_text_is_not_plain_then_it_is_found_as_typed(text: str) -> None:
    sheet = one_block(*text_items(text, handmade_sheet().style.card, 5, 5))
    assert pdf_text(write_pdf([page(sheet)])) == text


def test_pdf_when_a_block_is_shared_by_pages_then_each_page_shows_it() -> None:
    block = Block(Slot("decor"), 100, 20, tuple(text_items(WORDS[0], handmade_sheet().style.card, 0, 0)))
    sheets = [_with(block, x) for x in (0.0, 50.0)]
    data = write_pdf([page(sheet) for sheet in sheets])
    assert pdf_text(data, page=0) == pdf_text(data, page=1) == WORDS[0]


def _with(block: Block, x: float) -> Sheet:
    return Sheet("m", 400, 60, handmade_sheet().style, (), (), 0, 0, 0, 0, foot=(Placed(block, x, 5),))


def test_pdf_when_cards_have_the_same_paper_then_they_share_a_drawing_that_looks_the_same() -> None:
    rect = Rect(0, 0, 40, 30)
    ground = (Shadow(rect, 4), Box(rect, "paper.yellow", 4))
    dot = Box(Rect(10, 10, 5, 5), "ink")
    blocks = [Block(Slot("decor"), 40, 30, (*ground, dot)) for _ in range(3)]
    sheet = replace(
        one_block(),
        overlay=tuple(Placed(block, 20 + 60 * number, 20) for number, block in enumerate(blocks)),
    )
    data = write_pdf([PdfPage(220, 80, sheet)])
    assert len(pdf_objects(data, b"Form")) == 1
    picture = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()
    first, second, third = (picture.crop((2 * x, 20, 2 * x + 110, 130)) for x in (10, 70, 130))
    assert first.tobytes() == second.tobytes() == third.tobytes()
    assert len(first.getcolors() or ()) > 3  # the wall, the shadow, the paper and the dot
