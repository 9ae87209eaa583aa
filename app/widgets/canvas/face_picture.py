"""The face beside the bubble of an emotion point that is being dragged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from app.ink.faces import FaceInks, face
from app.ink.geometry import Point
from app.ink.primitives import Block, Placed, Slot
from app.render.painter import SheetPainter

FACE = 22.0


def face_pixmap(sheets: SheetPainter, score: float) -> QPixmap:
    """Return a face of that score as a small picture."""
    inks = FaceInks("neutral", "band", "text")
    items = face(score, Point(FACE / 2, FACE / 2), size=FACE - 2, ring=1.5, inks=inks)
    pixmap = QPixmap(int(FACE * 2), int(FACE * 2))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    sheets.paint_block(painter, Placed(Block(Slot("decor"), FACE, FACE, items), 0, 0))
    painter.end()
    return pixmap
