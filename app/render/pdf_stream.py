"""Streams of a PDF, compressed here so that the level and the bytes are ours."""

import zlib

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

LEVEL = 6


def compressed(data: bytes, *, entries: dict[str, object] | None = None) -> PDFStream:
    """Return a stream with the Flate filter and these further entries."""
    dictionary = PDFDictionary({**(entries or {}), "Filter": PDFArray([PDFName("FlateDecode")])})
    return PDFStream(dictionary, zlib.compress(data, LEVEL))


def plain(data: bytes, *, entries: dict[str, object]) -> PDFStream:
    """Return a stream whose data, such as a JPEG, needs no filter of ours."""
    return PDFStream(PDFDictionary(entries), data)
