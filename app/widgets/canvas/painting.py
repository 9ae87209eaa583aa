"""Paints one frame: wall, body, frozen headers and ribbon, and the marks over them."""

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter

from app.editing.session import Session
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.render.painter import SheetPainter
from app.widgets.canvas.frame import HEADER_INSET, TITLE_LINE, Frame
from app.widgets.canvas.overlays import Mark, Zone, tinted
from app.widgets.canvas.title_line import TitleLine
from app.widgets.canvas.wall import paint_wall

if TYPE_CHECKING:
    from app.widgets.canvas.fading import Fading

SHADOW = 8.0
BELOW_RIBBON = 4.0
_ASIDE = 1 / 700
"""Pixels by which all is shifted, so that no text lies just between two pixels and could go either way."""
INTERSECT = Qt.ClipOperation.IntersectClip
TITLE_INSET = 24.0


class FramePainter:
    """Paints frames of one session in one palette."""

    def __init__(self, session: Session, palette: Palette, book: FontBook) -> None:
        self._session, self._book = session, book
        self._images: dict[str, QImage] = {}
        self.palette = palette
        self.sheets = SheetPainter(palette, book, self._picture)
        self._fading: Fading | None = None
        self._title = TitleLine(book)

    @property
    def fading(self) -> "Fading":
        """What stays bright, and how all else fades; made when something is sought."""
        if self._fading is None:
            from app.widgets.canvas.fading import Fading  # a map opens with all of it bright

            self._fading = Fading()
        return self._fading

    def keep_bright(self, bright: frozenset[str] | None) -> bool:
        """Keep some cards, points and figures bright, or all with None; False if it is so already."""
        return (bright is not None or self._fading is not None) and self.fading.keep(bright)

    def set_palette(self, palette: Palette) -> None:
        """Paint in another palette from now on."""
        self.palette = palette
        self.sheets = SheetPainter(palette, self._book, self._picture)

    @contextmanager
    def patience(self, making: float, painting: float = math.inf) -> Iterator[None]:
        """Within the block, spend at most so many seconds on preparing cards never seen, and on painting."""
        self.sheets.patience, self.sheets.frame_time = making, painting
        try:
            yield
        finally:
            self.sheets.patience = self.sheets.frame_time = math.inf

    def paint_ground(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        """Paint the sheet in a part of the view, in pixels; the painter's transform must be the view's own."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(dirty)
        paint_wall(painter, frame, dirty, QBrush(tinted(self.palette, "wall")))
        self._body(painter, frame, dirty)
        self._headers(painter, frame, dirty)
        self._title_block(painter, frame, dirty)
        self._ribbon(painter, frame, dirty)
        if dirty.top() <= frame.ribbon_bottom + SHADOW and dirty.left() < frame.header_right:
            self._corner(painter, frame)
        painter.restore()

    def paint_marks(self, painter: QPainter, frame: Frame, dirty: QRectF, *, marks: Iterable[Mark]) -> None:
        """Paint the marks that touch a part of the view over the sheet."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = [mark for mark in marks if mark.shape.bounds().intersects(dirty)]
        for zone, area in zones(frame).items():
            shown = [mark for mark in held if mark.zone == zone]
            if not shown:
                continue
            painter.save()
            painter.setClipRect(area.intersected(dirty))
            for mark in shown:
                mark.shape.paint(painter, self.palette)
            painter.restore()

    def _body(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        part = _qt(frame.body_view).intersected(dirty)
        if part.isEmpty():
            return
        painter.save()
        painter.setClipRect(part, INTERSECT)
        painter.save()
        _aim(painter, frame)
        seen = frame.seen(_rect(part))
        fading = self._fading if self._fading is not None and self._fading.is_on else None
        self.sheets.paint_body(painter, frame.sheet, clip=seen, overlay=fading is None)
        if fading is not None:
            fading.paint(painter, frame.sheet, seen, palette=self.palette, sheets=self.sheets)
        self.sheets.paint_layer(painter, frame.sheet.foot, clip=frame.seen(_rect(part)))
        painter.restore()
        painter.restore()

    def _headers(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        strip = QRectF(
            0, frame.body_view.y, max(0.0, frame.header_right), frame.body_view.height
        ).intersected(dirty)
        if not strip.isEmpty():
            self.paint_header_strip(painter, frame, strip)

    def paint_header_strip(self, painter: QPainter, frame: Frame, strip: QRectF) -> None:
        """Paint row headers in a part of the view, as far as they reach; on the wall if they are frozen."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(strip, INTERSECT)
        if frame.is_pinned_left:
            painter.fillRect(strip, tinted(self.palette, "wall"))
        painter.save()
        _aim(painter, frame, x=frame.header_left)
        self.sheets.paint_headers(painter, frame.sheet, clip=frame.seen(_rect(strip)))
        painter.restore()
        painter.restore()

    def paint_ribbon_band(self, painter: QPainter, frame: Frame, band: QRectF) -> None:
        """Paint the frozen ribbon on the wall in a part of the view."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(band, INTERSECT)
        painter.fillRect(band, tinted(self.palette, "wall"))
        self._ribbon_blocks(painter, frame, Rect(band.x(), 0, band.width(), band.bottom()))
        painter.restore()

    def paint_wall(self, painter: QPainter, area: QRectF) -> None:
        """Fill a part of the view with the colour behind the sheet."""
        painter.fillRect(area, tinted(self.palette, "wall"))

    def paint_still(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        """Paint what stands still at the top, below all that scrolls: the line in place of the title block."""
        if not frame.is_collapsed or dirty.top() >= TITLE_LINE:
            return
        area = QRectF(0, 0, frame.width, TITLE_LINE).intersected(dirty)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        painter.fillRect(area, tinted(self.palette, "wall"))
        self._title_line(painter, frame)
        painter.restore()

    def paint_over(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        """Paint what lies over frozen parts: the shadow of the ribbon, the corner, the title beside headers."""
        if not (frame.is_collapsed or frame.is_pinned_left):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(dirty)
        if frame.is_collapsed:
            self._ribbon_shadow(painter, frame)
        elif dirty.top() <= frame.ribbon_top and dirty.left() < frame.header_right:
            painter.setClipRect(QRectF(0, 0, frame.header_right, frame.height), INTERSECT)
            self._title_block(painter, frame, dirty)
            painter.setClipRect(dirty)
        if dirty.top() <= frame.ribbon_bottom + SHADOW and dirty.left() < frame.header_right:
            self._corner(painter, frame)
        painter.restore()

    def _title_block(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        if frame.is_collapsed or dirty.top() > frame.ribbon_top:
            return
        painter.save()
        _aim(painter, frame)
        self.sheets.paint_title(painter, frame.sheet)
        painter.restore()

    def _ribbon(self, painter: QPainter, frame: Frame, dirty: QRectF) -> None:
        if dirty.top() > frame.ribbon_bottom + SHADOW + 12:
            return
        if frame.is_collapsed:
            self._ground(painter, frame)
        left = frame.header_right if frame.is_pinned_left else 0.0
        painter.save()
        painter.setClipRect(QRectF(left, 0, max(0.0, frame.width - left), frame.height), INTERSECT)
        self._ribbon_blocks(painter, frame, Rect(left, 0, max(0.0, frame.width - left), frame.height))
        painter.restore()

    def _ribbon_blocks(self, painter: QPainter, frame: Frame, part: Rect) -> None:
        painter.save()
        _aim(painter, frame, y=frame.ribbon_top)
        seen = frame.seen(part)
        area = Rect(seen.x, frame.sheet.ribbon_y - 100, seen.width, frame.sheet.ribbon_height + 200)
        self.sheets.paint_ribbon(painter, frame.sheet, clip=area)
        painter.restore()

    def _ground(self, painter: QPainter, frame: Frame) -> None:
        """The wall behind the frozen ribbon, its soft shadow, and the line in place of the title block."""
        bottom = frame.ribbon_bottom + BELOW_RIBBON
        painter.fillRect(QRectF(0, 0, frame.width, bottom), tinted(self.palette, "wall"))
        self._ribbon_shadow(painter, frame)
        self._title_line(painter, frame)

    def _ribbon_shadow(self, painter: QPainter, frame: Frame) -> None:
        bottom = frame.ribbon_bottom + BELOW_RIBBON
        shade = QLinearGradient(0, bottom, 0, bottom + SHADOW)
        shade.setColorAt(0, tinted(self.palette, "shadow", 0.12))
        shade.setColorAt(1, tinted(self.palette, "shadow", 0.0))
        painter.fillRect(QRectF(0, bottom, frame.width, SHADOW), shade)

    def _title_line(self, painter: QPainter, frame: Frame) -> None:
        left = max(HEADER_INSET + 4, TITLE_INSET)
        line = self._title.placed(
            self._session.journey, left=left, right=max(left + 200, frame.width - TITLE_INSET)
        )
        self.sheets.paint_block(painter, line)

    def _corner(self, painter: QPainter, frame: Frame) -> None:
        """Paint what stands above the row headers, in the frozen corner."""
        if frame.is_collapsed or frame.is_pinned_left:
            top = frame.ribbon_top - 8 if frame.is_collapsed else frame.ribbon_top
            area = QRectF(
                0, max(TITLE_LINE, top), frame.header_right, frame.ribbon_bottom + 4 - max(TITLE_LINE, top)
            )
            painter.fillRect(area, tinted(self.palette, "wall"))
        painter.save()
        _aim(painter, frame, x=frame.header_left, y=frame.ribbon_top)
        self.sheets.paint_corner(painter, frame.sheet)
        painter.restore()

    def _picture(self, sha: str) -> QImage | None:
        """Return a photo of the session's, decoded once."""
        image = self._images.get(sha)
        if image is None:
            data = self._session.assets.get(sha)
            image = QImage.fromData(data) if data is not None else QImage()
            self._images[sha] = image
        return None if image.isNull() else image


def zones(frame: Frame) -> dict[Zone, QRectF]:
    """Return the part of the view that each sort of mark is clipped to, from back to front."""
    left = frame.header_right if frame.is_pinned_left else 0.0
    body = frame.body_view
    return {
        "body": _qt(body),
        "header": QRectF(0, body.y, max(0.0, frame.header_right), body.height),
        "ribbon": QRectF(left, 0, max(0.0, frame.width - left), frame.height),
        "free": QRectF(0, 0, frame.width, frame.height),
    }


def _aim(painter: QPainter, frame: Frame, *, x: float | None = None, y: float | None = None) -> None:
    """Let the painter draw in the sheet's units; with `x` or `y`, headers or ribbon begin at that pixel."""
    camera, sheet = frame.camera, frame.sheet
    left = -camera.x * camera.zoom if x is None else x - sheet.header_x * camera.zoom
    top = -camera.y * camera.zoom if y is None else y - sheet.ribbon_y * camera.zoom
    painter.translate(left + _ASIDE, top + _ASIDE)
    painter.scale(camera.zoom, camera.zoom)


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _rect(rect: QRectF) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
