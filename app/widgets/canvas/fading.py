"""What steps back while something is sought: cards, lines, points, thoughts and figures, on the screen only.

Cards lie apart, so each gets a veil of the colour behind it. Lines run through what stays bright, so their whole
plot gets a veil, and what stays bright is drawn over it once more. Arrows are drawn later, and fainter.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.ink.primitives import Box, Placed, Slot
from app.layout.sheet import Sheet, Shelf
from app.model.row import Row
from app.render.painter import SheetPainter
from app.rows.kind import CellLayout, RowLayout
from app.rows.parts.folded import is_folded
from app.rows.parts.series import value_id
from app.values import dataclass
from app.widgets.canvas.overlays import tinted

VEIL = 0.70
"""How much of a card is covered, so that 30 % of it is left."""
OVERHANG = 2.0
"""Map units that the veil reaches beyond a card, over its shadow."""
REACH = 3.0
"""How far what is drawn of a plot may reach out of its blocks, such as a line's round end."""
PLOTTED = ("curve", "scale", "point")

Veils = list[tuple[CellLayout, str, list[QRectF]]]
"""The veils of a row by cell, with the colour that they have."""


@dataclass(slots=True)
class _Faded:
    """What is laid over one layout of a row: veils, those of its plot, and what is drawn again over these."""

    layout: RowLayout
    veils: Veils
    plot: list[tuple[Rect, str]]
    again: tuple[Placed, ...]


class Fading:
    """What stays bright, and the veils over all else; painted with the sheet, so panning costs nothing."""

    def __init__(self) -> None:
        self._bright: frozenset[str] | None = None
        self._known: dict[str, _Faded] = {}

    @property
    def is_on(self) -> bool:
        """Whether anything fades."""
        return self._bright is not None

    def keep(self, bright: frozenset[str] | None) -> bool:
        """Keep cards, points, figures and connections bright, or all with None; False if it is so already."""
        if bright == self._bright:
            return False
        self._bright = bright
        self._known.clear()
        return True

    def paint(
        self, painter: QPainter, sheet: Sheet, clip: Rect, *, palette: Palette, sheets: SheetPainter
    ) -> None:
        """Lay veils over the part of a sheet in `clip`, both in map units, and draw arrows over them."""
        if self._bright is None:
            return
        for shelf in sheet.shelves_between(clip.y, clip.bottom):
            faded = self._over(shelf, self._bright)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.translate(0, shelf.y)
            _paint_veils(painter, faded, clip, palette)
            painter.restore()
            if faded.plot:
                _paint_plot(painter, shelf.y, faded, palette=palette, radius=sheet.style.band_radius)
                sheets.paint_layer(painter, faded.again, clip=clip, dy=shelf.y)
        self._paint_arrows(painter, sheet, clip, sheets)

    def _paint_arrows(self, painter: QPainter, sheet: Sheet, clip: Rect, sheets: SheetPainter) -> None:
        """Draw connections over all else: those that fade first, at what is left of them."""
        bright = self._bright or frozenset()
        kept = tuple(placed for placed in sheet.overlay if placed.block.slot.id in bright)
        rest = tuple(placed for placed in sheet.overlay if placed.block.slot.id not in bright)
        painter.setOpacity(1 - VEIL)
        sheets.paint_layer(painter, rest, clip=clip)
        painter.setOpacity(1)
        sheets.paint_layer(painter, kept, clip=clip)

    def _over(self, shelf: Shelf, bright: frozenset[str]) -> _Faded:
        """Return what lies over a row, made once for each layout of the row."""
        held = self._known.get(shelf.row_id)
        if held is None or held.layout is not shelf.layout:
            held = self._known[shelf.row_id] = _faded(shelf.layout, bright)
        return held


def _paint_veils(painter: QPainter, faded: _Faded, clip: Rect, palette: Palette) -> None:
    seen: dict[str, list[QRectF]] = {}
    for cell, token, veils in faded.veils:
        is_seen = cell.rect.x < clip.right and cell.rect.right > clip.x
        if is_seen or faded.layout.has_spans:
            seen.setdefault(token, []).extend(veils)
    for token, rects in seen.items():
        painter.setBrush(tinted(palette, token, VEIL))
        painter.drawRects(rects)


