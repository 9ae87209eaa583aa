"""One row of a sheet by itself: the pinned emotion line, as wide as the canvas shows it."""

from app.editing.rows import is_curve
from app.layout.sheet import Sheet, Shelf
from app.model.journey import JourneyMap
from app.model.row import Row
from app.rows.kind import Column, kind_of
from app.values import replace

BELOW_ALL = 1e9
"""Where the strip's sheet has its ribbon: nowhere near."""
SMALLEST, LARGEST = 0.55, 0.9
"""Sizes between which a strip stays, so that its words can be read and the map keeps its room."""


def emotion_rows(journey: JourneyMap) -> tuple[Row, ...]:
    """Return the rows of a map that hold emotion lines, those that are hidden included."""
    return tuple(row for row in journey.rows if is_curve(row))


def strip_scale(zoom: float) -> float:
    """Return the size of a strip, in pixels a map unit, for a zoom of the canvas."""
    return max(SMALLEST, min(LARGEST, zoom))


def strip_sheet(sheet: Sheet, row: Row, *, zoom: float) -> Sheet | None:
    """Return a sheet with only that row, whose columns at `strip_scale` are as wide as the canvas shows them.

    None if the map was never laid out or has no stages.
    """
    if sheet.parts is None or not sheet.columns:
        return None
    stretch = zoom / strip_scale(zoom)
    columns = tuple(Column(held.stage, held.x * stretch, held.width * stretch) for held in sheet.columns)
    context = replace(sheet.parts.context, columns=columns)
    layout = kind_of(row.kind).lay_out(row, context)
    return Sheet(
        map_id=sheet.map_id,
        width=sheet.width * stretch,
        height=layout.height,
        style=sheet.style,
        columns=columns,
        shelves=(Shelf(layout, 0.0),),
        header_x=sheet.header_x * stretch,
        header_width=sheet.header_width,
        ribbon_y=BELOW_ALL,
        ribbon_height=0.0,
    )
