"""From a paragraph to lines of glyph runs: which face, which direction, which order.

A `Paragraph` measures any part of its text as it would be drawn alone, and makes a line of a part.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from app.compat import override
from app.ink.bidi import RIGHT_TO_LEFT, base_level, levels, visual_order
from app.ink.breaks import SPACES, inner_breaks
from app.ink.fonts import SOFT_HYPHEN, TEXT_FACES, FontBook, Word
from app.ink.text_clusters import boundaries
from app.ink.text_fallback import script_of
from app.ink.text_fill import SLACK, Pieces
from app.ink.text_plain import PLAIN
from app.ink.text_values import GlyphRun, TextFont
from app.values import dataclass


class Part(NamedTuple):
    """A part of a word in one face and one direction; no face means that no font has it."""

    start: int
    stop: int
    face: str | None
    level: int


class Element(NamedTuple):
    """Something on a line: a shaped part, or the space between words."""

    start: int
    level: int
    width: float
    word: Word | None
    missing: bool = False


@dataclass(slots=True)
class _Pen:
    """The run that is being collected from left to right."""

    x: float
    words: list[Word]
    gaps: list[float]
    starts: list[int]
    key: tuple[str, int, bool]


class Paragraph:
    """A paragraph of any script, with its levels and the face of each character."""

    def __init__(self, text: str, font: TextFont, book: FontBook) -> None:
        """Take a text without line ends; nothing is measured yet."""
        self.text = text
        self.font = font
        self.book = book
        self.base = base_level(text) if RIGHT_TO_LEFT.search(text) else 0
        self._units = book.face(font.face).units

    @cached_property
    def _levels(self) -> list[int] | None:
        return levels(self.text, self.base) if RIGHT_TO_LEFT.search(self.text) else None

    @cached_property
    def _faces(self) -> list[str | None]:
        faces: list[str | None] = []
        start = 0
        for end in self._ends:
            faces += [self.book.cover(self.text[start:end], self.font.face)] * (end - start)
            start = end
        return faces

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """Where each cluster ends."""
        return boundaries(self.text)

    @cached_property
    def _inner(self) -> list[int]:
        """Where a line may end inside a word."""
        starts = (0, *(match.end() for match in SPACES.finditer(self.text)))
        words = SPACES.split(self.text)
        return [
            start + place for start, word in zip(starts, words, strict=True) for place in inner_breaks(word)
        ]

    @cached_property
    def _rough(self) -> list[float]:
        """About where each character would start on one endless line."""
        found = [0.0]
        start = 0
        for end in self._ends:
            x = found[-1]
            width = sum(element.width for element in self._words(start, end))
            found += [x] * (end - start - 1) + [x + width]
            start = end
        return found

    def pieces(self) -> Pieces:
        """The words between spaces, measured."""
        starts, stops = [0], []
        for match in SPACES.finditer(self.text):
            stops.append(match.start())
            starts.append(match.end())
        stops.append(len(self.text))
        if len(starts) > 1 and starts[-1] == len(self.text):
            del starts[-1], stops[-1]  # spaces at the end belong to the last word
        ends = [*starts[1:], len(self.text)]
        return Pieces(
            starts=starts,
            stops=stops,
            widths=[self.width(start, stop) for start, stop in zip(starts, stops, strict=True)],
            gaps=[self.gap(stop, end) for stop, end in zip(stops, ends, strict=True)],
            joined=set(),
        )

    def gap(self, start: int, stop: int) -> float:
        """The width of the white space between two places."""
        space = self.book.shape(" ", self.font.face).width * self.font.size / self._units
        return sum(_space_width(one, space, self.font.size) for one in self.text[start:stop])

    def width(self, start: int, stop: int) -> float:
        """How wide a part without spaces is when it stands alone."""
        return sum(element.width for element in self._words(start, stop))

    def cut(self, start: int, stop: int, room: float, *, is_empty_line: bool) -> int:
        """Where to cut a word so that its first part fits into `room`; `start` if it is better not to cut.

        An empty line must take something: there the word is cut between two clusters if nothing else helps.
        """
        place = self._last_fit(self._inner, start, stop, room=room)
        if place > start or not is_empty_line:
            return place
        least = self._ends[bisect_right(self._ends, start)]
        return max(self._last_fit(self._ends, start, stop, room=room), least) if least < stop else start

    def _last_fit(self, places: Sequence[int], start: int, stop: int, *, room: float) -> int:
        """The last of some ascending places before `stop` up to which the text fits; `start` if there is none.

        Starts where the widths of single clusters say, and corrects that by shaping what would be on the line.
        """
        first = bisect_right(places, start)
        end = bisect_left(places, stop, first)
        if first == end:
            return start
        found = bisect_right(places, self._rough[start] + room, first, end, key=self._rough.__getitem__)
        while found < end and self.width(start, places[found]) <= room + SLACK:
            found += 1
        while found > first and self.width(start, places[found - 1]) > room + SLACK:
            found -= 1
        return places[found - 1] if found > first else start

    def _words(self, start: int, stop: int) -> Iterator[Element]:
        if start == stop:
            return
        for part in self._parts(start, stop):
            shown = self.text[part.start : part.stop]
            if shown.endswith(SOFT_HYPHEN) and part.stop == stop:
                shown = shown[:-1] + "-"
            yield from self._shaped(part, shown)

    def _parts(self, start: int, stop: int) -> Iterator[Part]:
        seams = self._seams[bisect_right(self._seams, start) : bisect_left(self._seams, stop)]
        for begin, end in pairwise((start, *seams, stop)):
            yield Part(begin, end, self._faces[begin], self._levels[begin] if self._levels else 0)

    @cached_property
    def _seams(self) -> list[int]:
        """Where the face, the direction or the script changes."""
        faces, found = self._faces, self._levels
        script = "COMMON"
        seams: list[int] = []
        for index, character in enumerate(self.text):
            own = script_of(character)
            other = own != script and "COMMON" not in (own, script)
            if other or faces[index] != faces[index - 1] or (found and found[index] != found[index - 1]):
                seams.append(index)
                script = own
            elif own != "COMMON":
                script = own
        return seams

    def _shaped(self, part: Part, shown: str) -> Iterator[Element]:
        if part.face is None:
            yield from self._boxes(part, shown)
            return
        word = self.book.shape(shown, part.face, rtl=part.level % 2 == 1)
        yield Element(part.start, part.level, word.width * self.font.size / word.units, word)

    def _boxes(self, part: Part, shown: str) -> Iterator[Element]:
        start = 0
        for end in boundaries(shown):
            word = self.book.box(shown[start:end], self.font.face)
            width = word.width * self.font.size / word.units
            yield Element(part.start + start, part.level, width, word, missing=True)
            start = end

    def runs(
        self, start: int, stop: int, end: int, *, baseline: float, offset: int
    ) -> tuple[tuple[GlyphRun, ...], float]:
        """The runs that show `start` to `stop`, with the white space up to `end` behind them, and the width."""
        elements = list(self._elements(start, stop))
        width = sum(element.width for element in elements)
        if end > stop and self.base == 0:
            elements.append(Element(stop, self.base, self.gap(stop, end), None))
        if self._levels is not None:
            order = visual_order([element.level for element in elements])
            elements = [elements[index] for index in order]
        return tuple(self._collected(elements, baseline=baseline, offset=offset)), width

    def _elements(self, start: int, stop: int) -> Iterator[Element]:
        begin = start
        for match in SPACES.finditer(self.text, start, stop):
            yield from self._words(begin, match.start())
            level = self._levels[match.start()] if self._levels else 0
            yield Element(match.start(), level, self.gap(*match.span()), None)
            begin = match.end()
        yield from self._words(begin, stop)

    def _collected(self, elements: list[Element], *, baseline: float, offset: int) -> Iterator[GlyphRun]:
        x = 0.0
        pen: _Pen | None = None
        for element in elements:
            if element.word is None:
                if pen is not None:
                    pen.gaps[-1] += element.width
                x += element.width
                continue
            key = (element.word.face, element.level % 2, element.missing)
            if pen is None or pen.key != key:
                if pen is not None:
                    yield self._run(pen, baseline)
                pen = _Pen(x, [], [], [], key)
            pen.words.append(element.word)
            pen.gaps.append(0.0)
            pen.starts.append(element.start + offset)
            x += element.width
        if pen is not None:
            yield self._run(pen, baseline)

    def _run(self, pen: _Pen, baseline: float) -> GlyphRun:
        face, direction, missing = pen.key
        return GlyphRun(
            face=face,
            size=self.font.size,
            x=pen.x,
            baseline=baseline,
            words=tuple(pen.words),
            gaps=tuple(pen.gaps),
            rtl=direction == 1,
            missing=missing,
            starts=tuple(pen.starts),
        )


class PlainParagraph(Paragraph):
    """A paragraph of which the wanted face has every character, so that a word is one part."""

    @override
    def _words(self, start: int, stop: int) -> Iterator[Element]:
        if stop == start:
            return
        shown = self.text[start:stop]
        if shown[-1] == SOFT_HYPHEN:
            shown = shown[:-1] + "-"
        word = self.book.shape(shown, self.font.face)
        yield Element(start, 0, word.width * self.font.size / word.units, word)


def paragraph_of(text: str, font: TextFont, book: FontBook) -> Paragraph:
    """The right kind of paragraph for a text without line ends."""
    is_simple = font.face in TEXT_FACES and PLAIN.fullmatch(text) is not None
    return (PlainParagraph if is_simple else Paragraph)(text, font, book)


def _space_width(character: str, space: float, em: float) -> float:
    if character == "\u200b":
        return 0.0
    return em if character in "\u3000\u2001\u2003" else em / 2 if character in "\u2000\u2002" else space
