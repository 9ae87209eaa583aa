"""Where the cursor goes: pure functions from a selection and a motion to the next selection."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from app.editing.rows import is_curve
from app.editing.selection import (
    Cursor,
    Selection,
    at_cell,
    of_card,
    of_cards,
    of_point,
    of_row,
    of_stage,
    of_title,
)
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.query import cell_of, places, row_of
from app.model.row import Point, Row
from app.values import replace

Step: TypeAlias = Literal["up", "down", "left", "right"]
Jump: TypeAlias = Literal["cell-up", "cell-down", "cell-left", "cell-right"]
End: TypeAlias = Literal["row-start", "row-end", "map-start", "map-end"]
Motion: TypeAlias = Step | Jump | End


def moved(
    journey: JourneyMap, sheet: Sheet, selection: Selection, *, motion: Motion, persona: str | None = None
) -> Selection:
    """Return the selection after a motion of the cursor; the same one where the map ends.

    `persona` is the one whose points are visited in emotion rows.
    """
    walker = _Walker(journey, sheet, persona)
    if not walker.rows or not walker.stages:
        return selection
    return walker.walk(selection, motion)


def extended(
    journey: JourneyMap, sheet: Sheet, selection: Selection, *, motion: Motion, persona: str | None = None
) -> Selection:
    """Return the selection grown by the card that a motion leads to; walking back takes it off again."""
    step = moved(journey, sheet, selection, motion=motion, persona=persona)
    left, reached = selection.cursor.card, step.cursor.card
    if step.cursor == selection.cursor:
        return selection
    cards = selection.cards
    if reached is not None and reached in cards and left is not None:
        cards = cards - {left}
    elif reached is not None:
        cards = cards | {reached}
    return of_cards(cards, step.cursor) if step.cursor.row and step.cursor.stage else selection


def all_cards(journey: JourneyMap, selection: Selection, *, row: str | None = None) -> Selection:
    """Return a selection of every visible card, or of one row's."""
    shown = {held.id for held in journey.rows if not held.hidden}
    found = frozenset(p.card.id for p in places(journey) if p.row in shown and row in (None, p.row))
    return of_cards(found, selection.cursor)


def toggled(journey: JourneyMap, selection: Selection, card_id: str) -> Selection:
    """Return the selection with a card put in or taken out; the cursor goes to the card."""
    alone = of_card(journey, card_id)
    held = selection.cards if selection.part == "cards" else frozenset()
    return of_cards(held ^ {card_id}, alone.cursor)


def in_cell(journey: JourneyMap, row_id: str, stage_id: str, *, persona: str | None = None) -> Selection:
    """Return a selection of the first card of a cell, of a persona's point in it, or of the bare cell."""
    row = row_of(journey, row_id)
    if row is not None and is_curve(row):
        points = points_in(row, stage_id, persona)
        return of_point(journey, points[0].id) if points else at_cell(row_id, stage_id)
    cards = cell_of(journey, row_id, stage_id)
    return of_card(journey, cards[0].id) if cards else at_cell(row_id, stage_id)


def points_in(row: Row, stage_id: str, persona: str | None) -> tuple[Point, ...]:
    """Return a persona's points in a stage of an emotion row, from left to right."""
    return tuple(
        point
        for curve in row.curves
        if curve.persona == persona
        for point in curve.points
        if point.stage == stage_id
    )


