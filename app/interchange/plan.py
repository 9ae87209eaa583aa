"""What a table would become as a map, before anything is made: shown in the preview, and made by `into_map`."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from app.i18n import _, number
from app.interchange import guess
from app.interchange.cells import LONGEST_TEXT, Split, cleaned, number_in, texts_of_cell
from app.interchange.marks import has_marks, unmarked
from app.interchange.scale import (
    LEVEL_KIND,
    OURS,
    EmotionScale,
    feeling,
    guessed_scale,
    scale_of_levels,
)
from app.interchange.table import Table
from app.rows.kind import kind_of
from app.values import dataclass, field, replace

NO_LINE: Final = -1
"""Stands for "no line names the stages"."""
MOST_NOTICES: Final = 20

Kinds: TypeAlias = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody decided about a table; whatever is None is guessed.

    `stage_line` is the line that names the stages, from 0 and below titles; `kinds` pairs lines with row kinds.
    """

    turned: bool | None = None
    stage_line: int | None = None
    has_names: bool | None = None
    kinds: Kinds = ()
    scale: EmotionScale | None = None
    split: Split = "lines"


@dataclass(frozen=True, slots=True)
class Item:
    """One card to be, or with a score one emotion point; `id` is what it was exported with."""

    text: str
    id: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage to be."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to be, or the emotion line of one persona in it; a tuple of items for each stage."""

    line: int
    name: str
    kind: str
    cells: tuple[tuple[Item, ...], ...]
    persona: str = ""
    id: str = ""

    @property
    def is_curve(self) -> bool:
        """Whether it holds emotion points and no cards."""
        return kind_of(self.kind).content == "curves"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Stages, rows and all that stands in their cells; `wishes` says what was decided and what was guessed."""

    stages: tuple[PlannedStage, ...]
    rows: tuple[PlannedRow, ...]
    wishes: Wishes
    scale: EmotionScale
    title: str = ""
    map_id: str = ""
    lines: tuple[tuple[str, ...], ...] = ()
    """The table as it lies after turning, without titles: what a line to name the stages is chosen from."""
    notices: tuple[str, ...] = ()

    @property
    def cards(self) -> int:
        """How many cards there will be."""
        return sum(len(cell) for row in self.rows if not row.is_curve for cell in row.cells)

    @property
    def points(self) -> int:
        """How many emotion points there will be."""
        return sum(len(cell) for row in self.rows if row.is_curve for cell in row.cells)

    @property
    def has_marks(self) -> bool:
        """Whether the table was exported with ids."""
        return bool(self.map_id)


@dataclass(slots=True)
class _Notices:
    """Collects what was odd, with its place in the table as it came; no more than anybody reads."""

    turned: bool
    first: int
    found: list[str] = field(default_factory=list)

    def add(self, line: int, column: int, sentence: str) -> None:
        if len(self.found) < MOST_NOTICES:
            row, cell = (column, line) if self.turned else (line, column)
            place = _("Line %(line)d, column %(column)d") % {"line": self.first + row + 1, "column": cell + 1}
            self.found.append(f"{place}: {sentence}")


def plan_of(table: Table, wishes: Wishes | None = None) -> ImportPlan:
    """Return what a table means, by somebody's wishes and by guessing all else."""
    wishes = wishes or Wishes()
    marked = has_marks(table)
    map_id = unmarked(table.rows[0][0]).id if marked else ""
    if marked:
        table = _without_corner(table)
    above = guess.title_lines(table)
    title = " ".join(" ".join(line[0].split()) for line in table.rows[:above] if line[0].strip())
    proper = Table(table.rows[above:])
    known = _decided(proper, wishes)
    laid = proper.turned if known.turned else proper
    notices = _Notices(bool(known.turned), above)
    stages = _stages(laid, known, marked=marked)
    scale = wishes.scale or _scale(laid, known, marked=marked)
    rows = _rows(laid, known, scale=scale, marked=marked, notices=notices)
    return ImportPlan(
        stages, rows, known, scale, title=title, map_id=map_id, lines=laid.rows, notices=tuple(notices.found)
    )


def _without_corner(table: Table) -> Table:
    first = table.rows[0]
    return Table(((unmarked(first[0]).text, *first[1:]), *table.rows[1:]))


def _decided(table: Table, wishes: Wishes) -> Wishes:
    """Return the wishes with all that was left open guessed, but for the scale."""
    turned = guess.is_turned(table) if wishes.turned is None else wishes.turned
    laid = table.turned if turned else table
    line = wishes.stage_line
    if line is None:
        line = 0 if guess.has_stage_line(laid) else NO_LINE
    line = min(line, laid.height - 1)
    has_names = guess.has_row_column(laid) if wishes.has_names is None else wishes.has_names
    return replace(wishes, turned=turned, stage_line=line, has_names=has_names)


def _begin(known: Wishes) -> int:
    return 1 if known.has_names else 0


