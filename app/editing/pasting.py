"""Pasting lines and tables onto a map, each in several ways, so that a paste can be changed into another one."""

from app.editing import clipboard
from app.editing.selection import Cursor, Selection, at_cell, of_cards
from app.editing.session import Session
from app.editing.typing import LONGEST_TEXT, lines_of
from app.i18n import N_, _, ngettext
from app.interchange.cells import texts_of_cell
from app.interchange.into_map import is_figure, put_table
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.cards import insert_cards, update_card
from app.model.edits.maps import add_asset
from app.model.ids import CARD, new_id
from app.model.project import Asset, Project
from app.model.query import cell_of, find_card, map_of, row_of
from app.rows.kind import kind_of
from app.values import dataclass

MANY = 300
"""More new cards than this are asked about before they are made."""

WAYS_OF_LINES = (
    ("here", N_("Cards here")),
    ("stages", N_("One per stage →")),
    ("rows", N_("One per row ↓")),
    ("one", N_("One card")),
)
WAYS_OF_TABLE = (
    ("cells", N_("Onto the cells")),
    ("swapped", N_("Swapped")),
    ("here", N_("Cards here")),
    ("one", N_("One card")),
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted, where, and in which ways it can be: a text or a table, from a cell on."""

    cursor: Cursor
    text: str = ""
    table: Table | None = None
    card: str | None = None
    """The card into which the text was typed."""

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The ways in which it can be pasted: their ids and names; the first one is how it was pasted."""
        if self.card is not None:
            count = len(lines_of(self.text))
            words = ngettext("Split into %d card", "Split into %d cards", count) % count
            return (("text", _("One card")), ("here", words))
        ways = WAYS_OF_TABLE if self.table is not None else WAYS_OF_LINES
        return tuple((way, _(words)) for way, words in ways)

    @property
    def can_differ(self) -> bool:
        """Whether another way would give something else."""
        return self.table is not None or len(lines_of(self.text)) > 1


def put(session: Session, pasted: Pasted, way: str) -> bool:
    """Paste in one of the ways, as one undo step; False if that changed nothing."""
    if way == "one":
        return put_cards(session, (Card(id=new_id(CARD), text=_whole(pasted)),), pasted.cursor)
    if pasted.table is None and way in ("stages", "rows"):
        column = Table(tuple((line,) for line in lines_of(pasted.text)))
        return put_on_cells(session, column.turned if way == "stages" else column, pasted.cursor)
    if pasted.table is not None and way != "here":
        return put_on_cells(session, pasted.table.turned if way == "swapped" else pasted.table, pasted.cursor)
    return put_cards(session, cards_of(pasted), pasted.cursor)


def cards_of(pasted: Pasted) -> tuple[Card, ...]:
    """Return a new card for each line, or for each item in the cells of a table."""
    if pasted.table is None:
        return clipboard.cards_of_text(pasted.text)
    texts = (text for line in pasted.table.rows for cell in line for text in texts_of_cell(cell))
    return tuple(Card(id=new_id(CARD), text=text) for text in texts)


def count_of(pasted: Pasted) -> int:
    """Return how many cards it would become, at most."""
    if pasted.table is None:
        return len(lines_of(pasted.text))
    return sum(len(texts_of_cell(cell)) for line in pasted.table.rows for cell in line)


def fits_one(pasted: Pasted) -> bool:
    """Say whether one card can hold all of what was pasted."""
    return len(clipboard.unified(_joined(pasted)).strip()) <= LONGEST_TEXT


def _whole(pasted: Pasted) -> str:
    return clipboard.one_text(_joined(pasted))


def _joined(pasted: Pasted) -> str:
    if pasted.table is None:
        return pasted.text
    lines = (" – ".join(cell for cell in line if cell.strip()) for line in pasted.table.rows)
    return "\n".join(line for line in lines if line)


def put_on_cells(session: Session, table: Table, cursor: Cursor) -> bool:
    """Put a table onto the cells from the cursor on to the right and down."""
    map_id, persona = session.map_id, session.active_persona
    row, stage = cursor.row or "", cursor.stage or ""
    return session.apply(
        lambda project: put_table(project, map_id, table, row=row, stage=stage, persona=persona),
        _("Paste a table"),
        select=at_cell(row, stage),
    )


def put_cards(session: Session, cards: tuple[Card, ...], cursor: Cursor) -> bool:
    """Put cards into the cursor's cell, below its card or at the end."""
    if not cards:
        return False
    map_id, (row, stage, index) = session.map_id, place_of(session, cursor)
    count = len(cards)
    return session.apply(
        lambda project: insert_cards(project, map_id, cards, row=row, stage=stage, index=index),
        ngettext("Paste %d card", "Paste %d cards", count) % count,
        select=of_cards(frozenset(card.id for card in cards), Cursor(row, stage, card=cards[0].id)),
    )


def put_block(session: Session, source: Project, cursor: Cursor) -> bool:
    """Put copied cards onto the cells from the cursor on; their shape is kept."""
    row, stage, index = place_of(session, cursor)
    after, ids = clipboard.paste_block(
        session.project, session.map_id, source, row=row, stage=stage, index=index
    )
    if not ids:
        return False
    then = of_cards(frozenset(ids), Cursor(row, stage, card=ids[0]))
    label = ngettext("Paste %d card", "Paste %d cards", len(ids)) % len(ids)
    return session.apply(lambda _project: after, label, select=then)


def place_of(session: Session, cursor: Cursor) -> tuple[str, str, int]:
    """Return the cursor's cell and the index behind its card, or at the end of the cell."""
    row, stage = cursor.row or "", cursor.stage or ""
    held = find_card(session.journey, cursor.card or "")
    return row, stage, held.index + 1 if held else len(cell_of(session.journey, row, stage))


def split_card(project: Project, map_id: str, card_id: str) -> tuple[Project, Selection | None]:
    """Return the project with a card for each line of one card's text, and those cards as a selection."""
    held = find_card(map_of(project, map_id), card_id)
    lines = lines_of(held.card.text) if held is not None else ()
    if held is None or len(lines) < 2:
        return project, None
    new = tuple(Card(id=new_id(CARD), text=line) for line in lines[1:])
    project = update_card(project, map_id, card_id, text=lines[0])
    project = insert_cards(project, map_id, new, row=held.row, stage=held.stage, index=held.index + 1)
    ids = frozenset((card_id, *(card.id for card in new)))
    return project, of_cards(ids, Cursor(held.row, held.stage, card=card_id))


def why_not(session: Session, cursor: Cursor) -> str:
    """Return a sentence that says why no card can be put at the cursor, or nothing."""
    row = row_of(session.journey, cursor.row or "")
    if row is None or cursor.stage is None:
        return _("Choose a cell to paste into.")
    return _("Cards cannot lie in the emotion row.") if kind_of(row.kind).content == "curves" else ""


def is_marked(session: Session, cursor: Cursor, text: str) -> bool:
    """Say whether a text becomes points of the cursor's curve, or the figure of its stage, rather than cards."""
    row = row_of(session.journey, cursor.row or "")
    if row is None or cursor.stage is None:
        return False
    return kind_of(row.kind).content == "curves" or is_figure(row, text)


def put_pictures(session: Session, pictures: tuple[tuple[str, Asset], ...], selection: Selection) -> bool:
    """Put pictures into the document: one onto the only selected card, else each onto a new card."""
    map_id, only, cursor = session.map_id, selection.only_card, selection.cursor
    row, stage, index = place_of(session, cursor)
    fresh = tuple(Card(id=new_id(CARD), image=sha) for sha, _asset in pictures)
    onto = only if only is not None and len(pictures) == 1 else None

    def put(project: Project) -> Project:
        for sha, asset in pictures:
            project = add_asset(project, sha, asset)
        if onto is not None:
            return update_card(project, map_id, onto, image=pictures[0][0])
        return insert_cards(project, map_id, fresh, row=row, stage=stage, index=index)

    if onto is not None:
        return session.apply(put, _("Set a picture"))
    ids = frozenset(card.id for card in fresh)
    count = len(fresh)
    label = (
        _("Insert a picture")
        if count == 1
        else ngettext("Insert %d picture", "Insert %d pictures", count) % count
    )
    return session.apply(
        put,
        label,
        select=of_cards(ids, Cursor(row, stage, card=fresh[0].id)),
    )
