"""The map in small at the foot of the side panel: what is seen of it, and a way to everywhere else."""

from time import thread_time

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.compat import override
from app.editing.session import Session
from app.i18n import _
from app.ink.geometry import Point, Rect
from app.layout.sheet import Sheet
from app.render.painter import Detail, SheetPainter
from app.widgets.canvas.camera import Camera, centred
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.pace import SLICE_S
from app.widgets.canvas.viewing import inked_area
from app.widgets.plain import set_tip
from app.widgets.soon import Soon
from app.widgets.theming import appearance, colour

HEIGHT = 172
MARGIN_X, MARGIN_Y = 16.0, 12.0
SETTLE_MS = 150
"""How long after the last change the picture is drawn anew: editing never waits for it."""
BAND = 12
"""Pixels of the picture that are drawn at a time, from one side to the other."""
FRAME, FILL = 2.0, 0.06
OUTSIDE = 4.0


class MiniMap(QWidget):
    """Draws a session's map in small, with a frame around what the canvas shows.

    `needed_changed(bool)` tells whether there is anything to look for: not while all of the map is in sight.
    """

    needed_changed = Signal(bool)

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._picture = QPixmap()
        self._sheet: Sheet | None = None
        self._coming: Drawing | None = None
        self._camera = Camera()
        self._hold: Point | None = None
        self.is_needed = False
        self.drawn = 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._settle)
        self._more = Soon(self._draw_on, self)
        session.document_changed.connect(lambda _change: self._later.start())
        session.map_changed.connect(lambda _map_id: self._later.start())
        session.persona_changed.connect(self._later.start)
        appearance().changed.connect(self._on_theme_changed)
        canvas.zoom_changed.connect(self._on_view_moved)
        canvas.viewport().installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Mini-map"))
        self.setAccessibleDescription(_("Ctrl+G goes to a stage or a row by keyboard."))
        set_tip(self, _("Click or drag to look elsewhere; double-click to see the whole map."))
        self._later.start()

    def frame(self) -> QRectF:
        """Return where what the canvas shows is on the picture, no larger than the map."""
        canvas = self._canvas
        seen = canvas.frame.seen(canvas.frame.body_view)
        if canvas.frame.is_collapsed or canvas.frame.is_pinned_left:
            shown = seen
        else:
            shown = canvas.frame.seen(Rect(0, 0, canvas.frame.width, canvas.frame.height))
        area = self._camera.rect_to_view(shown)
        whole = self._camera.rect_to_view(grid_area(canvas.sheet())).grown(OUTSIDE)
        found = QRectF(area.x, area.y, area.width, area.height)
        return found.intersected(QRectF(whole.x, whole.y, whole.width, whole.height))

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._later.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._sheet = self._coming = None
        self._later.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("wall"))
        painter.fillRect(0, 0, self.width(), 1, colour("separator"))
        if self._picture.isNull():
            return
        painter.drawPixmap(QPointF(0, 0), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colour("accent")
        fill.setAlphaF(FILL)
        painter.setBrush(fill)
        painter.setPen(QPen(colour("accent"), FRAME))
        half = FRAME / 2
        painter.drawRoundedRect(self.frame().adjusted(half, half, -half, -half), 2, 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        frame, at = self.frame(), event.position()
        if not frame.contains(at):
            self._look_at(at)
        # A frame that is taken anywhere keeps that place under the pointer; it may be larger than is drawn.
        view = self._canvas.frame
        middle = self._camera.to_view(view.seen(view.body_view).centre)
        self._hold = Point(at.x() - middle.x, at.y() - middle.y)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hold is not None:
            self._look_at(event.position() - QPointF(self._hold.x, self._hold.y))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hold = None
        self._canvas.fit_map()

    def _look_at(self, pos: QPointF) -> None:
        self._canvas.look_at(self._camera.to_sheet(Point(pos.x(), pos.y())))

    def _on_view_moved(self, _zoom: float) -> None:
        self.update()
        if self._is_needed_now() != self.is_needed:
            self._later.start()

    def _on_theme_changed(self) -> None:
        self._sheet = self._coming = None
        self._later.start()

    def _is_needed_now(self) -> bool:
        """Say whether some of the map is out of sight."""
        frame = self._canvas.frame
        seen, area = frame.seen(Rect(0, 0, frame.width, frame.height)), inked_area(frame.sheet)
        is_inside = seen.x <= area.x and seen.y <= area.y
        return not (is_inside and seen.right >= area.right and seen.bottom >= area.bottom)

    def _settle(self) -> None:
        """Draw what changed, and say whether the map in small is of use."""
        is_needed = self._is_needed_now()
        if is_needed != self.is_needed:
            self.is_needed = is_needed
            self.needed_changed.emit(is_needed)
        if self.isVisible() and self._canvas.sheet() is not self._sheet:
            self._coming = Drawing(
                self._canvas.sheet(), self._canvas.sheets, self.size(), self.devicePixelRatioF()
            )
            self._draw_on()
        self.update()

    def _draw_on(self) -> None:
        """Draw a slice of the coming picture; it takes the place of the last one once it is complete."""
        coming = self._coming
        if coming is None:
            return
        if coming.goes_on():
            self._more.ask()
            return
        self._coming = None
        self._sheet, self._camera, self._picture = coming.sheet, coming.camera, coming.picture
        self.drawn += 1
        self.update()


class Drawing:
    """A picture of a whole sheet on its way, band by band: a large one takes longer than a frame may."""

    def __init__(self, sheet: Sheet, sheets: SheetPainter, size: QSize, ratio: float) -> None:
        self.sheet, self._sheets, self._size = sheet, sheets, size
        self.camera = _whole(sheet, size.width(), size.height())
        self.picture = QPixmap(size * ratio)
        self.picture.setDevicePixelRatio(ratio)
        self.picture.fill(Qt.GlobalColor.transparent)
        self._top = 0

    def goes_on(self) -> bool:
        """Draw for as long as one slice may take; says whether there is more to do."""
        end = thread_time() + SLICE_S
        painter = QPainter(self.picture)
        try:
            while self._top < self._size.height():
                painter.save()
                self._band(painter)
                painter.restore()
                self._top += BAND
                if thread_time() >= end:
                    break
        finally:
            painter.end()
        return self._top < self._size.height()

    def _band(self, painter: QPainter) -> None:
        # Bands lie on whole pixels, so that each pixel is drawn once.
        painter.setClipRect(0, self._top, self._size.width(), BAND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        camera, sheet, sheets = self.camera, self.sheet, self._sheets
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.x, -camera.y)
        top = camera.y + (self._top - 1) / camera.zoom
        seen = Rect(0, top, sheet.width, (BAND + 2) / camera.zoom)
        sheets.paint_body(painter, sheet, clip=seen, detail=Detail.GLANCE)
        sheets.paint_headers(painter, sheet, clip=seen)
        sheets.paint_ribbon(painter, sheet, clip=seen)
        sheets.paint_corner(painter, sheet, clip=seen)


def _whole(sheet: Sheet, width: float, height: float) -> Camera:
    """Return the camera that shows a sheet's grid within the margins; a very long one as small as it must be."""
    area = grid_area(sheet)
    zoom = min((width - 2 * MARGIN_X) / area.width, (height - 2 * MARGIN_Y) / area.height)
    return centred(area, zoom=zoom, width=width, height=height)


def grid_area(sheet: Sheet) -> Rect:
    """Return the part of a sheet with stages and rows; title and legend say nothing at that size."""
    whole = inked_area(sheet)
    return Rect(whole.x, sheet.ribbon_y, whole.width, max(1.0, sheet.body.bottom - sheet.ribbon_y))
