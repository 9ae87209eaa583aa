"""Connections between stages: arrows in lanes under the ribbon."""

from app.i18n import N_
from app.ink.geometry import Point
from app.ink.primitives import Placed
from app.layout.arrows import CORNER, arrow
from app.model.journey import Link
from app.rows.kind import Column, RowContext
from app.values import dataclass

LANE = 26.0
BACK_TO = N_("back to %s")


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The arrows between stages, local to the top of their lanes, and how high these are together."""

    blocks: tuple[Placed, ...] = ()
    height: float = 0.0


def stage_lanes(context: RowContext, *, rise: float = 0.0) -> Lanes:
    """Return the arrows between stages: each runs below the chevrons, those that overlap below one another.

    `rise` is how far the chevrons end above the lanes, where pills hang between them.
    """
    columns = {column.stage.id: column for column in context.columns}
    wanted = [
        link
        for link in context.links
        if link.source in columns and link.target in columns and link.source != link.target
    ]
    if not wanted:
        return Lanes()
    lanes: list[list[tuple[float, float]]] = []
    blocks: list[Placed] = []
    for link in sorted(
        wanted, key=lambda link: abs(_middle(columns[link.source]) - _middle(columns[link.target]))
    ):
        start, end = _middle(columns[link.source]), _middle(columns[link.target])
        lane = _free_lane(lanes, min(start, end), max(start, end))
        y = lane * LANE + LANE / 2
        way = (
            Point(start + CORNER, -rise),
            Point(start + CORNER, y),
            Point(end - CORNER, y),
            Point(end - CORNER, -rise),
        )
        name = _lane_name(link, columns[link.target], context)
        blocks += arrow(link, way, context, name=name)
    return Lanes(tuple(blocks), len(lanes) * LANE + 4)


def _middle(column: Column) -> float:
    return column.x + column.width / 2


def _free_lane(lanes: list[list[tuple[float, float]]], left: float, right: float) -> int:
    for index, taken in enumerate(lanes):
        if all(right < start - 2 * CORNER or end + 2 * CORNER < left for start, end in taken):
            taken.append((left, right))
            return index
    lanes.append([(left, right)])
    return len(lanes) - 1


def _lane_name(link: Link, target: Column, context: RowContext) -> str:
    if link.label or link.type != "back":
        return link.label
    return context.words.text(BACK_TO) % target.stage.name
