"""A pointer that rests on a card: it becomes an open hand, since the card can be taken."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer

REST_MS = 800
"""How long the pointer rests on a card until it shows that the card can be taken."""


class Resting(QObject):
    """Watches the pointer; `card_at` names the card at a place of the view, `changed` is called for a new look."""

    def __init__(
        self, card_at: Callable[[QPointF], str | None], changed: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._card_at, self._changed = card_at, changed
        self._pos = QPointF()
        self._card: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_open(self) -> bool:
        """Whether the pointer has rested on the card that it is on."""
        return self._card is not None

    def move(self, pos: QPointF) -> None:
        """The pointer is somewhere, with no button pressed."""
        self._pos = pos
        if self._card is not None and self._card_at(pos) == self._card:
            return
        self._card = None
        self._timer.start()

    def stop(self) -> None:
        """The pointer does something, or is gone."""
        self._card = None
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._card = self._card_at(self._pos)
        if self._card is not None:
            self._changed()
