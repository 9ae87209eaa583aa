"""A laid-out map: the display list in layers, and what lies where on it."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from app.ink.geometry import Point, Rect
from app.ink.primitives import Block, Placed, Slot, TextLine, TurnedLine
from app.ink.style import Style
from app.layout.parts import Parts
from app.rows.kind import CellLayout, Column, RowLayout
from app.values import dataclass, field

Part = Literal[
    "card", "point", "cell", "stage", "row", "title", "persona", "moment", "corner", "legend", "link"
]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """A row's band at its place on the sheet; the row's layout is local to y."""

    layout: RowLayout
    y: float

    @property
    def row_id(self) -> str:
        return self.layout.row.id

    @property
    def bottom(self) -> float:
        return self.y + self.layout.height


@dataclass(frozen=True, slots=True)
class HitTarget:
    """What lies under a point: a part, its id, and the row and stage of the cell where there is one."""

    part: Part
    id: str = ""
    row: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to drop something: the cell, the index between its cards, and the value on a curve's scale.

    `stage_index` and `row_index` are the gaps nearest to the point (0 … n) for moving stages and rows;
    `pos` is the place within the stage's width, 0 … 1. Row or stage are None beyond the last one.
    """

    row: str | None
    stage: str | None
    index: int
    stage_index: int
    row_index: int
    pos: float = 0.5
    value: float | None = None


