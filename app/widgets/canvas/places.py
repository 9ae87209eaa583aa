"""Where on a sheet the things of a selection are, found without searching the whole map."""

from collections.abc import Iterator

from app.editing.selection import Cursor, Selection
from app.ink.geometry import Rect
from app.ink.primitives import Placed, Slot, TextLine
from app.layout.sheet import Sheet
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A laid-out card on the sheet."""

    id: str
    rect: Rect
    placed: Placed


def card_on(sheet: Sheet, cursor: Cursor) -> CardPlace | None:
    """Return where the cursor's card is drawn."""
    if cursor.row is None or cursor.stage is None or cursor.card is None:
        return None
    return find_in_cell(sheet, cursor.row, cursor.stage, card_id=cursor.card)


def find_in_cell(sheet: Sheet, row_id: str, stage_id: str, *, card_id: str) -> CardPlace | None:
    """Return where a card of a cell is drawn."""
    cell, shelf = sheet.cell(row_id, stage_id), sheet.shelf_of.get(row_id)
    for placed in cell.cards if cell and shelf else ():
        if placed.block.slot.id == card_id and shelf is not None:
            return CardPlace(card_id, placed.rect.moved(0, shelf.y), placed)
    return None


def cards_within(sheet: Sheet, area: Rect, *, only: frozenset[str] | None = None) -> Iterator[CardPlace]:
    """Yield the cards that touch an area of the sheet; with `only`, those of them that have these ids."""
    if only is not None and not only:
        return
    stages = {sheet.columns[index].stage.id for index in sheet.columns_between(area.x, area.right)}
    for shelf in sheet.shelves_between(area.y, area.bottom):
        for cell in shelf.layout.cells:
            if cell.stage not in stages and not shelf.layout.has_spans:
                continue
            for placed in cell.cards:
                if only is not None and placed.block.slot.id not in only:
                    continue
                rect = placed.rect.moved(0, shelf.y)
                if rect.meets(area):
                    yield CardPlace(placed.block.slot.id, rect, placed)


def point_rect(sheet: Sheet, row_id: str | None, point_id: str) -> Rect | None:
    """Return where an emotion point is drawn; without a row it is looked for in all."""
    shelves = (sheet.shelf_of.get(row_id),) if row_id else sheet.shelves
    for shelf in shelves:
        for placed in shelf.layout.over if shelf else ():
            if placed.block.slot == Slot("point", point_id) and shelf is not None:
                return placed.rect.moved(0, shelf.y)
    return None


def ribbon_block(sheet: Sheet, stage_id: str) -> Placed | None:
    """Return a stage's header."""
    return next((placed for placed in sheet.ribbon if placed.block.slot == Slot("stage", stage_id)), None)


def header_block(sheet: Sheet, row_id: str) -> Placed | None:
    """Return a row's header."""
    shelf = sheet.shelf_of.get(row_id)
    return Placed(shelf.layout.header, sheet.header_x, shelf.y) if shelf else None


def title_block(sheet: Sheet) -> Placed | None:
    """Return the title block."""
    return next((placed for placed in sheet.title if placed.block.slot.kind == "title"), None)


def selected_area(sheet: Sheet, selection: Selection) -> Rect | None:
    """Return the area of the sheet that a selection covers."""
    if selection.part == "cards":
        whole = Rect(0, 0, sheet.width, sheet.height)
        rects = [card.rect for card in cards_within(sheet, whole, only=selection.cards)]
        area = rects[0] if rects else None
        for rect in rects[1:]:
            area = area.united(rect) if area else rect
        return area
    if selection.part == "stage":
        return column_rect(sheet, selection.id)
    return row_rect(sheet, selection.id) if selection.part == "row" else None


def column_rect(sheet: Sheet, stage_id: str) -> Rect | None:
    """Return the area of a stage below its header."""
    column = sheet.column_of.get(stage_id)
    if column is None:
        return None
    top = sheet.ribbon_y + sheet.ribbon_height
    return Rect(column.x, top, column.width, max(0.0, sheet.body.bottom - top))


def row_rect(sheet: Sheet, row_id: str) -> Rect | None:
    """Return the band of a row, its header included."""
    shelf = sheet.shelf_of.get(row_id)
    if shelf is None:
        return None
    return Rect(sheet.header_x, shelf.y, sheet.body.right - sheet.header_x, shelf.layout.height)


def cursor_rect(sheet: Sheet, cursor: Cursor, *, is_title: bool = False) -> Rect | None:
    """Return the area of the sheet that a cursor stands on."""
    if cursor.point is not None:
        return point_rect(sheet, cursor.row, cursor.point)
    card = card_on(sheet, cursor)
    if card is not None:
        return card.rect
    if cursor.row is not None and cursor.stage is not None:
        return sheet.cell_rect(cursor.row, cursor.stage)
    if cursor.row is not None:
        placed = header_block(sheet, cursor.row)
    elif cursor.stage is not None:
        placed = ribbon_block(sheet, cursor.stage)
    else:
        placed = title_block(sheet) if is_title else None
    return placed.rect if placed else None


def first_text(placed: Placed) -> TextLine | None:
    """Return the first line of text of a block."""
    return next((item for item in placed.block.items if isinstance(item, TextLine)), None)