def _stages(laid: Table, known: Wishes, *, marked: bool) -> tuple[PlannedStage, ...]:
    begin, line = _begin(known), known.stage_line
    if line is None or line < 0:
        names = [""] * max(1, laid.width - begin)
    else:
        names = list(laid.rows[line][begin:]) or [""]
    return tuple(_stage(name, at, marked=marked) for at, name in enumerate(names))


def _stage(text: str, at: int, *, marked: bool) -> PlannedStage:
    held = unmarked(text) if marked else None
    name = one_line(held.text if held else text) or _("Stage %d") % (at + 1)
    return PlannedStage(name, held.id if held else "")


def one_line(text: str) -> str:
    """Return a text on one line, for names."""
    return " ".join(cleaned(text).split())[:LONGEST_TEXT]


def _body(laid: Table, known: Wishes) -> list[int]:
    """Return the lines below that of the stages which say anything."""
    first = (known.stage_line if known.stage_line is not None else NO_LINE) + 1
    return [at for at in range(first, laid.height) if any(cell.strip() for cell in laid.rows[at])]


def _head(laid: Table, at: int, known: Wishes, *, marked: bool) -> tuple[str, str, str, str]:
    """Return the name, kind, persona and id of the row that a line becomes."""
    if not known.has_names:
        return "", dict(known.kinds).get(at, "text"), "", ""
    text = laid.rows[at][0]
    held = unmarked(text) if marked else None
    name, persona = guess.persona_in(one_line(held.text if held else text))
    kind = dict(known.kinds).get(at) or (held.kind if held else "") or guess.kind_guessed(name)
    if persona and kind_of(kind).content != "curves":
        name, persona = one_line(held.text if held else text), ""
    return name, kind, persona, held.id if held else ""


def _scale(laid: Table, known: Wishes, *, marked: bool) -> EmotionScale:
    """Return the narrowest usual scale that holds the numbers of all emotion lines together."""
    if marked:
        return OURS
    lines = [laid.rows[at] for at in _body(laid, known) if _is_emotion(laid, at, known)]
    return guessed_scale(value for line in lines for value in _numbers(line, known))


def _is_emotion(laid: Table, at: int, known: Wishes) -> bool:
    kind = _head(laid, at, known, marked=False)[1]
    return kind_of(kind).content == "curves" and kind != LEVEL_KIND


def _numbers(line: tuple[str, ...], known: Wishes) -> Iterator[float]:
    """Yield the numbers that the points of a line begin with."""
    for cell in line[_begin(known) :]:
        for text in texts_of_cell(cell, split=known.split):
            read = number_in(text)
            if read is not None:
                yield read[0]


def _rows(
    laid: Table, known: Wishes, *, scale: EmotionScale, marked: bool, notices: _Notices
) -> tuple[PlannedRow, ...]:
    begin = _begin(known)
    rows = []
    for at in _body(laid, known):
        name, kind, persona, row_id = _head(laid, at, known, marked=marked)
        is_curve = kind_of(kind).content == "curves"
        used = scale_of_levels(_numbers(laid.rows[at], known)) if kind == LEVEL_KIND and not marked else scale
        cells = []
        for column, cell in enumerate(laid.rows[at][begin:], begin):
            items = _items(cell, known.split, marked=marked)
            if is_curve:
                items = tuple(_scored(item, used, place=(at, column), notices=notices) for item in items)
            if len(cell) > LONGEST_TEXT and any(len(item.text) == LONGEST_TEXT for item in items):
                notices.add(at, column, _("the text is longer than %d characters and is cut.") % LONGEST_TEXT)
            cells.append(items)
        rows.append(PlannedRow(at, name, kind, tuple(cells), persona, row_id))
    return tuple(rows)


def _items(cell: str, split: Split, *, marked: bool) -> tuple[Item, ...]:
    # With ids, bullets within a line belong to a card: earlier versions wrote them as they were.
    texts = texts_of_cell(cell, split=split, within=not marked)
    if not marked:
        return tuple(Item(text) for text in texts)
    found = (unmarked(text) for text in texts)
    return tuple(Item(held.text, held.id) for held in found)


def _scored(item: Item, scale: EmotionScale, *, place: tuple[int, int], notices: _Notices) -> Item:
    """Return a point: a number is its score, what follows it or stands alone is its text."""
    read = number_in(item.text)
    if read is not None:
        value, words = read
        if not scale.holds(value):
            sentence = _("%(value)s lies outside the scale %(scale)s; the nearest end was taken.")
            notices.add(*place, sentence % {"value": number(value), "scale": scale.words})
        return replace(item, text=words, score=scale.score(value))
    felt = feeling(item.text)
    if felt is None and item.text:
        notices.add(*place, _("there is no number in the emotion row; the point lies in the middle."))
    return replace(item, score=felt if felt is not None else 0.0)
