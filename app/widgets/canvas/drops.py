"""What other programs drop on the map: pictures and text become cards."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPixmap

from app.editing.clipboard import cards_of_text
from app.editing.moves import Landing, landing_at
from app.editing.pictures import PictureError, add_picture, is_picture
from app.editing.selection import Cursor, of_cards
from app.i18n import ngettext
from app.ink.faces import FaceInks, face
from app.ink.geometry import Point
from app.ink.primitives import Block, Placed, Slot
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.maps import add_asset
from app.model.ids import CARD, new_id
from app.model.project import Asset, Project
from app.render.painter import SheetPainter
from app.widgets.canvas.tools.host import CanvasHost

FACE = 22.0


class DropHost(CanvasHost, Protocol):
    """What drops need of the canvas."""

    def take_focus(self) -> None: ...


def pictures_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the picture files among what is dragged."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in files if is_picture(path))


def _is_welcome(data: QMimeData) -> bool:
    return bool(pictures_in(data)) or (data.hasText() and not data.hasUrls())


def enter(event: QDragEnterEvent) -> None:
    """Welcome pictures and text; other files are the window's affair."""
    if _is_welcome(event.mimeData()):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()


def move(host: DropHost, event: QDragMoveEvent) -> Landing | None:
    """Return where a drop would land now, and accept it there."""
    landing = landing_at(host.session.journey, host.sheet(), host.to_sheet(event.position()))
    if landing is None or landing.row is None or landing.stage is None or not _is_welcome(event.mimeData()):
        event.ignore()
        return None
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return landing


def drop(host: DropHost, event: QDropEvent) -> None:
    """Turn what is dropped into cards, as one undo step."""
    landing = landing_at(host.session.journey, host.sheet(), host.to_sheet(event.position()))
    if landing is None or landing.row is None or landing.stage is None:
        event.ignore()
        return
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    files = pictures_in(event.mimeData())
    if files:
        _drop_pictures(host, files, landing)
    else:
        _insert(host, cards_of_text(event.mimeData().text()), {}, landing=landing)
    host.take_focus()


def _drop_pictures(host: DropHost, files: tuple[Path, ...], landing: Landing) -> None:
    cards, assets = [], {}
    for path in files:
        try:
            picture = add_picture(path, host.session.assets)
        except PictureError as error:
            host.show_status(f"{path.name}: {error}")
            continue
        assets[picture.sha] = picture.asset
        cards.append(Card(id=new_id(CARD), image=picture.sha))
    _insert(host, tuple(cards), assets, landing=landing)


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


def face_pixmap(sheets: SheetPainter, score: float) -> QPixmap:
    """Return a face of that score as a small picture."""
    inks = FaceInks("neutral", "band", "text")
    items = face(score, Point(FACE / 2, FACE / 2), size=FACE - 2, ring=1.5, inks=inks)
    pixmap = QPixmap(int(FACE * 2), int(FACE * 2))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    sheets.paint_block(painter, Placed(Block(Slot("decor"), FACE, FACE, items), 0, 0))
    painter.end()
    return pixmap
