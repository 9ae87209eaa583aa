"""The foot of a sheet: what the signs mean, where the map comes from, and when it should be looked at again."""

from app.layout.title import Head
from app.model.journey import JourneyMap
from app.rows.kind import RowContext


def lay_out_foot(journey: JourneyMap, context: RowContext, *, x: float, y: float, width: float) -> Head:
    """Lay out the foot between the sheet's margins; nothing where nothing needs saying."""
    return Head((), 0.0)