@dataclass(frozen=True, eq=False)
class Sheet:
    """One map, laid out; everything in map units from the sheet's top left corner.

    Layers from back to front: wall, `backdrop` (bands behind rows), shelves, `lines`, `overlay`, then the frozen
    parts: `ribbon` (stage headers; frozen at the top while panning), row headers (frozen at the left), `corner`
    (above the row headers), and outside the grid `title` and `foot`.
    """

    map_id: str
    width: float
    height: float
    style: Style
    columns: tuple[Column, ...]
    shelves: tuple[Shelf, ...]
    header_x: float
    header_width: float
    ribbon_y: float
    ribbon_height: float
    title: tuple[Placed, ...] = ()
    corner: tuple[Placed, ...] = ()
    ribbon: tuple[Placed, ...] = ()
    backdrop: tuple[Placed, ...] = ()
    lines: tuple[Placed, ...] = ()
    overlay: tuple[Placed, ...] = ()
    foot: tuple[Placed, ...] = ()
    hidden_rows: tuple[str, ...] = ()
    parts: Parts | None = field(default=None, repr=False)
    """What the next layout needs to see what still holds; printers have no use for it."""

    @cached_property
    def body(self) -> Rect:
        """The area of the cells: right of the row headers and below the ribbon."""
        left = self.columns[0].x if self.columns else self.header_x + self.header_width
        right = self.columns[-1].right if self.columns else left
        top = self.shelves[0].y if self.shelves else self.ribbon_y + self.ribbon_height
        bottom = self.shelves[-1].bottom if self.shelves else top
        return Rect(left, top, right - left, bottom - top)

    @cached_property
    def rough_from(self) -> float | None:
        """The height from which on rows are only reckoned, right after a map was opened; None: all is right."""
        return next((shelf.y for shelf in self.shelves if shelf.layout.is_rough), None)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font on this machine can draw, in reading order."""
        if self.parts is not None and not self.parts.context.book.has_boxes:
            return ()  # all has been measured: no card needs to be written for this
        items = (item for block in self._blocks() for item in block.items)
        lines = (item.line for item in items if isinstance(item, TextLine | TurnedLine))
        runs = (run for line in lines if line.maker is None for run in line.runs if run.missing)
        return tuple(dict.fromkeys(word.text for run in runs for word in run.words))

    def _blocks(self) -> Iterator[Block]:
        layers = (self.title, self.corner, self.ribbon, self.overlay, self.lines, self.foot)
        yield from (placed.block for layer in layers for placed in layer)
        for shelf in self.shelves:
            yield shelf.layout.header
            cards = (placed for cell in shelf.layout.cells for placed in cell.cards)
            yield from (placed.block for placed in (*shelf.layout.under, *cards, *shelf.layout.over))

    @cached_property
    def shelf_of(self) -> dict[str, Shelf]:
        return {shelf.row_id: shelf for shelf in self.shelves}

    @cached_property
    def column_of(self) -> dict[str, Column]:
        return {column.stage.id: column for column in self.columns}

    @cached_property
    def _tops(self) -> list[float]:
        return [shelf.y for shelf in self.shelves]

    @cached_property
    def _lefts(self) -> list[float]:
        return [column.x for column in self.columns]

    def shelves_between(self, top: float, bottom: float) -> tuple[Shelf, ...]:
        """Return the shelves that a horizontal band of the sheet touches."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return tuple(shelf for shelf in self.shelves[first:last] if shelf.bottom > top)

    def columns_between(self, left: float, right: float) -> range:
        """Return the indexes of the columns that a vertical band of the sheet touches."""
        first = max(0, bisect_right(self._lefts, left) - 1)
        return range(first, bisect_right(self._lefts, right))

    def shelf_at(self, y: float) -> Shelf | None:
        """Return the shelf at a height, or None between and beyond shelves."""
        index = bisect_right(self._tops, y) - 1
        return self.shelves[index] if index >= 0 and y < self.shelves[index].bottom else None

    def column_at(self, x: float) -> Column | None:
        """Return the column at a place from the left, or None beyond the grid."""
        index = bisect_right(self._lefts, x) - 1
        return self.columns[index] if index >= 0 and x < self.columns[index].right else None

    def cell(self, row_id: str, stage_id: str) -> CellLayout | None:
        """Return the layout of a cell, its y local to the row."""
        shelf = self.shelf_of.get(row_id)
        if shelf is None:
            return None
        return next((cell for cell in shelf.layout.cells if cell.stage == stage_id), None)

    def cell_rect(self, row_id: str, stage_id: str) -> Rect | None:
        """Return the area of a cell on the sheet."""
        cell = self.cell(row_id, stage_id)
        return cell.rect.moved(0, self.shelf_of[row_id].y) if cell else None

    def rect_of(self, slot: Slot) -> Rect | None:
        """Return where a card, point, stage, row, persona or moment is drawn."""
        return self._slots.get(slot)

    @cached_property
    def _slots(self) -> dict[Slot, Rect]:
        found = {
            placed.block.slot: placed.rect
            for layer in (self.title, self.corner, self.ribbon, self.overlay, self.lines, self.foot)
            for placed in layer
        }
        for shelf in self.shelves:
            found[Slot("row", shelf.row_id)] = Rect(
                self.header_x, shelf.y, self.header_width, shelf.layout.height
            )
            for placed in _blocks_of(shelf.layout):
                found[placed.block.slot] = placed.rect.moved(0, shelf.y)
        return found

    def hit(self, point: Point, *, slack: float = 0.0) -> HitTarget | None:
        """Return what lies under a point; `slack` enlarges emotion points by that many map units."""
        for layer in (self.overlay, self.ribbon, self.corner, self.title, self.foot):
            for placed in reversed(layer):
                if placed.rect.contains(point) and placed.block.slot.kind in _HIT_PARTS:
                    return HitTarget(_HIT_PARTS[placed.block.slot.kind], placed.block.slot.id)
        shelf = self.shelf_at(point.y)
        if shelf is None:
            return None
        if self.header_x <= point.x < self.header_x + self.header_width:
            return HitTarget("row", shelf.row_id, row=shelf.row_id)
        return self._hit_shelf(shelf, point, slack)

    def _hit_shelf(self, shelf: Shelf, point: Point, slack: float) -> HitTarget | None:
        column = self.column_at(point.x)
        stage = column.stage.id if column else None
        local = point.moved(0, -shelf.y)
        for placed in reversed(shelf.layout.over):
            if placed.block.slot.kind == "point" and placed.rect.grown(slack).contains(local):
                return HitTarget("point", placed.block.slot.id, row=shelf.row_id, stage=stage)
        if column is None:
            return None
        for cell in shelf.layout.cells:
            if cell.stage != stage and not shelf.layout.has_spans:
                continue
            for placed in reversed(cell.cards):
                if placed.rect.contains(local):
                    return HitTarget("card", placed.block.slot.id, row=shelf.row_id, stage=cell.stage)
        return HitTarget("cell", row=shelf.row_id, stage=stage)

    def spot(self, point: Point) -> Spot:
        """Return where something dropped at the point would land; see `Spot`."""
        shelf, column = self.shelf_at(point.y), self.column_at(point.x)
        stage_index = sum(1 for c in self.columns if c.x + c.width / 2 <= point.x)
        row_index = sum(1 for s in self.shelves if s.y + s.layout.height / 2 <= point.y)
        cell = self.cell(shelf.row_id, column.stage.id) if shelf and column else None
        local = point.moved(0, -shelf.y) if shelf else point
        scale = shelf.layout.scale if shelf else None
        return Spot(
            row=shelf.row_id if shelf else None,
            stage=column.stage.id if column else None,
            index=_index_in(cell, local) if cell else 0,
            stage_index=stage_index,
            row_index=row_index,
            pos=(point.x - column.x) / column.width if column else 0.5,
            value=scale.value_at(local.y) if scale else None,
        )


_HIT_PARTS: dict[str, Part] = {
    "stage": "stage",
    "title": "title",
    "persona": "persona",
    "moment": "moment",
    "legend": "legend",
    "link": "link",
}


def _blocks_of(layout: RowLayout) -> tuple[Placed, ...]:
    cards = tuple(placed for cell in layout.cells for placed in cell.cards)
    return cards + tuple(placed for placed in layout.over if placed.block.slot.kind == "point")


def _index_in(cell: CellLayout, point: Point) -> int:
    """Reading order: a card counts as passed below its line, or beyond its middle within its line."""
    return sum(1 for placed in cell.cards if _passed(placed.rect, point, alone=_alone(cell, placed)))


def _alone(cell: CellLayout, placed: Placed) -> bool:
    return all(
        other is placed or other.rect.bottom <= placed.y or other.y >= placed.rect.bottom
        for other in cell.cards
    )


def _passed(rect: Rect, point: Point, *, alone: bool) -> bool:
    if alone:
        return point.y >= rect.centre.y
    return point.y >= rect.bottom or (point.y >= rect.y and point.x >= rect.centre.x)
