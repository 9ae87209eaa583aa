"""What is said aloud when the map changes: done, undone, redone, and where things went."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractScrollArea
from shiboken6 import isValid

from app.editing.live_sheet import LiveSheet
from app.editing.session import Session
from app.i18n import _
from app.widgets.canvas.accessible import Readers, follow_cursor
from app.widgets.canvas.flashing import Steps
from app.widgets.canvas.outline_places import PlaceTree, place_of
from app.widgets.canvas.spoken import Speech


def announce(owner: QObject, text: str) -> None:
    """Let a screen reader say a text at its next pause; silent where there is none."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(owner, text))


class Announcer(QObject):
    """Follows one session; `said` carries every announcement, whether a screen reader is there or not."""

    said = Signal(str)

    def __init__(self, session: Session, live: LiveSheet, canvas: QAbstractScrollArea) -> None:
        super().__init__(canvas)
        self._session, self._live, self._canvas = session, live, canvas
        self._index = session.undo_stack.index()
        self._steps = Steps(session.undo_stack)
        self._last = ""
        Readers.install()
        session.undo_stack.indexChanged.connect(self._on_index_changed)

    def say(self, text: str) -> None:
        """Say a text, unless it is what was said last."""
        if text and text != self._last:
            self._last = text
            self.said.emit(text)
            announce(self._canvas, text)

    def follow(self) -> None:
        """Lead the screen reader to the cursor."""
        self._last = ""
        follow_cursor(self._canvas, self._session.selection)

    def _on_index_changed(self, index: int) -> None:
        stack = self._session.undo_stack
        if not isValid(stack):
            return
        before, self._index = self._index, index
        self._last = ""
        if not self._steps.went_to(index):
            self.say(self._done(self._session.undo_words))
        elif index < before:
            self.say(_("Undone: %s") % self._session.redo_words)
        else:
            self.say(_("Redone: %s") % self._session.undo_words)

    def _done(self, label: str) -> str:
        """Say what was done, and where the cursor is now: "Move 2 cards. Stage Decision, row Needs, 3 cards"."""
        speech = Speech(self._session.project, PlaceTree(self._session.journey, self._live.sheet()))
        place = place_of(self._session.selection)
        where = speech.tree.parent(place) if place.kind in ("card", "point") else place
        name = speech.name(where) if speech.tree.holds(where) and where.kind != "map" else ""
        return ". ".join(part for part in (label, name) if part)