def _paint_plot(painter: QPainter, y: float, faded: _Faded, *, palette: Palette, radius: float) -> None:
    """Lay veils over the plot of a row; the last one has the round corners of the band."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(0, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for rect, token in faded.plot[:-1]:
        painter.fillRect(_qt(rect), tinted(palette, token, VEIL))
    rect, token = faded.plot[-1]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_round_at_the_right(rect, radius), tinted(palette, token, VEIL))
    painter.restore()


def _faded(layout: RowLayout, bright: frozenset[str]) -> _Faded:
    grounds = _grounds(layout)
    tokens = {cell.stage: _token_at(grounds, cell.rect.centre.x) for cell in layout.cells}
    veils = [(cell, tokens[cell.stage], _veils(cell, bright)) for cell in layout.cells]
    if is_folded(layout.row):
        return _Faded(layout, veils, _folded(layout, tokens, bright), ())
    span, marks = _plotted(layout), marks_in(layout.row)
    if span is None or (marks and bright.issuperset(marks)):
        return _Faded(layout, veils, [], ())
    top, bottom = max(0.0, span[0]), min(layout.height, span[1])
    plot = [
        (Rect(cell.rect.x, top, cell.rect.width, bottom - top), tokens[cell.stage]) for cell in layout.cells
    ]
    lines = _lines(layout, bright)
    ink = chain(layout.under, layout.over)
    again = tuple(one for one in ink if _is_bright(one.block.slot, bright, lines=lines))
    return _Faded(layout, veils, plot, again)


def _plotted(layout: RowLayout) -> tuple[float, float] | None:
    """Return from where to where a row shows a plot; None if it shows none."""
    blocks = [one for one in chain(layout.under, layout.over) if one.block.slot.kind in PLOTTED]
    if not blocks:
        return None
    if layout.scale is not None:
        return 0.0, layout.height
    return min(one.y for one in blocks) - REACH, max(one.rect.bottom for one in blocks) + REACH


def marks_in(row: Row) -> list[str]:
    """Return the ids of all points and figures of a row's plot, or of the cards that it is a plot of."""
    points = [point.id for curve in row.curves for point in curve.points]
    figures = [value_id(row.id, stage) for stage, series in row.values.items() if series]
    return points + figures or list(row.stage_of_card)


def _lines(layout: RowLayout, bright: frozenset[str]) -> frozenset[Slot]:
    """Return the lines all of whose points stay bright, and the bars of bright cards: they do so themselves."""
    row = layout.row
    figures = [value_id(row.id, stage) for stage, series in row.values.items() if series]
    found = [Slot("scale", row.id)] if figures and bright.issuperset(figures) else []
    found += [
        Slot("scale", value_id(row.id, stage)) for card, stage in row.stage_of_card.items() if card in bright
    ]
    held: Mapping[str, list[str]] = {
        curve.persona or "": [point.id for point in curve.points] for curve in row.curves
    }
    found += [Slot("curve", name) for name, points in held.items() if points and bright.issuperset(points)]
    return frozenset(found)


def _is_bright(slot: Slot, bright: frozenset[str], *, lines: frozenset[Slot]) -> bool:
    return (slot.kind != "curve" and slot.id in bright) or slot in lines


def _folded(layout: RowLayout, tokens: Mapping[str, str], bright: frozenset[str]) -> list[tuple[Rect, str]]:
    """Return the cells of a row folded to one line that hold nothing bright."""
    row, kept = layout.row, set[str]()
    for stage, cards in row.cells.items():
        if any(card.id in bright for card in cards) or value_id(row.id, stage) in bright:
            kept.add(stage)
    kept.update(point.stage for curve in row.curves for point in curve.points if point.id in bright)
    return [(cell.rect, tokens[cell.stage]) for cell in layout.cells if cell.stage not in kept]


def _veils(cell: CellLayout, bright: frozenset[str]) -> list[QRectF]:
    faded = (placed.rect.grown(OVERHANG) for placed in cell.cards if placed.block.slot.id not in bright)
    return [_qt(rect) for rect in faded]


def _grounds(layout: RowLayout) -> list[tuple[float, float, str]]:
    """Return the stretches of a row that have a colour of their own, from back to front."""
    return [
        (placed.x + item.rect.x, placed.x + item.rect.right, item.fill)
        for placed in layout.under
        for item in placed.block.items
        if isinstance(item, Box) and isinstance(item.fill, str) and item.rect.height >= layout.height
    ]


def _token_at(grounds: Iterable[tuple[float, float, str]], x: float) -> str:
    return next((token for left, right, token in reversed(list(grounds)) if left <= x < right), "band")


def _round_at_the_right(rect: Rect, radius: float) -> QPainterPath:
    """Return the last part of a band, with its two round corners."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRect(QRectF(rect.x, rect.y, rect.width - radius, rect.height))
    path.addRoundedRect(QRectF(rect.right - 2 * radius, rect.y, 2 * radius, rect.height), radius, radius)
    return path.simplified()


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
