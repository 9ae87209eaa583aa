"""Half of the words of a large map, set and written by a second process while this one does the rest.

It takes rows from the last one up until it meets the layout, which goes down; then it writes what stands in a PDF
for the words of the cards in its rows. The bytes of the file are the same without it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from app.ink.fonts import FontBook
from app.ink.primitives import PlainLines, Swift
from app.ink.text_plain import ReadyLines
from app.ink.text_values import RunMaker
from app.model.card import Card
from app.model.row import Row
from app.render.pdf_fonts import PdfFaces, PlainSetting
from app.render.pdf_stream import LocalPacker
from app.rows.kind import RowContext
from app.rows.parts.cards import cards_of
from app.rows.parts.folded import lay_out_row
from app.second_process import SLOT, Colleague, HelperLostError, SecondProcess, started

MANY: Final = 4_000
"""Cards from which on a second process is worth its start, even if others use the machine."""
LINES, WORDS, LETTERS, END, PACKED = range(1, 6)
"""News: where lines of a row end, what shows them, letters of a face, the end of that; a packed stream."""
PIECE, LAST = range(2)
"""What is given: a piece of a stream, and its last one."""
ROOM: Final = 128 << 20
MOST_GIVEN: Final = 48 << 20
"""Bytes from which on streams stay here: what they are packed to is kept in the memory that both share."""
MOST: Final = 255
"""Words of a text that a byte can count; lines are at most half as many, for a bit says that the card is bare."""
BARE: Final = 128
PAPER_AND_WORDS: Final = 3
"""Shadow, paper and words, and nothing else."""
BETWEEN: Final = "\r"
"""What stands between the words of two cards; in a string of ours it would be escaped."""


class PdfHelper:
    """The second process, if there is one, and what it has done so far."""

    def __init__(self) -> None:
        self._process: SecondProcess | None = None
        self._numbers: dict[str, int] = {}
        self._context: RowContext | None = None
        self._lines: dict[int, bytes] = {}
        self._words: dict[int, bytes] = {}
        self._letters: list[bytes] = []
        self._is_written = False
        self._packed: dict[int, bytes] = {}
        self._streams = self._given = 0
        self._ready: dict[int, list[ReadyLines | None]] = {}

    def __enter__(self) -> "PdfHelper":
        return self

    def __exit__(self, *_error: object) -> None:
        """End the second process; nothing is left of it."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def begin(self, rows: Sequence[Row], context: RowContext) -> None:
        """Start with the last of the rows that are going to be laid out, if it is worth while."""
        count = sum(map(len, chain.from_iterable(row.cells.values() for row in rows)))
        if self._process is not None or count < MANY:
            return
        self._context, self._numbers = context, {row.id: number for number, row in enumerate(rows)}
        self._process = started(lambda colleague: _work(colleague, rows, context), flags=len(rows), room=ROOM)

    def ready(self, row: Row) -> Mapping[str, ReadyLines]:
        """Return the lines that are known of a row, by card; its layout begins now, so nobody else need do it."""
        number = self._numbers.get(row.id)
        if self._process is None or self._context is None or number is None:
            return {}
        self._hear(wait=False)
        if number not in self._lines:
            self._process.mark(number)
            return {}
        ready = self._ready[number] = list(_unpacked(self._lines[number]))
        cards = cards_in(row, self._context)
        return {card.id: one for card, one in zip(cards, ready, strict=True) if one is not None}

    def write_words(self, faces: PdfFaces) -> None:
        """Wait until all is known that shows the words of those rows; `faces` get their letters."""
        if self._process is None:
            return
        while not self._is_written:
            self._hear(wait=True)
        for number, ready in self._ready.items():
            if number in self._words:
                shown = self._words.pop(number).decode("latin-1").split(BETWEEN)
                for one, words in zip(ready, shown, strict=True):
                    if one is not None:
                        one.shown = words
        for letters in self._letters:
            faces.add_letters(*letters.decode().split(BETWEEN))

    def _hear(self, *, wait: bool) -> None:
        """Take in what is new."""
        for note in self._process.notes(wait=wait) if self._process is not None else ():
            if note.kind == LINES:
                self._lines[note.number] = note.data
            elif note.kind == WORDS:
                self._words[note.number] = note.data
            elif note.kind == LETTERS:
                self._letters.append(note.data)
            elif note.kind == PACKED:
                self._packed[note.number] = note.data
            elif note.kind == END:
                self._is_written = True

    def packer(self) -> "Packer | None":
        """Return what packs one stream elsewhere, if that can be."""
        if self._process is None or self._given > MOST_GIVEN:
            return None
        self._streams += 1
        return Packer(self, self._streams)

    def give(self, kind: int, number: int, data: bytes) -> None:
        """Hand a piece of a stream over as soon as there is room."""
        if self._process is None:
            raise HelperLostError
        self._given += len(data)
        while not self._process.has_room():
            self._hear(wait=True)
        self._process.give(kind, number, data)

    def packed(self, number: int) -> bytes:
        """Wait until a stream is packed and return it."""
        while number not in self._packed:
            self._hear(wait=True)
        return self._packed.pop(number)

    def dismiss(self) -> None:
        """Say that nothing more will be given: the second process then ends while this one goes on."""
        if self._process is not None:
            self._process.dismiss()


