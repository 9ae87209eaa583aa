"""Photos in a PDF: each once, a JPEG as it is, all else losslessly."""

import io
from collections.abc import Callable

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFImageXObject, PDFObjectReference

from app.values import dataclass

rl_config.useA85 = 0  # else photos are written as text, a quarter larger

PictureBytes = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class PdfImage:
    """A photo under the name by which pages draw it; size in pixels."""

    name: str
    width: int
    height: int
    reference: PDFObjectReference


class PdfImages:
    """The photos of a document, embedded when they are first drawn."""

    def __init__(self, document: PDFDocument, source: PictureBytes, *, is_grey: bool = False) -> None:
        """Take where photos come from; `is_grey` takes their colours away."""
        self._document, self._source, self._is_grey = document, source, is_grey
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
        name = f"I{len(self._images)}"
        try:
            made = PDFImageXObject(name, self._reader(data), mask="auto")
        except (OSError, ValueError, SyntaxError):  # what the decoders of damaged pictures raise
            return None
        transparency = getattr(made, "_smask", None)
        if transparency is not None:
            made.smask = self._document.Reference(transparency)
        return PdfImage(name, made.width, made.height, self._document.Reference(made))

    def _reader(self, data: bytes) -> ImageReader:
        reader = ImageReader(io.BytesIO(data))
        if not self._is_grey:
            return reader
        image = reader._image
        has_holes = image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info
        grey = image.convert("RGBA").convert("LA").convert("RGBA") if has_holes else image.convert("L")
        return ImageReader(grey)
