"""Where the points of a row's curves lie on the sheet, and the curves through them."""

from collections.abc import Mapping

from app.ink.curve import Curve, apart
from app.ink.geometry import Point
from app.model import row as model
from app.model.persona import Persona
from app.rows.kind import Column, RowContext, Scale
from app.values import dataclass

NUDGE = 0.02
"""Share of a usual column by which points at the same place are set apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A point of the document, its place on the sheet (y local to the row) and the index of its column."""

    point: model.Point
    at: Point
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Plotted:
    """One persona's curve: its points in order, the curve, and how it is told from the others."""

    persona: str
    marks: tuple[Marked, ...]
    curve: Curve
    colour: int
    is_active: bool
    breaks: bool = False
    """Whether the line ends at stages without a point, in place of dots over them."""


def plot(row: model.Row, context: RowContext, scale: Scale) -> tuple[Plotted, ...]:
    """Return the row's curves, the active one last so that it lies on top."""
    shown = [curve for curve in row.curves if curve.points]
    active = _active(shown, context)
    found = []
    for number, curve in enumerate(shown, 1):
        if context.only_active and curve.persona != context.active_persona:
            continue
        one = plotted(row, curve, context, scale=scale, number=number, is_active=curve is active)
        found += [one] if one is not None else []
    return tuple(sorted(found, key=lambda one: one.is_active))


def plotted(
    row: model.Row,
    curve: model.Curve,
    context: RowContext,
    *,
    scale: Scale,
    number: int = 1,
    is_active: bool = True,
) -> Plotted | None:
    """Return one curve in the look of its row, or None if none of its points has a column."""
    places = {column.stage.id: index for index, column in enumerate(context.columns)}
    look, breaks = row.options.get("curve"), row.options.get("gaps") == "break"
    marks = _marks(curve, context, places=places, scale=scale)
    if not marks:
        return None
    colour = _colour(curve.persona, number, context.personas)
    line = Curve(tuple(mark.at for mark in marks), look == "straight", look == "stepped")
    return Plotted(curve.persona or "", marks, line, colour, is_active, breaks)


def whose_line(row: model.Row, context: RowContext) -> str | None:
    """Return the persona whose line is drawn: the active one, or the first that has one."""
    if context.active_persona is not None:
        return context.active_persona
    first = _active([curve for curve in row.curves if curve.points], context)
    return first.persona if first is not None else None


def colour_in(row: model.Row, persona: str, context: RowContext) -> int:
    """Return the number of the colour that a persona's line has in a row, or would have."""
    shown = [curve.persona for curve in row.curves if curve.points]
    return _colour(
        persona, shown.index(persona) + 1 if persona in shown else len(shown) + 1, context.personas
    )


def _active(curves: list[model.Curve], context: RowContext) -> model.Curve | None:
    wanted = next((curve for curve in curves if curve.persona == context.active_persona), None)
    return wanted or next(iter(curves), None)


def _colour(persona: str | None, number: int, personas: Mapping[str, Persona]) -> int:
    known = personas.get(persona or "")
    return (known.colour if known and known.colour else (number - 1) % 5 + 1) if persona else 1


def _marks(
    curve: model.Curve, context: RowContext, *, places: Mapping[str, int], scale: Scale
) -> tuple[Marked, ...]:
    known = [point for point in curve.points if point.stage in places]
    ordered = sorted(known, key=lambda point: x_of(point, context.columns[places[point.stage]]))
    raw = [
        Point(x_of(point, context.columns[places[point.stage]]), scale.y_of(point.score)) for point in ordered
    ]
    at = apart(raw, least=NUDGE * context.style.column)
    return tuple(Marked(p, place, places[p.stage]) for p, place in zip(ordered, at, strict=True))


def x_of(point: model.Point, column: Column) -> float:
    """Return a point's x on the sheet: its share of its stage's column, or of its step's part of it."""
    steps = [step.id for step in column.stage.steps]
    if point.step in steps and len(steps) > 1 and not column.stage.collapsed:
        part = column.width / len(steps)
        return column.x + (steps.index(point.step) + point.pos) * part
    return column.x + point.pos * column.width
