"""What the canvas shows and can be asked for: the sheet through a camera, and what handlers may want of it."""

import math

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from shiboken6 import isValid

from app import i18n
from app.editing.live_sheet import LiveSheet
from app.editing.selection import Selection, first_place
from app.editing.session import Session
from app.ink.geometry import Point, Rect
from app.ink.palette import Palette
from app.ink.text import default_book
from app.layout.sheet import Sheet
from app.model.change import Change
from app.model.query import cell_of, find_card, row_index
from app.render.painter import SheetPainter
from app.widgets.canvas.announcements import Announcer
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.dirty import same_around
from app.widgets.canvas.first_look import look_again, look_first
from app.widgets.canvas.flashing import Flash, Steps
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.hands import Hands
from app.widgets.canvas.painting import FramePainter
from app.widgets.canvas.places import column_rect, cursor_rect, selected_area
from app.widgets.canvas.plane import BLIT, rectangles
from app.widgets.canvas.scrolling import Bars
from app.widgets.canvas.showing import Showing
from app.widgets.canvas.telling import Telling
from app.widgets.canvas.unfolding import Unfolding, readable_sheet
from app.widgets.canvas.viewing import Viewing
from app.widgets.theming import appearance

PAGE = 0.9


class Surface(QAbstractScrollArea):
    """Shows one session's map and follows it; `Canvas` adds the events.

    Signals: `zoom_changed(float)` at every move of the view; `status_changed(where, hint)`;
    `context_requested(context, global position)`; `editing_changed(bool)` when a text editor opens or closes;
    `settling()` when what is half typed elsewhere must be kept too;
    `row_requested(index)` when a plus sign asks for a row, whose kind the window must ask for;
    `lines_pasted(card)` when several lines were pasted into the text of a card.
    """

    zoom_changed = Signal(float)
    status_changed = Signal(str, str)
    context_requested = Signal(str, QPoint)
    editing_changed = Signal(bool)
    settling = Signal()
    row_requested = Signal(int)
    lines_pasted = Signal(str)

    def __init__(
        self, session: Session, *, palette: Palette | None = None, live: LiveSheet | None = None
    ) -> None:
        super().__init__()
        # Qt's own viewport would be a stranger to Python, which reads every class of widgets to find its type.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.session = session
        self.live = live or LiveSheet(session)
        self.live.dress(palette or appearance().palette)
        self._follows_theme = palette is None
        self._painting = FramePainter(session, palette or appearance().palette, default_book())
        self._viewing = Viewing(self._shown, self._on_view_moved, self)
        self._showing = Showing(self._painting, self._viewing, self.viewport())
        self._bars = Bars(self, self._viewing)
        self._hands = Hands(self, self.viewport())
        self._unfolding = Unfolding(self.live, self._on_unfolded, self)
        self._flash = Flash(self.refresh, self)
        self._steps = Steps(session.undo_stack)
        self.announcer = Announcer(session, self.live, self)
        self._telling = Telling(self)
        self._frame: Frame | None = None
        self._opened: set[str] = set()
        self._cameras: dict[str, Camera] = {}
        self._map_id = session.map_id
        self._journey = session.journey
        self._prepare()
        self._connect()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that came and went would change the width that the map was just fitted into.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMinimumSize(QSize(240, 160))
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name()

    def _connect(self) -> None:
        self.session.document_changed.connect(self._on_document_changed)
        self.session.selection_changed.connect(self._on_selection_changed)
        self.session.map_changed.connect(self._on_map_changed)
        self.session.persona_changed.connect(self._on_persona_changed)
        self.session.undo_stack.indexChanged.connect(self._on_undo_moved)
        if self._follows_theme:
            appearance().changed.connect(self._on_theme_changed)
        self.destroyed.connect(i18n.on_change(self.relayout))

    # --- what it shows -------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """Return the laid-out map."""
        return self.live.sheet()

    def _shown(self) -> Sheet:
        """Return the laid-out map, right at least as far down as it can be read."""
        return readable_sheet(self.live, self._viewing)

    def lay_out_sight(self) -> None:
        """Lay out all that is in sight at once, for whoever points at it."""
        readable_sheet(self.live, self._viewing, patience=math.inf)

    @property
    def frame(self) -> Frame:
        """The sheet as it is seen now."""
        sheet, camera = self._shown(), self._viewing.camera
        held = self._frame
        size = self.viewport().size()
        if (
            held is None
            or held.sheet is not sheet
            or held.camera != camera
            or (held.width, held.height) != (size.width(), size.height())
        ):
            view = (float(size.width()), float(size.height()))
            held = self._frame = Frame(sheet, camera, *view, self._viewing.freezes)
        return held

    def fresh_frame(self) -> Frame:
        """Return the frame after all that was just changed."""
        return self.frame

    @property
    def palette_now(self) -> Palette:
        """The colours that the sheet is painted in."""
        return self._painting.palette

    @property
    def sheets(self) -> SheetPainter:
        return self._painting.sheets

    def set_palette(self, palette: Palette) -> None:
        """Paint in another palette, for another theme."""
        self.live.dress(palette)
        self._painting.set_palette(palette)
        self._hands.place_editor()
        self.repaint_sheet()

    @property
    def camera(self) -> Camera:
        """What part of the sheet is seen; to be remembered and set again."""
        return self._viewing.goal

    @camera.setter
    def camera(self, camera: Camera) -> None:
        self._opened.add(self.session.map_id)
        self._viewing.set(camera)

    @property
    def zoom(self) -> float:
        return self._viewing.camera.zoom

    def wait_for_paint(self) -> None:
        """Paint the map for the first time without what edits it, which follows at once."""
        self._hands.wait_for_paint()

    def set_reduced_motion(self, *, is_on: bool) -> None:
        """Jump instead of gliding between views."""
        self._viewing.animates = not is_on
        self._hands.set_smooth(is_on=not is_on)

    def set_enter_breaks(self, *, is_on: bool) -> None:
        """Let Enter make a new line in a card instead of beginning the next card."""
        self._hands.set_enter_breaks(is_on=is_on)

    @property
    def freezes(self) -> bool:
        """Whether stage and row headers stay in sight while the map is scrolled."""
        return self._viewing.freezes

    def set_freezes(self, *, is_on: bool) -> None:
        """Keep stage and row headers in sight, or let them scroll away with the map."""
        self._viewing.freezes = is_on
        self._frame = None
        self._hands.place_editor()
        self.repaint_sheet()

    def relayout(self) -> None:
        """Lay everything out anew: another language speaks."""
        self.live.forget()
        self._frame = None
        self._name()
        self.tell_place()
        self.repaint_sheet()

    # --- what handlers ask (CanvasPort) --------------------------------------------------------------

    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None:
        """Open the inline editor on a card, stage, row, point or the title."""
        self._hands.editing.begin(slot_kind, slot_id, append=append)

    def new_card(self, *, text: str = "", below: str | None = None) -> None:
        """Begin a new card in the cursor's cell, below a card if one is given, in edit mode."""
        self._hands.finish_editing()
        journey, cursor = self.session.journey, self.session.selection.cursor
        held = find_card(journey, below or cursor.card or "")
        if held is not None:
            self._hands.editing.begin_card(held.row, held.stage, index=held.index + 1, append=text)
        elif cursor.row is not None and cursor.stage is not None:
            index = len(cell_of(journey, cursor.row, cursor.stage))
            self._hands.editing.begin_card(cursor.row, cursor.stage, index=index, append=text)

    def on_lines_pasted(self) -> None:
        """Offer other ways of what was pasted into the text of a card."""
        draft = self._hands.draft
        if draft is not None and draft.kind == "card":
            self.lines_pasted.emit(draft.id)

    def pick_up(self) -> None:
        """Pick the selected cards up, so that keys or a click choose where they go."""
        self.finish_editing()
        self.take_focus()
        self._hands.pointing.pick_up()

    @property
    def is_hand(self) -> bool:
        """Whether a drag pushes the map around."""
        return self._hands.is_hand

    def set_hand(self, *, is_on: bool) -> None:
        """Let every drag push the map around, or no longer."""
        self._hands.pointing.set_hand(is_on=is_on)
        self.tell_place()

    def begin_card(self, row: str, stage: str, *, index: int) -> None:
        """Begin a new card at a place of a cell."""
        self._hands.editing.begin_card(row, stage, index=index)

    def insert_stage(self, index: int) -> None:
        """Insert a stage before the one at `index`, its name in edit mode."""
        from app.editing.structure import insert_stage  # a map is painted without it

        self._hands.finish_editing()
        self.edit_text("stage", insert_stage(self.session, index))

    def insert_row(self, index: int) -> None:
        """Ask the window for a row before the visible one at `index`."""
        self._hands.finish_editing()
        shelves = self.sheet().shelves
        rows = self.session.journey.rows
        self.row_requested.emit(
            row_index(self.session.journey, shelves[index].row_id) if index < len(shelves) else len(rows)
        )

    def finish_editing(self) -> None:
        """End the inline editor and any gesture; a text is kept, a drag is not."""
        self._hands.cancel()
        self._hands.finish_editing()
        self.settling.emit()

    @property
    def is_editing(self) -> bool:
        return self._hands.is_editing

    @property
    def is_editor_floating(self) -> bool:
        """Whether a floating editor hides what is selected."""
        return self._hands.is_floating

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor, the cursor's place staying where it is if it can be seen."""
        self._viewing.zoom_to(self._viewing.goal.zoom * factor, at=self._zoom_centre())

    def zoom_to(self, zoom: float) -> None:
        """Go to a zoom."""
        self._viewing.zoom_to(zoom, at=self._zoom_centre())

    def look_again(self, zoom: float) -> None:
        """Show the map's beginning at once in the zoom in which it was left."""
        self._opened.add(self.session.map_id)
        look_again(self._viewing, zoom)

    def fit_map(self) -> None:
        """Show the whole map."""
        self.sheet()  # how high it is matters now
        self._viewing.fit_map()

    def fit_width(self) -> None:
        """Show the whole width of the map."""
        self._viewing.fit_width()

    def fit_selection(self) -> None:
        """Show what is selected as large as it fits, or the focused stage if nothing is."""
        stage = self.session.selection.cursor.stage
        column = column_rect(self.sheet(), stage) if stage is not None else None
        area = selected_area(self.sheet(), self.session.selection) or column or self._cursor_area()
        if area is not None:
            self._viewing.fit(area.grown(24), most=1.5)

    def reveal(self, selection: Selection) -> None:
        """Scroll until the cursor of a selection is visible."""
        cursor = selection.cursor
        rect = cursor_rect(self.sheet(), cursor, is_title=selection.part == "title")
        if rect is None:
            return
        if cursor.row is None and cursor.stage is not None:
            rect = Rect(rect.x, self._viewing.goal.y + self.frame.cells_view.y / self.zoom, rect.width, 1)
        elif cursor.stage is None and cursor.row is not None:
            rect = Rect(self._viewing.goal.x + self.frame.cells_view.x / self.zoom, rect.y, 1, rect.height)
        elif selection.part == "title":
            return
        self._viewing.reveal(rect)

    def scroll_by_page(self, dx: int, dy: int) -> None:
        """Scroll by nine tenths of what is seen."""
        view = self.frame.cells_view
        self._viewing.scroll(dx * view.width * PAGE, dy * view.height * PAGE)

    def keep_bright(self, cards: frozenset[str] | None) -> None:
        """Let all other cards fade; None lets every card be bright."""
        if self._painting.keep_bright(cards):
            self.repaint_sheet()

    def look_at(self, point: Point) -> None:
        """Bring a point of the sheet into the middle of the view, no further than the sheet reaches."""
        # Headers and ribbon freeze on the way and take room from the view: what is the middle shows then.
        for _each in range(2):
            middle = self.frame.seen(self.frame.body_view).centre
            self._viewing.scroll((point.x - middle.x) * self.zoom, (point.y - middle.y) * self.zoom)

    def take_focus(self) -> None:
        """Give the canvas the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what gestures ask (CanvasHost) --------------------------------------------------------------

    def to_sheet(self, pos: QPointF) -> Point:
        """Return the point of the sheet under a place of the viewport."""
        return self.frame.to_sheet(pos)

    def to_view(self, point: Point) -> QPointF:
        """Return where a point of the sheet's body is on the viewport."""
        seen = self.frame.camera.to_view(point)
        return QPointF(seen.x, seen.y)

    def pan(self, dx: float, dy: float) -> None:
        """Move the sheet under the view by screen pixels."""
        self._viewing.pan(dx, dy)

    def scroll_view(self, dx: float, dy: float) -> None:
        """Scroll by screen pixels, no further than the sheet reaches."""
        self._viewing.scroll(dx, dy)

    def request_menu(self, context: str, place: QPoint) -> None:
        """Ask the window for a context menu at a place of the screen."""
        self.context_requested.emit(context, place)

    def refresh(self) -> None:
        """Repaint the marks that changed, and nothing else."""
        self._hands.refresh(self._flash.marks(self.frame))

    def show_status(self, text: str, hint: str = "") -> None:
        """Tell the window what a gesture would do."""
        self._telling.drop()
        self.status_changed.emit(text, hint)
        self.announcer.say(text)

    def face(self, score: float) -> QPixmap | None:
        """Return a face of that score for the bubble of a dragged point."""
        from app.widgets.canvas.face_picture import face_pixmap  # only who drags a point sees it

        return face_pixmap(self.sheets, score)

    def editing_changes(self, *, is_on: bool) -> None:
        """Tell the window that a text editor opened or closed."""
        self.editing_changed.emit(is_on)
        self.tell_place()

    def paint_view(self, region: QRegion) -> None:
        """Paint a part of the viewport: the picture of the sheet, and the marks over it."""
        frame, marks = self.frame, self._hands.marks()
        painter = QPainter(self.viewport())
        try:
            draw = self._showing.begin(painter, frame, self.devicePixelRatioF())
            for part in rectangles(region, spare=BLIT):
                draw(part)
                self._painting.paint_marks(painter, frame, QRectF(part), marks=marks)
        finally:
            # A painter that stays open takes the whole program down with it.
            painter.end()
            self._showing.end()
        self._unfolding.begin()

    def repaint_sheet(self) -> None:
        """Paint the sheet anew."""
        self._showing.spoil()

    # --- following the session -----------------------------------------------------------------------

    def _on_document_changed(self, change: Change) -> None:
        if not change.touches(self.session.map_id):
            return
        journey, self._frame, self._journey = self._journey, None, self.session.journey
        self._bars.follow()
        self._hands.place_editor()
        self._hands.forget()
        if change.personas or change.project or not same_around(journey, self._journey):
            self._name()
            self.repaint_sheet()
        else:
            self._showing.follow(self.sheet())
            self.refresh()

    def _on_unfolded(self, *, is_all: bool) -> None:
        """Take over rows that are laid out now: from afar they appear, else only the scroll bar follows."""
        self._frame = None
        self._showing.follow(self._shown())
        if is_all:
            self._bars.follow()

    def _on_theme_changed(self) -> None:
        self.set_palette(appearance().palette)

    def _on_selection_changed(self, _selection: Selection) -> None:
        self.tell_place()
        self.refresh()

    def _on_map_changed(self, map_id: str) -> None:
        self._hands.finish_editing()
        self._cameras[self._map_id] = self._viewing.goal
        self._map_id, self._journey = map_id, self.session.journey
        self._frame = None
        if map_id in self._cameras:
            self._viewing.set(self._cameras[map_id])
        self._open()
        self._name()
        self.repaint_sheet()

    def _on_persona_changed(self) -> None:
        self._frame = None
        self.repaint_sheet()

    def _on_undo_moved(self, index: int) -> None:
        """After undo and redo, show where something came back."""
        # A stack that is being destroyed says so once more.
        if isValid(self.session.undo_stack) and self._steps.went_to(index) and not self._hands.is_editing:
            self.reveal(self.session.selection)
            self._flash.start(self.session.selection)

    def _on_view_moved(self) -> None:
        self._frame = None
        self._bars.follow()
        self._hands.place_editor()
        self._hands.follow_view()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def _open(self) -> None:
        """Look at a map for the first time: all of it if it is readable so, and a cursor in its first cell."""
        if self.session.map_id not in self._opened and self.viewport().width() > 1 and self.isVisible():
            self._opened.add(self.session.map_id)
            look_first(self._viewing, self.fit_map)
        if self.session.selection == Selection():
            self.session.select(first_place(self._shown()))

    def _cursor_area(self) -> Rect | None:
        selection = self.session.selection
        sheet = self.live.shown_with(selection.cursor.row)
        return cursor_rect(sheet, selection.cursor, is_title=selection.part == "title")

    def _zoom_centre(self) -> Point | None:
        rect, view = self._cursor_area(), self.frame.cells_view
        if rect is None:
            return None
        cursor, middle = self.session.selection.cursor, self.frame.camera.rect_to_view(rect).centre
        if cursor.row is None and cursor.stage is not None:  # a header: its column stays where it is
            middle = Point(middle.x, view.centre.y)
        elif cursor.stage is None and cursor.row is not None:
            middle = Point(view.centre.x, middle.y)
        return middle if view.contains(middle) else None

    def tell_place(self) -> None:
        """Say in words where the cursor is, after the next frame, instead of what a gesture would do."""
        self.announcer.follow()
        self._telling.ask()

    def _name(self) -> None:
        self.setAccessibleName(self.session.journey.title)
