"""What differs between two layouts of a map: often one card, seldom everything."""

from collections.abc import Iterable

from app.ink.geometry import Rect
from app.ink.primitives import Placed
from app.layout.sheet import Sheet, Shelf
from app.model.journey import JourneyMap
from app.rows.kind import CellLayout
from app.values import dataclass

_REACH = 6.0
"""How far shadows and strokes reach out of a card or a header, in map units."""
_FAR = 16.0
"""How far a row's ink may reach out of it."""


@dataclass(frozen=True, slots=True)
class Shift:
    """All from the height `top` on, in the layout before, lies lower by `down` now."""

    top: float
    down: float


@dataclass(frozen=True, slots=True)
class Changes:
    """The areas of the sheet that look different, as they are after the shift."""

    rects: tuple[Rect, ...]
    shift: Shift | None = None


def same_around(before: JourneyMap, after: JourneyMap) -> bool:
    """Say whether two states of a map differ in nothing but their rows."""
    if before is after:
        return True
    return all(getattr(before, name) is getattr(after, name) for name in type(after).kinds if name != "rows")


def changes_between(old: Sheet, new: Sheet) -> Changes | None:
    """Return where two layouts of the same map differ; None if too much does."""
    if not _same_grid(old, new):
        return None
    pairs = [*zip(old.shelves, new.shelves, strict=True)]
    shift = _shift(pairs)
    down = shift.down if shift is not None else 0.0
    if shift is not None and any(b.y - a.y != (down if a.y >= shift.top else 0.0) for a, b in pairs):
        return None
    rects = [rect for a, b in pairs if a.layout is not b.layout for rect in _row_changes(a, b, new)]
    rects += _layer_changes(old.lines, new.lines, shift=shift)
    rects += _layer_changes(old.foot, new.foot, shift=shift)
    rects += _overlay_changes(old.overlay, new.overlay, shift=shift)
    if old.height - new.height + down != 0:
        end = min(old.height, new.height) - new.style.page_margin - _FAR
        rects.append(Rect(0, end, new.width, abs(old.height - new.height) + 4 * _FAR + new.style.page_margin))
    return Changes(tuple(rects), shift)


def _same_grid(old: Sheet, new: Sheet) -> bool:
    same = len(old.shelves) == len(new.shelves) and all(
        a.row_id == b.row_id for a, b in zip(old.shelves, new.shelves, strict=True)
    )
    return (
        same
        and old.width == new.width
        and (old.ribbon_y, old.ribbon_height, old.header_x, old.header_width)
        == (new.ribbon_y, new.ribbon_height, new.header_x, new.header_width)
        and [(column.x, column.width) for column in old.columns]
        == [(column.x, column.width) for column in new.columns]
        and old.title is new.title
        and old.ribbon is new.ribbon
        and not _layer_changes(old.corner, new.corner, shift=None)
    )


def _shift(pairs: list[tuple[Shelf, Shelf]]) -> Shift | None:
    """How the rows below the first one of another height moved."""
    for before, after in pairs:
        if before.bottom != after.bottom:
            return Shift(before.bottom, after.bottom - before.bottom)
    return None


def _row_changes(before: Shelf, after: Shelf, sheet: Sheet) -> list[Rect]:
    """Return what differs in a row, on the sheet; all of it if more than cards and its header do."""
    old, new = before.layout, after.layout
    whole = Rect(0, after.y - _FAR, sheet.width, new.height + 2 * _FAR)
    if old.row.kind != new.row.kind or old.scale is not new.scale or not _same_blocks(old.over, new.over):
        return [whole]
    if len(old.cells) != len(new.cells) or (old.under is not new.under and old.height == new.height):
        return [whole]
    if not _same_blocks(old.under[1:], new.under[1:]):  # bars and lines on the band
        return [whole]
    # What lay below the row's new end has moved away with the rows below.
    rects = [
        Rect(rect.x, rect.y, rect.width, min(rect.bottom, new.height + _REACH) - rect.y).moved(0, after.y)
        for a, b in zip(old.cells, new.cells, strict=True)
        if a.cards is not b.cards
        for rect in _cell_changes(a, b)
        if rect.y < new.height + _REACH
    ]
    if old.header is not new.header:
        rects.append(Rect(sheet.header_x, after.y, sheet.header_width, new.height).grown(_REACH))
    if old.height != new.height:
        end = min(old.height, new.height) - _FAR
        rects.append(Rect(0, after.y + end, sheet.width, new.height - end + _FAR))
    return rects


def _same_blocks(old: Iterable[Placed], new: Iterable[Placed]) -> bool:
    return [(id(item.block), item.x, item.y) for item in old] == [
        (id(item.block), item.x, item.y) for item in new
    ]


def _cell_changes(old: CellLayout, new: CellLayout) -> list[Rect]:
    """Return the areas of the cards that came, went, moved or changed; cards below a changed one as one area."""
    before = {(id(item.block), item.x, item.y): item.rect for item in old.cards}
    after = {(id(item.block), item.x, item.y): item.rect for item in new.cards}
    rects = [before.get(key) or after[key] for key in before.keys() ^ after.keys()]
    if not rects:
        return []
    area = rects[0]
    for rect in rects[1:]:
        area = area.united(rect)
    return [area.grown(_REACH)]


def _layer_changes(old: tuple[Placed, ...], new: tuple[Placed, ...], *, shift: Shift | None) -> list[Rect]:
    """Return what changed of lines or of the foot, other than that it moved along."""
    moved = [item.rect.moved(0, shift.down) if shift and item.y >= shift.top else item.rect for item in old]
    if len(old) == len(new) and all(
        rect == b.rect and a.block.text == b.block.text for rect, a, b in zip(moved, old, new, strict=True)
    ):
        return []
    return [rect.grown(_FAR) for rect in (*moved, *(item.rect for item in new))]


def _overlay_changes(old: tuple[Placed, ...], new: tuple[Placed, ...], *, shift: Shift | None) -> list[Rect]:
    """Return what changed of that which lies over rows, such as arrows: they may reach across the shift."""
    top, down = (shift.top, shift.down) if shift is not None else (0.0, 0.0)
    before = {
        (id(item.block), item.x, item.y + (down if item.y >= top else 0.0)): item
        for item in old
        if shift is None or not item.y < top < item.rect.bottom
    }
    after = {(id(item.block), item.x, item.y): item for item in new}
    kept = {id(before[key]) for key in before.keys() & after.keys()}
    gone = [item.rect for item in old if id(item) not in kept]
    come = [item.rect for key, item in after.items() if key not in before]
    return [rect.grown(_FAR) for rect in (*gone, *(rect.moved(0, down) for rect in gone), *come)]
