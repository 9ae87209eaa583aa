"""A map on one page of paper: everything on it, and its text as large as other columns can make it."""

import pytest

from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.page import COLUMNS, PagePlan, _centred, filled_page
from app.layout.papers import paper_named
from app.storage.library import load_template

OPTIONS = LayoutOptions(language="en")


def lies_inside(plan: PagePlan, margin: float) -> bool:
    """Whether the sheet without its own margin lies inside the paper's."""
    inset = plan.sheet.style.page_margin * plan.scale
    left, top = plan.offset[0] + inset, plan.offset[1] + inset
    right = plan.width - plan.offset[0] - plan.sheet.width * plan.scale + inset
    bottom = plan.height - plan.offset[1] - plan.sheet.height * plan.scale + inset
    return min(left, top, right, bottom) >= margin - 1e-6


@pytest.mark.parametrize("example", ["sally", "cafeteria"])
@pytest.mark.parametrize("name", ["a4", "a3", "letter", "1200x400mm"])
def test_page_when_filled_then_no_other_columns_would_print_larger(example: str, name: str) -> None:
    project = load_template(example, "en").project
    paper = paper_named(name)
    plan = filled_page(project, project.maps[0].id, paper=paper, options=OPTIONS)
    assert lies_inside(plan, paper.margin)
    across = "landscape" if plan.width >= plan.height else "portrait"
    others = [
        _centred(
            lay_out(project, project.maps[0].id, LayoutOptions(language="en", column=float(column))),
            paper.lying(across, aspect=1),
        )
        for column in COLUMNS
    ]
    assert plan.text_size >= max(other.text_size for other in others) / 1.05


def test_page_when_the_map_fits_as_it_is_then_its_columns_stay() -> None:
    project = load_template("sally", "en").project
    own = lay_out(project, project.maps[0].id, OPTIONS)
    margins = 2 * own.style.page_margin
    shaped = paper_named(f"{(own.width - margins) * 0.4:.0f}x{(own.height - margins) * 0.4:.0f}mm")
    plan = filled_page(project, project.maps[0].id, paper=shaped, options=OPTIONS)
    assert plan.sheet.columns[0].width == own.columns[0].width
