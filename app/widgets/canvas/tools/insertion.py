"""Where the line goes that shows between which cards something will land."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ink.geometry import Point, Rect
from app.ink.palette import Palette
from app.ink.primitives import Placed
from app.layout.sheet import Sheet
from app.rows.kind import CellLayout
from app.values import dataclass
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import Border, Tint, tinted
from app.widgets.theming import interface_font

OVER = 6.0
"""How far the line reaches beyond the cards, in map units."""


def insertion_line(sheet: Sheet, row_id: str, stage_id: str, *, index: int) -> tuple[Point, Point] | None:
    """Return both ends of the line before the card at `index` of a cell, on the sheet."""
    cell, shelf = sheet.cell(row_id, stage_id), sheet.shelf_of.get(row_id)
    if cell is None or shelf is None:
        return None
    rects = [placed.rect.moved(0, shelf.y) for placed in cell.cards]
    gap = sheet.style.card_gap / 2
    if not rects:
        return _in_empty(cell, sheet, shelf.y)
    index = max(0, min(index, len(rects)))
    before = rects[index - 1] if index else None
    after = rects[index] if index < len(rects) else None
    if _beside(before, after) or (is_wrapped(cell) and not (before and after)):
        return _upright(before, after, gap)
    return _level(before, after, gap)


def is_wrapped(cell: CellLayout) -> bool:
    """Say whether a cell's cards stand beside one another."""
    if len(cell.cards) == 1:
        return cell.cards[0].block.width < cell.rect.width * 0.7
    return any(_same_line(a, b) for a, b in zip(cell.cards, cell.cards[1:], strict=False))


def _same_line(a: Placed, b: Placed) -> bool:
    return a.rect.y < b.rect.bottom and b.rect.y < a.rect.bottom


def _beside(before: Rect | None, after: Rect | None) -> bool:
    return bool(before and after and before.y < after.bottom and after.y < before.bottom)


def _in_empty(cell: CellLayout, sheet: Sheet, top: float) -> tuple[Point, Point]:
    style = sheet.style
    y = top + style.cell_top
    return Point(cell.rect.x + style.cell_side - OVER, y), Point(cell.rect.right - style.cell_side + OVER, y)


def _upright(before: Rect | None, after: Rect | None, gap: float) -> tuple[Point, Point]:
    one = after or before
    x = after.x - gap if after else (before.right + gap if before else 0.0)
    top, bottom = (one.y, one.bottom) if one else (0.0, 0.0)
    return Point(x, top - 2), Point(x, bottom + 2)


def _level(before: Rect | None, after: Rect | None, gap: float) -> tuple[Point, Point]:
    one = after or before
    if before and after:
        y = (before.bottom + after.y) / 2
    else:
        y = after.y - gap if after else (before.bottom + gap if before else 0.0)
    left, right = (one.x - OVER, one.right + OVER) if one else (0.0, 0.0)
    return Point(left, y), Point(right, y)


def cell_tint(frame: Frame, row_id: str, stage_id: str) -> Tint:
    """Return the tint of a cell that something would land in; its cards keep their colour."""
    sheet = frame.sheet
    cell, shelf = sheet.cell(row_id, stage_id), sheet.shelf_of.get(row_id)
    if cell is None or shelf is None:
        return Tint(QRectF())
    rects = (frame.body_rect(placed.rect.moved(0, shelf.y)) for placed in cell.cards)
    holes = tuple((rect.x(), rect.y(), rect.width(), rect.height()) for rect in rects)
    return Tint(frame.body_rect(cell.rect.moved(0, shelf.y)).adjusted(1, 0, -1, 0), holes=holes)


def new_part_rect(sheet: Sheet, row_id: str | None, stage_id: str | None) -> Rect:
    """Return where a stage or a row would appear that a drop creates."""
    body, style = sheet.body, sheet.style
    if row_id is None and stage_id is None:
        return Rect(body.right, body.bottom + style.row_gap, style.column, 64)
    if row_id is None:
        return Rect(body.x, body.bottom + style.row_gap, body.width, 64)
    return Rect(body.right + 8, body.y, style.column, body.height)


@dataclass(frozen=True, slots=True)
class NewPart:
    """A dashed area with the name of the stage or row that would be created there."""

    rect: QRectF
    name: str

    def paint(self, painter: QPainter, palette: Palette) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(palette, "accent", 0.08))
        painter.drawRoundedRect(self.rect, 8, 8)
        Border(self.rect, 2, 8, dashed=True).paint(painter, palette)
        painter.setFont(interface_font(15, weight=600))
        painter.setPen(tinted(palette, "accent"))
        area = self.rect.adjusted(12, 12, -12, -12)
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.name)

    def bounds(self) -> QRectF:
        return self.rect.adjusted(-2, -2, 2, 2)
