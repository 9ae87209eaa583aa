"""Paints a map in miniature from the small summaries that the welcome page reads."""

from itertools import pairwise
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from app.ink.palette import CONTRAST
from app.widgets.inking import begin, brush_of, fill, fill_dot, fill_round, pen_of
from app.widgets.theming import appearance, colour

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

PALE = 0.55
CURVE_SHARE = 2.1
RIBBON = 0.075
LEFT = 0.105
MARGIN = 0.042
HINT = (-0.6, 0.5, -0.1, 0.9, 1.2, 0.3, 1.0)


class MiniRow(NamedTuple):
    """One row: its paper, how it looks, cards per stage, and for a curve its points in stages and scores."""

    paper: str
    form: str
    line: str
    cells: tuple[int, ...]
    curve: tuple[tuple[float, float], ...]


class Miniature(NamedTuple):
    """A map in a few numbers."""

    stages: int
    rows: tuple[MiniRow, ...]


EMPTY = Miniature(0, ())


def read_miniature(raw: Json) -> Miniature:
    """Read a miniature from JSON; whatever is not one gives an empty one."""
    if not isinstance(raw, dict):
        return EMPTY
    stages, rows = raw.get("stages"), raw.get("rows")
    if not isinstance(stages, int) or not isinstance(rows, list):
        return EMPTY
    return Miniature(stages, tuple(_read_row(row) for row in rows if isinstance(row, dict)))


def _read_row(raw: "dict[str, Json]") -> MiniRow:
    cells, curve = raw.get("cells"), raw.get("curve")
    return MiniRow(
        paper=str(raw.get("paper") or "white"),
        form=str(raw.get("form") or "cards"),
        line=str(raw.get("line") or ""),
        cells=tuple(n for n in cells if isinstance(n, int)) if isinstance(cells, list) else (),
        curve=tuple(_read_points(curve)) if isinstance(curve, list) else (),
    )


def _read_points(raw: "list[Json]") -> list[tuple[float, float]]:
    found = []
    for point in raw:
        match point:
            case [int() | float() as x, int() | float() as value]:
                found.append((float(x), float(value)))
    return found


