"""What curves and figures say beside their points: the other state, hot spots, steps, funnels and series."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.curve import Curve
from app.ink.geometry import Point
from app.ink.primitives import Box, Outline, Placed, Stroke, TextLine
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.edits.cards import update_card
from app.model.edits.rows import update_row
from app.model.project import Project
from app.model.row import MetricValue, Row
from app.rows.kind import RowLayout
from app.rows.parts.ghost import OPACITY
from app.rows.parts.series import cell_value, latest, worth
from tests.layout import rich

ENGLISH = LayoutOptions(language="en")


def sheet(project: Project, map_id: str = "mp_1") -> Sheet:
    return lay_out(project, map_id, ENGLISH)


def row_of(found: Sheet, kind: str) -> RowLayout:
    return next(shelf.layout for shelf in found.shelves if shelf.layout.row.kind == kind)


def pale(layout: RowLayout) -> list[Outline]:
    outlines = (item for placed in layout.under for item in placed.block.items if isinstance(item, Outline))
    return [one for one in outlines if isinstance(one.stroke, Stroke) and one.stroke.opacity == OPACITY]


def test_ghost_when_a_map_is_the_to_be_of_another_then_the_as_is_line_lies_under_it_with_its_name() -> None:
    layout = row_of(sheet(rich.project(), "mp_1_b"), "emotions")
    assert len(pale(layout)) == 1
    assert "As-is" in {placed.block.text for placed in layout.over}
    assert not pale(row_of(sheet(rich.project()), "emotions"))


def test_ghost_when_the_as_is_map_changes_then_only_that_row_is_laid_out_again() -> None:
    project = rich.project()
    before = sheet(project, "mp_1_b")
    curve = rich.curve()
    points = (curve.points[0].replace(score=-2.0), *curve.points[1:])
    edited = update_row(project, "mp_1", "rw_emo", curves=(curve.replace(points=points),))
    after = lay_out(edited, "mp_1_b", ENGLISH, previous=before)
    old, new = pale(row_of(before, "emotions"))[0], pale(row_of(after, "emotions"))[0]
    assert old.steps[0] != new.steps[0]
    assert row_of(after, "actions") is row_of(before, "actions")
    fresh = pale(row_of(sheet(edited, "mp_1_b"), "emotions"))[0]
    assert fresh.steps == new.steps


def test_ghost_when_the_row_does_without_then_there_is_none() -> None:
    project = update_row(rich.project(), "mp_1_b", "rw_emo_b", options={"ghost": False})
    assert not pale(row_of(sheet(project, "mp_1_b"), "emotions"))


def badges(layout: RowLayout) -> set[str]:
    return {
        placed.block.slot.id
        for placed in layout.over
        if placed.block.slot.kind == "point"
        and any(isinstance(item, Box) and item.fill == "negative" for item in placed.block.items)
    }


def test_hot_spot_when_a_bad_feeling_meets_high_engagement_then_the_point_is_marked_and_explained() -> None:
    found = sheet(rich.project())
    assert badges(row_of(found, "emotions")) == {"pt_4"}
    assert any("urgent" in placed.block.text for placed in found.foot)


def test_hot_spot_when_engagement_is_low_then_there_is_none() -> None:
    project = rich.project()
    curve = rich.engagement().curves[0]
    calm = curve.replace(points=tuple(point.replace(score=0.9) for point in curve.points))
    project = update_row(project, "mp_1", "rw_eng", curves=(calm,))
    found = sheet(project)
    assert not badges(row_of(found, "emotions"))
    assert not any("urgent" in placed.block.text for placed in found.foot)


def test_hot_spot_when_engagement_rises_then_the_emotion_row_shows_it_at_once() -> None:
    project = rich.project()
    curve = rich.engagement().curves[0]
    calm = curve.replace(points=tuple(point.replace(score=0.0) for point in curve.points))
    quiet = update_row(project, "mp_1", "rw_eng", curves=(calm,))
    after = lay_out(project, "mp_1", ENGLISH, previous=sheet(quiet))
    assert badges(row_of(after, "emotions")) == {"pt_4"}


HEIGHTS = st.lists(st.tuples(st.integers(1, 40), st.integers(-50, 50)), min_size=2, max_size=8)


@settings(deadline=None, max_examples=150)
@given(HEIGHTS)
def test_steps_when_any_points_are_joined_then_the_line_is_level_at_each_and_never_beyond(
    gaps: list[tuple[int, int]],
) -> None:
    x, points = 0.0, []
    for gap, y in gaps:
        x += gap
        points.append(Point(x, float(y)))
    curve = Curve(tuple(points), stepped=True)
    assert len(curve.bends) == 3 * (len(points) - 1)
    for point in points:
        assert curve.y_at(point.x) == pytest.approx(point.y)
    for a, b in pairwise(points):
        quarter = (b.x - a.x) / 4
        assert curve.y_at(a.x + quarter) == pytest.approx(a.y)
        assert curve.y_at(b.x - quarter) == pytest.approx(b.y)
        low, high = curve.between(a.x, b.x) or (0.0, 0.0)
        assert low >= min(a.y, b.y) - 50.01 and high <= max(a.y, b.y) + 100.01


@pytest.mark.parametrize("look", ["stepped", "straight", None])
def test_curve_when_a_stage_has_no_point_then_is_dotted_or_breaks_off(look: str | None) -> None:
    curve = rich.curve()
    told = curve.replace(points=tuple(point for point in curve.points if point.stage != "st_3"))
    options = {"curve": look} if look else {}
    dotted = update_row(rich.project(), "mp_1", "rw_emo", curves=(told,), options=options)
    broken = update_row(dotted, "mp_1", "rw_emo", options={**options, "gaps": "break"})

    def lines(project: Project) -> list[Outline]:
        layout = row_of(sheet(project), "emotions")
        blocks = [placed.block for placed in layout.under if placed.block.slot.kind == "curve"]
        return [item for item in blocks[-1].items if isinstance(item, Outline)]

    assert [bool(item.stroke and item.stroke.dash) for item in lines(dotted)] == [False, True, False]
    assert [bool(item.stroke and item.stroke.dash) for item in lines(broken)] == [False, False]


def test_stage_when_it_has_a_colour_then_its_chevron_is_filled_with_it() -> None:
    found = sheet(rich.project())
    fills = {
        placed.block.slot.id: placed.block.glance
        for placed in found.ribbon
        if placed.block.slot.kind == "stage"
    }
    assert fills["st_5"] == "edge.green" and fills["st_1"] == "stage.a" and fills["st_2"] == "stage.b"


def test_tags_when_a_card_has_them_then_they_are_named_on_it_with_the_projects_colour() -> None:
    found = sheet(rich.project())
    cell = found.cell("rw_act", "st_2")
    assert cell is not None
    items = cell.cards[0].block.items
    said = [item.line.text for item in items if isinstance(item, TextLine)]
    assert said[-2:] == ["legal", "online"]
    assert sum(isinstance(item, Box) and item.fill == "edge.coral" for item in items) == 1


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("12,400", 12400),
        ("12.400", 12400),
        ("2.1 %", 2.1),
        ("2,1 %", 2.1),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 200", 1200),
        ("3:40", 3 + 40 / 60),
        ("1.2k", 1200),
        ("3M", 3e6),
        ("-5", -5),
        ("~ 480", 480),
        ("none", None),
    ],
)
def test_figure_when_read_then_is_worth_what_people_mean(figure: str, value: float | None) -> None:
    assert worth(figure) == (pytest.approx(value) if value is not None else None)


def test_value_when_a_stage_has_a_series_then_the_latest_counts_more_than_its_cards() -> None:
    series = (MetricValue(value=3, date="2026-09-01"), MetricValue(value=9, date="2026-01-01"))
    row = Row(
        id="r",
        kind="funnel",
        cells={"a": (Card(id="c", text="7 left"),), "b": (Card(id="d", text="7 left"),)},
    )
    assert latest(series).value == 3
    assert cell_value(row.replace(values={"a": series}), "a") == 3
    assert cell_value(row, "b") == 7 and cell_value(row, "c") is None


def test_funnel_when_drawn_then_bars_are_as_tall_as_what_they_count_and_losses_are_named() -> None:
    layout = row_of(sheet(rich.project()), "funnel")
    bars = [placed for placed in layout.under if placed.block.glance == "positive"]
    heights = [placed.block.height for placed in bars]
    assert [round(height / heights[0], 2) for height in heights] == [1.0, 0.53, 0.4, 0.4, 0.39, 0.25]
    assert len({placed.rect.bottom for placed in bars}) == 1
    losses = [placed.block.text for placed in layout.over if placed.block.text.startswith("−")]
    assert losses == ["−47 %", "−25 %", "−2 %", "−36 %"]
    lowest = max(placed.rect.bottom for cell in layout.cells for placed in cell.cards)
    assert min(placed.y for placed in bars) >= lowest


def test_funnel_when_only_one_stage_counts_then_there_are_no_bars() -> None:
    row = Row(id="rw_fun", kind="funnel", cells={"st_1": (Card(id="c", text="12 visits"),)})
    project = rich.project()
    journey = project.maps[0].replace(rows=(row,))
    layout = row_of(sheet(project.replace(maps=(journey,))), "funnel")
    assert [placed.block.slot.kind for placed in layout.under] == ["decor"]


def dots_of(figures: Iterable[Placed]) -> list[Box]:
    return [item for placed in figures for item in placed.block.items if isinstance(item, Box)]


def test_series_when_drawn_then_points_lie_on_their_values_and_the_worst_is_marked() -> None:
    layout = row_of(sheet(rich.project()), "metrics")
    figures = [placed for placed in layout.over if placed.block.slot.id]
    assert [placed.block.text for placed in figures] == ["6", "7.5", "8", "3", "9", "8.5"]
    dots = dots_of(figures)
    ys = [dot.rect.centre.y + placed.y for placed, dot in zip(figures, dots, strict=True)]
    values = [6, 7.5, 8, 3, 9, 8.5]
    unit = (ys[0] - ys[4]) / 3
    for y, value in zip(ys, values, strict=True):
        assert y == pytest.approx(ys[0] - (value - 6) * unit)
    assert [dot.fill for dot in dots].count("negative") == 1 and dots[3].fill == "negative"
    assert layout.height > row_of(sheet(rich.project()), "actions").height


def test_series_when_less_is_better_then_the_highest_is_marked() -> None:
    project = rich.project()
    row = next(row for row in project.maps[0].rows if row.kind == "metrics")
    assert row.metric is not None and row.metric.scale is not None
    metric = row.metric.replace(scale=row.metric.scale.replace(higher_is_better=False))
    layout = row_of(sheet(update_row(project, "mp_1", row.id, metric=metric)), "metrics")
    dots = dots_of(placed for placed in layout.over if placed.block.slot.id)
    assert dots[4].fill == "negative"


def test_card_when_people_leave_the_journey_there_then_says_how_many() -> None:
    project = update_card(rich.project(), "mp_1", "cd_3", drop_off=38.5)
    for language, words in (("en", ["38.5 %", "leave here"]), ("es", ["38,5 %", "se van aquí"])):
        found = lay_out(project, "mp_1", LayoutOptions(language=language))
        cell = found.cell("rw_act", "st_3")
        assert cell is not None
        said = [item.line.text for item in cell.cards[0].block.items if isinstance(item, TextLine)]
        assert said[-2:] == words
