"""From the wishes for a poster to the options of its layout: its style, and what is shown of the map."""

from typing import Final

from app.ink.style import POSTER, Style
from app.ink.text import TextFont
from app.layout.options import LayoutOptions
from app.layout.papers import POINTS_PER_MM, paper_named
from app.layout.poster.wishes import PosterWishes
from app.values import replace

WALL_MM: Final = 290.0
"""From this short side on (A3, tabloid) a paper is read from more than one distance; below, in the hand."""
MOST_ON_SHELF: Final = 8
"""So many opportunities are shown on the shelf; the others follow in a list at the end."""


TIGHT_PEAK: Final = TextFont("semibold-italic", 26, 29)
"""Words of a peak that may not become wider than their stage: two lines of them fit above the curve."""


def options_for(wishes: PosterWishes, base: LayoutOptions) -> LayoutOptions:
    """Return how a map is laid out for a poster; raises `PageProblem` for a paper that there is not.

    `base` says what does not depend on wishes: the pictures at hand, the active persona. A map that is printed at
    its own size keeps the style of `base`, and its opportunities stay a row, as on the screen.
    """
    contents, for_wall = wishes.contents, is_for_wall(wishes)
    return replace(
        base,
        language=wishes.language or base.language,
        style=_style(wishes, POSTER if for_wall else base.style),
        title=contents.title,
        persona=contents.persona,
        legend=contents.legend,
        evidence=for_wall,
        votes=contents.votes,
        notes=contents.notes,
        show_hidden=contents.hidden_rows,
        rows=contents.rows,
        printed_only=True,
        shelf=MOST_ON_SHELF if contents.shelf and for_wall else None,
        full_text=True,
        meanings=True,
    )


def _style(wishes: PosterWishes, style: Style) -> Style:
    """The style in the colours wished for; where seams go between cards, no words reach over a stage's end."""
    tiles = wishes.tiles
    style = replace(style, ground=wishes.colours)
    if tiles is None or not tiles.seams_between_cards or style.peak == style.quote:
        return style
    return replace(style, peak_reach=0.0, peak=TIGHT_PEAK)


def is_for_wall(wishes: PosterWishes) -> bool:
    """Say whether a poster is composed for a wall: it has a paper, and one larger than the hand holds."""
    if wishes.paper is None:
        return False
    paper = paper_named(wishes.paper)
    return min(paper.width, paper.height) >= WALL_MM * POINTS_PER_MM
