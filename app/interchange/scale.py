"""The scale that emotion numbers are on, and feelings in words: both become scores from -2 to 2."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from app.i18n import number
from app.values import dataclass

LOWEST, HIGHEST = -2.0, 2.0
_SCALE = re.compile(
    r"\s*([+\-−]?\d{1,6}(?:[.,]\d+)?)\s*(?:-|–|\.\.|…|to|:|a)\s*([+\-−]?\d{1,6}(?:[.,]\d+)?)\s*"
)

_FEELINGS: Final[dict[float, tuple[str, ...]]] = {
    -2.0: (
        *(
            "very bad",
            "terrible",
            "awful",
            "frustrated",
            "angry",
            "furious",
            "very negative",
            "very dissatisfied",
        ),
        *("muy mal", "muy malo", "pesimo", "frustrado", "frustrada", "enfadado", "enfadada", "muy negativo"),
        *("--", "😡", "😠", "😤", "😭", "🤬", "😩", "😫"),
    ),
    -1.0: (
        *(
            "bad",
            "sad",
            "annoyed",
            "worried",
            "confused",
            "negative",
            "dissatisfied",
            "disappointed",
            "anxious",
        ),
        *("mal", "malo", "mala", "triste", "molesto", "molesta", "preocupado", "preocupada", "negativo"),
        *("confuso", "confusa", "decepcionado", "decepcionada", "🙁", "☹", "😟", "😞", "😕", "😒", "😢"),
    ),
    0.0: (
        "neutral",
        "ok",
        "okay",
        "so so",
        "indifferent",
        "regular",
        "normal",
        "indiferente",
        "0",
        "😐",
        "😑",
        "😶",
    ),
    1.0: (
        *("good", "happy", "satisfied", "positive", "pleased", "content", "calm", "relieved", "curious"),
        *("bien", "bueno", "buena", "feliz", "contento", "contenta", "satisfecho", "satisfecha", "positivo"),
        *("aliviado", "aliviada", "+", "🙂", "😊", "😀", "☺", "😌"),
    ),
    2.0: (
        *(
            "very good",
            "great",
            "excellent",
            "delighted",
            "enthusiastic",
            "very positive",
            "very satisfied",
            "excited",
        ),
        *("muy bien", "muy bueno", "excelente", "encantado", "encantada", "entusiasmado", "entusiasmada"),
        *("muy positivo", "++", "😍", "🤩", "😃", "😁", "😄", "🥳"),
    ),
}


@dataclass(frozen=True, slots=True)
class EmotionScale:
    """The lowest and the highest number that a feeling may be given."""

    low: float
    high: float

    def score(self, value: float) -> float:
        """Return a number of this scale as a score from -2 to 2; what lies outside is the nearest end."""
        share = (value - self.low) / (self.high - self.low)
        return round(LOWEST + (HIGHEST - LOWEST) * max(0.0, min(1.0, share)), 2)

    def holds(self, value: float) -> bool:
        """Say whether a number lies on the scale."""
        return self.low <= value <= self.high

    @property
    def words(self) -> str:
        """The scale as people write it, such as 0 – 10."""
        return f"{_shown(self.low)} – {_shown(self.high)}"


OURS: Final = EmotionScale(LOWEST, HIGHEST)
LEVELS: Final = EmotionScale(1, 5)
LEVEL_KIND: Final = "engagement"
"""The kind of rows whose numbers tell how much, from 1 to 5, instead of how well."""
SCALES: Final = (
    OURS,
    LEVELS,
    EmotionScale(0, 10),
    EmotionScale(1, 10),
    EmotionScale(-5, 5),
    EmotionScale(0, 100),
)
"""The scales that are met most, in the order in which they are guessed but for 1 to 10."""


def guessed_scale(values: Iterable[float]) -> EmotionScale:
    """Return the narrowest usual scale that holds all numbers; ours if there are none."""
    held = tuple(values)
    low, high = min(held, default=0.0), max(held, default=0.0)
    for scale in SCALES:
        if scale.holds(low) and scale.holds(high) and scale != EmotionScale(1, 10):
            return scale
    most = max(abs(low), abs(high))
    return EmotionScale(-most, most)


def scale_of_levels(values: Iterable[float]) -> EmotionScale:
    """Return the scale from 1 to 5 if it holds all numbers, else the one that is guessed."""
    held = tuple(values)
    return LEVELS if all(map(LEVELS.holds, held)) else guessed_scale(held)


def scale_named(text: str) -> EmotionScale | None:
    """Return the scale that a text such as "0-10" or "-5..5" names, or None."""
    found = _SCALE.fullmatch(text)
    if found is None:
        return None
    low, high = (float(part.replace("−", "-").replace(",", ".")) for part in found.groups())
    return EmotionScale(low, high) if low < high else None


def feeling(text: str) -> float | None:
    """Return the score of a feeling that is named in English or Spanish, or by a face; None for other words."""
    return _feelings().get(_folded(text))


@cache
def _feelings() -> dict[str, float]:
    return {_folded(word): score for score, words in _FEELINGS.items() for word in words}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\ufe0f", ""))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).strip(" .!").split())


def _shown(value: float) -> str:
    return number(value).replace("-", "−")
