"""What becomes of typed and pasted text before the document keeps it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editing.typing import LONGEST_TEXT, clean, clean_line, is_list, lines_of, put_text
from tests.widgets.canvas.conftest import small_project


@given(st.text())
def test_clean_when_any_text_comes_then_is_stable_composed_and_short(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert len(kept) <= LONGEST_TEXT
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in kept)
    kept.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  \n b \n\n", "a\n b"),
        ("one\u2029two", "one\ntwo"),
        ("e\u0301", "é"),
        ("a\x00b\x1bc", "abc"),
        ("\u200b", "\u200b"),
        ("👩‍🚀", "👩‍🚀"),
        ("x\ud800y", "xy"),
    ],
)
def test_clean_when_text_is_odd_then_keeps_what_can_be_read(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_clean_line_when_there_are_several_then_makes_one() -> None:
    assert clean_line(" New \n name\t here ") == "New name here"


def test_lines_of_when_a_list_is_pasted_then_takes_its_bullets_off() -> None:
    text = "- a\r\n* b\n• c\n– d\n1. e\n☐ f\n\n2024. Not\n3.5 km"
    assert lines_of(text) == ("a", "b", "c", "d", "e", "f", "2024. Not", "3.5 km")


def test_write_text_when_the_kind_has_no_text_then_says_so() -> None:
    with pytest.raises(ValueError, match="no text"):
        put_text("mp_1", "persona", "pe_1", text="x")(small_project())


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("•\tOne\n•\tTwo", ("One", "Two")),
        ("1.\tOne\n2.\tTwo\n", ("One", "Two")),
        ("o\tOne\n\uf0b7\tTwo", ("One", "Two")),
        ("- [ ] One\n- [x] Two", ("One", "Two")),
        ("1) One\n▪ Two\n☑ Three", ("One", "Two", "Three")),
        ("2024. A year\n-5 degrees\n3.5 km\n-", ("2024. A year", "-5 degrees", "3.5 km", "-")),
        ("a. One\no Two", ("a. One", "o Two")),
    ],
)
def test_lines_when_programs_copy_their_lists_then_signs_are_left_out(
    text: str, cards: tuple[str, ...]
) -> None:
    assert lines_of(text) == cards


def test_list_when_signs_and_tabs_begin_all_lines_then_is_one_and_a_table_is_not() -> None:
    assert is_list("•\tOne\n\n  -\tTwo")
    for text in ("•\tOne\tmore", "a\tb", "1\t2", "•\tOne\nTwo", "", "-5\t3"):
        assert not is_list(text)
