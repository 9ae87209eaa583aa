"""From how far type is read: the table of the design, and back."""

import pytest

from app.layout.poster.reading import comfortable_distance, limit_distance, size_for


@pytest.mark.parametrize(
    ("metres", "comfortable", "limit"),
    [
        (0.35, 8.8, 7),
        (0.5, 12.5, 10),
        (0.7, 17.5, 14),
        (1, 25, 20),
        (1.5, 37.5, 30),
        (2, 50, 40),
        (3, 75, 60),
        (5, 125, 100),
    ],
)
def test_distance_when_a_size_is_given_then_is_that_of_the_table(
    metres: float, comfortable: float, limit: float
) -> None:
    assert comfortable_distance(comfortable) == pytest.approx(metres, rel=0.01)
    assert limit_distance(limit) == pytest.approx(metres, rel=0.01)
    assert size_for(comfortable_distance(comfortable)) == pytest.approx(comfortable)
