"""Pictures that come from files: made small, refused when they are none or too much."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from app.editing.pictures import PictureError, add_picture, add_picture_bytes, is_picture
from app.storage.assets import AssetStore


def png(width: int, height: int, *, alpha: int = 255) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32 if alpha < 255 else QImage.Format.Format_RGB32)
    image.fill(QColor(200, 30, 30, alpha))
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(device, b"png").write(image)
    return bytes(device.data().data())


def test_picture_when_small_then_is_kept_as_it_is() -> None:
    data, assets = png(40, 30), AssetStore()
    picture = add_picture_bytes(data, assets)
    assert assets.get(picture.sha) == data
    assert (picture.asset.type, picture.asset.width, picture.asset.height) == ("image/png", 40, 30)


@pytest.mark.parametrize(("alpha", "kind"), [(255, "image/jpeg"), (100, "image/png")])
def test_picture_when_large_then_is_scaled_to_1600(alpha: int, kind: str) -> None:
    assets = AssetStore()
    picture = add_picture_bytes(png(3200, 800, alpha=alpha), assets)
    assert (picture.asset.type, picture.asset.width, picture.asset.height) == (kind, 1600, 400)
    data = assets.get(picture.sha)
    assert data is not None and QImage.fromData(data).width() == 1600


def bomb(side: int) -> bytes:
    """A PNG whose header promises far more pixels than it is worth unpacking."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00" * 64


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg/>", png(9, 9)[:40], bomb(60_000)])
def test_picture_when_it_is_none_then_says_so_in_one_sentence(data: bytes) -> None:
    assets = AssetStore()
    with pytest.raises(PictureError) as caught:
        add_picture_bytes(data, assets)
    assert str(caught.value).endswith((".", "GIF."))
    assert len(assets) == 0


def test_file_when_it_is_missing_then_says_so(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="no such file"):
        add_picture(tmp_path / "gone.png", AssetStore())
    assert is_picture(Path("a.PNG"))
    assert not is_picture(Path("a.svg"))
