"""Metrics: figures, and where the row holds a series, its latest values as a thin line under them."""

from itertools import pairwise

from app.compat import override
from app.ink.geometry import Point, Rect
from app.ink.moving import moved
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import RowContext, Scale
from app.rows.parts.figures import FigureRow
from app.rows.parts.series import latest, value_id
from app.values import dataclass

PLOT, GAP, STRIP = 72.0, 6.0, 24.0
"""The height of the plot, the gap above it, and the room for words above and below the line."""
LINE, DOT = 2.0, 8.0
EDGE = 6.0


class MetricRow(FigureRow):
    """A row of figures whose series is drawn as a thin line on a scale of its own."""

    @override
    def extra_height(self, row: Row, context: RowContext) -> float:
        bare = 0.0 if any(row.cells.values()) else context.style.card_min_height
        return GAP + _strip(context) - bare if _latest(row, context) else 0.0

    @override
    def behind(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return the ends of the scale as dotted lines, and the thin line itself."""
        found = _latest(row, context)
        if not found:
            return ()
        scale, tall = _scale(row, found, context, height), _strip(context)
        points = [Point(one.x, scale.y_of(one.value)) for one in found]
        pen = Stroke("curve.5", LINE * context.style.far, round=True)
        lines = tuple(Outline(line(a.x, a.y, b.x, b.y), stroke=pen) for a, b in pairwise(points))
        width, top = context.columns[-1].right, height - tall
        return (
            Placed(Block(Slot("scale"), width, tall, moved(_rulings(context, scale), 0, -top)), 0, top),
            Placed(Block(Slot("scale", row.id), width, tall, moved(lines, 0, -top)), 0, top),
        )

    @override
    def above(self, row: Row, context: RowContext, height: float) -> tuple[Placed, ...]:
        """Return the values at their dots, and at the right edge the ends of the scale."""
        found = _latest(row, context)
        if not found:
            return ()
        scale, worst = _scale(row, found, context, height), _worst(row, [one.value for one in found])
        tall, width = _strip(context), context.columns[-1].right
        ends = Block(Slot("scale"), width, tall, moved(_ends(context, scale), 0, tall - height))
        dots = (
            _dot(
                one, scale, context, slot=Slot("scale", value_id(row.id, one.stage)), is_worst=index == worst
            )
            for index, one in enumerate(found)
        )
        return (*dots, Placed(ends, 0, height - tall))


@dataclass(frozen=True, slots=True)
class _Value:
    """The latest value of a stage, and the middle of its column."""

    stage: str
    x: float
    value: float


def _strip(context: RowContext) -> float:
    """The height of the plot with the words above and below its line."""
    return (PLOT + STRIP) * context.style.far


def _scale(row: Row, found: list[_Value], context: RowContext, height: float) -> Scale:
    far = context.style.far
    low, high = scale_of(row, [one.value for one in found])
    return Scale(height - (PLOT + STRIP / 2) * far + 4, height - STRIP * far / 2 - 2, high, low)


def _latest(row: Row, context: RowContext) -> list[_Value]:
    """Each stage that has a series and is in sight, with its latest value."""
    return [
        _Value(column.stage.id, column.x + column.width / 2, latest(row.values[column.stage.id]).value)
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


def _dot(one: _Value, scale: Scale, context: RowContext, *, slot: Slot, is_worst: bool) -> Placed:
    """A dot with its value beside it; the one that needs attention is larger and named in another colour."""
    style, y = context.style, scale.y_of(one.value)
    size = DOT * style.far * (1.5 if is_worst else 1.0)
    ink, words = "negative" if is_worst else "curve.5", _told(one.value, context)
    text = one_line(words, style.scale_word, book=context.book)
    left, right = one.x - size / 2, round(one.x + size / 2 + 4) + text.width
    above = round(y + 3 if is_worst else y - text.height - 1)
    top, bottom = min(y - size / 2, above), max(y + size / 2, above + text.height)
    disc = Box(Rect(0, y - size / 2 - top, size, size), ink, size / 2)
    line_of = text.items(round(one.x + size / 2 + 4) - left, above - top, ink=ink if is_worst else "text")
    return Placed(Block(slot, right - left, bottom - top, (disc, *line_of), None, words), left, top)


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
