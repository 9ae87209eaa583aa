"""Sizes that follow the size of the interface's text: heights, widths and fonts, now and whenever it changes.

A size is given once, in pixels at 100 %. It is kept as a property of the widget, so that all widgets can be gone
through when another text size is chosen; nothing has to be told and nothing has to be forgotten.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

from app.widgets.theming import TEXT_PIXELS, appearance, interface_font, px

_HEIGHT, _WIDTH, _LEAST_WIDTH, _FONT = "naturalHeight", "naturalWidth", "naturalLeastWidth", "naturalFont"
_LEAST_HEIGHT: Final = "naturalLeastHeight"
_MOST_WIDTH: Final = "naturalMostWidth"
_ICON: Final = "naturalIcon"
QWIDGETSIZE_MAX: Final = 16_777_215
"""The greatest width that Qt knows, which means that there is none; PySide does not pass its name on."""
_NATURAL: Final = (_FONT, _LEAST_WIDTH, _HEIGHT, _WIDTH, _ICON, _LEAST_HEIGHT, _MOST_WIDTH)


def fix_height(widget: QWidget, pixels: int) -> None:
    """Give a widget a height that follows the text size."""
    _keep(widget, _HEIGHT, pixels)


def fix_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a width that follows the text size."""
    _keep(widget, _WIDTH, pixels)


def free_width(widget: QWidget) -> None:
    """Take back a width that was given, so that the layout chooses it again."""
    widget.setProperty(_WIDTH, None)
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(QWIDGETSIZE_MAX)


def fix_size(widget: QWidget, width: int, *, height: int) -> None:
    """Give a widget a size that follows the text size."""
    fix_width(widget, width)
    fix_height(widget, height)


def least_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a least width that follows the text size."""
    _keep(widget, _LEAST_WIDTH, pixels)


def most_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a greatest width that follows the text size."""
    _keep(widget, _MOST_WIDTH, pixels)


def least_height(widget: QWidget, pixels: int) -> None:
    """Give a widget a least height that follows the text size."""
    _keep(widget, _LEAST_HEIGHT, pixels)


def give_font(widget: QWidget, pixels: int = TEXT_PIXELS, *, weight: int = 400) -> None:
    """Give a widget the font of the interface in a size that follows the text size."""
    _keep(widget, _FONT, pixels * 1000 + weight)


def icon_size(widget: "QAbstractButton | QAbstractItemView", pixels: int) -> None:
    """Give a button or a list icons whose size follows the text size."""
    _keep(widget, _ICON, pixels)


@cache
def _follow_text_size() -> None:
    appearance().resized.connect(resize_all)


def resize_all() -> None:
    """Bring every widget of the program to the text size that is chosen now."""
    for widget in QApplication.allWidgets():
        for name in _NATURAL:
            natural = widget.property(name)
            if isinstance(natural, int):
                _apply(widget, name, natural)


def _keep(widget: QWidget, name: str, natural: int) -> None:
    _follow_text_size()
    widget.setProperty(name, natural)
    _apply(widget, name, natural)


def _apply(widget: QWidget, name: str, natural: int) -> None:
    match name:
        case "naturalHeight":
            widget.setFixedHeight(px(natural))
        case "naturalWidth":
            widget.setFixedWidth(px(natural))
        case "naturalLeastWidth":
            widget.setMinimumWidth(px(natural))
        case "naturalMostWidth":
            widget.setMaximumWidth(px(natural))
        case "naturalLeastHeight":
            widget.setMinimumHeight(px(natural))
        case "naturalIcon":
            if not isinstance(widget, QAbstractButton):
                from PySide6.QtWidgets import QAbstractItemView  # a window opens with buttons only

                if not isinstance(widget, QAbstractItemView):
                    return
            widget.setIconSize(QSize(px(natural), px(natural)))
        case _:
            widget.setFont(interface_font(natural // 1000, weight=natural % 1000))
