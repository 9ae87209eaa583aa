"""A cell as lines of text, and back: one line a card, or a score and a thought for each emotion point.

A line that begins with two spaces goes on with the card above it, so that cards of several lines stay whole.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QMimeData

from app.editing.session import Edit
from app.editing.typing import clean
from app.i18n import number
from app.interchange.html_table import html_of
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.curves import delete_points, put_point, update_point
from app.model.edits.paths import on_map, on_row, with_cell
from app.model.ids import CARD, POINT, new_id
from app.model.project import Project
from app.model.query import map_of, row_of
from app.model.row import Point

INDENT = "  "
EMPTY = "▢"
"""Stands for a card without words, such as a picture."""
_SCORE = re.compile(r"\s*([+\-−]?\d+(?:[.,]\d+)?)(?:\s+|$)")


def lines_for(texts: Iterable[str]) -> str:
    """Return texts as lines of one cell; the further lines of a text are indented."""
    return "\n".join(text.replace("\n", "\n" + INDENT) or EMPTY for text in texts)


def texts_in(lines: str) -> tuple[str, ...]:
    """Return the texts that the lines of a cell stand for, cleaned; blank lines are left out."""
    found: list[list[str]] = []
    for line in lines.replace("\u2029", "\n").split("\n"):
        if found and line.startswith(INDENT):
            found[-1].append(line.removeprefix(INDENT))
        elif line.strip():
            found.append([line])
    cleaned = (clean("\n".join(parts)) for parts in found)
    return tuple(text for text in cleaned if text)


def cards_text(cards: Sequence[Card]) -> str:
    """Return a cell's cards as lines."""
    return lines_for(card.text for card in cards)


def with_lines(cards: tuple[Card, ...], lines: str) -> tuple[Card, ...]:
    """Return a cell's cards after its lines were edited; the same tuple if they say the same.

    Cards whose lines stayed keep everything they are, changed lines change the text of their card, and locked
    cards stay whatever happened to their line.
    """
    old = [card.text or EMPTY for card in cards]
    new = texts_in(lines)
    found: list[Card] = []
    for how, start, end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        here, there = cards[start:end], new[new_start:new_end]
        found += here if how == "equal" else _changed(here, there)
    same = len(found) == len(cards) and all(a is b for a, b in zip(found, cards, strict=True))
    return cards if same else tuple(found)


def _changed(cards: Sequence[Card], texts: Sequence[str]) -> list[Card]:
    found = []
    left = list(texts)
    for card in cards:
        if card.locked:
            found.append(card)
        elif left:
            found.append(card.replace(text=left.pop(0)))
    return [*found, *(Card(id=new_id(CARD), text=text) for text in left)]


def write_cards(map_id: str, row_id: str, *, stage: str, lines: str) -> Edit:
    """Return the edit that puts edited lines into a cell of cards."""

    def write(project: Project) -> Project:
        return on_map(
            project,
            map_id,
            lambda journey: on_row(
                journey,
                row_id,
                lambda row: with_cell(row, stage, with_lines(row.cells.get(stage, ()), lines)),
            ),
        )

    return write


def points_text(points: Sequence[Point]) -> str:
    """Return emotion points as lines: the score, then what was thought."""
    return lines_for(f"{_figure(point.score)} {point.text}".rstrip() for point in points)


def _figure(score: float) -> str:
    return f"{'+' if score > 0 else ''}{number(score)}"


def scored(text: str, *, usual: float = 0.0) -> tuple[float, str]:
    """Return the score that a line begins with and the rest; the usual score if it begins with words."""
    match = _SCORE.match(text)
    if match is None:
        return usual, text.strip()
    score = float(match[1].replace("−", "-").replace(",", "."))
    return max(-2.0, min(2.0, round(score, 2))), text[match.end() :].strip()


def write_points(map_id: str, row_id: str, *, stage: str, persona: str | None, lines: str) -> Edit:
    """Return the edit that puts edited lines into a stage of an emotion row, line by line into its points.

    Lines beyond the points make new ones at the right of the last; points without a line go.
    """

    def write(project: Project) -> Project:
        points, texts = _points(project, map_id, row_id, stage=stage, persona=persona), texts_in(lines)
        for point, text in zip(points, texts, strict=False):
            score, words = scored(text, usual=point.score)
            if (score, words) != (point.score, point.text):
                project = update_point(project, map_id, point.id, score=score, text=words)
        gone = [point.id for point in points[len(texts) :]]
        project = delete_points(project, map_id, gone) if gone else project
        pos = points[-1].pos if points else 0.0
        for text in texts[len(points) :]:
            pos = (pos + 1) / 2
            score, words = scored(text)
            made = Point(id=new_id(POINT), stage=stage, pos=round(pos, 4), score=score, text=words)
            project = put_point(project, map_id, made, row=row_id, persona=persona)
        return project

    return write


def _points(
    project: Project, map_id: str, row_id: str, *, stage: str, persona: str | None
) -> tuple[Point, ...]:
    row = row_of(map_of(project, map_id), row_id)
    curves = row.curves if row is not None else ()
    return tuple(p for curve in curves if curve.persona == persona for p in curve.points if p.stage == stage)


def cells_data(table: Table) -> QMimeData:
    """Return the texts of cells as clipboard data for this map and for spreadsheets."""
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(table.rows)
    data = QMimeData()
    data.setText(written.getvalue().rstrip("\n"))
    if table.width * table.height > 1:
        data.setData("text/html", html_of(table).encode())
    return data
