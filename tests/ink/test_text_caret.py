"""The caret: from an index to an x and back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.fonts import FontBook
from app.ink.text import Line, TextFont, break_lines, caret_at, caret_stops, index_at, text_width
from app.ink.text_clusters import boundaries
from app.ink.text_fallback import SystemFonts

BOOK = FontBook(system=SystemFonts(()))
CARD = TextFont("regular", 15, 19)
LEFT_TO_RIGHT = st.text(alphabet="abiW AV.-é\u0301👩\u200d👧🏿✓漢 ", max_size=30)
BOTH_WAYS = st.text(alphabet="ab 12(.)אבعر\u0301👩\u00ad", max_size=30)


def only(text: str) -> Line:
    (line,) = break_lines(text, CARD, 10_000, BOOK)
    return line


@given(LEFT_TO_RIGHT)
def test_caret_at_when_the_text_runs_to_the_right_then_never_goes_back(text: str) -> None:
    line = only(text)
    places = [caret_at(line, index) for index in range(len(text) + 1)]
    assert all(after >= before for before, after in pairwise(places))


@given(LEFT_TO_RIGHT)
def test_index_at_when_given_a_caret_then_is_its_index(text: str) -> None:
    line = only(text)
    for index in (0, *boundaries(text)):
        assert caret_at(line, index_at(line, caret_at(line, index))) == pytest.approx(caret_at(line, index))


@given(BOTH_WAYS)
def test_caret_stops_when_text_runs_both_ways_then_lie_within_the_line(text: str) -> None:
    line = only(text)
    space = text_width("a b", CARD, BOOK) * len(text)
    for index in (0, *boundaries(text)):
        assert -1e-6 <= caret_at(line, index) <= line.width + space
        assert 0 <= index_at(line, caret_at(line, index)) <= len(text)


@given(BOTH_WAYS, st.floats(-50, 500))
def test_index_at_when_given_any_x_then_is_never_inside_a_cluster(text: str, x: float) -> None:
    assert index_at(only(text), x) in {0, *boundaries(text)}


def test_caret_at_when_between_words_then_equals_the_width_of_what_is_before() -> None:
    line = only("two words here")
    assert caret_at(line, 3) == pytest.approx(text_width("two", CARD, BOOK))
    assert caret_at(line, 14) == pytest.approx(line.width)


def test_caret_at_when_letters_are_kerned_then_follows_the_glyphs() -> None:
    word = BOOK.shape("AVA", "regular")
    assert caret_at(only("AVA"), 2) == pytest.approx(sum(word.advances[:2]) * 15 / 1000)


def test_caret_at_when_the_line_is_a_later_one_then_counts_in_the_whole_text() -> None:
    lines = break_lines("first second", CARD, 50, BOOK)
    assert caret_at(lines[1], 6) == 0
    assert caret_at(lines[1], 8) == pytest.approx(text_width("se", CARD, BOOK))
    assert index_at(lines[1], 0) == 6
    assert index_at(lines[1], 1e9) == 12


@pytest.mark.parametrize(("index", "place"), [(-5, 0), (99, 4)])
def test_caret_at_when_the_index_is_outside_then_stays_on_the_line(index: int, place: int) -> None:
    line = only("word")
    assert caret_at(line, index) == caret_at(line, place)


def test_caret_at_when_the_text_runs_to_the_left_then_starts_at_the_right() -> None:
    line = only("אבג")
    places = [caret_at(line, index) for index in range(4)]
    assert places == sorted(places, reverse=True)
    assert places[0] == pytest.approx(line.width)
    assert places[3] == pytest.approx(0)


def test_caret_at_when_spaces_stand_at_the_end_then_follows_them() -> None:
    line = only("typing  ")
    assert caret_at(line, 6) < caret_at(line, 7) < caret_at(line, 8)


def test_caret_at_when_spaces_stand_at_the_start_then_follows_them() -> None:
    line = only("  typing")
    assert 0 == caret_at(line, 0) < caret_at(line, 1) < caret_at(line, 2)


def test_caret_stops_when_the_line_is_empty_then_there_is_one() -> None:
    assert caret_stops(only("")) == {0: 0.0}
