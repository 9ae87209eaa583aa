"""The line icons as paths in a square of 24, painted without Qt's icon classes: the first paint needs no more."""

import json
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.paths import resource_path
from app.widgets.inking import Warmth, begin, pen_of

BOX = 24.0
PEN = 1.9


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    """Every icon as the line of the file that holds it; a line is only read as JSON when its icon is drawn."""
    # app.ink has the same icons for sheets, but it brings the shaper along, which the first paint can't wait for.
    lines = resource_path("icons.json").read_text("utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line.startswith('"'))
    return {name.strip('"'): rest.rstrip(",") for name, _colon, rest in pairs}


@lru_cache(maxsize=256)
def path_of(name: str) -> QPainterPath:
    """Return an icon as a path in a square of 24; raises `KeyError` for an unknown name."""
    path = QPainterPath()
    for steps in json.loads(_lines()[name])["paths"]:
        for letter, *numbers in steps:
            _add(path, str(letter), [float(number) for number in numbers])
    return path


def _add(path: QPainterPath, letter: str, at: list[float]) -> None:
    if letter == "M":
        path.moveTo(*at)
    elif letter == "L":
        path.lineTo(*at)
    elif letter == "C":
        path.cubicTo(QPointF(at[0], at[1]), QPointF(at[2], at[3]), QPointF(at[4], at[5]))
    else:
        path.closeSubpath()


def paint_icon(painter: QPainter, name: str, area: QRectF, *, ink: QColor) -> None:
    """Paint an icon into a square."""
    painter.save()
    begin(painter)
    painter.translate(area.topLeft())
    painter.scale(area.width() / BOX, area.height() / BOX)
    painter.strokePath(path_of(name), _pen(ink))
    painter.restore()


def _pen(ink: QColor) -> QPen:
    pen = pen_of(ink, PEN)
    # The very first frame has square ends: round ones need Qt's namespace, which would delay it.
    if Warmth.is_warm:
        from PySide6.QtCore import Qt

        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def icon_names() -> frozenset[str]:
    """Return the names of all icons there are."""
    return frozenset(_lines())
