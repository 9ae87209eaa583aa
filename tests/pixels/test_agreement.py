"""Screen, PNG and PDF show the same: glyphs in the same places, and nearly the same pixels."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.ink.primitives import TextLine
from app.ink.text import TextFont, default_book
from app.layout.sheet import Sheet
from app.render.pdf import PdfPage, write_pdf
from app.render.qt_glyphs import QtFaces
from app.render.qt_png import png_bytes
from tests.render.handmade import WORDS, handmade_sheet, one_block, text_items, whole_sheet
from tests.render.reading import pdf_characters, run_positions

pytestmark = pytest.mark.usefixtures("qapp")

FACES = ("regular", "italic", "semibold", "semibold-italic", "bold")


def many_lines() -> list[TextLine]:
    """Lines in every face, with kerning, accents, marks and emoji."""
    texts = (*WORDS, "T.V.A. Ya Yo Te «T. Wa» L’Avenir", "x̣ é ñ ø", "Hello 👍 and ❤")
    found: list[TextLine] = []
    for number, text in enumerate(texts):
        for column, face in enumerate(FACES):
            size = 11 + 3 * ((number + column) % 4)
            items = text_items(text, TextFont(face, size, size + 4), 10 + 500 * column, 10 + 40 * number)
            found += [item for item in items if isinstance(item, TextLine)]
    return found


def test_glyphs_when_drawn_by_qt_and_read_from_the_pdf_then_stand_in_the_same_places() -> None:
    lines = many_lines()
    sheet = one_block(*lines, width=2600, height=420)
    faces = QtFaces(default_book())
    ours = [(line.x + x, line.y + y) for line in lines for x, y in run_positions(line.line.runs, faces)]
    scale = 0.75
    data = write_pdf([PdfPage(sheet.width * scale, sheet.height * scale, sheet, scale)])
    theirs = pdf_characters(data)
    places = {(round(x * scale, 1), round(y * scale, 1)) for x, y in ours}
    assert len(theirs) > 900
    worst = max(
        min(max(abs(one.x - x * scale), abs(one.y - y * scale)) for x, y in near(ours, one.y / scale))
        for one in theirs
    )
    assert worst <= 0.01
    assert len(places) > 900


def near(places: list[tuple[float, float]], y: float) -> list[tuple[float, float]]:
    return [place for place in places if abs(place[1] - y) < 12]


def from_png(sheet: Sheet, scale: int) -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(whole_sheet(sheet, scale=scale)))).convert("L")


def pdf_of(sheet: Sheet) -> bytes:
    return write_pdf([PdfPage(sheet.width, sheet.height, sheet, background="wall")])


def from_poppler(data: bytes, scale: int, folder: Path) -> Image.Image:
    (folder / "map.pdf").write_bytes(data)
    command = ["pdftoppm", "-r", str(72 * scale), "-png", "-singlefile", "map.pdf", "map"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return Image.open(folder / "map.png").convert("L")


def from_pdfium(data: bytes, scale: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=scale).to_pil().convert("L")
    document.close()
    return image


def strongly_different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels whose greys are more than 64 of 255 apart, in per cent."""
    assert one.size == other.size
    counts = ImageChops.difference(one, other).histogram()
    return 100 * sum(counts[65:]) / sum(counts)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils are not installed")
@pytest.mark.parametrize("scale", [1, 2])
def test_png_and_pdf_when_rasterised_by_poppler_then_hardly_differ(scale: int, tmp_path: Path) -> None:
    sheet = handmade_sheet(4, 3, 2, curve=True)
    assert strongly_different(from_png(sheet, scale), from_poppler(pdf_of(sheet), scale, tmp_path)) <= 0.5


@pytest.mark.parametrize("scale", [1, 2])
def test_png_and_pdf_when_rasterised_by_pdfium_then_differ_no_more_than_viewers_do(scale: int) -> None:
    sheet = handmade_sheet(4, 3, 2, curve=True)
    assert strongly_different(from_png(sheet, scale), from_pdfium(pdf_of(sheet), scale)) <= 1.0


def test_strongly_different_when_the_words_are_others_then_notices() -> None:
    sheet, other = (handmade_sheet(2, 2, 2, words=(text,)) for text in ("Reads reviews", "Asks colleagues"))
    image = from_png(sheet, 1)
    same = strongly_different(image, from_pdfium(pdf_of(sheet), 1))
    assert strongly_different(image, from_pdfium(pdf_of(other), 1)) > 2 * same
