"""Streams of a PDF, compressed here so that the level and the bytes are ours."""

import zlib
from collections.abc import Iterable
from hashlib import md5
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

LEVEL = 3
"""Takes a third of the time of zlib's own 6, and pages become a quarter larger."""
BATCH = 100_000


def compressed(data: bytes, *, entries: dict[str, object] | None = None) -> PDFStream:
    """Return a stream with the Flate filter and these further entries."""
    dictionary = PDFDictionary({**(entries or {}), "Filter": PDFArray([PDFName("FlateDecode")])})
    return PDFStream(dictionary, zlib.compress(data, LEVEL))


class Packer(Protocol):
    """Packs one stream, here or elsewhere."""

    def add(self, data: bytes) -> None:
        """Append to what is packed."""
        ...

    def end(self) -> None:
        """Say that nothing more will come."""
        ...

    def packed(self) -> bytes:
        """Return all of it, packed; ask once, at the end."""
        ...


class LocalPacker:
    """Packs one stream at once.

    Not in a thread of its own: handing the interpreter to and fro costs more than both do at once.
    """

    def __init__(self) -> None:
        self._packer = zlib.compressobj(LEVEL)
        self._done: list[bytes] = []

    def add(self, data: bytes) -> None:
        """Append to what is packed."""
        self._done.append(self._packer.compress(data))

    def end(self) -> None:
        """Say that nothing more will come."""
        self._done.append(self._packer.flush())

    def packed(self) -> bytes:
        """Return all of it, packed."""
        return b"".join(self._done)


class Deflated:
    """A stream that is being packed."""

    def __init__(
        self, parts: Iterable[str], packer: Packer, *, entries: dict[str, object] | None = None
    ) -> None:
        """Give text of single bytes to a packer, for a stream with these further entries."""
        self._packer = packer
        for batch in _batches(parts):
            packer.add(batch.encode("latin-1"))
        packer.end()
        dictionary = {**(entries or {}), "Filter": PDFArray([PDFName("FlateDecode")])}
        self.stream = PDFStream(PDFDictionary(dictionary), b"")

    def finish(self) -> bytes:
        """Put the packed text into the stream and return a digest of it."""
        packed = self.stream.content = self._packer.packed()
        return md5(packed, usedforsecurity=False).digest()


def _batches(parts: Iterable[str]) -> Iterable[str]:
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size > BATCH:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)
