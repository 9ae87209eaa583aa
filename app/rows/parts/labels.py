"""Labels of a curve's points, placed so that none touches a curve, a marker, the row's limits or another label.

Each label lives inside its stage. Candidates are five alignments above and below the point, on one line or two;
the cheapest that is free wins: distance + ¼ of the sideways shift + what crosses lines and areas. Where nothing is
free, the label falls back on a number.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor, inf

from app.ink.curve import Curve
from app.ink.geometry import Point, Rect
from app.rows.kind import Scale
from app.values import dataclass

ABOVE, BELOW = 9.0, 8.0
"""How far a label stands off its marker."""
CLEAR = 6.0
"""How far a label stays away from curves, other markers, other labels and the row's limits."""
LEADER = 28.0
"""From this distance on a thin line leads from the marker to its label."""
WRONG_SIDE = 4.0
WRAPPED = 6.0
CHEAP = ABOVE + 1.0
"""A place that costs no more than this is taken at once: right at the marker, nothing covered."""
ALIGNMENTS = (0.5, 0.25, 0.75, 0.0, 1.0)
"""Share of a label's width that lies left of its point."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to place: its point and marker, the room it may use, the sizes it can have, its side.

    The last size is that of a number, which is taken only where none of the others is free.
    """

    at: Point
    marker: float
    left: float
    right: float
    sizes: tuple[tuple[float, float], ...]
    prefers_above: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label goes, in which of its sizes, and how far it is from its marker."""

    rect: Rect
    size: int
    distance: float


@dataclass(frozen=True, slots=True)
class Field:
    """What labels must stay clear of: the curves, the row's top and bottom, and the lines of the scale."""

    curves: tuple[Curve, ...]
    scale: Scale
    top: float
    bottom: float

    def cost(self, rect: Rect) -> float:
        """Return what it costs to cover lines of the scale, most of all the zero line, or a curve's area."""
        zero = self.scale.y_of(0)
        cost = 12.0 if rect.y - CLEAR < zero < rect.bottom + CLEAR else 0.0
        spread = self.curves[-1].between(rect.x, rect.right) if self.curves else None
        if spread is not None and (spread[0] < rect.y < zero or zero < rect.bottom < spread[1]):
            cost += 16.0
        return cost


def place_labels(
    wishes: Sequence[Wish], field: Field, *, first: Sequence[int] = ()
) -> tuple[Spot | None, ...]:
    """Return a place for each label, in the same order; None where there is none.

    Those whose index is in `first` choose before all others.
    """
    taken = [_marker_rect(wish) for wish in wishes]
    spots: list[Spot | None] = [None] * len(wishes)
    for index in (*first, *(index for index in range(len(wishes)) if index not in first)):
        wish = wishes[index]
        left, right = wish.left - CLEAR, wish.right + CLEAR
        near = [rect for i, rect in enumerate(taken) if rect.x < right and left < rect.right and i != index]
        spots[index] = spot = _best(wish, field, near)
        if spot is not None:
            taken.append(spot.rect)
    return tuple(spots)


def _marker_rect(wish: Wish) -> Rect:
    half = wish.marker / 2
    return Rect(wish.at.x - half, wish.at.y - half, wish.marker, wish.marker)


def _best(wish: Wish, field: Field, near: list[Rect]) -> Spot | None:
    """The cheapest place for the words; for the number, where there is none for them."""
    least, best = inf, None
    for number in range(len(wish.sizes) - 1):
        for cost, spot in _candidates(wish, number, field=field, near=near):
            if cost <= CHEAP:
                return spot
            if cost < least:
                least, best = cost, spot
    if best is not None:
        return best
    numbers = _candidates(wish, len(wish.sizes) - 1, field=field, near=near)
    return min(numbers, key=lambda pair: pair[0], default=(0.0, None))[1]


def _candidates(wish: Wish, number: int, *, field: Field, near: list[Rect]) -> Iterator[tuple[float, Spot]]:
    """Yield the free places of a label in one of its sizes, those first that are likely to be cheap."""
    width, height = wish.sizes[number]
    for share in ALIGNMENTS:
        x = max(wish.left, min(wish.right - width, wish.at.x - share * width))
        if x < wish.left - 0.01:
            continue
        for above in (wish.prefers_above, not wish.prefers_above):
            rect = _free(Rect(x, 0, width, height), wish, field=field, near=near, above=above)
            if rect is not None:
                distance = _distance(rect, wish)
                cost = _cost(rect, wish, field, above=above, distance=distance) + number * WRAPPED
                yield cost, Spot(rect, number, distance)


def _free(box: Rect, wish: Wish, *, field: Field, near: list[Rect], above: bool) -> Rect | None:
    """Return the box at the nearest free height above or below its point, or None beyond the row's limits."""
    half = wish.marker / 2
    start = wish.at.y - half - ABOVE - box.height if above else wish.at.y + half + BELOW
    y = _clear_of_curves(box, start, field=field, above=above)
    for _ in range(len(near) + 1):
        rect = Rect(box.x, floor(y) if above else ceil(y), box.width, box.height)
        hit = next((other for other in near if rect.meets(other.grown(CLEAR))), None)
        if hit is None:
            return rect if field.top <= rect.y and rect.bottom <= field.bottom else None
        y = hit.y - CLEAR - box.height if above else hit.bottom + CLEAR
    return None


def _clear_of_curves(box: Rect, y: float, *, field: Field, above: bool) -> float:
    """Return the nearest height at which the box is clear of all curves, seen from its own point outwards."""
    for curve in field.curves:
        spread = curve.between(box.x - CLEAR, box.right + CLEAR)
        if spread is None:
            continue
        if above and y + box.height + CLEAR > spread[0]:
            y = min(y, spread[0] - CLEAR - box.height)
        elif not above and y - CLEAR < spread[1]:
            y = max(y, spread[1] + CLEAR)
    return y


def _cost(rect: Rect, wish: Wish, field: Field, *, above: bool, distance: float) -> float:
    shift = abs(rect.x + rect.width / 2 - wish.at.x)
    wrong = 0.0 if above == wish.prefers_above else WRONG_SIDE
    return distance + shift / 4 + wrong + field.cost(rect)


def _distance(rect: Rect, wish: Wish) -> float:
    half = wish.marker / 2
    return max(wish.at.y - half - rect.bottom, rect.y - wish.at.y - half, 0.0)
