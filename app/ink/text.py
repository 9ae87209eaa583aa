"""Breaking texts into lines of glyphs, and finding the caret in them.

The one place that measures text: every printer draws the positions it is given. `break_lines` takes a short
way for texts of Latin, Greek and Cyrillic letters and goes through `text_runs` for all others.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Literal

from app.ink.breaks import PARAGRAPH_ENDS, keep_french_spaces
from app.ink.fonts import FontBook, Word, default_book
from app.ink.text_caret import caret_at, caret_stops, index_at
from app.ink.text_clusters import boundaries
from app.ink.text_fill import SLACK, fill
from app.ink.text_plain import PlainRoom, PlainText, baseline_of, count_plain_lines, is_plain, plain_lines
from app.ink.text_values import Even, GlyphRun, Line, TextFont
from app.values import replace


def break_lines(
    text: str, font: TextFont, width: float, book: FontBook, *, even: Even = Even.WIDOWS
) -> tuple[Line, ...]:
    """Break a text into lines no wider than `width` map units; an empty text gives one empty line.

    A line end in the text starts a paragraph. Only a single grapheme cluster may be wider than `width`.
    """
    if is_plain(text, font.face):
        lines = plain_lines(text, font, width, book=book, even=even)
        if lines is not None:
            return lines
    return tuple(_long_way(text, font, width, book=book, even=even))


def count_lines(text: str, font: TextFont, width: float, book: FontBook) -> int:
    """How many lines `break_lines` makes of a text, however they are evened."""
    if is_plain(text, font.face):
        count = count_plain_lines(text, font, width, book=book)
        if count is not None:
            return count
    return sum(1 for _line in _long_way(text, font, width, book=book, even=Even.GREEDY))


def _long_way(text: str, font: TextFont, width: float, *, book: FontBook, even: Even) -> Iterator[Line]:
    from app.ink.text_runs import paragraph_of  # few maps need it at once

    face = book.face(font.face)
    number = start = 0
    for stop, following in _paragraphs(text):
        paragraph = paragraph_of(keep_french_spaces(text[start:stop]), font, book)
        pieces = paragraph.pieces()
        first = 0
        for after in fill(pieces, width, cutter=paragraph.cut, measure=paragraph.width, even=even):
            begin, shown = pieces.starts[first], pieces.stops[after - 1]
            end = shown if after < len(pieces.starts) else stop - start
            runs, reach = paragraph.runs(
                begin, shown, end, baseline=baseline_of(number, font, face), offset=start
            )
            yield Line(
                text[start + begin : start + end],
                start + begin,
                reach,
                runs,
                baseline=baseline_of(number, font, face),
                rtl=paragraph.base == 1,
            )
            first = after
            number += 1
        start = following


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph stops and the next one starts."""
    for match in PARAGRAPH_ENDS.finditer(text):
        yield match.span()
    yield len(text), len(text)


def first_baseline(font: TextFont, book: FontBook) -> int:
    """How far below the top of a text block the first baseline lies, in whole map units."""
    return baseline_of(0, font, book.face(font.face))


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
    cut = found[lines - 1]
    rest = PARAGRAPH_ENDS.split(text[cut.start :], maxsplit=1)[0]
    last = _elided(rest, font, width, book=book)
    runs = tuple(_moved(run, cut.start, cut.baseline) for run in last.runs)
    return (
        *found[: lines - 1],
        Line(last.text, cut.start, last.width, runs, baseline=cut.baseline, rtl=last.rtl),
    )


def _elided(rest: str, font: TextFont, width: float, *, book: FontBook) -> Line:
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


__all__ = [
    "Even",
    "FontBook",
    "GlyphRun",
    "Line",
    "PlainRoom",
    "PlainText",
    "TextFont",
    "Word",
    "block_height",
    "break_lines",
    "caret_at",
    "caret_stops",
    "count_lines",
    "default_book",
    "elide",
    "first_baseline",
    "indent",
    "index_at",
    "missing_characters",
    "text_width",
]
