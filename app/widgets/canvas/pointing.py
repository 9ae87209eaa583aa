"""The pointer on the canvas: which gesture is under way, what hovers, and which marks that puts on the view."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QMouseEvent

from app.editing.moves import Landing
from app.editing.rows import is_curve
from app.editing.scores import begin_point
from app.editing.selection import at_cell
from app.editing.structure import show_rows
from app.editing.widths import fit_stage
from app.i18n import _
from app.ink.geometry import Point
from app.layout.sheet import HitTarget
from app.model.query import find_cards, row_of
from app.widgets.canvas import gestures, hover
from app.widgets.canvas.edge_scroll import EdgeScroll
from app.widgets.canvas.far_stages import far_stage_at, far_stages
from app.widgets.canvas.guide_cards import guide_marks
from app.widgets.canvas.hidden_rows import pill_at, pill_marks
from app.widgets.canvas.hover import Spotlight
from app.widgets.canvas.inline import InlineEditing
from app.widgets.canvas.link_handle import handle_marks, link_handle
from app.widgets.canvas.long_press import LongPress, is_touch
from app.widgets.canvas.mark_board import MarkBoard, landing_marks
from app.widgets.canvas.menu_places import at_hand, context_at, context_of, place_at_cursor
from app.widgets.canvas.overlays import Mark
from app.widgets.canvas.resting import Resting
from app.widgets.canvas.selection_marks import SelectionMarks
from app.widgets.canvas.settling import Settling
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer, keys_after

if TYPE_CHECKING:
    from app.widgets.canvas.tools.drag_cards import DragCards
    from app.widgets.canvas.tools.press import Press

POINT_SLACK = 6.0
"""Pixels around an emotion point that still hit it."""


class PointingHost(CanvasHost, Protocol):
    """What pointing needs of the canvas."""

    def hasFocus(self) -> bool: ...  # noqa: N802  (Qt's name)

    def begin_card(self, row: str, stage: str, *, index: int) -> None: ...

    @property
    def is_editor_floating(self) -> bool: ...

    def scroll_view(self, dx: float, dy: float) -> None: ...

    def request_menu(self, context: str, place: QPoint) -> None: ...

    def insert_stage(self, index: int) -> None: ...

    def tell_place(self) -> None: ...

    def insert_row(self, index: int) -> None: ...


class Pointing(QObject):
    """Turns mouse events into gestures and keeps the marks of the view."""

    def __init__(self, host: PointingHost) -> None:
        super().__init__(host.viewport())
        self._host = host
        self._gesture: Gesture | None = None
        self._hover: Spotlight | None = None
        self._at: Pointer | None = None
        self._space = self.is_hand = self._is_hot = False
        self._carried: Landing | None = None
        self._selected = SelectionMarks()
        self._board = MarkBoard(lambda area: host.viewport().update(area.toAlignedRect()))
        self._edges = EdgeScroll(host, self._scrolling_at, self)
        self._settling = Settling(host.refresh, self)
        self._finger = LongPress(self._on_finger_held, self)
        self._resting = Resting(self._card_at, self._show_cursor, self)
        self.is_smooth = True
        """Whether a ghost glides to its end."""

    # --- marks ---------------------------------------------------------------------------------------

    def current(self) -> tuple[Mark, ...]:
        """Return all marks of the view as it is now."""
        host = self._host
        frame = host.frame
        buttons = [button.mark(is_hot=button == self._hover) for button in hover.end_buttons(frame)]
        pointed = self._at.pos if self._at is not None and self._gesture is None else None
        marks: list[Mark] = [*far_stages(frame), *buttons]
        marks += guide_marks(frame, host.session.journey, host.session.selection.cursor)
        is_dragged = self._gesture is not None and self._gesture.hides_selection
        if not is_dragged and not host.is_editor_floating:
            marks += self._selected.of(host.session, frame, has_focus=host.hasFocus())
            if self._gesture is None and host.hasFocus():
                marks += handle_marks(host.session, frame, pointed)
        # Above the rings: these lie around the header that a pill hangs below.
        marks += pill_marks(frame, host.session.journey, pointed)
        if self._gesture is not None:
            marks += self._gesture.marks()
        elif self._hover is not None and self._hover.mark(is_hot=False) not in buttons:
            marks.append(self._hover.mark(is_hot=self._at is not None and self._hover.holds(self._at.pos)))
        marks += self._settling.marks()
        marks += landing_marks(host.frame, self._carried, to_view=host.to_view)
        return self._board.show(marks)

    def refresh(self, extra: tuple[Mark, ...] = ()) -> None:
        """Repaint where marks came, went or changed."""
        self._board.extra = extra
        self._board.refresh(self.current)

    def carry(self, pos: QPointF | None, landing: Landing | None) -> None:
        """Show where something from another program would land."""
        if landing != self._carried:
            self._carried = landing
            self._host.refresh()

    # --- the mouse -----------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture, or give up the one under way at the right button."""
        at = self._pointer(event)
        button = event.button()
        self._settling.stop()
        self._resting.stop()
        if is_touch(event):
            self._finger.begin(at.pos)
        if self._gesture is not None:
            if button == Qt.MouseButton.RightButton:
                self.cancel()
            elif button == Qt.MouseButton.LeftButton and self._gesture.stays:
                self._gesture.move(at)
                self._finish(at)
            return
        pushes = self._space or self.is_hand
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and pushes):
            self._begin(gestures.pan(self._host, at))
        elif button == Qt.MouseButton.LeftButton:
            self._press_left(at)

    def _press_left(self, at: Pointer) -> None:
        handle = link_handle(self._host.session, self._host.frame, at.pos)
        if handle is not None and handle.is_hot:
            self._begin(gestures.drag_link(self._host, at, handle.card))
            return
        plus = hover.under(self._host.frame, self._host.session.journey, at.pos)
        if plus is not None and plus.holds(at.pos):
            self._insert(plus, at)
            return
        pill = pill_at(self._host.frame, self._host.session.journey, at.pos)
        if pill is not None:
            show_rows(self._host.session, pill.rows)
            return
        boundary = hover.boundary_at(self._host.frame, at.pos)
        if boundary is not None:
            self._begin(gestures.resize_column(self._host, at, boundary))
        else:
            self._begin(gestures.press(self._host, at, self.hit(at.pos)))

    def _insert(self, plus: Spotlight, at: Pointer) -> None:
        self._set_hover(None)
        match plus.what:
            case "card":
                self._host.begin_card(plus.row, plus.stage, index=plus.index)
            case "point":
                # The button is still down: the new point goes with the pointer at once.
                begin_point(self._host.session, score=0.0, row=plus.row, stage=plus.stage)
                point = HitTarget("point", self._host.session.selection.id, plus.row, plus.stage)
                self._begin(gestures.press(self._host, at, point))
            case "stage":
                self._host.insert_stage(plus.index)
            case _:
                self._host.insert_row(plus.index)

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        at = self._at = self._pointer(event)
        gesture = self._gesture
        if gesture is None:
            self._hover_at(at)
            return
        cards = gestures.as_drag_cards(gesture)
        if cards is not None and not cards.stays and self._leaves(at.pos):
            self._give_out(cards)
            return
        with self._board.at_once(self.current):
            self._carry_on(gesture, at)

    def _carry_on(self, gesture: Gesture, at: Pointer) -> None:
        press = gestures.as_press(gesture)
        if press is not None:
            drag = self._drag_of(press, at)
            if drag is None:
                return
            self._begin(drag)
            gesture = drag
        gesture.move(at)
        self._show_cursor()
        self._edges.watch()

    def _leaves(self, pos: QPointF) -> bool:
        from app.widgets.canvas.give_out import is_outside, is_over_other

        viewport = self._host.viewport()
        # Nobody leaves the window without leaving the view, which is known without asking the system.
        is_within = viewport.rect().contains(pos.toPoint())
        return is_over_other(viewport, pos) if is_within else is_outside(viewport, pos)

    def _give_out(self, gesture: "DragCards") -> None:
        """Let the system carry on: the cards may fall into another program or another map."""
        from app.widgets.canvas.give_out import give_out

        ids, picture = gesture.carried
        self.cancel()
        give_out(self._host.session, ids, self._host.viewport(), picture=picture)
        self._host.refresh()

    def _drag_of(self, press: "Press", at: Pointer) -> Gesture | None:
        """Return the drag that begins; a finger that has not rested pushes the map instead."""
        if not self._finger.is_on:
            return press.drag(at)
        if not self._finger.strays(at.pos):
            return None
        hasty = self._finger.is_hasty
        self._finger.end()
        return gestures.pan(self._host, at) if hasty else press.drag(at)

    def _on_finger_held(self, pos: QPointF) -> None:
        """A finger has stayed on something: open its menu."""
        if gestures.as_press(self._gesture) is not None:
            self.cancel()
            self._menu_at(pos, self._host.viewport().mapToGlobal(pos.toPoint()))

    def release(self, event: QMouseEvent) -> None:
        """End the gesture, unless it goes on without a button."""
        self._finger.end()
        if self._gesture is not None and not self._gesture.stays:
            self._finish(self._pointer(event))

    def _finish(self, at: Pointer) -> None:
        gesture, self._gesture = self._gesture, None
        self._edges.stop()
        if gesture is not None:
            with self._board.at_once(self.current):
                gesture.release(at)
                self._after(gesture)

    def pick_up(self) -> None:
        """Pick the selected cards up, to be put down elsewhere by keys or a click."""
        self.cancel()
        session = self._host.session
        selection = session.selection
        places = find_cards(session.journey, selection.cards)
        free = [place.card.id for place in places if not place.card.locked]
        if not free:
            text = _("A locked card stays where it is") if places else _("Select the cards to move first")
            self._host.show_status(text)
            return
        held = selection.cursor.card if selection.cursor.card in free else free[0]
        at = self._at = self._at or Pointer(QPointF(), self._host.to_sheet(QPointF()))
        self._begin(gestures.pick_up(self._host, at, held))

    def let_go_of_finger(self) -> None:
        """Forget what a finger has begun: another one came."""
        self._finger.end()
        self.cancel()

    def cancel(self) -> bool:
        """Give up the gesture; False if there is none."""
        gesture, self._gesture = self._gesture, None
        self._edges.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self._after(gesture)
        return True

    def _after(self, gesture: Gesture) -> None:
        if self.is_smooth:
            self._settling.start(gesture.flight())
        self._show_cursor()
        self._host.tell_place()
        self._host.refresh()

    def double_click(self, event: QMouseEvent, editing: InlineEditing) -> None:
        """Edit what is there, or make something: a card, a point; a boundary fits its stage to its text."""
        self.cancel()
        at, session = self._pointer(event), self._host.session
        boundary = hover.boundary_at(self._host.frame, at.pos)
        if boundary is not None:
            fit_stage(session, boundary)
            return
        hit = self.hit(at.pos)
        if hit is None:
            return
        if hit.part in ("card", "point", "stage", "row", "title"):
            if editing.begin(hit.part, hit.id) and hit.part != "point":
                editing.put_caret(at.pos if hit.part in ("card", "title") else None)
        elif hit.part == "cell":
            self._fill_cell(hit, at, editing)

    def _fill_cell(self, hit: HitTarget, at: Pointer, editing: InlineEditing) -> None:
        session = self._host.session
        row, stage = hit.row or "", hit.stage or ""
        if not is_curve(row_of(session.journey, row)):
            spot = self._host.sheet().spot(at.point)
            editing.begin_card(row, stage, index=spot.index)
            return
        spot = self._host.sheet().spot(at.point)
        score = round((spot.value or 0.0) * 2) / 2
        session.select(at_cell(row, stage))
        if begin_point(
            session, score=score, pos=round(max(0.05, min(0.95, spot.pos)), 2), row=row, stage=stage
        ):
            editing.begin("point", session.selection.id)

    def context(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of what the cursor is on."""
        if self.cancel():
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
            return
        self._menu_at(QPointF(event.pos()), event.globalPos())

    def _menu_at(self, pos: QPointF, place: QPoint) -> None:
        """Select what lies at a place of the view, unless it is among what is selected, and ask for its menu."""
        host, hit = self._host, self.hit(pos)
        selection = gestures.selection_of(host, hit)
        held = host.session.selection
        is_held = hit is not None and hit.part == "card" and hit.id in held.cards
        if selection is not None and not is_held:
            host.session.select(selection)
        host.request_menu(context_at(host.session.journey, hit), place)

    def open_menu(self) -> None:
        """Ask for the menu of what the cursor is on, at its place; it is selected for that."""
        session = self._host.session
        session.select(at_hand(session.journey, session.selection))
        context = context_of(session.journey, session.selection)
        self._host.request_menu(context, place_at_cursor(self._host))

    def hit(self, pos: QPointF) -> HitTarget | None:
        """Return what lies under a place of the view."""
        frame = self._host.frame
        stage = far_stage_at(frame, pos)
        if stage is not None:
            return HitTarget("stage", stage)
        if frame.is_in_title_line(pos):
            return HitTarget("title", self._host.session.map_id)
        point = frame.to_sheet(pos)
        return frame.sheet.hit(point, slack=POINT_SLACK / frame.zoom)

    # --- keys while the pointer does something -------------------------------------------------------

    def key(self, event: QKeyEvent, *, is_down: bool) -> bool:
        """Take the keys of gestures and of the menu: Esc, Space, modifiers, Shift+F10; False for all others."""
        key = event.key()
        if key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            if is_down:
                self.cancel()
                self.open_menu()
            return True
        if key == Qt.Key.Key_Escape and is_down:
            return self.cancel()
        if self._gesture is not None and self._gesture.stays:
            return self._steer(self._gesture, event, is_down=is_down)
        if key == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._space = is_down
                self._show_cursor()
            return True
        if key in (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift) and self._gesture is not None:
            self._repeat(keys_after(event, is_down=is_down))
            return True
        return False

    def _steer(self, gesture: Gesture, event: QKeyEvent, *, is_down: bool) -> bool:
        """Let keys lead what is picked up; all others mean nothing meanwhile."""
        if is_down and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(self._at or Pointer(QPointF(), Point(0, 0)))
        elif is_down:
            gesture.steer(event)
        return True

    def set_hand(self, *, is_on: bool) -> None:
        """Let every drag push the map around, or no longer."""
        self.cancel()
        self.is_hand = is_on
        self._show_cursor()

    def let_go_of_space(self) -> None:
        """Forget that Space is held: its release went elsewhere."""
        self._space = False
        self._show_cursor()

    def _repeat(self, keys: Qt.KeyboardModifier | None = None) -> None:
        """Let the gesture look again: the view moved under the pointer, or a modifier changed."""
        gesture, at = self._gesture, self._at
        if gesture is None or at is None or gestures.as_press(gesture) is not None:
            return
        self._at = Pointer(at.pos, self._host.to_sheet(at.pos), at.keys if keys is None else keys)
        if gestures.as_pan(gesture) is None:
            gesture.move(self._at)
        self._show_cursor()

    # --- following ----------------------------------------------------------------------------------

    def follow_view(self) -> None:
        """The view moved."""
        if self._gesture is not None:
            self._repeat()
        else:
            self._hover = None

    def forget(self) -> None:
        """The sheet changed: what hovered may be gone."""
        self._hover = None

    def leave(self) -> None:
        """The pointer left the view."""
        self._resting.stop()
        if self._gesture is None:
            self._set_hover(None)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        pos = event.position()
        return Pointer(pos, self._host.to_sheet(pos), event.modifiers())

    def _begin(self, gesture: Gesture) -> None:
        self._set_hover(None)
        self._gesture = gesture
        self._show_cursor()
        self._host.refresh()

    def _card_at(self, pos: QPointF) -> str | None:
        hit = self.hit(pos) if self._gesture is None else None
        return hit.id if hit is not None and hit.part == "card" else None

    def _hover_at(self, at: Pointer) -> None:
        self._resting.move(at.pos)
        self._set_hover(hover.under(self._host.frame, self._host.session.journey, at.pos))
        self._show_cursor()
        was, self._is_hot = self._is_hot, self._is_on_handle()
        if was != self._is_hot or any(row.hidden for row in self._host.session.journey.rows):
            self._host.refresh()

    def _set_hover(self, spotlight: Spotlight | None) -> None:
        if spotlight is not None or self._hover is not None:
            self._hover = spotlight
            self._host.refresh()

    def _show_cursor(self) -> None:
        viewport = self._host.viewport()
        if self._gesture is not None:
            shape = self._gesture.cursor
        elif self._space or self.is_hand:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._is_on_handle():
            shape = Qt.CursorShape.CrossCursor
        elif self._is_on_button():
            shape = Qt.CursorShape.PointingHandCursor
        elif self._at is not None and hover.boundary_at(self._host.frame, self._at.pos):
            shape = Qt.CursorShape.SplitHCursor
        elif self._resting.is_open:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        if viewport.cursor().shape() != shape:
            viewport.setCursor(QCursor(shape))

    def _is_on_handle(self) -> bool:
        handle = link_handle(self._host.session, self._host.frame, self._at.pos) if self._at else None
        return handle is not None and handle.is_hot

    def _is_on_button(self) -> bool:
        """Say whether a click would press a plus sign or a pill of hidden rows."""
        if self._at is None:
            return False
        if self._hover is not None and self._hover.holds(self._at.pos):
            return True
        return pill_at(self._host.frame, self._host.session.journey, self._at.pos) is not None

    def _scrolling_at(self) -> QPointF | None:
        """Return where the pointer is, while the gesture under way lets the view scroll by itself."""
        scrolls = self._gesture is not None and self._gesture.scrolls
        return self._at.pos if scrolls and self._at is not None else None
