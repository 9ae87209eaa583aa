"""How large a PDF will be, before it is made: reckoned from what is drawn, each drawing once.

The figures are those that come nearest for 159 files: 20 maps, each put on paper in eight ways. All but two of
them were estimated within a fifth.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from app.ink.primitives import Block, Picture, Placed, TextLine, TurnedLine
from app.layout.poster.pages import Poster
from app.layout.sheet import Sheet

FACE, GLYPH = 1600, 102
"""Bytes that a typeface takes in a file, and each of its characters that is used."""
PART, ITEM, CARD, TAGS, PATTERN = 810, 31, 82, 32, 42
"""Bytes, compressed: a drawing for one page alone, a thing drawn, a card, its place in the order of reading, and
what tells its kind where there is no colour."""
PICTURE = 0.9
READ = 400
"""Cards whose characters are looked at: the next ones hardly have others."""


def expected_bytes(poster: Poster, picture_size: Callable[[str], int] = lambda _asset: 0) -> float:
    """Return about how many bytes the PDF of a poster takes; `picture_size` tells those of an asset."""
    sheets: dict[int, Sheet] = {}
    tagged: set[int] = set()
    parts = 0
    for drawing in chain.from_iterable(page.drawings for page in poster.pages):
        sheets[id(drawing.sheet)] = drawing.sheet
        if not drawing.shared:
            tagged.add(id(drawing.sheet))
            parts += drawing.clip is not None
    drawn = _Drawn()
    total = float(PART * parts)
    for key, sheet in sheets.items():
        grey = PATTERN if sheet.style.ground == "grey" else 0
        total += drawn.add(sheet) * (CARD + grey + (TAGS if key in tagged else 0))
    fonts = sum(FACE + GLYPH * len(used) for used in drawn.faces.values())
    return total + fonts + ITEM * drawn.items + PICTURE * sum(map(picture_size, drawn.pictures))


class _Drawn:
    """What is drawn besides cards, the characters of each typeface, and the photos."""

    def __init__(self) -> None:
        self.items = 0
        self.faces: dict[str, set[str]] = {}
        self.pictures: set[str] = set()

    def add(self, sheet: Sheet) -> int:
        """Count what is on a sheet; return how many cards."""
        for block in _blocks(sheet):
            self._count(block)
        cells = [cell for shelf in sheet.shelves for cell in shelf.layout.cells]
        cards = chain.from_iterable(cell.cards for cell in cells)
        self._use(sheet.style.card.face, (placed.block.text for placed in islice(cards, READ)))
        for shelf in sheet.shelves:
            inside = chain.from_iterable(shelf.layout.row.cells.values())
            self.pictures.update(card.image for card in inside if card.image)
        return sum(len(cell.cards) for cell in cells)

    def _count(self, block: Block) -> None:
        self.items += len(block.items)
        for item in block.items:
            if isinstance(item, TextLine | TurnedLine) and item.line.runs:
                self._use(item.line.runs[0].face, (item.line.text,))
            elif isinstance(item, Picture):
                self.pictures.add(item.asset)

    def _use(self, face: str, texts: Iterable[str]) -> None:
        self.faces.setdefault(face, set()).update(*texts)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    around: tuple[tuple[Placed, ...], ...] = (
        sheet.backdrop, sheet.title, sheet.corner, sheet.ribbon, sheet.overlay, sheet.foot, sheet.lines
    )  # fmt: skip
    for placed in chain.from_iterable(around):
        yield placed.block
    for shelf in sheet.shelves:
        yield shelf.layout.header
        for placed in (*shelf.layout.under, *shelf.layout.over):
            yield placed.block
