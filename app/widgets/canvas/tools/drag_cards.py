"""Dragging cards to another cell: ghost, insertion mark, target, and the one edit at the end."""

import math

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPixmap

from app.compat import override
from app.editing.moves import Drop, Landing, drop_cards, landing_at
from app.editing.selection import Cursor, of_cards
from app.editing.structure import new_stage_name
from app.i18n import _, ngettext
from app.ink.palette import PAPERS
from app.model.card import Card
from app.model.edits.copies import fresh_card
from app.model.ids import ROW, STAGE, new_id
from app.model.query import CardPlace, find_cards, row_of
from app.model.row import Row
from app.model.stage import Stage
from app.rows.kind import kind_of
from app.widgets.canvas.ghosts import Faded, FadedPictures, Picture, Stamp, accented, cards_ghost, words_of
from app.widgets.canvas.overlays import Border, Ghost, InsertLine, Mark, Tint
from app.widgets.canvas.places import card_on, find_in_cell, header_block, ribbon_block
from app.widgets.canvas.settling import Flight
from app.widgets.canvas.tools.foresight import prepare_landing
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer
from app.widgets.canvas.tools.insertion import NewPart, cell_tint, insertion_line, new_part_rect

CLEAR = 7.0
"""Pixels between the line that tells the place and the ghost that hangs below it."""
MOST_TUG, TUG = 18.0, 60.0
"""How far a locked card gives way, in pixels, and how soon it is that far."""


