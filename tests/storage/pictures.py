"""The first bytes of pictures of every format that is taken."""

import struct


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\0\0\0"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def jpeg(width: int, height: int, marker: int = 0xC0) -> bytes:
    size = struct.pack(">HH", height, width)
    return (
        b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xff\x01\xff"
        + bytes([marker])
        + b"\x00\x11\x08"
        + size
        + b"\x03" * 12
    )


def webp(width: int, height: int, kind: bytes = b"VP8X") -> bytes:
    head = b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0"
    if kind == b"VP8X":
        return head + b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    if kind == b"VP8L":
        return head + b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little")
    return head + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height)
