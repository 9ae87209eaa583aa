"""Cells as lines of text, and the cards that come back from them."""

from hypothesis import given
from hypothesis import strategies as st

from app.editing.cells import (
    EMPTY,
    cards_text,
    points_text,
    scored,
    texts_in,
    with_lines,
    write_cards,
    write_points,
)
from app.editing.typing import clean
from app.model.card import Card
from app.model.query import map_of
from app.model.row import Point
from tests.widgets.canvas.conftest import small_project

TEXTS = st.text(alphabet="ab \n-•é+1\t", max_size=20).map(clean).filter(bool)


def cards(*texts: str) -> tuple[Card, ...]:
    return tuple(Card(id=f"c{index}", text=text) for index, text in enumerate(texts))


@given(st.lists(TEXTS, max_size=6))
def test_lines_when_cards_are_written_and_read_then_are_the_same_cards(texts: list[str]) -> None:
    held = cards(*texts)
    assert texts_in(cards_text(held)) == tuple(texts)
    assert with_lines(held, cards_text(held)) is held


@given(st.lists(TEXTS, max_size=5), st.text(alphabet="ab \n", max_size=30))
def test_lines_when_anything_is_typed_then_the_cards_say_just_that(texts: list[str], typed: str) -> None:
    after = with_lines(cards(*texts), typed)
    assert tuple(card.text for card in after) == texts_in(typed)
    assert len({card.id for card in after}) == len(after)
    assert with_lines(after, cards_text(after)) is after


def test_lines_when_one_is_changed_then_the_others_keep_their_cards() -> None:
    held = (
        Card(id="a", text="one", rating=1),
        Card(id="b", text="two", owner="Ann"),
        Card(id="c", text="three"),
    )
    after = with_lines(held, "one\n2\nthree\nfour")
    assert after[0] is held[0] and after[2] is held[2]
    assert (after[1].id, after[1].text, after[1].owner) == ("b", "2", "Ann")
    assert [card.text for card in after[3:]] == ["four"]


def test_lines_when_one_is_taken_out_then_its_card_goes() -> None:
    held = cards("one", "two", "three")
    assert with_lines(held, "one\n\nthree") == (held[0], held[2])
    assert with_lines(held, "  ") == ()


def test_lines_when_a_card_is_locked_or_has_no_words_then_stays() -> None:
    held = (Card(id="a", text="one", locked=True), Card(id="b", image="sha"))
    assert cards_text(held) == f"one\n{EMPTY}"
    assert with_lines(held, f"two\n{EMPTY}")[0] is held[0]
    assert with_lines(held, EMPTY) == held
    assert with_lines(held, "")[0] is held[0]


def test_cards_when_written_into_a_map_then_only_that_cell_changes() -> None:
    project = small_project()
    edit = write_cards("mp_1", "rw_a", stage="st_1", lines="Buys it\nPays")
    row = map_of(edit(project), "mp_1").rows[0]
    assert [card.text for card in row.cells["st_1"]] == ["Buys it", "Pays"]
    assert row.cells["st_0"] is map_of(project, "mp_1").rows[0].cells["st_0"]
    assert write_cards("mp_1", "rw_a", stage="st_1", lines="Buys it")(project) is project


def test_scores_when_read_then_signs_commas_and_words_are_understood() -> None:
    assert scored("+1.5 good") == (1.5, "good")
    assert scored("−1,5") == (-1.5, "")
    assert scored("9 far too much") == (2.0, "far too much")
    assert scored("only words", usual=-1.0) == (-1.0, "only words")
    assert scored("3rd try", usual=0.5) == (0.5, "3rd try")


def test_points_when_lines_change_then_scores_texts_and_numbers_follow() -> None:
    project = small_project()

    def after(lines: str) -> tuple[Point, ...]:
        edit = write_points("mp_1", "rw_e", stage="st_0", persona="pe_1", lines=lines)
        return tuple(p for p in map_of(edit(project), "mp_1").rows[2].curves[0].points if p.stage == "st_0")

    assert points_text(after("-1 Lost")) == "-1 Lost"
    assert write_points("mp_1", "rw_e", stage="st_0", persona="pe_1", lines="-1 Lost")(project) is project
    assert points_text(after("2 Found\n0 Calm")) == "+2 Found\n0 Calm"
    assert [point.id for point in after("2 Found\n0 Calm")][:1] == ["pt_0"]
    assert after("") == ()
