"""Lines that read upwards: every printer draws them where their flat line would be, turned by a quarter."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from app.ink.primitives import Item, TextLine, TurnedLine
from app.ink.text import TextFont, default_book
from app.layout.sheet import Sheet
from app.render.pdf import PdfPage, write_pdf
from app.render.qt_glyphs import QtFaces
from app.render.qt_png import png_bytes
from app.render.shapes import item_bounds
from app.render.svg import write_svg
from tests.pixels.test_agreement import from_png, from_poppler, pdf_of, strongly_different
from tests.render.handmade import one_block, text_items, whole_sheet
from tests.render.reading import pdf_characters, run_positions

pytestmark = pytest.mark.usefixtures("qapp")

SIDE = 300.0
WORDS = (
    ("Entrar al local", "bold", 20.0),
    ("T.V.A. Ya Yo «T. Wa»", "semibold", 14.0),
    ("\u0e9a\U000105c0 x", "regular", 24.0),
)
"""Plain words, kerned ones, and some that no font may have."""


def lines() -> list[TextLine]:
    found: list[TextLine] = []
    for number, (text, face, size) in enumerate(WORDS):
        items = text_items(text, TextFont(face, size, size + 4), 20.0, 20.0 + 60.0 * number)
        found += [item for item in items if isinstance(item, TextLine)]
    return found


def flat() -> Sheet:
    return one_block(*lines(), width=SIDE, height=SIDE)


def turned(*more: Item) -> Sheet:
    """The same sheet, turned: what was at (x, y) is at (y, SIDE - x)."""
    items = [TurnedLine(one.line, one.y, SIDE - one.x, one.ink) for one in lines()]
    return one_block(*items, *more, width=SIDE, height=SIDE)


def test_turned_lines_when_painted_then_are_the_flat_ones_turned() -> None:
    upright = from_png(flat(), 3).rotate(90)
    assert upright.getextrema()[0] < 80
    assert strongly_different(upright, from_png(turned(), 3)) <= 0.4


def test_turned_lines_when_in_a_pdf_then_their_glyphs_stand_where_the_flat_ones_would() -> None:
    faces = QtFaces(default_book())
    known = [one for one in lines() if not any(run.missing for run in one.line.runs)]
    places = [(one.y + y, SIDE - one.x - x) for one in known for x, y in run_positions(one.line.runs, faces)]
    data = write_pdf([PdfPage(SIDE, SIDE, turned())])
    found = pdf_characters(data)
    words = sum(len(one.line.text.replace(" ", "")) for one in known)
    near = [one for one in found if any(abs(one.x - x) < 0.01 and abs(one.y - y) < 0.01 for x, y in places)]
    assert len(near) >= words


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not here")
def test_turned_lines_when_followed_by_others_then_screen_and_pdf_agree(tmp_path: Path) -> None:
    after = text_items("after, flat", TextFont("regular", 14, 18), 220.0, 200.0, ink="edge.coral")
    sheet = turned(*after, *text_items("and more", TextFont("bold", 20, 24), 200.0, 230.0))
    assert strongly_different(from_png(sheet, 2), from_poppler(pdf_of(sheet), 2, tmp_path)) <= 0.5


def test_turned_lines_when_bounded_then_all_ink_is_within() -> None:
    sheet = turned()
    image = Image.open(io.BytesIO(png_bytes(whole_sheet(sheet, scale=1)))).convert("L")
    ground = image.getpixel((1, 1))
    for item in sheet.foot[0].block.items:
        bounds = item_bounds(item)
        image.paste(ground, tuple(map(round, (bounds.x, bounds.y, bounds.right, bounds.bottom))))
    assert image.getextrema()[0] == ground


def test_turned_lines_when_in_an_svg_then_are_one_text_each_that_can_be_found() -> None:
    text = write_svg(turned())
    assert text.count("rotate(-90)") == len(WORDS)
    assert ">Entrar al local</text>" in text
