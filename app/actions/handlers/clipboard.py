"""Cut, copy and paste: cards, rows, stages, tables, lines of text, files and pictures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.actions.focus import settled
from app.actions.handlers.cards import delete_selected
from app.editing import clipboard, copied_parts, pasting
from app.editing.lazy_mime import put_on_clipboard
from app.editing.paste import Content, checked_for_one, content_of, picture_on
from app.editing.pasting import MANY, Pasted
from app.editing.picture_taking import Taken, taken_files, taken_picture
from app.editing.pictures import PictureError
from app.editing.session import Session
from app.editing.snapshot import png_of
from app.i18n import _
from app.interchange.outline import outline_of
from app.interchange.table import Table, TableError
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import card_count, is_empty

if TYPE_CHECKING:
    from app.actions.desk import Desk


def copy(desk: "Desk") -> None:
    """Put the selected cards, or the selected row or stage with all in it, on the clipboard."""
    data = _copied(settled(desk))
    if data is not None:
        put_on_clipboard(data)


def _copied(session: Session) -> QMimeData | None:
    selection, project, map_id = session.selection, session.project, session.map_id
    match selection.part:
        case "cards":
            return clipboard.copied(project, map_id, selection.cards, assets=session.assets)
        case "row":
            return copied_parts.copied_row(project, map_id, selection.id, assets=session.assets)
        case "stage":
            return copied_parts.copied_stage(project, map_id, selection.id, assets=session.assets)
        case _:
            return None


def copy_picture(desk: "Desk") -> None:
    """Put a picture of what is selected on the clipboard, or of the whole map if nothing is."""
    session = settled(desk)
    project, has_title = session.project, False
    match session.selection.part:
        case "cards":
            project = clipboard.excerpt(project, session.journey, session.selection.cards)
        case "row":
            project = copied_parts.only_row(project, session.journey, session.selection.id)
        case "stage":
            project = copied_parts.only_stage(project, session.journey, session.selection.id)
        case _:
            has_title = True
    journey = session.journey if has_title else project.maps[0]
    png = png_of(project, journey, session.assets, has_title=has_title)
    if not png:
        desk.window.toast(_("The map is too large for a picture on the clipboard: use Export."))
        return
    put_on_clipboard(clipboard.picture_data(png))
    desk.window.toast(_("The picture is on the clipboard."))


def copy_table(desk: "Desk") -> None:
    """Put what is selected, or the whole map, on the clipboard as a table for other programs."""
    session = settled(desk)
    journey = _taken(session)
    put_on_clipboard(copied_parts.table_data(journey, session.project.personas))
    desk.window.toast(_("The table is on the clipboard."))


def _taken(session: Session) -> JourneyMap:
    """Return a map of what is selected only, or the whole one."""
    project, journey, selection = session.project, session.journey, session.selection
    match selection.part:
        case "cards":
            return clipboard.excerpt(project, journey, selection.cards).maps[0]
        case "row":
            return copied_parts.only_row(project, journey, selection.id).maps[0]
        case "stage":
            return copied_parts.only_stage(project, journey, selection.id).maps[0]
        case _:
            return journey


def copy_outline(desk: "Desk") -> None:
    """Put the selected cards, or the whole map, on the clipboard as a Markdown outline."""
    session = settled(desk)
    journey = session.journey
    if session.selection.part == "cards":
        journey = clipboard.excerpt(session.project, journey, session.selection.cards).maps[0]
    QGuiApplication.clipboard().setText(outline_of(journey))
    desk.window.toast(_("The outline is on the clipboard."))


def cut(desk: "Desk") -> None:
    """Put the selected cards on the clipboard and take them off the map."""
    copy(desk)
    delete_selected(settled(desk))


def paste(desk: "Desk") -> None:
    """Put what is on the clipboard onto the map; what cannot be pasted is answered with a sentence."""
    paste_data(desk, QGuiApplication.clipboard().mimeData())


def paste_data(desk: "Desk", data: QMimeData | None) -> None:
    """Put clipboard data onto the map from the cursor on."""
    session = settled(desk)
    try:
        content = content_of(data)
        own = clipboard.pasted(data) if data is not None and content.kind == "own" else None
        if content.kind == "own" and own is None:
            # Damaged, or another program's under our name: what is beside it is still worth pasting.
            content = content_of(data, foreign=True)
        if data is None or content.kind == "nothing":
            desk.window.toast(_("There is nothing on the clipboard that can be pasted."))
        elif own is not None:
            session.assets.add_all(own[1])
            _paste_own(desk, own[0], copied_parts.part_of(data))
        else:
            _paste_foreign(desk, data, content)
    except (TableError, PictureError) as error:
        desk.window.toast(str(error))


def _paste_own(desk: "Desk", source: Project, part: str) -> None:
    session = desk.session
    if part:
        copied_parts.paste_part(session, source, part)
    elif _has_room(desk) and _may_add(desk, card_count(source.maps[0])):
        pasting.put_block(session, source, session.selection.cursor)
    desk.canvas.reveal(session.selection)


def _paste_foreign(desk: "Desk", data: QMimeData, content: Content) -> None:
    """Paste what another program put on the clipboard."""
    match content.kind:
        case "table" if content.table is not None:
            _paste_table(desk, content.table)
        case "files":
            paste_files(desk, content.files)
        case "picture":
            _paste_pictures(desk, (taken_picture(picture_on(data), desk.session.assets),))
        case _:
            paste_text(desk, content.text)


def _paste_table(desk: "Desk", table: Table) -> None:
    """Put a table onto the cells from the cursor on; of an empty map it may become all."""
    session = desk.session
    if is_empty(session.journey) and table.height >= 2 and table.width >= 2:
        desk.window.import_table(table)
        return
    cursor = session.selection.cursor
    if cursor.row is None or cursor.stage is None:
        desk.window.toast(_("Choose a cell to paste into."))
        return
    _put(desk, Pasted(cursor, table=table), "cells")


def paste_text(desk: "Desk", text: str) -> None:
    """Put a card for each line of a text into the cursor's cell, or a point for each where there is a curve."""
    cursor = desk.session.selection.cursor
    if text.strip() and pasting.is_marked(desk.session, cursor, text):
        table = Table(((text,),))
        if _may_add(desk, pasting.count_of(Pasted(cursor, table=table))):
            pasting.put_on_cells(desk.session, table, cursor)
            desk.canvas.reveal(desk.session.selection)
    elif text.strip() and _has_room(desk):
        _put(desk, Pasted(desk.session.selection.cursor, text), "here")


