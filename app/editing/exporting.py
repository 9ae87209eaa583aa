"""One map on one page as the bytes of a PDF, a PNG or an SVG: laid out, put on it, and given to its printer.

The window and the command line export through here. Printers, and Qt with them, are imported where they are used.
"""

from typing import TYPE_CHECKING, Final

from app.i18n import _, language
from app.ink.fonts import FontBook
from app.ink.print_palettes import palette_for
from app.ink.style import SCREEN, Ground
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.page import PagePlan, filled_page, own_page
from app.layout.papers import PageProblem, paper_named
from app.layout.sheet import Sheet
from app.model.journey import JourneyMap
from app.model.project import Project
from app.storage import limits
from app.storage.assets import AssetStore
from app.values import dataclass, replace

if TYPE_CHECKING:
    from app.render.pdf_helper import PdfHelper

_POINTS_PER_INCH: Final = 72.0
_UNITS_PER_INCH: Final = 96.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed, and how; without a paper the page is as large as the map."""

    project: Project
    journey: JourneyMap
    assets: AssetStore
    language: str | None = None
    paper: str | None = None
    dpi: float | None = None
    scale: float | None = None
    has_title: bool = True
    colours: Ground = "colour"
    transparent: bool = False
    """Whether a PNG or an SVG leaves the wall out."""
    outlines: bool = False
    """Whether the text of an SVG becomes paths, which look the same everywhere."""
    book: FontBook | None = None
    """Fonts of its own for an export that runs beside others; None: those of the program."""
    helper: "PdfHelper | None" = None
    """A second process that does a part of a PDF."""


def made(order: Order, format: str, *, sheet: Sheet | None = None) -> tuple[bytes, tuple[str, ...]]:
    """Return the finished file, and the characters that no font can draw; `sheet` is the map if it is laid out.

    Raises `PageProblem` for a paper that cannot be, and for more pixels than are sensible.
    """
    plan = planned(order, sheet=sheet)
    printer = {"pdf": _pdf, "png": _png, "svg": _svg}[format]
    return printer(order, plan), plan.sheet.missing


def planned(order: Order, *, sheet: Sheet | None = None) -> PagePlan:
    """Lay the map out and put it on its page; raises `PageProblem`."""
    sheet = sheet or laid_out(order)
    if order.paper is None:
        return own_page(sheet)
    return filled_page(
        order.project,
        order.journey.id,
        paper=paper_named(order.paper),
        options=_options(order),
        book=order.book,
        sheet=sheet,
    )


def laid_out(order: Order) -> Sheet:
    """Lay the map out as it is."""
    return lay_out(order.project, order.journey.id, _options(order), book=order.book, helper=order.helper)


def _options(order: Order) -> LayoutOptions:
    return LayoutOptions(
        language=order.language or language(),
        pictures=order.assets.known,
        style=replace(SCREEN, ground=order.colours),
        title=order.has_title,
        full_text=True,
        meanings=True,
    )


def _title(order: Order) -> str:
    return order.journey.title or order.project.title


def _pdf(order: Order, plan: PagePlan) -> bytes:
    from app.render.pdf import PdfPage, write_pdf

    page = PdfPage(
        plan.width,
        plan.height,
        plan.sheet,
        plan.scale,
        plan.offset,
        background="wall",
        name=_title(order),
    )
    return write_pdf(
        [page],
        title=_title(order),
        author=", ".join(order.journey.authors) or order.journey.company,
        subject=order.journey.goal,
        language=order.language or language(),
        palette=palette_for(order.colours),
        pictures=order.assets.get,
        book=order.book,
        helper=order.helper,
    )


def _svg(order: Order, plan: PagePlan) -> bytes:
    from app.render.svg import write_svg

    return write_svg(
        plan.sheet,
        palette=palette_for(order.colours),
        background=None if order.transparent else "wall",
        title=_title(order),
        language=order.language or language(),
        outlines=order.outlines,
        pictures=order.assets.get,
        book=order.book,
    ).encode()


def _png(order: Order, plan: PagePlan) -> bytes:
    """Return a PNG: the paper at its dots per inch, or the map at so many pixels a unit."""
    width, height, scale = _pixels(order, plan)
    if width * height > limits.EXPORT_PIXELS or max(width, height) > limits.EXPORT_SIDE:
        millions = limits.EXPORT_PIXELS // 1_000_000
        raise PageProblem(
            _("The picture would have %(width)d × %(height)d pixels; %(millions)d million are the limit.")
            % {"width": width, "height": height, "millions": millions}
        )
    from app.render.qt_png import PngPage, png_bytes  # brings Qt, which only pixels need

    page = PngPage(
        width,
        height,
        plan.sheet,
        plan.scale * scale,
        (plan.offset[0] * scale, plan.offset[1] * scale),
        background="transparent" if order.transparent else "wall",
        dpi=scale * _POINTS_PER_INCH,
    )
    palette = palette_for(order.colours)
    return png_bytes(page, palette=palette, pictures=order.assets.get, book=order.book)


def _pixels(order: Order, plan: PagePlan) -> tuple[int, int, float]:
    """Return the size in pixels, and the pixels per point of the page."""
    own = order.paper is None
    dpi = order.dpi or (_UNITS_PER_INCH if own else 150.0)
    scale = dpi / _POINTS_PER_INCH * (order.scale or 1.0)
    return max(1, round(plan.width * scale)), max(1, round(plan.height * scale)), scale
