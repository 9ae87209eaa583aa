"""What a seam should not go through: cards, and words outside of them; in points of their page."""

from collections.abc import Iterator
from itertools import chain
from math import inf

from app.ink.geometry import Rect
from app.ink.primitives import Placed, TextLine
from app.ink.text_values import GlyphRun
from app.layout.poster.pages import Drawing, PosterPage
from app.layout.sheet import Sheet
from app.values import dataclass

MOST_SPAN = 24
"""So many stages to the left, a card may begin that reaches into view."""
LARGE = 16.0
"""Words of at least so many map units are seen from afar: smaller ones may be cut, if need be."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """The cards of a page, its words in large type (whole lines in rows), and the bands of its rows and stages.

    `small` are the words of title, stages and foot in small type.
    """

    cards: tuple[Rect, ...]
    words: tuple[Rect, ...]
    bands: tuple[Rect, ...]
    small: tuple[Rect, ...]


def obstacles_of(page: PosterPage) -> Obstacles:
    """Return what seams of a page should leave whole."""
    cards: list[Rect] = []
    words: list[Rect] = []
    bands: list[Rect] = []
    small: list[Rect] = []
    for drawing in page.drawings:
        seen = drawing.clip or Rect(0.0, 0.0, drawing.sheet.width, drawing.sheet.height)
        for found, parts in ((cards, _cards), (words, _words), (bands, _bands), (small, _small_words)):
            found += (_on_page(rect, drawing) for rect in parts(drawing.sheet, seen) if seen.meets(rect))
    return Obstacles(tuple(cards), tuple(words), tuple(bands), tuple(small))


def _on_page(rect: Rect, drawing: Drawing) -> Rect:
    (left, top), scale = drawing.offset, drawing.scale
    return Rect(left + rect.x * scale, top + rect.y * scale, rect.width * scale, rect.height * scale)


def _cards(sheet: Sheet, seen: Rect) -> Iterator[Rect]:
    columns = sheet.columns_between(seen.x, seen.right)
    first = max(0, columns.start - MOST_SPAN)
    for shelf in sheet.shelves_between(seen.y, seen.bottom):
        for cell in shelf.layout.cells[first : columns.stop]:
            for placed in cell.cards:
                yield placed.rect.moved(0, shelf.y)
    for placed in sheet.foot:
        if placed.block.slot.kind == "card":
            yield placed.rect


def _bands(sheet: Sheet, seen: Rect) -> Iterator[Rect]:
    wide = sheet.width - 2 * sheet.header_x
    stages = [placed.rect for placed in sheet.ribbon if placed.block.slot.kind == "stage"]
    if stages:
        top, bottom = min(rect.y for rect in stages), max(rect.bottom for rect in stages)
        yield Rect(sheet.header_x, top, wide, bottom - top)
    for shelf in sheet.shelves_between(seen.y, seen.bottom):
        yield Rect(sheet.header_x, shelf.y, wide, shelf.layout.height)


def _words(sheet: Sheet, seen: Rect) -> Iterator[Rect]:
    yield from _around(sheet, seen, least=LARGE)
    for shelf in sheet.shelves_between(seen.y, seen.bottom):
        yield from _lines(Placed(shelf.layout.header, sheet.header_x, shelf.y), 0.0)
        for placed in shelf.layout.over:
            if placed.rect.moved(0, shelf.y).meets(seen):
                yield from _lines(placed, shelf.y)


def _small_words(sheet: Sheet, seen: Rect) -> Iterator[Rect]:
    return _around(sheet, seen, most=LARGE)


def _around(sheet: Sheet, seen: Rect, *, least: float = 0.0, most: float = inf) -> Iterator[Rect]:
    """Yield the words around the rows that are so large, the upper limit left out."""
    for placed in chain(sheet.title, sheet.ribbon, sheet.foot):
        if placed.rect.meets(seen):
            yield from _single_words(placed, least, most)


def _single_words(placed: Placed, least: float, most: float) -> Iterator[Rect]:
    """Yield the words of titles and stages one by one: a seam between two of them does no harm."""
    for item in placed.block.items:
        if isinstance(item, TextLine):
            for run in item.line.runs:
                if least <= run.size < most:
                    yield from _words_of(run, placed.x + item.x, placed.y + item.y)


def _words_of(run: GlyphRun, left: float, top: float) -> Iterator[Rect]:
    x, y = left + run.x, top + run.baseline - run.size * 0.8
    for word, gap in zip(run.words, run.gaps, strict=True):
        width = word.width * run.scale
        yield Rect(x, y, width, run.size)
        x += width + gap


def _lines(placed: Placed, dy: float) -> Iterator[Rect]:
    for item in placed.block.items:
        if isinstance(item, TextLine) and item.line.runs:
            run = max(item.line.runs, key=lambda run: run.size)
            if run.size >= LARGE:
                top = placed.y + item.y + run.baseline - run.size * 0.8 + dy
                yield Rect(placed.x + item.x, top, item.line.width, run.size)