class Packer:
    """A stream that the second process packs."""

    def __init__(self, helper: PdfHelper, number: int) -> None:
        self._helper, self._number = helper, number

    def add(self, data: bytes) -> None:
        """Append to what is packed."""
        for start in range(0, len(data), SLOT):
            self._helper.give(PIECE, self._number, data[start : start + SLOT])

    def end(self) -> None:
        """Say that nothing more will come."""
        self._helper.give(LAST, self._number, b"")

    def packed(self) -> bytes:
        """Wait until all is packed and return it."""
        return self._helper.packed(self._number)


def cards_in(row: Row, context: RowContext) -> Iterator[Card]:
    """Yield the cards that a row shows, from left to right and from the top down."""
    return chain.from_iterable(cards_of(row, column) for column in context.columns)


def _unpacked(data: bytes) -> Iterator[ReadyLines | None]:
    start = 0
    while start < len(data):
        is_bare, count = divmod(data[start], BARE)
        stop = start + 1 + count
        yield ReadyLines(list(data[start + 1 : stop]), is_bare=is_bare == 1) if count else None
        start = stop


def _work(colleague: Colleague, rows: Sequence[Row], context: RowContext) -> None:
    """Lay rows out from the last one up, tell where their lines end, and then what shows them."""
    found: list[tuple[int, list[PlainLines | None]]] = []
    for number in reversed(range(len(rows))):
        if colleague.has_marked(number):
            break
        cards = list(cards_in(rows[number], context))
        drawn = _drawn(rows[number], context)
        items = [drawn.get(card.id, ()) for card in cards]
        words = list(map(_words, items))
        colleague.tell(LINES, number, b"".join(map(_packed, cards, items, words)))
        found.append((number, words))
    _write(colleague, found, context.book)
    _pack(colleague)


def _drawn(row: Row, context: RowContext) -> dict[str, Swift]:
    """Lay a row out and return what is drawn of its cards."""
    cells = lay_out_row(row, context).cells
    blocks = [placed.block for cell in cells for placed in cell.cards]
    return {block.slot.id: block.swift_items for block in blocks}


def _words(items: Swift) -> PlainLines | None:
    """Return the words of a card, None where they are not to be had so easily."""
    found = next((item for item in items if type(item) is PlainLines), None)
    if found is None or found.text.has_cut_words:
        return None
    ends = found.text.cuts(found.even)
    return found if len(ends) < BARE and ends[-1] <= MOST else None


def _packed(card: Card, items: Swift, words: PlainLines | None) -> bytes:
    """Return how many lines a card has and where each ends, in bytes; no line for one that needs more care."""
    if words is None:
        return b"\0"
    ends = words.text.cuts(words.even)
    is_bare = len(items) == PAPER_AND_WORDS and not (card.paper or card.kind)
    return bytes((len(ends) + BARE * is_bare, *ends))


def _write(colleague: Colleague, found: list[tuple[int, list[PlainLines | None]]], book: FontBook) -> None:
    faces = PdfFaces(book, only_common=True)
    settings: dict[RunMaker, PlainSetting] = {}
    for number, words in found:
        shown = [_shown(one, faces, settings) if one is not None else "" for one in words]
        colleague.tell(WORDS, number, BETWEEN.join(shown).encode("latin-1"))
    for key, letters in faces.letters().items():
        colleague.tell(LETTERS, 0, f"{key}{BETWEEN}{letters}".encode())
    colleague.tell(END, 0, b"")


def _shown(words: PlainLines, faces: PdfFaces, settings: dict[RunMaker, PlainSetting]) -> str:
    maker = words.text.setting
    setting = settings.get(maker)
    if setting is None:
        setting = settings[maker] = PlainSetting(maker, faces.face(maker.face))
    return setting.lines(words) or ""


def _pack(colleague: Colleague) -> None:
    """Pack streams as they are given, each by itself."""
    streams: dict[int, LocalPacker] = {}
    for note in colleague.pieces():
        if note.kind == PIECE:
            streams.setdefault(note.number, LocalPacker()).add(note.data)
        else:
            done = streams.pop(note.number, None) or LocalPacker()
            done.end()
            colleague.tell(PACKED, note.number, done.packed())
