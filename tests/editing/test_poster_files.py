"""Files of a poster without a window: told how far they are, ended where they are, and the same each time."""

import pytest

from app.editing.poster_files import PosterOrder, pdf_bytes, planned, png_bytes, svg_bytes
from app.ink.fonts import FontBook
from app.layout.papers import PageProblem
from app.layout.poster.pages import Stopped
from app.layout.poster.wishes import PosterWishes, TileWishes
from app.paths import resource_path
from app.storage.loader import read
from app.values import replace


@pytest.fixture(scope="module")
def order() -> PosterOrder:
    """The example Sally on one page of A1."""
    loaded = read(resource_path("examples", "en", "sally.journey"))
    journey = loaded.project.maps[0]
    return PosterOrder(loaded.project, journey, loaded.assets, PosterWishes(), book=FontBook())


@pytest.mark.parametrize("tiles", [None, TileWishes()])
def test_pdf_when_made_then_tells_its_way_from_nothing_to_all(
    order: PosterOrder, tiles: TileWishes | None
) -> None:
    wanted = replace(order, wishes=replace(order.wishes, tiles=tiles))
    shares: list[float] = []
    data = pdf_bytes(wanted, planned(wanted), shares.append)
    assert data.startswith(b"%PDF")
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    assert len(shares) >= 4
    assert data == pdf_bytes(wanted, planned(wanted))


@pytest.mark.usefixtures("qapp")
def test_pdf_when_a_page_was_painted_before_then_has_the_same_bytes(order: PosterOrder) -> None:
    wanted = replace(order, book=FontBook())
    poster = planned(wanted)
    before = pdf_bytes(wanted, poster)
    png_bytes(replace(wanted, dpi=24.0), poster.pages[0])
    assert pdf_bytes(wanted, poster) == before
    assert pdf_bytes(wanted, planned(wanted)) == before


def test_pdf_when_stopped_in_the_middle_of_a_page_then_ends_there(order: PosterOrder) -> None:
    told = 0

    def stop(done: float) -> None:
        nonlocal told
        told += 1
        if 0 < done < 1:
            raise Stopped

    with pytest.raises(Stopped):
        pdf_bytes(order, planned(order), stop)
    assert told == 2


def test_plan_when_stopped_then_ends_there(order: PosterOrder) -> None:
    def stop(_done: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        planned(order, stop)


@pytest.mark.usefixtures("qapp")
def test_png_when_stopped_between_bands_then_ends_there(order: PosterOrder) -> None:
    def stop(done: float) -> None:
        if done > 0:
            raise Stopped

    with pytest.raises(Stopped):
        png_bytes(order, planned(order).posters[0], stop)


def test_png_when_too_large_then_says_so_before_any_work(order: PosterOrder) -> None:
    large = replace(order, dpi=2400.0)
    told: list[float] = []
    with pytest.raises(PageProblem, match="million"):
        png_bytes(large, planned(order).posters[0], told.append)
    assert told == []


def test_svg_when_without_the_wall_then_is_smaller_and_still_a_drawing(order: PosterOrder) -> None:
    poster = planned(order)
    plain, bare = svg_bytes(order, poster), svg_bytes(replace(order, transparent=True), poster)
    assert plain.startswith(b"<?xml")
    assert len(bare) < len(plain)
