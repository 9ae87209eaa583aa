"""What is said aloud when the map changes: done, undone, redone, and where things went.

All that speaks is imported after the map was painted: nobody hears it sooner, and it takes its time.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea
from shiboken6 import isValid

from app.editing.live_sheet import LiveSheet
from app.editing.selection import Selection
from app.editing.session import Session
from app.i18n import _
from app.layout.sheet import Sheet
from app.model.project import Project
from app.model.query import map_of
from app.values import dataclass
from app.widgets.canvas.flashing import Steps
from app.widgets.soon import Soon

PAINTED_MS: Final = 80
"""After so long the first paint of a map is over."""


def announce(owner: QObject, text: str) -> None:
    """Let a screen reader say a text at its next pause; silent where there is none."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(owner, text))


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """A step that was done, and the map as it was then: all that is said of it after the next frame."""

    label: str
    project: Project
    selection: Selection
    sheet: Sheet


class Announcer(QObject):
    """Follows one session; `said` carries every announcement, whether a screen reader is there or not."""

    said = Signal(str)

    def __init__(self, session: Session, live: LiveSheet, canvas: QAbstractScrollArea) -> None:
        super().__init__(canvas)
        self._session, self._live, self._canvas = session, live, canvas
        self._index = session.undo_stack.index()
        self._steps = Steps(session.undo_stack)
        self._last = ""
        self._is_ready = False
        self._done: Done | None = None
        self._soon = Soon(self._say_done, self)
        session.undo_stack.indexChanged.connect(self._on_index_changed)
        QTimer.singleShot(PAINTED_MS, self, self.prepare)

    def prepare(self) -> None:
        """Let screen readers ask for the places of the map from now on."""
        if self._is_ready:
            return
        from app.widgets.canvas.accessible import Readers

        self._is_ready = True
        Readers.install(self._canvas)
        self.follow()

    def say(self, text: str) -> None:
        """Say a text, unless it is what was said last; first what is still to be said of the last step."""
        self._soon.settle()
        if text and text != self._last and self._is_ready:
            self._last = text
            self.said.emit(text)
            announce(self._canvas, text)

    def follow(self) -> None:
        """Lead the screen reader to the cursor."""
        self._last = ""
        if self._is_ready:
            from app.widgets.canvas.accessible import follow_cursor

            follow_cursor(self._canvas, self._session.selection)

    def _on_index_changed(self, index: int) -> None:
        # A stack that is being destroyed says so once more.
        if not isValid(self._session.undo_stack):
            return
        self._soon.settle()
        before, self._index = self._index, index
        self._last = ""
        was_step = self._steps.went_to(index)
        if not self._is_ready:
            return
        if not was_step:
            session = self._session
            self._done = Done(session.undo_words, session.project, session.selection, self._live.sheet())
            self._soon.ask()
        elif index < before:
            self.say(_("Undone: %s") % self._session.redo_words)
        else:
            self.say(_("Redone: %s") % self._session.undo_words)

    def _say_done(self) -> None:
        """Say what was done, and where the cursor is now: "Move 2 cards. Stage Decision, row Needs, 3 cards"."""
        from app.widgets.canvas.outline_places import PlaceTree, place_of
        from app.widgets.canvas.spoken import Speech

        done, self._done = self._done, None
        if done is None:
            return
        speech = Speech(done.project, PlaceTree(map_of(done.project, done.sheet.map_id), done.sheet))
        place = place_of(done.selection)
        where = speech.tree.parent(place) if place.kind in ("card", "point") else place
        name = speech.name(where) if speech.tree.holds(where) and where.kind != "map" else ""
        self.say(". ".join(part for part in (done.label, name) if part))
