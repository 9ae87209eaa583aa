"""Arrows and ticks of menus at other text sizes: Qt's own never grow, and style sheets take pictures from files.

The pictures are kept in the cache folder, by name and colour; where they cannot be written, Qt's own stay.
"""

import logging
import os
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ink.palette import Palette
from app.paths import cache_folder
from app.widgets.icon_paths import paint_icon
from app.widgets.sheets import scaled

PIXELS: Final = 96
"""The side of a picture: three times that of the largest mark, for dense screens; smaller ones are made of it."""
_RULES: Final = """
QMenu::right-arrow { image: url("$arrow"); width: 14px; height: 14px; right: 8px; }
QMenu::indicator:checked { image: url("$tick"); }
"""


def menu_marks(palette: Palette, *, scale: float) -> str:
    """Return the rules that draw the marks of menus at a scale of the text; none where Qt's own will do."""
    if scale == 1:
        return ""
    arrow, tick = (_picture(name, palette.colour("text")) for name in ("chevron-right", "check"))
    if not arrow or not tick:
        return ""
    return Template(scaled(_RULES, scale)).substitute(arrow=arrow, tick=tick)


def _picture(name: str, ink: str) -> str:
    """Return the address of a picture for a style sheet, drawn if it is not there; empty if it cannot be."""
    path = cache_folder() / "marks" / f"{name}-{ink.lstrip('#').lower()}.png"
    address = path.as_posix()
    if '"' in address or "\\" in address or "\n" in address:
        return ""  # style sheets know no way to write these
    if path.exists():
        return address
    return address if _drawn(name, ink, path) else ""


def _drawn(name: str, ink: str, path: Path) -> bool:
    image = QImage(PIXELS, PIXELS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, PIXELS, PIXELS), ink=QColor(ink))
    painter.end()
    beside = path.with_name(f"{path.stem}.{os.getpid()}.png")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(beside)):
            return False
        beside.replace(path)
    except OSError as error:
        logging.getLogger(__name__).info("marks of menus stay small: %s", error)
        return False
    return True