class _Walker:
    """One step of the cursor over a map."""

    def __init__(self, journey: JourneyMap, sheet: Sheet, persona: str | None) -> None:
        self.journey, self.sheet, self.persona = journey, sheet, persona
        self.rows = tuple(shelf.row_id for shelf in sheet.shelves)
        self.stages = tuple(column.stage.id for column in sheet.columns)

    def walk(self, selection: Selection, motion: Motion) -> Selection:
        cursor = selection.cursor
        if motion in ("map-start", "map-end"):
            at = 0 if motion == "map-start" else -1
            return self.enter(self.rows[at], self.stages[at])
        if cursor.row in self.rows and cursor.stage in self.stages:
            return self._in_cell(selection, motion)
        if cursor.stage in self.stages:
            return self._on_stage(selection, motion)
        if cursor.row in self.rows:
            return self._on_row(selection, motion)
        return self._on_title(selection, motion)

    def enter(self, row_id: str, stage_id: str, *, last: bool = False) -> Selection:
        cards = self.cards(row_id, stage_id)
        if cards and last:
            return of_card(self.journey, cards[-1].id)
        return in_cell(self.journey, row_id, stage_id, persona=self.persona)

    def cards(self, row_id: str, stage_id: str) -> tuple[Card, ...]:
        return cell_of(self.journey, row_id, stage_id)

    def _in_cell(self, selection: Selection, motion: Motion) -> Selection:
        steps: dict[str, Callable[[], Selection]] = {
            "up": lambda: self._card_step(selection, -1),
            "down": lambda: self._card_step(selection, 1),
            "left": lambda: self._stage_step(selection, -1),
            "right": lambda: self._stage_step(selection, 1),
            "cell-up": lambda: self._row_step(selection, -1, last=False),
            "cell-down": lambda: self._row_step(selection, 1, last=False),
            "cell-left": lambda: self._cell_step(selection, -1),
            "cell-right": lambda: self._cell_step(selection, 1),
            "row-start": lambda: self.enter(selection.cursor.row or "", self.stages[0]),
            "row-end": lambda: self.enter(selection.cursor.row or "", self.stages[-1]),
        }
        return steps[motion]()

    def _card_step(self, selection: Selection, step: int) -> Selection:
        cursor = selection.cursor
        ids = [card.id for card in self.cards(cursor.row or "", cursor.stage or "")]
        if cursor.card in ids:
            index = ids.index(cursor.card) + step
            if 0 <= index < len(ids):
                return of_card(self.journey, ids[index])
        elif ids and not cursor.point:
            return of_card(self.journey, ids[0 if step > 0 else -1])
        return self._row_step(selection, step, last=step < 0)

    def _row_step(self, selection: Selection, step: int, *, last: bool) -> Selection:
        cursor = selection.cursor
        index = self.rows.index(cursor.row or "") + step
        if index < 0:
            return of_stage(cursor.stage or "")
        if index >= len(self.rows):
            return selection
        return self.enter(self.rows[index], cursor.stage or "", last=last)

    def _cell_step(self, selection: Selection, step: int) -> Selection:
        index = self.stages.index(selection.cursor.stage or "") + step
        if index < 0:
            return of_row(selection.cursor.row or "")
        if index >= len(self.stages):
            return selection
        return self.enter(selection.cursor.row or "", self.stages[index])

    def _stage_step(self, selection: Selection, step: int) -> Selection:
        cursor = selection.cursor
        row = row_of(self.journey, cursor.row or "")
        if row is not None and is_curve(row):
            return self._point_step(row, selection, step)
        index = self.stages.index(cursor.stage or "") + step
        if not 0 <= index < len(self.stages):
            return self._cell_step(selection, step)
        return self._nearest(selection, self.stages[index])

    def _nearest(self, selection: Selection, stage_id: str) -> Selection:
        """Enter a neighbouring cell at the card nearest in height."""
        row_id = selection.cursor.row or ""
        cell, old = self.sheet.cell(row_id, stage_id), self.sheet.cell(row_id, selection.cursor.stage or "")
        here = next(
            (p.rect.centre.y for p in (old.cards if old else ()) if p.block.slot.id == selection.cursor.card),
            0.0,
        )
        if cell is None or not cell.cards:
            return self.enter(row_id, stage_id)
        best = min(cell.cards, key=lambda placed: abs(placed.rect.centre.y - here))
        return of_card(self.journey, best.block.slot.id)

    def _point_step(self, row: Row, selection: Selection, step: int) -> Selection:
        cursor = selection.cursor
        here = [point.id for point in points_in(row, cursor.stage or "", self.persona)]
        if cursor.point in here:
            index = here.index(cursor.point) + step
            if 0 <= index < len(here):
                return of_point(self.journey, here[index])
        index = self.stages.index(cursor.stage or "") + step
        if not 0 <= index < len(self.stages):
            return self._cell_step(selection, step)
        there = points_in(row, self.stages[index], self.persona)
        if not there:
            return at_cell(row.id, self.stages[index])
        return of_point(self.journey, there[0 if step > 0 else -1].id)

    def _on_stage(self, selection: Selection, motion: Motion) -> Selection:
        index = self.stages.index(selection.cursor.stage or "")
        match motion:
            case "down" | "cell-down":
                return self.enter(self.rows[0], self.stages[index])
            case "up" | "cell-up":
                return of_title()
            case "row-start" | "row-end":
                return of_stage(self.stages[0 if motion == "row-start" else -1])
            case "left" | "cell-left":
                return of_stage(self.stages[index - 1]) if index else of_title()
            case _:
                return of_stage(self.stages[min(index + 1, len(self.stages) - 1)])

    def _on_row(self, selection: Selection, motion: Motion) -> Selection:
        index = self.rows.index(selection.cursor.row or "")
        match motion:
            case "right" | "cell-right" | "row-start":
                return self.enter(self.rows[index], self.stages[0])
            case "row-end":
                return self.enter(self.rows[index], self.stages[-1])
            case "up" | "cell-up":
                return of_row(self.rows[index - 1]) if index else of_title()
            case "down" | "cell-down":
                return of_row(self.rows[min(index + 1, len(self.rows) - 1)])
            case _:
                return selection

    def _on_title(self, selection: Selection, motion: Motion) -> Selection:
        match motion:
            case "down" | "cell-down":
                return of_row(self.rows[0]) if selection.part == "title" else of_stage(self.stages[0])
            case "right" | "cell-right":
                return of_stage(self.stages[0])
            case _:
                return selection if selection.part == "title" else replace(of_title(), cursor=Cursor())
