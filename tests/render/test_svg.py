"""The SVG printer: sound XML, text that is found, safe links, fonts inside."""

import base64
import re
import xml.etree.ElementTree as ET

import pytest
import uharfbuzz as hb

from app.ink.geometry import Rect
from app.ink.palette import DARK, LIGHT
from app.ink.primitives import Hyperlink
from app.ink.style import SCREEN
from app.render.svg import SVG, XLINK, allowed, write_svg
from tests.render.handmade import WORDS, handmade_sheet, one_block, text_items
from tests.render.test_pdf import png_with_holes


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text.split("\n", 1)[1])


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{{{SVG}}}text")]


def test_svg_when_parsed_then_has_one_text_a_line_with_every_word() -> None:
    sheet = handmade_sheet(2, 2, 2, curve=True)
    found = texts(parsed(write_svg(sheet)))
    lines = sum(
        sum(item.__class__.__name__ == "TextLine" for item in placed.block.items)
        for shelf in sheet.shelves
        for cell in shelf.layout.cells
        for placed in cell.cards
    )
    assert len(found) == lines + 1 + 2 + 2 + 1  # title, stages, row names, quote
    shown = " ".join(found)
    assert all(word in shown for text in WORDS for word in text.split())


def test_svg_when_text_would_break_xml_then_symbols_stand_for_it() -> None:
    sheet = one_block(*text_items("a<b>&\"'", SCREEN.card, 5, 5))
    assert texts(parsed(write_svg(sheet, title="x\x01\ud800\ufffe</svg>"))) == ["a<b>&\"'"]
    assert allowed("\x00\x1b\ud800\ufffe\t\n") == "␀␛\ufffd\ufffd\t\n"


def test_svg_when_a_card_has_a_link_then_only_safe_ones_can_be_clicked() -> None:
    urls = (
        "https://e.org/?a=1&b=2",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a b",
        "mailto:a@e.org",
    )
    root = parsed(write_svg(one_block(*(Hyperlink(Rect(0, 0, 9, 9), url) for url in urls))))
    found = [link.get(f"{{{XLINK}}}href") for link in root.iter(f"{{{SVG}}}a")]
    assert found == [urls[0], urls[4]]


def test_svg_when_fonts_are_embedded_then_the_subset_has_what_the_text_needs_and_little_more() -> None:
    sheet = one_block(*text_items("Ya fi ¿é?", SCREEN.card, 5, 5))
    found = re.findall(r"url\(data:font/ttf;base64,([^)]+)\)", write_svg(sheet))
    assert len(found) == 1
    data = base64.b64decode(found[0])
    face = hb.Face(hb.Blob(data))
    assert set(map(ord, "Ya fi ¿é?")) <= set(face.unicodes)
    assert {"GPOS"} <= set(face.table_tags)
    assert len(data) < 40_000


def test_svg_when_fonts_are_left_out_then_only_their_names_remain() -> None:
    text = write_svg(handmade_sheet(1, 1, 1), embed_fonts=False)
    assert "base64" not in text
    assert "'Source Sans 3'" in text


def test_svg_when_text_is_outlined_then_it_needs_no_font() -> None:
    root = parsed(write_svg(handmade_sheet(1, 1, 1), outlines=True))
    assert texts(root) == []
    assert not re.search("font-family|base64", ET.tostring(root, encoding="unicode"))
    assert len(list(root.iter(f"{{{SVG}}}path"))) > 3


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_svg_when_a_background_is_given_then_it_comes_first_in_the_palettes_colour(palette) -> None:  # type: ignore[no-untyped-def]
    shapes = [
        one for one in parsed(write_svg(handmade_sheet(1, 1, 1), palette=palette)) if one.tag.endswith("rect")
    ]
    assert shapes[0].get("fill") == palette.colour("wall")


def test_svg_when_it_has_no_background_then_nothing_lies_behind_the_map() -> None:
    root = parsed(write_svg(handmade_sheet(1, 1, 1), background=None))
    assert not [one for one in root if one.tag.endswith("rect")]


def test_svg_when_a_photo_is_shown_then_its_bytes_are_inside() -> None:
    photo = png_with_holes()
    root = parsed(write_svg(handmade_sheet(1, 1, 1, curve=True), pictures=lambda _asset: photo))
    image = next(root.iter(f"{{{SVG}}}image"))
    assert image.get(f"{{{XLINK}}}href") == "data:image/png;base64," + base64.b64encode(photo).decode()
    assert image.get("preserveAspectRatio") == "xMidYMid slice"


def test_svg_when_written_twice_then_the_text_is_the_same() -> None:
    sheet = handmade_sheet(2, 2, 1, curve=True)
    assert write_svg(sheet) == write_svg(sheet)


def test_svg_when_a_line_has_right_to_left_words_then_it_is_one_text_in_logical_order() -> None:
    sheet = one_block(*text_items("abc שלום def", SCREEN.card, 5, 5))
    assert texts(parsed(write_svg(sheet))) == ["abc שלום def"]


def test_svg_when_text_is_outlined_then_each_block_is_named_by_its_words_and_the_language_is_told() -> None:
    sheet = handmade_sheet(2, 2, 2, curve=True)
    root = parsed(write_svg(sheet, outlines=True, language="es"))
    names = [group.get("aria-label") or "" for group in root.iter(f"{{{SVG}}}g")]
    assert all(word in " ".join(names) for text in WORDS for word in text.split())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"
    assert {group.get("role") for group in root.iter(f"{{{SVG}}}g") if group.get("aria-label")} == {"img"}
    plain = parsed(write_svg(sheet))
    assert not any(group.get("aria-label") for group in plain.iter(f"{{{SVG}}}g"))


def test_svg_when_a_name_would_break_xml_then_symbols_stand_for_it() -> None:
    sheet = one_block(*text_items('a<b>&"', SCREEN.card, 5, 5))
    (group,) = parsed(write_svg(sheet, outlines=True)).iter(f"{{{SVG}}}g")
    assert group.get("aria-label") == 'a<b>&"'
