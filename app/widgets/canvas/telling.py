"""Where the cursor is, in words for the status bar and for screen readers, after the frame that shows it."""

from typing import TYPE_CHECKING

from app.i18n import _
from app.model.change import Change
from app.widgets.canvas.wording import accessible_place, hint_for, place_words
from app.widgets.soon import Soon

if TYPE_CHECKING:
    from app.widgets.canvas.surface import Surface


class Telling(Soon):
    """Tells of the cursor of one canvas, once for all that moved it since the last frame."""

    def __init__(self, canvas: "Surface") -> None:
        super().__init__(self._tell, canvas)
        self._canvas = canvas
        canvas.session.document_changed.connect(self._on_document_changed)

    def _on_document_changed(self, _change: Change) -> None:
        """Say it anew where an edit left the cursor: a score may be another one, or a card one of more."""
        if not self._canvas.session.is_previewing:
            self.ask()

    def _tell(self) -> None:
        canvas = self._canvas
        sheet = canvas.live.shown_with(canvas.session.selection.cursor.row)
        where = place_words(canvas.session, sheet)
        canvas.status_changed.emit(where, self._hint())
        canvas.setAccessibleDescription(accessible_place(canvas.session, sheet))

    def _hint(self) -> str:
        canvas = self._canvas
        if canvas.is_hand and not canvas.is_editing:
            return _("Hand tool: a drag pushes the map · the hand above switches it off")
        return hint_for(canvas.session, is_editing=canvas.is_editing)
