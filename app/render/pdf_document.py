"""The outer form of a PDF file: reportlab's document, its small objects packed together.

reportlab writes every object by itself, with twenty bytes of address each. A tagged map has thousands of them, so
that here all but streams go into object streams and the addresses into a stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import codecs
import struct
import zlib
from collections.abc import Callable, Sequence
from itertools import accumulate, chain

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
        return self.file_of([*made, *((text, False) for text in more)])

    def _formatted(self) -> list[tuple[bytes, bool]]:
        """Return every object by number from 1, and whether it is a stream; formatting one may add others."""
        made: list[tuple[bytes, bool]] = []
        while (name := self.numberToId.get(len(made) + 1)) is not None:
            element = self.idToObject[name]
            text = pdfdoc.format(element, self, 1)
            made.append((text, text.endswith((b"endstream\n", b"endstream"))))
        return made

    def file_of(self, objects: Sequence[tuple[bytes, bool]]) -> bytes:
        """Return the file that holds these objects, numbered from 1."""
        parts, offset = [HEAD], len(HEAD)
        places = [(0, 0, 65535)] * (len(objects) + 1)
        small: list[int] = []
        for number, (text, is_stream) in enumerate(objects, 1):
            if is_stream:
                parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, text.rstrip(b"\n")))
                places[number] = (1, offset, 0)
                offset += len(parts[-1])
            else:
                small.append(number)
        for start in range(0, len(small), PACKED):
            pack, own = small[start : start + PACKED], len(places)
            parts.append(_pack(own, pack, [objects[number - 1][0] for number in pack]))
            places.append((1, offset, 0))
            offset += len(parts[-1])
            for index, number in enumerate(pack):
                places[number] = (2, own, index)
        parts.append(self._addresses(places, offset))
        return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % offset])

    def _addresses(self, places: list[tuple[int, int, int]], offset: int) -> bytes:
        own = len(places)
        rows = [*places, (1, offset, 0)]
        table = struct.pack(">" + "BIH" * len(rows), *chain.from_iterable(rows))
        packed = zlib.compress(table, LEVEL)
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
