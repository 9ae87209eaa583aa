"""Clipboard data that is made only when another program asks for it: a picture of cards takes its time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from app.compat import override

PNG = "image/png"
_DECODED = "application/x-qt-image"


class LazyMime(QMimeData):
    """Holds what is ready, and a picture that `draw` makes as a PNG at the first question for it."""

    def __init__(self, ready: Mapping[str, bytes], draw: Callable[[], bytes]) -> None:
        super().__init__()
        self._draw = draw
        self._png: QByteArray | None = None
        self._image = QImage()
        for name, data in ready.items():
            self.setData(name, QByteArray(data))

    @property
    def is_drawn(self) -> bool:
        """Whether anybody has asked for the picture."""
        return self._png is not None

    def png(self) -> QByteArray:
        """Return the picture; empty if it could not be made."""
        if self._png is None:
            self._png = QByteArray(self._draw())
        return self._png

    @override
    def formats(self) -> list[str]:
        return [*super().formats(), PNG, _DECODED]

    @override
    def hasFormat(self, name: str) -> bool:
        return name in (PNG, _DECODED) or super().hasFormat(name)

    @override
    def retrieveData(self, name: str, kind: object) -> object:
        if name == PNG:
            return self.png()
        if name == _DECODED:
            if self._image.isNull():
                self._image = QImage.fromData(self.png())
            return self._image
        return super().retrieveData(name, kind)  # type: ignore[arg-type]
