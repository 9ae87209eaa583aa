"""The emotion row: points on their values, labels that touch nothing, areas and several personas."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.geometry import Rect
from app.ink.primitives import Outline, Placed
from app.model.journey import Moment
from app.model.row import Curve, Point, Row
from app.rows.kind import RowLayout, kind_of
from app.rows.parts.face_scale import word_for
from app.rows.parts.plot import plot
from tests.layout.reading import texts
from tests.rows.test_kinds import columns, context

SAID = (
    "",
    "Ah",
    "I must sort this out",
    "Which one suits me best, and why would it?",
    "So many words to say " * 4,
)


def lay_out(*curves: Curve, width: float = 264, **more: object) -> RowLayout:
    row = Row(id="rw_1", kind="emotions", curves=curves)
    return kind_of("emotions").lay_out(row, context(width, **more))


def curve(*scores: float, persona: str = "pe_1", text: str = "") -> Curve:
    stages = ("st_0", "st_1", "st_3")
    points = tuple(
        Point(id=f"{persona}_{i}", stage=stages[i % 3], pos=0.3 + 0.4 * (i // 3), score=score, text=text)
        for i, score in enumerate(scores)
    )
    return Curve(persona=persona, points=points)


def markers(layout: RowLayout) -> list[Placed]:
    return [placed for placed in layout.over if placed.block.slot.kind == "point"]


def labels(layout: RowLayout) -> list[Rect]:
    return [
        rect.moved(placed.x, placed.y)
        for placed in layout.over
        if placed.block.slot.kind == "decor"
        for rect, _item in texts(placed.block)
    ]


def test_points_when_laid_out_then_lie_exactly_on_their_values() -> None:
    layout = lay_out(curve(-1.5, 0.5, 2))
    assert layout.scale is not None and layout.height == 268
    for placed, score in zip(markers(layout), (-1.5, 0.5, 2), strict=True):
        assert abs(placed.rect.centre.y - layout.scale.y_of(score)) < 1e-9
        assert abs(layout.scale.value_at(placed.rect.centre.y) - score) < 1e-9


def test_row_when_it_has_no_points_then_shows_the_scale_alone() -> None:
    layout = lay_out()
    assert not layout.over and [p.block.slot.kind for p in layout.under] == ["decor", "scale"]


POINTS = st.lists(
    st.tuples(
        st.sampled_from(("st_0", "st_1", "st_3")),
        st.floats(0, 1),
        st.integers(-20, 20),
        st.sampled_from(SAID),
    ),
    min_size=1,
    max_size=10,
)


@settings(deadline=None, max_examples=150)
@given(POINTS, st.sampled_from((132, 200, 264, 400)), st.booleans())
def test_labels_when_points_are_anywhere_then_touch_nothing(
    told: list[tuple[str, float, int, str]], width: float, two: bool
) -> None:
    points = tuple(
        Point(id=f"pt_{i}", stage=stage, pos=pos, score=score / 10, text=text)
        for i, (stage, pos, score, text) in enumerate(told)
    )
    others = (curve(1, -1, 0.4, persona="pe_2"),) if two else ()
    layout = lay_out(Curve(persona="pe_1", points=points), *others, width=width)
    boxes = labels(layout)
    for one, other in combinations(boxes, 2):
        assert not one.grown(-0.5).meets(other.grown(-0.5))
    assert all(box.y >= 0 and box.bottom <= layout.height + 1 for box in boxes)
    plotted = plot(layout.row, context(width), layout.scale)  # type: ignore[arg-type]
    for box in boxes:
        for line in plotted:
            spread = line.curve.between(box.x + 1, box.right - 1)
            clear = spread is None or box.bottom <= spread[0] - 2 or box.y >= spread[1] + 2
            assert clear, (box, spread)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(-20, 20)), min_size=3, max_size=9))
def test_label_when_there_is_little_room_then_breaks_between_words_only(
    told: list[tuple[float, int]],
) -> None:
    points = tuple(
        Point(id=f"pt_{i}", stage=("st_0", "st_1", "st_3")[i % 3], pos=pos, score=score / 10, text="Marta 2")
        for i, (pos, score) in enumerate(told)
    )
    layout = lay_out(Curve(persona="pe_1", points=points))
    said = {item.line.text.strip() for placed in layout.over for _rect, item in texts(placed.block)}
    assert {one for one in said if not one.isdecimal() and "  " not in one} <= {"“Marta 2”", "“Marta", "2”"}


def test_label_when_its_column_is_narrow_then_is_a_number_and_is_listed_below() -> None:
    layout = lay_out(curve(1, -1, 0, text="I must sort this out"), width=80)
    said = [item.line.text for placed in layout.over for _rect, item in texts(placed.block)]
    assert (
        said[:3] == ["1", "2", "3"] and sum("sort this out" in text or "I must" in text for text in said) >= 3
    )
    assert layout.height > 268


def test_area_when_the_curve_crosses_zero_then_is_hatched_below_only() -> None:
    layout = lay_out(curve(-1.5, 1.5, -1))
    shapes = [item for placed in layout.under for item in placed.block.items if isinstance(item, Outline)]
    fills = [(item.fill, item.hatch is not None) for item in shapes if item.fill in ("positive", "negative")]
    assert fills == [("negative", True), ("positive", False), ("negative", True)]


def test_markers_when_there_are_several_personas_then_differ_by_shape_and_stand_apart() -> None:
    layout = lay_out(curve(1, 0, -1), curve(1, 0.5, 2, persona="pe_2"))
    first = [p.rect.centre.x for p in markers(layout) if p.block.slot.id.endswith("_0")]
    assert len(first) == 2 and abs(abs(first[0] - first[1]) - 14) < 1e-9
    assert {type(p.block.items[0]).__name__ for p in markers(layout)} == {"Box", "Outline"}


def test_curve_when_a_stage_has_no_point_then_is_dotted_there() -> None:
    points = (Point(id="a", stage="st_0", score=1), Point(id="b", stage="st_3", score=-1))
    layout = lay_out(Curve(persona="pe_1", points=points))
    lines = [
        item.stroke
        for p in layout.under
        if p.block.slot.kind == "curve"
        for item in p.block.items
        if isinstance(item, Outline) and item.stroke
    ]
    assert any(stroke.width == 5 and stroke.dash for stroke in lines)


def test_point_when_alone_then_has_a_stub() -> None:
    layout = lay_out(curve(1))
    (block,) = (p.block for p in layout.under if p.block.slot.kind == "curve")
    (stub,) = block.items
    assert isinstance(stub, Outline) and stub.steps[1][1] - stub.steps[0][1] == 48  # type: ignore[misc]


def test_point_when_it_is_the_moment_that_matters_then_wears_a_gold_ring() -> None:
    moment = Moment(id="mo_1", stage="st_1", point="pe_1_1")
    plain, special = lay_out(curve(1, 0, -1)), lay_out(curve(1, 0, -1), moments=(moment,))
    sizes = [placed.block.width for placed in markers(special)]
    assert [placed.block.width for placed in markers(plain)] == [28, 28, 28]
    assert sizes[0] == sizes[2] == 28 < sizes[1]


def test_words_when_the_row_has_its_own_then_are_used() -> None:
    row = Row(id="rw_1", kind="emotions", options={"words": ["Wow", "Good", "Fine", "Meh", "No"]})
    assert [word_for(row, score, context()) for score in (2, 0, -2)] == ["Wow", "Fine", "No"]


@pytest.mark.parametrize("score", [-2, 0, 2])
def test_engagement_when_laid_out_then_points_lie_on_their_values(score: float) -> None:
    row = Row(id="rw_1", kind="engagement", curves=(curve(score),))
    layout = kind_of("engagement").lay_out(row, context())
    assert layout.scale is not None
    assert abs(markers(layout)[0].rect.centre.y - layout.scale.y_of(score)) < 1e-9
    assert columns()[0].x < markers(layout)[0].x
