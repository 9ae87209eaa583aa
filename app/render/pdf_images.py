"""Photos in a PDF: each once, a JPEG as it is, all else losslessly."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from app.render.pdf_stream import LEVEL, plain

PictureBytes = Callable[[str], bytes | None]

_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))


@dataclass(frozen=True, slots=True)
class PdfImage:
    """A photo under the name by which pages draw it; size in pixels."""

    name: str
    width: int
    height: int
    reference: PDFObjectReference


class PdfImages:
    """The photos of a document, embedded when they are first drawn."""

    def __init__(self, document: PDFDocument, source: PictureBytes) -> None:
        self._document, self._source = document, source
        self._images: dict[str, PdfImage | None] = {}

    def image(self, asset: str) -> PdfImage | None:
        """Return a photo; None if it is not there or cannot be read."""
        if asset not in self._images:
            data = self._source(asset)
            self._images[asset] = self._embedded(data) if data else None
        return self._images[asset]

    def resources(self) -> PDFDictionary:
        """Return the XObject dictionary for pages."""
        return PDFDictionary({image.name: image.reference for image in self._images.values() if image})

    def _embedded(self, data: bytes) -> PdfImage | None:
        found = _jpeg(data) or _decoded(data, self._document)
        if found is None:
            return None
        stream, width, height = found
        return PdfImage(f"I{len(self._images)}", width, height, self._document.Reference(stream))


def _jpeg(data: bytes) -> tuple[PDFStream, int, int] | None:
    """Return a JPEG as a stream with its width and height; None if it is none or is turned by its metadata."""
    if not data.startswith(b"\xff\xd8") or b"Exif\0\0" in data[:64]:
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in _FRAMES:
            height, width, components = struct.unpack(">HHB", data[at + 5 : at + 10])
            if components not in (1, 3):
                return None
            return plain(data, entries=_entries(width, height, components, "DCTDecode")), width, height
        at += 2 + length
    return None


def _decoded(data: bytes, document: PDFDocument) -> tuple[PDFStream, int, int] | None:
    from PIL import Image, ImageOps, UnidentifiedImageError  # here: only documents with photos need it

    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    width, height = picture.size
    alpha = picture.getchannel("A")
    stream = _pixels(picture.convert("RGB").tobytes(), width, height, components=3)
    if alpha.getextrema() != (255, 255):
        mask = _pixels(alpha.tobytes(), width, height, components=1)
        stream.dictionary["SMask"] = document.Reference(mask)
    return stream, width, height


def _pixels(data: bytes, width: int, height: int, *, components: int) -> PDFStream:
    return plain(zlib.compress(data, LEVEL), entries=_entries(width, height, components, "FlateDecode"))


def _entries(width: int, height: int, components: int, filter_name: str) -> dict[str, object]:
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": PDFName(_SPACES[components]),
        "BitsPerComponent": 8,
        "Interpolate": "true",
        "Filter": PDFArray([PDFName(filter_name)]),
    }
