"""The line icons for buttons and actions: one stroke weight, tinted in the theme's colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.widgets.icon_paths import icon_names, paint_icon, path_of
from app.widgets.inking import begin, fill_round, stroke_round
from app.widgets.theming import colour, px

__all__ = ["icon", "icon_names", "paint_icon", "path_of", "retint", "set_icon"]

FADED = 0.38
SWATCH = "swatch"
"""Not a line icon: a piece of paper in a token's colour."""
SCALES = (1.0, 2.0)


class _Haste:
    """Whether icons are made for the screen that shows them first only."""

    is_on = False


@contextmanager
def in_haste(*, is_on: bool) -> Iterator[None]:
    """Draw icons for one scale instead of two; `retint` makes up for it."""
    _Haste.is_on = is_on
    try:
        yield
    finally:
        _Haste.is_on = False


def icon(name: str, *, token: str = "text", size: int = 20) -> QIcon:
    """Return an icon in a token's colour, with a faded form for what is switched off."""
    made, size = QIcon(), px(size)
    ink = colour(token)
    faded = QColor(ink)
    faded.setAlphaF(FADED)
    for scale in (QGuiApplication.primaryScreen().devicePixelRatio(),) if _Haste.is_on else SCALES:
        made.addPixmap(_pixmap(name, ink, size=size, scale=scale), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, faded, size=size, scale=scale), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, ink: QColor, *, size: int, scale: float) -> QPixmap:
    pixmap = QPixmap.fromImage(_image(name, ink.rgba(), round(size * scale)))
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@lru_cache(maxsize=1024)
def _image(name: str, rgba: int, pixels: int) -> QImage:
    """Return the drawing of an icon: each window has the same hundred, and a theme that comes back too.

    Of few kilobytes each; images, since pixmaps must not outlive the program's application.
    """
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    ink, area = QColor.fromRgba(rgba), QRectF(0, 0, pixels, pixels)
    if name == SWATCH:
        _paint_swatch(painter, area, paper=ink)
    else:
        paint_icon(painter, name, area, ink=ink)
    painter.end()
    return image


def _paint_swatch(painter: QPainter, area: QRectF, *, paper: QColor) -> None:
    inset = area.width() / 9
    area = area.adjusted(inset, inset, -inset, -inset)
    begin(painter)
    fill_round(painter, area, 2 * inset, paper)
    edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
    stroke_round(painter, edge, 2 * inset, ink=paper.darker(135), width=1)


def set_icon(target: QAbstractButton | QAction, name: str, *, token: str = "text", size: int = 20) -> None:
    """Give a button or an action an icon that `retint` keeps in the theme's colours."""
    target.setProperty("iconName", name)
    target.setProperty("iconToken", token)
    target.setProperty("iconPixels", size)
    target.setIcon(icon(name, token=token, size=size))


def beside_icon(words: str) -> str:
    """Return a button's words with room between them and its icon; Qt itself leaves four pixels at any size."""
    return f"\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{words}" if words else ""


def retint(root: QObject) -> None:
    """Draw the icons of everything below a widget anew, after the theme changed."""
    targets: list[QAbstractButton | QAction] = [*root.findChildren(QAbstractButton)]
    targets += root.findChildren(QAction)
    for target in targets:
        name = target.property("iconName")
        if name:
            token, size = str(target.property("iconToken")), int(target.property("iconPixels"))
            target.setIcon(icon(str(name), token=token, size=size))
    if isinstance(root, QWidget):
        root.update()
