"""Panning and zooming as arithmetic."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.ink.geometry import Point, Rect
from app.widgets.canvas.camera import (
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    Camera,
    fitted,
    kept_in_sight,
    revealing,
    scrolled,
)

coordinates = st.floats(-5000, 5000)
cameras = st.builds(Camera, coordinates, coordinates, st.floats(SMALLEST_ZOOM, LARGEST_ZOOM))
points = st.builds(Point, coordinates, coordinates)


def near(one: Point, other: Point) -> bool:
    return math.isclose(one.x, other.x, abs_tol=1e-6) and math.isclose(one.y, other.y, abs_tol=1e-6)


@given(cameras, points)
def test_places_when_mapped_there_and_back_then_are_the_same(camera: Camera, point: Point) -> None:
    assert near(camera.to_sheet(camera.to_view(point)), point)


@given(cameras, points, st.floats(0.01, 20))
def test_zooming_when_at_a_place_then_that_place_stays(camera: Camera, at: Point, zoom: float) -> None:
    after = camera.zoomed(zoom, at=at)
    assert SMALLEST_ZOOM <= after.zoom <= LARGEST_ZOOM
    assert near(after.to_sheet(at), camera.to_sheet(at))


@given(cameras, cameras, st.floats(0, 1))
def test_way_when_walked_then_begins_and_ends_where_it_should(
    start: Camera, end: Camera, share: float
) -> None:
    assert near(Point(*_corner(start.towards(end, 0))), Point(*_corner(start)))
    assert near(Point(*_corner(start.towards(end, 1))), Point(*_corner(end)))
    assert SMALLEST_ZOOM / 1.01 <= start.towards(end, share).zoom <= LARGEST_ZOOM * 1.01


def _corner(camera: Camera) -> tuple[float, float]:
    return camera.x, camera.y


@given(st.floats(10, 9000), st.floats(10, 9000))
def test_fit_when_an_area_is_given_then_all_of_it_is_seen_in_the_middle(width: float, height: float) -> None:
    area = Rect(30, 40, width, height)
    camera = fitted(area, width=1600, height=900)
    seen = camera.rect_to_view(area)
    assert math.isclose(seen.centre.x, 800, abs_tol=1e-6)
    assert math.isclose(seen.centre.y, 450, abs_tol=1e-6)
    if camera.zoom > SMALLEST_ZOOM:
        assert seen.width <= 1600 - 47
        assert seen.height <= 900 - 47


@given(cameras)
def test_panning_when_far_away_then_keeps_a_strip_in_sight(camera: Camera) -> None:
    area = Rect(0, 0, 2000, 1500)
    kept = kept_in_sight(camera, area, width=800, height=600)
    seen = kept.rect_to_view(area)
    assert seen.right > 50 and seen.bottom > 50
    assert seen.x < 750 and seen.y < 550


@given(cameras, st.floats(-9000, 9000), st.floats(-9000, 9000))
def test_scrolling_when_at_the_edge_then_stops_and_never_runs_further_away(
    camera: Camera, dx: float, dy: float
) -> None:
    area = Rect(0, 0, 3000, 2500)
    after = scrolled(camera, dx, dy, area=area, size=(800, 600))
    assert after.x >= min(camera.x, area.x) - 1e-6
    assert after.x <= max(camera.x, area.right - 800 / camera.zoom) + 1e-6
    assert after.zoom == camera.zoom


def test_reveal_when_a_target_is_out_of_sight_then_moves_as_little_as_needed() -> None:
    view = Rect(200, 100, 800, 500)
    camera = Camera(0, 0, 1)
    assert revealing(camera, Rect(400, 300, 100, 50), view=view) == camera
    right = revealing(camera, Rect(1200, 300, 100, 50), view=view)
    assert right.rect_to_view(Rect(1200, 300, 100, 50)).right == 1000 - 24
    above = revealing(camera, Rect(400, -300, 100, 50), view=view)
    assert above.rect_to_view(Rect(400, -300, 100, 50)).y == 124
    huge = revealing(camera, Rect(500, 500, 5000, 5000), view=view)
    assert huge.rect_to_view(Rect(500, 500, 1, 1)).x == 200
