"""A PNG written piece by piece, its pieces compressed on several threads.

Each band of rows is deflated by itself, ended by a full flush, so that the pieces can be joined; their Adler
sums are combined. Sources: PNG specification (ISO 15948), RFC 1950 and 1951.
"""

import struct
import zlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, Self

from app.values import dataclass

LEVEL = 3
THREADS = 2
WAITING = 2
"""Bands that may wait for a thread; more would only take memory."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ADLER_BASE = 65521
_METRES_PER_INCH = 0.0254


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compressed band: its bytes, the Adler sum of its data and how long that was."""

    data: bytes
    adler: int
    length: int


class PngStream:
    """Writes an image row by row; use as a context manager, which ends the file."""

    def __init__(self, out: BinaryIO, *, width: int, height: int, has_alpha: bool, dpi: float) -> None:
        self._out = out
        self._rows, self._height = 0, height
        self._adler = 1
        self._pool = ThreadPoolExecutor(THREADS)
        self._pieces: deque[Future[_Piece]] = deque()
        out.write(_SIGNATURE)
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6 if has_alpha else 2, 0, 0, 0))
        self._chunk(b"sRGB", b"\0")
        per_metre = round(dpi / _METRES_PER_INCH)
        self._chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
        self._chunk(b"IDAT", b"\x78\x01")

    def add(self, rows: list[bytes]) -> None:
        """Append rows of pixels, three or four bytes each."""
        self.add_filtered(b"\0" + b"\0".join(rows), len(rows))

    def add_filtered(self, data: bytes | bytearray, rows: int) -> None:
        """Append so many rows, each with the byte of its filter before it."""
        self._rows += rows
        self._pieces.append(self._pool.submit(_deflated, data))
        while len(self._pieces) > WAITING:
            self._write_next()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _finish(self) -> None:
        if self._rows != self._height:
            raise ValueError(f"{self._rows} rows were written of {self._height}")
        while self._pieces:
            self._write_next()
        end = zlib.compressobj(LEVEL, zlib.DEFLATED, -15).flush(zlib.Z_FINISH)
        self._chunk(b"IDAT", end + struct.pack(">I", self._adler))
        self._chunk(b"IEND", b"")

    def _write_next(self) -> None:
        piece = self._pieces.popleft().result()
        self._adler = combined_adler(self._adler, piece.adler, piece.length)
        self._chunk(b"IDAT", piece.data)

    def _chunk(self, kind: bytes, data: bytes) -> None:
        self._out.write(struct.pack(">I", len(data)) + kind)
        self._out.write(data)
        self._out.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))


def combined_adler(first: int, second: int, length: int) -> int:
    """Return the Adler-32 sum of two joined pieces of data; `length` is that of the second (zlib's method)."""
    rest = length % _ADLER_BASE
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = rest * (first & 0xFFFF) + (first >> 16) + (second >> 16) - rest
    return (high % _ADLER_BASE) << 16 | low % _ADLER_BASE


def _deflated(data: bytes | bytearray) -> _Piece:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return _Piece(packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH), zlib.adler32(data), len(data))
