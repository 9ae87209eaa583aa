"""The sheet that follows the document: laid out when it is asked for, and only where something changed."""

import gc
import math
from typing import Final

from app.editing.session import Session
from app.ink.palette import CONTRAST, Palette
from app.ink.style import SCREEN, Style
from app.layout.engine import LayoutOptions, lay_out
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.project import Project
from app.values import replace

WITHOUT_COLOUR: Final = replace(SCREEN, ground="grey")


class LiveSheet:
    """The current map's sheet for a session; `sheet()` is cheap while nothing changed.

    A map that was just opened is laid out as far down as it is shown; `advance` lays out the rest piece by piece,
    and `sheet` does so at once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sheets: dict[str, tuple[JourneyMap, Project, LayoutOptions, Sheet]] = {}
        self.draft: str | None = None
        """Id of the card being typed, whose lines stay greedy."""
        self.show_hidden = False
        self._style = SCREEN
        self._asked: tuple[tuple[str | None, bool], str | None, bool, Style, frozenset[str]] | None = None
        self._options = LayoutOptions()

    def dress(self, palette: Palette) -> None:
        """Draw papers as a palette needs it: where all are white, by rim, sign and pattern."""
        self._style = WITHOUT_COLOUR if palette is CONTRAST else SCREEN

    def options(self) -> LayoutOptions:
        """Return the options that the session asks for now."""
        session = self._session
        persona = (session.active_persona, session.only_active_persona)
        asked = (persona, self.draft, self.show_hidden, self._style, session.assets.known)
        if self._asked != asked:
            (active, is_alone), draft, show_hidden, style, pictures = self._asked = asked
            self._options = LayoutOptions(
                active_persona=active,
                only_active=is_alone,
                draft=draft,
                show_hidden=show_hidden,
                style=style,
                pictures=pictures,
            )
        return self._options

    def sheet(self) -> Sheet:
        """Return the sheet of the map that is shown."""
        held = self._held()
        if held is not None and self._known() and held.rough_from is None:
            return held
        return self._laid_out(held)

    def shown(self, down_to: float) -> Sheet:
        """Return the sheet for a view that ends at a height: rows that begin further down may be rough as yet."""
        held = self._held()
        if held is None:
            return self._laid_out(None, down_to=down_to)
        if not self._known():
            return self.sheet()
        if held.rough_from is None or held.rough_from > down_to:
            return held
        return self._laid_out(held, down_to=down_to)

    def shown_with(self, row: str | None) -> Sheet:
        """Return the sheet for who asks for one row of it: the rows below it may be rough as yet."""
        held = self._held()
        shelf = held.shelf_of.get(row or "") if held is not None and self._known() else None
        return self.shown(shelf.y if shelf is not None else 0.0)

    @property
    def is_rough(self) -> bool:
        """Whether rows of the map that is shown are only reckoned as yet."""
        held = self._held()
        return held is not None and held.rough_from is not None

    def advance(self) -> bool:
        """Lay out one row more of a map that is rough as yet; says whether there is more to do."""
        held = self._held()
        if held is None or held.rough_from is None:
            return False
        return self.shown(held.rough_from).rough_from is not None

    def _held(self) -> Sheet | None:
        held = self._sheets.get(self._session.map_id)
        return held[3] if held is not None else None

    def _known(self) -> bool:
        """Say whether the sheet that is held shows the document as it is now."""
        session, options = self._session, self.options()
        held = self._sheets.get(session.map_id)
        return (
            held is not None
            and held[0] is session.journey
            and (held[2] is options or held[2] == options)
            and _same_around(held[1], session.project)
        )

    def _laid_out(self, previous: Sheet | None, *, down_to: float = math.inf) -> Sheet:
        session, options = self._session, self.options()
        sheet = lay_out(session.project, session.map_id, options, previous=previous, down_to=down_to)
        self._sheets[session.map_id] = (session.journey, session.project, options, sheet)
        if sheet.rough_from is None and (previous is None or previous.rough_from is not None):
            # A whole map lives long; the collector need not look at it again and again.
            gc.freeze()
        return sheet

    def forget(self) -> None:
        """Drop every sheet, so that all is laid out anew (another language)."""
        self._sheets.clear()


def _same_around(before: Project, after: Project) -> bool:
    """Say whether all that a sheet shows besides its map is the same."""
    return (
        before.personas is after.personas
        and before.evidence is after.evidence
        and before.channels is after.channels
        and before.assets is after.assets
    )
