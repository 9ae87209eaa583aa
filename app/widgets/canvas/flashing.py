"""A short outline around what undo and redo brought back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QUndoStack

from app.editing.selection import Selection
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import Border, Mark
from app.widgets.canvas.places import cards_within, cursor_rect

FLASH_MS = 400


class Steps:
    """Tells undo and redo from new steps, which Qt's stack announces in the same way."""

    def __init__(self, stack: QUndoStack) -> None:
        self._stack = stack
        self._index, self._count = stack.index(), stack.count()
        self._undone = ""

    def went_to(self, index: int) -> bool:
        """Take note of the stack's new place; True if it was undo or redo that led there."""
        stack = self._stack
        went_back = index < self._index
        was_redo = (
            index > self._index and stack.count() == self._count and stack.text(index - 1) == self._undone
        )
        self._index, self._count = index, stack.count()
        self._undone = stack.text(index) if index < stack.count() else ""
        return went_back or was_redo


class Flash(QObject):
    """Outlines a selection for 400 milliseconds."""

    def __init__(self, refresh: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._selection: Selection | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, selection: Selection) -> None:
        """Outline a selection from now on."""
        self._selection = selection
        self._timer.start(FLASH_MS)
        self._refresh()

    def marks(self, frame: Frame) -> tuple[Mark, ...]:
        """Return the outlines."""
        selection = self._selection
        if selection is None:
            return ()
        if len(selection.cards) > 1:
            seen = frame.seen(frame.cells_view)
            rects = [card.rect for card in cards_within(frame.sheet, seen, only=selection.cards)]
        else:
            one = cursor_rect(frame.sheet, selection.cursor)
            rects = [one] if one is not None else []
        return tuple(
            Mark(Border(frame.body_rect(rect).adjusted(-9, -9, 9, 9), 2.0, 10.0, opacity=0.55))
            for rect in rects
        )

    def _on_timeout(self) -> None:
        self._selection = None
        self._refresh()
