"""A pressed pointer that has not moved yet: it becomes a click or one of the drags."""

from PySide6.QtCore import QTimer

from app.compat import override
from app.editing.navigation import toggled
from app.editing.selection import Selection, at_cell, of_card, of_link, of_point, of_row, of_stage, of_title
from app.layout.sheet import HitTarget
from app.model.query import find_point
from app.rows.parts.card_text import fold_chip
from app.widgets.canvas.places import find_in_cell
from app.widgets.canvas.tools.drag_cards import DragCards
from app.widgets.canvas.tools.drag_header import DragRow, DragStage
from app.widgets.canvas.tools.drag_point import DragPoint
from app.widgets.canvas.tools.face_strip import face_at, score_by_face
from app.widgets.canvas.tools.foresight import prepare_drag
from app.widgets.canvas.tools.host import START_PIXELS, CanvasHost, Gesture, Pointer, distance
from app.widgets.canvas.tools.marquee import MarqueeSelect
from app.widgets.canvas.tools.persona_press import persona_at, press_persona


class Press(Gesture):
    """Selects what was pressed when it is let go; a drag takes over after four pixels."""

    def __init__(self, host: CanvasHost, start: Pointer, hit: HitTarget | None) -> None:
        self._host, self._start, self._hit = host, start, hit
        self._before = host.session.selection
        self.scrolls = False
        if hit is not None and hit.part == "point":
            place = find_point(host.session.journey, hit.id)
            if place is not None and place.persona is not None:
                # Of several curves, the pressed one becomes the one that is drawn.
                host.session.activate_persona(place.persona)
            self._select(of_point(host.session.journey, hit.id))
        self._is_pressed = True
        if hit is not None and hit.part == "card":
            QTimer.singleShot(0, host.viewport(), self._foresee)

    def _foresee(self) -> None:
        """Make what a drag would show, in the idle moment after the press."""
        if self._is_pressed and self._hit is not None:
            prepare_drag(self._host, self._hit.id)

    def drag(self, at: Pointer) -> Gesture | None:
        """Return the drag that begins if the pointer has moved far enough."""
        if distance(self._start.pos, at.pos) < START_PIXELS:
            return None
        self._is_pressed = False
        host, start, hit = self._host, self._start, self._hit
        match hit.part if hit else None:
            case "card" if hit and not (start.has_shift and not start.has_ctrl):
                if hit.id not in self._before.cards:
                    self._select(of_card(host.session.journey, hit.id))
                return DragCards(host, start, hit.id)
            case "stage" if hit:
                self._select(of_stage(hit.id))
                return DragStage(host, start, hit.id)
            case "row" if hit:
                self._select(of_row(hit.id))
                return DragRow(host, start, hit.id)
            case "point" if hit:
                return DragPoint(host, start, hit.id)
            case _:
                return MarqueeSelect(host, start)

    @override
    def release(self, at: Pointer) -> None:
        """Select what was clicked."""
        self._is_pressed = False
        hit, journey = self._hit, self._host.session.journey
        if hit is not None and hit.part == "card" and (at.has_ctrl or at.has_shift):
            self._select(toggled(journey, self._before, hit.id))
            return
        session = self._host.session
        chip = persona_at(session, self._host.sheet(), self._start.point)
        if hit is not None and hit.part == "row" and chip is not None:
            press_persona(session, chip)
            return
        face = face_at(session, self._host.sheet(), self._start.point)
        if hit is not None and hit.part == "row" and face and session.selection.cursor.stage is not None:
            score_by_face(session, *face)
            return
        clicked = selection_of(self._host, hit)
        if clicked is not None:
            self._select(clicked)
        if hit is not None and self._is_on_fold(hit):
            self._host.edit_text("card", hit.id)

    def _is_on_fold(self, hit: HitTarget) -> bool:
        """Say whether the chip was clicked that stands for the lines which a long card does not show."""
        if hit.part != "card" or hit.row is None or hit.stage is None:
            return False
        card = find_in_cell(self._host.sheet(), hit.row, hit.stage, card_id=hit.id)
        chip = fold_chip(card.placed.block) if card is not None else None
        if card is None or chip is None:
            return False
        return chip.moved(card.rect.x, card.rect.y).contains(self._start.point)

    @override
    def cancel(self) -> None:
        self._is_pressed = False
        self._select(self._before)

    def _select(self, selection: Selection) -> None:
        self._host.session.select(selection)


def selection_of(host: CanvasHost, hit: HitTarget | None) -> Selection | None:
    """Return what a click on something selects; empty places leave the cursor where it was."""
    journey = host.session.journey
    if hit is None:
        cursor = host.session.selection.cursor
        return Selection(cursor=cursor) if cursor.row and cursor.stage else None
    match hit.part:
        case "card":
            return of_card(journey, hit.id)
        case "point":
            return of_point(journey, hit.id)
        case "cell":
            return at_cell(hit.row or "", hit.stage or "")
        case "stage":
            return of_stage(hit.id)
        case "row":
            return of_row(hit.id)
        case "title":
            return of_title()
        case "link":
            return of_link(hit.id, host.session.selection.cursor)
        case "moment":
            stages = [moment.stage for moment in journey.moments if moment.id == hit.id]
            return of_stage(stages[0]) if stages else None
        case _:
            return None
