"""What a print shop wants around a page: bleed, crop and registration marks, and a line that says what it is."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.ink.geometry import Rect
from app.ink.primitives import Item, Outline, Stroke
from app.layout.papers import PAGE_LIMIT, POINTS_PER_MM, PageProblem
from app.layout.poster.pages import Drawing, PosterPage
from app.layout.poster.stationery import drawn, font, rule, words
from app.layout.poster.tiles import Naming
from app.layout.poster.wishes import MarkWishes
from app.values import replace

LENGTH, GAP = 5.0 * POINTS_PER_MM, 1.0 * POINTS_PER_MM
SAFE = 5.0 * POINTS_PER_MM
PEN = Stroke("ink", 0.25)
TARGET = 2.5 * POINTS_PER_MM
SLUG = N_("trim size %(width)d × %(height)d mm · bleed %(bleed)s mm · colours RGB")
SLUG_SIZE = 6.5
UNSAFE = N_("Something lies closer than 5 mm to the cut: a print shop may cut it off.")


def with_marks(page: PosterPage, wishes: MarkWishes, naming: Naming) -> PosterPage:
    """Return the page on a larger one with marks outside of the cut; raises `PageProblem` if it is too large."""
    bleed = wishes.bleed_mm * POINTS_PER_MM
    has_marks = wishes.crop or wishes.registration or wishes.slug
    room = bleed + (GAP + LENGTH + GAP if has_marks else 0.0)
    width, height = page.width + 2 * room, page.height + 2 * room
    if max(width, height) > PAGE_LIMIT:
        raise PageProblem(_("With marks the page would be longer than 5,080 mm: choose a smaller paper."))
    trim = page.trim.moved(room, room)
    bled = trim.grown(bleed)
    items = (
        *(_crop(trim, bleed) if wishes.crop else ()),
        *(_registration(trim, bleed) if wishes.registration else ()),
        *(_slug(trim, bleed, wishes, naming) if wishes.slug else ()),
    )
    moved = [replace(one, offset=(one.offset[0] + room, one.offset[1] + room)) for one in page.drawings]
    return replace(
        page,
        width=width,
        height=height,
        trim=trim,
        bleed=bled,
        drawings=(*moved, *((drawn(items, width, height),) if items else ())),
        ground=(bled,) if page.ground else (),
    )


def is_safe(page: PosterPage) -> bool:
    """Say whether all but the ground stays 5 mm inside of the cut."""
    safe = page.trim.grown(-SAFE + 0.01)
    return all(_inside(drawing, safe) for drawing in page.drawings if drawing.sheet.map_id)


def _inside(drawing: Drawing, safe: Rect) -> bool:
    sheet, (left, top), scale = drawing.sheet, drawing.offset, drawing.scale
    inset = sheet.style.page_margin
    shown = drawing.clip or Rect(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset)
    x, y = max(shown.x, inset), max(shown.y, inset)
    right, bottom = min(shown.right, sheet.width - inset), min(shown.bottom, sheet.height - inset)
    return (
        left + x * scale >= safe.x
        and top + y * scale >= safe.y
        and left + right * scale <= safe.right
        and top + bottom * scale <= safe.bottom
    )


def _crop(trim: Rect, bleed: float) -> Iterator[Item]:
    """Two short lines at each corner, outside of the bleed."""
    start, end = bleed + GAP, bleed + GAP + LENGTH
    for x, outwards in ((trim.x, -1), (trim.right, 1)):
        for y, downwards in ((trim.y, -1), (trim.bottom, 1)):
            yield rule(x + outwards * start, y, x + outwards * end, y, pen=PEN)
            yield rule(x, y + downwards * start, x, y + downwards * end, pen=PEN)


def _registration(trim: Rect, bleed: float) -> Iterator[Item]:
    """A cross in a circle in the middle of each side."""
    away = bleed + GAP + LENGTH / 2
    centre = trim.centre
    for x, y in (
        (centre.x, trim.y - away),
        (centre.x, trim.bottom + away),
        (trim.x - away, centre.y),
        (trim.right + away, centre.y),
    ):
        yield rule(x - TARGET, y, x + TARGET, y, pen=PEN)
        yield rule(x, y - TARGET, x, y + TARGET, pen=PEN)
        yield _circle(x, y, TARGET * 0.6)


def _circle(x: float, y: float, radius: float) -> Outline:
    bend = radius * 0.5523
    return Outline(
        (
            ("M", x + radius, y),
            ("C", x + radius, y + bend, x + bend, y + radius, x, y + radius),
            ("C", x - bend, y + radius, x - radius, y + bend, x - radius, y),
            ("C", x - radius, y - bend, x - bend, y - radius, x, y - radius),
            ("C", x + bend, y - radius, x + radius, y - bend, x + radius, y),
            ("Z",),
        ),
        stroke=PEN,
    )


def _slug(trim: Rect, bleed: float, wishes: MarkWishes, naming: Naming) -> tuple[Item, ...]:
    size = naming.translator.text(SLUG) % {
        "width": round(trim.width / POINTS_PER_MM),
        "height": round(trim.height / POINTS_PER_MM),
        "bleed": naming.translator.manner.number(f"{wishes.bleed_mm:g}"),
    }
    text = " · ".join(filter(None, (naming.title, naming.date, size)))
    rect = Rect(trim.x + LENGTH, trim.bottom + bleed + GAP, trim.width / 2 - 2 * LENGTH, 10.0)
    return words(text, rect, font(SLUG_SIZE), ink="ink", book=naming.book)
