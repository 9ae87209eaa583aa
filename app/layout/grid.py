"""The columns of a sheet: one for each stage, as wide as the stage wants to be."""

from app.ink.style import Style
from app.model.journey import JourneyMap
from app.model.stage import Stage
from app.rows.kind import Column

STEP_WIDTH = 148.0
"""The least width that a step's part of a column has."""
LONE_STAGE = 2.0
"""A map of one stage is at least that many columns wide, so that it looks like a map."""


def columns_of(
    journey: JourneyMap, style: Style, *, left: float, previous: tuple[Column, ...] = ()
) -> tuple[Column, ...]:
    """Return the columns from left to right; the tuple from before if nothing changed."""
    columns: list[Column] = []
    x = left
    for index, stage in enumerate(journey.stages):
        width = stage_width(stage, style, alone=len(journey.stages) == 1)
        before = previous[index] if index < len(previous) else None
        if before is not None and before.stage is stage and before.x == x and before.width == width:
            columns.append(before)
        else:
            columns.append(Column(stage, x, width))
        x += width
    same = len(columns) == len(previous) and all(a is b for a, b in zip(columns, previous, strict=True))
    return previous if same else tuple(columns)


def stage_width(stage: Stage, style: Style, *, alone: bool = False) -> float:
    """Return how wide a stage's column is: its factor times the style's column, never too narrow for its steps."""
    if stage.collapsed:
        return style.collapsed_width
    factor = max(stage.width, LONE_STAGE) if alone else stage.width
    steps = len(stage.steps) * STEP_WIDTH if len(stage.steps) > 1 else 0.0
    return float(round(max(style.column * factor, steps)))


def same_places(columns: tuple[Column, ...], others: tuple[Column, ...]) -> bool:
    """Say whether rows would look the same on both: only names and the like differ."""
    if columns is others:
        return True
    return len(columns) == len(others) and all(
        a.x == b.x and a.width == b.width and (a.stage is b.stage or _same_for_rows(a.stage, b.stage))
        for a, b in zip(columns, others, strict=True)
    )


def _same_for_rows(stage: Stage, other: Stage) -> bool:
    return stage.id == other.id and stage.collapsed == other.collapsed and stage.steps is other.steps
