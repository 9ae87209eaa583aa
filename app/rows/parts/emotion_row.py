"""The emotion row: curves on a scale of faces, their markers, and labels that touch nothing."""

from app.compat import override
from app.ink.geometry import Rect
from app.ink.primitives import Block, Item, Placed, Slot
from app.model.row import Row
from app.rows.kind import CellLayout, Column, Content, RowContext, RowKind, RowLayout, Scale
from app.rows.parts.band import band
from app.rows.parts.curve_ink import PALE, area_items, curve_items, stem_items
from app.rows.parts.face_scale import header_scale, scale_lines
from app.rows.parts.ghost import ghost_line, ghost_of
from app.rows.parts.header import HeaderText, header_block
from app.rows.parts.markers import marker_blocks
from app.rows.parts.persona_chips import chip_items
from app.rows.parts.plot import Plotted, plot
from app.rows.parts.point_labels import label_points

LEAST_HEIGHT = 208.0


class EmotionRow(RowKind):
    """A row whose points form a curve for each persona."""

    content: Content = "curves"

    @override
    def lay_out(self, row: Row, context: RowContext, *, previous: RowLayout | None = None) -> RowLayout:
        style = context.style
        plot_height = max(LEAST_HEIGHT * style.far, (row.height or 0.0) * style.far or style.emotion_height)
        scale = Scale(style.emotion_strip, plot_height - style.emotion_strip)
        curves = plot(row, context, scale)
        ghost = ghost_of(row, context, scale)
        labels = label_points(row, context, curves=curves, scale=scale, height=plot_height, ghost=ghost)
        height = plot_height + labels.list_height
        text = HeaderText(row, self, context, guide=False)
        extra = (*header_scale(row, context, scale), *chip_items(row, context, scale))
        header = header_block(row, self, context, text=text, height=height, extra=extra)
        return RowLayout(
            row=row,
            height=height,
            header=header,
            cells=cells(context.columns, height),
            under=(
                *band(context, height),
                *scale_lines(context, scale, plot_height),
                *_areas(curves, context, scale=scale, height=plot_height),
                *((ghost_line(ghost, context, height),) if ghost is not None else ()),
                *labels.grounds,
                *_lines(curves, context, height=plot_height),
            ),
            over=(*marker_blocks(curves, context), *labels.texts),
            scale=scale,
        )


def cells(columns: tuple[Column, ...], height: float) -> tuple[CellLayout, ...]:
    """Return the cells of a row that holds no cards."""
    return tuple(CellLayout(column.stage.id, Rect(column.x, 0, column.width, height)) for column in columns)


def _areas(
    curves: tuple[Plotted, ...], context: RowContext, *, scale: Scale, height: float
) -> tuple[Placed, ...]:
    """The area of the active curve, with its stems."""
    zero = scale.y_of(0)
    return tuple(
        _block(
            one.persona,
            (*area_items(one, zero), *stem_items(one, zero, far=context.style.far)),
            context=context,
            height=height,
        )
        for one in curves
        if one.is_active and len(one.marks) > 1
    )


def _lines(curves: tuple[Plotted, ...], context: RowContext, *, height: float) -> tuple[Placed, ...]:
    alone = len(curves) == 1
    width = context.style.line_width
    return tuple(
        _block(
            one.persona,
            curve_items(one, width=width, is_alone=alone, opacity=1.0 if one.is_active else PALE),
            context=context,
            height=height,
        )
        for one in curves
    )


def _block(persona: str, items: tuple[Item, ...], *, context: RowContext, height: float) -> Placed:
    """A block over all columns, whose items already lie at their places on the sheet."""
    right = context.columns[-1].right
    return Placed(Block(Slot("curve", persona), right, height, items), 0, 0)
