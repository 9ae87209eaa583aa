"""What other programs drop on the map: pictures and text become cards."""

from typing import Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.editing.clipboard import cards_of_text, paste_block
from app.editing.clipboard import pasted as pasted_of
from app.editing.copied_parts import part_of
from app.editing.moves import Drop, Landing, drop_cards, landing_at
from app.editing.paste import Content, checked, content_of, has_picture, local_files, picture_on
from app.editing.pasting import MANY, Pasted, count_of, put_on_cells
from app.editing.picture_taking import is_text, taken_files, taken_picture
from app.editing.pictures import PictureError, is_picture
from app.editing.selection import Cursor, of_cards
from app.i18n import ngettext
from app.interchange.table import TableError
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.maps import add_asset
from app.model.ids import CARD, ROW, STAGE, new_id
from app.model.project import Asset, Project
from app.model.query import card_count, find_cards
from app.model.row import Row
from app.model.stage import Stage
from app.widgets.canvas.tools.host import CanvasHost
from app.widgets.dropped import take_copy


class DropHost(CanvasHost, Protocol):
    """What drops need of the canvas."""

    def take_focus(self) -> None: ...

    def window(self) -> QWidget: ...


def _is_welcome(data: QMimeData) -> bool:
    """Say whether what is dragged can become cards; other files are the window's affair."""
    files = local_files(data)
    if files:
        return any(is_picture(path) or is_text(path) for path in files)
    return data.hasText() or data.hasHtml() or has_picture(data)


def enter(event: QDragEnterEvent) -> None:
    """Welcome pictures and text; other files are the window's affair."""
    if _is_welcome(event.mimeData()):
        take_copy(event)
    else:
        event.ignore()


def move(host: DropHost, event: QDragMoveEvent) -> Landing | None:
    """Return where a drop would land now, and accept it there."""
    landing = landing_at(host.session.journey, host.sheet(), host.to_sheet(event.position()))
    if landing is None or landing.row is None or landing.stage is None or not _is_welcome(event.mimeData()):
        event.ignore()
        return None
    take_copy(event)
    return landing


def drop(host: DropHost, event: QDropEvent) -> None:
    """Turn what is dropped into cards, as one undo step."""
    landing = landing_at(host.session.journey, host.sheet(), host.to_sheet(event.position()))
    if landing is None or landing.row is None or landing.stage is None:
        event.ignore()
        return
    take_copy(event)
    try:
        if not _take_own(host, event, landing):
            _take(host, event.mimeData(), landing)
    except (TableError, PictureError) as error:
        host.show_status(str(error))
    host.take_focus()


def _take_own(host: DropHost, event: QDropEvent, landing: Landing) -> bool:
    """Take cards of a map: those of this one that come back are moved, others are copied with all they have."""
    session, data = host.session, event.mimeData()
    own = pasted_of(data) if not part_of(data) else None
    if own is None:
        return False
    if event.source() is host.viewport() and session.selection.part == "cards":
        _bring_back(host, landing)
        return True
    if _is_sure(host, card_count(own[0].maps[0])):
        session.assets.add_all(own[1])
        _put_block(host, own[0], landing)
    return True


def _put_block(host: DropHost, source: Project, landing: Landing) -> None:
    """Put copied cards where they fell; their shape is kept."""
    session, row, stage = host.session, landing.row or "", landing.stage or ""
    after, ids = paste_block(
        session.project, session.map_id, source, row=row, stage=stage, index=landing.index
    )
    if ids:
        label = ngettext("Drop %d card", "Drop %d cards", len(ids)) % len(ids)
        then = of_cards(frozenset(ids), Cursor(row, stage, card=ids[0]))
        session.apply(lambda _project: after, label, select=then)


def _bring_back(host: DropHost, landing: Landing) -> None:
    """Move the selected cards to where they were brought back to."""
    session = host.session
    taken = find_cards(session.journey, session.selection.cards)
    free = [place.card.id for place in taken if not place.card.locked]
    if not free:
        return
    held = session.selection.cursor.card if session.selection.cursor.card in free else free[0]
    stage, row = Stage(id=new_id(STAGE)), Row(id=new_id(ROW), kind="text")
    edit = drop_cards(session.map_id, Drop(frozenset(free), held, landing, stage, row, None))
    label = ngettext("Move %d card", "Move %d cards", len(free)) % len(free)
    cursor = Cursor(landing.row, landing.stage, card=held)
    session.apply(edit, label, select=of_cards(frozenset(free), cursor))


def _take(host: DropHost, data: QMimeData, landing: Landing) -> None:
    """Turn what is dropped into cards; raises what the reading raises, each with one sentence."""
    session = host.session
    files = local_files(data)
    content = Content("files", files=files) if files else content_of(data)
    if content.table is not None:
        pasted = Pasted(Cursor(landing.row, landing.stage), table=content.table)
        if _is_sure(host, count_of(pasted)):
            put_on_cells(session, content.table, pasted.cursor)
        return
    pictures, _others, text = taken_files(content.files, session.assets)
    if content.kind == "picture":
        pictures = (taken_picture(picture_on(data), session.assets),)
    cards = tuple(Card(id=new_id(CARD), image=sha) for sha, _asset in pictures)
    lines = cards_of_text(checked(text or content.text))
    if _is_sure(host, len(lines)):
        _insert(host, (*cards, *lines), dict(pictures), landing=landing)


def _is_sure(host: DropHost, count: int) -> bool:
    if count <= MANY:
        return True
    from app.widgets.many_cards import may_add  # hardly ever needed

    return may_add(host.window(), count)


def _insert(host: DropHost, cards: tuple[Card, ...], assets: dict[str, Asset], *, landing: Landing) -> None:
    if not cards:
        return
    session, row, stage = host.session, landing.row or "", landing.stage or ""
    map_id = session.map_id

    def put(project: Project) -> Project:
        for sha, asset in assets.items():
            project = add_asset(project, sha, asset)
        return insert_cards(project, map_id, cards, row=row, stage=stage, index=landing.index)

    ids = frozenset(card.id for card in cards)
    label = ngettext("Drop %d card", "Drop %d cards", len(cards)) % len(cards)
    session.apply(put, label, select=of_cards(ids, Cursor(row, stage, card=cards[0].id)))
