"""Reading directions, by cases worked out by hand from Unicode Standard Annex 9."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.bidi import RIGHT_TO_LEFT, base_level, levels, visual_order

A, B, G = "א", "ב", "ג"
AYN, YEH = "ع", "ي"


@pytest.mark.parametrize(
    ("text", "level"), [("", 0), ("abc", 0), (f"{A}bc", 1), (f"12 {AYN}", 1), ("12 a" + A, 0), ("123", 0)]
)
def test_base_level_when_asked_then_the_first_strong_letter_decides(text: str, level: int) -> None:
    assert base_level(text) == level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("abc", "000"),
        (A + B, "11"),
        (f"ab {A}{B}", "00011"),
        (f"{A}{B} ab", "11122"),  # I2: Latin inside Hebrew
        (f"{A} 12", "1122"),  # numbers read to the right
        (f"{A} 12.5", "112222"),  # W4: the separator belongs to the number
        (f"{A} 1+2", "11222"),  # W4: so does the sign, between European numbers
        (f"{AYN} 1+2", "11212"),  # W2: but not between Arabic ones
        (f"{AYN} 1,2", "11222"),  # W4: where only the comma does
        (f"{A} 5%", "1122"),  # W5: terminators join a number
        (f"{AYN} 5%", "1121"),  # W2 first: an Arabic number does not take them
        (f"a 5 {A}", "00001"),  # W7: a number after a Latin letter
        (f"ab ({A}) c", "00001000"),  # N0: brackets around Hebrew in a Latin sentence
        (f"{A} (ab) {B}", "11122111"),  # N0: brackets around Latin in a Hebrew sentence
        (f"{A}(b){G}", "11211"),
        (f"a {A} {B} c", "0011100"),  # N1: a space between two Hebrew words
        (f"a {A} c", "00100"),  # N2: a space between both scripts
        (f"{A}b ", "121"),  # L1: white space at the end
        (f"a{A}\u0301", "011"),  # W1: a mark follows its letter
        (f"a{A}!", "010"),
        (f"{A}{B}!", "111"),
    ],
)
def test_levels_when_worked_out_by_hand_then_agree(text: str, expected: str) -> None:
    assert "".join(map(str, levels(text))) == expected


def test_levels_when_the_paragraph_is_given_then_its_direction_wins() -> None:
    assert levels("ab!", 1) == [2, 2, 1]


@pytest.mark.parametrize("text", ["﴾", "ab", "12", "漢字", "👩‍👩‍👧", "«é»", "\ufe0f"])
def test_right_to_left_when_a_text_has_no_such_letter_then_is_not_found(text: str) -> None:
    has = any(level % 2 for level in levels(text, 0))
    assert bool(RIGHT_TO_LEFT.search(text)) or not has


@given(st.text(alphabet=f"ab12 .,+-%()[]!{A}{B}{AYN}{YEH}٣\u0301\u00ad", max_size=30))
def test_levels_when_any_text_is_given_then_there_is_one_for_each_character(text: str) -> None:
    found = levels(text)
    assert len(found) == len(text)
    assert all(base_level(text) <= level <= base_level(text) + 2 for level in found)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([0, 1, 2, 2, 1, 0], [0, 4, 2, 3, 1, 5]),
    ],
)
def test_visual_order_when_given_levels_then_reverses_from_the_highest_down(
    line: list[int], order: list[int]
) -> None:
    assert visual_order(line) == order


@given(st.lists(st.integers(0, 3), max_size=20))
def test_visual_order_when_given_any_levels_then_loses_nothing(line: list[int]) -> None:
    assert sorted(visual_order(line)) == list(range(len(line)))
