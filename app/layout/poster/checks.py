"""What cannot be printed, said before any work is done."""

from app.i18n import _, grouped, number
from app.layout.papers import PageProblem, paper_named
from app.layout.poster.wishes import PosterWishes, TileWishes

MOST_PAGES = 2000
"""Pages of one file: more than anybody hangs, so that a slip does not keep a machine busy for an hour."""
MANY_PAGES = 100
"""From so many pages on a person is asked first."""
LEAST_TEXT, MOST_TEXT = 4.0, 200.0
OVERLAPS_MM = (0.0, 60.0)
MARGINS_MM = (0.0, 30.0)
LEAST_TILE_MM = 40.0
"""What a tile must show besides its overlap."""


def check_wishes(wishes: PosterWishes) -> None:
    """Raise `PageProblem` with a sentence for wishes that no map could meet."""
    if wishes.mode == "readable" and not LEAST_TEXT <= wishes.text_size <= MOST_TEXT:
        message = _("Text can be %(low)s to %(high)s pt large, not %(value)s pt.")
        raise PageProblem(
            message
            % {
                "low": number(LEAST_TEXT),
                "high": number(MOST_TEXT),
                "value": number(round(wishes.text_size, 2)),
            }
        )
    if wishes.mode == "fit":
        _check_pages(wishes)
    if wishes.mode == "exact" and not 0.01 <= wishes.scale <= 10:
        raise PageProblem(_("The scale must be between 0.01 and 10 mm a unit."))
    if wishes.mode != "exact" and wishes.paper is None:
        raise PageProblem(_("A text size needs a paper."))
    if wishes.paper is not None:
        paper_named(wishes.paper)
    if wishes.tiles is not None:
        _check_tiles(wishes.tiles)
    if wishes.marks is not None and not 0 <= wishes.marks.bleed_mm <= 10:
        raise PageProblem(_("The bleed can be 0 to 10 mm wide."))


def _check_pages(wishes: PosterWishes) -> None:
    if wishes.across < 1 or wishes.down < 1:
        raise PageProblem(_("A map needs at least one page."))
    if wishes.across * wishes.down > MOST_PAGES:
        raise too_many_pages(wishes.across * wishes.down)


def _check_tiles(tiles: TileWishes) -> None:
    paper = paper_named(tiles.paper)
    if paper.is_roll:
        raise PageProblem(_("A roll needs no tiles: choose sheets of paper for them."))
    low, high = MARGINS_MM
    if not low <= tiles.margin_mm <= high:
        raise PageProblem(
            _("The margin of a sheet can be %(low)d to %(high)d mm.") % {"low": low, "high": high}
        )
    low, high = OVERLAPS_MM
    if not low <= tiles.overlap_mm <= high:
        raise PageProblem(_("The overlap can be %(low)d to %(high)d mm.") % {"low": low, "high": high})
    shown = min(paper.width, paper.height) / 72 * 25.4 - 2 * tiles.margin_mm - tiles.overlap_mm
    if shown < LEAST_TILE_MM:
        raise PageProblem(
            _("Margin and overlap leave nothing of a sheet %s: make them smaller, or the sheet larger.")
            % paper.name
        )


def too_many_pages(pages: int) -> PageProblem:
    """Return what to say about more pages than can be."""
    message = _("That would be %(pages)s pages; %(most)s are the limit. Choose smaller text or larger paper.")
    return PageProblem(message % {"pages": grouped(pages), "most": grouped(MOST_PAGES)})
