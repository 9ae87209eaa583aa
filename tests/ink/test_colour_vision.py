"""What colours become for other eyes and for printers without colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.colour_vision import VISIONS, Vision, needs_grey_photos, seen, simulated
from app.ink.palette import LIGHT, PAPERS, channels, contrast
from app.ink.print_palettes import palette_for

GREY, INK_SAVER = palette_for("grey"), palette_for("ink-saver")
colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02X}{:02X}{:02X}".format(*rgb))


@given(colours)
def test_seen_when_vision_is_normal_then_nothing_changes(colour: str) -> None:
    assert seen(colour, "normal") == colour


@given(colours)
def test_seen_when_there_is_no_colour_then_all_channels_agree_and_brightness_stays(colour: str) -> None:
    grey = seen(colour, "greyscale")
    assert len(set(channels(grey))) == 1
    assert contrast(grey, colour) < 1.06


@given(st.integers(0, 255), st.sampled_from(VISIONS))
def test_seen_when_a_colour_is_grey_then_everybody_sees_it(value: int, vision: Vision) -> None:
    grey = f"#{value:02X}{value:02X}{value:02X}"
    assert all(abs(one - value) <= 1 for one in channels(seen(grey, vision)))


@pytest.mark.parametrize(
    ("vision", "expected"), [("protan", (109, 95, 0)), ("deutan", (163, 144, 0)), ("tritan", (255, 0, 15))]
)
def test_seen_when_red_is_looked_at_then_becomes_what_the_paper_says(
    vision: Vision, expected: tuple[int, int, int]
) -> None:
    assert channels(seen("#FF0000", vision)) == expected


def test_palette_when_simulated_then_literal_colours_are_too() -> None:
    palette = simulated(LIGHT, "greyscale")
    assert set(palette.colours) == set(LIGHT.colours)
    assert len(set(channels(palette.colour("#FF8000")))) == 1
    assert needs_grey_photos(palette)
    assert not needs_grey_photos(simulated(LIGHT, "deutan"))
    assert simulated(LIGHT, "normal") is LIGHT


def test_grey_when_asked_for_any_colour_then_has_none() -> None:
    assert set(GREY.colours) == set(LIGHT.colours)
    for token in (*GREY.colours, "#12A4F0"):
        assert len(set(channels(GREY.colour(token)))) == 1, token
    assert {GREY.colour(f"paper.{name}") for name in PAPERS} == {"#FFFFFF"}


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "wall"),
        ("ink", "paper.white"),
        ("stage.text", "stage.a"),
        ("stage.text", "stage.b"),
        ("muted", "band"),
    ],
)
def test_palettes_when_printed_then_words_can_be_read(ink: str, ground: str) -> None:
    for palette in (GREY, INK_SAVER):
        assert contrast(palette.colour(ink), palette.colour(ground)) >= 4.5, palette.name


def test_ink_saver_when_areas_are_filled_then_they_are_nearly_white() -> None:
    for token in ("wall", "band", "stage.a", "stage.b", "moment.wall", *(f"paper.{name}" for name in PAPERS)):
        assert contrast(INK_SAVER.colour(token), "#FFFFFF") < 1.3, token
    assert (
        palette_for("ink-saver") is INK_SAVER
        and palette_for("colour") is LIGHT
        and palette_for("grey") is GREY
    )
