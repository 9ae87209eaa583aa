"""Pages end where all are about equally full: never more of them for it, and no last page with one row."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ink.geometry import Rect
from app.layout.poster.breaks import Price, even_ends
from app.layout.poster.pages import Drawing, Poster, PosterPage
from app.layout.poster.wishes import PosterWishes
from tests.layout.poster.maps import planned


def ends_of(lengths: list[int], room: int) -> tuple[int, ...]:
    """Where pages end that hold pieces of these lengths."""
    sums = [0, *accumulate(lengths)]

    def price(start: int, end: int) -> Price | None:
        empty = room - (sums[end] - sums[start])
        return None if empty < 0 and end > start + 1 else Price(empty=float(empty * empty))

    return even_ends(range(1, len(lengths) + 1), price)


def filled(lengths: list[int], room: int) -> int:
    """How many pages it takes to fill each one before the next is begun."""
    pages, left = 0, 0
    for length in lengths:
        if length > left:
            pages, left = pages + 1, room
        left -= length
    return pages


@pytest.mark.parametrize(("count", "ends"), [(7, (3, 5, 7)), (8, (3, 6, 8)), (4, (2, 4)), (3, (3,)), (0, ())])
def test_pages_when_pieces_are_alike_then_no_page_holds_two_less(count: int, ends: tuple[int, ...]) -> None:
    assert ends_of([10] * count, 30) == ends


@given(st.lists(st.integers(1, 120), min_size=1, max_size=40), st.integers(60, 200))
def test_pages_when_evened_then_are_no_more_and_hold_what_fits(lengths: list[int], room: int) -> None:
    ends = ends_of(lengths, room)
    assert ends[-1] == len(lengths)
    assert len(ends) == filled(lengths, room)
    for start, end in zip((0, *ends), ends, strict=False):
        assert end == start + 1 or sum(lengths[start:end]) <= room


def shown(poster: Poster) -> list[tuple[float, float, float]]:
    """Of each page the left edge of its first stage, and the first and the last height of its rows."""
    clips = [[one.clip for one in _rows(page) if one.clip] for page in poster.posters]
    return [(own[-1].right, own[-1].y, own[-1].bottom) for own in clips if own]


def _rows(page: PosterPage) -> list[Drawing]:
    """What a page shows of the rows; the stages come last."""
    return [d for d in page.drawings if d.clip and d.sheet.shelves and d.clip.y > d.sheet.ribbon_y]


@pytest.mark.parametrize(("name", "pages"), [("20x8", 12), ("60x12", 41)])
def test_rows_when_on_several_pages_then_no_page_is_nearly_empty(name: str, pages: int) -> None:
    poster = planned(name, PosterWishes(paper="a4", text_size=9.0))
    assert len(poster.posters) == pages
    heights = [bottom - top for _right, top, bottom in shown(poster)]
    assert len(heights) == pages
    assert min(heights) > 0.6 * max(heights)


def test_rows_when_stages_go_on_then_each_page_has_the_rows_and_the_height_of_its_neighbour() -> None:
    poster = planned("20x8", PosterWishes(paper="a4", text_size=9.0))
    found = shown(poster)
    down = len(found) // 4
    first = [place[1:] for place in found[:down]]
    assert [place[1:] for place in found] == first * 4
    tops = [_rows_top(poster, page) for page in range(len(found))]
    assert tops == pytest.approx(tops[:down] * 4)


def _rows_top(poster: Poster, number: int) -> float:
    """Where on its page the first row begins."""
    drawing = _rows(poster.posters[number])[0]
    clip = drawing.clip or Rect(0, 0, 0, 0)
    return drawing.offset[1] + clip.y * drawing.scale


def test_stages_when_one_would_be_left_alone_then_pages_share_them() -> None:
    poster = planned("20x8", PosterWishes(paper="a3", text_size=18.0))
    sheet = _rows(poster.posters[0])[0].sheet
    rights = sorted({right for right, _top, _bottom in shown(poster)})
    numbers = [sum(column.right < right + 15 for column in sheet.columns) for right in rights]
    steps = [after - before for before, after in zip((0, *numbers), numbers, strict=False)]
    assert sum(steps) == 20 and max(steps) - min(steps) <= 1
