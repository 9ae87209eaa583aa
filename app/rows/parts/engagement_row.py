"""The engagement row: how involved the customer is, from low to total, as a thin curve of its own."""

from functools import lru_cache

from app.compat import override
from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, Outline, Placed, Slot, Stroke
from app.ink.shapes import line
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import Content, RowContext, RowKind, RowLayout, Scale
from app.rows.parts.band import band
from app.rows.parts.curve_ink import PALE, curve_items
from app.rows.parts.emotion_row import cells
from app.rows.parts.header import HeaderText, header_block
from app.rows.parts.plot import Plotted, plot

HEIGHT, TOP, BOTTOM = 148.0, 48.0, 28.0
LEAST_HEIGHT = 124.0
LINE, DOT = 2.5, 12.0
HIGH, LOW = N_("5 · total"), N_("1 · low")


class EngagementRow(RowKind):
    """A row whose curve runs from 1 to 5; the file stores them as the scores -2 to +2, like emotions."""

    content: Content = "curves"

    @override
    def lay_out(self, row: Row, context: RowContext, *, previous: RowLayout | None = None) -> RowLayout:
        far = context.style.far
        height = max(LEAST_HEIGHT, row.height or HEIGHT) * far
        scale = Scale(TOP * far, height - BOTTOM * far)
        curves = plot(row, context, scale)
        text = HeaderText(row, self, context, guide=False)
        header = header_block(row, self, context, text=text, height=height, extra=_words(context, scale))
        return RowLayout(
            row=row,
            height=height,
            header=header,
            cells=cells(context.columns, height),
            under=(*band(context, height), *_scale(context, scale, height), *_lines(curves, context, height)),
            over=tuple(placed for one in curves for placed in _dots(one, far)),
            scale=scale,
        )


def _words(context: RowContext, scale: Scale) -> tuple[Item, ...]:
    font, room = context.style.label, context.header_width - 20
    items: list[Item] = []
    for word, y in ((HIGH, scale.top), (LOW, scale.bottom)):
        text = one_line(context.words.text(word), font, book=context.book, width=room)
        items += text.items(12, round(y - font.leading / 2), ink="muted", width=room, align="end")
    return tuple(items)


def _scale(context: RowContext, scale: Scale, height: float) -> tuple[Placed, ...]:
    if not context.columns:
        return ()
    left, width = context.columns[0].x, context.columns[-1].right - context.columns[0].x
    steps = tuple(step for y in (scale.top, scale.bottom) for step in line(0, y, width, y))
    items = (Outline(steps, stroke=Stroke("hairline", 1, dash=(1.5, 5), round=True)),)
    return (Placed(Block(Slot("scale"), width, height, items), left, 0),)


def _lines(curves: tuple[Plotted, ...], context: RowContext, height: float) -> tuple[Placed, ...]:
    return tuple(
        Placed(
            Block(
                Slot("curve", one.persona),
                context.columns[-1].right,
                height,
                curve_items(
                    one,
                    width=LINE * context.style.far,
                    is_alone=len(curves) == 1,
                    opacity=1.0 if one.is_active else PALE,
                ),
            ),
            0,
            0,
        )
        for one in curves
    )


def _dots(one: Plotted, far: float) -> tuple[Placed, ...]:
    return tuple(
        Placed(
            _dot(mark.point.id, f"curve.{one.colour}", far, is_active=one.is_active),
            mark.at.x - DOT * far / 2,
            mark.at.y - DOT * far / 2,
        )
        for mark in one.marks
    )


@lru_cache(maxsize=4096)
def _dot(point: str, ink: str, far: float, *, is_active: bool) -> Block:
    line, dot = LINE * far, DOT * far
    pen = Stroke(ink, line, 1.0 if is_active else PALE)
    box = Box(Rect(line / 2, line / 2, dot - line, dot - line), "band", (dot - line) / 2, stroke=pen)
    return Block(Slot("point", point), dot, dot, (box,), ink)
