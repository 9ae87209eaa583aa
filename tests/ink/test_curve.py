"""The emotion line's curve: through its points, never beyond them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.curve import Curve, apart, steffen_slopes
from app.ink.geometry import Point

SCORES = st.lists(st.integers(-20, 20).map(lambda tenth: tenth / 10), min_size=2, max_size=12)
STEPS = st.lists(st.floats(1, 400), min_size=12, max_size=12)


def points_of(scores: list[float], steps: list[float]) -> tuple[Point, ...]:
    x = 0.0
    points = []
    for score, step in zip(scores, steps, strict=False):
        points.append(Point(x, score * 42))
        x += step
    return tuple(points)


@given(SCORES, STEPS)
def test_curve_when_drawn_then_never_leaves_the_interval_of_its_neighbours(
    scores: list[float], steps: list[float]
) -> None:
    curve = Curve(points_of(scores, steps))
    for a, b in pairwise(curve.points):
        low, high = min(a.y, b.y), max(a.y, b.y)
        for share in range(41):
            # The last step may round to just beyond the end, where no curve is.
            y = curve.y_at(min(b.x, a.x + (b.x - a.x) * share / 40))
            assert y is not None and low - 1e-6 <= y <= high + 1e-6


@given(SCORES, STEPS)
def test_curve_when_measured_over_an_interval_then_bounds_its_heights(
    scores: list[float], steps: list[float]
) -> None:
    curve = Curve(points_of(scores, steps))
    left, right = curve.points[0].x, curve.points[-1].x
    middle = (left + right) / 2
    spread = curve.between(left, middle)
    assert spread is not None
    for share in range(21):
        y = curve.y_at(left + (middle - left) * share / 20)
        assert y is not None and spread[0] - 2.0 <= y <= spread[1] + 2.0


def test_curve_when_its_points_are_given_then_passes_through_them() -> None:
    points = (Point(0, 10), Point(30, -5), Point(90, 40), Point(100, 40))
    curve = Curve(points)
    assert [curve.y_at(point.x) for point in points] == [10, -5, 40, 40]


def test_slopes_when_steffens_formula_is_worked_by_hand_then_agree() -> None:
    # s0 = 1, s1 = 3, h0 = h1 = 1: p = 2, t = 2 · min(1, 3, 1) = 2; ends (3 - 2) / 2 and (9 - 2) / 2.
    assert steffen_slopes([Point(0, 0), Point(1, 1), Point(2, 4)]) == (0.5, 2.0, 3.5)


def test_slopes_when_a_point_is_a_peak_then_it_is_flat_there() -> None:
    assert steffen_slopes([Point(0, 0), Point(1, 5), Point(2, 1)])[1] == 0


def test_curve_when_two_points_then_is_straight() -> None:
    curve = Curve((Point(0, 0), Point(10, 20)))
    assert [curve.y_at(x) for x in (0, 2.5, 5, 10)] == [0, 5, 10, 20]


def test_curve_when_straight_is_asked_for_then_runs_from_point_to_point() -> None:
    curve = Curve((Point(0, 0), Point(10, 20), Point(20, 0)), straight=True)
    assert abs((curve.y_at(15) or 0) - 10) < 1e-9


def test_curve_when_asked_beyond_its_ends_then_knows_nothing() -> None:
    curve = Curve((Point(0, 0), Point(10, 20)))
    assert curve.y_at(-1) is None and curve.y_at(11) is None and curve.between(20, 30) is None


def test_points_when_at_the_same_place_then_are_nudged_apart() -> None:
    moved = apart([Point(5, 1), Point(5, 2), Point(5, 3), Point(40, 4)], least=4)
    assert [point.x for point in moved] == [5, 9, 13, 40]
    assert [point.y for point in moved] == [1, 2, 3, 4]


@given(st.floats(-80, -1), st.floats(1, 80))
def test_bend_when_cut_at_zero_then_both_parts_meet_there_and_lie_on_the_curve(
    low: float, high: float
) -> None:
    curve = Curve((Point(0, low), Point(40, high), Point(90, low)))
    first, second = curve.bends[0].cut(0)
    assert first.b == second.a and first.b.y == 0
    for part in (first, second):
        x = (part.a.x + part.b.x) / 2
        y = curve.y_at(x)
        assert y is not None and abs(part.y_at(x) - y) < 1e-3


def test_slopes_when_points_stand_unevenly_then_the_nearer_secant_counts_more() -> None:
    # s0 = 1, s1 = 1/2, h0 = 1, h1 = 2: p = (1·2 + 1/2·1) / 3 = 5/6, t = 2 · min(1, 1/2, 5/12) = 5/6.
    slopes = steffen_slopes([Point(0, 0), Point(1, 1), Point(3, 2)])
    assert slopes[1] == pytest.approx(5 / 6)
