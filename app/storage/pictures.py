"""What a picture is, by its first bytes alone: a stranger's picture is measured before anything decodes it.

Only PNG, JPEG, GIF and WebP; SVG and the rest can hang or read files when they are decoded.
"""

import struct
from typing import Final

from app.i18n import _
from app.storage import limits
from app.storage.errors import StorageError
from app.values import dataclass

_JPEG_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))


class PictureError(StorageError):
    """A picture is refused: of another format, damaged or too large."""


@dataclass(frozen=True, slots=True)
class PictureHead:
    """What a picture says about itself: its media type, and its size in pixels."""

    type: str
    width: int
    height: int

    @property
    def format(self) -> str:
        """The one format with which it may be decoded, such as "png"; never let a decoder guess."""
        return self.type.removeprefix("image/")


def inspect_picture(data: bytes) -> PictureHead:
    """Return a picture's type and size from its header; raises `PictureError` with a sentence.

    The rest of the bytes may still be damaged: only decoding can tell.
    """
    if len(data) > limits.PICTURE_BYTES:
        raise PictureError(_("The picture is larger than %d MB.") % (limits.PICTURE_BYTES // limits.MEBIBYTE))
    head = _head(data)
    if head.width < 1 or head.height < 1:
        raise PictureError(_("The picture is damaged."))
    if head.width * head.height > limits.PICTURE_PIXELS:
        raise PictureError(
            _("The picture has more than %d megapixels.") % (limits.PICTURE_PIXELS // 1_000_000)
        )
    return head


def _head(data: bytes) -> PictureHead:
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            return PictureHead("image/png", *struct.unpack(">II", data[16:24]))
        if data.startswith((b"GIF87a", b"GIF89a")):
            return PictureHead("image/gif", *struct.unpack("<HH", data[6:10]))
        if data.startswith(b"\xff\xd8\xff"):
            return PictureHead("image/jpeg", *_jpeg_size(data))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return PictureHead("image/webp", *_webp_size(data))
    except (struct.error, IndexError) as error:
        raise PictureError(_("The picture is damaged.")) from error
    raise PictureError(_("Only pictures in PNG, JPEG, GIF or WebP format can be used."))


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header (ITU T.81, B.2.2)."""
    place = 2
    while place < len(data):
        while data[place] == 0xFF:
            place += 1
        marker, place = data[place], place + 1
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[place + 3 : place + 7])
            return width, height
        if marker not in _JPEG_ALONE:
            (length,) = struct.unpack(">H", data[place : place + 2])
            place += length
        if data[place] != 0xFF:
            break
    raise IndexError(place)


def _webp_size(data: bytes) -> tuple[int, int]:
    """Read the size from the first chunk (RFC 9649: simple lossy, simple lossless or extended)."""
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    raise IndexError(kind)
