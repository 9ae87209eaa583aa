"""What handlers work on: the session and the ports of the window, as protocols."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.editing.selection import Selection
from app.editing.session import Edit, Session
from app.editing.views import Seen

if TYPE_CHECKING:
    from app.editing.pasting import Pasted
    from app.interchange.table import Table


class CanvasPort(Protocol):
    """What a handler may ask of the canvas."""

    def edit_text(self, slot_kind: str, slot_id: str, *, append: str = "") -> None:
        """Open the inline editor on a card, stage, row, point or the title."""

    def new_card(self, *, text: str = "", below: str | None = None) -> None:
        """Begin a new card in the cursor's cell, below a card if one is given, in edit mode."""

    def pick_up(self) -> None:
        """Pick the selected cards up: keys or a click choose where they go."""

    def finish_editing(self) -> None:
        """End the inline editor and keep its text."""

    def zoom_by(self, factor: float) -> None: ...

    def zoom_to(self, zoom: float) -> None: ...

    def fit_map(self) -> None: ...

    def fit_width(self) -> None: ...

    def fit_selection(self) -> None: ...

    def reveal(self, selection: Selection) -> None:
        """Scroll until the cursor of a selection is visible."""

    def scroll_by_page(self, dx: int, dy: int) -> None: ...

    def take_focus(self) -> None: ...

    @property
    def is_hand(self) -> bool:
        """Whether a drag pushes the map around."""

    def set_hand(self, *, is_on: bool) -> None:
        """Let every drag push the map around, or no longer."""

    @property
    def freezes(self) -> bool:
        """Whether stage and row headers stay in sight while the map is scrolled."""

    def set_freezes(self, *, is_on: bool) -> None:
        """Keep stage and row headers in sight, or no longer."""


class WindowPort(Protocol):
    """What a handler may ask of the window: dialogs, files, panels and messages."""

    def new_map(self) -> None: ...

    def open_file(self, path: Path | None = None) -> None: ...

    def open_offer(self, offer_id: str) -> None:
        """Open a template or example as a new document."""

    def save(self) -> bool: ...

    def save_as(self) -> bool: ...

    def close_document(self) -> None: ...

    def quit(self) -> None: ...

    def show_page(self, name: str) -> None:
        """Show a dialog or page by its name.

        Names: welcome, templates, export, export-table, shortcuts, commands, about, map-properties, preferences.
        """

    def toggle_panel(self, name: str) -> None:
        """Show or hide a panel: persona, inspector, outline, mini-map, filter."""

    def seen(self) -> Seen:
        """Return how the map is looked at now."""

    def look(self, seen: Seen) -> None:
        """Look at the map in another way."""

    def find_words(self, step: int) -> None:
        """Open the bar that finds words (0), or show the next (1) or previous (-1) match."""

    def edit_field(self, name: str) -> bool:
        """Bring the keyboard to a field of what is selected; False if that has no such field."""

    @property
    def table_place(self) -> str:
        """Where the table is: none, below or alone."""

    def show_table(self, place: str) -> None:
        """Show the map as a table: none, below the canvas or alone."""

    def set_strip(self, place: str) -> None:
        """Pin the emotion line as a strip: none, above or below the canvas."""

    def set_theme(self, theme: str) -> None: ...

    def set_language(self, language: str) -> None: ...

    def toggle_full_screen(self) -> None: ...

    def go_to_pane(self, step: int) -> None:
        """Move the keyboard focus to the next (1) or previous (-1) part of the window."""

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short message for 8 seconds, with an Undo button if asked."""

    def ask_text(self, title: str, label: str, *, value: str = "") -> str | None:
        """Ask for a line of text; None if it was cancelled."""

    def choose(self, title: str, entries: list[tuple[str, str, str]], *, current: str = "") -> str | None:
        """Let one of (id, text, icon) be chosen from a list that typing filters; None if it was cancelled.

        The one that holds now, `current`, is marked at first.
        """

    def ask_picture(self) -> Path | None:
        """Ask for a picture file; None if it was cancelled."""

    def tell(self, text: str) -> None:
        """Say a sentence: in a toast over the map, or in a box where there is no map."""

    def may_add(self, count: int) -> bool:
        """Ask whether really so many cards shall be made."""

    def import_table(self, source: "Table | Path | None" = None, *, target: str = "") -> None:
        """Show what a table would become, and make it if that is wanted; None: ask for a file.

        `target` is what is offered first: here, map, file, merge, or new: an empty map, else a new file.
        """

    def offer_ways(self, pasted: "Pasted") -> None:
        """Offer the other ways in which something could be pasted."""

    def next_way(self) -> None:
        """Bring the keyboard to those ways, or to the next of them."""


class Desk(Protocol):
    """All that a handler may touch."""

    @property
    def session(self) -> Session: ...

    @property
    def canvas(self) -> CanvasPort: ...

    @property
    def window(self) -> WindowPort: ...

    def apply(
        self, edit: Edit, label: str, *, select: Selection | None = None, merge: str | None = None
    ) -> bool:
        """Do an edit as one undo step."""


Handler = Callable[[Desk], None]
