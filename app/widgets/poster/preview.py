"""The pages as they will be, drawn from the very pages that will be written, with seams and overlaps over them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.compat import override
from app.i18n import _
from app.ink.colour_vision import Vision, simulated
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import LIGHT, Palette
from app.render.qt_pages import PagePainter
from app.render.qt_pictures import PictureBytes, decoded
from app.widgets.inking import text_width
from app.widgets.poster.seams import paint_seams
from app.widgets.poster.views import View
from app.widgets.theming import appearance, colour, interface_font, px

LABELS, RIGHT = 58, 24
"""Pixels left free for the letters and numbers of tiles, at the right, and elsewhere."""
LARGEST_RIM = 0.05
"""The share of a small preview that is left free at most."""
PATIENCE: Final = 0.03
LARGEST, STEP = 40.0, 1.25


class Preview(QWidget):
    """Shows one page at a time; the wheel zooms, dragging moves, Page Up and Page Down turn.

    Always in the colours of paper, whatever theme the window has. `turned(int)` tells another page is shown.
    """

    turned = Signal(int)

    def __init__(self, book: FontBook, pictures: PictureBytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._pictures = book, decoded(pictures)
        self._palette = LIGHT
        self.vision: Vision = "normal"
        self._painter = self._page_painter()
        self._views: tuple[View, ...] = ()
        self.index, self.zoom = 0, 1.0
        self._centre = QPointF(0.5, 0.5)
        self._picture: QPixmap | None = None
        self._grip: QPointF | None = None
        self.is_waiting, self.problem = False, ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._redraw)
        self.setMinimumSize(QSize(280, 150))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        appearance().changed.connect(self._redraw)

    # --- what is shown --------------------------------------------------------------------------------

    @property
    def view(self) -> View | None:
        """The page that is shown."""
        return self._views[self.index] if self._views else None

    @property
    def count(self) -> int:
        """How many pages there are to look at."""
        return len(self._views)

    def show_views(self, views: tuple[View, ...], palette: Palette) -> None:
        """Show other pages; the number of the page stays where it can."""
        if palette is not self._palette:
            self._palette = palette
            self._painter = self._page_painter()
        self._views, self.problem, self.is_waiting = views, "", False
        self._painter.keep_only(view.page for view in views)
        self.turn(min(self.index, len(views) - 1))
        self._redraw()

    def show_problem(self, sentence: str) -> None:
        """Show no page but the sentence that says why."""
        self._views, self.problem, self.is_waiting = (), sentence, False
        self._redraw()

    def show_waiting(self) -> None:
        """Say that what is shown is no longer what is wished for, and that the new pages are on their way."""
        self.is_waiting = True
        self.update()

    def show_vision(self, vision: Vision) -> None:
        """Show the colours as somebody with that vision sees them."""
        self.vision = vision
        self._painter = self._page_painter()
        self._redraw()

    def turn(self, index: int) -> None:
        """Show another page."""
        index = max(0, min(index, len(self._views) - 1))
        if index != self.index:
            self.index = index
            self.fit()
        self.turned.emit(index)

    def fit(self) -> None:
        """Show the whole page."""
        self.zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self._redraw()

    def magnify(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is under a place of the widget where it is."""
        place = at or QRectF(self.rect()).center()
        before = self._on_page(place)
        self.zoom = max(1.0, min(LARGEST, self.zoom * factor))
        if before is not None:
            page = self.page_rect()
            shift = (
                QPointF(page.x() + before.x() * page.width(), page.y() + before.y() * page.height()) - place
            )
            self._shift(shift)
        self._redraw()

    # --- where things are -----------------------------------------------------------------------------

    def page_rect(self) -> QRectF:
        """Return where the page is on the widget; larger than the widget when it is magnified."""
        view = self.view
        side = min(px(RIGHT), LARGEST_RIM * min(self.width(), self.height()))
        names = px(LABELS) if view is not None and view.tiling is not None else side
        room = QRectF(self.rect()).adjusted(names, names, -side, -side)
        if view is None or room.isEmpty():
            return room
        scale = min(room.width() / view.page.width, room.height() / view.page.height) * self.zoom
        page = QRectF(0, 0, view.page.width * scale, view.page.height * scale)
        page.moveCenter(room.center())
        if self.zoom > 1:
            page.translate((0.5 - self._centre.x()) * page.width(), (0.5 - self._centre.y()) * page.height())
        return page

    def _on_page(self, place: QPointF) -> QPointF | None:
        page = self.page_rect()
        if page.isEmpty():
            return None
        return QPointF((place.x() - page.x()) / page.width(), (place.y() - page.y()) / page.height())

    def _shift(self, way: QPointF) -> None:
        page = self.page_rect()
        x = self._centre.x() + way.x() / page.width()
        y = self._centre.y() + way.y() / page.height()
        self._centre = QPointF(max(0.0, min(1.0, x)), max(0.0, min(1.0, y)))

    # --- drawing --------------------------------------------------------------------------------------

    def _page_painter(self) -> PagePainter:
        palette = simulated(self._palette, self.vision)
        return PagePainter(palette, self._book, self._pictures, patience=PATIENCE)

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("tile"))
        view, page = self.view, self.page_rect()
        if view is None:
            self._paint_problem(painter)
        else:
            self._paint_view(painter, view, page)
        if self.is_waiting:
            self._paint_waiting(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_view(self, painter: QPainter, view: View, page: QRectF) -> None:
        if self._picture is None:
            self._picture = self._drawn(view, page)
        painter.drawPixmap(QPointF(0, 0), self._picture)
        if view.tiling is not None:
            paint_seams(painter, view.page, view.tiling, page)

    def _paint_waiting(self, painter: QPainter) -> None:
        veil = colour("tile")
        veil.setAlphaF(0.45)
        painter.fillRect(self.rect(), veil)
        words = _("Laying out…")
        pill = QRectF(0, 0, text_width(words, interface_font(14, weight=600)) + px(40), px(34))
        pill.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour("band"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(interface_font(14, weight=600))
        painter.setPen(colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_problem(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(px(LABELS), 0, -px(LABELS), 0)
        painter.setFont(interface_font(15))
        painter.setPen(colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(area, flags, self.problem)

    def _drawn(self, view: View, page: QRectF) -> QPixmap:
        """Return the part of the page that can be seen, drawn as vectors at the size it is seen at."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        scale = page.width() / view.page.width
        shown = page.intersected(QRectF(self.rect()))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_shadow(painter, page)
        painter.setClipRect(shown)
        painter.fillRect(shown, Qt.GlobalColor.white)
        painter.translate(page.topLeft())
        painter.scale(scale, scale)
        left, top = (shown.x() - page.x()) / scale, (shown.y() - page.y()) / scale
        self._painter.paint(
            painter, view.page, seen=Rect(left, top, shown.width() / scale, shown.height() / scale)
        )
        painter.end()
        if not self._painter.is_complete:
            self._again.start()
        return picture

    # --- hands ----------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        self.magnify(STEP**turns, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        if self.zoom > 1:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and self.zoom > 1:
            self._shift(self._grip - event.position())
            self._grip = event.position()
            self._redraw()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.zoom > 1:
            self.fit()
        else:
            self.magnify(3.0, event.position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_PageUp: lambda: self.turn(self.index - 1),
            Qt.Key.Key_PageDown: lambda: self.turn(self.index + 1),
            Qt.Key.Key_Home: lambda: self.turn(0),
            Qt.Key.Key_End: lambda: self.turn(self.count - 1),
            Qt.Key.Key_Plus: lambda: self.magnify(STEP),
            Qt.Key.Key_Minus: lambda: self.magnify(1 / STEP),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_Left: lambda: self._step(-1, 0),
            Qt.Key.Key_Right: lambda: self._step(1, 0),
            Qt.Key.Key_Up: lambda: self._step(0, -1),
            Qt.Key.Key_Down: lambda: self._step(0, 1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def _step(self, x: int, y: int) -> None:
        self._shift(QPointF(x * self.width() / 6, y * self.height() / 6))
        self._redraw()


def _paint_shadow(painter: QPainter, page: QRectF) -> None:
    for grow, alpha in ((18, 0.018), (12, 0.022), (7, 0.028), (3, 0.05)):
        shade = colour("shadow")
        shade.setAlphaF(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(page.adjusted(-grow / 2, -grow / 6, grow / 2, grow), grow / 2, grow / 2)
