"""How high a map would become with other columns, reckoned from a layout of it: a guess that costs no layout.

A card's lines are reckoned from the length of its text, and corrected by what they really were. What does not
depend on the columns' width much (curves, chips, title, foot) stays as it is.
"""

from math import ceil

from app.layout.grid import stage_width
from app.layout.sheet import Sheet, Shelf
from app.rows.kind import kind_of
from app.rows.parts.cards import CardRow
from app.values import dataclass, replace

LETTER = 0.46
"""The usual width of a letter in Source Sans 3, spaces included, in shares of the font's size."""
RAGGED = 1.1
"""How much of a line's end stays empty, in sizes of the font: half a word."""
FULLEST = 12
"""How many cells of a row are looked at: those with most text make it as high as it is."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """The cards of one cell: each one's room for text, length of text, and height besides its lines.

    A unit that columns become wider makes a card `growth` units wider; `per_line` of them lie side by side.
    """

    growth: float
    cards: tuple[tuple[float, float, float], ...]
    per_line: float


class Estimate:
    """What a sheet would measure with columns of another width."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._style = sheet, sheet.style
        self._stages = tuple(column.stage for column in sheet.columns)
        rows = [self._cells(shelf) for shelf in sheet.shelves if _follows_columns(shelf)]
        self._rows = tuple((self._row(cells, sheet.style.column), cells) for cells in rows)
        self._heights: dict[float, float] = {}

    def width(self, column: float) -> float:
        """Return the sheet's width without its margins."""
        sheet, style = self._sheet, replace(self._style, column=column)
        alone = len(self._stages) == 1
        inner = sheet.width - 2 * sheet.style.page_margin
        grid = sum(each.width for each in sheet.columns)
        return inner - grid + sum(stage_width(stage, style, alone=alone) for stage in self._stages)

    def height(self, column: float) -> float:
        """Return the sheet's height without its margins, give or take a few percent."""
        known = self._heights.get(column)
        if known is None:
            change = sum(self._row(cells, column) - before for before, cells in self._rows)
            known = self._heights[column] = self._sheet.height - 2 * self._style.page_margin + change
        return known

    def _cells(self, shelf: Shelf) -> tuple[_Cell, ...]:
        found = []
        size, leading = self._style.card.size, self._style.card.leading
        for cell, column in zip(shelf.layout.cells, self._sheet.columns, strict=True):
            if not cell.cards or column.stage.collapsed:
                continue
            cards = []
            for placed in cell.cards:
                room = placed.block.width - 2 * self._style.card_side - RAGGED * size
                long = len(placed.block.text) * size * LETTER
                cards.append((room, long, placed.block.height - _lines(long, room) * leading))
            lines = len({placed.y for placed in cell.cards})
            per_line = len(cell.cards) / lines
            found.append(_Cell(column.width / self._style.column / per_line, tuple(cards), per_line))
        found.sort(key=lambda cell: sum(long + rest * 8 for _room, long, rest in cell.cards) / cell.per_line)
        return tuple(found[-FULLEST:])

    def _row(self, cells: tuple[_Cell, ...], column: float) -> float:
        """Return how high the fullest cell is."""
        leading, gap, least = self._style.card.leading, self._style.card_gap, self._style.card_min_height
        highest = 0.0
        for cell in cells:
            more = (column - self._style.column) * cell.growth
            heights = 0.0
            for room, long, rest in cell.cards:
                lines = _lines(long, max(24.0, room + more))
                heights += max(least, lines * leading + rest) + gap
            highest = max(highest, heights / cell.per_line)
        return highest


def _lines(long: float, room: float) -> int:
    return max(1, ceil(long / max(1.0, room)))


def _follows_columns(shelf: Shelf) -> bool:
    kind = kind_of(shelf.layout.row.kind)
    return isinstance(kind, CardRow) and not kind.is_flexible and shelf.layout.row.height is None
