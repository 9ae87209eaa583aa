"""Clipboard data that is made only when another program asks for it: a picture of cards takes its time."""

import atexit
from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QByteArray, QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication, QImage

from app.compat import override

PNG = "image/png"
_DECODED = "application/x-qt-image"
_put: list[QMimeData] = []
"""What the program put on the clipboard last."""


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


def put_on_clipboard(data: QMimeData) -> None:
    """Put data on the clipboard; when the program ends, Qt gets data of its own instead."""
    QGuiApplication.clipboard().setMimeData(data)
    _put[:] = [data]
    _settle_at_exit()


@cache
def _settle_at_exit() -> None:
    atexit.register(settle_clipboard)


def settle_clipboard() -> None:
    """Put data that Qt has made in the place of ours: Qt keeps the clipboard until after Python has ended.

    Whatever Python makes is bound to Python, a plain QMimeData too, and would take the whole process down.
    """
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    # By identity: the offscreen platform does not know whose its clipboard is, and others' data stay theirs.
    if _put and clipboard.mimeData() is _put[0]:
        clipboard.setMimeData(_made_by_qt(_put[0]))
    _put.clear()


def _made_by_qt(data: QMimeData) -> QMimeData:
    """Return a copy that a model of Qt's hands out; a picture that nobody has asked for is left out."""
    model = QStringListModel([""])
    copy = model.mimeData([model.index(0)])
    copy.clear()
    skipped = (PNG, _DECODED) if isinstance(data, LazyMime) and not data.is_drawn else (_DECODED,)
    for name in data.formats():
        if name not in skipped:
            copy.setData(name, data.data(name))
    return copy