class MiniaturePainter:
    """Paints one miniature into an area; `is_filled` draws cards as written on, else as waiting for words."""

    def __init__(self, painter: QPainter, area: QRectF, miniature: Miniature, *, is_filled: bool) -> None:
        self._painter, self._mini, self._filled = painter, miniature, is_filled
        margin = max(3.0, area.width() * MARGIN)
        self._area = area.adjusted(margin, margin, -margin, -margin)
        self._cells_x = self._area.left() + area.width() * LEFT * 0.62
        self._column = (self._area.right() - self._cells_x) / max(1, miniature.stages)
        self._u = area.width() / 304

    def paint(self) -> None:
        """Paint ribbon, rows and curve."""
        if not self._mini.stages:
            return
        self._painter.save()
        begin(self._painter)
        ribbon = max(4.0, self._area.height() * RIBBON)
        self._paint_ribbon(ribbon)
        self._paint_rows(self._area.top() + ribbon + 4 * self._u + 1)
        self._painter.restore()

    def _paint_ribbon(self, height: float) -> None:
        tip = min(height * 0.45, self._column * 0.3)
        for start, tone in ((0, colour("stage.a")), (1, colour("stage.b"))):
            path = QPainterPath()
            for index in range(start, self._mini.stages, 2):
                self._add_chevron(path, index, tip=tip, height=height)
            self._painter.fillPath(path, brush_of(tone))

    def _add_chevron(self, path: QPainterPath, index: int, *, tip: float, height: float) -> None:
        top, left = self._area.top(), self._cells_x + index * self._column
        right = left + self._column - 1.5 * self._u
        path.moveTo(left, top)
        path.lineTo(right - (0 if index < self._mini.stages - 1 else tip), top)
        path.lineTo(right + (tip if index < self._mini.stages - 1 else 0), top + height / 2)
        path.lineTo(right - (0 if index < self._mini.stages - 1 else tip), top + height)
        path.lineTo(left, top + height)
        path.lineTo(left + (tip if index else 0), top + height / 2)
        path.closeSubpath()

    def _paint_rows(self, top: float) -> None:
        bands = self._bands(top)
        grounds, names, dashes = QPainterPath(), QPainterPath(), QPainterPath()
        for row, band in bands:
            self._add_band(grounds, names, band)
            if row.line:
                self._add_line(dashes, band.top() - 4 * self._u)
        # All shapes of a colour at once: each call costs more than what it fills.
        self._painter.fillPath(grounds, brush_of(colour("band")))
        self._painter.fillPath(names, brush_of(_faint("muted", 0.55)))
        self._painter.fillPath(dashes, brush_of(colour("text")))
        for row, band in bands:
            bar = QRectF(band.left(), band.top(), max(2.0, 3 * self._u), band.height())
            fill_round(self._painter, bar, 1.2, colour(f"bar.{row.paper}"))
            if row.form == "curve":
                self._paint_curve(row, band)
            else:
                self._paint_cells(row, band)

    def _bands(self, top: float) -> list[tuple[MiniRow, QRectF]]:
        gap = 4 * self._u
        rows = self._mini.rows
        shares = [CURVE_SHARE if row.form == "curve" else 1.0 for row in rows]
        lines = sum(1 for row in rows if row.line)
        room = self._area.bottom() - top - gap * (len(rows) - 1) - lines * gap
        found, y = [], top
        for row, share in zip(rows, shares, strict=True):
            y += gap if row.line else 0
            height = room * share / (sum(shares) or 1)
            found.append((row, QRectF(self._area.left(), y, self._area.width(), height)))
            y += height + gap
        return found

    def _add_band(self, grounds: QPainterPath, names: QPainterPath, band: QRectF) -> None:
        u = self._u
        grounds.addRoundedRect(band, 2.5 * u, 2.5 * u)
        names.addRect(band.left() + 7 * u, band.center().y() - u, self._cells_x - band.left() - 11 * u, 2 * u)

    def _add_line(self, path: QPainterPath, y: float) -> None:
        dash = 5 * self._u
        for index in range(round(self._area.width() / (dash * 1.6))):
            path.addRect(
                self._area.left() + index * dash * 1.6, y - 0.6 * self._u, dash, max(1.0, 1.3 * self._u)
            )

    def _paint_cells(self, row: MiniRow, band: QRectF) -> None:
        paper = colour(f"paper.{row.paper}")
        if not self._filled:
            paper.setAlphaF(PALE)
        path = QPainterPath()
        cards = self._cards(row, band)
        for card in cards:
            path.addRoundedRect(card, 1.5 * self._u, 1.5 * self._u)
        # What has no colour of its own is words on the band: white cards would glare in the dark theme.
        is_bare = row.paper == "white"
        if not is_bare:
            self._painter.fillPath(path, brush_of(paper))
        if appearance().palette is CONTRAST or (is_bare and not self._filled):
            self._painter.strokePath(path, pen_of(colour("hairline"), max(1.0, self._u)))
        if self._filled and band.height() > 10:
            self._paint_words(cards, ink="text" if is_bare else "ink")

    def _cards(self, row: MiniRow, band: QRectF) -> list[QRectF]:
        inset = min(max(1.5, band.height() * 0.13), band.height() * 0.2)
        return [
            QRectF(
                self._cells_x + index * self._column + 2 * self._u,
                band.top() + inset,
                self._column - 5 * self._u,
                band.height() - 2 * inset,
            )
            for index in range(self._mini.stages)
            if not self._filled or not row.cells or (index < len(row.cells) and row.cells[index])
        ]

    def _paint_words(self, cards: list[QRectF], *, ink: str) -> None:
        u, path = self._u, QPainterPath()
        for card in cards:
            for line, share in enumerate((0.72, 0.5)):
                y = card.top() + card.height() * (0.3 + 0.34 * line)
                path.addRect(card.left() + 4 * u, y, (card.width() - 8 * u) * share, 1.6 * u)
        self._painter.fillPath(path, brush_of(_faint(ink, 0.5)))

    def _paint_curve(self, row: MiniRow, band: QRectF) -> None:
        painter, u = self._painter, self._u
        middle = band.center().y()
        zero = QRectF(self._cells_x, middle, band.right() - self._cells_x, max(0.8, 0.8 * u))
        fill(painter, zero, _faint("border", 0.7))
        curve = row.curve if self._filled else row.curve or self._hinted()
        if not curve:
            return
        reach = band.height() / 2 - 5 * u
        points = [QPointF(self._cells_x + x * self._column, middle - value / 2 * reach) for x, value in curve]
        ink = colour("curve.1")
        if not self._filled:
            ink = _mixed(ink, colour("band"), 0.5)
        painter.strokePath(_smooth(points), pen_of(ink, max(1.2, 2.2 * u)))
        for point in points:
            fill_dot(painter, point, 3.4 * u, ink)
            fill_dot(painter, point, 1.8 * u, colour("band"))

    def _hinted(self) -> tuple[tuple[float, float], ...]:
        """Return a curve that stands for the one to be drawn: a template has no scores yet."""
        return tuple((index + 0.5, HINT[index % len(HINT)]) for index in range(self._mini.stages))


def _smooth(points: list[QPointF]) -> QPainterPath:
    """Return a curve through points with level tangents at its turns, as the emotion line has."""
    path = QPainterPath(points[0])
    for index, (start, end) in enumerate(pairwise(points)):
        third = (end.x() - start.x()) / 3
        before, after = _slope(points, index), _slope(points, index + 1)
        path.cubicTo(
            QPointF(start.x() + third, start.y() + before * third),
            QPointF(end.x() - third, end.y() - after * third),
            end,
        )
    return path


def _slope(points: list[QPointF], index: int) -> float:
    if index in (0, len(points) - 1):
        return 0.0
    before, here, after = points[index - 1], points[index], points[index + 1]
    first = (here.y() - before.y()) / max(0.01, here.x() - before.x())
    second = (after.y() - here.y()) / max(0.01, after.x() - here.x())
    if first * second <= 0:
        return 0.0
    return min((first, second, (first + second) / 2), key=abs)


def _faint(token: str, opacity: float) -> QColor:
    made = colour(token)
    made.setAlphaF(opacity)
    return made


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def ground(*, is_filled: bool) -> QColor:
    """Return the colour of the tile below a miniature."""
    return appearance().colour("tile.example" if is_filled else "tile")
