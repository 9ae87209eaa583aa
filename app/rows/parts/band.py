"""What lies behind a row's cells: the band, the bands of moments that matter and the lines between stages."""

from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, Outline, PathStep, Placed, Slot, Stroke
from app.rows.kind import Column, RowContext


def band(context: RowContext, height: float, *, fill: str = "band") -> tuple[Placed, ...]:
    """Return the row's ground right of its header; x on the sheet, y from the row's top."""
    columns, radius = context.columns, context.style.band_radius
    if not columns:
        return ()
    left, width = columns[0].x, columns[-1].right - columns[0].x
    ground = Box(Rect(0, 0, width, height), fill, radius, "r")
    moments = _moment_bands(context, height, left)
    items: tuple[Item, ...] = (ground, *moments, *_separators(columns, height, left))
    return (Placed(Block(Slot("decor"), width, height, items, fill), left, 0),)


def _moment_bands(context: RowContext, height: float, left: float) -> tuple[Item, ...]:
    """One band for each stage that holds moments, unbroken from shelf to shelf."""
    stages = {moment.stage for moment in context.moments}
    last = context.columns[-1]
    return tuple(
        Box(
            Rect(column.x - left, 0, column.width, height),
            "moment.band",
            context.style.band_radius if column is last else 0,
            "r",
        )
        for column in context.columns
        if column.stage.id in stages
    )


def _separators(columns: tuple[Column, ...], height: float, left: float) -> tuple[Item, ...]:
    """One thin line between each two stages; as one path, since there may be many stages."""
    if len(columns) < 2:
        return ()
    steps: list[PathStep] = []
    for column in columns[1:]:
        x = column.x - left
        steps += (("M", x, 0), ("L", x, height))
    return (Outline(tuple(steps), stroke=Stroke("separator", 1)),)
