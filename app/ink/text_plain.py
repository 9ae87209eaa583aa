"""The short way from a text to its lines: words of Latin, Greek and Cyrillic letters with single spaces.

Nearly every text of a map goes this way, so it does nothing but add up widths that are remembered for each
word. The glyphs of a line are put together when a printer first asks for them.
"""

import math
import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from app.ink.breaks import FRENCH_MARKS, inner_breaks, words_of
from app.ink.fonts import CACHED_WORD_LENGTH, CACHED_WORDS, TEXT_FACES, Face, FontBook, Word
from app.ink.text_fill import SLACK, even_out
from app.ink.text_values import Even, GlyphRun, Line, TextFont

PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u017f\u0192\u01cd-\u01dc\u0218-\u021b\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u1ea0-\u1ef9–—‘’‚“”„†‡•…‰‹›€™←-↙−≈≠≤≥✓✔✗✘]*"
)
"""Texts whose every character all text faces have, with one glyph each."""


def is_plain(text: str, face: str) -> bool:
    """Say whether the short way is open to a text: known characters, and spaces only between two words."""
    if "  " in text or text[:1] in ("", " ") or text[-1] == " " or face not in TEXT_FACES:
        return False
    return (text.isascii() and text.isprintable()) or PLAIN.fullmatch(text) is not None


def baseline_of(line: int, font: TextFont, face: Face) -> int:
    """The whole unit nearest to where a line's baseline belongs; on whole units printers agree best."""
    scale = font.size / face.units
    above = (font.leading - (face.ascent - face.descent) * scale) / 2
    return math.floor(line * font.leading + above + face.ascent * scale + 0.5)


def plain_lines(
    text: str, font: TextFont, width: float, *, book: FontBook, even: Even
) -> tuple[Line, ...] | None:
    """The lines of a plain text; None if a word must be cut between two letters."""
    broken = PlainText(text, PlainRoom(font, width, book))
    return broken.lines(even) if broken.ends is not None else None


def count_plain_lines(text: str, font: TextFont, width: float, *, book: FontBook) -> int | None:
    """How many lines `plain_lines` finds; None if a word must be cut between two letters."""
    ends = PlainText(text, PlainRoom(font, width, book)).ends
    return None if ends is None else len(ends)


class _Advances(dict[str, int]):
    """How far each word of a face moves the pen, with the space after it, in font units."""

    def __init__(self, words: dict[str, Word]) -> None:
        super().__init__()
        self._words = words
        self.space = words[" "].width

    def __missing__(self, text: str) -> int:
        advance = self._words[text].width + self.space
        if len(text) <= CACHED_WORD_LENGTH:
            if len(self) >= CACHED_WORDS:
                self.clear()
            self[text] = advance
        return advance


class _Breaks(dict[str, tuple[int, ...]]):
    """The places inside each word after which a line may end."""

    def __missing__(self, text: str) -> tuple[int, ...]:
        if len(self) >= CACHED_WORDS:
            self.clear()
        places = self[text] = inner_breaks(text)
        return places


_BREAKS = _Breaks()


class _Setting:
    """A text font with what is needed to set plain lines in it."""

    __slots__ = (
        "_baselines",
        "_face",
        "_font",
        "_words",
        "advance",
        "face",
        "leading",
        "scale",
        "size",
        "space",
        "word",
    )

    def __init__(self, font: TextFont, book: FontBook) -> None:
        self._font = font
        self._face = book.face(font.face)
        self._words = book.words(font.face)
        self._baselines: list[int] = []
        self.word = self._words.__getitem__
        self.size, self.leading, self.face = font.size, font.leading, font.face
        self.scale = font.size / self._face.units
        advances = _Advances(self._words)
        self.advance, self.space = advances.__getitem__, advances.space

    def baselines(self, count: int) -> list[int]:
        """The baselines of at least the first `count` lines of a block."""
        known = self._baselines
        while len(known) < count:
            known.append(baseline_of(len(known), self._font, self._face))
        return known

    def run(self, text: str, baseline: float) -> GlyphRun:
        """The run of a plain line; it has the words of the whole text, for breaking never parts « and a word."""
        words = tuple([self._words[word] for word in words_of(text)])
        gaps = (self.space * self.scale,) * (len(words) - 1) + (0.0,)
        return GlyphRun(self._font.face, self._font.size, 0.0, baseline, words, gaps)


