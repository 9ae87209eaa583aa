"""Wishes for a poster as plain data: they come back the same, and nonsense does no harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editing.poster_memory import as_plain, from_plain
from app.layout.papers import PAPERS, ROLLS
from app.layout.poster.wishes import COLOURS, MODES, Contents, MarkWishes, PosterWishes, TileWishes
from app.values import replace

DEFAULT = PosterWishes()
flags = st.booleans()
tiles = st.builds(
    TileWishes,
    paper=st.sampled_from(("a4", "a3", "letter")),
    orientation=st.sampled_from(("auto", "landscape", "portrait")),
    margin_mm=st.floats(0, 15),
    overlap_mm=st.floats(0, 20),
    seams_between_cards=flags,
    plan=flags,
)
marks = st.builds(MarkWishes, bleed_mm=st.floats(0, 10), crop=flags, registration=flags, slug=flags)
contents = st.builds(
    Contents,
    title=flags,
    notes=flags,
    shelf=flags,
    rows=st.none() | st.lists(st.text(max_size=8), min_size=1, max_size=4).map(tuple),
)
wishes = st.builds(
    PosterWishes,
    mode=st.sampled_from(MODES),
    paper=st.sampled_from((*PAPERS, *ROLLS, "1200x900mm")),
    text_size=st.floats(4, 200),
    across=st.integers(1, 10),
    down=st.integers(1, 10),
    scale=st.floats(0.01, 10),
    repeat_stage=flags,
    tiles=st.none() | tiles,
    marks=st.none() | marks,
    colours=st.sampled_from(COLOURS),
    contents=contents,
    language=st.sampled_from((None, "en", "es")),
)
json_values = st.recursive(
    st.none() | flags | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(wishes)
def test_wishes_when_kept_as_json_then_come_back_the_same(wished: PosterWishes) -> None:
    text = json.dumps(as_plain(wished))
    assert from_plain(json.loads(text), DEFAULT) == wished


@given(json_values)
def test_nonsense_when_read_then_gives_wishes_all_the_same(raw: object) -> None:
    assert isinstance(from_plain(raw, DEFAULT), PosterWishes)


@given(st.sampled_from(sorted(as_plain(DEFAULT))), json_values)
def test_nonsense_in_one_place_when_read_then_leaves_the_others_alone(name: str, raw: object) -> None:
    plain = {**as_plain(replace(DEFAULT, orientation="portrait")), name: raw}
    found = from_plain(plain, DEFAULT)
    assert isinstance(found, PosterWishes)
    assert found.orientation in ("portrait", "auto", "landscape")


@pytest.mark.parametrize(
    "raw",
    [
        {"paper": "1x1mm"},
        {"text_size": 4000},
        {"mode": "fit", "across": 1000, "down": 1000},
        {"tiles": {"overlap_mm": 500}},
        {"marks": {"bleed_mm": -3}},
        {"paper": "no such paper"},
    ],
)
def test_wishes_when_they_cannot_be_met_then_the_default_is_taken(raw: dict[str, object]) -> None:
    assert from_plain(raw, DEFAULT) is DEFAULT


def test_keys_of_another_version_when_read_then_are_passed_over() -> None:
    assert from_plain({"paper": "a3", "glitter": True, "tiles": {"fold": 2}}, DEFAULT) == replace(
        DEFAULT, paper="a3", tiles=TileWishes()
    )
