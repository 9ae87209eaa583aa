"""The pictures of the sheet that a view is put together from: sheet, row headers and ribbon, each on a plane.

A view that scrolls paints only what was never seen; an edit paints only what it changed; idle time paints what
lies around the view. The planes hold no marks: those are painted over them in every frame.
"""

import math
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion

from app.ink.geometry import Rect
from app.layout.sheet import Sheet
from app.values import dataclass
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.dirty import Shift, changes_between
from app.widgets.canvas.frame import TITLE_LINE, Frame
from app.widgets.canvas.pace import Pace
from app.widgets.canvas.painting import BELOW_RIBBON, FramePainter
from app.widgets.canvas.plane import Plane, area_of, parts_of

MARGIN = 192
"""Pixels around the view that are painted in idle time."""
NARROW = 48
"""Pixels from which a strip ahead of a view that moves is painted."""
PATIENCE, FRAME_TIME = 0.002, 0.004
"""Seconds of a hurried frame for preparing cards never seen, and for painting; bars stand for the rest."""
IDLE_PATIENCE = 0.001
"""Seconds of an idle slice for preparing cards never seen."""
FAR_TIME, FAR_BELOW = 0.0, 0.55
"""Seconds for painting a hurried frame in which nothing is known yet, at zooms below which bars look much like
the words that they stand for, and so many cards are in sight that painting them takes longest."""
_HAIR = 1e-3


Haste = Literal["none", "new", "all"]
"""What of a frame may be left for later: nothing, cards never seen before, or whatever takes too long."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the planes lie: the pixels of a map unit, and what the sheet's origin lacks to a whole device pixel."""

    zoom: float
    ratio: float
    x: float
    y: float

    @property
    def scale(self) -> float:
        """Device pixels in a map unit."""
        return self.zoom * self.ratio

    def place(self, camera: Camera) -> QPoint | None:
        """Return the view's corner on the planes; None if it lies between pixels, or at another zoom."""
        if camera.zoom != self.zoom:
            return None
        x, y = camera.x * self.scale - self.x, camera.y * self.scale - self.y
        left, top = round(x), round(y)
        return QPoint(left, top) if abs(x - left) < _HAIR and abs(y - top) < _HAIR else None


def grid_for(camera: Camera, ratio: float) -> Grid:
    """Return the grid on which a camera's view begins at a whole pixel."""
    x, y = camera.x * camera.zoom * ratio, camera.y * camera.zoom * ratio
    return Grid(camera.zoom, ratio, x - math.floor(x), y - math.floor(y))


