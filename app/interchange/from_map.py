"""A map as a table: stages as the first line, rows as the first column, cards as lines of a cell."""

from collections.abc import Iterable, Iterator

from app.i18n import Manner, _, manner
from app.interchange.cells import cell_of_texts
from app.interchange.marks import mark
from app.interchange.scale import LEVEL_KIND, LEVELS, OURS
from app.interchange.table import Table
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.row import Curve, Point, Row
from app.rows.kind import kind_of
from app.values import dataclass


def table_of_map(
    journey: JourneyMap,
    personas: Iterable[Persona] = (),
    *,
    with_ids: bool = False,
    rows: frozenset[str] | None = None,
    writing: Manner | None = None,
) -> Table:
    """Return a map as a table, hidden rows included; `rows` are the ids of those that it shall have (None: all).

    An emotion row with the lines of several personas becomes a line for each, named as in "Emotions – Sally".
    `with_ids` puts an id behind each text, by which an edited table finds its way back. Scores are written in the
    manner `writing`, else in that of the program: a spreadsheet in Spanish takes 2.5 for the second of May.
    """
    names = {persona.id: persona.name for persona in personas}
    head = (
        mark("", journey.id) if with_ids else "",
        *(mark(stage.name, stage.id) if with_ids else stage.name for stage in journey.stages),
    )
    taken = (row for row in journey.rows if rows is None or row.id in rows)
    say = _Say(with_ids, writing or manner())
    body = (line for row in taken for line in _lines(row, journey, names, say=say))
    return Table((head, *body))


def _lines(row: Row, journey: JourneyMap, names: dict[str, str], *, say: "_Say") -> Iterator[tuple[str, ...]]:
    name = row.name or _(kind_of(row.kind).name)
    curves = [curve for curve in row.curves if curve.points] or [Curve()]
    if kind_of(row.kind).content != "curves":
        cells = [_cards(row, stage.id, with_ids=say.with_ids) for stage in journey.stages]
        yield (_named(name, row, with_ids=say.with_ids), *cells)
        return
    for turn, curve in enumerate(curves, 1):
        who = names.get(curve.persona or "", "")
        title = f"{name} – {who or turn}" if len(curves) > 1 else name
        are_levels = row.kind == LEVEL_KIND and not say.with_ids
        points = [_points(curve, stage.id, say=say, are_levels=are_levels) for stage in journey.stages]
        yield (_named(title, row, with_ids=say.with_ids), *points)


def _named(name: str, row: Row, *, with_ids: bool) -> str:
    return mark(name, row.id, kind=row.kind) if with_ids else name


def _cards(row: Row, stage_id: str, *, with_ids: bool) -> str:
    cards = row.cells.get(stage_id, ())
    return cell_of_texts([mark(card.text, card.id) if with_ids else card.text for card in cards])


def _points(curve: Curve, stage_id: str, *, say: "_Say", are_levels: bool) -> str:
    """Return the points of a stage as lines; levels from 1 to 5 as the row shows them, else scores."""
    zero = LEVELS.low - OURS.low if are_levels else 0.0
    return "\n".join(say.point(point, zero) for point in curve.points if point.stage == stage_id)


@dataclass(frozen=True, slots=True)
class _Say:
    """How a table writes what it holds."""

    with_ids: bool
    manner: Manner

    def point(self, point: Point, zero: float) -> str:
        score = point.score + zero if zero else point.score
        words = f"{self.manner.number(f'{score:g}')} {' '.join(point.text.split())}".strip()
        return mark(words, point.id) if self.with_ids else words
