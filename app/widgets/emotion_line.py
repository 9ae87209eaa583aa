"""The emotion line as a widget of its own: pinned above or below the map, it moves along with it sideways."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app import i18n
from app.compat import override
from app.editing.live_sheet import LiveSheet
from app.editing.navigation import in_cell
from app.editing.scores import begin_point, delete_point, score_cursor
from app.editing.selection import Selection, at_cell, of_point
from app.editing.session import Session
from app.editing.strip import emotion_rows, strip_scale, strip_sheet
from app.i18n import _
from app.ink.geometry import Point
from app.ink.palette import Palette
from app.ink.text import default_book
from app.layout.sheet import HitTarget, Sheet
from app.model.change import Change
from app.model.query import find_point
from app.model.row import Row
from app.render.painter import SheetPainter
from app.widgets.canvas import keys
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.face_picture import face_pixmap
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.inline import InlineEditing
from app.widgets.canvas.overlays import Border, Mark, Ring
from app.widgets.canvas.places import point_rect
from app.widgets.canvas.tools.drag_point import DragPoint
from app.widgets.canvas.tools.host import START_PIXELS, Gesture, Pointer, distance
from app.widgets.strip_header import StripHeader
from app.widgets.theming import appearance, colour

PAD = 4.0
"""Pixels above and below the row."""
POINT_SLACK = 6.0
LEAST_HEIGHT = 120


class EmotionLine(QWidget):
    """Shows an emotion row of the map with all its gestures and keys.

    `set_horizontal` lets it follow the canvas; `close_requested` asks to take it away,
    `status_changed(text, hint)` says in words what happens.
    """

    close_requested = Signal()
    status_changed = Signal(str, str)
    editing_changed = Signal(bool)

    def __init__(self, session: Session, live: LiveSheet | None = None) -> None:
        super().__init__()
        self.session = session
        self.live = live or LiveSheet(session)
        self._owns_live = live is None
        self._row_id: str | None = None
        self._offset, self._zoom = 0.0, 1.0
        self._sheet: Sheet | None = None
        self._made_of: tuple[object, ...] = ()
        self._gesture: Gesture | None = None
        self._pressed: tuple[Pointer, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMouseTracking(True)
        self._sheets = SheetPainter(appearance().palette, default_book(), lambda _sha: None)
        self._editing = InlineEditing(self, self)
        self.header = StripHeader(self, session)
        self._connect()
        self._name()
        self._follow()

    def _connect(self) -> None:
        session = self.session
        session.document_changed.connect(self._on_document_changed)
        session.map_changed.connect(self._on_map_changed)
        session.persona_changed.connect(self._follow)
        session.selection_changed.connect(self._on_selection_changed)
        appearance().changed.connect(self._on_theme_changed)
        self.header.row_chosen.connect(self.show_row)
        self.header.close_requested.connect(self.close_requested)
        unsubscribe = i18n.on_change(self._on_language_changed)
        self.destroyed.connect(lambda: unsubscribe())

    # --- what it shows ------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The emotion row that is shown: the chosen one, or the map's first."""
        rows = emotion_rows(self.session.journey)
        return next((row for row in rows if row.id == self._row_id), rows[0] if rows else None)

    def show_row(self, row_id: str) -> None:
        """Show another emotion row of the map."""
        self._row_id = row_id
        self._follow()

    def set_horizontal(self, offset: float, zoom: float) -> None:
        """Follow the canvas: `offset` is the sheet's x at the view's left edge, `zoom` its pixels a map unit."""
        if (offset, zoom) != (self._offset, self._zoom):
            self._offset, self._zoom = offset, zoom
            self._follow()

    def sheet(self) -> Sheet:
        """Return a sheet with only this row; the map's own where there is none."""
        whole, row = self.live.sheet(), self.row
        made_of = (whole, row, self._zoom)
        if self._sheet is None or any(a is not b for a, b in zip(made_of, self._made_of, strict=False)):
            own = strip_sheet(whole, row, zoom=self._zoom) if row is not None else None
            self._sheet, self._made_of = own or whole, made_of
        return self._sheet

    @property
    def camera(self) -> Camera:
        """What part of the row is seen."""
        scale = strip_scale(self._zoom)
        return Camera(self._offset * self._zoom / scale, -PAD / scale, scale)

    @property
    def frame(self) -> Frame:
        """The row as it is seen now."""
        return Frame(self.sheet(), self.camera, float(self.width()), float(self.height()))

    # --- what gestures, keys and the editor ask ------------------------------------------------------------

    def to_sheet(self, pos: QPointF) -> Point:
        """Return the point of the row's sheet under a place of the widget."""
        frame = self.frame
        point = self.camera.to_sheet(Point(pos.x(), pos.y()))
        if pos.x() < frame.header_right and frame.is_pinned_left:
            return Point(frame.sheet.header_x + (pos.x() - frame.header_left) / frame.zoom, point.y)
        return point

    def to_view(self, point: Point) -> QPointF:
        """Return where a point of the row's sheet is on the widget."""
        seen = self.camera.to_view(point)
        return QPointF(seen.x, seen.y)

    def fresh_frame(self) -> Frame:
        """Return the frame after all that was just changed."""
        return self.frame

    @property
    def palette_now(self) -> Palette:
        """The colours that the row is painted in."""
        return self._sheets.palette

    def refresh(self) -> None:
        """Show the marks anew."""
        self.update()

    def show_status(self, text: str, hint: str = "") -> None:
        """Say in words what a gesture would do."""
        self.status_changed.emit(text, hint)

    def face(self, score: float) -> QPixmap | None:
        """Return a face of that score for the bubble."""
        return face_pixmap(self._sheets, score)

    def reveal(self, selection: Selection) -> None:
        """Show where the cursor is; the canvas scrolls, and the strip follows it."""
        self.update()

    def take_focus(self) -> None:
        """Give the strip the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def editing_changes(self, *, is_on: bool) -> None:
        """Tell the window that the text of a point is being edited, or no longer."""
        self.editing_changed.emit(is_on)

    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None:
        """Edit the text of a point in place."""
        if slot_kind == "point":
            self._editing.begin("point", slot_id, append=append)

    def new_card(self, *, text: str = "", below: str | None = None) -> None:
        """Begin a point in the cursor's stage, where a row of cards would begin a card, and edit its text."""
        if begin_point(self.session, score=0.0):
            self.edit_text("point", self.session.selection.id, append=text)

    def scroll_by_page(self, dx: int, dy: int) -> None:
        """Leave scrolling to the canvas."""

    def finish_editing(self) -> None:
        """End the editor and keep its text."""
        self._editing.finish()

    # --- following ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        row = self.row
        rows = emotion_rows(self.session.journey)
        self.header.show_rows(rows, row.id if row is not None else "")
        if row is not None:
            scale = strip_scale(self._zoom)
            height = round(self.sheet().height * scale + 2 * PAD)
            if self.minimumHeight() != height:
                self.setFixedHeight(height)
        else:
            self.setFixedHeight(LEAST_HEIGHT)
        frame = self.frame
        self.header.place(round(max(0.0, frame.header_left)), round(frame.header_right), size=self.size())
        self._editing.place()
        self.update()

    def _on_document_changed(self, change: Change) -> None:
        if change.touches(self.session.map_id):
            self._follow()

    def _on_selection_changed(self, _selection: Selection) -> None:
        self.update()

    def _on_map_changed(self, _map_id: str) -> None:
        self._editing.finish()
        self._gesture = self._pressed = None
        self._follow()

    def _on_theme_changed(self) -> None:
        self._sheets = SheetPainter(appearance().palette, default_book(), lambda _sha: None)
        self.update()

    def _on_language_changed(self) -> None:
        if self._owns_live:
            self.live.forget()
        self._sheet = None
        self._name()
        self.header.retranslate()
        self._follow()

    def _name(self) -> None:
        self.setAccessibleName(_("Emotion line"))
        self.setAccessibleDescription(
            _("Arrows up and down change the score of a point, left and right go to the next one")
        )

    # --- painting -----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            # A painter that stays open takes the whole program down with it.
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("wall"))
        if self.row is not None and self.session.journey.stages:
            frame = self.frame
            self._paint_row(painter, frame)
            for mark in self._marks(frame):
                mark.shape.paint(painter, self.palette_now)
        else:
            painter.setPen(colour("muted"))
            text = _("This map has no emotion line yet. Insert a row of the kind Emotions.")
            painter.drawText(self.rect().adjusted(24, 0, -24, 0), Qt.AlignmentFlag.AlignCenter, text)
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("hairline"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("hairline"))

    def _paint_row(self, painter: QPainter, frame: Frame) -> None:
        camera, sheet = frame.camera, frame.sheet
        left = frame.header_right if frame.is_pinned_left else 0.0
        painter.save()
        painter.setClipRect(QRectF(left, 0, self.width() - left, self.height()))
        painter.translate(-camera.x * camera.zoom, PAD)
        painter.scale(camera.zoom, camera.zoom)
        self._sheets.paint_body(painter, sheet)
        painter.restore()
        painter.save()
        painter.translate(frame.header_left - sheet.header_x * camera.zoom, PAD)
        painter.scale(camera.zoom, camera.zoom)
        self._sheets.paint_headers(painter, sheet)
        painter.restore()

    def _marks(self, frame: Frame) -> tuple[Mark, ...]:
        selection, row = self.session.selection, self.row
        cursor = selection.cursor
        marks: list[Mark] = []
        if row is not None and cursor.row == row.id:
            rect = point_rect(frame.sheet, row.id, cursor.point) if cursor.point else None
            cell = frame.sheet.cell_rect(row.id, cursor.stage) if cursor.stage and not cursor.point else None
            if rect is not None:
                seen = frame.body_rect(rect)
                marks.append(Mark(Ring(seen, seen.width() / 2, ground="band")))
            elif cell is not None and self.hasFocus():
                marks.append(Mark(Border(frame.body_rect(cell), dashed=True)))
        return (*marks, *(self._gesture.marks() if self._gesture is not None else ()))

    # --- the mouse ----------------------------------------------------------------------------------------

    def hit(self, pos: QPointF) -> HitTarget | None:
        """Return what lies under a place of the widget."""
        return self.sheet().hit(self.to_sheet(pos), slack=POINT_SLACK / strip_scale(self._zoom))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._editing.finish()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        hit = self.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit is None or self._gesture is not None:
            self._cancel_gesture()
            return
        if hit.part == "point":
            self._take_point(hit.id)
            self._pressed = (self._pointer(event), hit.id)
        elif hit.part == "cell":
            self.session.select(at_cell(hit.row or "", hit.stage or ""))
        elif hit.part == "row":
            self._press_face(self.to_sheet(event.position()))

    def _take_point(self, point_id: str) -> None:
        """Select a point; of several lines its own becomes the one that is drawn."""
        place = find_point(self.session.journey, point_id)
        if place is not None and place.persona is not None:
            self.session.activate_persona(place.persona)
        self.session.select(of_point(self.session.journey, point_id))

    def _press_face(self, point: Point) -> None:
        """Give the stage that the cursor is in the score of the face that was pressed."""
        row, stage = self.row, self.session.selection.cursor.stage
        shelf = self.sheet().shelves[0] if row is not None else None
        if row is None or shelf is None or shelf.layout.scale is None:
            return
        if stage is None:
            self.show_status(_("Choose a stage first, then a face"))
            return
        if self.session.selection.cursor.row != row.id:
            persona = self.session.active_persona
            self.session.select(in_cell(self.session.journey, row.id, stage, persona=persona))
        score_cursor(self.session, float(round(shelf.layout.scale.value_at(point.y))))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pointer(event)
        if self._pressed is not None and distance(self._pressed[0].pos, at.pos) >= START_PIXELS:
            start, point_id = self._pressed
            self._pressed, self._gesture = None, DragPoint(self, start, point_id)
        if self._gesture is not None:
            self._gesture.move(at)
        hit = self.hit(event.position())
        is_point = self._gesture is not None or (hit is not None and hit.part == "point")
        self.setCursor(Qt.CursorShape.SizeVerCursor if is_point else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(self._pointer(event))
            self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            return
        if hit.part == "point":
            self.edit_text("point", hit.id)
        elif hit.part == "cell":
            spot = self.sheet().spot(self.to_sheet(event.position()))
            pos, score = round(max(0.05, min(0.95, spot.pos)), 2), round((spot.value or 0.0) * 2) / 2
            if begin_point(self.session, score=score, pos=pos, row=hit.row, stage=hit.stage):
                self.edit_text("point", self.session.selection.id)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        return Pointer(event.position(), self.to_sheet(event.position()), event.modifiers())

    def _cancel_gesture(self) -> bool:
        gesture, self._gesture, self._pressed = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
            self.update()
        return gesture is not None

    # --- the keyboard -------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._cancel_gesture():
            return
        if event.key() == Qt.Key.Key_Delete and delete_point(self.session):
            return
        if keys.press(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor at the first composed character, and let it compose on."""
        if (event.preeditString() or event.commitString()) and keys.may_write(self):
            keys.edit_cursor(self)
            if self._editing.is_on:
                self._editing.receive(event)
        event.accept()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return super().inputMethodQuery(query)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        row, journey = self.row, self.session.journey
        cursor = self.session.selection.cursor
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and row is not None and cursor.row != row.id and journey.stages:
            stage = cursor.stage or journey.stages[0].id
            persona = self.session.active_persona
            self.session.select(in_cell(journey, row.id, stage, persona=persona))
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cancel_gesture()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    @override
    def showEvent(self, event: QEvent) -> None:
        self._follow()
