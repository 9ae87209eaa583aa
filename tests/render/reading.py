"""What other programs find in a file of ours."""

import ctypes
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw
from PySide6.QtGui import QTransform

from app.ink.text import GlyphRun
from app.render.qt_glyphs import DESIGN_SIZE, QtFaces, RunBuilder


@dataclass(frozen=True)
class Character:
    """One character as PDFium sees it, its origin in points from the page's upper left corner."""

    text: str
    x: float
    y: float


def pdf_text(data: bytes, *, page: int = 0) -> str:
    """The text of a page in the order of its content, lines joined by single spaces."""
    document = pypdfium2.PdfDocument(data)
    try:
        text: str = document[page].get_textpage().get_text_range()
    finally:
        document.close()
    return " ".join(text.replace("\ufffe", "").split())


def pdf_characters(data: bytes) -> list[Character]:
    """The characters of the first page but for spaces, where their glyphs stand."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text)):
        shown = chr(raw.FPDFText_GetUnicode(text, index))
        if shown.isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        found.append(Character(shown, x.value, page.get_height() - y.value))
    document.close()
    return found


def pdf_objects(data: bytes, kind: bytes) -> list[bytes]:
    """The dictionaries of a /Type or /Subtype, whose streams are left out."""
    pattern = rb"/(?:Type|Subtype) ?/" + kind + rb"\b"
    return [head for head in pdf_dictionaries(data).values() if re.search(pattern, head)]


def pdf_dictionaries(data: bytes) -> dict[int, bytes]:
    """Every object by its number, without the content of streams; those packed in object streams too."""
    found = {}
    for match in re.finditer(rb"(\d+) 0 obj\n?(.*?)endobj", data, re.DOTALL):
        head, _stream, content = match.group(2).partition(b"stream\n")
        found[int(match.group(1))] = head
        if b"/Type/ObjStm" in head:
            found |= _unpacked(head, content)
    return found


def pdf_streams(data: bytes) -> list[bytes]:
    """The content of every stream that zlib packed, such as pages, forms and fonts."""
    found = []
    for match in re.finditer(rb"FlateDecode.*?stream\n(.*?)\n?endstream", data, re.DOTALL):
        found.append(zlib.decompressobj().decompress(match.group(1)))
    return found


def _unpacked(head: bytes, content: bytes) -> dict[int, bytes]:
    first = int(re.search(rb"/First (\d+)", head)[1])  # type: ignore[index]
    text = zlib.decompressobj().decompress(content)
    numbers = [int(one) for one in text[:first].split()]
    starts = [*numbers[1::2], len(text) - first]
    return {
        number: text[first + start : first + stop]
        for number, start, stop in zip(numbers[::2], starts, starts[1:], strict=False)
    }


@dataclass(frozen=True)
class Tag:
    """One node of what a page says of itself: its kind, its words for those who do not see it, and its parts."""

    kind: str
    alt: str
    parts: "tuple[Tag, ...]"

    def all(self, kind: str) -> "list[Tag]":
        """This node and all below it of one kind, in reading order."""
        found = [self] if self.kind == kind else []
        return found + [one for part in self.parts for one in part.all(kind)]


def pdf_tags(data: bytes, *, page: int = 0) -> Tag:
    """The tree of tags of a page, as PDFium sees it; the first node is a root of ours."""
    document = pypdfium2.PdfDocument(data)
    shown = document[page]
    tree = raw.FPDF_StructTree_GetForPage(shown)
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        parts = tuple(_tag(raw.FPDF_StructTree_GetChildAtIndex(tree, index)) for index in range(count))
    finally:
        raw.FPDF_StructTree_Close(tree)
        document.close()
    return Tag("", "", parts)


def _tag(element: object) -> Tag:
    count = raw.FPDF_StructElement_CountChildren(element)
    children = (raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count))
    parts = tuple(_tag(child) for child in children if child)
    kind = _wide(raw.FPDF_StructElement_GetType, element)
    return Tag(kind, _wide(raw.FPDF_StructElement_GetAltText, element), parts)


def _wide(read: Callable[[object, object, int], int], element: object) -> str:
    size = read(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def run_positions(runs: Iterable[GlyphRun], faces: QtFaces) -> list[tuple[float, float]]:
    """Return where Qt puts each glyph of some runs, in map units from the line's top left corner."""
    found: list[tuple[float, float]] = []
    for run in runs:
        builder = RunBuilder(faces.face(run.face), run.size)
        builder.add(run, 0.0, 0.0)
        back = QTransform.fromScale(run.size / DESIGN_SIZE, run.size / DESIGN_SIZE)
        places = [back.map(place) for place in builder.glyph_run().positions()]
        found += [(place.x(), place.y()) for place in places]
    return found
