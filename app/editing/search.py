"""Looking for words in a project: what holds them, in reading order, and what it says once they are replaced.

Upper and lower case and accents make no difference, so "cafe" finds "Café". What a match is called by the rest of
the program is its kind and its id; a hidden row is not looked into, since nobody could see what was found there.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from app.editing.rows import row_name
from app.editing.selection import Selection
from app.model.card import Card
from app.model.edits.paths import on_cards, on_map, on_rows
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import personas_in, places, row_index, stage_index
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.values import dataclass

MatchKind: TypeAlias = Literal["title", "persona", "stage", "row", "card", "point"]


@dataclass(frozen=True, slots=True)
class Match:
    """Something that holds the words: on which map, what it is, its id, and its place in reading order."""

    map_id: str
    kind: MatchKind
    id: str
    order: tuple[int, ...]


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Return a text without accents and in one case, as it is compared."""
    if text.isascii():
        return text.lower()
    return "".join(_letters(text)[0])


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text: pairs of start and end, which never overlap."""
    wanted = folded(words)
    if not wanted or wanted not in folded(text):
        return ()
    letters, origins = _letters(text)
    line, found, at = "".join(letters), [], 0
    while (at := line.find(wanted, at)) >= 0:
        end = at + len(wanted)
        found.append((origins[at], _end(text, origins[end - 1] + 1)))
        at = end
    return tuple(found)


def replaced(text: str, words: str, new: str) -> str:
    """Return a text with new words wherever the old ones stand; the very same text if they stand nowhere."""
    done, at = "", 0
    for start, end in spans(text, words):
        done, at = f"{done}{text[at:start]}{new}", end
    return f"{done}{text[at:]}" if at else text


def matches(project: Project, words: str, *, map_id: str | None = None) -> tuple[Match, ...]:
    """Return what holds the words in reading order: title, personas, stages, then row by row; of all maps if
    none is named."""
    wanted = folded(words)
    if not wanted:
        return ()
    return tuple(
        match
        for index, journey in enumerate(project.maps)
        if map_id in (None, journey.id)
        for match in _in_map(project, journey, index, wanted=wanted)
    )


def order_of(project: Project, map_id: str, selection: Selection) -> tuple[int, ...]:
    """Return the place of a selection's cursor in the reading order of matches."""
    index = next((i for i, journey in enumerate(project.maps) if journey.id == map_id), 0)
    journey, cursor = project.maps[index], selection.cursor
    if cursor.row is None:
        return (index, _STAGES, stage_index(journey, cursor.stage)) if cursor.stage else (index,)
    place = (index, _ROWS + row_index(journey, cursor.row), stage_index(journey, cursor.stage))
    row = journey.rows[max(0, row_index(journey, cursor.row))]
    cards = row.cells.get(cursor.stage or "", ())
    at = next((i for i, card in enumerate(cards) if card.id == cursor.card), None)
    return place if at is None else (*place, at)


def replace_in(project: Project, found: tuple[Match, ...], words: str, new: str) -> Project:
    """Return the project with new words in whatever was found; what is locked stays as it is."""
    for map_id in dict.fromkeys(match.map_id for match in found):
        ids = frozenset((match.kind, match.id) for match in found if match.map_id == map_id)
        project = on_map(project, map_id, _Replacing(ids, words, new).in_map)
    names = frozenset(match.id for match in found if match.kind == "persona")
    personas = tuple(
        persona.replace(name=replaced(persona.name, words, new)) if persona.id in names else persona
        for persona in project.personas
    )
    return project.replace(personas=personas) if personas != project.personas else project


def replaceable(project: Project, found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the matches that may be changed: all but locked cards."""
    maps = {match.map_id for match in found}
    held = (place.card for journey in project.maps if journey.id in maps for place in places(journey))
    locked = {card.id for card in held if card.locked}
    return tuple(match for match in found if match.kind != "card" or match.id not in locked)


_TITLE, _PERSONAS, _STAGES, _ROWS = 0, 1, 2, 3


def _in_map(project: Project, journey: JourneyMap, index: int, *, wanted: str) -> Iterator[Match]:
    name = journey.id
    if wanted in folded(journey.title):
        yield Match(name, "title", name, (index, _TITLE))
    for at, persona in enumerate(personas_in(project, journey)):
        if wanted in folded(persona.name):
            yield Match(name, "persona", persona.id, (index, _PERSONAS, at))
    for at, stage in enumerate(journey.stages):
        if wanted in folded(stage.name):
            yield Match(name, "stage", stage.id, (index, _STAGES, at))
    for at, row in enumerate(journey.rows):
        if not row.hidden:
            yield from _in_row(journey, row, (index, _ROWS + at), wanted=wanted)


def _in_row(journey: JourneyMap, row: Row, place: tuple[int, ...], *, wanted: str) -> Iterator[Match]:
    name = journey.id
    if wanted in folded(row_name(row)):
        yield Match(name, "row", row.id, (*place, -1))
    for at, stage in enumerate(journey.stages):
        for index, card in enumerate(row.cells.get(stage.id, ())):
            if wanted in folded(card.text):
                yield Match(name, "card", card.id, (*place, at, index))
        points = (point for curve in row.curves for point in curve.points if point.stage == stage.id)
        for index, point in enumerate(points):
            if wanted in folded(point.text) or wanted in folded(point.word):
                yield Match(name, "point", point.id, (*place, at, index))


@dataclass(frozen=True, slots=True)
class _Replacing:
    """Puts new words into the parts of one map that were found."""

    found: frozenset[tuple[str, str]]
    words: str
    new: str

    def in_map(self, journey: JourneyMap) -> JourneyMap:
        ids = frozenset(name for kind, name in self.found if kind == "card")
        journey = on_rows(journey, lambda row: on_cards(self._in_row(row), self._in_card, ids=ids))
        stages = tuple(self._in_stage(stage) for stage in journey.stages)
        if stages != journey.stages:
            journey = journey.replace(stages=stages)
        title = self._said(journey.title)
        return journey.replace(title=title) if ("title", journey.id) in self.found else journey

    def _said(self, text: str) -> str:
        return replaced(text, self.words, self.new)

    def _in_card(self, card: Card) -> Card:
        wanted = ("card", card.id) in self.found and not card.locked
        return card.replace(text=self._said(card.text)) if wanted else card

    def _in_stage(self, stage: Stage) -> Stage:
        return stage.replace(name=self._said(stage.name)) if ("stage", stage.id) in self.found else stage

    def _in_row(self, row: Row) -> Row:
        if ("row", row.id) in self.found:
            row = row.replace(name=self._said(row_name(row)))
        curves = tuple(self._in_curve(curve) for curve in row.curves)
        return row.replace(curves=curves) if curves != row.curves else row

    def _in_curve(self, curve: Curve) -> Curve:
        points = tuple(self._in_point(point) for point in curve.points)
        return curve.replace(points=points) if points != curve.points else curve

    def _in_point(self, point: Point) -> Point:
        if ("point", point.id) not in self.found:
            return point
        return point.replace(text=self._said(point.text), word=self._said(point.word))


def _letters(text: str) -> tuple[list[str], list[int]]:
    """Return the letters to compare and the index of the character that each came from; accents are left out."""
    letters, origins = [], []
    for index, character in enumerate(text):
        # One character may become several: "ß" is "ss", a ligature is its letters.
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                letters.append(part)
                origins.append(index)
    return letters, origins


def _end(text: str, end: int) -> int:
    """Return the end with the accents that stand as characters of their own behind the last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
