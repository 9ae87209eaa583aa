"""Sizes of text as people write them: points, or the distance that they are read from."""

import re
from typing import Final

from app.i18n import _, number
from app.layout.papers import paper_named
from app.layout.poster.pages import Facts
from app.layout.poster.reading import comfortable_distance, limit_distance, size_for
from app.layout.poster.wishes import PosterWishes

POINTS: Final = (8, 9, 10, 12, 14, 18, 24, 30, 36, 48)
DISTANCES: Final = (0.35, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)
_WRITTEN: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(pt|m|cm)?")
WALL_MM: Final = 400.0
"""From this short side on (A2) a paper is meant to be read from where people stand before it."""
_HAND, _WALL = 0.35, 0.7
CLOSE: Final = 0.03
"""Metres that do not matter."""


def points_words(points: float) -> str:
    """Return points as the field shows them."""
    return _("%s pt") % number(round(points, 1))


def points_of(text: str) -> float | None:
    """Return the points that somebody wrote, as points ("18 pt") or as a distance ("0.7 m"); None for neither."""
    found = _WRITTEN.fullmatch(text.strip().lower())
    if found is None:
        return None
    value = float(found[1].replace(",", "."))
    match found[2]:
        case "m":
            return round(size_for(value), 1)
        case "cm":
            return round(size_for(value / 100), 1)
    return value


def metres(distance: float) -> str:
    """Return a distance: steps of five centimetres below half a metre, of ten above."""
    if distance < 0.475:
        return _("%s m") % number(round(distance * 20) / 20)
    return _("%s m") % number(round(distance, 1))


def usual_distance(wishes: PosterWishes, facts: Facts | None = None) -> float:
    """Return from how far a paper is read as a rule: in the hand or on a wall."""
    short = min(facts.trim) / 72 * 25.4 if facts is not None else _short_side(wishes)
    return _WALL if short >= WALL_MM else _HAND


def _short_side(wishes: PosterWishes) -> float:
    if wishes.paper is None:
        return WALL_MM
    paper = paper_named(wishes.paper)
    return min(paper.width, paper.height) / 72 * 25.4


def judged(points: float, usual: float) -> tuple[str, str, str]:
    """Return what a size of text means at a usual distance: good, tight or bad, and a sentence in two parts."""
    comfortable, limit = comfortable_distance(points), limit_distance(points)
    words = {"comfortable": metres(comfortable), "limit": metres(limit)}
    if comfortable >= usual - CLOSE:
        return "good", _("Comfortable to %s") % words["comfortable"], _(", limit %s") % words["limit"]
    rest = _("Comfortable to %(comfortable)s, limit %(limit)s") % words
    if limit >= usual - CLOSE:
        return "tight", (_("Small for a wall") if usual == _WALL else _("Small for the hand")), rest
    return "bad", (_("Too small for a wall") if usual == _WALL else _("Too small for the hand")), rest


def standing_words(points: float) -> str:
    """Return what a size of text is for, beside the field: "for standing at 0.7 m"."""
    distance = comfortable_distance(points)
    if distance < 0.45:
        return _("to hold in the hand")
    if distance < 0.6:
        return _("for a table")
    return _("for standing at %s") % metres(distance)
