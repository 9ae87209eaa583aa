"""What one cell of a table holds: several cards by lines, bullets and semicolons, and the same cards written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.cells import cell_of_texts, cleaned, texts_of_cell

TEXTS = st.text(alphabet="ab \n-•;*–·1.", max_size=14).map(cleaned).filter(bool)


@pytest.mark.parametrize(
    ("cell", "cards"),
    [
        ("a\nb", ["a", "b"]),
        ("• a\n• b", ["a", "b"]),
        ("• a • b", ["a", "b"]),
        ("a • b • c", ["a", "b", "c"]),
        ("Needs:\n• a\n• b", ["Needs:", "a", "b"]),
        ("- a\n- b", ["a", "b"]),
        ("* a\n\n* b", ["a", "b"]),
        ("- a\nb", ["- a", "b"]),
        ("- a", ["- a"]),
        ("a; b", ["a; b"]),
        ("a•b", ["a•b"]),
        ("• a\nmore of a\n• b", ["a\nmore of a", "b"]),
        ("5 €", ["5 €"]),
    ],
)
def test_cell_when_split_as_usual_then_lines_and_bullets_part_its_cards(cell: str, cards: list[str]) -> None:
    assert texts_of_cell(cell) == cards


def test_cell_when_semicolons_part_too_or_nothing_does_then_follows_the_wish() -> None:
    assert texts_of_cell("a; b • c\nd", split="semicolons") == ["a", "b", "c", "d"]
    assert texts_of_cell("a; b • c\nd", split="none") == ["a; b • c\nd"]


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_cards_when_written_into_a_cell_then_are_read_as_they_were(texts: list[str]) -> None:
    assert texts_of_cell(cell_of_texts(texts)) == texts
