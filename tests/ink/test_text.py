"""Breaking texts into lines."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.fonts import FontBook
from app.ink.text import (
    Even,
    Line,
    TextFont,
    block_height,
    break_lines,
    elide,
    first_baseline,
    indent,
    missing_characters,
    text_width,
)
from app.ink.text_clusters import boundaries
from app.ink.text_fallback import SystemFonts
from app.ink.text_plain import is_plain

BOOK = FontBook(system=SystemFonts(()))
CARD = TextFont("regular", 15, 19)
TITLE = TextFont("bold", 40, 44)

WORDS = [
    "the",
    "customer",
    "compares",
    "offers",
    "and",
    "asks",
    "a",
    "friend",
    "e-mail",
    "self-service",
    "24/7",
    "and/or",
    "información",
    "«",
    "mot",
    "»",
    "!",
    "Überweisung",
    "A",
    "To.",
    "«",
    "Donaudampfschifffahrtsgesellschaft",
    "i",
]
PLAIN_TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANY_TEXTS = st.text(
    alphabet=st.sampled_from("ab -/–\n\t\u00ad\u00a0«»?.漢字。「」は👩\u200d👧🏿\ufe0f🇪🇸éẹ\u0301עב(1)2ก็บग्रा"),
    max_size=60,
)
WIDTHS = st.floats(1, 400)


def broken(text: str, width: float, even: Even = Even.GREEDY, font: TextFont = CARD) -> tuple[Line, ...]:
    """The lines of a text, without looking at the fonts of this computer."""
    return break_lines(text, font, width, BOOK, even=even)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def assert_is_the_text(text: str, lines: tuple[Line, ...]) -> None:
    """The lines are the text, in order, without anything but white space between them."""
    end = 0
    for line in lines:
        assert text[line.start : line.start + len(line.text)] == line.text
        assert not text[end : line.start].strip(" \t\n\r\u3000\u200b")
        end = line.start + len(line.text)
    assert not text[end:].strip()


def assert_fits(lines: tuple[Line, ...], width: float) -> None:
    for line in lines:
        assert line.width <= width + 1e-3 or len(boundaries(line.text.strip())) <= 1


@given(PLAIN_TEXTS, WIDTHS, st.sampled_from(Even))
def test_break_lines_when_text_is_plain_then_keeps_it_and_fits(text: str, width: float, even: Even) -> None:
    lines = broken(text, width, even)
    assert_is_the_text(text, lines)
    assert_fits(lines, width)


@given(ANY_TEXTS, WIDTHS, st.sampled_from(Even))
def test_break_lines_when_text_is_anything_then_keeps_it_and_fits(
    text: str, width: float, even: Even
) -> None:
    lines = broken(text, width, even)
    assert_is_the_text(text, lines)
    assert_fits([line for line in lines if "\u00ad" not in line.text], width)  # type: ignore[arg-type]


@given(PLAIN_TEXTS, WIDTHS, st.sampled_from((Even.WIDOWS, Even.EXACT)))
def test_break_lines_when_evened_then_never_makes_more_lines(text: str, width: float, even: Even) -> None:
    assert len(broken(text, width, even)) <= len(broken(text, width))


@given(PLAIN_TEXTS, WIDTHS)
def test_break_lines_when_taken_the_long_way_then_breaks_the_same(text: str, width: float) -> None:
    short, long = broken(text, width), broken(text + "\n", width)[:-1]
    assert texts(long) == [line.text for line in short]
    assert [line.start for line in long] == [line.start for line in short]
    assert [line.width for line in long] == pytest.approx([line.width for line in short])


@given(PLAIN_TEXTS, st.floats(60, 400))
def test_width_when_a_line_is_made_then_is_that_of_its_run(text: str, width: float) -> None:
    for line in broken(text, width):
        assert line.width == pytest.approx(sum(run.width for run in line.runs), abs=1e-6)
        assert line.width == pytest.approx(text_width(line.text.rstrip("\u00ad"), CARD, BOOK), abs=1e-6)


def test_break_lines_when_empty_then_gives_one_empty_line() -> None:
    (line,) = broken("", 100)
    assert (line.text, line.start, line.width, line.runs) == ("", 0, 0, ())


def test_break_lines_when_the_text_has_line_ends_then_starts_paragraphs() -> None:
    lines = broken("a\nb\r\n\nc", 100)
    assert texts(lines) == ["a", "b", "", "c"]
    assert [line.start for line in lines] == [0, 2, 5, 6]


def test_break_lines_when_filled_then_baselines_are_whole_and_a_leading_apart() -> None:
    lines = broken("one two three four five six", 40)
    baselines = [line.baseline for line in lines]
    assert baselines == [first_baseline(CARD, BOOK) + 19 * number for number in range(len(lines))]
    assert all(run.baseline == line.baseline for line in lines for run in line.runs)
    assert block_height(lines, CARD) == 19 * len(lines)


def test_baselines_when_the_leading_is_uneven_then_are_whole() -> None:
    lines = broken("one two three four five six", 40, font=TextFont("regular", 13.3, 16.7))
    assert all(line.baseline == int(line.baseline) for line in lines)
    assert lines[-1].baseline == pytest.approx(lines[0].baseline + 16.7 * (len(lines) - 1), abs=1)


def test_break_lines_when_two_words_fit_exactly_then_they_share_a_line() -> None:
    width = text_width("exactly this", CARD, BOOK)
    assert len(broken("exactly this", width)) == 1
    assert len(broken("exactly this", width - 0.01)) == 2


def test_widow_rule_when_one_word_is_left_then_it_gets_company() -> None:
    text = "He asks them twice now"
    width = text_width("He asks them twice", CARD, BOOK)
    assert texts(broken(text, width)) == ["He asks them twice", "now"]
    assert texts(broken(text, width, Even.WIDOWS)) == ["He asks them", "twice now"]


def test_widow_rule_when_the_line_before_has_two_words_then_leaves_them() -> None:
    width = text_width("everybody understands", CARD, BOOK)
    assert texts(broken("everybody understands it", width, Even.WIDOWS)) == ["everybody understands", "it"]


def test_widow_rule_when_both_words_would_not_fit_then_leaves_them() -> None:
    text = "a b uninterrupted conversation"
    width = text_width("a b uninterrupted", CARD, BOOK)
    assert texts(broken(text, width, Even.WIDOWS)) == ["a b uninterrupted", "conversation"]


def test_exact_when_a_title_breaks_then_its_lines_are_alike() -> None:
    text = "How Elena buys a new washing machine"
    width = text_width("How Elena buys a new washing", TITLE, BOOK)
    assert texts(broken(text, width, Even.EXACT, TITLE)) == ["How Elena buys a", "new washing machine"]


def test_break_lines_when_a_word_is_too_long_then_cuts_it_where_it_must() -> None:
    lines = broken("Donaudampfschifffahrtsgesellschaft", 100)
    assert len(lines) > 1
    assert "".join(texts(lines)) == "Donaudampfschifffahrtsgesellschaft"
    for line, following in pairwise(lines):
        assert text_width(line.text + following.text[0], CARD, BOOK) > 100


def test_break_lines_when_narrower_than_a_letter_then_gives_each_cluster_a_line() -> None:
    assert texts(broken("a👩‍👩‍👧é", 1)) == ["a", "👩‍👩‍👧", "é"]


def test_break_lines_when_a_hyphen_helps_then_uses_it() -> None:
    width = text_width("the self-", CARD, BOOK)
    assert texts(broken("the self-service", width)) == ["the self-", "service"]


def test_break_lines_when_a_soft_hyphen_is_used_then_shows_a_hyphen_and_keeps_the_text() -> None:
    lines = broken("extra\u00adordinary", text_width("extra-", CARD, BOOK))
    assert texts(lines)[0] == "extra\u00ad"
    assert lines[0].runs[0].words[-1].text == "extra-"
    assert lines[0].width == pytest.approx(text_width("extra-", CARD, BOOK))


def test_break_lines_when_a_soft_hyphen_is_not_used_then_shows_nothing() -> None:
    assert text_width("extra\u00adordinary", CARD, BOOK) == text_width("extraordinary", CARD, BOOK)


def test_break_lines_when_a_space_must_not_break_then_it_does_not() -> None:
    width = text_width("about 100", CARD, BOOK)
    assert texts(broken("about 100\u00a0km", width)) == ["about", "100\u00a0km"]
    assert texts(broken("about 100 !", width)) == ["about", "100 !"]


def test_break_lines_when_spaces_hang_over_then_the_next_line_starts_with_a_word() -> None:
    assert texts(broken("one   two", text_width("one", CARD, BOOK) + 1)) == ["one", "two"]


def test_break_lines_when_a_text_ends_in_spaces_then_keeps_them_for_the_caret() -> None:
    (line,) = broken("typing ", 200)
    assert line.text == "typing "
    assert line.width == pytest.approx(text_width("typing", CARD, BOOK))


def test_break_lines_when_a_text_has_4000_characters_then_is_whole() -> None:
    text = ("word and another " * 240)[:4000]
    assert_is_the_text(text, broken(text, 232, Even.EXACT))
    assert "".join(texts(broken("x" * 4000, 232))) == "x" * 4000
    assert "".join(texts(broken("漢" * 4000, 232))) == "漢" * 4000


def test_tab_when_shown_then_is_as_wide_as_a_space() -> None:
    assert text_width("a\tb", CARD, BOOK) == pytest.approx(text_width("a b", CARD, BOOK))


def test_runs_when_asked_twice_then_are_the_same_objects() -> None:
    (line,) = broken("the same", 200)
    assert line.runs[0] is line.runs[0]
    assert {line.runs[0]: 1}[line.runs[0]] == 1


def test_runs_when_an_emoji_follows_then_the_space_stays_in_the_main_face() -> None:
    (line,) = broken("ok 👩‍👩‍👧 ✓", 200)
    assert [(run.face, [word.text for word in run.words]) for run in line.runs] == [
        ("regular", ["ok"]),
        ("emoji", ["👩‍👩‍👧"]),
        ("regular", ["✓"]),
    ]
    space = text_width("a b", CARD, BOOK) - text_width("a", CARD, BOOK) - text_width("b", CARD, BOOK)
    assert line.runs[1].x == pytest.approx(text_width("ok", CARD, BOOK) + space, abs=0.2)


def test_runs_when_no_font_has_a_character_then_are_boxes_that_keep_the_text() -> None:
    (line,) = broken("a 漢字 b", 200)
    boxes = [run for run in line.runs if run.missing]
    assert ["".join(word.text for word in run.words) for run in boxes] == ["漢字"]
    assert boxes[0].width == pytest.approx(2 * 0.6 * 15)
    assert missing_characters([line, line]) == ("漢", "字")


def test_runs_when_hebrew_stands_in_english_then_only_it_is_turned() -> None:
    (line,) = broken("ab אב גד cd", 400)
    assert not line.rtl
    order = [(start, run.rtl) for run in line.runs for start in run.starts or ()]
    assert [start for start, _rtl in order] == [0, 7, 6, 4, 3, 9]
    assert [rtl for _start, rtl in order] == [False, True, True, True, True, False]


def test_runs_when_arabic_leads_then_the_first_word_is_rightmost() -> None:
    (line,) = broken("عرب abc 12", 400)
    assert line.rtl
    assert [start for run in line.runs for start in run.starts or ()] == [4, 8, 2, 1, 0]
    assert indent(line, 400) == pytest.approx(400 - line.width)


def test_runs_when_a_right_to_left_text_breaks_then_each_line_is_turned_by_itself() -> None:
    lines = broken("אבג דהו", 30)
    assert texts(lines) == ["אבג", "דהו"]
    assert [[start for run in line.runs for start in run.starts or ()] for line in lines] == [
        [2, 1, 0],
        [6, 5, 4],
    ]


@given(ANY_TEXTS, WIDTHS)
def test_runs_when_laid_side_by_side_then_do_not_overlap(text: str, width: float) -> None:
    for line in broken(text, width):
        edge = 0.0
        for run in line.runs:
            assert run.x >= edge - 1e-6
            edge = run.x + run.width
        assert edge == pytest.approx(line.width, abs=1e-3)


@pytest.mark.parametrize(("align", "x"), [("start", 0.0), ("center", 50.0), ("end", 100.0)])
def test_indent_when_a_line_is_aligned_then_moves_by_its_room(align: str, x: float) -> None:
    (line,) = broken("word", 400)
    assert indent(line, line.width + 100, align) == pytest.approx(x)  # type: ignore[arg-type]


def test_elide_when_a_text_fits_then_is_the_text() -> None:
    assert texts(elide("short", CARD, 100, BOOK)) == ["short"]


def test_elide_when_a_text_is_too_long_then_ends_in_an_ellipsis() -> None:
    (line,) = elide("a text that is too long for it", CARD, 100, BOOK)
    assert re.fullmatch(r"a text that\b.*\S…", line.text)
    assert line.width <= 100
    assert [line.runs[0].baseline] == [first_baseline(CARD, BOOK)]


def test_elide_when_two_lines_are_allowed_then_the_second_ends_in_an_ellipsis() -> None:
    first, second = elide("a text that is too long for two lines of this width", CARD, 100, BOOK, lines=2)
    assert not first.text.endswith("…")
    assert second.text.endswith("…")
    assert second.runs[0].baseline == first.baseline + 19


def test_text_width_when_there_are_paragraphs_then_is_that_of_the_widest() -> None:
    assert text_width("a\nlonger", CARD, BOOK) == text_width("longer", CARD, BOOK)
    assert math.isfinite(text_width("", CARD, BOOK))


@pytest.mark.parametrize(
    "text", ["", " a", "a ", "a  b", "a\nb", "a\tb", "a\u00adb", "漢", "e\u0301", "ok 👍"]
)
def test_is_plain_when_a_text_needs_more_then_is_false(text: str) -> None:
    assert not is_plain(text, "regular")


def test_is_plain_when_the_face_is_no_text_face_then_is_false() -> None:
    assert is_plain("abc", "regular")
    assert not is_plain("abc", "emoji")
