"""Where the caret stands in a line: the same numbers for editing, hit tests and highlights."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from app.ink.fonts import Word
from app.ink.text_clusters import boundaries
from app.ink.text_values import GlyphRun, Line


class _Placed(NamedTuple):
    """A word on a line: where its text starts, and its left edge, width and the gap after it in map units."""

    start: int
    word: Word
    x: float
    width: float
    gap: float
    rtl: bool


def caret_at(line: Line, index: int) -> float:
    """The x of the caret before the character at `index` of the whole text, from the line's left edge.

    An index before or behind the line gives the line's start or end; one inside a cluster, its start.
    """
    stops = caret_stops(line)
    before = [place for place in stops if place <= index]
    return stops[before[-1] if before else line.start]


def index_at(line: Line, x: float) -> int:
    """The place in the whole text whose caret is nearest to an x on this line; never inside a cluster."""
    stops = caret_stops(line)
    return min(stops, key=lambda index: (abs(stops[index] - x), index))


def caret_stops(line: Line) -> dict[int, float]:
    """The x of the caret at every index of a line at which it may stand, in reading order."""
    if not line.runs:
        return {line.start: 0.0}
    placed = sorted(
        (word for run in line.runs for word in _placed(run, line.start)), key=lambda one: one.start
    )
    stops: dict[int, float] = {}
    for one in placed:
        stops.update((one.start + index, one.x + x) for index, x in _inside(one))
    for index in range(placed[0].start - line.start):  # spaces at the start of a paragraph
        stops[line.start + index] = (
            line.width if line.rtl else placed[0].x * index / (placed[0].start - line.start)
        )
    following = [*(one.start for one in placed[1:]), line.start + len(line.text) + 1]
    for one, until in zip(placed, following, strict=True):
        for index, x in _behind(one, until):
            stops.setdefault(index, x)
    allowed = (line.start, *(line.start + end for end in boundaries(line.text)))
    return {index: stops[index] for index in allowed if index in stops}


def _placed(run: GlyphRun, start: int) -> Iterator[_Placed]:
    x = run.x
    for number, (word, gap) in enumerate(zip(run.words, run.gaps, strict=True)):
        if run.starts is not None:
            start = run.starts[number]
        width = word.width * run.scale
        yield _Placed(start, word, x, width, gap, run.rtl)
        x += width + gap
        start += len(word.text) + 1


def _behind(one: _Placed, until: int) -> Iterator[tuple[int, float]]:
    """The caret after a word and after each space that follows it."""
    end = one.start + len(one.word.text)
    spaces = until - end - 1
    for index in range(spaces + 1):
        gap = one.gap * index / max(spaces, 1)
        yield end + index, one.x - gap if one.rtl else one.x + one.width + gap


def _inside(one: _Placed) -> Iterator[tuple[int, float]]:
    """The caret before each cluster of a word, from the word's left edge."""
    word = one.word
    if not word.glyphs:
        if word.text:
            yield 0, one.width if one.rtl else 0.0
        return
    scale = one.width / word.width if word.width else 0.0
    edges = _edges(word, rtl=one.rtl)
    for (start, (left, right)), (stop, _edge) in pairwise((*sorted(edges.items()), (len(word.text), (0, 0)))):
        ends = boundaries(word.text[start:stop])
        for number, place in enumerate((0, *ends[:-1])):
            share = (right - left) * number / len(ends)
            yield start + place, (right - share if one.rtl else left + share) * scale


def _edges(word: Word, *, rtl: bool) -> dict[int, tuple[int, int]]:
    """The left and right edge, in font units, of the glyphs that show the text from each cluster's start."""
    clusters = word.clusters if word.clusters is not None else range(len(word.glyphs))
    edges: dict[int, tuple[int, int]] = {}
    for cluster, (left, right) in zip(clusters, pairwise((0, *accumulate(word.advances))), strict=True):
        known = edges.get(cluster, (left, right))
        edges[cluster] = (min(known[0], left), max(known[1], right))
    if 0 not in edges:  # a soft hyphen in front has no glyph
        edge = edges[min(edges)]
        edges[0] = (edge[1], edge[1]) if rtl else (edge[0], edge[0])
    return edges
