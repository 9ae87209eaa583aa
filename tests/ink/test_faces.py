"""Faces, markers, icons and small shapes."""

import pytest

from app.ink.faces import SHAPES, FaceInks, face, marker
from app.ink.geometry import Point, Rect
from app.ink.icons import icon, icon_names
from app.ink.moving import moved
from app.ink.primitives import Box, Item, Outline
from app.ink.shapes import left_strip, rounded_polygon

INKS = FaceInks("curve.1")


def places(item: Item) -> list[tuple[float, float]]:
    if not isinstance(item, Outline):
        assert isinstance(item, Box)
        rect = item.rect
        return [(rect.x, rect.y), (rect.right, rect.bottom)]
    return [pair for step in item.steps for pair in zip(step[1::2], step[2::2], strict=True)]  # type: ignore[misc]


def drawn(item: Item) -> list[tuple[float, float]]:
    """Places that ink really reaches: ends of steps, and the middles of bends."""
    if not isinstance(item, Outline):
        return places(item)
    ends = [(step[-2], step[-1]) for step in item.steps if len(step) > 1]
    middles = [
        tuple(
            (a + 3 * b + 3 * c + d) / 8
            for a, b, c, d in zip(start, step[1:3], step[3:5], step[5:7], strict=True)
        )
        for start, step in zip(ends, item.steps[1:], strict=False)
        if step[0] == "C"
    ]
    return [*ends, *middles]  # type: ignore[list-item]


def mouth_bend(score: float) -> float:
    """How far the middle of the mouth hangs below its corners."""
    mouth = face(score, Point(0, 0), size=28, ring=3, inks=INKS)[-1]
    assert isinstance(mouth, Outline)
    corner = mouth.steps[0][2]  # type: ignore[misc]
    return max((y - corner for _x, y in places(mouth)), key=abs)


def test_mouth_when_the_score_rises_then_bends_ever_more_upwards() -> None:
    bends = [mouth_bend(score / 4) for score in range(-8, 6)]
    assert bends == sorted(bends)
    assert mouth_bend(0) == 0 and mouth_bend(-2) < 0 < mouth_bend(1)


@pytest.mark.parametrize("score", [-2, -1.3, -0.9, -0.1, 0, 0.7, 1.2, 1.3, 2])
def test_face_when_drawn_then_all_of_it_lies_within_its_ring(score: float) -> None:
    for item in face(score, Point(50, 60), size=28, ring=3, inks=INKS):
        assert all((x - 50) ** 2 + (y - 60) ** 2 <= 14.01**2 * 2 for x, y in places(item))
    features = face(score, Point(50, 60), size=28, ring=3, inks=INKS)[1:]
    assert all((x - 50) ** 2 + (y - 60) ** 2 < 11**2 for item in features for x, y in drawn(item))


@pytest.mark.parametrize("shape", SHAPES)
def test_marker_when_drawn_then_lies_within_its_size(shape: str) -> None:
    for item in marker(shape, Point(0, 0), size=16, line=3, inks=INKS):
        assert all(abs(x) <= 8 and abs(y) <= 8 for x, y in places(item))


def test_icon_when_placed_then_lies_in_its_box() -> None:
    for name in icon_names():
        for x, y in places(icon(name, 100, 200, size=16, ink="text")):
            assert 99.5 <= x <= 116.5 and 199.5 <= y <= 216.5, name


def test_icon_when_asked_for_twice_then_is_the_same_object() -> None:
    assert icon("mail", 1, 2, size=16, ink="text") is icon("mail", 1, 2, size=16, ink="text")


def test_icon_when_unknown_then_is_a_square() -> None:
    steps = icon("there is no such icon", 0, 0, size=24, ink="text").steps
    assert steps == icon("square", 0, 0, size=24, ink="text").steps


def test_edge_when_the_card_is_rounded_then_follows_the_corner() -> None:
    inside = [(x, y) for step in left_strip(3, 40, 4) for x, y in zip(step[1::2], step[2::2], strict=True)]  # type: ignore[misc]
    assert all(0 <= x <= 3 and 0 <= y <= 40 for x, y in inside)
    top = min(y for x, y in inside if x == 3)
    assert abs((3 - 4) ** 2 + (top - 4) ** 2 - 16) < 1e-9


def test_polygon_when_its_corners_are_rounded_then_stays_within_them() -> None:
    steps = rounded_polygon([Point(0, 0), Point(100, 0), Point(100, 50), Point(0, 50)], 5)
    assert all(0 <= x <= 100 and 0 <= y <= 50 for s in steps for x, y in zip(s[1::2], s[2::2], strict=True))  # type: ignore[misc]


def test_items_when_moved_then_keep_everything_else() -> None:
    box = Box(Rect(1, 2, 3, 4), "text", 2, opacity=0.5)
    (there,) = moved((box,), 10, 20)
    assert isinstance(there, Box) and there.rect == Rect(11, 22, 3, 4)
    assert (there.fill, there.radius, there.opacity) == ("text", 2, 0.5)