@lru_cache(maxsize=256)
def _setting(font: TextFont, book: FontBook) -> _Setting:
    return _Setting(font, book)


class PlainRoom:
    """Lines of one width and one font, for any number of texts."""

    __slots__ = ("font", "limit", "setting", "width")

    def __init__(self, font: TextFont, width: float, book: FontBook) -> None:
        self.font, self.width = font, width
        self.setting = _setting(font, book)
        self.limit = (width + SLACK) / self.setting.scale

    def broken(self, text: str) -> "PlainText | None":
        """The lines of a text in numbers alone; None if the short way is not open to it."""
        if not is_plain(text, self.font.face):
            return None
        found = PlainText(text, self)
        return found if found.ends is not None else None


class ReadyLines:
    """Lines of a plain text that were set elsewhere, none within a word: the index of the word after each one.

    `shown` is what the printer writes that they were set for, empty until it is known. `is_bare` says that nothing
    but paper and these words is drawn of the card that they are on.
    """

    __slots__ = ("ends", "is_bare", "shown")

    def __init__(self, ends: list[int], *, is_bare: bool = False) -> None:
        self.ends, self.is_bare = ends, is_bare
        self.shown = ""


UNJOINED: frozenset[int] = frozenset()
_NOTHING: list[int] = []
_NO_WORDS: list[str] = []
"""What a text has instead once its lines are settled; never written to."""


