"""Pages: papers by name and size, fitting a sheet, and laying out anew for a size of text."""

import pytest

from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.page import filled_page, own_page
from app.layout.papers import PAGE_LIMIT, PAPERS, ROLLS, PageProblem, paper_named
from tests.layout.samples import sally, synthetic


@pytest.mark.parametrize("name", PAPERS)
def test_paper_when_named_then_stands_upright_with_a_margin(name: str) -> None:
    paper = paper_named(name)
    assert paper.width < paper.height and 8 * 2.83 < paper.margin < 20 * 2.84


def test_paper_when_a_size_is_given_then_has_that_size() -> None:
    paper = paper_named("1200 x 900 mm")
    assert (round(paper.width, 1), round(paper.height, 1)) == (3401.6, 2551.2)
    assert paper_named("10x20in").height == pytest.approx(1440)


@pytest.mark.parametrize("name", ["a9", "", "12", "10x10mm", "6000x100mm", "axb"])
def test_paper_when_it_cannot_be_made_then_says_why(name: str) -> None:
    with pytest.raises(PageProblem, match=r"\.$"):
        paper_named(name)


@pytest.mark.parametrize("orientation", ["auto", "landscape", "portrait"])
@pytest.mark.parametrize("name", ["a4", "a3", "a0", "letter"])
def test_fit_when_put_on_a_page_then_lies_within_its_margins(name: str, orientation: str) -> None:
    paper = paper_named(name)
    plan = filled_page(sally(), "mp_1", paper=paper, orientation=orientation, options=LayoutOptions())  # type: ignore[arg-type]
    sheet = plan.sheet
    inset = sheet.style.page_margin
    left, top = (offset + inset * plan.scale for offset in plan.offset)
    right = plan.offset[0] + (sheet.width - inset) * plan.scale
    bottom = plan.offset[1] + (sheet.height - inset) * plan.scale
    assert min(left, top, plan.width - right, plan.height - bottom) >= paper.margin - 0.01
    assert min(left, top) <= paper.margin + 0.01
    if orientation != "auto":
        assert (plan.width > plan.height) == (orientation == "landscape")


def test_fit_when_the_paper_is_a3_then_cards_print_at_ten_points() -> None:
    plan = filled_page(sally(), "mp_1", paper=paper_named("a3"), options=LayoutOptions())
    assert plan.width > plan.height and 9.5 < plan.text_size < 11


def test_own_page_when_asked_for_then_is_as_large_as_the_sheet() -> None:
    sheet = lay_out(sally(), "mp_1")
    plan = own_page(sheet)
    assert (plan.width, plan.height, plan.offset) == (sheet.width * 0.75, sheet.height * 0.75, (0, 0))


def test_own_page_when_the_map_is_longer_than_pdf_allows_then_says_so() -> None:
    with pytest.raises(PageProblem, match="5,080 mm"):
        own_page(lay_out(synthetic(2700), "mp_1"))


@pytest.mark.parametrize("name", [*ROLLS, "roll-914", "Roll 610 mm"])
def test_roll_when_named_then_runs_as_far_as_a_page_can(name: str) -> None:
    paper = paper_named(name)
    assert paper.is_roll and paper.height == PAGE_LIMIT
    assert paper.lying("auto", aspect=2.0).width == PAGE_LIMIT
