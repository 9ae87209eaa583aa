"""Papers to print on, by name or by size, and how large a margin each one has."""

import re
from typing import Literal

from app.i18n import _
from app.values import dataclass, replace

POINTS_PER_MM = 72 / 25.4
PAGE_LIMIT = 14_400.0
"""The longest side of a page that PDF readers open, in points (5,080 mm): ISO 32000-1, annex C.2."""
LEAST_SIDE_MM = 50.0

Orientation = Literal["auto", "landscape", "portrait"]
ORIENTATIONS: tuple[Orientation, ...] = ("auto", "landscape", "portrait")

_SIZES_MM = {
    "a4": (210.0, 297.0),
    "a3": (297.0, 420.0),
    "a2": (420.0, 594.0),
    "a1": (594.0, 841.0),
    "a0": (841.0, 1189.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
    "archd": (609.6, 914.4),
    "arche": (914.4, 1219.2),
}
PAPERS = tuple(_SIZES_MM)
_SAID = {"archd": "Arch D", "arche": "Arch E"}
_ROLLS_MM = (610.0, 914.0, 1067.0)
ROLLS = tuple(f"roll{width:.0f}" for width in _ROLLS_MM)
"""Rolls of paper, as wide as they are called and as long as a page can be."""
_MARGINS_MM = ((216.0, 8.0), (300.0, 10.0), (426.0, 12.0), (610.0, 15.0))
"""A paper's short side, and the margin that holds up to it."""
_LARGEST_MARGIN_MM = 20.0
_CUSTOM = re.compile(r"(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(mm|cm|in)?")
_UNITS_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4}


class PageProblem(ValueError):
    """A page that cannot be made; its text is a sentence for people, in the language of the program."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper as it lies: its name, and its sides and margin in points.

    The long side of a roll is as long as a page can be: what is printed cuts it to length.
    """

    name: str
    width: float
    height: float
    margin: float
    is_roll: bool = False

    @property
    def is_high(self) -> bool:
        """Say whether the paper stands upright."""
        return self.height > self.width

    def lying(self, orientation: Orientation, *, aspect: float) -> "Paper":
        """Return the paper upright or across, as asked; "auto" follows an aspect (width ÷ height)."""
        wide = orientation == "landscape" or (orientation == "auto" and aspect >= 1)
        return self if (self.width >= self.height) == wide else self.turned()

    def turned(self) -> "Paper":
        """Return the paper turned by a quarter."""
        return replace(self, width=self.height, height=self.width)


def paper_named(name: str) -> Paper:
    """Return a paper by name ("a3", "letter") or size ("1200x900mm", millimetres unless it says cm or in).

    Named papers stand upright. Raises `PageProblem` if there is no such paper, or none of that size can be made.
    """
    key = "".join(name.lower().split())
    if key in _SIZES_MM:
        return _paper(_SAID.get(key) or (key.upper() if len(key) == 2 else key.capitalize()), *_SIZES_MM[key])
    if key.removesuffix("mm").replace("-", "") in ROLLS:
        return _roll(float(key.removesuffix("mm").removeprefix("roll").removeprefix("-")))
    found = _CUSTOM.fullmatch(key)
    if found is None:
        message = _("There is no paper “%(name)s”. Use one of %(papers)s, or a size such as 1200x900mm.")
        raise PageProblem(message % {"name": name, "papers": ", ".join((*PAPERS, *ROLLS))})
    said = found[3] or "mm"
    unit, name = _UNITS_MM[said], f"{found[1]} × {found[2]} {said}"
    return _paper(name, float(found[1]) * unit, float(found[2]) * unit)


def _roll(width: float) -> Paper:
    margin = _LARGEST_MARGIN_MM if width > _MARGINS_MM[-1][0] else _MARGINS_MM[-1][1]
    return Paper(
        f"roll {width:.0f} mm", width * POINTS_PER_MM, PAGE_LIMIT, margin * POINTS_PER_MM, is_roll=True
    )


def _paper(name: str, width: float, height: float) -> Paper:
    short, long = sorted((width, height))
    if short < LEAST_SIDE_MM:
        raise PageProblem(_("A page must be at least %d mm wide and high.") % LEAST_SIDE_MM)
    if long * POINTS_PER_MM > PAGE_LIMIT:
        raise PageProblem(_("A PDF page can be 5,080 mm long at most; %d mm are too many.") % long)
    margin = next((size for side, size in _MARGINS_MM if short <= side), _LARGEST_MARGIN_MM)
    return Paper(name, width * POINTS_PER_MM, height * POINTS_PER_MM, margin * POINTS_PER_MM)
