"""Tiles: together they are the poster, to the millimetre; their seams go between cards."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.primitives import TextLine
from app.layout.papers import POINTS_PER_MM, PageProblem
from app.layout.poster.obstacles import obstacles_of
from app.layout.poster.pages import Poster
from app.layout.poster.poster import plan_poster
from app.layout.poster.seams import MOST_SHIFT, Gutters, Side, crossed, free_seams, least_seams
from app.layout.poster.tiles import row_letter
from app.layout.poster.wishes import PosterWishes, TileWishes
from app.values import replace
from tests.layout.poster.maps import NAMES, named, planned
from tests.layout.samples import synthetic

MM = POINTS_PER_MM
EVEN = TileWishes(seams_between_cards=False)


def check_together(poster: Poster, wishes: TileWishes) -> None:
    """The tiles of a poster of one page show every point of it, and at the same place of the sheet."""
    (page,), (tiling,) = poster.posters, poster.facts.tilings
    overlap, margin = wishes.overlap_mm * MM, wishes.margin_mm * MM
    for spans, length in ((tiling.columns, page.trim.width), (tiling.rows, page.trim.height)):
        assert spans[0].start == 0 and spans[-1].end == pytest.approx(length)
        for one, other in pairwise(spans):
            assert one.end - other.start == pytest.approx(overlap)
    own = sum(span.length for span in tiling.columns) - overlap * (len(tiling.columns) - 1)
    assert own == pytest.approx(page.trim.width)
    tiles = [one for one in poster.pages if one.kind == "tile"]
    assert len(tiles) == tiling.sheets == poster.facts.sheets
    places = [(row, column) for row in tiling.rows for column in tiling.columns]
    drawings = {id(one.sheet): one for one in page.drawings if one.sheet.map_id}
    for tile, (row, column) in zip(tiles, places, strict=True):
        assert column.length <= tile.width - 2 * margin + 1e-6
        assert row.length <= tile.height - 2 * margin + 1e-6
        (ground,) = tile.ground
        assert (ground.x, ground.y) == pytest.approx((margin, margin))
        for drawing in tile.drawings:
            if drawing.sheet.map_id:
                whole = drawings[id(drawing.sheet)]
                assert drawing.shared and drawing.scale == whole.scale
                assert drawing.offset[0] - margin + column.start == pytest.approx(whole.offset[0])
                assert drawing.offset[1] - margin + row.start == pytest.approx(whole.offset[1])
                assert drawing.clip is not None
                assert drawing.offset[0] + drawing.clip.x * drawing.scale == pytest.approx(margin)
                assert drawing.clip.width * drawing.scale == pytest.approx(column.length)
                assert drawing.clip.height * drawing.scale == pytest.approx(row.length)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("paper", "tile"), [("a1", "a4"), ("a0", "a3"), ("a2", "letter"), ("a3", "a4")])
def test_tiles_when_laid_together_then_are_the_poster(name: str, paper: str, tile: str) -> None:
    wishes = TileWishes(paper=tile)
    poster = planned(name, PosterWishes(mode="fit", paper=paper, tiles=wishes))
    check_together(poster, wishes)
    (tiling,) = poster.facts.tilings
    assert tiling.shift <= MOST_SHIFT + 1e-9
    assert tiling.sheets >= tiling.plain_sheets
    found = obstacles_of(poster.posters[0])
    seams_x = [span.start for span in tiling.columns[1:]]
    seams_y = [span.start for span in tiling.rows[1:]]
    cut = sum(rect.x < x < rect.right for rect in found.cards for x in seams_x)
    cut += sum(rect.y < y < rect.bottom for rect in found.cards for y in seams_y)
    assert cut == tiling.cut
    if name in ("sally", "cafeteria", "20x8"):
        assert cut == 0


@pytest.mark.parametrize("overlap", [0.0, 5.0, 10.0, 20.0])
@pytest.mark.parametrize("margin", [3.0, 5.0, 15.0])
def test_tiles_when_overlap_and_margin_are_set_then_have_them(overlap: float, margin: float) -> None:
    wishes = TileWishes(overlap_mm=overlap, margin_mm=margin)
    check_together(planned("cafeteria", PosterWishes(mode="fit", paper="a1", tiles=wishes)), wishes)


@pytest.mark.parametrize(
    ("paper", "tile", "sheets"),
    [("a3", "a4", 4), ("a2", "a4", 8), ("a1", "a4", 12), ("a0", "a4", 21), ("a1", "a3", 6), ("a0", "a3", 9)],
)
def test_sheets_when_cut_evenly_then_are_as_few_as_the_paper_allows(
    paper: str, tile: str, sheets: int
) -> None:
    wishes = PosterWishes(
        mode="fit",
        paper=paper,
        orientation="landscape",
        tiles=TileWishes(paper=tile, seams_between_cards=False),
    )
    poster = planned("cafeteria", wishes)
    assert poster.facts.sheets == sheets
    assert poster.facts.tilings[0].plain_sheets == sheets


def test_seams_when_moved_between_cards_then_a1_on_a4_takes_fifteen_sheets_instead_of_twelve() -> None:
    poster = planned("cafeteria", PosterWishes(mode="fit", paper="a1", tiles=TileWishes()))
    (tiling,) = poster.facts.tilings
    assert (tiling.sheets, tiling.plain_sheets, tiling.cut) == (15, 12, 0)
    assert tiling.width < tiling.height
    even = planned("cafeteria", PosterWishes(mode="fit", paper="a1", tiles=EVEN))
    assert even.facts.sheets == 12 and even.facts.tilings[0].cut > 0
    assert any("cut by a seam" in notice for notice in even.facts.notices)


def test_plan_when_asked_for_then_comes_first_with_the_poster_and_a_line_to_measure() -> None:
    poster = planned("sally", PosterWishes(mode="fit", paper="a1", tiles=TileWishes()))
    plan = poster.pages[0]
    assert [page.kind for page in poster.pages[:2]] == ["plan", "tile"]
    (thumbnail,) = [one for one in plan.drawings if one.sheet.shelves]
    assert thumbnail.shared and thumbnail.sheet is poster.posters[0].drawings[0].sheet
    texts = " ".join(
        item.line.text
        for one in plan.drawings
        for placed in one.sheet.title
        for item in placed.block.items
        if hasattr(item, "line")
    )
    assert "100 mm" in texts
    marks = plan.drawings[-1].sheet.title[0].block.items
    lengths = [
        item.steps[1][1] - item.steps[0][1]
        for item in marks
        if hasattr(item, "steps") and item.steps[0][2] == item.steps[1][2]
    ]
    assert any(length == pytest.approx(100 * MM) for length in lengths)
    without = planned("sally", PosterWishes(mode="fit", paper="a1", tiles=TileWishes(plan=False)))
    assert without.pages[0].kind == "tile"


def test_tiles_when_labelled_then_say_row_column_map_and_date() -> None:
    poster = planned("sally", PosterWishes(mode="fit", paper="a1", tiles=TileWishes(), date="2026-11-22"))
    columns = len(poster.facts.tilings[0].columns)
    labels = [
        "".join(
            item.line.text for item in page.drawings[-1].sheet.title[0].block.items if hasattr(item, "line")
        )
        for page in poster.pages
        if page.kind == "tile"
    ]
    assert labels[columns + 1].startswith(f"Row B · Column 2 of {columns} — How Sally")
    assert labels[0].endswith("— 2026-11-22")


@pytest.mark.parametrize(
    "tiles",
    [
        TileWishes(overlap_mm=400.0),
        TileWishes(paper="100x60mm", overlap_mm=50.0),
        TileWishes(margin_mm=-1.0),
        TileWishes(paper="roll914"),
        TileWishes(paper="x"),
    ],
)
def test_tiles_when_they_cannot_be_then_a_sentence_says_so(tiles: TileWishes) -> None:
    with pytest.raises(PageProblem, match=r"\.$"):
        planned("sally", PosterWishes(tiles=tiles))


def test_tiles_when_there_would_be_thousands_then_are_refused() -> None:
    wishes = PosterWishes(mode="fit", paper="4000x4000mm", tiles=TileWishes(paper="60x60mm"))
    with pytest.raises(PageProblem, match="2,000 are the limit"):
        plan_poster(named("sally"), "mp_1", wishes)


def test_row_letters_when_past_z_then_go_on_with_two() -> None:
    assert [row_letter(row) for row in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


@given(
    length=st.floats(300, 4000),
    shown=st.floats(250, 800),
    overlap=st.floats(0, 60),
    cards=st.lists(st.tuples(st.floats(0, 3900), st.floats(5, 90)), max_size=40),
)
def test_seams_when_found_then_cut_no_card_and_no_tile_is_too_long(
    length: float, shown: float, overlap: float, cards: list[tuple[float, float]]
) -> None:
    side = Side(length, shown, overlap)
    even = side.even(side.least)
    assert side.holds(even)
    intervals = [(start, start + wide) for start, wide in cards]
    seams = free_seams(side, Gutters(intervals))
    if seams is None:
        return
    assert side.holds(seams)
    assert side.shift(seams) <= MOST_SHIFT + 1e-9
    assert all(not start + 1e-6 < seam < end - 1e-6 for seam in seams for start, end in intervals)


@pytest.mark.parametrize("name", ["sally", "cafeteria"])
@pytest.mark.parametrize("paper", ["a1", "a2"])
def test_seams_when_between_cards_then_cut_no_words_of_the_curve(name: str, paper: str) -> None:
    wishes = PosterWishes(mode="fit", paper=paper, tiles=TileWishes())
    poster = planned(name, wishes)
    (page,), (tiling,) = poster.posters, poster.facts.tilings
    (drawing,) = [one for one in page.drawings if one.sheet.map_id]
    seams = [span.start for span in tiling.columns[1:]]
    for shelf in drawing.sheet.shelves:
        if shelf.layout.scale is None:
            continue
        for placed in shelf.layout.over:
            for item in placed.block.items:
                if isinstance(item, TextLine):
                    left = drawing.offset[0] + drawing.scale * (placed.x + item.x) - page.trim.x
                    right = left + drawing.scale * item.line.width
                    assert not [seam for seam in seams if left < seam < right], item.line.text


@pytest.mark.parametrize(("paper", "tile"), [("a1", "a4"), ("a1", "a3"), ("a0", "a4")])
def test_seams_when_cards_are_small_and_close_then_still_find_their_gutters(paper: str, tile: str) -> None:
    wishes = TileWishes(paper=tile)
    poster = plan_poster(synthetic(2400), "mp_1", PosterWishes(mode="fit", paper=paper, tiles=wishes))
    check_together(poster, wishes)
    (tiling,) = poster.facts.tilings
    assert poster.facts.text_size < 6
    assert tiling.cut == 0 and tiling.shift <= MOST_SHIFT
    assert not any("cut by a seam" in notice for notice in poster.facts.notices)


def test_seams_when_cards_are_larger_than_a_sheet_then_cut_few_and_one_sentence_says_how_many() -> None:
    tiles = TileWishes(paper="60x80mm", margin_mm=3.0, overlap_mm=5.0)
    poster = planned("cafeteria", PosterWishes(paper="a1", text_size=30.0, tiles=tiles))
    cut = sum(tiling.cut for tiling in poster.facts.tilings)
    assert cut > 0
    assert all(tiling.shift <= MOST_SHIFT + 1e-9 for tiling in poster.facts.tilings)
    (notice,) = [one for one in poster.facts.notices if "cut by a seam" in one]
    assert notice.startswith(f"{cut} cards are cut by a seam: no gap")
    even = planned(
        "cafeteria", PosterWishes(paper="a1", text_size=30.0, tiles=replace(tiles, seams_between_cards=False))
    )
    assert cut < sum(tiling.cut for tiling in even.facts.tilings)


@given(
    length=st.floats(400, 2000),
    shown=st.floats(250, 800),
    overlap=st.floats(0, 60),
    cards=st.lists(st.tuples(st.floats(0, 1900), st.floats(100, 900)), max_size=12),
)
def test_seams_when_cards_must_be_cut_then_are_no_more_than_with_even_ones(
    length: float, shown: float, overlap: float, cards: list[tuple[float, float]]
) -> None:
    side = Side(length, shown, overlap)
    intervals = [(start, start + wide) for start, wide in cards]
    seams = least_seams(side, Gutters(intervals))
    assert side.holds(seams) and side.shift(seams) <= MOST_SHIFT + 1e-9
    if len(seams) + 1 == side.least:
        assert crossed(seams, intervals) <= crossed(side.even(side.least), intervals)


@pytest.mark.parametrize("name", ["sally", "cafeteria"])
def test_seams_when_across_a_poster_then_cut_neither_stages_nor_lines_of_small_words(name: str) -> None:
    poster = planned(name, PosterWishes(paper="a1", text_size=18.0, tiles=TileWishes()))
    (page,), (tiling,) = poster.posters, poster.facts.tilings
    found = obstacles_of(page)
    stages = found.bands[0]
    for span in tiling.rows[1:]:
        seam = page.trim.y + span.start
        cut = [rect for rect in (stages, *found.words, *found.small) if rect.y < seam < rect.bottom]
        assert cut == []