def paste_files(desk: "Desk", files: tuple[Path, ...]) -> None:
    """Put picture files onto the map, open a map, import a table, and paste the text of a text file."""
    pictures, others, text = taken_files(files, desk.session.assets)
    if pictures:
        _paste_pictures(desk, pictures)
    elif text:
        paste_text(desk, text)
    else:
        for path in others:
            desk.window.open_file(path)


def _paste_pictures(desk: "Desk", pictures: tuple[Taken, ...]) -> None:
    session = desk.session
    if session.selection.only_card is not None or _has_room(desk):
        pasting.put_pictures(session, pictures, session.selection)
        desk.canvas.reveal(session.selection)


def _put(desk: "Desk", pasted: Pasted, way: str) -> None:
    """Paste, and offer the other ways in which it could have been pasted."""
    session = desk.session
    if not _may_add(desk, pasting.count_of(pasted)):
        return
    if pasting.put(session, pasted, way):
        desk.canvas.reveal(session.selection)
        if pasted.can_differ:
            desk.window.offer_ways(pasted)


def paste_as_one(desk: "Desk") -> None:
    """Put the text on the clipboard into one card."""
    session = settled(desk)
    try:
        text = clipboard.one_text(checked_for_one(QGuiApplication.clipboard().text()))
    except TableError as error:
        desk.window.toast(str(error))
        return
    if text and _has_room(desk):
        pasting.put(session, Pasted(session.selection.cursor, text), "one")
        desk.canvas.reveal(session.selection)


def paste_options(desk: "Desk") -> None:
    """Bring the keyboard to the bar that offers other ways of pasting, or to its next one."""
    desk.window.next_way()


def new_from_clipboard(desk: "Desk") -> None:
    """Make a map of the table on the clipboard."""
    try:
        content = content_of(QGuiApplication.clipboard().mimeData())
    except TableError as error:
        desk.window.tell(str(error))
        return
    if content.table is None:
        desk.window.tell(_("There is no table on the clipboard. Copy cells in a spreadsheet first."))
        return
    desk.window.import_table(content.table, target="new")


def _may_add(desk: "Desk", count: int) -> bool:
    return count <= MANY or desk.window.may_add(count)


def _has_room(desk: "Desk") -> bool:
    """Say whether the cursor is where cards can be; tells why not."""
    reason = pasting.why_not(desk.session, desk.session.selection.cursor)
    if reason:
        desk.window.toast(reason)
    return not reason