class PlainText:
    """A plain text in lines of a width, which cost nothing but numbers until `lines` are asked for.

    `ends` are the indices of the words after each line's last one, None if a word must be cut between two letters;
    a word that is cut at a hyphen becomes two.
    """

    __slots__ = ("_even", "_joined", "_limit", "_reach", "_text", "_words", "ends", "ready", "setting")

    _reach: list[int]
    """Where each word and the space after it end if all are on one line, in font units."""
    _even: Even | None
    """How `ends` were evened, once they are."""

    def __init__(self, text: str, room: PlainRoom) -> None:
        self._text = text
        self.setting = setting = room.setting
        self._limit = room.limit
        words = text.split(" ")
        self._words = words = words if FRENCH_MARKS.isdisjoint(words) else words_of(text)
        self._reach = list(accumulate(map(setting.advance, words)))
        self._joined: frozenset[int] = UNJOINED
        self._even = None
        self.ready: ReadyLines | None = None
        self.ends = self._filled()

    @classmethod
    def settled(cls, text: str, room: PlainRoom, ready: ReadyLines, *, even: Even) -> "PlainText":
        """Return a text whose lines are known, as `settle` leaves one."""
        made = cls.__new__(cls)
        made._text, made.setting, made._limit = text, room.setting, room.limit
        made._words, made._reach, made._joined, made._even = _NO_WORDS, _NOTHING, UNJOINED, even
        made.ready, made.ends = ready, ready.ends
        return made

    @property
    def words(self) -> list[str]:
        """The words of all lines, one after the other."""
        return self._words or words_of(self._text)

    @property
    def bare_words(self) -> list[str]:
        """The words between spaces, where those beside the marks of French stand by themselves: sooner found."""
        return self._words or self._text.split(" ")

    def settle(self, even: Even) -> None:
        """Even the lines out and keep no more than their ends: a map on paper has thousands of texts."""
        ends = self.ends
        if ends is not None and len(ends) > 1:
            self.ends = self.cuts(even)
        self._even = even
        self._reach = _NOTHING
        if not self._joined:
            self._words = _NO_WORDS

    def _filled(self) -> list[int] | None:
        words, reach, end = self._words, self._reach, self._limit + self.setting.space
        room, last = end, reach[-1]
        ends: list[int] = []
        first = 0
        while last > end:
            after = bisect_right(reach, end, first)
            if breaks := _BREAKS[words[after]]:
                after += self._cut(after, breaks, end)
                last = reach[-1]
            if after == first:
                return None
            ends.append(after)
            first = after
            end = reach[after - 1] + room
        ends.append(len(words))
        return ends

    def _cut(self, index: int, breaks: tuple[int, ...], room: float) -> int:
        """Cut a word at its last break that leaves what is before it within `room`; the number of cuts."""
        word, advance = self._words[index], self.setting.advance
        room -= self._reach[index - 1] if index else 0
        for place in reversed(breaks):
            if advance(word[:place]) <= room:
                self._words[index : index + 1] = (word[:place], word[place:])
                self._reach[:] = accumulate(map(advance, self._words))
                self._joined |= {index + 1}
                return 1
        return 0

    def _evened(self, ends: list[int], even: Even) -> list[int]:
        """Better line ends, at no more lines."""
        if len(ends) < 2 or even is Even.GREEDY:
            return ends
        if even is Even.BALANCED and len(ends) == 2 and not self._joined:
            return self._halves(ends)
        last = ends[-2]
        if even is not Even.EXACT:
            return self._without_widow(ends) if ends[-1] - last == 1 else ends
        space, advance = self.setting.space, self.setting.advance
        widths = [advance(word) - space for word in self._words]
        gaps = [space] * len(widths)
        joined = set(self._joined)
        return even_out(widths, gaps, list(ends), limit=self._limit, even=even, joined=joined)

    def _without_widow(self, ends: list[int]) -> list[int]:
        """Give a lone last word the word before it, if that leaves two there and both fit: as `even_out` does."""
        reach, joined, last = self._reach, self._joined, ends[-2]
        before = ends[-3] if len(ends) > 2 else 0
        if last - before < 3 or last in joined or last - 1 in joined:
            return ends
        if reach[last] - reach[last - 2] - self.setting.space > self._limit:
            return ends
        return [*ends[:-2], last - 1, ends[-1]]

    def _halves(self, ends: list[int]) -> list[int]:
        """The end of the first of two lines that makes the longer one as short as possible."""
        reach, whole = self._reach, self._reach[-1]
        middle = bisect_right(reach, whole / 2)
        best, least = ends[0], whole
        for end in (middle, middle + 1):
            if 0 < end < len(reach):
                longer = max(reach[end - 1], whole - reach[end - 1])
                if longer < least:
                    best, least = end, longer
        return [best, len(reach)] if least - self.setting.space <= self._limit else ends

    def cuts(self, even: Even) -> list[int]:
        """The index of the word after each line's last one, evened with that much care."""
        ends = self.ends or []
        return ends if even is self._even else self._evened(ends, even)

    @property
    def has_cut_words(self) -> bool:
        """Whether any word goes on in the line below."""
        return bool(self._joined)

    def goes_on(self, end: int) -> bool:
        """Say whether the word before that index goes on behind it."""
        return end in self._joined

    def lines(self, even: Even) -> tuple[Line, ...]:
        """The lines, evened with that much care; only where `ends` are known."""
        text, words, setting = self._text, self.words, self.setting
        reach = self._reach or list(accumulate(map(setting.advance, words)))
        ends = self.cuts(even)
        scale, space, joined = setting.scale, setting.space, self._joined
        lines: list[Line] = []
        first = begin = start = 0
        for end, baseline in zip(ends, setting.baselines(len(ends)), strict=False):
            stop = start + len(" ".join(words[first:end]))
            width = (reach[end - 1] - begin - space) * scale
            lines.append(Line(text[start:stop], start, width, setting, baseline=baseline))
            start = stop if end in joined else stop + 1
            first, begin = end, reach[end - 1]
        return tuple(lines)
