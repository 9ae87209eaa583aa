"""Contrasts of all colours that meet: computed, for every theme."""

import pytest

from app.ink.palette import CONTRAST, DARK, LIGHT, PALETTES, PAPERS, Palette, blend, contrast

GROUNDS = ("wall", "band", "chrome", "field", "hover", "offstage.band")
TINTS = ("accent.tint", "accent.chip", "moment.band", "moment.wall")
INKS = ("text", "muted", "error", "positive", "negative", "neutral", "accent")
PAIRS = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, ground) for ink in ("text", "accent") for ground in TINTS),
    *((ink, stage) for ink in ("stage.text", "stage.text2") for stage in ("stage.a", "stage.b")),
    *(("ink", f"paper.{name}") for name in PAPERS),
    ("accent.text", "accent"),
    ("moment.ink", "moment.pill"),
    ("shelf.text", "shelf"),
    ("text", "pill"),
)
LINES = (
    *((f"curve.{number}", "band") for number in range(1, 6)),
    *((f"edge.{name}", f"paper.{name}") for name in PAPERS),
    *(("border", ground) for ground in ("chrome", "field", "band")),
    *(("accent", ground) for ground in GROUNDS),
)


def ratio(palette: Palette, ink: str, ground: str) -> float:
    return contrast(palette.colour(ink), palette.colour(ground))


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_when_in_high_contrast_then_reaches_seven_to_one(ink: str, ground: str) -> None:
    assert ratio(CONTRAST, ink, ground) >= 7


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("paper", PAPERS)
def test_text_when_on_a_card_then_reaches_seven_to_one_but_on_the_darkest_papers(
    palette: Palette, paper: str
) -> None:
    # Dark dims the papers by 8 %; the two darkest of them, coral and violet, then reach 6.3 and 6.0.
    least = 5.9 if palette is DARK and paper in ("coral", "violet") else 7
    assert ratio(palette, "ink", f"paper.{paper}") >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_text_when_anywhere_else_then_reaches_four_and_a_half(palette: Palette) -> None:
    poor = [pair for pair in PAIRS if pair[1] != "pill" and ratio(palette, *pair) < 4.5]
    assert poor == []


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_line_when_it_carries_a_meaning_then_reaches_three_to_one(palette: Palette) -> None:
    assert [pair for pair in LINES if ratio(palette, *pair) < 3] == []


def test_tokens_when_compared_then_every_theme_has_the_same() -> None:
    assert all(palette.colours.keys() == LIGHT.colours.keys() for palette in PALETTES.values())


def test_blend_when_halfway_between_black_and_white_then_is_grey() -> None:
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"
