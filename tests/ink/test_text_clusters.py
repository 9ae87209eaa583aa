"""Grapheme clusters: what a reader calls one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.text_clusters import boundaries, clusters


@pytest.mark.parametrize(
    "parts",
    [
        "",
        "a|b",
        "e\u0301|a",
        "x̣̂|y",
        "👩‍👩‍👧|👩🏿‍💻",
        "🏳️‍🌈|a",
        "🇪🇸|🇫🇷|🇩",
        "1️⃣|2",
        "ग्रा|ह|क",
        "ก็|บ",
        "น้ำ",
        "\u1112\u1161\u11ab|\u1100\u1173\u11af",
        "\r\n|a",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿|a",
    ],
)
def test_clusters_when_a_text_is_taken_apart_then_no_character_is(parts: str) -> None:
    assert "|".join(clusters(parts.replace("|", ""))) == parts


@given(st.text(max_size=40))
def test_clusters_when_joined_then_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert (boundaries(text) or (0,))[-1] == len(text)
