"""Counting lines without making them says what breaking says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.text import Even, TextFont, break_lines, count_lines, default_book

FONT = TextFont("regular", 15, 19)
WORDS = st.lists(
    st.sampled_from(
        (
            "a",
            "the",
            "price",
            "of",
            "well-known",
            "Verwaltungssoftware",
            "«",
            "mot",
            "»",
            "!",
            "l’offre",
            "–",
            "and/or",
        )
    )
    | st.text(max_size=12),
    max_size=25,
)


@settings(deadline=None, max_examples=300)
@given(WORDS.map(" ".join), st.floats(20, 400), st.sampled_from(tuple(Even)))
def test_count_when_a_text_is_broken_in_any_way_then_is_the_number_of_its_lines(
    text: str, width: float, even: Even
) -> None:
    book = default_book()
    assert count_lines(text, FONT, width, book) == len(break_lines(text, FONT, width, book, even=even))
