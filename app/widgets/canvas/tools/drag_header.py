"""Dragging a stage or a row by its header to another place in the map."""

from PySide6.QtCore import QPointF, Qt

from app.compat import override
from app.editing.selection import of_row, of_stage
from app.i18n import _
from app.model.edits.rows import move_row
from app.model.edits.stages import move_stage
from app.model.query import row_index, stage_index
from app.widgets.canvas.ghosts import block_ghost
from app.widgets.canvas.overlays import Ghost, InsertLine, Mark, Tint
from app.widgets.canvas.places import column_rect, header_block, ribbon_block, row_rect
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer


class DragStage(Gesture):
    """Moves a stage into the gap between two others; a line of full height shows where."""

    cursor = Qt.CursorShape.ClosedHandCursor
    hides_selection = True
    scrolls = True

    def __init__(self, host: CanvasHost, start: Pointer, stage_id: str) -> None:
        self._host, self._id = host, stage_id
        self._at, self._gap = start, stage_index(host.session.journey, stage_id)
        placed = ribbon_block(host.sheet(), stage_id)
        self._picture = block_ghost(host, placed) if placed else None
        left = host.frame.ribbon_rect(placed.rect).topLeft() if placed else start.pos
        self._grip = start.pos - left

    @override
    def move(self, at: Pointer) -> None:
        sheet = self._host.sheet()
        self._at, self._gap = at, sheet.spot(at.point).stage_index
        column = sheet.columns[self._gap] if self._gap < len(sheet.columns) else None
        name = sheet.column_of[self._id].stage.name
        if column is not None:
            text = _("Move %(stage)s before %(next)s") % {"stage": name, "next": column.stage.name}
        else:
            text = _("Move %s to the end") % name
        self._host.show_status(text, _("Esc cancels"))
        self._host.refresh()

    @override
    def release(self, at: Pointer) -> None:
        session = self._host.session
        map_id, gap = session.map_id, self._gap
        name = self._host.sheet().column_of[self._id].stage.name
        session.apply(
            lambda project: move_stage(project, map_id, self._id, gap=gap),
            _("Move stage %s") % name,
            select=of_stage(self._id),
        )

    @override
    def marks(self) -> tuple[Mark, ...]:
        sheet, frame = self._host.sheet(), self._host.frame
        area = column_rect(sheet, self._id)
        if area is None or not sheet.columns:
            return ()
        x = sheet.columns[self._gap].x if self._gap < len(sheet.columns) else sheet.columns[-1].right
        line = frame.body_rect(area.moved(x - area.x, 0))
        start = QPointF(line.left(), frame.ribbon_top - 6)
        end = QPointF(line.left(), min(line.bottom(), frame.height - 6))
        shown = [Mark(Tint(frame.body_rect(area), "wall", 0.5), "body")]
        if self._picture is not None:
            shown.append(
                Mark(Ghost(self._picture.pixmap, self._at.pos - self._grip, self._picture.size), "free")
            )
        if line.left() >= frame.cells_view.x - 2:
            shown.append(Mark(InsertLine(start, end), "free"))
        return tuple(shown)


class DragRow(Gesture):
    """Moves a row into the gap between two others; a line of full width shows where."""

    cursor = Qt.CursorShape.ClosedHandCursor
    hides_selection = True
    scrolls = True

    def __init__(self, host: CanvasHost, start: Pointer, row_id: str) -> None:
        self._host, self._id = host, row_id
        self._at, self._gap = start, self._own_index()
        placed = header_block(host.sheet(), row_id)
        self._picture = block_ghost(host, placed) if placed else None
        corner = host.frame.header_rect(placed.rect).topLeft() if placed else start.pos
        self._grip = start.pos - corner

    def _own_index(self) -> int:
        return next((i for i, s in enumerate(self._host.sheet().shelves) if s.row_id == self._id), 0)

    @override
    def move(self, at: Pointer) -> None:
        sheet = self._host.sheet()
        self._at, self._gap = at, sheet.spot(at.point).row_index
        if self._gap < len(sheet.shelves):
            below = sheet.shelves[self._gap].layout.header.text.split("\n")[0]
            text = _("Move %(row)s above %(next)s") % {"row": self._name(), "next": below}
        else:
            text = _("Move %s to the end") % self._name()
        self._host.show_status(text, _("Esc cancels"))
        self._host.refresh()

    def _name(self) -> str:
        shelf = self._host.sheet().shelf_of.get(self._id)
        return shelf.layout.header.text.split("\n")[0] if shelf else ""

    @override
    def release(self, at: Pointer) -> None:
        session, sheet = self._host.session, self._host.sheet()
        map_id, journey = session.map_id, session.journey
        # Hidden rows are not on the sheet: the gap is counted among all rows.
        after = self._gap < len(sheet.shelves)
        gap = row_index(journey, sheet.shelves[self._gap].row_id) if after else len(journey.rows)
        same = self._gap in (self._own_index(), self._own_index() + 1)
        if not same:
            session.apply(
                lambda project: move_row(project, map_id, self._id, gap=gap),
                _("Move row %s") % self._name(),
                select=of_row(self._id),
            )

    @override
    def marks(self) -> tuple[Mark, ...]:
        sheet, frame = self._host.sheet(), self._host.frame
        area = row_rect(sheet, self._id)
        if area is None:
            return ()
        half = sheet.style.row_gap / 2
        below = self._gap < len(sheet.shelves)
        y = sheet.shelves[self._gap].y - half if below else sheet.shelves[-1].bottom + half
        line = frame.body_rect(area.moved(0, y - area.y))
        start = QPointF(frame.header_left, line.top())
        end = QPointF(min(line.right(), frame.width - 8), line.top())
        shown = [Mark(Tint(frame.body_rect(area), "wall", 0.5), "body")]
        if line.top() >= frame.cells_view.y - 2:
            shown.append(Mark(InsertLine(start, end), "free"))
        if self._picture is not None:
            shown.append(
                Mark(Ghost(self._picture.pixmap, self._at.pos - self._grip, self._picture.size), "free")
            )
        return tuple(shown)
