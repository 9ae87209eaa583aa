"""Heights reckoned without a layout: near what a layout comes to."""

import pytest

from app.layout.engine import lay_out
from app.layout.estimate import Estimate
from app.layout.options import LayoutOptions
from tests.layout.poster.maps import NAMES, named


@pytest.mark.parametrize("column", [156.0, 196.0, 264.0, 376.0])
@pytest.mark.parametrize("name", NAMES)
def test_estimate_when_columns_change_then_is_near_the_layout(name: str, column: float) -> None:
    project = named(name)
    map_id = project.maps[0].id
    estimate = Estimate(lay_out(project, map_id, LayoutOptions(full_text=True)))
    sheet = lay_out(project, map_id, LayoutOptions(full_text=True, column=column))
    inset = 2 * sheet.style.page_margin
    assert estimate.width(column) == pytest.approx(sheet.width - inset, abs=0.01)
    assert estimate.height(column) == pytest.approx(sheet.height - inset, rel=0.12)
