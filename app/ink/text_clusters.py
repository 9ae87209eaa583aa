"""Grapheme clusters: what a reader calls one character, which is never taken apart.

After Unicode Standard Annex 29 (rules GB6 to GB13), with the character classes that `unicodedata` knows.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ZWJ = "\u200d"
EMOJI_SELECTOR = "\ufe0f"
TEXT_SELECTOR = "\ufe0e"

_CONJOINING = frozenset(
    code
    for first, last in (
        (0x900, 0x97F),
        (0x980, 0x9FF),
        (0xA80, 0xAFF),
        (0xB00, 0xB7F),
        (0xC00, 0xC7F),
        (0xD00, 0xD7F),
    )
    for code in range(first, last + 1)
)
_SPACING_VOWELS = "\u0e33\u0eb3"  # Thai and Lao AM: letters by category, marks by behaviour


def is_regional(character: str) -> bool:
    """Say whether two of these make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def is_skin_tone(character: str) -> bool:
    """Say whether this changes the skin of the emoji before it."""
    return "\U0001f3fb" <= character <= "\U0001f3ff"


@lru_cache(maxsize=4096)
def extends(character: str) -> bool:
    """Say whether a character belongs to the cluster before it (GB9, GB9a)."""
    if character < "\u0300":
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or character in _SPACING_VOWELS
        or character in "\u200c\u200d"
        or is_skin_tone(character)
        or "\U000e0020" <= character <= "\U000e007f"
    )


def clusters(text: str) -> tuple[str, ...]:
    """The grapheme clusters of a text, in order."""
    ends = boundaries(text)
    return tuple(text[start:end] for start, end in zip((0, *ends), ends, strict=False))


def boundaries(text: str) -> tuple[int, ...]:
    """The index at which each grapheme cluster of a text ends; the last is the length."""
    return tuple(_boundaries(text))


def _boundaries(text: str) -> Iterator[int]:
    flags = 0
    for index in range(1, len(text)):
        flags = flags + 1 if is_regional(text[index - 1]) else 0
        if not _joined(text, index, flags):
            yield index
    if text:
        yield len(text)


def _joined(text: str, index: int, flags: int) -> bool:
    before, after = text[index - 1], text[index]
    if after < "\u0300":
        return before == "\r" and after == "\n"  # GB3
    if extends(after):
        return before >= " "
    if before == ZWJ:
        return index > 1 and _is_pictograph(after)  # GB11
    if is_regional(after):
        return flags % 2 == 1  # GB12, GB13
    return _hangul_joined(before, after) or _conjunct(before, after)


def _is_pictograph(character: str) -> bool:
    return character >= "\u203c" and unicodedata.category(character) in ("So", "Sm", "Po", "Cn")


def _conjunct(before: str, after: str) -> bool:
    """Whether a virama ties two consonants of an Indic script together (GB9c)."""
    return (
        ord(before) in _CONJOINING
        and ord(after) in _CONJOINING
        and unicodedata.combining(before) == 9
        and unicodedata.category(after) == "Lo"
    )


def _hangul_joined(before: str, after: str) -> bool:
    """Whether two parts of a Korean syllable belong together (GB6 to GB8)."""
    if not "\u1100" <= after <= "\u11ff":
        return False
    if "\u1100" <= before <= "\u115f":
        return after <= "\u11a7"
    if "\u1160" <= before <= "\u11a7" or "\uac00" <= before <= "\ud7a3":
        return after >= "\u1160"
    return "\u11a8" <= before <= "\u11ff" and after >= "\u11a8"
