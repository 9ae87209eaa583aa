"""The outer form of a PDF file: reportlab's document, its small objects packed together.

reportlab writes every object by itself, with twenty bytes of address each. A tagged map has thousands of them, so
that here all but streams go into object streams and the addresses into a stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import codecs
import struct
import zlib
from collections.abc import Callable, Sequence
from itertools import accumulate

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from app.compat import override
from app.render.pdf_stream import LEVEL


def _plain_codec(name: str) -> codecs.CodecInfo | None:
    """The encoding of keys and names, which are ASCII; reportlab's own reads the measures of fonts for it."""
    return codecs.lookup("ascii") if name == "extpdfdoc" else None


codecs.register(_plain_codec)  # asked after reportlab's own, where that is there

PACKED = 400
"""Objects in one object stream; a reader unpacks a whole stream for one object of it."""
_place: Callable[[int, int, int], bytes] = struct.Struct(">BIH").pack
"""Where an object is: its kind, an offset or the number of its stream, and its index there."""
_NOWHERE = _place(0, 0, 65535)
_INDICES = [struct.pack(">H", index) for index in range(PACKED)]
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Ready(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object whose text is there already, so that nothing needs to be formatted."""

    def __init__(self, text: bytes = b"null") -> None:
        self.text = text

    def format(self, _document: PDFDocument) -> bytes:
        """Return the object as it stands in the file."""
        return self.text


class PackedDocument(PDFDocument):  # type: ignore[misc]
    """A document of reportlab's, with as many ready-made objects behind its own as one likes."""

    behind: Callable[[int], list[bytes]] | None = None
    """Called with the first free number when all else is numbered; returns the objects from there on."""

    def number_of(self, element: PDFObject) -> int:
        """Return the number by which other objects refer to an object."""
        name = self.Reference(element).name
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def number_of_page(self, page: PDFObjectReference) -> int:
        """Return the number of a page that was added."""
        number: int = self.idToObjectNumberAndVersion[page.name][0]
        return number

    @override
    def format(self) -> bytes:
        """Return the bytes of the file; nothing may be added afterwards."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        made = self._formatted()
        more = self.behind(len(made) + 1) if self.behind is not None else []
        for number, name in self.numberToId.items():
            if isinstance(self.idToObject[name], Ready):  # may only be ready now
                made[number - 1] = (self.idToObject[name].text, False)
        return self.file_of(made, more)

    def _formatted(self) -> list[tuple[bytes, bool]]:
        """Return every object by number from 1, and whether it is a stream; formatting one may add others."""
        made: list[tuple[bytes, bool]] = []
        while (name := self.numberToId.get(len(made) + 1)) is not None:
            element = self.idToObject[name]
            text = pdfdoc.format(element, self, 1)
            made.append((text, text.endswith((b"endstream\n", b"endstream"))))
        return made

    def file_of(self, objects: Sequence[tuple[bytes, bool]], more: Sequence[bytes]) -> bytes:
        """Return the file that holds these objects, numbered from 1, and then more small ones."""
        parts, offset = [HEAD], len(HEAD)
        places = [_NOWHERE] * (len(objects) + 1)
        numbers, texts = list[int](), list[bytes]()
        for number, (text, is_stream) in enumerate(objects, 1):
            if is_stream:
                parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, text.rstrip(b"\n")))
                places[number] = _place(1, offset, 0)
                offset += len(parts[-1])
            else:
                numbers.append(number)
                texts.append(text)
        first = len(places)
        numbers += range(first, first + len(more))
        texts += more
        places += [_NOWHERE] * len(more)
        for start in range(0, len(texts), PACKED):
            own, end = len(places), start + PACKED
            inside = list(map(struct.pack(">BI", 2, own).__add__, _INDICES))
            parts.append(_pack(own, numbers[start:end], texts[start:end]))
            places.append(_place(1, offset, 0))
            offset += len(parts[-1])
            for number, place in zip(numbers[start:end], inside, strict=False):
                places[number] = place
        parts.append(self._addresses(places, offset))
        return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % offset])

    def _addresses(self, places: list[bytes], offset: int) -> bytes:
        own = len(places)
        packed = zlib.compress(b"".join([*places, _place(1, offset, 0)]), LEVEL)
        identity = self.signature.hexdigest().encode("ascii")
        root, info = self.number_of(self.Catalog), self.number_of(self.info)
        entries = (
            b"<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>"
        ) % (own + 1, root, info, identity, identity, len(packed))
        return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (own, entries, packed)


def _pack(own: int, numbers: list[int], texts: list[bytes]) -> bytes:
    """Return an object stream: where each object begins, and then the objects."""
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    start = b" ".join(map(b"%d %d".__mod__, zip(numbers, begins, strict=False))) + b"\n"
    packed = zlib.compress(start + b"\n".join(texts), LEVEL)
    entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (
        len(texts),
        len(start),
        len(packed),
    )
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (own, entries, packed)
