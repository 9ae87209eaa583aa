"""The four maps that every kind of poster is tried with."""

from collections.abc import Iterator
from functools import cache

from app.ink.geometry import Rect
from app.layout.poster.pages import Drawing, Poster
from app.layout.poster.poster import plan_poster
from app.layout.poster.wishes import PosterWishes
from app.layout.sheet import Sheet
from app.model.project import Project
from app.storage.library import load_template
from tests.layout.samples import sally, synthetic

NAMES = ("sally", "cafeteria", "20x8", "60x12")


@cache
def named(name: str) -> Project:
    """Return one of the four maps; in the made-up ones, every card's text is unlike all others."""
    if name == "sally":
        return sally()
    if name == "cafeteria":
        return load_template("cafeteria", "en").project
    stages, rows = map(int, name.split("x"))
    return grid(stages, rows)


def grid(stages: int, rows: int, per_cell: int = 2) -> Project:
    """Return a map of so many stages and rows, whose cards begin with a number of their own."""
    project = synthetic(stages * rows * per_cell, rows=rows, per_cell=per_cell)
    journey = project.maps[0]
    numbers = iter(range(1, stages * rows * per_cell + 1))
    made = tuple(
        row.replace(
            cells={
                stage: tuple(card.replace(text=f"q{next(numbers)}q {card.text}") for card in cards)
                for stage, cards in row.cells.items()
            }
        )
        for row in journey.rows
    )
    return project.replace(maps=(journey.replace(rows=made),))


def planned(name: str, wishes: PosterWishes) -> Poster:
    """Return the poster of one of the four maps."""
    project = named(name)
    return plan_poster(project, project.maps[0].id, wishes)


def cards_of(sheet: Sheet) -> Iterator[tuple[str, Rect]]:
    """Every card of the grid with its place on the sheet."""
    for shelf in sheet.shelves:
        for cell in shelf.layout.cells:
            for placed in cell.cards:
                yield placed.block.slot.id, placed.rect.moved(0, shelf.y)


def on_page(drawing: Drawing, rect: Rect) -> Rect:
    """Where a part of a sheet lands on its page, in points."""
    (left, top), scale = drawing.offset, drawing.scale
    return Rect(left + rect.x * scale, top + rect.y * scale, rect.width * scale, rect.height * scale)


def holds(outer: Rect, inner: Rect, slack: float = 0.01) -> bool:
    """Say whether a rectangle lies within another one."""
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )
