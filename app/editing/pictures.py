"""Pictures on their way into a project: checked before they are decoded, turned upright, and made small enough."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.i18n import _
from app.model.project import Asset
from app.storage import limits
from app.storage.assets import AssetStore
from app.storage.errors import LoadError
from app.storage.loader import read_bytes
from app.values import dataclass

LONGEST_SIDE = 1600
_KEPT_BYTES = 1_000_000
_TYPES = {
    b"png": "image/png",
    b"jpeg": "image/jpeg",
    b"jpg": "image/jpeg",
    b"webp": "image/webp",
    b"gif": "image/gif",
}
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif")


class PictureError(Exception):
    """A picture that cannot be used; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that was put into the asset store: its SHA-256 and its description for the project."""

    sha: str
    asset: Asset


def is_picture(path: Path) -> bool:
    """Say whether a file looks like a picture by its name."""
    return path.suffix.lower() in SUFFIXES


def add_picture(path: Path, assets: AssetStore) -> NewPicture:
    """Read a picture file into the store, at most 1,600 pixels a side; raises `PictureError` with one sentence."""
    try:
        data, _writable = read_bytes(path, limit=limits.PICTURE_BYTES)
    except LoadError as error:
        raise PictureError(error.sentence) from error
    return add_picture_bytes(data, assets)


def add_picture_bytes(data: bytes, assets: AssetStore) -> NewPicture:
    """Put a picture's bytes into the store, made smaller if need be; raises `PictureError` with one sentence."""
    if len(data) > limits.PICTURE_BYTES:
        raise PictureError(_("The picture is larger than %d MB.") % (limits.PICTURE_BYTES // limits.MEBIBYTE))
    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    kind = bytes(reader.format().data())
    size = reader.size()
    if kind not in _TYPES or not size.isValid():
        raise PictureError(_("This is not a picture that can be shown: use PNG, JPEG, WebP or GIF."))
    # The size stands in the picture's header, so that a bomb is refused before it is unpacked.
    if size.width() * size.height() > limits.PICTURE_PIXELS:
        raise PictureError(
            _("The picture has more than %d million pixels.") % (limits.PICTURE_PIXELS // 1_000_000)
        )
    image = _decoded(reader, size)
    small = max(size.width(), size.height()) <= LONGEST_SIDE and len(data) <= _KEPT_BYTES
    upright = not reader.transformation().value
    if small and upright and kind != b"gif":
        return _kept(data, _TYPES[kind], image.size(), assets=assets)
    return _encoded(image, assets)


def _decoded(reader: QImageReader, size: QSize) -> QImage:
    reader.setAutoTransform(True)
    longest = max(size.width(), size.height())
    if longest > LONGEST_SIDE:
        box = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureError(_("The picture is damaged."))
    return image


def _encoded(image: QImage, assets: AssetStore) -> NewPicture:
    has_holes = image.hasAlphaChannel()
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(b"png" if has_holes else b"jpeg"))
    writer.setQuality(-1 if has_holes else 85)
    if not writer.write(image):
        raise PictureError(_("The picture is damaged."))
    kind = "image/png" if has_holes else "image/jpeg"
    return _kept(bytes(device.data().data()), kind, image.size(), assets=assets)


def _kept(data: bytes, kind: str, size: QSize, *, assets: AssetStore) -> NewPicture:
    sha = assets.add(data)
    return NewPicture(sha, Asset(type=kind, width=size.width(), height=size.height()))
