"""Where lines may end inside a word, and which spaces never end one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.breaks import inner_breaks, keep_french_spaces, words_of


def shown(word: str) -> str:
    """A word with a bar at each place where a line may end."""
    places = (0, *inner_breaks(word), len(word))
    return "|".join(word[start:stop] for start, stop in pairwise(places))


@pytest.mark.parametrize(
    "parts",
    [
        "après-|E-|mail",
        "self-|service",
        "-5",
        "3-4",
        "A-1",
        "end-",
        "and/|or",
        "24/7",
        "https://example.org/|path",
        "On–|Off",
        "10–|20",
        "yes—|no",
        "yes—,",
        "Extra\u00ad|ordi\u00ad|nary",
        "word",
        "don’t",
        "e.g.",
        "12.500,50",
        "a\u00a0b",
    ],
)
def test_inner_breaks_when_a_word_is_european_then_follow_hyphen_dash_and_slash(parts: str) -> None:
    assert shown(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    "parts",
    [
        "顧|客|は|配|送",
        "確|認|し|ま|す。",
        "「は|い」|と",
        "サ|ー|ビ|ス".replace("|ー", "ー"),
        "待っ|て",
        "한국어",
        "AB|漢|字",
        "(漢)",
    ],
)
def test_inner_breaks_when_a_word_is_chinese_or_japanese_then_keep_marks_in_place(parts: str) -> None:
    assert shown(parts.replace("|", "")) == parts


def test_inner_breaks_when_a_word_is_thai_then_never_part_a_cluster_or_a_leading_vowel() -> None:
    assert shown("เก็บ") == "เก็|บ"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« mot » fin", ["«\u00a0mot\u00a0»", "fin"]),
        ("Vraiment ?", ["Vraiment\u00a0?"]),
        ("Vraiment ? Oui !", ["Vraiment\u00a0?", "Oui\u00a0!"]),
        ("il dit : non", ["il", "dit\u00a0:", "non"]),
        ("a ?b", ["a", "?b"]),
        ("plain words", ["plain", "words"]),
        ("; a", [";", "a"]),
        ("(« mot »)", ["(«", "mot", "»)"]),
    ],
)
def test_words_of_when_french_marks_stand_alone_then_keep_them_with_their_word(
    text: str, words: list[str]
) -> None:
    assert words_of(text) == words


@given(st.text(alphabet="ab «»?!:; ", max_size=30))
def test_keep_french_spaces_when_used_then_only_spaces_change(text: str) -> None:
    assert keep_french_spaces(text).replace("\u00a0", " ") == text


@given(st.text(max_size=30))
def test_inner_breaks_when_given_anything_then_lie_inside_and_ascend(word: str) -> None:
    places = inner_breaks(word)
    assert list(places) == sorted(set(places))
    assert all(0 < place < len(word) for place in places)
