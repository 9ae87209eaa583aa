"""Looking for words in a project: what holds them, in reading order, and what it says once they are replaced.

Upper and lower case and accents make no difference, so "cafe" finds "Café", and what replaces it is "Bar" there,
unless words are sought just as they are typed. What a match is called by the rest of the program is its kind and
its id; a hidden row is not looked into, since nobody could see what was found there.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from app.editing.rows import row_name
from app.editing.selection import Selection
from app.editing.wordings import Held, reworded, texts
from app.i18n import manner
from app.model.card import Card
from app.model.edits.paths import on_cards, on_map, on_rows
from app.model.journey import JourneyMap
from app.model.node import Node
from app.model.project import Project
from app.model.query import personas_in, places, row_index, stage_index
from app.model.row import Curve, MetricValue, Row
from app.model.stage import Stage
from app.rows.parts.series import latest, value_id
from app.values import dataclass

MatchKind: TypeAlias = Literal[
    "title", "persona", "stage", "step", "moment", "row", "card", "point", "value", "link"
]
UNCHANGING = ("value",)
"""What can be found and has no words that could be replaced."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something that holds the words: on which map, what it is, its id, and its place in reading order."""

    map_id: str
    kind: MatchKind
    id: str
    order: tuple[int, ...]


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return a text without accents and in one case, as it is compared."""
    if text.isascii():
        return text.lower()
    return "".join(_letters(text)[0])


def spans(text: str, words: str, *, exact: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text, or stand just so: pairs of start and end, which never overlap."""
    wanted = words if exact else folded(words)
    if not wanted or wanted not in (text if exact else folded(text)):
        return ()
    letters, origins = (list(text), list(range(len(text)))) if exact else _letters(text)
    line, found, at = "".join(letters), [], 0
    while (at := line.find(wanted, at)) >= 0:
        end = at + len(wanted)
        found.append((origins[at], _end(text, origins[end - 1] + 1)))
        at = end
    return tuple(found)


def replaced(text: str, words: str, new: str, *, exact: bool = False) -> str:
    """Return a text with new words wherever the old ones stand; the very same text if they stand nowhere.

    New words in small letters take the case of what they replace, unless that is written just as it was sought.
    """
    done, at = "", 0
    for start, end in spans(text, words, exact=exact):
        old = text[start:end]
        done, at = f"{done}{text[at:start]}{new if old == words else _in_case_of(old, new)}", end
    return f"{done}{text[at:]}" if at else text


def _in_case_of(old: str, new: str) -> str:
    """Return new words in capitals or with a capital as the old ones have them; theirs stay."""
    if new != new.lower() or old == old.lower():
        return new
    if old == old.upper() and sum(letter.isalpha() for letter in old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1] != old[:1].lower() else new


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are looked for: in any case and with any accents, or `exact` just as they are typed."""

    words: str
    exact: bool = False
    wanted: str = ""
    """The words as texts are compared with them."""

    def among(self, said: Iterable[str]) -> bool:
        """Say whether one of some texts holds the words."""
        return any(map(self.is_in_text, said))

    def is_in_text(self, text: str) -> bool:
        """Say whether a text holds the words."""
        return self.wanted in (text if self.exact else folded(text))

    def is_in(self, held: Node) -> bool:
        """Say whether something says the words."""
        return self.among(texts(held))


def matches(
    project: Project, words: str, *, map_id: str | None = None, exact: bool = False
) -> tuple[Match, ...]:
    """Return what holds the words in reading order: title, personas, stages, then row by row, then connections;
    of all maps if none is named."""
    sought = Sought(words, exact, words if exact else folded(words))
    if not sought.wanted:
        return ()
    return tuple(
        match
        for index, journey in enumerate(project.maps)
        if map_id in (None, journey.id)
        for match in _in_map(project, journey, index, sought=sought)
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


def replace_in(
    project: Project, found: tuple[Match, ...], words: str, new: str, *, exact: bool = False
) -> Project:
    """Return the project with new words in whatever was found; what is locked stays as it is."""

    def change(text: str) -> str:
        return replaced(text, words, new, exact=exact)

    for map_id in dict.fromkeys(match.map_id for match in found):
        ids = frozenset((match.kind, match.id) for match in found if match.map_id == map_id)
        project = on_map(project, map_id, _Replacing(ids, change).in_map)
    names = frozenset(match.id for match in found if match.kind == "persona")
    personas = tuple(
        reworded(persona, change) if persona.id in names else persona for persona in project.personas
    )
    return project.replace(personas=personas) if personas != project.personas else project


def replaceable(project: Project, found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the matches that may be changed: all but locked cards and figures."""
    maps = {match.map_id for match in found}
    held = (place.card for journey in project.maps if journey.id in maps for place in places(journey))
    locked = {card.id for card in held if card.locked}
    return tuple(
        match
        for match in found
        if match.kind not in UNCHANGING and (match.kind != "card" or match.id not in locked)
    )


