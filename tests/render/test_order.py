"""What of a sheet is drawn where only a part of it shows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.geometry import Rect
from app.ink.primitives import Placed
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.row import Row
from app.model.stage import Stage
from app.render.order import _touches, blocks_in_order


def sheet_of(spans: dict[tuple[int, int], int]) -> Sheet:
    """Six stages and three rows of two cards a cell; some cards lie over several stages."""
    stages = tuple(Stage(id=f"s{i}", name=f"Stage {i}") for i in range(6))
    rows = tuple(
        Row(
            id=f"r{j}",
            kind="actions",
            name=f"Row {j}",
            cells={
                stage.id: tuple(
                    Card(id=f"c{j}{i}{k}", text="Asks a friend", span=spans.get((j, i), 1) if k else 1)
                    for k in range(2)
                )
                for i, stage in enumerate(stages)
            },
        )
        for j in range(3)
    )
    journey = JourneyMap(id="m", title="T", stages=stages, rows=rows)
    return lay_out(new_project("T", maps=(journey,)), "m", LayoutOptions(language="en"))


SHEET = sheet_of({(0, 0): 4, (2, 3): 2})
side = st.integers(0, 40).map(lambda number: number * 50.0)


def same(blocks: list[Placed]) -> list[tuple[int, float, float]]:
    return [(id(one.block), one.x, one.y) for one in blocks]


@settings(max_examples=300, deadline=None)
@given(side, side, side, side)
def test_clip_when_it_lies_anywhere_then_just_the_blocks_that_it_touches_come_in_order(
    x: float, y: float, width: float, height: float
) -> None:
    clip = Rect(x, y, width + 1.0, height + 1.0)
    touched = [one for one in blocks_in_order(SHEET) if _touches(one, clip)]
    assert same(list(blocks_in_order(SHEET, clip))) == same(touched)


def test_card_over_stages_when_only_its_end_shows_then_it_is_drawn() -> None:
    column = SHEET.columns[3]
    shelf = SHEET.shelves[0]
    clip = Rect(column.x + 20, shelf.y, 40, shelf.layout.height)
    shown = {one.block.slot.id for one in blocks_in_order(SHEET, clip)}
    assert "c001" in shown
    assert "c000" not in shown
