"""What is selected, and where the cursor is; both belong to the window, not to the document."""

from typing import TYPE_CHECKING, Literal

from app.model.journey import JourneyMap
from app.model.query import find_card, find_point, row_index, stage_index
from app.values import dataclass, field, replace

if TYPE_CHECKING:
    from app.layout.sheet import Sheet

Part = Literal["none", "cards", "stage", "row", "point", "title", "link"]


@dataclass(frozen=True, slots=True)
class Cursor:
    """The one focused place on a map.

    A cell has a row and a stage, a stage header no row, a row header no stage, the title neither;
    `card` or `point` narrow a cell down to one of its contents.
    """

    row: str | None = None
    stage: str | None = None
    card: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Any number of cards, or one stage, row, emotion point or connection, or nothing; and the cursor."""

    part: Part = "none"
    cards: frozenset[str] = frozenset()
    id: str = ""
    cursor: Cursor = field(default_factory=Cursor)

    @property
    def only_card(self) -> str | None:
        """The selected card if it is exactly one."""
        return next(iter(self.cards)) if self.part == "cards" and len(self.cards) == 1 else None

    def moved_to(self, cursor: Cursor) -> "Selection":
        """Return the same selection with the cursor elsewhere."""
        return replace(self, cursor=cursor)


NOTHING = Selection()


def at_cell(row: str, stage: str) -> Selection:
    """Return an empty selection with the cursor in a cell."""
    return Selection(cursor=Cursor(row=row, stage=stage))


def of_cards(ids: frozenset[str], cursor: Cursor) -> Selection:
    """Return a selection of cards, or of nothing if there are none."""
    return Selection(part="cards", cards=ids, cursor=cursor) if ids else Selection(cursor=cursor)


def of_card(journey: JourneyMap, card_id: str) -> Selection:
    """Return a selection of one card with the cursor on it."""
    place = find_card(journey, card_id)
    if place is None:
        return NOTHING
    return of_cards(frozenset((card_id,)), Cursor(place.row, place.stage, card=card_id))


def of_stage(stage_id: str) -> Selection:
    """Return a selection of a stage with the cursor on its header."""
    return Selection(part="stage", id=stage_id, cursor=Cursor(stage=stage_id))


def of_row(row_id: str) -> Selection:
    """Return a selection of a row with the cursor on its header."""
    return Selection(part="row", id=row_id, cursor=Cursor(row=row_id))


def of_point(journey: JourneyMap, point_id: str) -> Selection:
    """Return a selection of an emotion point with the cursor on it."""
    place = find_point(journey, point_id)
    if place is None:
        return NOTHING
    cursor = Cursor(place.row, place.point.stage, point=point_id)
    return Selection(part="point", id=point_id, cursor=cursor)


def of_title() -> Selection:
    """Return a selection of the map's title."""
    return Selection(part="title")


def first_place(sheet: "Sheet") -> Selection:
    """Return a selection with the cursor in a map's first cell, for a map that was never looked at."""
    if not sheet.shelves or not sheet.columns:
        return of_title()
    return at_cell(sheet.shelves[0].row_id, sheet.columns[0].stage.id)


def of_link(link_id: str, cursor: Cursor) -> Selection:
    """Return a selection of a connection; the cursor stays where it was."""
    return Selection(part="link", id=link_id, cursor=cursor)


def surviving(selection: Selection, journey: JourneyMap) -> Selection:
    """Return what is left of a selection in another state of its map."""
    cards = (
        frozenset(card for card in selection.cards if find_card(journey, card))
        if selection.cards
        else selection.cards
    )
    cursor = _surviving_cursor(selection.cursor, journey)
    if selection.part == "cards":
        return of_cards(cards, cursor)
    gone = {
        "stage": lambda: stage_index(journey, selection.id) < 0,
        "row": lambda: row_index(journey, selection.id) < 0,
        "point": lambda: find_point(journey, selection.id) is None,
        "link": lambda: all(link.id != selection.id for link in journey.links),
    }.get(selection.part)
    return Selection(cursor=cursor) if gone and gone() else selection.moved_to(cursor)


def _surviving_cursor(cursor: Cursor, journey: JourneyMap) -> Cursor:
    row = cursor.row if row_index(journey, cursor.row) >= 0 else None
    stage = cursor.stage if stage_index(journey, cursor.stage) >= 0 else None
    if cursor.row and row is None and journey.rows:
        row = journey.rows[-1].id
    if cursor.stage and stage is None and journey.stages:
        stage = journey.stages[-1].id
    card = cursor.card if cursor.card and find_card(journey, cursor.card) else None
    point = cursor.point if cursor.point and find_point(journey, cursor.point) else None
    kept = Cursor(row, stage, card, point)
    return cursor if kept == cursor else kept
