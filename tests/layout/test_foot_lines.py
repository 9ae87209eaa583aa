"""Lines of the foot that two sides share: none too long, as few as there can be, both sides about equally long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.foot_lines import shared_lines

WIDTHS = st.lists(st.floats(10, 400), max_size=6)


@given(WIDTHS, WIDTHS)
def test_lines_when_shared_then_hold_every_entry_once_in_order_and_none_is_too_long(
    left: list[float], right: list[float]
) -> None:
    found = shared_lines(left, right, 600.0, gap=24.0)
    if found is None:
        assert sum(left) + sum(right) > 600 - 24 * 11
        return
    for widths, lines in zip((left, right), found, strict=True):
        assert [i for line in lines for i in line] == list(range(len(widths)))
    for a, b in zip(*found, strict=True):
        entries = [left[i] for i in a] + [right[i] for i in b]
        assert sum(entries) + 24 * max(0, len(entries) - 1) <= 600.1


def test_lines_when_one_is_enough_then_there_is_one() -> None:
    assert shared_lines([100, 100], [100], 400, gap=20) == ((range(2),), (range(1),))


def test_lines_when_two_are_needed_then_both_sides_use_both_of_them() -> None:
    assert shared_lines([60, 60, 60, 250], [120, 240, 200], 800, gap=20) == (
        (range(3), range(3, 4)),
        (range(2), range(2, 3)),
    )


def test_lines_when_some_entries_belong_together_then_they_stay_on_one() -> None:
    left, right = [60.0, 60, 60, 100], [120.0, 380, 300]
    assert shared_lines(left, right, 800, gap=20) == ((range(2), range(2, 4)), (range(2), range(2, 3)))
    found = shared_lines(left, right, 800, gap=20, together=3)
    assert found == ((range(3), range(3, 4)), (range(2), range(2, 3)))


@pytest.mark.parametrize("left", [[590.0], [300.0, 250.0]])
def test_lines_when_the_left_fills_one_then_the_right_waits_for_the_next(left: list[float]) -> None:
    assert shared_lines(left, [580.0], 600, gap=24) == (
        (range(len(left)), range(0)),
        (range(0), range(1)),
    )


def test_lines_when_there_would_be_many_then_says_so() -> None:
    assert shared_lines([500.0] * 4, [500.0], 600, gap=24) is None
    assert shared_lines([10.0] * 40, [], 600, gap=24) is None
