"""From the pages of a poster to finished files: one way for the dialog, and whoever else has a poster.

Every function tells a `progress` how much is done; it may raise `Stopped`, which ends the work with nothing made.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.i18n import _, grouped, language
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.ink.print_palettes import palette_for
from app.layout.options import LayoutOptions
from app.layout.papers import PageProblem
from app.layout.poster.pages import Drawing, Poster, PosterPage, Progress
from app.layout.poster.poster import plan_poster
from app.layout.poster.stationery import area, drawn
from app.layout.poster.wishes import PosterWishes
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.project import Project
from app.render.pdf_page import PdfDrawing, PdfPage
from app.rows.kind import CellLayout
from app.storage import limits
from app.storage.assets import AssetStore
from app.values import dataclass

if TYPE_CHECKING:
    from app.render.pdf_helper import PdfHelper

DPI: Final = (96.0, 150.0, 200.0, 300.0)
POINTS_PER_INCH: Final = 72.0
EVERY: Final = 16
"""Beats of a writer's heart between two words on how far it is."""


@dataclass(frozen=True, slots=True)
class PosterOrder:
    """A map that is to become a poster, and what its pages need: pictures, and fonts of their own."""

    project: Project
    journey: JourneyMap
    assets: AssetStore
    wishes: PosterWishes
    persona: str | None = None
    book: FontBook | None = None
    dpi: float = 150.0
    transparent: bool = False
    outlines: bool = False
    known: Sheet | None = None
    """The map as it was laid out before, if it was: what is no different is taken over."""
    helper: "PdfHelper | None" = None
    """The second process that helped with that, and does a part of a PDF."""

    @property
    def language(self) -> str:
        """The language of the labels."""
        return self.wishes.language or language()

    @property
    def palette(self) -> Palette:
        """The colours of the way of printing."""
        return palette_for(self.wishes.colours)

    @property
    def title(self) -> str:
        """The name of the map."""
        return self.journey.title or self.project.title


def planned(order: PosterOrder, progress: Progress = lambda _done: None) -> Poster:
    """Return the pages; raises `PageProblem` for wishes that cannot be met."""
    options = LayoutOptions(
        language=order.language, pictures=order.assets.known, active_persona=order.persona
    )
    return plan_poster(
        order.project,
        order.journey.id,
        order.wishes,
        options=options,
        book=order.book,
        progress=progress,
        known=order.known,
    )


def pdf_bytes(order: PosterOrder, poster: Poster, progress: Progress = lambda _done: None) -> bytes:
    """Return all pages as one PDF."""
    from app.render.pdf import write_pdf

    progress(0.0)
    data = write_pdf(
        _pdf_pages(order, poster),
        title=order.title,
        author=", ".join(order.journey.authors) or order.journey.company,
        subject=order.journey.goal,
        language=order.language,
        palette=order.palette,
        pictures=order.assets.get,
        book=order.book,
        heartbeat=_Beats(poster, progress),
        helper=order.helper,
    )
    progress(1.0)
    return data


def png_bytes(order: PosterOrder, page: PosterPage, progress: Progress = lambda _done: None) -> bytes:
    """Return one page as a PNG; raises `PageProblem` for more pixels than are sensible."""
    check_pixels(*pixels_of(page, order.dpi))
    from app.render.qt_pages import write_page_png  # brings Qt, which only pixels need

    out = io.BytesIO()
    write_page_png(
        page,
        out,
        dpi=order.dpi,
        transparent=order.transparent,
        palette=order.palette,
        pictures=order.assets.get,
        book=order.book,
        progress=progress,
    )
    return out.getvalue()


def pixels_of(page: PosterPage, dpi: float) -> tuple[int, int]:
    """Return the width and height of a page in pixels."""
    scale = dpi / POINTS_PER_INCH
    return max(1, round(page.width * scale)), max(1, round(page.height * scale))


def check_pixels(width: int, height: int) -> None:
    """Raise `PageProblem` for a picture that is too large to be of use."""
    if width * height > limits.EXPORT_PIXELS or max(width, height) > limits.EXPORT_SIDE:
        message = _(
            "The picture would have %(width)s × %(height)s pixels; %(millions)d million are the limit."
        )
        values = {"width": grouped(width), "height": grouped(height)}
        raise PageProblem(message % {**values, "millions": limits.EXPORT_PIXELS // 1_000_000})


def svg_bytes(order: PosterOrder, poster: Poster) -> bytes:
    """Return the map as an SVG, laid out as on the poster's first page."""
    from app.render.svg import write_svg

    sheet = poster.posters[0].drawings[0].sheet
    return write_svg(
        sheet,
        palette=order.palette,
        background=None if order.transparent else "wall",
        title=order.title,
        language=order.language,
        outlines=order.outlines,
        pictures=order.assets.get,
        book=order.book,
    ).encode()


def _pdf_pages(order: PosterOrder, poster: Poster) -> list[PdfPage]:
    return [_pdf_page(order, page, number) for number, page in enumerate(poster.pages)]


def _pdf_page(order: PosterOrder, page: PosterPage, number: int) -> PdfPage:
    whole = Rect(0.0, 0.0, page.width, page.height)
    is_plain = page.ground == (whole,)
    grounds = [] if is_plain else [ground(page)]
    first, *more = [_pdf_drawing(one) for one in (*grounds, *page.drawings)]
    has_marks = page.trim != whole
    return PdfPage(
        page.width,
        page.height,
        first.sheet,
        first.scale,
        first.offset,
        first.clip,
        background="wall" if is_plain else None,
        name=order.title if not number else page.label,
        trim=page.trim if has_marks else None,
        bleed=page.bleed if has_marks else None,
        more=tuple(more),
        shared=first.shared,
    )


def ground(page: PosterPage) -> Drawing:
    """Return the areas of a page that have the colour of the wall, as a drawing."""
    return drawn([area(rect, "wall") for rect in page.ground], page.width, page.height)


def _pdf_drawing(one: Drawing) -> PdfDrawing:
    return PdfDrawing(one.sheet, one.scale, one.offset, one.clip, one.shared)


class _Beats:
    """Turns the beats of a writer's heart into the share that is done, told now and then."""

    def __init__(self, poster: Poster, progress: Progress) -> None:
        drawings = [drawing for page in poster.pages for drawing in page.drawings]
        sheets = {id(drawing.sheet): drawing.sheet for drawing in drawings}
        cells = sum(bool(cell.cards) for sheet in sheets.values() for cell in _cells(sheet))
        # As measured: a beat for each cell, and a few for each drawing besides.
        self._expected = cells + 8 * len(drawings) + 100
        self._count, self._progress = 0, progress

    def __call__(self) -> None:
        self._count += 1
        if self._count % EVERY == 0:
            self._progress(min(0.97, self._count / self._expected))


def _cells(sheet: Sheet) -> Iterator[CellLayout]:
    return (cell for shelf in sheet.shelves for cell in shelf.layout.cells)
