"""Photos for Qt: cropped to fill their frame, and scaled down in steps so that they stay smooth."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QTransform

from app.ink.geometry import Rect
from app.ink.primitives import Picture
from app.render.shapes import cover_crop

KEPT = 96
"""Scaled photos that are remembered."""

PictureSource = Callable[[str], QImage | None]
PictureBytes = Callable[[str], bytes | None]


def decoded(source: PictureBytes) -> PictureSource:
    """Return a source of images for a source of files (PNG, JPEG, GIF, WebP); damaged ones are not there."""

    def image(asset: str) -> QImage | None:
        data = source(asset)
        made = QImage.fromData(data) if data else QImage()
        return None if made.isNull() else made

    return image


def without_colour(source: PictureSource) -> PictureSource:
    """Return a source of the same images in grey; what is transparent stays so."""

    def image(asset: str) -> QImage | None:
        made = source(asset)
        if made is None or made.isNull():
            return None
        grey = made.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(_WITH_ALPHA)
        if made.hasAlphaChannel():
            grey.setAlphaChannel(made.convertToFormat(_WITH_ALPHA).convertToFormat(_ALPHA))
        return grey

    return image


_WITH_ALPHA, _ALPHA = QImage.Format.Format_ARGB32, QImage.Format.Format_Alpha8


class QtPictures:
    """Draws pictures with smooth edges; a picture that cannot be had leaves a plain shape."""

    def __init__(self, source: PictureSource) -> None:
        self._source = source
        self._scaled: dict[tuple[str, int, int], QImage] = {}

    def paint(self, painter: QPainter, item: Picture, *, empty: QBrush) -> None:
        """Draw a picture at its place under the painter's transform."""
        frame = item.rect
        path = QPainterPath()
        path.addRoundedRect(QRectF(frame.x, frame.y, frame.width, frame.height), item.radius, item.radius)
        step = _pixels(painter.transform().m11() * frame.width)
        image = self._image(item.asset, frame, step)
        if image is None:
            painter.fillPath(path, empty)
            return
        brush = QBrush(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        grow = QTransform.fromTranslate(frame.x, frame.y)
        brush.setTransform(grow.scale(frame.width / image.width(), frame.height / image.height()))
        painter.fillPath(path, brush)

    def _image(self, asset: str, frame: Rect, step: int) -> QImage | None:
        key = (asset, step, round(step * frame.height / frame.width))
        found = self._scaled.get(key)
        if found is None:
            original = self._source(asset)
            if original is None or original.isNull():
                return None
            while len(self._scaled) >= KEPT:
                self._scaled.pop(next(iter(self._scaled)))
            found = self._scaled[key] = _cropped(original, frame, step)
        return found


def _pixels(width: float) -> int:
    """Return the next of a few sizes, so that zooming does not scale the photo anew for each frame."""
    size = 16.0
    while size < min(width, 8192.0):
        size *= 2**0.5
    return int(size)


def _cropped(image: QImage, frame: Rect, width: int) -> QImage:
    part = cover_crop(image.width(), image.height(), frame)
    cut = image.copy(int(part.x), int(part.y), max(1, round(part.width)), max(1, round(part.height)))
    width = min(width, cut.width())
    size = QSize(width, max(1, round(width * frame.height / frame.width)))
    mode = Qt.TransformationMode.SmoothTransformation
    scaled = cut.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    return scaled.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
