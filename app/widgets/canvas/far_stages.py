"""The numbers of stages over a map that is so far away that no name can be read."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from app.ink.palette import Palette
from app.layout.ribbon import stage_inks
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import Mark, tinted
from app.widgets.theming import interface_font, px

LEGIBLE = 7.0
"""Names smaller than so many pixels are not read any more."""
HEIGHT, FONT = 16.0, 11
STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Where columns are narrower than their numbers, only each so many-th has one."""


@dataclass(frozen=True, slots=True)
class FarStages:
    """A band in the colours of the stages with their numbers, where the names would stand."""

    band: QRectF
    columns: tuple[tuple[float, float, str, str], ...]
    """Of each stage in sight its left edge and width in pixels, its colour and the ink on it."""
    first: int
    """The number of the first of them."""
    step: int

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.save()
        painter.setClipRect(self.band, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill, rects in self._grounds().items():
            painter.setBrush(tinted(palette, fill))
            painter.drawRects(rects)
        self._paint_numbers(painter, palette)
        painter.restore()

    def _grounds(self) -> dict[str, list[QRectF]]:
        top, height = self.band.y(), self.band.height()
        found: dict[str, list[QRectF]] = {}
        for x, width, fill, _ink in self.columns:
            found.setdefault(fill, []).append(QRectF(x, top, width, height))
        return found

    def _paint_numbers(self, painter: QPainter, palette: Palette) -> None:
        """Draw the numbers from pictures of them: they are painted in every frame."""
        ratio, middle = painter.device().devicePixelRatioF(), self.band.center().y()
        pixels = px(FONT)
        for number, (x, width, _fill, ink) in enumerate(self.columns, self.first):
            if number % self.step == 0 or number == 1:
                picture, size = _picture(str(number), palette.colour(ink), pixels, ratio)
                left, top = x + (width - size.width()) / 2, middle - size.height() / 2
                painter.drawPixmap(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), picture)

    def bounds(self) -> QRectF:
        return self.band.adjusted(-1, -1, 1, 1)


@lru_cache(maxsize=512)
def _picture(text: str, colour: str, pixels: int, ratio: float) -> tuple[QPixmap, QSize]:
    """Return a number as a picture, and its size in pixels of the view; `pixels` is the height of its font."""
    font = interface_font(FONT, weight=700)
    font.setPixelSize(pixels)
    metrics = QFontMetricsF(font)
    size = QSize(ceil(metrics.horizontalAdvance(text)) + 2, ceil(metrics.height()))
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(0, 0, size.width(), size.height()), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture, size


def far_stage_at(frame: Frame, pos: QPointF) -> str | None:
    """Return the stage whose number lies under a place of the view."""
    for mark in far_stages(frame):
        if isinstance(mark.shape, FarStages) and mark.shape.band.contains(pos):
            column = frame.sheet.column_at(frame.camera.x + pos.x() / frame.zoom)
            return column.stage.id if column is not None else None
    return None


def far_stages(frame: Frame) -> list[Mark]:
    """Return the band with the numbers of stages, if their names are too small to be read."""
    sheet, zoom = frame.sheet, frame.zoom
    if sheet.style.stage.size * zoom >= LEGIBLE or not sheet.columns:
        return []
    seen = sheet.columns_between(frame.camera.x, frame.camera.x + frame.width / zoom)
    taken = [(index, sheet.columns[index]) for index in seen if index < len(sheet.columns)]
    if not taken:
        return []
    columns = tuple(
        ((column.x - frame.camera.x) * zoom, column.width * zoom, *stage_inks(column.stage, index)[:2])
        for index, column in taken
    )
    left = max(columns[0][0], frame.header_right if frame.is_pinned_left else 0.0)
    right = min(columns[-1][0] + columns[-1][1], frame.width)
    height = max(HEIGHT, sheet.ribbon_height * zoom)
    band = QRectF(left, frame.ribbon_bottom - height, max(0.0, right - left), height)
    widest = QFontMetricsF(interface_font(FONT, weight=700)).horizontalAdvance(
        "0" * len(str(taken[-1][0] + 1))
    )
    narrowest = min(width for _x, width, _fill, _ink in columns)
    step = next((step for step in STEPS if step * narrowest >= widest + 2), STEPS[-1])
    return [Mark(FarStages(band, columns, taken[0][0] + 1, step), "free")]
