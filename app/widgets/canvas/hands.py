"""What people do to a canvas with pointer and keys: it comes after the first picture of a map, or when wanted."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from app.widgets.after_paint import after_paint
from app.widgets.canvas.overlays import Mark

if TYPE_CHECKING:
    from app.widgets.canvas.inline import Draft, EditorHost, InlineEditing
    from app.widgets.canvas.pointing import Pointing, PointingHost

    class HandsHost(EditorHost, PointingHost, Protocol):
        """What hands need of the canvas."""

        def on_lines_pasted(self) -> None: ...


class Hands:
    """The pointer and the text editor of one canvas.

    Between them they bring all that edits a map, which a map that opens need not wait for: `wait_for_paint` keeps
    them away until it is painted. Whatever can only matter once they are there does nothing before.
    """

    def __init__(self, host: "HandsHost", viewport: QWidget) -> None:
        self._host, self._viewport = host, viewport
        self._pointing: Pointing | None = None
        self._editing: InlineEditing | None = None
        self._waits = self._is_smooth = self._breaks = False

    @property
    def pointing(self) -> "Pointing":
        """What turns mouse events into gestures, made now if it was not there yet."""
        if self._pointing is None:
            from app.widgets.canvas.pointing import Pointing  # brings all gestures and marks

            self._pointing = Pointing(self._host)
            self._pointing.is_smooth = self._is_smooth
        return self._pointing

    @property
    def editing(self) -> "InlineEditing":
        """What edits texts in place, made now if it was not there yet."""
        if self._editing is None:
            from app.widgets.canvas.inline import InlineEditing  # brings what can be done to cards and names

            self._editing = InlineEditing(self._host, self._viewport)
            self._editing.enter_breaks = self._breaks
            self._editing.lines_pasted.connect(self._host.on_lines_pasted)
            self._editing.advice_changed.connect(self._host.tell_place)
        return self._editing

    def wait_for_paint(self) -> None:
        """Stay away until the canvas has been painted once."""
        self._waits = True
        after_paint(self._viewport, self._come)

    def _come(self) -> None:
        self._waits = False
        self._host.refresh()

    def set_smooth(self, *, is_on: bool) -> None:
        """Let ghosts glide to their end, or jump."""
        self._is_smooth = is_on
        if self._pointing is not None:
            self._pointing.is_smooth = is_on

    def set_enter_breaks(self, *, is_on: bool) -> None:
        """Let Enter make a new line in a card instead of beginning the next card."""
        self._breaks = is_on
        if self._editing is not None:
            self._editing.enter_breaks = is_on

    @property
    def is_hand(self) -> bool:
        """Whether a drag pushes the map around."""
        return self._pointing is not None and self._pointing.is_hand

    @property
    def is_editing(self) -> bool:
        return self._editing is not None and self._editing.is_on

    @property
    def is_floating(self) -> bool:
        """Whether a floating editor hides what is selected."""
        return self._editing is not None and self._editing.is_floating

    @property
    def draft(self) -> "Draft | None":
        """What is being edited."""
        return self._editing.draft if self._editing is not None else None

    def finish_editing(self) -> None:
        """Close the editor and keep its text."""
        if self._editing is not None:
            self._editing.finish()

    def place_editor(self) -> None:
        """Put the editor over its text, which may have moved."""
        if self._editing is not None:
            self._editing.place()

    def cancel(self) -> None:
        """Give the gesture up that is under way."""
        if self._pointing is not None:
            self._pointing.cancel()

    def forget(self) -> None:
        """Let nothing hover: what was there may be gone."""
        if self._pointing is not None:
            self._pointing.forget()

    def follow_view(self) -> None:
        """Let the gesture under way go on at the pointer: the sheet moved below it."""
        if self._pointing is not None:
            self._pointing.follow_view()

    def leave(self) -> None:
        """Let nothing hover: the pointer is gone."""
        if self._pointing is not None:
            self._pointing.leave()

    def let_go_of_space(self) -> None:
        """Take Space for released."""
        if self._pointing is not None:
            self._pointing.let_go_of_space()

    def marks(self) -> tuple[Mark, ...]:
        """Return all marks of the view as it is now."""
        return () if self._waits else self.pointing.current()

    def refresh(self, extra: tuple[Mark, ...]) -> None:
        """Repaint where marks came, went or changed."""
        if not self._waits:
            self.pointing.refresh(extra)
