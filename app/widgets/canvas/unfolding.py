"""Lays out what cannot be read yet of a map that was just opened, row by row, while nothing else is to be done."""

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from app.editing.live_sheet import LiveSheet
from app.layout.sheet import Sheet
from app.widgets.canvas.viewing import Viewing

PATIENCE: Final = 1500.0
"""So much of a map's height, in points, is laid out before it is painted; what is seen below from afar follows."""


def readable_sheet(live: LiveSheet, viewing: Viewing, *, patience: float = PATIENCE) -> Sheet:
    """Return the sheet for a view, right as far down as the view reaches, but for what is too small to be read."""
    camera = viewing.camera
    return live.shown(camera.y + min(viewing.height / camera.zoom, patience))


class Taking(Protocol):
    """What is told when rows came to be right."""

    def __call__(self, *, is_all: bool) -> None: ...


class Unfolding(QObject):
    """Goes on from the first painting of a rough sheet until all of it is right."""

    def __init__(self, live: LiveSheet, taking: Taking, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._taking = live, taking
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """Lay out the rest of the map in idle moments, if there is a rest."""
        if self._live.is_rough:
            self._timer.start()

    def _on_time(self) -> None:
        is_more = self._live.advance()
        if not is_more:
            self._timer.stop()
        self._taking(is_all=not is_more)
