"""What a paint event shows: a sharp frame, or the last one at another size until a sharp one is there.

Two backings take turns: one is shown, the other is painted in slices for the zoom that is wanted. So no frame
waits for a whole view to be painted, and what is blurred becomes sharp at one blow.
"""

import math
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.layout.sheet import Sheet
from app.widgets.calm import Calm
from app.widgets.canvas.backing import FAR_BELOW, Backing, Haste
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.painting import FramePainter
from app.widgets.canvas.plane import area_of
from app.widgets.canvas.scaled import Scaled
from app.widgets.canvas.viewing import Viewing

CALM_MS, TURN_MS, REST_MS, WORK_MS = 50, 12, 8, 0
"""Pauses before idle work around the view begins after an edit, after the zoom has changed, between two pieces
of it and while the view moves, and before work in the view."""
MOVING_S = 0.06
"""Seconds after a frame of a pan in which the next one is waited for."""
WORTH_FINISHING, NEXT_TO_NOTHING = 0.7, 0.15
"""The share of a view that may be missing of a picture that is finished although the zoom has moved on, and of
one that is shown while the view is pushed around."""


class Showing(QObject):
    """Paints one viewport from two backings."""

    def __init__(self, painting: FramePainter, viewing: Viewing, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._painting, self._viewing, self._viewport = painting, viewing, viewport
        self.backing = Backing(painting)
        """What is shown."""
        self._coming = Backing(painting)
        """What will be shown next, once it is complete."""
        self._scaled = Scaled(self.backing, painting)
        self._is_rough = False
        self._pause: int | None = None
        self._moved_at = -math.inf
        self._wanted = 0.0
        self._was_pushed = False
        self._calm = Calm(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)

    @property
    def is_rough(self) -> bool:
        """Whether the last frame was not sharp: another zoom stood for its own."""
        return self._is_rough

    def spoil(self) -> None:
        """Paint everything anew."""
        self.backing.spoil()
        self._coming.spoil()
        self._viewport.update()

    def follow(self, sheet: Sheet) -> None:
        """Take over another layout of the map, and paint anew where it differs."""
        parts = self.backing.follow(sheet)
        if parts is None or self._is_rough:
            self._viewport.update()
        else:
            for part in parts:
                self._viewport.update(part.toAlignedRect())

    def begin(self, painter: QPainter, frame: Frame, ratio: float) -> Callable[[QRect], None]:
        """Return what draws a part of the frame's ground, in pixels of the view."""
        is_picture = self.backing.frame is not None and not self._is_on_screen(painter)
        if not is_picture and self._stands_in(frame, ratio):
            self._is_rough = True
            self._prepare(frame, ratio)
            return lambda part: self._scaled.draw(painter, frame, part)
        before = self.backing.frame
        # The picture of a view that is pushed was aimed at it already: what it lacks must be painted in haste too.
        moved, self._was_pushed = self._was_pushed, False
        if before is not None and before.sheet is frame.sheet:
            moved |= before.camera != frame.camera
        if moved:
            self._moved_at = perf_counter()
        haste: Haste = "none"
        if moved and not is_picture:
            # What was blurred becomes sharp at one blow: bars in between would flicker.
            haste = "new" if self._is_rough else "all"
        was_poor = self.backing.is_poor
        self.backing.show(frame, ratio, haste=haste)
        if was_poor and not self.backing.is_poor:
            # This event may be for a small part, or for a picture: bars elsewhere in the window must go as well.
            self._viewport.update()
        if not is_picture:
            self._is_rough = False
        self._pause = WORK_MS if self.backing.is_poor else REST_MS if moved else CALM_MS
        return lambda part: self.backing.draw(painter, part)

    def end(self) -> None:
        """Begin the pause before idle work, now that the frame is painted."""
        self._calm.put_off()
        if self._pause is not None:
            self._idle.start(self._pause)
            self._pause = None

    @property
    def _is_moving(self) -> bool:
        """Whether the view was pushed a moment ago, and will be pushed on."""
        return perf_counter() - self._moved_at < MOVING_S

    def _stands_in(self, frame: Frame, ratio: float) -> bool:
        """Say whether what is shown must stand for a frame of another zoom, brought up to date if need be."""
        coming = self._coming.frame
        if coming is not None and coming.camera == frame.camera and self._is_ready(frame.sheet):
            self._take_turns()
        elif self._is_rough and self._is_pushed(frame):
            # Frames of a pan cost little once a whole picture is there; each of them lacks a strip of its own.
            self._take_turns()
            self._is_rough, self._was_pushed = False, True
        if self._is_rough:
            self.backing.mend(frame.sheet)
        return self._scaled.can_draw(frame, ratio)

    def _is_pushed(self, frame: Frame) -> bool:
        """Say whether the view is pushed around and the coming picture does for it better than the one shown.

        So it does when it lacks next to nothing, when what stood in for it is almost out of sight, and from afar,
        where bars look much like words, and preparing all of them would take many slices.
        """
        coming = self._coming.frame
        if coming is None or coming.sheet is not frame.sheet or self._viewing.goal != frame.camera:
            return False
        if coming.camera == frame.camera or self._coming.grid.place(frame.camera) is None:
            return False
        self._coming.aim(frame, self._coming.grid.ratio)
        is_far = frame.zoom < FAR_BELOW
        return is_far or self._lacking(frame) <= NEXT_TO_NOTHING or not self._scaled.covers(frame)

    def _prepare(self, frame: Frame, ratio: float) -> None:
        """Let the coming picture be that of the frame, or of the one at the end of a smooth way."""
        goal = Frame(frame.sheet, self._viewing.goal, frame.width, frame.height, frame.freezes)
        held = self._coming.frame
        turned, self._wanted = goal.zoom != self._wanted, goal.zoom
        if held is None or held.zoom == goal.zoom or not self._is_worth_finishing(goal):
            self._coming.aim(goal, ratio)
        if turned or not self._idle.isActive():
            self._pause = TURN_MS
            self._idle.stop()

    def _is_worth_finishing(self, goal: Frame) -> bool:
        """Say whether the coming picture, of another zoom than wanted by now, is so far that it will help."""
        held = self._coming.frame
        if held is None or held.sheet is not goal.sheet or self._coming.sheet_plane.known.isEmpty():
            return False
        return self._lacking(goal) <= WORTH_FINISHING

    def _lacking(self, frame: Frame) -> float:
        """Return the share of its view that the coming picture lacks."""
        pixels = self._coming.grid.ratio**2 * frame.width * frame.height
        return sum(area_of(region) for _plane, region in self._coming.lacks()) / max(1.0, pixels)

    def _is_ready(self, sheet: Sheet) -> bool:
        """Say whether the coming picture shows a sheet, and all of its view."""
        held = self._coming.frame
        return held is not None and held.sheet is sheet and not self._coming.lacks()

    def _take_turns(self) -> None:
        self.backing, self._coming = self._coming, self.backing
        self._scaled.backing = self.backing
        self._coming.spoil()

    def _is_on_screen(self, painter: QPainter) -> bool:
        """Say whether a frame goes to the window, and not into a picture of it that somebody takes."""
        store = self._viewport.window().backingStore()
        # PySide gives None as well, for a window that was never shown.
        return bool(store) and painter.paintEngine().paintDevice() is store.paintDevice()

    def _on_idle(self) -> None:
        if self._is_rough:
            self._sharpen()
            return
        done = self.backing.work_ahead(is_moving=self._is_moving)
        if done is None:
            self._coming = Backing(self._painting)  # gives its memory back
            return
        if done.isEmpty():
            self._idle.start(REST_MS)
            return
        ratio = self.backing.grid.ratio
        place = QRectF(done.x() / ratio, done.y() / ratio, done.width() / ratio, done.height() / ratio)
        self._viewport.update(place.toAlignedRect())
        self._idle.start(WORK_MS)

    def _sharpen(self) -> None:
        """Paint a slice of the coming picture, and show it once it is complete."""
        if self._coming.work_in_view():
            self._idle.start(WORK_MS)
        elif self._viewing.goal == self._viewing.camera:
            shown = self.backing.frame
            if shown is not None and self._is_ready(shown.sheet):
                self._take_turns()
            self._viewport.update()
