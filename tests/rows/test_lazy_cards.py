"""Cards whose ink is made when it is looked at are no different from cards that are made at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.primitives import Block, Slot, TextLine
from app.layout.engine import lay_out
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.row import Row
from app.model.stage import Stage

TEXTS = st.one_of(
    st.sampled_from(
        ("", "One", "- a point\n- another one", "word " * 90, "A text of two lines, or perhaps three")
    ),
    st.text(max_size=60),
)


def block_of(card: Card) -> Block:
    """Lay out a map of one card and return its block."""
    row = Row(id="rw_1", kind="actions", cells={"st_1": (card,)})
    journey = JourneyMap(id="mp_1", title="One", stages=(Stage(id="st_1", name="One"),), rows=(row,))
    sheet = lay_out(new_project("One", maps=(journey,)), "mp_1")
    return sheet.shelves[0].layout.cells[0].cards[0].block


def test_items_when_asked_for_twice_then_are_the_same_objects() -> None:
    block = block_of(Card(id="cd_1", text="She looks for the price", owner="Marta Ortega"))
    assert block.items is block.items and block.items


def test_items_when_made_late_then_are_made_once() -> None:
    made: list[int] = []

    def make() -> tuple[()]:
        made.append(1)
        return ()

    block = Block(Slot("card", "cd_1"), 10, 10, make)
    assert not made
    assert (block.items, block.items) == ((), ()) and made == [1]


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.booleans(), st.sampled_from((None, 1)))
def test_height_when_known_before_the_items_then_holds_them(
    text: str, owned: bool, rating: int | None
) -> None:
    block = block_of(Card(id="cd_1", text=text, owner="Ana Vidal" if owned else None, rating=rating))
    words = [item for item in block.items if isinstance(item, TextLine)]
    last = max((item.y + item.line.baseline for item in words), default=0.0)
    assert last < block.height <= max(38.0, last + 60)
    lines = [item.y + item.line.baseline for item in words]
    assert lines == sorted(lines)
