"""Posters on every paper, in every mode, of four maps: text at its size, each card whole and on one page."""

from collections import Counter

import pytest

from app.ink.geometry import Rect
from app.ink.style import SCREEN
from app.layout.papers import PAGE_LIMIT, POINTS_PER_MM, PageProblem, paper_named
from app.layout.poster.pages import Poster, Stopped
from app.layout.poster.poster import plan_poster
from app.layout.poster.ways import COMFORT, TooLarge
from app.layout.poster.wishes import Contents, MarkWishes, Mode, PosterWishes, TileWishes
from app.model.journey import JourneyMap
from app.model.project import Project, new_project
from app.model.row import Row
from app.model.stage import Stage
from tests.layout.poster.maps import NAMES, cards_of, grid, holds, named, on_page, planned
from tests.layout.samples import everything

SIZES = {"a0": 18.0, "a1": 18.0, "a2": 14.0, "a3": 12.0, "a4": 9.0}
MODES: tuple[Mode, ...] = ("readable", "fit", "exact")


def check_cards(poster: Poster) -> None:
    """Every card is whole on one page, and nowhere in pieces."""
    sheet = max((one.sheet for one in poster.posters[0].drawings), key=lambda sheet: len(sheet.shelves))
    cards = dict(cards_of(sheet))
    inner = {card: rect.grown(-0.01) for card, rect in cards.items()}
    edges = [(card, rect.x, rect.y, rect.right, rect.bottom) for card, rect in inner.items()]
    shown = Counter[str]()
    for page in poster.posters:
        for drawing in page.drawings:
            if drawing.sheet is not sheet:
                continue
            clip = drawing.clip or Rect(0, 0, sheet.width, sheet.height)
            left, top, right, bottom = clip.x, clip.y, clip.right, clip.bottom
            for card, x, y, end, foot in edges:
                # Written out: of two million pairs of a clip and a card nearly all lie apart.
                if end < left or x > right or foot < top or y > bottom:
                    continue
                if drawing.clip is None or holds(clip, cards[card]):
                    shown[card] += 1
                    assert holds(page.trim.grown(-3 * POINTS_PER_MM), on_page(drawing, cards[card]))
                else:
                    assert not clip.meets(inner[card]), f"{card} is cut"
    assert shown == dict.fromkeys(cards, 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("mode", MODES)
def test_poster_when_on_any_paper_then_its_cards_are_whole(mode: Mode, paper: str, name: str) -> None:
    poster = planned(name, PosterWishes(mode=mode, paper=paper, text_size=SIZES[paper]))
    if mode == "readable":
        assert poster.facts.text_size == pytest.approx(SIZES[paper], abs=0.1)
    if mode == "fit":
        assert len(poster.posters) == 1
    if mode == "exact":
        assert poster.facts.text_size == pytest.approx(15 * 0.75, abs=0.01)
    check_cards(poster)
    size = sorted((paper_named(paper).width, paper_named(paper).height))
    for page in poster.posters:
        assert sorted((page.width, page.height)) == pytest.approx(size)
        assert (page.trim.x, page.trim.y, page.trim.width, page.trim.height) == (
            0,
            0,
            page.width,
            page.height,
        )
        assert page.bleed == page.trim


def test_map_of_twenty_stages_when_on_a0_then_its_cards_print_at_twelve_points() -> None:
    poster = planned("20x8", PosterWishes(paper="a0", text_size=12.0))
    assert len(poster.posters) == 1
    assert poster.facts.text_size >= 12.0 - 1e-9
    assert planned("20x8", PosterWishes(mode="fit", paper="a0")).facts.text_size >= 12.0


@pytest.mark.parametrize(("across", "down"), [(2, 1), (1, 2), (3, 2), (2, 3)])
@pytest.mark.parametrize("name", ["cafeteria", "20x8"])
def test_fit_when_several_pages_are_asked_then_takes_no_more_and_prints_larger(
    name: str, across: int, down: int
) -> None:
    one = planned(name, PosterWishes(mode="fit", paper="a3"))
    several = planned(name, PosterWishes(mode="fit", paper="a3", across=across, down=down))
    assert 1 < len(several.posters) <= across * down
    assert several.facts.text_size > one.facts.text_size * 1.2
    check_cards(several)


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_row_when_higher_than_a_page_then_is_cut_between_cards(orientation: str) -> None:
    project = grid(6, 3, per_cell=9)
    wishes = PosterWishes(paper="a4", text_size=20.0, orientation=orientation)  # type: ignore[arg-type]
    poster = plan_poster(project, "mp_1", wishes)
    assert len(poster.posters) > 6
    check_cards(poster)


def test_pages_when_several_then_each_repeats_its_stages_and_row_headers() -> None:
    poster = planned("20x8", PosterWishes(paper="a3", text_size=14.0))
    for page in poster.posters:
        ribbons = [d for d in page.drawings if d.clip and d.sheet.shelves and d.clip.y == d.sheet.ribbon_y]
        assert ribbons
        sheet = ribbons[0].sheet
        first = sheet.shelves[0]
        headers = [d for d in page.drawings if d.clip and d.sheet is sheet and d.clip.x < sheet.header_x]
        assert any(d.clip and d.clip.bottom > first.y for d in headers)


def test_stage_when_repeated_then_begins_the_next_page() -> None:
    plain = planned("20x8", PosterWishes(paper="a2", text_size=18.0))
    repeated = planned("20x8", PosterWishes(paper="a2", text_size=18.0, repeat_stage=True))
    assert len(repeated.posters) >= len(plain.posters)


def test_card_when_over_several_stages_then_no_page_ends_within_it() -> None:
    project = grid(12, 2, per_cell=1)
    journey = project.maps[0]
    row = journey.rows[0]
    wide = {
        stage: (cards if turn % 3 else (cards[0].replace(span=3),))
        for turn, (stage, cards) in enumerate(row.cells.items())
    }
    wide = {stage: cards if turn % 3 == 0 else () for turn, (stage, cards) in enumerate(wide.items())}
    changed = project.replace(maps=(journey.replace(rows=(row.replace(cells=wide), *journey.rows[1:])),))
    poster = plan_poster(changed, "mp_1", PosterWishes(paper="a3", text_size=14.0))
    assert len(poster.posters) > 2
    check_cards(poster)


def test_roll_when_chosen_then_is_cut_where_the_map_ends() -> None:
    poster = planned("cafeteria", PosterWishes(paper="roll914", text_size=18.0))
    (page,) = poster.posters
    assert page.height == pytest.approx(914 * POINTS_PER_MM)
    assert page.width < 3 * page.height


def test_roll_when_the_map_is_longer_than_a_page_can_be_then_is_split_and_said_so() -> None:
    poster = planned("60x12", PosterWishes(paper="roll914", text_size=18.0))
    assert len(poster.posters) > 1
    assert all(max(page.width, page.height) <= PAGE_LIMIT for page in poster.posters)
    assert any("5,080 mm" in notice for notice in poster.facts.notices)
    check_cards(poster)


def test_map_when_printed_at_its_own_size_and_too_long_then_is_split_between_stages() -> None:
    project = grid(120, 2)
    poster = plan_poster(project, "mp_1", PosterWishes(mode="exact", paper=None))
    assert len(poster.posters) > 1
    assert all(max(page.width, page.height) <= PAGE_LIMIT for page in poster.posters)
    check_cards(poster)


def test_scale_when_exact_then_a_unit_has_its_millimetres() -> None:
    poster = planned("sally", PosterWishes(mode="exact", paper="a0", scale=0.5))
    drawing = poster.posters[0].drawings[0]
    assert drawing.scale == pytest.approx(0.5 * POINTS_PER_MM)


def test_text_when_below_seven_points_then_is_said() -> None:
    poster = planned("60x12", PosterWishes(mode="fit", paper="a4"))
    assert any("7 pt" in notice for notice in poster.facts.notices)


def test_work_when_stopped_then_ends_at_once() -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done > 0.2:
            raise Stopped

    project = named("sally")
    with pytest.raises(Stopped):
        plan_poster(project, "mp_1", PosterWishes(), progress=stop)
    assert told == sorted(told) and told[-1] < 1.0


@pytest.mark.parametrize(
    "wishes",
    [
        PosterWishes(text_size=400.0),
        PosterWishes(text_size=0.5),
        PosterWishes(paper="1x1mm"),
        PosterWishes(paper="b9"),
        PosterWishes(mode="fit", across=100, down=100),
        PosterWishes(mode="fit", across=0),
        PosterWishes(mode="exact", scale=0.0),
        PosterWishes(paper=None),
        PosterWishes(paper="a4", text_size=150.0),
    ],
)
def test_wishes_when_they_cannot_be_met_then_a_sentence_says_so(wishes: PosterWishes) -> None:
    project = named("sally")
    with pytest.raises(PageProblem, match=r"\.$"):
        plan_poster(project, "mp_1", wishes)


def test_pages_when_far_too_many_then_are_refused_before_they_are_made() -> None:
    with pytest.raises(PageProblem, match="2,000 are the limit"):
        planned("60x12", PosterWishes(paper="a0", text_size=60.0, tiles=TileWishes()))


def test_pages_when_hundreds_then_are_made() -> None:
    assert len(planned("60x12", PosterWishes(paper="a4", text_size=18.0)).pages) > 200


@pytest.mark.parametrize("size", [40.0, 120.0])
def test_text_when_too_large_for_a_page_then_the_size_that_is_proposed_fits(size: float) -> None:
    with pytest.raises(TooLarge) as problem:
        planned("60x12", PosterWishes(paper="a4", text_size=size))
    assert planned("60x12", PosterWishes(paper="a4", text_size=problem.value.possible)).pages


@pytest.mark.parametrize("name", ["sally", "cafeteria", "20x8"])
@pytest.mark.parametrize("paper", ["50x50mm", "50x80mm", "74x105mm", "105x148mm"])
def test_text_when_too_large_for_a_tiny_page_then_the_same_size_is_proposed_whatever_was_wished(
    name: str, paper: str
) -> None:
    said, possible = set(), set()
    for size in (17.0, 200.0):
        with pytest.raises(PageProblem, match=r"\.$") as problem:
            planned(name, PosterWishes(paper=paper, text_size=size))
        said.add(str(problem.value).replace(f" {size:g} pt", ""))
        if isinstance(problem.value, TooLarge):
            assert problem.value.possible >= 4
            possible.add(problem.value.possible)
        else:
            assert "even at 4 pt: choose a larger one" in str(problem.value)
    assert len(said) == 1
    assert all(planned(name, PosterWishes(paper=paper, text_size=size)).pages for size in possible)


def test_contents_when_a_row_is_left_out_then_it_is_not_there() -> None:
    project = named("sally")
    rows = ("rw_actions", "rw_pain")
    wishes = PosterWishes(contents=Contents(rows=rows, shelf=False))
    poster = plan_poster(project, "mp_1", wishes)
    assert poster.facts.rows == 2


@pytest.mark.parametrize(
    ("paper", "stages"),
    [
        ("a4", (6, 5, 4, 3, 2, 1)),
        ("a3", (9, 7, 6, 5, 4, 2)),
        ("a2", (14, 11, 9, 7, 6, 4)),
        ("a1", (20, 16, 13, 11, 8, 6)),
        ("a0", (29, 23, 19, 16, 12, 9)),
    ],
)
def test_columns_when_laid_out_for_a_size_then_as_many_fit_as_hold_22_letters_a_line(
    paper: str, stages: tuple[int, ...]
) -> None:
    lying = paper_named(paper).lying("landscape", aspect=1.0)
    for size, expected in zip((8, 10, 12, 14, 18, 24), stages, strict=True):
        room = (lying.width - 2 * lying.margin) / (size / 15) - SCREEN.header
        assert abs(int(room // COMFORT) - expected) <= 1


def bare(**parts: object) -> Project:
    return new_project("Bare", maps=(JourneyMap(id="mp_1", title="Bare", **parts),))  # type: ignore[arg-type]


ODD = {
    "empty": bare(),
    "one stage": bare(stages=(Stage(id="st_1", name="Alone"),)),
    "no rows": bare(stages=tuple(Stage(id=f"st_{turn}", name="Stage") for turn in range(9))),
    "no stages": bare(rows=(Row(id="rw_1", kind="actions"),)),
    "everything": everything(),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("extra", [{}, {"tiles": TileWishes(paper="a4")}, {"marks": MarkWishes()}])
def test_map_when_it_is_odd_then_makes_pages_all_the_same(
    name: str, mode: Mode, extra: dict[str, TileWishes | MarkWishes]
) -> None:
    for paper in ("a3", "roll610"):
        wishes = PosterWishes(mode=mode, paper=paper, text_size=9.0, **extra)  # type: ignore[arg-type]
        poster = plan_poster(ODD[name], "mp_1", wishes)
        assert poster.pages and all(page.width > 0 and page.height > 0 for page in poster.pages)


def test_bracket_when_it_goes_on_on_another_page_then_is_named_there_too() -> None:
    poster = planned("cafeteria", PosterWishes(paper="a3", text_size=12.0, language="en"))
    first, second, third = poster.posters
    named = [
        [placed.block.text for drawing in page.drawings for placed in drawing.sheet.title]
        for page in (first, second, third)
    ]
    assert ["BEFORE" in texts for texts in named] == [False, True, False]
    assert "AFTER" not in named[2]  # it begins with the page
