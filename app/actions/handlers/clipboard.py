"""Cut, copy and paste of cards."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.actions.focus import settled
from app.actions.handlers.cards import delete_selected
from app.editing import clipboard
from app.editing.navigation import is_curve
from app.editing.paste import table_on
from app.editing.selection import Cursor, at_cell, of_cards
from app.editing.session import Edit, Session
from app.i18n import _, ngettext
from app.interchange.into_map import put_table
from app.interchange.table import Table, TableError
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.ids import CARD, new_id
from app.model.query import cell_of, find_card, row_of

if TYPE_CHECKING:
    from app.actions.desk import Desk


def copy(desk: "Desk") -> None:
    """Put the selected cards on the clipboard."""
    session = settled(desk)
    if session.selection.part == "cards":
        data = clipboard.copied(
            session.project, session.map_id, session.selection.cards, assets=session.assets
        )
        QGuiApplication.clipboard().setMimeData(data)


def cut(desk: "Desk") -> None:
    """Put the selected cards on the clipboard and take them off the map."""
    copy(desk)
    delete_selected(settled(desk))


def paste(desk: "Desk") -> None:
    """Put what is on the clipboard into the cursor's cell: copied cards, or a card for each line of text."""
    session = settled(desk)
    data = QGuiApplication.clipboard().mimeData()
    try:
        table = None if clipboard.pasted(data) else table_on(data)
    except TableError as error:
        desk.window.toast(str(error))
        return
    if table is not None:
        _paste_table(desk, table)
    elif _has_room(desk):
        _paste(session, data)
        desk.canvas.reveal(session.selection)


def _paste_table(desk: "Desk", table: Table) -> None:
    """Put a table onto the cells from the cursor on, as one undo step."""
    session = desk.session
    cursor, map_id, persona = session.selection.cursor, session.map_id, session.active_persona
    row, stage = cursor.row, cursor.stage
    if row is None or stage is None:
        desk.window.toast(_("Choose a cell to paste into."))
        return
    session.apply(
        lambda project: put_table(project, map_id, table, row=row, stage=stage, persona=persona),
        _("Paste a table"),
        select=at_cell(row, stage),
    )
    desk.canvas.reveal(session.selection)


def paste_as_one(desk: "Desk") -> None:
    """Put the text on the clipboard into one card."""
    session = settled(desk)
    text = clipboard.one_text(QGuiApplication.clipboard().text())
    if text and _has_room(desk):
        _insert(session, (Card(id=new_id(CARD), text=text),))
        desk.canvas.reveal(session.selection)


def _has_room(desk: "Desk") -> bool:
    """Say whether the cursor is where cards can be; tells why not."""
    session = desk.session
    cursor = session.selection.cursor
    row = row_of(session.journey, cursor.row or "")
    if row is None or cursor.stage is None:
        desk.window.toast(_("Choose a cell to paste into."))
        return False
    if is_curve(row):
        desk.window.toast(_("Cards cannot lie in the emotion row."))
        return False
    return True


def _paste(session: Session, data: QMimeData) -> None:
    own = clipboard.pasted(data)
    if own is None:
        _insert(session, clipboard.cards_of_text(data.text()))
        return
    source, assets = own
    session.assets.add_all(assets)
    row, stage, index = _place(session)
    after, ids = clipboard.paste_block(
        session.project, session.map_id, source, row=row, stage=stage, index=index
    )
    _apply(session, ids, lambda _project: after)


def _insert(session: Session, cards: tuple[Card, ...]) -> None:
    row, stage, index = _place(session)
    map_id = session.map_id
    _apply(
        session,
        tuple(card.id for card in cards),
        lambda project: insert_cards(project, map_id, cards, row=row, stage=stage, index=index),
    )


def _apply(session: Session, ids: tuple[str, ...], edit: Edit) -> None:
    if ids:
        cursor = session.selection.cursor
        then = of_cards(frozenset(ids), Cursor(cursor.row, cursor.stage, card=ids[0]))
        session.apply(edit, ngettext("Paste %d card", "Paste %d cards", len(ids)) % len(ids), select=then)


def _place(session: Session) -> tuple[str, str, int]:
    """Return the cursor's cell and the index behind its card, or at the end of the cell."""
    cursor = session.selection.cursor
    row, stage = cursor.row or "", cursor.stage or ""
    held = find_card(session.journey, cursor.card or "")
    return row, stage, held.index + 1 if held else len(cell_of(session.journey, row, stage))
