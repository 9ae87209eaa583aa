"""Which characters read from right to left: the Unicode Bidirectional Algorithm.

After Unicode Standard Annex 9, without explicit embeddings, overrides and isolates: texts of a map do not
contain them (they are dropped on input), and here they count as boundary neutrals. Rule numbers are those of
the annex.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

NEUTRALS = frozenset(
    ("B", "S", "WS", "ON", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
)
_FORMATS = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Finds a character that reads from right to left or is an Arabic number; without one, all levels are 0."""

_BRACKETS = {
    "(": ")", "[": "]", "{": "}", "༺": "༻", "༼": "༽", "᚛": "᚜", "⁅": "⁆", "⁽": "⁾", "₍": "₎",
    "⌈": "⌉", "⌊": "⌋", "\u2329": "\u232a",
    "❨": "❩", "❪": "❫", "❬": "❭", "❮": "❯", "❰": "❱", "❲": "❳", "❴": "❵",
    "⟅": "⟆", "⟦": "⟧", "⟨": "⟩", "⟪": "⟫", "⟬": "⟭", "⟮": "⟯", "⦃": "⦄", "⦅": "⦆", "⸢": "⸣", "⸤": "⸥",
    "\u3008": "\u3009", "《": "》",
    "「": "」", "『": "』", "【": "】", "〔": "〕", "〖": "〗", "〘": "〙", "〚": "〛",
    "﹙": "﹚", "﹛": "﹜", "﹝": "﹞", "（": "）", "［": "］", "｛": "｝", "｟": "｠", "｢": "｣",
}  # fmt: skip
_CLOSERS = frozenset(_BRACKETS.values())
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonically equal angle brackets


def base_level(text: str) -> int:
    """0 for a paragraph that reads from left to right, 1 for the other way (P2, P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character of a paragraph; odd levels read from right to left.

    `base` is the level of the paragraph (None: found from its first strong letter).
    """
    if base is None:
        base = base_level(text)
    original = [unicodedata.bidirectional(character) or "L" for character in text]
    kinds = _resolve(text, original, "R" if base else "L")
    found = [_level(kind, base) for kind in kinds]
    _reset_spaces(original, found, base)
    return found


def visual_order(levels_of_line: Sequence[int]) -> list[int]:
    """The indices of a line's elements from left to right (L2)."""
    order = list(range(len(levels_of_line)))
    highest = max(levels_of_line, default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def _resolve(text: str, original: list[str], sor: str) -> list[str]:
    kept = [index for index, kind in enumerate(original) if kind not in _FORMATS]  # X9
    kinds = [original[index] for index in kept]
    _weak(kinds, sor)
    _brackets([text[index] for index in kept], kinds, [original[index] for index in kept], embedding=sor)
    _neutral(kinds, sor)
    result = list(original)
    before = sor
    for index, kind in zip(kept, kinds, strict=True):
        result[index] = kind
    for index, kind in enumerate(result):
        before = result[index] = before if kind in _FORMATS else kind
    return result


def _weak(kinds: list[str], sor: str) -> None:
    """W1 to W7."""
    before = sor
    for index, kind in enumerate(kinds):  # W1
        before = kinds[index] = before if kind == "NSM" else kind
    _numbers_after(kinds, sor, {"AL": "AN"})  # W2
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    _separators(kinds)
    for start, end in _stretches(kinds, {"ET"}):  # W5
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    _numbers_after(kinds, sor, {"L": "L"})  # W7


def _numbers_after(kinds: list[str], sor: str, becomes: dict[str, str]) -> None:
    """W2, W7: European numbers change their kind after certain strong letters."""
    strong = sor
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN":
            kinds[index] = becomes.get(strong, kind)


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers of the same kind is part of them."""
    for index in range(1, len(kinds) - 1):
        side = kinds[index - 1]
        if side == kinds[index + 1] and (kinds[index], side) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[index] = side


def _brackets(text: list[str], kinds: list[str], original: list[str], *, embedding: str) -> None:
    """N0: a pair of brackets takes the direction of what it holds."""
    for opener, closer in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opener + 1 : closer]}
        if embedding in inside:
            direction = embedding
        elif inside & {"L", "R"}:
            strong = [_strong(kind) for kind in kinds[:opener] if _strong(kind)]
            direction = strong[-1] if strong else embedding
        else:
            continue
        for place in (opener, closer):
            kinds[place] = direction
            for mark in range(place + 1, len(kinds)):
                if original[mark] != "NSM":
                    break
                kinds[mark] = direction


def _pairs(text: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """BD16: matching brackets, by the place of the opening one."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        character = _SAME.get(character, character)
        if kinds[index] != "ON":
            continue
        if character in _BRACKETS:
            if len(stack) == 63:
                break
            stack.append((_SAME.get(_BRACKETS[character], _BRACKETS[character]), index))
        elif character in _CLOSERS:
            depth = next((at for at in range(len(stack) - 1, -1, -1) if stack[at][0] == character), None)
            if depth is not None:
                found.append((stack[depth][1], index))
                del stack[depth:]
    return sorted(found)


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _neutral(kinds: list[str], sor: str) -> None:
    """N1, N2: neutrals take the direction of both sides if these agree, else that of the paragraph."""
    for start, end in _stretches(kinds, NEUTRALS):
        before = _strong(kinds[start - 1]) if start else sor
        after = _strong(kinds[end]) if end < len(kinds) else sor
        kinds[start:end] = [before if before == after else sor] * (end - start)


def _stretches(kinds: list[str], wanted: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _level(kind: str, base: int) -> int:
    """I1, I2."""
    if base % 2 == 0:
        return base + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return base + (0 if kind == "R" else 1)


def _reset_spaces(original: list[str], found: list[int], base: int) -> None:
    """L1: separators, and white space before them or at the end, are of the paragraph's level."""
    trailing = True
    for index in range(len(found) - 1, -1, -1):
        if original[index] in ("B", "S"):
            trailing = True
        elif original[index] != "WS" and original[index] not in _FORMATS:
            trailing = False
        if trailing:
            found[index] = base
