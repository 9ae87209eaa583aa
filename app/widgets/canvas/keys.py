"""What the keyboard does on the canvas itself: moving the cursor, beginning to write, scores of emotion points."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.editing import navigation
from app.editing.navigation import Motion
from app.editing.rows import is_curve
from app.editing.scores import nudge_point, score_cursor
from app.editing.selection import Selection, of_cards
from app.editing.session import Session
from app.i18n import _
from app.layout.sheet import Sheet
from app.model.query import row_of

_MOTIONS: dict[Qt.Key, Motion] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "row-start",
    Qt.Key.Key_End: "row-end",
}
_JUMPS: dict[Qt.Key, Motion] = {
    Qt.Key.Key_Up: "cell-up",
    Qt.Key.Key_Down: "cell-down",
    Qt.Key.Key_Left: "cell-left",
    Qt.Key.Key_Right: "cell-right",
    Qt.Key.Key_Home: "map-start",
    Qt.Key.Key_End: "map-end",
}
_SCORES = {Qt.Key.Key_1: -2.0, Qt.Key.Key_2: -1.0, Qt.Key.Key_3: 0.0, Qt.Key.Key_4: 1.0, Qt.Key.Key_5: 2.0}
_NUDGES = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier


class KeyHost(Protocol):
    """What the keys need of the canvas."""

    @property
    def session(self) -> Session: ...

    def sheet(self) -> Sheet: ...

    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None: ...

    def new_card(self, *, text: str = "", below: str | None = None) -> None: ...

    def reveal(self, selection: Selection) -> None: ...

    def scroll_by_page(self, dx: int, dy: int) -> None: ...

    def show_status(self, text: str, hint: str = "") -> None: ...


def motion_of(event: QKeyEvent) -> Motion | None:
    """Return where a key leads the cursor: by cards, or with Ctrl by cells."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    known = {_NONE: _MOTIONS, _CTRL: _JUMPS}.get(held)
    return known.get(Qt.Key(event.key())) if known else None


def press(host: KeyHost, event: QKeyEvent) -> bool:
    """Do what a key means on the canvas; False if it means nothing here."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not held & (_CTRL | _ALT):
        step = -1 if key == Qt.Key.Key_PageUp else 1
        host.scroll_by_page(step if held & _SHIFT else 0, 0 if held & _SHIFT else step)
        return True
    if _in_curve(host.session) and _score(host, key, held):
        return True
    if key in _MOTIONS and _move(host, key, held):
        return True
    if held == _NONE and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        edit_cursor(host)
        return True
    if key == Qt.Key.Key_Escape and held == _NONE:
        return _let_go(host)
    return _write(host, event)


def _move(host: KeyHost, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    session, sheet = host.session, host.sheet()
    persona = session.active_persona
    if held == _NONE:
        step = navigation.moved(
            session.journey, sheet, session.selection, motion=_MOTIONS[key], persona=persona
        )
    elif held == _CTRL:
        step = navigation.moved(
            session.journey, sheet, session.selection, motion=_JUMPS[key], persona=persona
        )
    elif held == _SHIFT:
        step = navigation.extended(
            session.journey, sheet, session.selection, motion=_MOTIONS[key], persona=persona
        )
    else:
        return False
    session.select(step)
    host.reveal(step)
    return True


def edit_cursor(host: KeyHost) -> None:
    """Edit what the cursor is on: a card, point or header; an empty cell gets a new card."""
    selection = host.session.selection
    cursor = selection.cursor
    if cursor.card is not None:
        host.edit_text("card", cursor.card)
    elif cursor.point is not None:
        host.edit_text("point", cursor.point)
    elif cursor.row is not None and cursor.stage is not None:
        host.new_card()
    elif cursor.stage is not None:
        host.edit_text("stage", cursor.stage)
    elif cursor.row is not None:
        host.edit_text("row", cursor.row)
    elif selection.part == "title":
        host.edit_text("title", "")


def _let_go(host: KeyHost) -> bool:
    """Let go of the selection; the cursor stays."""
    selection = host.session.selection
    if selection.part in ("cards", "link"):
        host.session.select(of_cards(frozenset(), selection.cursor))
        return True
    return False


def _write(host: KeyHost, event: QKeyEvent) -> bool:
    held = event.modifiers() & (_CTRL | _ALT | _META)
    # AltGr comes as Ctrl+Alt on some systems, with a character; shortcuts come without one.
    return held in (_NONE, _CTRL | _ALT) and write(host, event.text())


def write(host: KeyHost, text: str) -> bool:
    """Begin to write with the first characters; False if they cannot be written."""
    if not text or text == " " or not text.isprintable():
        return False
    if not may_write(host):
        return True
    cursor = host.session.selection.cursor
    only = host.session.selection.only_card
    if only is not None:
        host.edit_text("card", only, append=text)
    elif cursor.card is not None:
        host.edit_text("card", cursor.card, append=text)
    elif cursor.point is not None:
        host.edit_text("point", cursor.point, append=text)
    elif cursor.row is not None and cursor.stage is not None:
        host.new_card(text=text)
    else:
        return False
    return True


def may_write(host: KeyHost) -> bool:
    """Say whether writing can begin; tells why not."""
    if len(host.session.selection.cards) > 1:
        host.show_status(_("Select one card to type"))
        return False
    return True


def _in_curve(session: Session) -> bool:
    cursor = session.selection.cursor
    return (
        cursor.row is not None and cursor.stage is not None and is_curve(row_of(session.journey, cursor.row))
    )


def _score(host: KeyHost, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    """Give the point under the cursor another score, or create it."""
    session = host.session
    if key in _NUDGES and held in (_NONE, _SHIFT):
        nudge_point(session, by=_NUDGES[key] * (0.1 if held == _SHIFT else 0.5))
    elif key in _SCORES and held == _NONE:
        score_cursor(session, _SCORES[key])
    else:
        return False
    host.reveal(session.selection)
    return True
