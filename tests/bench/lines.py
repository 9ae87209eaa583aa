"""P-11: the same lines and the same glyph places on the screen and in the PDF, for 2,400 texts in four languages."""

from collections import defaultdict
from ctypes import byref, c_double

import pypdfium2
import pypdfium2.raw as pdfium

from app.ink.primitives import TextLine
from app.ink.text import default_book
from app.layout.engine import lay_out
from app.layout.page import own_page
from app.layout.sheet import Sheet
from app.render.order import blocks_in_order
from app.render.pdf import PdfPage, write_pdf
from app.render.qt_glyphs import QtFaces
from app.render.qt_png import ensure_application
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result
from tests.render.reading import run_positions

Place = tuple[float, float]


def measure(*, rounds: int) -> list[Result]:
    """Return how many glyphs of the PDF lie elsewhere than on the screen, and by how much at most."""
    ensure_application()
    sheet = lay_out(synthetic(2_400), "mp_1")
    page = own_page(sheet)
    drawn = _on_screen(sheet, page.scale, page.offset)
    data = write_pdf(
        [PdfPage(page.width, page.height, sheet, scale=page.scale, offset=page.offset)], title="P-11"
    )
    printed = _in_pdf(data)
    missing, worst = _compare(drawn, printed)
    glyphs = sum(map(len, printed.values()))
    more = f"{glyphs:,} glyphs, the farthest {worst:.4f} pt"
    return [
        Result("P-11", "glyphs of the PDF on another line than on screen", missing, 0, 0, unit="", more=more),
        Result("P-11", "farthest glyph, PDF against screen", worst, 0.01, 0.01, unit=" pt"),
    ]


def _on_screen(sheet: Sheet, scale: float, offset: Place) -> dict[str, list[Place]]:
    """Where Qt draws each glyph, in points from the page's upper left corner, by character."""
    faces, found = QtFaces(default_book()), defaultdict(list)
    for placed in blocks_in_order(sheet):
        for item in placed.block.items:
            if isinstance(item, TextLine):
                _add_line(found, item, placed.x, placed.y, faces, scale, offset)
    return found


def _add_line(found, item, dx, dy, faces, scale, offset) -> None:
    places = run_positions(item.line.runs, faces)
    words = [word for run in item.line.runs for word in run.words]
    characters = [one for word in words for one in word.text]
    if len(places) != len(characters):
        return
    for one, (x, y) in zip(characters, places, strict=True):
        at = (offset[0] + scale * (dx + item.x + x), offset[1] + scale * (dy + item.y + y))
        found[one].append(at)


def _in_pdf(data: bytes) -> dict[str, list[Place]]:
    """Where pdfium finds each character's origin, in points from the page's upper left corner."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text, height = page.get_textpage(), page.get_height()
    found = defaultdict(list)
    x, y = c_double(), c_double()
    for index in range(pdfium.FPDFText_CountChars(text)):
        one = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not one.isspace() and not pdfium.FPDFText_IsGenerated(text, index):
            pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
            found[one].append((x.value, height - y.value))
    document.close()
    return found


def _compare(drawn: dict[str, list[Place]], printed: dict[str, list[Place]]) -> tuple[int, float]:
    """Count printed glyphs that have no drawn twin within a point, and measure the farthest twin."""
    missing, worst = 0, 0.0
    for one, places in printed.items():
        near = defaultdict(list)
        for x, y in drawn.get(one, ()):
            near[round(x), round(y)].append((x, y))
        for x, y in places:
            twins = [
                p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in near.get((round(x) + i, round(y) + j), ())
            ]
            if not twins:
                missing += 1
                continue
            worst = max(worst, min(max(abs(x - a), abs(y - b)) for a, b in twins))
    return missing, worst
