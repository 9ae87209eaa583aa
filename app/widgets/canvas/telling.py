"""Where the cursor is, in words for the status bar and for screen readers, after the frame that shows it."""

from typing import TYPE_CHECKING

from app.widgets.canvas.wording import accessible_place, hint_for, place_words
from app.widgets.soon import Soon

if TYPE_CHECKING:
    from app.widgets.canvas.surface import Surface


class Telling(Soon):
    """Tells of the cursor of one canvas, once for all that moved it since the last frame."""

    def __init__(self, canvas: "Surface") -> None:
        super().__init__(self._tell, canvas)
        self._canvas = canvas

    def _tell(self) -> None:
        canvas = self._canvas
        sheet = canvas.live.shown_with(canvas.session.selection.cursor.row)
        where = place_words(canvas.session, sheet)
        canvas.status_changed.emit(where, hint_for(canvas.session, is_editing=canvas.is_editing))
        canvas.setAccessibleDescription(accessible_place(canvas.session, sheet))
