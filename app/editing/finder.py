"""Find and replace in an open document: what was looked for, what was found, and which of it is shown now."""

from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal

from app.editing.search import Match, matches, order_of, replace_in, replaceable
from app.editing.selection import (
    Cursor,
    Selection,
    at_cell,
    of_card,
    of_link,
    of_point,
    of_row,
    of_stage,
    of_title,
)
from app.editing.session import Session
from app.i18n import _, ngettext
from app.model.query import find_card

SETTLE_MS = 60
SEEN = ("card", "point", "value", "link")
"""The kinds of matches that stay bright on the map while all else fades."""


class Finder(QObject):
    """Finds words in a session's map, or in all maps of the file, and goes from match to match.

    Signals: `changed()` when there are other matches or another one is shown; `shown(Selection)` when a match was
    selected and ought to come into view.
    """

    changed = Signal()
    shown = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.words = ""
        self.in_all_maps = False
        self.exact = False
        self.found: tuple[Match, ...] = ()
        self.index = -1
        self._done: tuple[Match, ...] = ()
        self._anchor: tuple[int, ...] = ()
        self._typed_at: Selection | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._look_again)
        session.document_changed.connect(lambda _change: self._follow())
        session.map_changed.connect(lambda _map_id: self._look_again())

    @property
    def current(self) -> Match | None:
        """The match that is shown now."""
        return self.found[self.index] if 0 <= self.index < len(self.found) else None

    def bright(self) -> frozenset[str] | None:
        """Return the ids of what stays bright on the map that is shown; None while nothing is sought.

        What *Replace all* has changed stays so too, until other words are sought.
        """
        if not self.words:
            return None
        map_id, shown = self.session.map_id, (*self.found, *self._done)
        return frozenset(match.id for match in shown if match.map_id == map_id and match.kind in SEEN)

    def search(self, words: str, *, in_all_maps: bool | None = None, exact: bool | None = None) -> None:
        """Look for words, or `exact` for just these, and show the first match from the cursor on, without going
        to another map.

        More letters of the same words begin where the first one began, not where it led.
        """
        session = self.session
        if not self.words or session.selection != self._typed_at:
            self._anchor = order_of(session.project, session.map_id, session.selection)
        self.words, self._done = words, ()
        if in_all_maps is not None:
            self.in_all_maps = in_all_maps
        if exact is not None:
            self.exact = exact
        self.found = self._matches()
        at = bisect_left([match.order for match in self.found], self._anchor)
        self.index = at % len(self.found) if self.found else -1
        current = self.current
        if current is not None and current.map_id == session.map_id:
            self._show(current)
        self._typed_at = session.selection
        self.changed.emit()

    def step(self, by: int) -> bool:
        """Show the next (1) or previous (-1) match, round the ends; False if there is none."""
        self._settle()
        if not self.found:
            return False
        self.index = (self.index + by) % len(self.found)
        self._show(self.found[self.index])
        self._typed_at = None
        self.changed.emit()
        return True

    def replace(self, new: str) -> bool:
        """Replace the words in the match that is shown and go to the next; False if it could not be changed."""
        self._settle()
        current = self.current
        if current is None:
            return False
        if current.map_id != self.session.map_id:
            self._show(current)
        done = self._replace((current,), new, _("Replace"))
        self._settle()
        following = [index for index, match in enumerate(self.found) if match.order > current.order]
        if self.found and (done or len(self.found) > 1):
            self.index = following[0] if following else 0
            self._show(self.found[self.index])
        self.changed.emit()
        return done

    def replace_all(self, new: str) -> int:
        """Replace the words everywhere as one undo step; return in how many places."""
        self._settle()
        wanted = replaceable(self.session.project, self.found)
        label = ngettext("Replace in %d place", "Replace in %d places", len(wanted)) % len(wanted)
        if not wanted or not self._replace(wanted, new, label):
            return 0
        self._done = wanted
        return len(wanted)

    def _replace(self, wanted: tuple[Match, ...], new: str, label: str) -> bool:
        words, exact = self.words, self.exact
        done = self.session.apply(lambda project: replace_in(project, wanted, words, new, exact=exact), label)
        self._later.start()
        return done

    def _matches(self) -> tuple[Match, ...]:
        map_id = None if self.in_all_maps else self.session.map_id
        return matches(self.session.project, self.words, map_id=map_id, exact=self.exact)

    def _follow(self) -> None:
        if self.words:
            self._later.start()

    def _settle(self) -> None:
        """Look again at once if the document has changed since."""
        if self._later.isActive():
            self._look_again()

    def _look_again(self) -> None:
        """Follow the document; the match that is shown stays where it can, and nothing moves."""
        self._later.stop()
        if not self.words:
            return
        before = self.current
        self.found = self._matches()
        name = (before.map_id, before.id) if before else None
        same = [i for i, match in enumerate(self.found) if (match.map_id, match.id) == name]
        after = [i for i, match in enumerate(self.found) if before and match.order >= before.order]
        fallback = 0 if self.found else -1
        self.index = same[0] if same else after[0] if after else fallback
        self.changed.emit()

    def _show(self, match: Match) -> None:
        session = self.session
        session.show_map(match.map_id)
        session.select(self._selection(match))
        self.shown.emit(session.selection)

    def _selection(self, match: Match) -> Selection:
        session, journey = self.session, self.session.journey
        match match.kind:
            case "card":
                return of_card(journey, match.id)
            case "stage":
                return of_stage(match.id)
            case "row":
                return of_row(match.id)
            case "point":
                self._wear_persona(match.id)
                return of_point(journey, match.id)
            case "persona":
                session.activate_persona(match.id)
                return session.selection
            case "title":
                return of_title()
            case "value":
                row, _slash, stage = match.id.rpartition("/")
                return at_cell(row, stage)
            case "step" | "moment":
                return of_stage(self._stage_of(match))
            case "link":
                return self._link(match.id)

    def _stage_of(self, match: Match) -> str:
        """Return the stage that a step or a moment belongs to."""
        journey = self.session.journey
        steps = {step.id: stage.id for stage in journey.stages for step in stage.steps}
        moments = {moment.id: moment.stage for moment in journey.moments}
        return (steps if match.kind == "step" else moments)[match.id]

    def _link(self, link_id: str) -> Selection:
        """Select a connection, with the cursor where it begins."""
        journey = self.session.journey
        source = next(link.source for link in journey.links if link.id == link_id)
        place = find_card(journey, source)
        return of_link(link_id, Cursor(place.row, place.stage) if place else Cursor(stage=source))

    def _wear_persona(self, point_id: str) -> None:
        """Let the persona be the active one whose emotion line holds a point, so that it is drawn in full."""
        curves = (curve for row in self.session.journey.rows for curve in row.curves)
        for curve in curves:
            if curve.persona and any(point.id == point_id for point in curve.points):
                self.session.activate_persona(curve.persona)
