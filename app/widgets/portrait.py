"""A round portrait: a photo, or the initials on the persona's colour."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from app.editing.session import Session
from app.model.persona import Persona
from app.storage.pictures import PictureError, inspect_picture
from app.widgets.theming import colour, interface_font


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    chosen = words[:1] if len(words) == 1 else (words[0], words[-1])
    return "".join(word[0] for word in chosen).upper()


def decoded(data: bytes, *, side: int) -> QImage | None:
    """Return a picture no larger than `side` pixels on its shorter edge, or None if it cannot be shown.

    The format is the one that its first bytes name; nothing is guessed, and the size is known before it is read.
    """
    try:
        head = inspect_picture(data)
    except PictureError:
        return None
    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(head.format.encode("ascii")))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    room = QSize(side, side)
    size = QSize(head.width, head.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(size)
    image = reader.read()
    return None if image.isNull() else image


class Portraits:
    """Makes round portraits for one session and keeps them while photo, name and colour stay the same."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._images: dict[tuple[str, int], QImage | None] = {}

    def pixmap(self, persona: Persona | None, *, size: int, ratio: float = 2.0) -> QPixmap:
        """Return a portrait `size` pixels wide."""
        side = round(size * ratio)
        made = QPixmap(side, side)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint(painter, QRectF(0, 0, side, side), persona)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def paint(self, painter: QPainter, area: QRectF, persona: Persona | None) -> None:
        """Paint a portrait into a square."""
        image = self._image(persona.photo, round(area.width())) if persona and persona.photo else None
        if image is None:
            _paint_initials(painter, area, persona)
            return
        circle = QPainterPath()
        circle.addEllipse(area)
        painter.save()
        painter.setClipPath(circle)
        side = min(image.width(), image.height())
        corner = QPointF((image.width() - side) / 2, (image.height() - side) / 2)
        painter.drawImage(area, image, QRectF(corner.x(), corner.y(), side, side))
        painter.restore()

    def _image(self, sha: str, side: int) -> QImage | None:
        key = (sha, side)
        if key not in self._images:
            data = self._session.assets.get(sha)
            self._images[key] = decoded(data, side=side) if data is not None else None
        return self._images[key]


def _paint_initials(painter: QPainter, area: QRectF, persona: Persona | None) -> None:
    token = f"curve.{persona.colour}" if persona is not None and persona.colour else "stage.b"
    ink = QColor("#FFFFFF") if _is_deep(colour(token)) else QColor("#0F1720")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(token))
    painter.drawEllipse(area)
    painter.setPen(ink)
    painter.setFont(interface_font(area.width() * 0.38, weight=600))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(persona.name if persona else ""))


def _is_deep(shade: QColor) -> bool:
    """Say whether white is easier to read on a colour than black."""
    return shade.lightnessF() < 0.5
