"""The people at the left of an emotion row: a click draws somebody's line, another one shows it alone."""

from app.editing.session import Session
from app.ink.geometry import Point
from app.layout.sheet import Sheet
from app.model.query import row_of
from app.rows.parts.persona_chips import Chip, chip_at


def persona_at(session: Session, sheet: Sheet, point: Point) -> Chip | None:
    """Return the persona's chip at a place of the sheet, or None."""
    shelf = sheet.shelf_at(point.y)
    row = row_of(session.journey, shelf.row_id) if shelf is not None else None
    if shelf is None or row is None or row.kind != "emotions" or sheet.parts is None:
        return None
    scale = shelf.layout.scale
    if scale is None:
        return None
    place = Point(point.x - sheet.header_x, point.y - shelf.y)
    return chip_at(row, sheet.parts.context, scale, at=place)


def press_persona(session: Session, chip: Chip) -> None:
    """Draw a persona's line from now on; if it is drawn already, show it alone, or all of them again."""
    if chip.is_active:
        session.show_only_active(is_on=not session.only_active_persona)
    else:
        session.activate_persona(chip.persona)