class DragCards(Gesture):
    """Carries the selected cards under the pointer; with Ctrl or Alt held, copies of them."""

    hides_selection = True
    scrolls = True

    def __init__(self, host: CanvasHost, start: Pointer, held: str) -> None:
        self._host, self._held, self._at = host, held, start
        journey = host.session.journey
        taken = find_cards(journey, host.session.selection.cards)
        self._taken: tuple[CardPlace, ...] = tuple(place for place in taken if not place.card.locked)
        self._ids = frozenset(place.card.id for place in self._taken)
        self._start = start.pos
        self._grip = self._share = QPointF()
        self._picture: Picture | None = None
        self._faded = FadedPictures(host.sheets)
        self._size = (0.0, 0.0)
        self._ghost_zoom = self._sunk = 0.0
        self._landing: Landing | None = None
        self._is_over = False
        self._foreseen: tuple[str | None, str | None] | None = None
        self._new_stage = Stage(id=new_id(STAGE), name=new_stage_name())
        self._new_row = Row(id=new_id(ROW), kind=self._kind(), name=_("New row"))
        self._make_ghost(start)
        self.move(start)

    def _kind(self) -> str:
        journey = self._host.session.journey
        rows = (row_of(journey, place.row) for place in self._taken if place.card.id == self._held)
        return next((row.kind for row in rows if row), "text")

    @property
    def _copies(self) -> bool:
        return self._at.has_ctrl or self._at.has_alt

    @override
    def move(self, at: Pointer) -> None:
        self._at = at
        if self._host.frame.zoom != self._ghost_zoom:
            self._make_ghost(at)
        self._landing = landing_at(self._host.session.journey, self._host.sheet(), at.point)
        self.cursor = self._shape()
        self._host.show_status(self._sentence(), self._hint())
        self._host.refresh()
        self._foresee()

    def _foresee(self) -> None:
        """After the frame, get ready for a drop where the cards are now; each row and column is looked at once."""
        landing = self._landing
        if landing is not None and not self._copies and self._foreseen != (landing.row, landing.stage):
            self._foreseen = (landing.row, landing.stage)
            QTimer.singleShot(0, self._host.viewport(), self._prepare)

    def _prepare(self) -> None:
        if self._landing is not None and not self._copies and not self._is_over:
            prepare_landing(self._host, self._taken, self._landing)

    def _hint(self) -> str:
        return _("Ctrl copies · Esc cancels")

    def _shape(self) -> Qt.CursorShape:
        if self._landing is None or self._is_stuck:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.DragCopyCursor if self._copies else Qt.CursorShape.ClosedHandCursor

    @override
    def release(self, at: Pointer) -> None:
        self.move(at)
        self._is_over = True
        if self._landing is not None and not self._is_stuck:
            self._put(self._landing)

    @override
    def cancel(self) -> None:
        self._is_over = True

    def _put(self, landing: Landing) -> None:
        """Bring the cards to where they land, as one step."""
        session = self._host.session
        copies = {place.card.id: fresh_card(place.card) for place in self._taken} if self._copies else None
        drop = Drop(self._ids, self._held, landing, self._new_stage, self._new_row, copies)
        self._apply(drop, landing, copies)
        session.cancel()

    def _apply(self, drop: Drop, landing: Landing, copies: dict[str, Card] | None) -> None:
        session, count = self._host.session, len(self._ids)
        ids = frozenset(card.id for card in copies.values()) if copies else self._ids
        held = copies[self._held].id if copies else self._held
        cursor = Cursor(landing.row or self._new_row.id, landing.stage or self._new_stage.id, card=held)
        label = (
            ngettext("Copy %d card", "Copy %d cards", count)
            if copies
            else ngettext("Move %d card", "Move %d cards", count)
        )
        session.apply(drop_cards(session.map_id, drop), label % count, select=of_cards(ids, cursor))

    def _make_ghost(self, at: Pointer) -> None:
        """Render the ghost at the view's zoom, the held card on top and under the pointer where it was taken."""
        sheet, frame = self._host.sheet(), self._host.frame
        taken = (
            find_cards(self._host.session.journey, frozenset((self._held,)))
            if self._is_stuck
            else self._taken
        )
        places = sorted(taken, key=lambda place: place.card.id != self._held)
        found = [find_in_cell(sheet, p.row, p.stage, card_id=p.card.id) for p in places[:3]]
        shown = [place for place in found if place is not None]
        if not shown:
            return
        self._picture = cards_ghost(self._host.sheets, [place.placed for place in shown], zoom=frame.zoom)
        if not self._ghost_zoom:
            corner = frame.body_rect(shown[0].rect).topLeft()
            self._share = (at.pos - corner) / frame.zoom
        self._size = (shown[0].rect.width * frame.zoom, shown[0].rect.height * frame.zoom)
        self._grip = self._share * frame.zoom
        self._ghost_zoom = frame.zoom

    @property
    def _is_stuck(self) -> bool:
        """Whether the card under the pointer is locked."""
        return self._held not in self._ids

    def _sentence(self) -> str:
        count, landing = len(self._ids), self._landing
        if self._is_stuck:
            return _("A locked card stays where it is")
        if landing is None:
            return _("Cards cannot lie in the emotion row")
        row, stage = self._names(landing)
        values = {"count": count, "row": row, "stage": stage, "place": landing.index + 1}
        if self._copies:
            text = ngettext(
                "Copy %(count)d card to %(row)s × %(stage)s, place %(place)d",
                "Copy %(count)d cards to %(row)s × %(stage)s, place %(place)d",
                count,
            )
        else:
            text = ngettext(
                "Move %(count)d card to %(row)s × %(stage)s, place %(place)d",
                "Move %(count)d cards to %(row)s × %(stage)s, place %(place)d",
                count,
            )
        return text % values

    def _names(self, landing: Landing) -> tuple[str, str]:
        sheet = self._host.sheet()
        shelf = sheet.shelf_of.get(landing.row or "")
        column = sheet.column_of.get(landing.stage or "")
        row = shelf.layout.header.text.split("\n")[0] if shelf else self._new_row.name
        return row, column.stage.name if column else self._new_stage.name

    @override
    def marks(self) -> tuple[Mark, ...]:
        if self._picture is None:
            return ()
        if self._is_stuck:
            return (Mark(self._ghost(self._picture), "free"),)
        origins = () if self._copies else self._origins()
        self._sunk = self._lower_by()
        ghost = self._ghost(self._picture)
        return (*self._target(), *origins, *self._line(), Mark(ghost, "free"))

    def _ghost(self, picture: Picture) -> Ghost:
        at = self._tugged() if self._is_stuck else self._at.pos
        return Ghost(
            picture.pixmap,
            at - self._grip - QPointF(picture.margin, picture.margin - self._sunk),
            picture.size,
            len(self._ids),
            QPointF(picture.margin + self._size[0], picture.margin),
        )

    def _tugged(self) -> QPointF:
        """Where a locked card gives way to: never far, and back at once when it is let go."""
        way = self._at.pos - self._start
        length = max(1.0, math.hypot(way.x(), way.y()))
        return self._start + way * (MOST_TUG / length * (1 - math.exp(-length / TUG)))

    @property
    def carried(self) -> tuple[frozenset[str], QPixmap | None]:
        """The cards that are carried, and a picture of them."""
        return self._ids, self._picture.pixmap if self._picture is not None else None

    @override
    def flight(self) -> Flight | None:
        cursor, picture = self._host.session.selection.cursor, self._picture
        found = card_on(self._host.sheet(), cursor) if picture is not None else None
        if found is None or picture is None:
            return None
        corner = self._host.frame.body_rect(found.rect).topLeft()
        return Flight(self._ghost(picture), corner - QPointF(picture.margin, picture.margin))

    def _origins(self) -> tuple[Mark, ...]:
        frame, journey = self._host.frame, self._host.session.journey
        rows = {row.id: row for row in journey.rows}
        papers = {
            place.card.id: place.card.paper or kind_of(rows[place.row].kind).paper_of(rows[place.row])
            for place in self._taken
        }
        seen, sheet = frame.seen(frame.cells_view), self._host.sheet()
        if self._faded.sheets is not self._host.sheets:  # another theme
            self._faded = FadedPictures(self._host.sheets)
        found = (
            find_in_cell(sheet, place.row, place.stage, card_id=place.card.id)
            for place in self._taken
            if place.card.id in self._ids
        )
        return tuple(
            Mark(
                Faded(
                    frame.body_rect(card.rect),
                    words_of(card.placed.block),
                    frame.zoom,
                    f"bar.{papers[card.id]}" if papers[card.id] in PAPERS else "border",
                    self._faded,
                )
            )
            for card in found
            if card is not None and card.rect.meets(seen)
        )

    def _target(self) -> tuple[Mark, ...]:
        landing, sheet, frame = self._landing, self._host.sheet(), self._host.frame
        if landing is None:
            return ()
        shown: list[Mark] = []
        if landing.row is None or landing.stage is None:
            name = self._new_row.name if landing.row is None else self._new_stage.name
            rect = frame.body_rect(new_part_rect(sheet, landing.row, landing.stage))
            shown.append(Mark(NewPart(rect, name)))
        elif (cell := sheet.cell_rect(landing.row, landing.stage)) is not None:
            area = frame.body_rect(cell).adjusted(1, 0, -1, 0)
            shown += [Mark(cell_tint(frame, landing.row, landing.stage)), Mark(Border(area, 2.0, 3.0))]
        shown += self._target_header(landing.stage or "")
        side = header_block(sheet, landing.row or "")
        if side is not None:
            bar = sheet.style.row_bar * frame.zoom
            shown.append(Mark(Tint(frame.header_rect(side.rect).adjusted(bar, 0, 0, 0)), "header"))
        return tuple(shown)

    def _target_header(self, stage: str) -> list[Mark]:
        """The stage's header in the accent colour, and again what hangs over its edge."""
        sheet, frame, sheets = self._host.sheet(), self._host.frame, self._host.sheets
        head = ribbon_block(sheet, stage)
        if head is None:
            return []
        over = [p for p in sheet.ribbon if p.block.slot.kind == "moment" and p.rect.meets(head.rect)]
        blocks = [(accented(head.block), head), *((placed.block, placed) for placed in over)]
        return [
            Mark(Stamp(block, frame.ribbon_rect(placed.rect).topLeft(), frame.zoom, sheets), "ribbon")
            for block, placed in blocks
        ]

    def _line(self) -> tuple[Mark, ...]:
        ends = self._line_ends()
        return () if ends is None else (Mark(InsertLine(*ends)),)

    def _line_ends(self) -> tuple[QPointF, QPointF] | None:
        """Return where the line that tells the place begins and ends on the view."""
        landing = self._landing
        if landing is None or landing.row is None or landing.stage is None:
            return None
        ends = insertion_line(self._host.sheet(), landing.row, landing.stage, index=landing.index)
        return (self._host.to_view(ends[0]), self._host.to_view(ends[1])) if ends is not None else None

    def _lower_by(self) -> float:
        """Return how much lower the ghost hangs, so that it never lies on the line that tells the place."""
        ends = self._line_ends()
        if ends is None or ends[0].x() == ends[1].x():
            return 0.0
        top, line = self._at.pos.y() - self._grip.y(), ends[0].y()
        covers = top < line + CLEAR and top + self._size[1] > line - CLEAR
        return line + CLEAR - top if covers else 0.0
