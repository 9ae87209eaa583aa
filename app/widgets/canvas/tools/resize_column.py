"""Making a stage wider or narrower by the boundary of its header."""

from PySide6.QtCore import Qt

from app.compat import override
from app.editing.session import Edit
from app.i18n import _
from app.model.edits.stages import update_stage
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer

STEP = 8.0
NARROWEST, WIDEST = 0.5, 4.0


def width_edit(map_id: str, stage_id: str, *, width: float, column: float) -> Edit:
    """Return the edit that makes a stage `width` map units wide, where a usual one is `column` wide."""
    factor = max(NARROWEST, min(WIDEST, round(width / STEP) * STEP / column))
    return lambda project: update_stage(project, map_id, stage_id, width=factor)


class ResizeColumn(Gesture):
    """Follows the pointer in steps of 8 map units."""

    cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, host: CanvasHost, start: Pointer, stage_id: str) -> None:
        self._host, self._stage = host, stage_id
        self._start = start.pos.x()
        column = host.sheet().column_of[stage_id]
        self._width, self._name = column.width, column.stage.name

    @override
    def move(self, at: Pointer) -> None:
        session, style = self._host.session, self._host.sheet().style
        width = self._width + (at.pos.x() - self._start) / self._host.frame.zoom
        session.preview(width_edit(session.map_id, self._stage, width=width, column=style.column))
        shown = self._host.sheet().column_of[self._stage].width
        self._host.show_status(_("%(stage)s: %(width)d wide") % {"stage": self._name, "width": round(shown)})
        self._host.refresh()

    @override
    def release(self, at: Pointer) -> None:
        self._host.session.commit(_("Change the width of a stage"))

    @override
    def cancel(self) -> None:
        self._host.session.cancel()
