"""What part of the view must be painted again after an edit: often one row, seldom everything."""

from PySide6.QtCore import QRectF

from app.ink.geometry import Rect
from app.layout.sheet import Sheet, Shelf
from app.model.journey import JourneyMap
from app.widgets.canvas.frame import Frame

_REACH = 24.0
"""How far shadows, pills and rings reach out of a row, in pixels."""


def same_around(before: JourneyMap, after: JourneyMap) -> bool:
    """Say whether two states of a map differ in nothing but their rows."""
    if before is after:
        return True
    names = type(after).model_fields
    return all(getattr(before, name) is getattr(after, name) for name in names if name != "rows")


def changed_part(before: Frame, after: Frame) -> QRectF | None:
    """Return the part of the view in which rows changed; None if it must be painted whole."""
    if before.camera != after.camera or (before.width, before.height) != (after.width, after.height):
        return None
    old, new = before.sheet, after.sheet
    if len(old.shelves) != len(new.shelves) or old.body.x != new.body.x or old.ribbon_y != new.ribbon_y:
        return None
    pairs = [(a, b) for a, b in zip(old.shelves, new.shelves, strict=True) if a is not b]
    if any(a.row_id != b.row_id for a, b in pairs) or not _same_foot(old, new):
        return None
    if not pairs:
        return QRectF()
    top = min(_view_top(after, pair) for pair in pairs)
    bottom = max(_view_bottom(after, pair) for pair in pairs)
    return QRectF(0, top - _REACH, after.width, bottom - top + 2 * _REACH)


def _same_foot(old: Sheet, new: Sheet) -> bool:
    return [(placed.rect, placed.block.text) for placed in old.foot] == [
        (placed.rect, placed.block.text) for placed in new.foot
    ]


def _view_top(frame: Frame, pair: tuple[Shelf, Shelf]) -> float:
    return frame.body_rect(Rect(0, min(pair[0].y, pair[1].y), 1, 1)).top()


def _view_bottom(frame: Frame, pair: tuple[Shelf, Shelf]) -> float:
    return frame.body_rect(Rect(0, max(pair[0].bottom, pair[1].bottom), 1, 0)).bottom()