_TITLE, _PERSONAS, _STAGES, _ROWS = 0, 1, 2, 3
_HEAD = -1
"""Comes before all that stands in a row or at a stage."""


def _in_map(project: Project, journey: JourneyMap, index: int, *, sought: Sought) -> Iterator[Match]:
    name = journey.id
    if sought.is_in(journey):
        yield Match(name, "title", name, (index, _TITLE))
    for at, persona in enumerate(personas_in(project, journey)):
        if sought.is_in(persona):
            yield Match(name, "persona", persona.id, (index, _PERSONAS, at))
    for at, stage in enumerate(journey.stages):
        yield from _at_stage(journey, stage, (index, _STAGES, at), sought=sought)
    for at, row in enumerate(journey.rows):
        if not row.hidden:
            yield from _in_row(journey, row, (index, _ROWS + at), sought=sought)
    last = (index, _ROWS + len(journey.rows))
    for at, link in enumerate(journey.links):
        if sought.is_in(link):
            yield Match(name, "link", link.id, (*last, at))


def _at_stage(
    journey: JourneyMap, stage: Stage, place: tuple[int, ...], *, sought: Sought
) -> Iterator[Match]:
    if sought.is_in(stage):
        yield Match(journey.id, "stage", stage.id, place)
    for at, step in enumerate(stage.steps):
        if sought.is_in(step):
            yield Match(journey.id, "step", step.id, (*place, at))
    for at, moment in enumerate(journey.moments):
        if moment.stage == stage.id and sought.is_in(moment):
            yield Match(journey.id, "moment", moment.id, (*place, len(stage.steps) + at))


def _in_row(journey: JourneyMap, row: Row, place: tuple[int, ...], *, sought: Sought) -> Iterator[Match]:
    name = journey.id
    if sought.among((row_name(row), row.guide)):
        yield Match(name, "row", row.id, (*place, _HEAD))
    for at, stage in enumerate(journey.stages):
        for index, card in enumerate(row.cells.get(stage.id, ())):
            if sought.is_in_text(card.text) or (_says_more(card) and sought.is_in(card)):
                yield Match(name, "card", card.id, (*place, at, index))
        points = (point for curve in row.curves for point in curve.points if point.stage == stage.id)
        for index, point in enumerate(points):
            if sought.is_in(point):
                yield Match(name, "point", point.id, (*place, at, index))
        values = row.values.get(stage.id)
        if values and sought.among(_figures(values)):
            yield Match(
                name, "value", value_id(row.id, stage.id), (*place, at, len(row.cells.get(stage.id, ())))
            )


def _says_more(card: Card) -> bool:
    """Say whether a card has words besides its text: most have none, and there may be many."""
    return bool(card.owner or card.tags or card.notes)


def _figures(values: tuple[MetricValue, ...]) -> tuple[str, str]:
    """Return the figure that a row shows of its values, as the language writes it and as a file does."""
    shown = f"{latest(values).value:.2f}".rstrip("0").rstrip(".")
    return manner().number(shown), shown


@dataclass(frozen=True, slots=True)
class _Replacing:
    """Puts other words into the parts of one map that were found."""

    found: frozenset[tuple[str, str]]
    change: Callable[[str], str]

    def in_map(self, journey: JourneyMap) -> JourneyMap:
        ids = frozenset(name for kind, name in self.found if kind == "card")
        journey = on_rows(journey, lambda row: on_cards(self._in_row(row), self._in_card, ids=ids))
        stages = tuple(self._in_stage(stage) for stage in journey.stages)
        moments = tuple(self._in("moment", moment.id, moment) for moment in journey.moments)
        links = tuple(self._in("link", link.id, link) for link in journey.links)
        changes: dict[str, object] = {"stages": stages, "moments": moments, "links": links}
        real = {name: value for name, value in changes.items() if value != getattr(journey, name)}
        return self._in("title", journey.id, journey.replace(**real) if real else journey)

    def _in(self, kind: str, name: str, held: Held) -> Held:
        return reworded(held, self.change) if (kind, name) in self.found else held

    def _in_card(self, card: Card) -> Card:
        return card if card.locked else self._in("card", card.id, card)

    def _in_stage(self, stage: Stage) -> Stage:
        steps = tuple(self._in("step", step.id, step) for step in stage.steps)
        stage = self._in("stage", stage.id, stage)
        return stage.replace(steps=steps) if steps != stage.steps else stage

    def _in_row(self, row: Row) -> Row:
        if ("row", row.id) in self.found:
            name = self.change(row_name(row))
            row = row.replace(name=name if name != row_name(row) else row.name, guide=self.change(row.guide))
        curves = tuple(self._in_curve(curve) for curve in row.curves)
        return row.replace(curves=curves) if curves != row.curves else row

    def _in_curve(self, curve: Curve) -> Curve:
        points = tuple(self._in("point", point.id, point) for point in curve.points)
        return curve.replace(points=points) if points != curve.points else curve


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
