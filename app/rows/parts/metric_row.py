"""Metrics: figures, and where the row holds a series, its latest values as a thin line under them."""

from itertools import pairwise

from app.compat import override
from app.ink.geometry import Point, Rect
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import RowContext, Scale
from app.rows.parts.figures import FigureRow
from app.rows.parts.series import latest

PLOT, GAP, STRIP = 72.0, 6.0, 24.0
"""The height of the plot, the gap above it, and the room for words above and below the line."""
LINE, DOT = 2.0, 8.0
EDGE = 6.0


class MetricRow(FigureRow):
    """A row of figures whose series is drawn as a thin line on a scale of its own."""

    @override
    def extra_height(self, row: Row, context: RowContext) -> float:
        bare = 0.0 if any(row.cells.values()) else context.style.card_min_height
        return GAP + (PLOT + STRIP) * context.style.far - bare if _latest(row, context) else 0.0

    @override
    def behind(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return the ends of the scale as dotted lines, and the thin line itself."""
        found = _latest(row, context)
        if not found:
            return ()
        scale = _scale(row, found, context, height)
        points = [Point(x, scale.y_of(value)) for x, value in found]
        pen = Stroke("curve.5", LINE * context.style.far, round=True)
        lines = (Outline(line(a.x, a.y, b.x, b.y), stroke=pen) for a, b in pairwise(points))
        items = (*_rulings(context, scale), *lines)
        return (Placed(Block(Slot("scale"), context.columns[-1].right, height, items), 0, 0),)

    @override
    def above(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return the values at their dots, and at the right edge the ends of the scale."""
        found = _latest(row, context)
        if not found:
            return ()
        values = [value for _x, value in found]
        scale, worst = _scale(row, found, context, height), _worst(row, values)
        items: list[Item] = []
        for index, (x, value) in enumerate(found):
            items += _dot(Point(x, scale.y_of(value)), value, context, is_worst=index == worst)
        items += _ends(context, scale)
        words = " ".join(_told(value, context) for value in values)
        return (
            Placed(Block(Slot("scale"), context.columns[-1].right, height, tuple(items), None, words), 0, 0),
        )


def _scale(row: Row, found: list[tuple[float, float]], context: RowContext, height: float) -> Scale:
    far = context.style.far
    low, high = scale_of(row, [value for _x, value in found])
    return Scale(height - (PLOT + STRIP / 2) * far + 4, height - STRIP * far / 2 - 2, high, low)


def _latest(row: Row, context: RowContext) -> list[tuple[float, float]]:
    """The middle of each stage that has a series, and its latest value."""
    return [
        (column.x + column.width / 2, latest(row.values[column.stage.id]).value)
        for column in context.columns
        if row.values.get(column.stage.id) and not column.stage.collapsed
    ]


def scale_of(row: Row, values: list[float]) -> tuple[float, float]:
    """Return the ends of a row's scale: those of its metric, widened to what was measured; never of no width."""
    scale = row.metric.scale if row.metric else None
    low = min(*values, scale.min if scale and scale.min is not None else 0.0)
    high = max(*values, scale.max if scale and scale.max is not None else values[0])
    return (low, high) if high > low else (low, low + 1.0)


def _worst(row: Row, values: list[float]) -> int | None:
    """The index of the value that needs attention: the lowest, or the highest where less is better."""
    if len(set(values)) < 2:
        return None
    is_higher_better = row.metric is None or row.metric.scale is None or row.metric.scale.higher_is_better
    return values.index(min(values) if is_higher_better else max(values))


def _rulings(context: RowContext, scale: Scale) -> tuple[Item, ...]:
    left, right = context.columns[0].x, context.columns[-1].right
    steps = (*line(left, scale.top, right, scale.top), *line(left, scale.bottom, right, scale.bottom))
    return (Outline(steps, stroke=Stroke("hairline", context.style.far, dash=(1.5, 5), round=True)),)


def _dot(point: Point, value: float, context: RowContext, *, is_worst: bool) -> tuple[Item, ...]:
    """A dot with its value beside it; the one that needs attention is larger and named in another colour."""
    style = context.style
    size = DOT * style.far * (1.5 if is_worst else 1.0)
    ink = "negative" if is_worst else "curve.5"
    text = one_line(_told(value, context), style.scale_word, book=context.book)
    disc = Box(Rect(point.x - size / 2, point.y - size / 2, size, size), ink, size / 2)
    words = text.items(
        round(point.x + size / 2 + 4),
        round(point.y + 3 if is_worst else point.y - text.height - 1),
        ink=ink if is_worst else "text",
    )
    return (disc, *words)


def _ends(context: RowContext, scale: Scale) -> tuple[Item, ...]:
    """The ends of the scale at the right edge, since the left one belongs to other scales."""
    font, right = context.style.pill, context.columns[-1].right - EDGE
    items: list[Item] = []
    for value, y in ((scale.high, scale.top), (scale.low, scale.bottom)):
        text = one_line(_told(value, context), font, book=context.book)
        items += text.items(right - text.width, round(y - font.leading / 2), ink="muted")
    return tuple(items)


def _told(value: float, context: RowContext) -> str:
    """A number as the sheet's language writes it, with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return context.words.manner.number(text)
