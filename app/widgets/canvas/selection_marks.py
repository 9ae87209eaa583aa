"""What shows the selection and the cursor: rings, tints and the plus sign of the focused cell."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from app.editing.selection import Cursor, Selection
from app.editing.session import Session
from app.ink.geometry import Rect
from app.ink.primitives import Slot
from app.model.journey import JourneyMap
from app.widgets.canvas.frame import TITLE_LINE, Frame
from app.widgets.canvas.hover import SMALLEST_ZOOM, in_cell
from app.widgets.canvas.overlays import GAP, RING, Mark, Ring, Tint
from app.widgets.canvas.places import (
    card_on,
    cards_within,
    column_rect,
    header_block,
    point_rect,
    ribbon_block,
    row_rect,
    title_block,
)

LEAST_INSIDE = 24.0
"""Pixels of a cell that its ring leaves free: from afar it lies around the cell, and covers nothing in it."""


class SelectionMarks:
    """The marks of the selection, kept while nothing that they show has changed: each frame asks for them."""

    def __init__(self) -> None:
        self._held: tuple[Frame, JourneyMap, tuple[Selection, bool], list[Mark]] | None = None

    def of(self, session: Session, frame: Frame, *, has_focus: bool) -> list[Mark]:
        """Return the marks of what is selected, as far as it can be seen."""
        journey, held = session.journey, self._held
        shown = (session.selection, has_focus)
        if held is not None and held[0] is frame and held[1] is journey and held[2] == shown:
            return held[3]
        found = list(selection_marks(session, frame, has_focus=has_focus))
        self._held = (frame, journey, shown, found)
        return found


def selection_marks(session: Session, frame: Frame, *, has_focus: bool) -> Iterator[Mark]:
    """Yield the marks of what is selected, as far as it can be seen."""
    selection = session.selection
    match selection.part:
        case "cards":
            yield from _cards(selection, frame)
        case "stage":
            yield from _stage(selection.id, frame)
        case "row":
            yield from _row(selection.id, frame)
        case "point":
            yield from _point(selection.cursor, selection.id, frame)
        case "title":
            yield from _title(frame)
        case "link":
            yield from _link(selection.id, frame)
        case _:
            pass
    is_unseen = not selection.cursor.card or card_on(frame.sheet, selection.cursor) is None
    if is_unseen and selection.part in ("none", "cards"):
        yield from _cell(session, selection, frame, has_focus=has_focus)
    if selection.part == "none" and has_focus:
        yield from _cursor(selection.cursor, frame)


def _cursor(cursor: Cursor, frame: Frame) -> Iterator[Mark]:
    """The ring of what has the cursor but is not selected, as after Esc; that of a cell is a matter of its own."""
    if cursor.point is not None:
        yield from _point(cursor, cursor.point, frame)
    elif (card := card_on(frame.sheet, cursor)) is not None:
        radius = frame.sheet.style.card_radius * frame.zoom
        yield Mark(Ring(frame.body_rect(card.rect), radius, ground="band"))
    elif cursor.row is None and cursor.stage is not None:
        yield from _stage_ring(cursor.stage, frame)
    elif cursor.row is not None and cursor.stage is None:
        yield from _row_ring(cursor.row, frame)


def _cards(selection: Selection, frame: Frame) -> Iterator[Mark]:
    several = len(selection.cards) > 1
    for card in cards_within(frame.sheet, frame.seen(frame.cells_view), only=selection.cards):
        focused = card.id == selection.cursor.card
        width = 3.0 if focused or not several else 2.0
        radius = frame.sheet.style.card_radius * frame.zoom
        yield Mark(Ring(frame.body_rect(card.rect), radius, width, "band"))


def _stage(stage_id: str, frame: Frame) -> Iterator[Mark]:
    column = column_rect(frame.sheet, stage_id)
    if column is not None:
        yield Mark(_tint_behind(frame, column))
    yield from _stage_ring(stage_id, frame)


def _stage_ring(stage_id: str, frame: Frame) -> Iterator[Mark]:
    head = ribbon_block(frame.sheet, stage_id)
    if head is not None:
        yield Mark(Ring(frame.ribbon_rect(head.rect).adjusted(0, 0, -4 * frame.zoom, 0), 3.0), "ribbon")


def _tint_behind(frame: Frame, area: Rect) -> Tint:
    """Return a tint of an area that leaves the cards in it as they are."""
    seen = frame.seen(frame.cells_view)
    part = Rect(
        max(area.x, seen.x),
        max(area.y, seen.y),
        min(area.right, seen.right) - max(area.x, seen.x),
        min(area.bottom, seen.bottom) - max(area.y, seen.y),
    )
    if part.width <= 0 or part.height <= 0:
        return Tint(QRectF())
    rects = (frame.body_rect(card.rect) for card in cards_within(frame.sheet, part))
    holes = tuple((rect.x(), rect.y(), rect.width(), rect.height()) for rect in rects)
    return Tint(frame.body_rect(part), holes=holes)


def _row(row_id: str, frame: Frame) -> Iterator[Mark]:
    area = row_rect(frame.sheet, row_id)
    if area is not None:
        yield Mark(_tint_behind(frame, area))
    yield from _row_ring(row_id, frame)


def _row_ring(row_id: str, frame: Frame) -> Iterator[Mark]:
    head = header_block(frame.sheet, row_id)
    if head is not None:
        yield Mark(
            Ring(frame.header_rect(head.rect).adjusted(3, 3, -3, -3), 8.0 * frame.zoom, ground="band"),
            "header",
        )


def _point(cursor: Cursor, point_id: str, frame: Frame) -> Iterator[Mark]:
    """The ring of a point, or of its cell where a folded row or stage shows no points."""
    rect = point_rect(frame.sheet, cursor.row, point_id)
    if rect is not None:
        seen = frame.body_rect(rect)
        yield Mark(Ring(seen, seen.width() / 2, ground="band"))
    elif cursor.row is not None and cursor.stage is not None:
        yield from _cell_ring(cursor.row, cursor.stage, frame)


def _link(link_id: str, frame: Frame) -> Iterator[Mark]:
    slot = Slot("link", link_id)
    for placed in (*frame.sheet.overlay, *frame.sheet.ribbon):
        if placed.block.slot == slot:
            is_lane = placed.y < frame.sheet.ribbon_y + frame.sheet.ribbon_height
            area = frame.ribbon_rect(placed.rect) if is_lane else frame.body_rect(placed.rect)
            yield Mark(Ring(area, area.height() / 2), "ribbon" if is_lane else "body")


def _title(frame: Frame) -> Iterator[Mark]:
    placed = title_block(frame.sheet)
    if placed is not None and not frame.is_collapsed:
        yield Mark(Ring(frame.body_rect(placed.rect).adjusted(-6, -4, 6, 4), 6.0), "free")
    elif frame.is_collapsed:
        line = frame.body_rect(frame.seen(frame.body_view))
        line.setRect(16, 8, frame.width - 32, TITLE_LINE - 16)
        yield Mark(Ring(line, 6.0), "free")


def _cell(session: Session, selection: Selection, frame: Frame, *, has_focus: bool) -> Iterator[Mark]:
    cursor = selection.cursor
    if cursor.row is None or cursor.stage is None or cursor.point is not None:
        return
    if not has_focus or frame.sheet.cell_rect(cursor.row, cursor.stage) is None:
        return
    yield from _cell_ring(cursor.row, cursor.stage, frame)
    if frame.zoom >= SMALLEST_ZOOM:
        plus = in_cell(frame, session.journey, cursor.row, stage=cursor.stage, hint=True)
        if plus is not None:
            yield plus.mark(is_hot=False)


def _cell_ring(row: str, stage: str, frame: Frame) -> Iterator[Mark]:
    rect = frame.sheet.cell_rect(row, stage)
    if rect is None:
        return
    area = frame.body_rect(rect)
    across, down = _inset(area.width(), 7.0), _inset(area.height(), 6.0)
    area.adjust(across, down, -across, -down)
    edge = frame.body_view.y + GAP + RING
    if edge - GAP - RING - 1 <= area.top() < edge < area.bottom():  # right below the frozen ribbon
        area.setTop(edge)
    yield Mark(Ring(area, min(5.0, down), ground="band"))


def _inset(size: float, usual: float) -> float:
    """How far within a side of so many pixels the focus ring begins."""
    return max(0.0, min(usual, (size - LEAST_INSIDE) / 2))