class Backing:
    """Keeps the planes of one view up to date and draws frames from them."""

    def __init__(self, painting: FramePainter) -> None:
        self._painting = painting
        self.sheet_plane = Plane(self._paint_sheet)
        self.header_plane = Plane(self._paint_headers)
        self.ribbon_plane = Plane(self._paint_ribbon)
        self._planes = (self.sheet_plane, self.header_plane, self.ribbon_plane)
        self.grid = Grid(0, 0, 0, 0)
        self.frame: Frame | None = None
        """The frame that the planes show."""
        self.corner = QPoint()
        """Where the view's corner is on the planes, in device pixels."""
        self._poor = QRegion()
        self._motion = QPoint()
        self._pace = Pace()

    @property
    def size(self) -> int:
        """How many bytes of pictures are kept."""
        return sum(plane.size for plane in self._planes)

    @property
    def is_poor(self) -> bool:
        """Whether bars stand for some cards."""
        return not self._poor.isEmpty()

    # --- what is no longer true -----------------------------------------------------------------------

    def spoil(self) -> None:
        """Paint everything anew next time."""
        for plane in self._planes:
            plane.reset()
        self._poor = QRegion()

    def follow(self, sheet: Sheet) -> list[QRectF] | None:
        """Take over another layout; returns the parts of the view that look different, None for all of it."""
        frame = self.frame
        changes = changes_between(frame.sheet, sheet) if frame is not None else None
        if frame is None or changes is None:
            self.spoil()
            return None
        self.frame = Frame(sheet, frame.camera, frame.width, frame.height, frame.freezes)
        self.sheet_plane.spoil(self._poor)
        self._poor = QRegion()
        parts = [] if changes.shift is None else [self._shift(changes.shift)]
        parts += [self._spoil_rect(rect) for rect in changes.rects]
        corner = QPointF(self.corner)
        return [_scaled(QRectF(part).translated(-corner), 1 / self.grid.ratio) for part in parts]

    def _spoil_rect(self, rect: Rect) -> QRect:
        scale, grid = self.grid.scale, self.grid
        place = QRectF(
            rect.x * scale - grid.x, rect.y * scale - grid.y, rect.width * scale, rect.height * scale
        )
        part = place.toAlignedRect()
        self.sheet_plane.spoil(part)
        window = self.header_plane.window
        self.header_plane.spoil(QRect(window.left(), part.top(), window.width(), part.height()))
        return part

    def _shift(self, shift: Shift) -> QRect:
        """Move all below a height along, or paint it anew where that would come between pixels."""
        top = shift.top * self.grid.scale - self.grid.y
        down = shift.down * self.grid.scale
        is_whole = abs(down - round(down)) < _HAIR
        first = math.floor(min(top, top + down))
        for plane in (self.sheet_plane, self.header_plane):
            if is_whole:
                plane.shift(math.floor(top), round(down))
            else:
                plane.spoil(_below(plane.window, first))
        return _below(self.sheet_plane.window, first)

    # --- frames ----------------------------------------------------------------------------------------

    def show(self, frame: Frame, ratio: float, *, haste: Haste = "none") -> None:
        """Bring the planes up to date for a frame, which may show bars for some cards if it is in haste."""
        self.aim(frame, ratio)
        view = QRect(self.corner, self._device(frame))
        if haste == "none" and not self._poor.isEmpty():
            self.sheet_plane.spoil(self._poor)
            self._poor = QRegion()
        body = self.body_zone(frame)
        making = math.inf if haste == "none" else PATIENCE
        with self._painting.patience(making, self._painting_time(frame, haste)):
            self.sheet_plane.fill(self.sheet_plane.missing(body.translated(self.corner)))
        if frame.is_pinned_left:
            strip = self.header_zone(frame).translated(0, self.corner.y())
            self.header_plane.fill(self.header_plane.missing(strip & self.header_plane.window))
        if frame.is_collapsed:
            band = QRect(view.left(), 0, view.width(), self.ribbon_plane.window.height())
            self.ribbon_plane.fill(self.ribbon_plane.missing(band))

    def mend(self, sheet: Sheet) -> None:
        """Paint what an edit changed of the frame that was shown, unless nothing of it is left."""
        frame = self.frame
        if frame is not None and frame.sheet is sheet and not self.sheet_plane.known.isEmpty():
            self.show(frame, self.grid.ratio, haste="new")

    def _painting_time(self, frame: Frame, haste: Haste) -> float:
        """Return how many seconds of a frame may go into painting cards in full."""
        if haste != "all":
            return math.inf
        is_far = frame.zoom < FAR_BELOW and self.sheet_plane.known.isEmpty()
        return FAR_TIME if is_far else FRAME_TIME

    def aim(self, frame: Frame, ratio: float) -> None:
        """Let the planes hold what is around a frame, and forget what belongs to another one; paints nothing."""
        before = self.frame
        if before is not None and before.sheet is not frame.sheet:
            self.follow(frame.sheet)
        if before is None or self.grid.ratio != ratio:
            self.spoil()
        corner = self.grid.place(frame.camera) if self.grid.ratio == ratio else None
        if corner is None:
            self.spoil()
            self.grid = grid_for(frame.camera, ratio)
            corner = self.grid.place(frame.camera) or QPoint()
        else:
            self._motion = corner - self.corner
        if before is not None and before.freezes != frame.freezes:
            self.spoil()
        self.corner, self.frame = corner, frame
        size, margin = self._device(frame), round(MARGIN * ratio)
        whole = QRect(corner, size).adjusted(-margin, -margin, margin, margin)
        self.sheet_plane.move_to(whole, ratio)
        self._poor &= QRegion(whole)
        if frame.is_pinned_left:
            width = self.header_zone(frame).width()
            self.header_plane.move_to(QRect(0, whole.top(), width, whole.height()), ratio)
        if frame.is_collapsed:
            height = round((frame.ribbon_bottom + BELOW_RIBBON) * ratio)
            self.ribbon_plane.move_to(QRect(whole.left(), 0, whole.width(), height), ratio)

    def draw(self, painter: QPainter, part: QRect) -> None:
        """Draw a part of the view, in its own units, from the planes; `show` must have been called."""
        frame, ratio = self.frame, self.grid.ratio
        if frame is None:
            return
        device = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        dirty = device.toAlignedRect()
        self._painting.paint_still(painter, frame, QRectF(part))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for plane, zone, corner in self.zones(frame):
            shown = zone & dirty
            if not shown.isEmpty():
                plane.draw(painter, shown.translated(corner), shown.topLeft())
        painter.restore()
        self._painting.paint_over(painter, frame, QRectF(part))

    def zones(self, frame: Frame) -> list[tuple[Plane, QRect, QPoint]]:
        """Return the planes with the parts of the view that show them, and the view's corner on each."""
        found = [(self.sheet_plane, self.body_zone(frame), self.corner)]
        if frame.is_pinned_left:
            found.append((self.header_plane, self.header_zone(frame), QPoint(0, self.corner.y())))
        if frame.is_collapsed:
            found.append((self.ribbon_plane, self.ribbon_zone(frame), QPoint(self.corner.x(), 0)))
        return found

    def _device(self, frame: Frame) -> QSize:
        ratio = self.grid.ratio
        return QSize(math.ceil(frame.width * ratio), math.ceil(frame.height * ratio))

    def body_zone(self, frame: Frame) -> QRect:
        """Return the part of the view, in device pixels, where the body scrolls."""
        left, top = self._frozen(frame)
        size = self._device(frame)
        return QRect(left, top, max(0, size.width() - left), max(0, size.height() - top))

    def header_zone(self, frame: Frame) -> QRect:
        """Return the part of the view, in device pixels, that frozen row headers take."""
        left, top = self._frozen(frame)
        return QRect(0, top, left, max(0, self._device(frame).height() - top))

    def ribbon_zone(self, frame: Frame) -> QRect:
        """Return the part of the view, in device pixels, that the frozen ribbon takes."""
        left, _top = self._frozen(frame)
        top = round(TITLE_LINE * self.grid.ratio)
        bottom = round((frame.ribbon_bottom + BELOW_RIBBON) * self.grid.ratio)
        return QRect(left, top, max(0, self._device(frame).width() - left), max(0, bottom - top))

    def _frozen(self, frame: Frame) -> tuple[int, int]:
        ratio = self.grid.ratio
        left = max(0, round(frame.header_right * ratio)) if frame.is_pinned_left else 0
        return left, max(0, round(frame.ribbon_bottom * ratio)) if frame.is_collapsed else 0

    # --- idle time -------------------------------------------------------------------------------------

    def work_ahead(self, *, is_moving: bool = False) -> QRect | None:
        """Paint a little of what is poor or lies around the view; None if nothing is left to do.

        Returns the part of the view, in device pixels, that looks different now; it may be empty. What lies
        around a view that `is_moving` waits until it is worth painting: narrow strips cost almost as much as wide.
        """
        frame = self.frame
        if frame is None or self.sheet_plane.window.isEmpty():
            return None
        if not self._poor.isEmpty():
            poor = self._fill_next(self.sheet_plane, self._poor)
            return poor.translated(-self.corner.x(), -self.corner.y())
        for plane, _zone, _corner in self.zones(frame):
            missing = plane.missing(plane.window)
            if missing.isEmpty():
                continue
            if not (is_moving and self._is_narrow(missing)):
                self._fill_next(plane, missing)
            return QRect()
        return None

    def _is_narrow(self, missing: QRegion) -> bool:
        """Say whether a region has only strips, such as a few frames of a pan leave ahead of the view."""
        most = NARROW * self.grid.ratio
        return all(min(part.width(), part.height()) < most for part in parts_of(missing))

    def lacks(self) -> list[tuple[Plane, QRegion]]:
        """Return what is not painted yet of the view, plane by plane; bars count as not painted."""
        found = []
        for plane, zone, corner in self.zones(self.frame) if self.frame is not None else ():
            missing = plane.missing(zone.translated(corner))
            if plane is self.sheet_plane:
                missing += self._poor & zone.translated(corner)
            if not missing.isEmpty():
                found.append((plane, missing))
        return found

    def work_in_view(self) -> bool:
        """Paint a little of what the view lacks most; False if there was nothing left to do."""
        lacking = self.lacks()
        if lacking:
            self._fill_next(*max(lacking, key=lambda lack: area_of(lack[1])))
        return bool(lacking)

    def _fill_next(self, plane: Plane, missing: QRegion) -> QRect:
        """Paint a piece of what is missing, in full unless its cards take too long to prepare at one go."""
        piece = self._next(plane, missing)
        if plane is self.sheet_plane:
            self._poor -= QRegion(piece)
        with self._painting.patience(IDLE_PATIENCE), self._pace.learning(piece.width() * piece.height()):
            plane.fill(QRegion(piece))
        return piece

    def _next(self, plane: Plane, missing: QRegion) -> QRect:
        """Return the piece to paint next: small, and where the view is heading, but strips after all else.

        Each frame of a pan brings a new strip: what lacks behind it would never be painted.
        """
        ahead, narrow = plane.window.center() + self._motion * 24, NARROW * self.grid.ratio
        pieces = [piece for rect in parts_of(missing) for piece in _cut(rect, self._pace.pixels)]
        return min(
            pieces,
            key=lambda piece: (
                min(piece.width(), piece.height()) < narrow,
                (piece.center() - ahead).manhattanLength(),
            ),
        )

    # --- paint -----------------------------------------------------------------------------------------

    def _paint_sheet(self, painter: QPainter, rect: QRect) -> None:
        local, area = self._local(rect)
        self._painting.paint_ground(painter, local, area)
        if self._painting.sheets.is_complete:
            self._poor -= QRegion(rect)
        else:
            self._poor += QRegion(rect)

    def _paint_headers(self, painter: QPainter, rect: QRect) -> None:
        if self.frame is None:
            return
        local, area = self._local(rect)
        camera = Camera(self.frame.camera.x, local.camera.y, local.zoom)
        painter.translate(-rect.x() / self.grid.ratio, 0)
        area.translate(rect.x() / self.grid.ratio, 0)
        self._painting.paint_header_strip(
            painter, Frame(local.sheet, camera, area.right(), area.height()), area
        )

    def _paint_ribbon(self, painter: QPainter, rect: QRect) -> None:
        if self.frame is None:
            return
        local, area = self._local(rect)
        camera = Camera(local.camera.x, self.frame.camera.y, local.zoom)
        painter.translate(0, -rect.y() / self.grid.ratio)
        area.translate(0, rect.y() / self.grid.ratio)
        self._painting.paint_ribbon_band(
            painter, Frame(local.sheet, camera, area.width(), area.bottom()), area
        )

    def _local(self, rect: QRect) -> tuple[Frame, QRectF]:
        """Return a part of the sheet plane as a view of its own, with nothing frozen, and its area."""
        if self.frame is None:
            raise ValueError("nothing was shown yet")
        grid = self.grid
        camera = Camera((rect.x() + grid.x) / grid.scale, (rect.y() + grid.y) / grid.scale, grid.zoom)
        width, height = rect.width() / grid.ratio, rect.height() / grid.ratio
        return Frame(self.frame.sheet, camera, width, height, freezes=False), QRectF(0, 0, width, height)


def _below(window: QRect, top: int) -> QRect:
    return QRect(window.left(), top, window.width(), max(0, window.bottom() + 1 - top))


def _scaled(rect: QRectF, by: float) -> QRectF:
    return QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by)


def _cut(rect: QRect, pixels: int) -> list[QRect]:
    """Cut a rectangle into pieces of about so many pixels, none much longer than high if it can be helped.

    What lies across the edge of a piece is painted twice, so that narrow strips would cost most.
    """
    side = math.isqrt(pixels)
    wide = _even(rect.width(), max(side, pixels // max(1, rect.height())))
    tall = _even(rect.height(), max(side, pixels // max(1, rect.width())))
    return [
        QRect(x, y, wide, tall) & rect
        for y in range(rect.y(), rect.bottom() + 1, tall)
        for x in range(rect.x(), rect.right() + 1, wide)
    ]


def _even(length: int, part: int) -> int:
    """Return the length of equal parts of a line that are about so long."""
    return math.ceil(length / max(1, round(length / part)))
