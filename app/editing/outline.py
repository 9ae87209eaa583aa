"""The map as a tree of words: stages with their cells and cards, and rows; what it shows of a search."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from app.editing.moves import Landing, move_to
from app.editing.rows import is_curve, row_name
from app.editing.search import folded
from app.editing.selection import Cursor, Selection, at_cell, of_card, of_cards, of_row, of_stage
from app.editing.session import Session
from app.i18n import _, ngettext
from app.model.edits.rows import move_row
from app.model.edits.stages import move_stage
from app.model.journey import JourneyMap
from app.model.query import cell_of, find_card
from app.model.row import Row
from app.rows.kind import kind_of
from app.values import dataclass

Kind: TypeAlias = Literal["stages", "rows", "stage", "row", "cell", "card"]
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the tree; `id` is the stage's, row's or card's, a cell has its row's and its `stage`."""

    kind: Kind
    id: str
    text: str
    icon: str = ""
    stage: str = ""
    is_pale: bool = False
    """Whether it is out of sight on the map."""
    children: "tuple[Entry, ...]" = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one line from all others."""
        return self.kind, self.id, self.stage


def outline_of(journey: JourneyMap, wanted: str = "") -> tuple[Entry, ...]:
    """Return the two trees of a map: of its stages and of its rows; with a search, what has the words in it."""
    words = folded(wanted).split()
    stages = tuple(_stages(journey))
    rows = tuple(_rows(journey))
    trees = (
        Entry("stages", "", _("Stages"), "columns-3", children=stages),
        Entry("rows", "", _("Rows"), "rows-3", children=rows),
    )
    return tuple(_narrowed(tree, words) for tree in trees) if words else trees


def _stages(journey: JourneyMap) -> Iterator[Entry]:
    shown = [row for row in journey.rows if not is_curve(row)]
    for number, stage in enumerate(journey.stages, start=1):
        cells = tuple(_cell(row, stage.id) for row in shown if row.cells.get(stage.id))
        text = f"{number}  {stage.name}"
        yield Entry("stage", stage.id, text, "columns-3", is_pale=stage.collapsed, children=cells)


def _cell(row: Row, stage: str) -> Entry:
    cards = tuple(
        Entry("card", card.id, _line(card.text) or _("Empty card"), "", stage, row.hidden)
        for card in row.cells[stage]
    )
    return Entry("cell", row.id, row_name(row), kind_of(row.kind).icon, stage, row.hidden, cards)


def _rows(journey: JourneyMap) -> Iterator[Entry]:
    for row in journey.rows:
        count = sum(len(cards) for cards in row.cells.values())
        more = "  " + ngettext("%d card", "%d cards", count) % count if count else ""
        name = f"{row_name(row)}{more}"
        if row.hidden:
            name = _("%s (hidden)") % name
        yield Entry("row", row.id, name, kind_of(row.kind).icon, is_pale=row.hidden)


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def _narrowed(entry: Entry, words: list[str]) -> Entry:
    """Keep what has all the words in it, with all that leads there."""
    kept = []
    for child in entry.children:
        inner = _narrowed(child, words)
        if inner.children or _has(child, words):
            kept.append(inner if inner.children or not _has(child, words) else child)
    return Entry(entry.kind, entry.id, entry.text, entry.icon, entry.stage, entry.is_pale, tuple(kept))


def _has(entry: Entry, words: list[str]) -> bool:
    text = folded(entry.text)
    return all(word in text for word in words)


def selection_for(journey: JourneyMap, entry: Entry) -> Selection | None:
    """Return what a click on a line selects; None for the heads of the trees."""
    match entry.kind:
        case "stage":
            return of_stage(entry.id)
        case "row":
            return of_row(entry.id)
        case "cell":
            return at_cell(entry.id, entry.stage)
        case "card":
            return of_card(journey, entry.id)
        case _:
            return None


def path_to(journey: JourneyMap, selection: Selection) -> tuple[tuple[str, str, str], ...]:
    """Return the keys of the lines that lead to what is selected, from the head down."""
    cursor = selection.cursor
    if cursor.row is None and cursor.stage is not None:
        return ("stages", "", ""), ("stage", cursor.stage, "")
    if cursor.stage is None:
        return (("rows", "", ""), ("row", cursor.row, "")) if cursor.row else ()
    path = (("stages", "", ""), ("stage", cursor.stage, ""), ("cell", cursor.row or "", cursor.stage))
    held = find_card(journey, cursor.card or "")
    return (*path, ("card", held.card.id, held.stage)) if held is not None else path


def put_entry(session: Session, entry: Entry, target: Entry, *, is_below: bool) -> bool:
    """Put a dragged line above or below another one: a stage, a row, or a card to another card or cell."""
    match entry.kind, target.kind:
        case "stage", "stage":
            return _put_stage(session, entry.id, target.id, offset=int(is_below))
        case "row", "row":
            return _put_row(session, entry.id, target.id, offset=int(is_below))
        case "card", "card":
            held = find_card(session.journey, target.id)
            index = held.index + int(is_below) if held is not None else 0
            return held is not None and _put_card(session, entry.id, Landing(held.row, held.stage, index))
        case "card", "cell":
            count = len(cell_of(session.journey, target.id, target.stage))
            return _put_card(session, entry.id, Landing(target.id, target.stage, count))
        case _:
            return False


def _put_stage(session: Session, stage: str, target: str, *, offset: int) -> bool:
    stages = [held.id for held in session.journey.stages]
    gap, map_id = stages.index(target) + offset, session.map_id
    return session.apply(
        lambda project: move_stage(project, map_id, stage, gap=gap), _("Move stage"), select=of_stage(stage)
    )


def _put_row(session: Session, row: str, target: str, *, offset: int) -> bool:
    rows = [held.id for held in session.journey.rows]
    gap, map_id = rows.index(target) + offset, session.map_id
    return session.apply(
        lambda project: move_row(project, map_id, row, gap=gap), _("Move row"), select=of_row(row)
    )


def _put_card(session: Session, card: str, landing: Landing) -> bool:
    ids = frozenset((card,))
    then = of_cards(ids, Cursor(landing.row, landing.stage, card=card))
    label = ngettext("Move %d card", "Move %d cards", 1) % 1
    return session.apply(move_to(session.map_id, ids, landing), label, select=then)
