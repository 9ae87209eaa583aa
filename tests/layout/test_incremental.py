"""Edit after edit, back and forth: what is taken over from the sheet before is what would be laid out anew."""

from dataclasses import dataclass
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.ink.primitives import Placed, Slot
from app.layout.engine import LayoutOptions, lay_out
from app.layout.sheet import Sheet
from app.model.edits.cards import delete_cards, move_cards, update_card
from app.model.edits.rows import set_row_option, update_row
from app.model.edits.stages import update_stage
from app.model.project import Project
from app.rows.kind import kind_of
from tests.layout.reading import as_json, blocks_of
from tests.layout.samples import everything, sally

MAP = "mp_1"
BASE = everything()
STAGES = [stage.id for stage in BASE.maps[0].stages]
ROWS = [row.id for row in BASE.maps[0].rows if kind_of(row.kind).content == "cards"]
CARDS = sorted(card.id for row in BASE.maps[0].rows for cards in row.cells.values() for card in cards)
stages, rows, cards = st.sampled_from(STAGES), st.sampled_from(ROWS), st.sampled_from(CARDS)
words = st.sampled_from(
    ("short", "a text of several lines that needs more room than it had " * 3, "- one\n- two")
)


def _edits() -> st.SearchStrategy[partial[Project]]:
    move = st.builds(
        lambda ids, row, stage, index: partial(
            move_cards, map_id=MAP, ids=ids, row=row, stage=stage, index=index
        ),
        st.sets(cards, min_size=1, max_size=3),
        rows,
        stages,
        st.integers(0, 3),
    )
    return st.one_of(
        move,
        move,
        st.builds(lambda card: partial(delete_cards, map_id=MAP, ids=(card,)), cards),
        st.builds(lambda card, text: partial(update_card, map_id=MAP, card_id=card, text=text), cards, words),
        st.builds(
            lambda card, span: partial(update_card, map_id=MAP, card_id=card, span=span),
            cards,
            st.integers(1, 3),
        ),
        st.builds(
            lambda row, way: partial(set_row_option, map_id=MAP, row_id=row, name="folded", value=way),
            rows,
            st.sampled_from((True, None)),
        ),
        st.builds(
            lambda row, ink: partial(update_row, map_id=MAP, row_id=row, colour=ink),
            rows,
            st.sampled_from((None, "pink")),
        ),
        st.builds(
            lambda row, name: partial(update_row, map_id=MAP, row_id=row, name=name),
            rows,
            st.sampled_from(("", "Another name for it")),
        ),
        st.builds(
            lambda stage, way: partial(update_stage, map_id=MAP, stage_id=stage, collapsed=way),
            stages,
            st.booleans(),
        ),
    )


@dataclass(frozen=True)
class Step:
    """An edit, or so many steps back; and the card that is being typed meanwhile."""

    edit: partial[Project] | None
    back: int
    draft: str | None


STEPS = st.lists(
    st.builds(
        Step,
        st.one_of(st.none(), _edits(), _edits()),
        st.integers(1, 4),
        st.one_of(st.none(), st.none(), cards),
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_layout_when_cards_come_and_go_back_and_forth_then_equals_a_full_one(steps: list[Step]) -> None:
    known, sheet = [BASE], lay_out(BASE, MAP)
    for step in steps:
        now = known[-min(step.back, len(known))] if step.edit is None else step.edit(known[-1])
        known.append(now)
        options = LayoutOptions(draft=step.draft)
        sheet = lay_out(now, MAP, options, previous=sheet)
        assert as_json(sheet) == as_json(lay_out(now, MAP, options))


def _card(sheet: Sheet, card: str) -> Placed:
    return next(placed for placed in blocks_of(sheet) if placed.block.slot == Slot("card", card))


def test_card_when_moved_and_taken_back_then_its_block_of_before_comes_back() -> None:
    base = sally()
    moved = move_cards(base, MAP, ("cd_1",), row=base.maps[0].rows[1].id, stage="st_1", index=0)
    before = lay_out(base, MAP)
    after = lay_out(moved, MAP, previous=before)
    back = lay_out(base, MAP, previous=after)
    again = lay_out(moved, MAP, previous=back)
    assert _card(after, "cd_1").block is not _card(before, "cd_1").block
    assert _card(back, "cd_1").block is _card(before, "cd_1").block
    assert _card(again, "cd_1").block is _card(after, "cd_1").block


def test_foot_when_rows_grow_then_the_same_blocks_lie_lower() -> None:
    base = sally()
    long = update_card(base, MAP, "cd_1", text="a long story " * 30)
    before = lay_out(base, MAP)
    after = lay_out(long, MAP, previous=before)
    down = after.height - before.height
    assert down > 0
    assert [item.block for item in after.foot] == [item.block for item in before.foot]
    assert [item.y for item in after.foot] == [item.y + down for item in before.foot]


def test_foot_when_the_last_card_of_a_rating_loses_it_then_says_so() -> None:
    base = update_card(sally(), MAP, "cd_1", rating=-1)
    before = lay_out(base, MAP)
    after = lay_out(update_card(base, MAP, "cd_1", rating=None), MAP, previous=before)
    told = {item.block.text for item in before.foot} - {item.block.text for item in after.foot}
    assert told == {"bad"}
