"""Dragging an emotion point up and down; works on the canvas and on the pinned strip alike."""

from PySide6.QtCore import QPointF, Qt

from app.compat import override
from app.i18n import _
from app.ink.geometry import Point
from app.model.edits.curves import update_point
from app.model.query import find_point, stage_of
from app.widgets.canvas.overlays import Label, Mark
from app.widgets.canvas.places import point_rect
from app.widgets.canvas.tools.host import Gesture, Host, Pointer
from app.widgets.canvas.wording import score_text

COARSE, FINE = 0.5, 0.1


def snapped(score: float, *, step: float) -> float:
    """Return the nearest score of a scale of steps, between -2 and +2."""
    return max(-2.0, min(2.0, round(round(score / step) * step, 2)))


class DragPoint(Gesture):
    """Moves a point vertically in halves; with Ctrl in tenths, with Shift also sideways."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, host: Host, start: Pointer, point_id: str) -> None:
        self._host, self._id = host, point_id
        place = find_point(host.session.journey, point_id)
        self._place = place
        rect = point_rect(host.sheet(), place.row if place else None, point_id)
        centre = rect.centre if rect else start.point
        self._grip = (start.point.x - centre.x, start.point.y - centre.y)
        self._moved = False

    @override
    def move(self, at: Pointer) -> None:
        place = self._place
        shelf = self._host.sheet().shelf_of.get(place.row) if place else None
        if place is None or shelf is None or shelf.layout.scale is None:
            return
        target = Point(at.point.x - self._grip[0], at.point.y - self._grip[1])
        score = snapped(shelf.layout.scale.value_at(target.y - shelf.y), step=FINE if at.has_ctrl else COARSE)
        changes: dict[str, object] = {"score": score}
        column = self._host.sheet().column_at(target.x) if at.has_shift else None
        if column is not None:
            changes["stage"] = column.stage.id
            changes["pos"] = round(max(0.02, min(0.98, (target.x - column.x) / column.width)), 2)
            if column.stage.id != place.point.stage:
                changes["step"] = None
        session = self._host.session
        session.preview(lambda project: update_point(project, session.map_id, self._id, **changes))
        self._moved = True
        self._show(score)

    @override
    def release(self, at: Pointer) -> None:
        self._host.session.commit(_("Move an emotion point"))

    @override
    def cancel(self) -> None:
        self._host.session.cancel()

    @override
    def marks(self) -> tuple[Mark, ...]:
        place = find_point(self._host.session.journey, self._id)
        rect = point_rect(self._host.sheet(), place.row if place else None, self._id)
        if place is None or rect is None or not self._moved:
            return ()
        # The point's own text is on the outer side: above good ones, below bad ones.
        score = place.point.score
        below = score >= 0
        anchor = self._host.to_view(Point(rect.centre.x, rect.bottom if below else rect.y))
        return (Mark(Label(QPointF(anchor), score_text(score), self._host.face(score), below), "free"),)

    def _show(self, score: float) -> None:
        place = find_point(self._host.session.journey, self._id)
        stage = stage_of(self._host.session.journey, place.point.stage) if place else None
        name = stage.name if stage else ""
        self._host.show_status(
            _("%(stage)s: %(score)s") % {"stage": name, "score": score_text(score)},
            _("Ctrl moves freely · Shift moves sideways · Esc cancels"),
        )
        self._host.refresh()
