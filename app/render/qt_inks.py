"""Brushes and pens of a palette, made once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from app.ink.palette import Palette
from app.ink.primitives import Ink, Stroke


class QtInks:
    """The colours of one palette as Qt has them; shared objects, never to be changed."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._brushes: dict[tuple[Ink, float], QBrush] = {}
        self._pens: dict[tuple[object, ...], QPen] = {}

    def colour(self, ink: Ink, opacity: float = 1.0) -> QColor:
        """Return a new colour for a token or "#rrggbb"."""
        colour = QColor(self.palette.colour(ink))
        colour.setAlphaF(opacity)
        return colour

    def brush(self, ink: Ink, opacity: float = 1.0) -> QBrush:
        """Return the brush of an ink."""
        found = self._brushes.get((ink, opacity))
        if found is None:
            found = self._brushes[ink, opacity] = QBrush(self.colour(ink, opacity))
        return found

    def pen(self, stroke: Stroke) -> QPen:
        """Return the pen of a stroke; Qt counts dashes in widths of the pen."""
        key = (stroke.ink, stroke.width, stroke.opacity, stroke.dash, stroke.round)
        found = self._pens.get(key)
        if found is None:
            found = self._pens[key] = self._new_pen(stroke)
        return found

    def text_pen(self, ink: Ink, opacity: float = 1.0) -> QPen:
        """Return the pen that glyphs are drawn with."""
        return self.pen(Stroke(ink, 1.0, opacity))

    def _new_pen(self, stroke: Stroke) -> QPen:
        pen = QPen(self.brush(stroke.ink, stroke.opacity), stroke.width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round else Qt.PenJoinStyle.MiterJoin)
        pen.setMiterLimit(10.0)
        if stroke.dash and stroke.width > 0:
            pen.setDashPattern([length / stroke.width for length in stroke.dash])
        return pen
