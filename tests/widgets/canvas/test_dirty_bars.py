"""What is painted again where bars lie under the cards of a row."""

from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.model.card import Card
from app.model.edits.cards import update_card
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.row import Row
from app.model.stage import Stage
from app.widgets.canvas.dirty import changes_between


def test_funnel_when_a_caption_makes_it_higher_then_its_bars_are_painted_again_where_they_were_and_are() -> (
    None
):
    stages = tuple(Stage(id=f"st_{i}", name=f"{i}") for i in range(3))
    rising = {stage.id: (Card(id=f"cd_{i}", text=f"{i + 1}00 visit"),) for i, stage in enumerate(stages)}
    row = Row(id="rw_1", kind="funnel", cells=rising)
    journey = JourneyMap(id="mp_1", title="", stages=stages, rows=(row,))
    project = new_project("Funnel", maps=(journey,))
    options = LayoutOptions(language="en")
    before = lay_out(project, "mp_1", options)
    edited = update_card(project, "mp_1", "cd_0", text="100 " + "visit us again and again " * 8)
    after = lay_out(edited, "mp_1", options, previous=before)
    assert after.shelves[0].layout.height > before.shelves[0].layout.height
    changes = changes_between(before, after)
    assert changes is not None
    bars = [
        placed.rect.moved(0, sheet.shelves[0].y)
        for sheet in (before, after)
        for placed in sheet.shelves[0].layout.under
        if placed.block.glance == "positive"
    ]
    assert len(bars) == 6
    for bar in bars:
        assert any(rect.x <= bar.x and rect.right >= bar.right and rect.y <= bar.y for rect in changes.rects)
