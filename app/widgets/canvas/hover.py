"""What appears under a hovering pointer: plus signs for cards, points, stages and rows, and column boundaries."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF

from app.editing.rows import is_curve
from app.i18n import _
from app.ink.geometry import Point, Rect
from app.model.journey import JourneyMap
from app.model.query import row_of
from app.model.row import Row
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import PLUS, Mark, Plus, Zone
from app.widgets.canvas.tools.insertion import is_wrapped

What: TypeAlias = Literal["card", "stage", "row", "point"]
SMALL = 22.0
NEAR = 26.0
BOUNDARY = 4.0
SMALLEST_ZOOM = 0.3
LETTER = 6.5
"""Pixels that a letter of a hint takes on average, and a little more."""


@dataclass(frozen=True, slots=True)
class Spotlight:
    """A plus sign: what it inserts, and where: a cell, or the index of a stage or row."""

    what: What
    rect: QRectF
    zone: Zone
    row: str = ""
    stage: str = ""
    index: int = 0
    hint: str = ""

    def mark(self, *, is_hot: bool) -> Mark:
        """Return the plus sign to paint."""
        return Mark(Plus(self.rect, self.hint, is_hot), self.zone)

    def holds(self, pos: QPointF) -> bool:
        """Say whether a place is on the plus sign."""
        return self.rect.contains(pos)


def end_buttons(frame: Frame) -> tuple[Spotlight, ...]:
    """Return the plus signs after the last stage and below the last row, which are always there."""
    sheet = frame.sheet
    if not sheet.columns or frame.zoom < SMALLEST_ZOOM:
        return ()
    last = sheet.columns[-1]
    right = (last.right - frame.camera.x) * frame.zoom + 20
    middle = frame.ribbon_top + _chevron_middle(frame)
    stage = QRectF(right, middle - PLUS / 2, PLUS, PLUS)
    # Below the legend, which begins right below the last row.
    end = max((placed.rect.bottom for placed in sheet.foot), default=sheet.body.bottom)
    bottom = (max(end, sheet.body.bottom) - frame.camera.y) * frame.zoom + 10
    row = QRectF(frame.header_left, bottom, PLUS - 4, PLUS - 4)
    return (
        Spotlight("stage", stage, "ribbon", index=len(sheet.columns)),
        Spotlight("row", row, "header", index=len(sheet.shelves)),
    )


def _chevron_middle(frame: Frame) -> float:
    sheet = frame.sheet
    head = next((placed for placed in sheet.ribbon if placed.block.slot.kind == "stage"), None)
    return (head.rect.centre.y - sheet.ribbon_y if head else sheet.ribbon_height / 2) * frame.zoom


def under(frame: Frame, journey: JourneyMap, pos: QPointF) -> Spotlight | None:
    """Return the plus sign that a pointer at a place of the view brings up."""
    if frame.zoom < SMALLEST_ZOOM or not frame.sheet.columns:
        return None
    for button in end_buttons(frame):
        if button.holds(pos):
            return button
    if frame.header_right <= pos.x() and frame.ribbon_top - 20 <= pos.y() < frame.ribbon_bottom:
        return _between_stages(frame, pos)
    if frame.header_left - 14 <= pos.x() < frame.header_right and pos.y() > frame.ribbon_bottom:
        return _between_rows(frame, pos)
    point = frame.to_sheet(pos)
    if pos.x() < frame.header_right or pos.y() < frame.ribbon_bottom:
        return None
    return _at(frame, journey, point)


def _at(frame: Frame, journey: JourneyMap, point: Point) -> Spotlight | None:
    sheet = frame.sheet
    column = sheet.column_at(point.x)
    # The plus of a full cell hangs over its lower edge, into the gap between rows.
    slack = SMALL / 2 / frame.zoom
    shelf = sheet.shelf_at(point.y) or sheet.shelf_at(point.y - slack)
    if shelf is None or column is None:
        return None
    return in_cell(frame, journey, shelf.row_id, stage=column.stage.id)


def in_cell(
    frame: Frame, journey: JourneyMap, row_id: str, *, stage: str, hint: bool = False
) -> Spotlight | None:
    """Return the plus sign at the end of a cell that may hold cards, or on a line where a stage has no point."""
    cell, shelf, row = (
        frame.sheet.cell(row_id, stage),
        frame.sheet.shelf_of.get(row_id),
        row_of(journey, row_id),
    )
    if row is not None and is_curve(row):
        return _on_line(frame, row, stage, hint=hint)
    if cell is None or shelf is None:
        return None
    column = frame.sheet.column_of[stage]
    if column.stage.collapsed:
        return None
    area = frame.body_rect(cell.rect.moved(0, shelf.y))
    style, zoom = frame.sheet.style, frame.zoom
    left, top = area.left() + style.cell_side * zoom, area.top() + style.cell_top * zoom
    words = _("or just type") if hint and area.width() > 190 else ""
    if cell.cards:
        last = frame.body_rect(cell.cards[-1].rect.moved(0, shelf.y))
        if is_wrapped(cell) and last.right() + 8 + SMALL < area.right() - 4:
            rect = QRectF(last.right() + 8 * zoom, last.center().y() - SMALL / 2, SMALL, SMALL)
            return Spotlight("card", rect, "body", row_id, stage, len(cell.cards))
        top = last.bottom() + style.card_gap * zoom
    if top + PLUS + 2 <= area.bottom():
        return Spotlight("card", QRectF(left, top, PLUS, PLUS), "body", row_id, stage, len(cell.cards), words)
    middle = area.bottom() + style.row_gap / 2 * zoom
    rect = QRectF(area.center().x() - SMALL / 2, middle - SMALL / 2 - 2, SMALL, SMALL)
    return Spotlight("card", rect, "body", row_id, stage, len(cell.cards))


def _on_line(frame: Frame, row: Row, stage: str, *, hint: bool) -> Spotlight | None:
    """Return the plus sign of a stage in which nobody has felt anything yet: press it, and drag the point."""
    shelf, column = frame.sheet.shelf_of.get(row.id), frame.sheet.column_of.get(stage)
    scale = shelf.layout.scale if shelf is not None else None
    if shelf is None or column is None or scale is None or column.stage.collapsed:
        return None
    if any(point.stage == stage for curve in row.curves for point in curve.points):
        return None
    middle = (column.x + column.right) / 2
    at = frame.body_rect(Rect(middle, shelf.y + scale.y_of(0.0), 0, 0)).center()
    rect = QRectF(at.x() - SMALL / 2, at.y() - SMALL / 2, SMALL, SMALL)
    words = _("drag up or down")
    room = (column.right - column.x) * frame.zoom / 2 - SMALL / 2 - 10
    fits = hint and len(words) * LETTER < room
    return Spotlight("point", rect, "body", row.id, stage, hint=words if fits else "")


def _between_stages(frame: Frame, pos: QPointF) -> Spotlight | None:
    edges = [column.x for column in frame.sheet.columns]
    for index, edge in enumerate(edges):
        x = (edge - frame.camera.x) * frame.zoom
        if index and abs(pos.x() - x) <= NEAR:
            top = frame.ribbon_top - SMALL / 2 - 2
            head = _chevron_top(frame)
            return Spotlight("stage", QRectF(x - SMALL / 2, top + head, SMALL, SMALL), "ribbon", index=index)
    return None


def _chevron_top(frame: Frame) -> float:
    sheet = frame.sheet
    head = next((placed for placed in sheet.ribbon if placed.block.slot.kind == "stage"), None)
    return (head.y - sheet.ribbon_y if head else 0.0) * frame.zoom


def _between_rows(frame: Frame, pos: QPointF) -> Spotlight | None:
    shelves = frame.sheet.shelves
    for index, shelf in enumerate(shelves):
        gap = frame.sheet.style.row_gap / 2 * frame.zoom
        y = (shelf.y - frame.camera.y) * frame.zoom - gap
        if index and abs(pos.y() - y) <= min(NEAR, 14 + gap):
            rect = QRectF(frame.header_left + 3 * frame.zoom - SMALL / 2 + 4, y - SMALL / 2, SMALL, SMALL)
            return Spotlight("row", rect, "header", index=index)
    return None


def boundary_at(frame: Frame, pos: QPointF) -> str | None:
    """Return the stage whose right boundary in the ribbon is under a place of the view."""
    if not frame.ribbon_top <= pos.y() < frame.ribbon_bottom or pos.x() < frame.header_right:
        return None
    for column in frame.sheet.columns:
        x = (column.right - frame.camera.x) * frame.zoom
        if abs(pos.x() - x) <= BOUNDARY and not column.stage.collapsed:
            return column.stage.id
    return None
