"""Breaking texts into lines of glyphs, and finding the caret in them.

The one place that measures text: every printer draws the positions it is given. `break_lines` takes a short
way for texts of Latin, Greek and Cyrillic letters and goes through `text_runs` for all others.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Literal

from app.ink.breaks import PARAGRAPH_ENDS, inner_breaks, keep_french_spaces
from app.ink.fonts import TEXT_FACES, Face, FontBook, Word, default_book
from app.ink.text_caret import caret_at, caret_stops, index_at
from app.ink.text_clusters import boundaries
from app.ink.text_fill import SLACK, even_out, fill
from app.ink.text_runs import Paragraph
from app.ink.text_values import Even, GlyphRun, Line, TextFont

PLAIN = re.compile(
    "(?:[!-~\u00a0-\u00ac\u00ae-\u017f\u0192\u01cd-\u01dc\u0218-\u021b\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u1ea0-\u1ef9–—‘’‚“”„†‡•…‰‹›€™←-↙−≈≠≤≥✓✔✗✘]+(?: (?=[^ ])|$))*"
)
"""Texts whose every character the text faces have, one glyph each, with single spaces between words."""


def break_lines(
    text: str, font: TextFont, width: float, book: FontBook, *, even: Even = Even.WIDOWS
) -> tuple[Line, ...]:
    """Break a text into lines no wider than `width` map units; an empty text gives one empty line.

    A line end in the text starts a paragraph. Only a single grapheme cluster may be wider than `width`.
    """
    if text and font.face in TEXT_FACES and PLAIN.fullmatch(text):
        lines = _short_way(text, font, width, book=book, even=even)
        if lines is not None:
            return lines
    return _long_way(text, font, width, book=book, even=even)


def first_baseline(font: TextFont, book: FontBook) -> int:
    """How far below the top of a text block the first baseline lies, in whole map units."""
    return _baseline(book.face(font.face), font, 0)


def block_height(lines: Sequence[Line], font: TextFont) -> float:
    """The height of a text block in map units."""
    return len(lines) * font.leading


def text_width(text: str, font: TextFont, book: FontBook) -> float:
    """How wide a text is on one line (its widest paragraph, if it has several)."""
    return max(line.width for line in break_lines(text, font, math.inf, book, even=Even.GREEDY))


def indent(line: Line, width: float, align: Literal["start", "center", "end"] = "start") -> float:
    """How far to move a line to the right in a box: a right-to-left paragraph starts at the right edge."""
    room = width - line.width
    if align == "center":
        return room / 2
    return room if (align == "end") != line.rtl else 0.0


def elide(text: str, font: TextFont, width: float, book: FontBook, *, lines: int = 1) -> tuple[Line, ...]:
    """The first lines of a text; if there are more, the last shown ends in "…" and still fits `width`."""
    found = break_lines(text, font, width, book, even=Even.GREEDY)
    if len(found) <= lines:
        return found
    start = found[lines - 1].start
    rest = PARAGRAPH_ENDS.split(text[start:], maxsplit=1)[0]
    last = _elided(rest, font, width, book)
    baseline = found[lines - 1].baseline
    runs = tuple(_moved(run, start, baseline) for run in last.runs)
    return (*found[: lines - 1], replace(last, start=start, runs=runs, baseline=baseline))


def _elided(rest: str, font: TextFont, width: float, book: FontBook) -> Line:
    ends = (0, *boundaries(rest))
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(rest[: ends[middle]].rstrip() + "…", font, book) <= width + SLACK:
            low = middle
        else:
            high = middle - 1
    return break_lines(rest[: ends[low]].rstrip() + "…", font, math.inf, book, even=Even.GREEDY)[0]


def _moved(run: GlyphRun, start: int, baseline: float) -> GlyphRun:
    starts = None if run.starts is None else tuple(start + one for one in run.starts)
    return replace(run, starts=starts, baseline=baseline)


def missing_characters(lines: Sequence[Line]) -> tuple[str, ...]:
    """The characters of some lines that no font on this computer has, each once, in order."""
    found = [word.text for line in lines for run in line.runs if run.missing for word in run.words]
    return tuple(dict.fromkeys(found))


def _baseline(face: Face, font: TextFont, line: int) -> int:
    """The whole unit nearest to where a baseline belongs; on whole units printers agree best."""
    scale = font.size / face.units
    above = (font.leading - (face.ascent - face.descent) * scale) / 2
    return math.floor(line * font.leading + above + face.ascent * scale + 0.5)


def _short_way(
    text: str, font: TextFont, width: float, *, book: FontBook, even: Even
) -> tuple[Line, ...] | None:
    """Lines of a plain text by adding up cached widths; None if a word must be cut."""
    face = book.face(font.face)
    cache = book.words(font.face)
    tokens = keep_french_spaces(text).split(" ")
    words = tuple(map(cache.__getitem__, tokens))
    space = cache[" "].width
    limit = (width + SLACK) * face.units / font.size
    widths = [word.width for word in words]
    ends = _short_ends(tokens, widths, space, limit)
    if ends is None:
        return None
    if len(ends) > 1 and even is not Even.GREEDY:
        gaps = [space] * len(words)
        ends = even_out(widths, gaps, ends, limit=limit, even=even, joined=set())
    return tuple(_short_lines(text, words, ends, font=font, face=face, space=space))


def _short_ends(tokens: list[str], widths: list[int], space: int, limit: float) -> list[int] | None:
    reach = list(accumulate(width + space for width in widths))
    if reach[-1] - space <= limit:
        return [len(tokens)] if widths[0] <= limit else None
    ends: list[int] = []
    first, room = 0, limit + space
    while first < len(tokens):
        begin = reach[first] - widths[first] - space
        after = bisect_right(reach, begin + room, first)
        if after == first or (after < len(tokens) and inner_breaks(tokens[after])):
            return None
        ends.append(after)
        first = after
    return ends


def _short_lines(
    text: str, words: tuple[Word, ...], ends: list[int], *, font: TextFont, face: Face, space: int
) -> Iterator[Line]:
    scale = font.size / face.units
    first = start = 0
    for number, end in enumerate(ends):
        shown = words[first:end]
        stop = start + sum(len(word.text) for word in shown) + len(shown) - 1
        width = (sum(word.width for word in shown) + space * (len(shown) - 1)) * scale
        gaps = (space * scale,) * (len(shown) - 1) + (0.0,)
        baseline = _baseline(face, font, number)
        run = GlyphRun(font.face, font.size, 0.0, baseline, shown, gaps)
        yield Line(text[start:stop], start, width, (run,), baseline)
        first, start = end, stop + 1


def _long_way(text: str, font: TextFont, width: float, *, book: FontBook, even: Even) -> tuple[Line, ...]:
    face = book.face(font.face)
    lines: list[Line] = []
    start = 0
    for stop, following in _paragraphs(text):
        paragraph = Paragraph(keep_french_spaces(text[start:stop]), font, book)
        for first, shown, end in _ranges(paragraph, width, even):
            baseline = _baseline(face, font, len(lines))
            line = paragraph.line(first, shown, end, baseline=baseline, offset=start)
            lines.append(replace(line, text=text[start + first : start + end]))
        start = following
    return tuple(lines)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph stops and the next one starts."""
    for match in PARAGRAPH_ENDS.finditer(text):
        yield match.span()
    yield len(text), len(text)


def _ranges(paragraph: Paragraph, width: float, even: Even) -> Iterator[tuple[int, int, int]]:
    """For each line: where it starts, where its last word stops, and where its text ends."""
    pieces = paragraph.pieces()
    ends = fill(pieces, width, cutter=paragraph.cut, measure=paragraph.width, even=even)
    first = 0
    for after in ends:
        is_last = after == len(pieces.starts)
        shown = pieces.stops[after - 1]
        yield pieces.starts[first], shown, len(paragraph.text) if is_last else shown
        first = after


__all__ = [
    "PLAIN",
    "Even",
    "GlyphRun",
    "Line",
    "TextFont",
    "Word",
    "block_height",
    "break_lines",
    "caret_at",
    "caret_stops",
    "default_book",
    "elide",
    "first_baseline",
    "indent",
    "index_at",
    "missing_characters",
    "text_width",
]
