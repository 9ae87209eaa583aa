"""The map as a tree of places for whoever cannot see it: title, stages, rows, cells, cards and points."""

from typing import Literal, TypeAlias

from app.editing.rows import is_curve
from app.editing.selection import Selection
from app.ink.geometry import Rect
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.query import row_of
from app.values import dataclass, field
from app.widgets.canvas.places import (
    find_in_cell,
    header_block,
    point_rect,
    ribbon_block,
    row_rect,
    title_block,
)

PlaceKind: TypeAlias = Literal["map", "title", "stage", "row", "header", "cell", "card", "point"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a map that can be read aloud; `id` is that of a card or emotion point."""

    kind: PlaceKind
    row: str = ""
    stage: str = ""
    id: str = ""


MAP = Place("map")
TITLE = Place("title")


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTree:
    """What lies in what, on one state of a map; hidden rows and what is not on the sheet are not in it."""

    journey: JourneyMap
    sheet: Sheet
    _known: dict[Place, tuple[Place, ...]] = field(default_factory=dict, repr=False)

    def children(self, place: Place) -> tuple[Place, ...]:
        """Return the places within a place, in reading order."""
        if place not in self._known:
            self._known[place] = self._children(place)
        return self._known[place]

    def _children(self, place: Place) -> tuple[Place, ...]:
        match place.kind:
            case "map":
                return self._top()
            case "row" if place.row in self.sheet.shelf_of:
                cells = (Place("cell", place.row, column.stage.id) for column in self.sheet.columns)
                return (Place("header", place.row), *cells)
            case "cell":
                return self._inside(place)
            case _:
                return ()

    def parent(self, place: Place) -> Place:
        """Return the place that a place lies in; the map lies in itself."""
        match place.kind:
            case "header" | "cell":
                return Place("row", place.row)
            case "card" | "point":
                return Place("cell", place.row, place.stage)
            case _:
                return MAP

    def holds(self, place: Place) -> bool:
        """Say whether a place is still there."""
        return place == MAP or place in self.children(self.parent(place))

    def rect(self, place: Place) -> Rect | None:
        """Return where a place is on the sheet, or None if it is not drawn."""
        sheet = self.sheet
        match place.kind:
            case "card":
                found = find_in_cell(sheet, place.row, place.stage, card_id=place.id)
                return found.rect if found else None
            case "point":
                return point_rect(sheet, place.row, place.id)
            case "cell":
                return sheet.cell_rect(place.row, place.stage)
            case "row":
                return row_rect(sheet, place.row)
            case "map":
                return Rect(0, 0, sheet.width, sheet.height)
            case _:
                return self._rect_of_header(place)

    def _rect_of_header(self, place: Place) -> Rect | None:
        placed = {
            "title": lambda: title_block(self.sheet),
            "stage": lambda: ribbon_block(self.sheet, place.stage),
            "header": lambda: header_block(self.sheet, place.row),
        }[place.kind]()
        return placed.rect if placed else None

    def _top(self) -> tuple[Place, ...]:
        stages = (Place("stage", stage=column.stage.id) for column in self.sheet.columns)
        rows = (Place("row", shelf.row_id) for shelf in self.sheet.shelves)
        return (TITLE, *stages, *rows)

    def _inside(self, place: Place) -> tuple[Place, ...]:
        row = row_of(self.journey, place.row)
        if row is None:
            return ()
        if not is_curve(row):
            cards = row.cells.get(place.stage, ())
            return tuple(Place("card", place.row, place.stage, card.id) for card in cards)
        points = (point for curve in row.curves for point in curve.points if point.stage == place.stage)
        return tuple(Place("point", place.row, place.stage, point.id) for point in points)


def place_of(selection: Selection) -> Place:
    """Return the place that the cursor is on; the map itself if it is nowhere."""
    cursor = selection.cursor
    row, stage = cursor.row or "", cursor.stage or ""
    if cursor.card and row and stage:
        return Place("card", row, stage, cursor.card)
    if cursor.point and row and stage:
        return Place("point", row, stage, cursor.point)
    if row and stage:
        return Place("cell", row, stage)
    if row:
        return Place("header", row)
    if stage:
        return Place("stage", stage=stage)
    return TITLE if selection.part == "title" else MAP


def is_marked(place: Place, selection: Selection) -> bool:
    """Say whether a place is selected, not only visited."""
    match place.kind:
        case "card":
            return place.id in selection.cards
        case "point" | "title":
            return selection.part == place.kind and selection.id == place.id
        case "stage":
            return selection.part == "stage" and selection.id == place.stage
        case "header":
            return selection.part == "row" and selection.id == place.row
        case _:
            return False
