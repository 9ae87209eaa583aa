"""Scripts beyond the bundled fonts, with a font made on the spot: the same on any machine, whatever it has."""

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from app.editing.poster_files import PosterOrder, pdf_bytes, planned
from app.ink.fonts import FontBook
from app.ink.text_fallback import SystemFonts
from app.layout.poster.wishes import Contents, PosterWishes
from app.storage.assets import AssetStore
from tests.render.reading import pdf_objects, pdf_text
from tests.render.test_poster_text import plain, scripted

WORDS = {
    "chinese": "顾客寻找附近的咖啡馆",
    "japanese": "近くのカフェを探す",
    "korean": "고객은 카페를 찾는다",
    "arabic": "يبحث العميل عن مقهى",
    "hebrew": "הלקוח מחפש קפה",
    "emoji": "喜欢 👍 咖啡",
}


def made_font(folder: Path, characters: str) -> Path:
    """Write a font that has these characters, each a block of its own width."""
    letters = sorted({one for one in characters if not one.isspace()})
    names = [".notdef", *(f"u{ord(one):05X}" for one in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(one): name for one, name in zip(letters, names[1:], strict=True)})
    glyphs, metrics = {}, {}
    for turn, name in enumerate(names):
        width = 600 + 10 * turn
        pen = TTGlyphPen(None)
        for step, point in enumerate(((60, 0), (60, 700), (width - 60, 700), (width - 60, 0))):
            (pen.lineTo if step else pen.moveTo)(point)
        pen.closePath()
        glyphs[name], metrics[name] = pen.glyph(), (width, 60)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    path = folder / "Blocks-Regular.ttf"
    builder.save(path)
    return path


@pytest.mark.parametrize("script", WORDS)
def test_script_when_a_font_is_there_then_each_text_is_found_in_order_and_its_font_is_in_the_file(
    script: str, tmp_path: Path
) -> None:
    words = WORDS[script]
    made_font(tmp_path, "".join(WORDS.values()))
    book = FontBook(system=SystemFonts([tmp_path]))
    project = scripted(words)
    wishes = PosterWishes(mode="fit", contents=Contents(page_numbers=False))
    order = PosterOrder(project, project.maps[0], AssetStore(), wishes, book=book)
    poster = planned(order)
    assert not poster.missing
    data = pdf_bytes(order, poster)
    # Lines of Chinese end without a space, so none counts.
    text, searched = ("".join(plain(one).split()) for one in (pdf_text(data), words))
    assert text.count(searched) == 2  # on the card, and on the curve
    assert text.index(searched) < text.index("andmore") < text.rindex(searched)
    descriptors = pdf_objects(data, b"FontDescriptor")
    assert any(b"Blocks" in one for one in descriptors)
    assert all(b"/FontFile" in one for one in descriptors)
    assert data == pdf_bytes(order, planned(order))


def test_script_when_no_font_has_it_then_the_characters_are_named(tmp_path: Path) -> None:
    book = FontBook(system=SystemFonts([tmp_path]))
    project = scripted("咖啡")
    order = PosterOrder(project, project.maps[0], AssetStore(), PosterWishes(mode="fit"), book=book)
    assert set(planned(order).missing) == {"咖", "啡"}
