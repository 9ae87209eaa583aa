"""What pages leave empty: a curve takes it, and no page holds a foot alone that rows could share."""

import pytest

from app.ink.style import POSTER
from app.layout.poster.pages import Poster
from app.layout.poster.poster import plan_poster
from app.layout.poster.stretch import MOST_STRETCH
from app.layout.poster.wishes import Mode, PosterWishes
from app.layout.sheet import Sheet
from app.values import replace
from tests.layout.poster.maps import named, planned


def sheet_of(poster: Poster) -> Sheet:
    return next(d.sheet for d in poster.posters[-1].drawings if d.sheet.shelves)


def curve_height(poster: Poster) -> float:
    return next(s.layout.height for s in sheet_of(poster).shelves if s.layout.row.kind == "emotions")


@pytest.mark.parametrize(
    ("name", "paper", "size", "pages"),
    [("cafeteria", "a3", 11.0, 3), ("sally", "a1", 18.0, 1), ("cafeteria", "a2", 14.0, 2)],
)
def test_curve_when_pages_leave_room_then_takes_it_and_no_page_more(
    name: str, paper: str, size: float, pages: int
) -> None:
    poster = planned(name, PosterWishes(paper=paper, text_size=size))
    assert len(poster.posters) == pages
    assert POSTER.emotion_height < curve_height(poster) <= POSTER.emotion_height * MOST_STRETCH + 1
    assert poster.facts.text_size == pytest.approx(size)


def test_curve_when_its_height_was_set_by_hand_then_keeps_it() -> None:
    project = named("sally")
    journey = project.maps[0]
    rows = tuple(row.replace(height=300.0) if row.kind == "emotions" else row for row in journey.rows)
    own = project.replace(maps=(journey.replace(rows=rows),))
    poster = plan_poster(own, journey.id, PosterWishes(paper="a1", text_size=18.0))
    assert curve_height(poster) == 300 * POSTER.far


@pytest.mark.parametrize(("mode", "paper"), [("readable", "a2"), ("exact", "a2")])
def test_foot_when_it_finds_no_room_below_the_rows_then_some_of_them_come_along(
    mode: Mode, paper: str
) -> None:
    wishes = PosterWishes(mode=mode, paper=paper, orientation="landscape", text_size=14.0)
    poster = planned("sally", wishes)
    assert len(poster.posters) == 2
    sheet, last = sheet_of(poster), poster.posters[-1]
    shown = [d.clip for d in last.drawings if d.sheet is sheet and d.clip is not None]
    assert any(clip.bottom >= sheet.height - 1 for clip in shown)  # the foot
    assert any(clip.bottom == sheet.shelves[-1].bottom and clip.height > 60 for clip in shown)


def test_words_at_peaks_when_printed_to_scale_on_several_pages_then_none_reaches_over_the_cut() -> None:
    poster = planned("cafeteria", PosterWishes(mode="exact", paper="a3"))
    sheet = sheet_of(poster)
    assert len(poster.posters) > 1
    columns = sheet.columns
    for shelf in (one for one in sheet.shelves if one.layout.row.kind == "emotions"):
        for placed in (one for one in shelf.layout.over if one.block.text.startswith("“")):
            assert any(c.x - 0.5 <= placed.x and placed.rect.right <= c.right + 0.5 for c in columns), (
                placed.block.text
            )


@pytest.mark.parametrize(
    ("name", "paper", "mode", "size"),
    [
        ("cafeteria", "a4", "exact", 1.0),
        ("20x8", "a1", "readable", 18.0),
        ("20x8", "a4", "exact", 1.0),
    ],
)
def test_paper_when_it_may_lie_both_ways_then_lies_as_takes_fewer_pages(
    name: str, paper: str, mode: Mode, size: float
) -> None:
    wishes = PosterWishes(mode=mode, paper=paper, text_size=max(size, 4.0))
    counts = {
        way: len(planned(name, replace(wishes, orientation=way)).posters)  # type: ignore[arg-type]
        for way in ("auto", "landscape", "portrait")
    }
    assert counts["auto"] == min(counts.values()) and len(set(counts.values())) > 1
