"""Pages for a print shop: boxes, bleed, marks outside of the cut, and what lies too close to it."""

import pytest

from app.ink.geometry import Point, Rect
from app.layout.papers import POINTS_PER_MM, PageProblem
from app.layout.poster.marks import is_safe
from app.layout.poster.pages import Drawing, PosterPage
from app.layout.poster.wishes import Contents, MarkWishes, PosterWishes
from app.values import replace
from tests.layout.poster.maps import holds, planned

MM = POINTS_PER_MM


@pytest.mark.parametrize("bleed", [0.0, 3.0, 5.0])
def test_boxes_when_marks_are_wished_then_bleed_lies_around_the_cut(bleed: float) -> None:
    poster = planned("cafeteria", PosterWishes(mode="fit", paper="a1", marks=MarkWishes(bleed_mm=bleed)))
    (page,) = poster.posters
    assert (page.trim.width, page.trim.height) == pytest.approx((841 * MM, 594 * MM))
    assert page.bleed.x == pytest.approx(page.trim.x - bleed * MM)
    assert page.bleed.right == pytest.approx(page.trim.right + bleed * MM)
    assert page.ground == (page.bleed,)
    assert holds(Rect(0, 0, page.width, page.height), page.bleed)
    assert page.trim.x == pytest.approx(page.width - page.trim.right)


def test_marks_when_drawn_then_none_of_them_is_within_the_bleed() -> None:
    poster = planned("cafeteria", PosterWishes(mode="fit", paper="a3", marks=MarkWishes()))
    (page,) = poster.posters
    (block,) = page.drawings[-1].sheet.title
    lines = [item for item in block.block.items if hasattr(item, "steps")]
    assert len(lines) == 8 + 4 * 3
    for item in lines:
        for step in item.steps:
            if len(step) == 3:
                x, y = step[1], step[2]
                assert 0 <= x <= page.width and 0 <= y <= page.height
                assert not page.bleed.grown(-0.01).contains(Point(x, y))


def test_marks_when_only_bleed_is_wished_then_the_page_grows_by_it_alone() -> None:
    wishes = MarkWishes(bleed_mm=3.0, crop=False, registration=False, slug=False)
    (page,) = planned("cafeteria", PosterWishes(mode="fit", paper="a3", marks=wishes)).posters
    assert page.width == pytest.approx(page.trim.width + 6 * MM)


def test_slug_when_wished_then_tells_the_size_and_the_colours() -> None:
    wishes = PosterWishes(mode="fit", paper="a1", marks=MarkWishes(), date="2026-11-22")
    (page,) = planned("cafeteria", wishes).posters
    (block,) = page.drawings[-1].sheet.title
    text = " ".join(item.line.text for item in block.block.items if hasattr(item, "line"))
    assert "841 × 594 mm" in text and "bleed 3 mm" in text and "RGB" in text and "2026-11-22" in text


@pytest.mark.parametrize("bleed", [-1.0, 40.0])
def test_bleed_when_it_cannot_be_then_a_sentence_says_so(bleed: float) -> None:
    with pytest.raises(PageProblem, match=r"\.$"):
        planned("sally", PosterWishes(marks=MarkWishes(bleed_mm=bleed)))


def test_safe_zone_when_something_is_near_the_cut_then_is_said() -> None:
    (page,) = planned("sally", PosterWishes(mode="fit", paper="a3")).posters
    assert is_safe(page)
    (drawing,) = [one for one in page.drawings if one.sheet.map_id]
    near = Drawing(drawing.sheet, drawing.scale, (drawing.offset[0] - 9 * MM, drawing.offset[1]))
    moved = PosterPage(page.width, page.height, page.trim, page.bleed, (near,))
    assert not is_safe(moved)
    small = planned("sally", PosterWishes(mode="exact", paper=None, scale=0.1, marks=MarkWishes()))
    assert any("5 mm" in notice for notice in small.facts.notices)


def test_pages_after_the_poster_when_marks_are_wished_then_have_them_too() -> None:
    contents = Contents(persona_sheets=True)
    wishes = PosterWishes(mode="fit", paper="a3", marks=MarkWishes(bleed_mm=3.0), contents=contents)
    poster = planned("sally", wishes)
    plain = planned("sally", replace(wishes, marks=None))
    more = [page for page in poster.pages if page.kind == "more"]
    small = [page for page in plain.pages if page.kind == "more"]
    assert more
    for page, before in zip(more, small, strict=True):
        assert (page.trim.width, page.trim.height) == pytest.approx((before.width, before.height))
        assert page.trim.x - page.bleed.x == pytest.approx(3.0 * POINTS_PER_MM)
        assert page.ground == ()
