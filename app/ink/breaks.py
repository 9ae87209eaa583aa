"""Where a line may end.

Lines end at spaces. Inside a word they may end after a hyphen between letters, after a dash, after a slash
and at a soft hyphen; between any two characters of Chinese and Japanese but for those that must not start or
end a line; between the clusters of Thai, Lao, Khmer and Burmese, for which there is no dictionary here.
Korean breaks at spaces.
"""

import re
from functools import cache, lru_cache

from app.ink.fonts import SOFT_HYPHEN
from app.ink.text_clusters import boundaries

NO_BREAK_SPACE = "\u00a0"

PARAGRAPH_ENDS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
SPACES = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")

FRENCH_MARKS = frozenset("«»;:!?")
"""Marks that keep the space beside them in their line."""
_AFTER_OPENER = "(?=[\\w¿¡(\\[{«“‘])"
_SIGNS = frozenset(f"-\u2010–—/{SOFT_HYPHEN}")
"""After one of these a word may break."""

_CJK = (
    "\u2e80-\u2fff\u3001-\u3029\u3030-\u303f\u3041-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U00020000-\U0003ffff"
)
_FIRST_CJK = _CJK[0]
_NOT_FIRST = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』）】］｝〉》〕〗〙〞”’…‥"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰ-ㇿ｡｣､･ｧ-ｰﾞﾟ%％‰℃)\\]},.!?:;»"
)
_NOT_LAST = "「『（【［｛〈《〔〖〘〝“‘｢(\\[{«¥￥＄£￡"
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_THAI_PREFIXES = "เแโใไເແໂໃໄ"


def words_of(text: str) -> list[str]:
    """The words between single spaces, where a space that must not end a line counts as part of a word.

    So it is with the plain spaces inside « » and before a lone » ; : ! ? of French; they become no-break spaces.
    """
    words = text.split(" ")
    return words if FRENCH_MARKS.isdisjoint(words) else keep_french_spaces(text).split(" ")


def keep_french_spaces(text: str) -> str:
    """Replace the spaces inside « » and before a lone » ; : ! ? by no-break spaces; same length."""
    return _french().sub(NO_BREAK_SPACE, text)


@cache
def _french() -> re.Pattern[str]:
    return re.compile("(?<= «) (?=\\S)|(?<=^«) (?=\\S)|(?<=\\S) (?=[»;:!?](?: |$))")


@lru_cache(maxsize=20_000)
def inner_breaks(word: str) -> tuple[int, ...]:
    """The places inside a word without spaces after which a line may end, ascending."""
    if word.isalpha() and (word.isascii() or max(word) < "\u0e00"):
        return ()
    found = set() if _SIGNS.isdisjoint(word) else {match.start() for match in _after_signs().finditer(word)}
    if not word.isascii() and max(word) >= "\u0e00" and not _only_signs().fullmatch(word):
        found.update(_foreign_breaks(word))
    return tuple(sorted(place for place in found if 0 < place < len(word)))


# Patterns are compiled when the first such word is met: it takes longer than to set a card.


@cache
def _after_signs() -> re.Pattern[str]:
    return re.compile(
        f"(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])|(?<=[–—]){_AFTER_OPENER}|(?<=[^/]/)(?=[^\\W\\d])"
        f"|(?<={SOFT_HYPHEN})(?=.)"
    )


@cache
def _only_signs() -> re.Pattern[str]:
    """Words of letters with spaces between them, and the dashes, quotes, arrows and signs that go with them."""
    return re.compile("[\0-\u0dff\u1e00-\u2e7f]*")


@cache
def _between_cjk() -> re.Pattern[str]:
    return re.compile(
        f"(?<=[{_CJK}])(?=[^{_NOT_FIRST}])(?<![{_NOT_LAST}])|(?<=[^{_NOT_LAST}])(?=[{_CJK}])(?![{_NOT_FIRST}])"
    )


def _foreign_breaks(word: str) -> set[int]:
    ends = set(boundaries(word))
    has_cjk = max(word) >= _FIRST_CJK  # else a dash or a quotation mark
    found = {match.start() for match in _between_cjk().finditer(word)} & ends if has_cjk else set()
    for place in ends - {len(word)}:
        around = word[place - 1 : place + 1]
        if len(_WITHOUT_SPACES.findall(around)) == 2 and around[0] not in _THAI_PREFIXES:
            found.add(place)
    return found
