"""Which context menu belongs to what, and where on the screen it opens."""

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.editing.rows import is_curve
from app.editing.selection import Selection, of_card, of_point
from app.editing.session import Session
from app.layout.sheet import HitTarget
from app.model.journey import JourneyMap
from app.model.query import find_point, row_of
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.places import cursor_rect

_CONTEXTS = ("card", "stage", "row", "link")
EDGE = 8


class MenuHost(Protocol):
    """What the menus need of the canvas."""

    @property
    def session(self) -> Session: ...

    @property
    def frame(self) -> Frame: ...

    def viewport(self) -> QWidget: ...


def context_at(journey: JourneyMap, hit: HitTarget | None) -> str:
    """Return the context of what lies under the pointer."""
    if hit is not None and hit.part == "cell":
        return _cell(journey, hit.row)
    if hit is not None and hit.part == "point":
        return _point(journey, hit.id)
    return hit.part if hit is not None and hit.part in _CONTEXTS else "canvas"


def _cell(journey: JourneyMap, row_id: str | None) -> str:
    """Return the context of a cell, by what its row holds."""
    row = row_of(journey, row_id or "")
    if row is not None and is_curve(row):
        return "curve" if row.kind == "emotions" else "level"
    return "photo" if row is not None and row.kind == "storyboard" else "cell"


def _point(journey: JourneyMap, point_id: str) -> str:
    """Return the context of a point: only one of emotions has a feeling."""
    place = find_point(journey, point_id)
    row = row_of(journey, place.row) if place is not None else None
    return "point" if row is None or row.kind == "emotions" else "mark"


def context_of(journey: JourneyMap, selection: Selection) -> str:
    """Return the context of what the cursor is on."""
    cursor = selection.cursor
    if selection.part == "link":
        return "link"
    if cursor.card or selection.part == "cards":
        return "card"
    if cursor.point:
        return _point(journey, cursor.point)
    if cursor.row and cursor.stage:
        return _cell(journey, cursor.row)
    if cursor.stage:
        return "stage"
    return "row" if cursor.row else "canvas"


def at_hand(journey: JourneyMap, selection: Selection) -> Selection:
    """Return the selection with what the cursor is on, where Esc has left the cursor alone."""
    cursor = selection.cursor
    if selection.part != "none":
        return selection
    if cursor.card is not None:
        return of_card(journey, cursor.card)
    return of_point(journey, cursor.point) if cursor.point is not None else selection


def place_at_cursor(host: MenuHost) -> QPoint:
    """Return the place of the screen at which the cursor's menu opens: always within the view."""
    selection, frame = host.session.selection, host.frame
    rect = cursor_rect(frame.sheet, selection.cursor, is_title=selection.part == "title")
    viewport = host.viewport()
    place = frame.body_rect(rect).center().toPoint() if rect else viewport.rect().center()
    inside = viewport.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    place.setX(max(inside.left(), min(inside.right(), place.x())))
    place.setY(max(inside.top(), min(inside.bottom(), place.y())))
    return viewport.mapToGlobal(place)
