"""An edited table merged back into the map that it came from: what is known is updated, what is new is added."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from app.i18n import _
from app.interchange.into_map import in_order, new_row, new_stage, with_personas
from app.interchange.plan import ImportPlan, Item, PlannedRow
from app.model.card import Card
from app.model.edits.paths import inserted, on_map, on_row, on_rows, with_cell
from app.model.ids import CARD, POINT, new_id
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import places
from app.model.row import Curve, Point, Row
from app.rows.kind import kind_of
from app.values import dataclass, field

Find: TypeAlias = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Merged:
    """A project after a table was merged into one of its maps, and how many cards and points that touched.

    `lacking` are those of the map that the table does not have: they stay, or were removed if that was asked.
    """

    project: Project
    updated: int = 0
    added: int = 0
    same: int = 0
    lacking: int = 0
    stages: int = 0
    rows: int = 0


@dataclass(slots=True)
class _Tally:
    """Counts what the merge does, and remembers which cards and points the table has."""

    updated: int = 0
    added: int = 0
    same: int = 0
    seen: set[str] = field(default_factory=set)

    def count(self, *, is_new: bool, is_changed: bool) -> None:
        if is_new:
            self.added += 1
        elif is_changed:
            self.updated += 1
        else:
            self.same += 1


def merge_table(
    project: Project, map_id: str, plan: ImportPlan, *, persona: str | None = None, removes: bool = False
) -> Merged:
    """Merge a table into a map, by the ids in it, else by the names of stages and rows and the words of cards.

    Cards keep all that the table does not hold, and locked cards stay as they are. What the table lacks stays,
    unless `removes`. Nothing changes, down to the very same project, if the table says what the map says.
    """
    tally = _Tally()
    grown, named = with_personas(project, plan)
    before = next(journey for journey in grown.maps if journey.id == map_id)
    stages = _match_stages(before, plan)
    rows = _match_rows(before, plan)

    def who(name: str) -> str | None:
        return named(name) if name else persona

    def merge(journey: JourneyMap) -> JourneyMap:
        journey, columns = _with_stages(journey, plan, stages)
        journey, targets = _with_rows(journey, plan, rows)
        journey = _with_cards(journey, plan, columns, targets=targets, tally=tally)
        journey = _with_points(journey, plan, columns, targets=targets, who=who, tally=tally)
        if removes:
            journey = _without_unseen(journey, tally.seen, columns, rows=targets)
        return in_order(journey)

    after = on_map(grown, map_id, merge)
    lacking = _lacking(before, tally.seen, rows=rows, stages=stages)
    return Merged(
        after if after is not grown or grown is not project else project,
        tally.updated,
        tally.added,
        tally.same,
        lacking,
        sum(1 for match in stages if match is None),
        len({_group(planned) for planned, match in zip(plan.rows, rows, strict=True) if match is None}),
    )


# --- stages and rows ------------------------------------------------------------------------------------------


def _match_stages(journey: JourneyMap, plan: ImportPlan) -> list[str | None]:
    """Return the stage of the map that each stage of the plan is: by id, else by name; None for a new one."""
    free = {stage.id: _folded(stage.name) for stage in journey.stages}
    found: list[str | None] = [stage.id if stage.id in free else None for stage in plan.stages]
    for taken in found:
        free.pop(taken or "", None)
    for at, stage in enumerate(plan.stages):
        if found[at] is None:
            same = next((id for id, name in free.items() if name == _folded(stage.name)), None)
            free.pop(same or "", None)
            found[at] = same
    return found


def _match_rows(journey: JourneyMap, plan: ImportPlan) -> list[str | None]:
    """Return the row of the map that each line of the plan is; several lines may be one emotion row."""
    known = {row.id: row for row in journey.rows}
    found: list[str | None] = [row.id if row.id in known else None for row in plan.rows]
    free = {id: row for id, row in known.items() if id not in found}
    groups: dict[tuple[str, str], str] = {}
    for at, planned in enumerate(plan.rows):
        if found[at] is not None:
            continue
        same = groups.get(_group(planned)) or _row_named(free, planned)
        if same is not None:
            free.pop(same, None)
            found[at] = same
            if planned.persona:
                groups[_group(planned)] = same
    return found


def _group(planned: PlannedRow) -> tuple[str, str]:
    """Return what the lines of one new row share: those of several personas have one row together."""
    return planned.kind, _folded(planned.name) if planned.persona else f"{planned.line}"


def _row_named(free: Mapping[str, Row], planned: PlannedRow) -> str | None:
    wanted = _folded(planned.name)
    named = (id for id, row in free.items() if row.name and _folded(row.name) == wanted)
    alike = (id for id, row in free.items() if not row.name and row.kind == planned.kind)
    return next(named, None) or next(alike, None)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _with_stages(
    journey: JourneyMap, plan: ImportPlan, found: list[str | None]
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with new names and new stages, each behind the one before it in the table."""
    columns: list[str] = []
    stages = journey.stages
    for planned, match in zip(plan.stages, found, strict=True):
        if match is None:
            fresh = new_stage(planned)
            behind = next((at for at, s in enumerate(stages, 1) if columns and s.id == columns[-1]), None)
            stages = inserted(stages, len(stages) if behind is None else behind, (fresh,))
            columns.append(fresh.id)
            continue
        columns.append(match)
        if planned.id:
            stages = tuple(s.replace(name=planned.name) if s.id == match else s for s in stages)
    same = len(stages) == len(journey.stages) and all(
        a is b for a, b in zip(stages, journey.stages, strict=True)
    )
    return journey if same else journey.replace(stages=stages), tuple(columns)


