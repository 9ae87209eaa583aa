"""What the status bar and a screen reader say about the cursor."""

from app.editing.rows import is_curve, row_name
from app.editing.selection import Cursor, Selection
from app.editing.session import Session
from app.editing.typing import ADVISED_TEXT
from app.i18n import _, ngettext, number
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.query import cell_of, find_card, find_point, row_of, stage_of
from app.rows.parts.cards import per_line

CROWDED = 12
"""So many cards in one cell make its row higher than a screen."""


def row_words(sheet: Sheet, row_id: str | None) -> str:
    """Return the name that a row shows."""
    shelf = sheet.shelf_of.get(row_id or "")
    return shelf.layout.header.text.split("\n")[0] if shelf else ""


def header_name(journey: JourneyMap, kind: str, slot_id: str) -> str | None:
    """Return the name of a stage, a row or the map; None for what is no name."""
    match kind:
        case "stage":
            stage = stage_of(journey, slot_id)
            return stage.name if stage else None
        case "row":
            row = row_of(journey, slot_id)
            return row_name(row) if row else None
        case "title":
            return journey.title
        case _:
            return None


def place_words(session: Session, sheet: Sheet) -> str:
    """Return where the cursor is: "Pain points × Decision, card 1 of 3"."""
    selection, journey = session.selection, session.journey
    cursor = selection.cursor
    if len(selection.cards) > 1:
        count = len(selection.cards)
        return ngettext("%d card selected", "%d cards selected", count) % count
    stage = stage_of(journey, cursor.stage or "")
    name = stage.name if stage else ""
    if cursor.row and cursor.stage:
        cell = f"{row_words(sheet, cursor.row)} × {name}"
        return f"{cell}  {_inside(journey, selection)}".rstrip()
    if cursor.stage:
        return _("Stage %s") % name
    if cursor.row:
        return _("Row %s") % row_words(sheet, cursor.row)
    return _("Map title") if selection.part == "title" else ""


def _inside(journey: JourneyMap, selection: Selection) -> str:
    cursor = selection.cursor
    if cursor.point is not None:
        place = find_point(journey, cursor.point)
        return score_text(place.point.score) if place else ""
    held = find_card(journey, cursor.card) if cursor.card else None
    if held is None:
        return ""
    count = len(cell_of(journey, held.row, held.stage))
    return _("card %(index)d of %(count)d") % {"index": held.index + 1, "count": count}


def score_text(score: float) -> str:
    """Return a score with its sign and its word."""
    from app.rows.parts.face_scale import WORDS  # only who looks at a point reads it

    word = _(WORDS[max(-2, min(2, round(score)))])
    if not score:
        return f"0  {word}"
    return f"{'+' if score > 0 else '−'}{number(abs(score), places=1)}  {word}"


def hint_for(session: Session, *, is_editing: bool) -> str:
    """Return the most useful keys for what the cursor is on."""
    selection = session.selection
    cursor = selection.cursor
    if is_editing:
        return _length_hint(session.journey, cursor) or _editing_hint(selection)
    if len(selection.cards) > 1:
        return _("Drag to move · Ctrl+D duplicates · Delete removes")
    if cursor.point is not None:
        return _("↑ ↓ change the score · 1 to 5 set it · Enter edits the text")
    if _is_crowded(session.journey, cursor):
        return _("Many cards: Map, Row, 2 cards per line makes the row lower")
    if cursor.card is not None and _is_locked(session.journey, cursor.card):
        return _("Locked: it stays as it is · Shift+F10, Lock unlocks it")
    if cursor.card is not None:
        return _("Type to edit · Alt + arrows to move")
    if cursor.row and cursor.stage:
        in_curve = is_curve(row_of(session.journey, cursor.row))
        return _("Drag the plus, press ↑ ↓ or 1 to 5 to add a point") if in_curve else _("Type to add a card")
    if cursor.row or cursor.stage or selection.part == "title":
        return _("Enter renames · Alt + arrows move it") if selection.part != "title" else _("Enter renames")
    return ""


def _is_locked(journey: JourneyMap, card: str) -> bool:
    held = find_card(journey, card)
    return held is not None and held.card.locked


def _is_crowded(journey: JourneyMap, cursor: Cursor) -> bool:
    """Say whether the cursor's cell is so full that more cards on a line would help."""
    row = row_of(journey, cursor.row or "")
    if row is None or cursor.stage is None or len(row.cells.get(cursor.stage, ())) < CROWDED:
        return False
    return (per_line(row) or 1) < 2


def _length_hint(journey: JourneyMap, cursor: Cursor) -> str:
    """Advise against a text that is too long to be taken in at a glance; empty for any other."""
    held = find_card(journey, cursor.card) if cursor.card else None
    if held is None or len(held.card.text) <= ADVISED_TEXT:
        return ""
    return _("Long for a card: up to %d characters are read at a glance") % ADVISED_TEXT


def _editing_hint(selection: Selection) -> str:
    """Return what the keys do while a text is open: a name ends where a card goes on."""
    match selection.part:
        case "stage":
            return _("Enter: finish · Tab: next stage · Esc: finish")
        case "row":
            return _("Enter: finish · Tab: next row · Esc: finish")
        case "point" | "title":
            return _("Enter or Esc: finish")
        case _:
            return _("Enter: next card · Tab: next stage · Esc: finish")


def accessible_place(session: Session, sheet: Sheet) -> str:
    """Return where the cursor is and what is there, to be read aloud."""
    journey, cursor = session.journey, session.selection.cursor
    parts = [place_words(session, sheet)]
    held = find_card(journey, cursor.card) if cursor.card else None
    point = find_point(journey, cursor.point) if cursor.point else None
    if held is not None:
        parts.append(held.card.text)
    elif point is not None:
        parts.append(point.point.text)
    elif cursor.row and cursor.stage:
        count = len(cell_of(journey, cursor.row, cursor.stage))
        parts.append(ngettext("%d card", "%d cards", count) % count if count else _("empty"))
    return ". ".join(part for part in parts if part)
