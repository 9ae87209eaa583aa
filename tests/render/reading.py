"""What other programs find in a file of ours."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw


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
    bodies = re.findall(rb"\d+ 0 obj\n?(.*?)endobj", data, re.DOTALL)
    heads = [body.split(b"stream\n")[0] for body in bodies]
    return [head for head in heads if re.search(rb"/(?:Type|Subtype) /" + kind + rb"\b", head)]