def _with_rows(
    journey: JourneyMap, plan: ImportPlan, found: list[str | None]
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with renamed and new rows, each behind the one before it in the table."""
    targets: list[str] = []
    groups: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    behind: dict[str, list[Row]] = {}
    last = ""
    for planned, match in zip(plan.rows, found, strict=True):
        target = match or groups.get(_group(planned))
        if target is None:
            row = new_row(planned)
            target = groups[_group(planned)] = row.id
            behind.setdefault(last, []).append(row)
        else:
            last = target
            if planned.id and not planned.persona:
                names[target] = planned.name
        targets.append(target)
    if behind:
        journey = journey.replace(rows=_woven(journey.rows, behind))
    journey = on_rows(journey, lambda row: _renamed(row, names[row.id]) if row.id in names else row)
    return journey, tuple(targets)


def _woven(rows: tuple[Row, ...], behind: Mapping[str, list[Row]]) -> tuple[Row, ...]:
    """Return rows with new ones behind those that they follow in the table; those that follow none come last."""
    woven: list[Row] = []
    for row in rows:
        woven += [row, *behind.get(row.id, ())]
    placed = {row.id for row in woven}
    return (*woven, *(row for new in behind.values() for row in new if row.id not in placed))


def _renamed(row: Row, name: str) -> Row:
    """Return the row under a name; one that shows the name of its kind goes on doing so."""
    shown = row.name or _(kind_of(row.kind).name)
    return row if _folded(shown) == _folded(name) else row.replace(name=name)


# --- cards ----------------------------------------------------------------------------------------------------


Cell: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Homes:
    """Where the cards of the map lie before the merge: by id, and by cell and words."""

    by_id: dict[str, tuple[Cell, Card]]
    by_words: dict[tuple[Cell, str], list[str]]


def _homes(journey: JourneyMap) -> _Homes:
    found = _Homes({}, {})
    for place in places(journey):
        cell = (place.row, place.stage)
        found.by_id[place.card.id] = (cell, place.card)
        found.by_words.setdefault((cell, place.card.text), []).append(place.card.id)
    return found


def _with_cards(
    journey: JourneyMap,
    plan: ImportPlan,
    columns: tuple[str, ...],
    *,
    targets: tuple[str, ...],
    tally: _Tally,
) -> JourneyMap:
    """Put every card of the table into its cell, above those of the cell that the table does not have."""
    homes = _homes(journey)
    wanted: dict[str, dict[str, list[Card]]] = {}
    for planned, row in zip(plan.rows, targets, strict=True):
        if not planned.is_curve:
            for stage, items in zip(columns, planned.cells, strict=True):
                cell = wanted.setdefault(row, {}).setdefault(stage, [])
                for item in items:
                    cell += _card(item, (row, stage), homes, tally)
    at = {
        card.id: (row, stage)
        for row, cells in wanted.items()
        for stage, held in cells.items()
        for card in held
    }
    return on_rows(journey, lambda row: _refilled(row, wanted.get(row.id, {}), at))


def _card(item: Item, cell: Cell, homes: _Homes, tally: _Tally) -> list[Card]:
    """Return the card that an item is: a known one with its new words, or a new one; nothing for no words."""
    known = item.id if item.id in homes.by_id and item.id not in tally.seen else None
    if known is None:
        alike = homes.by_words.get((cell, item.text), ())
        known = next((id for id in alike if id not in tally.seen), None)
    if known is None:
        return _new_card(item, tally)
    tally.seen.add(known)
    home, card = homes.by_id[known]
    if card.locked:
        tally.count(is_new=False, is_changed=False)
        return [card] if home == cell else []
    changed = card.replace(text=item.text) if item.text and item.text != card.text.strip() else card
    tally.count(is_new=False, is_changed=changed is not card or home != cell)
    return [changed]


def _new_card(item: Item, tally: _Tally) -> list[Card]:
    if not item.text:
        return []
    card = Card(id=new_id(CARD), text=item.text)
    tally.seen.add(card.id)
    tally.count(is_new=True, is_changed=False)
    return [card]


def _refilled(row: Row, wanted: Mapping[str, list[Card]], at: Mapping[str, Cell]) -> Row:
    """Return the row with the table's cards first, and without those that the table has elsewhere."""
    for stage in dict.fromkeys((*row.cells, *wanted)):
        old, cards = row.cells.get(stage, ()), wanted.get(stage, [])
        new = (*cards, *(card for card in old if card.id not in at))
        if len(old) != len(new) or any(a is not b for a, b in zip(old, new, strict=True)):
            row = with_cell(row, stage, new)
    return row


# --- emotion points -------------------------------------------------------------------------------------------


def _with_points(
    journey: JourneyMap,
    plan: ImportPlan,
    columns: tuple[str, ...],
    *,
    targets: tuple[str, ...],
    who: Find,
    tally: _Tally,
) -> JourneyMap:
    for planned, target in zip(plan.rows, targets, strict=True):
        if planned.is_curve:
            persona = who(planned.persona)
            put = partial(_with_line, planned=planned, columns=columns, persona=persona, tally=tally)
            before, journey = journey, on_row(journey, target, put)
            if journey is not before and persona is not None and persona not in journey.persona_ids:
                journey = journey.replace(persona_ids=(*journey.persona_ids, persona))
    return journey


def _with_line(
    row: Row, planned: PlannedRow, columns: tuple[str, ...], *, persona: str | None, tally: _Tally
) -> Row:
    """Return the row with one line of the table merged into one persona's emotion line."""
    only = len(row.curves) == 1 and not planned.persona
    at = next((i for i, curve in enumerate(row.curves) if only or curve.persona == persona), None)
    curve = Curve(persona=persona) if at is None else row.curves[at]
    points = list(curve.points)
    for stage, items in zip(columns, planned.cells, strict=True):
        for turn, item in enumerate(items, 1):
            _put_point(points, item, stage=stage, pos=round(turn / (len(items) + 1), 3), tally=tally)
    same = len(points) == len(curve.points) and all(a is b for a, b in zip(points, curve.points, strict=True))
    if same:
        return row
    changed = curve.replace(points=tuple(points))
    curves = (*row.curves, changed) if at is None else (*row.curves[:at], changed, *row.curves[at + 1 :])
    return row.replace(curves=curves)


def _put_point(points: list[Point], item: Item, *, stage: str, pos: float, tally: _Tally) -> None:
    at = next((i for i, p in enumerate(points) if p.id == item.id and p.id not in tally.seen), None)
    if at is None:
        at = next((i for i, p in enumerate(points) if p.stage == stage and p.id not in tally.seen), None)
    if at is None:
        tally.count(is_new=True, is_changed=False)
        points.append(Point(id=new_id(POINT), stage=stage, pos=pos, score=item.score or 0.0, text=item.text))
        tally.seen.add(points[-1].id)
        return
    old = points[at]
    tally.seen.add(old.id)
    text = old.text if item.text == " ".join(old.text.split()) else item.text
    points[at] = old.replace(stage=stage, score=item.score or 0.0, text=text)
    tally.count(is_new=False, is_changed=points[at] is not old)


# --- what the table lacks -------------------------------------------------------------------------------------


def _lacking(
    journey: JourneyMap, seen: set[str], *, rows: Iterable[str | None], stages: Iterable[str | None]
) -> int:
    """Count what lies in the matched rows and stages of the map and not in the table."""
    in_rows, in_stages = set(rows), set(stages)
    cards = sum(
        1
        for place in places(journey)
        if place.row in in_rows and place.stage in in_stages and place.card.id not in seen
    )
    points = sum(
        1
        for row in journey.rows
        if row.id in in_rows
        for curve in row.curves
        for point in curve.points
        if point.stage in in_stages and point.id not in seen
    )
    return cards + points


def _without_unseen(
    journey: JourneyMap, seen: set[str], columns: tuple[str, ...], *, rows: tuple[str, ...]
) -> JourneyMap:
    held = set(columns)

    def clear(row: Row) -> Row:
        for stage, cards in row.cells.items():
            kept = tuple(card for card in cards if stage not in held or card.id in seen or card.locked)
            if len(kept) < len(cards):
                row = with_cell(row, stage, kept)
        return row.replace(curves=_cleared(row.curves, seen, held)) if row.curves else row

    taken = set(rows)
    return on_rows(journey, lambda row: clear(row) if row.id in taken else row)


def _cleared(curves: tuple[Curve, ...], seen: set[str], stages: set[str]) -> tuple[Curve, ...]:
    kept = tuple(
        curve.replace(points=tuple(p for p in curve.points if p.stage not in stages or p.id in seen))
        if any(p.stage in stages and p.id not in seen for p in curve.points)
        else curve
        for curve in curves
    )
    return curves if all(a is b for a, b in zip(kept, curves, strict=True)) else kept
