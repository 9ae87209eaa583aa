"""From how far a size of type is read: character heights of 20 minutes of arc in comfort, 16 at the limit.

Source: ISO 9241-3; Source Sans 3, whose capitals are 0.66 em high.
"""

from math import pi, tan
from typing import Final

CAPITAL: Final = 0.66
COMFORTABLE: Final = 20.0
LIMIT: Final = 16.0
_POINTS_PER_METRE: Final = 72 / 0.0254


def _sight(minutes: float) -> float:
    return tan(minutes / 60 * pi / 180)


def comfortable_distance(points: float) -> float:
    """Return how many metres away type of that size is read in comfort."""
    return points / size_for(1.0)


def limit_distance(points: float) -> float:
    """Return how many metres away type of that size can just be read."""
    return points * CAPITAL / (_sight(LIMIT) * _POINTS_PER_METRE)


def size_for(metres: float) -> float:
    """Return the points that are read in comfort from so many metres away."""
    return metres * _sight(COMFORTABLE) * _POINTS_PER_METRE / CAPITAL
