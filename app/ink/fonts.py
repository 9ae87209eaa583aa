"""The fonts that ship with Empathway and the one shaper that measures every text.

`FontBook` shapes words with HarfBuzz and remembers them. Kerning is on; ligatures, contextual
alternates and localised forms are off for the text faces, so that a text is the same sum of words on
screen, in a PDF and in an SVG, whatever the language of the machine. HarfBuzz itself is imported when the
first face is opened: the welcome page paints before that.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.compat import override
from app.ink.text_fallback import SystemFonts, bundled_order
from app.paths import resource_path
from app.values import dataclass, replace

if TYPE_CHECKING:
    import uharfbuzz as hb

BUNDLED = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-It.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "semibold-italic": "SourceSans3-SemiboldIt.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "emoji": "NotoEmoji-Regular.ttf",
}
TEXT_FACES = frozenset(BUNDLED) - {"emoji"}

SOFT_HYPHEN = "\u00ad"

TEXT_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "locl": False}
OTHER_FEATURES = {"kern": True, "locl": False}

MISSING_EMS = 0.6
"""How wide the box is that stands for a character without a font."""

CACHED_WORD_LENGTH = 80
"""Longer words are shaped anew: they are pasted addresses, and their prefixes would fill the cache."""
CACHED_WORDS = 200_000
"""Words a face remembers before it starts again; a word costs about 0.7 kB."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face of one font file.

    `units` is the number of font units in an em; `ascent` (positive, up) and `descent` (negative, down) are
    in font units. Glyph ids mean something for exactly this file, so a printer must load `path` itself.
    """

    key: str
    path: Path
    index: int
    units: int
    ascent: int
    descent: int
    has_outlines: bool
    family: str
    style: str


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped word: glyph ids in visual order from left to right, and how far each moves the pen.

    All lengths are font units of which `units` make an em. `offsets` (x to the right, y up) is None when all
    are zero; `clusters` (the index in `text` that each glyph starts to show) is None when glyph i shows
    character i. A word without glyphs but with a width stands for characters that no font has.
    """

    text: str
    face: str
    units: int
    width: int
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...] | None = None
    clusters: tuple[int, ...] | None = None

    @override
    def __hash__(self) -> int:
        """Hash the text alone, which is quick; equality still compares everything."""
        return hash(self.text)


class OpenFace(NamedTuple):
    """A face with the HarfBuzz objects that shape it."""

    face: Face
    font: "hb.Font"
    characters: frozenset[int]


class _Words(dict[str, Word]):
    """The words of one face in one direction; a word that is not there yet is shaped."""

    def __init__(self, opened: OpenFace, *, rtl: bool) -> None:
        super().__init__()
        self._opened = opened
        self._rtl = rtl

    def __missing__(self, text: str) -> Word:
        word = _without_soft_hyphens(text, self._opened, rtl=self._rtl)
        if len(text) > CACHED_WORD_LENGTH:
            return word
        if len(self) >= CACHED_WORDS:
            self.clear()
        self[text] = word
        return word


class FontBook:
    """All faces that text may be set in, with the words that were shaped so far."""

    def __init__(self, *, system: SystemFonts | None = None) -> None:
        """Open nothing yet; `system` are the fonts to fall back on (default: those of this computer)."""
        self._system = system if system is not None else SystemFonts()
        self._open: dict[str, OpenFace] = {}
        self._words: dict[tuple[str, bool], _Words] = {}
        self._boxes: dict[tuple[str, str], Word] = {}
        self._covering: dict[tuple[str, str], str | None] = {}

    def face(self, key: str) -> Face:
        """The face with this key; KeyError if there is none."""
        return self._opened(key).face

    def keys(self) -> tuple[str, ...]:
        """The keys of the bundled faces; a face of the system is called `path#index` once text needs it."""
        return tuple(BUNDLED)

    def words(self, face: str, *, rtl: bool = False) -> dict[str, Word]:
        """The cache of a face: a mapping that shapes what it does not hold yet."""
        found = self._words.get((face, rtl))
        if found is None:
            found = self._words[face, rtl] = _Words(self._opened(face), rtl=rtl)
        return found

    def shape(self, word: str, face: str, *, rtl: bool = False) -> Word:
        """The glyphs of a word in one face and one direction."""
        return self.words(face, rtl=rtl)[word]

    def box(self, cluster: str, face: str) -> Word:
        """The word that stands for a cluster that no font has: no glyphs, and the same width in every face."""
        units = self._opened(face).face.units
        asked = (cluster, face)
        if asked not in self._boxes:
            self._boxes[asked] = Word(cluster, face, units, round(MISSING_EMS * units), (), ())
        return self._boxes[asked]

    @property
    def has_boxes(self) -> bool:
        """Whether any text so far had a character that no font has."""
        return bool(self._boxes)

    def has(self, cluster: str, face: str) -> bool:
        """Say whether a face has a glyph for every character of a cluster that needs one."""
        return covers(self._opened(face).characters, cluster)

    def cover(self, cluster: str, wanted: str) -> str | None:
        """The key of the face that shows a grapheme cluster best; None when no font has it.

        The order is: the wanted face, the regular face, the emoji face, then the fonts of this computer. An
        emoji selector, a joiner or a skin tone puts the emoji face first.
        """
        asked = (cluster, wanted)
        if asked not in self._covering:
            self._covering[asked] = self._search(cluster, wanted)
        return self._covering[asked]

    def _search(self, cluster: str, wanted: str) -> str | None:
        for key in bundled_order(cluster, wanted):
            if self.has(cluster, key):
                return key
        return self._system.cover(cluster)

    def _opened(self, key: str) -> OpenFace:
        found = self._open.get(key)
        if found is None:
            found = self._open[key] = open_face(key, *self._place(key))
        return found

    def _place(self, key: str) -> tuple[Path, int]:
        if key in BUNDLED:
            return resource_path("fonts", BUNDLED[key]), 0
        path, mark, index = key.rpartition("#")
        if not mark or not index.isdecimal():
            raise KeyError(key)
        return Path(path), int(index)


@lru_cache(maxsize=1)
def default_book() -> FontBook:
    """The book of the bundled fonts that the whole program shares, so that a word is shaped once."""
    return FontBook()


def open_face(key: str, path: Path, index: int) -> OpenFace:
    """Open one face of a font file; OSError or RuntimeError if it cannot be read."""
    import uharfbuzz as hb  # here and not above: it costs 14 ms that the welcome page need not wait for

    source = hb.Face(hb.Blob.from_file_path(str(path)), index)
    font = hb.Font(source)
    extents = font.get_font_extents("ltr")
    face = Face(
        key=key,
        path=path,
        index=index,
        units=source.upem,
        ascent=round(extents.ascender),
        descent=round(extents.descender),
        has_outlines=bool({"glyf", "CFF ", "CFF2"} & set(source.table_tags)),
        family=source.get_name(16) or source.get_name(1) or path.stem,
        style=source.get_name(17) or source.get_name(2) or "Regular",
    )
    return OpenFace(face, font, frozenset(source.unicodes))


_INVISIBLE = frozenset((0x20, 0xA0, 0xAD, 0x202F, *range(0x2000, 0x2010), 0x2060, *range(0xFE00, 0xFE10)))
"""Characters that HarfBuzz shows as a space or as nothing in any face."""


def covers(characters: frozenset[int], cluster: str) -> bool:
    """Say whether a set of code points is enough to draw a cluster."""
    return all(ord(one) in characters or _needs_no_glyph(ord(one)) for one in cluster)


def _needs_no_glyph(code: int) -> bool:
    return code in _INVISIBLE or 0xE0000 <= code <= 0xE007F or 0x1F3FB <= code <= 0x1F3FF


def _without_soft_hyphens(text: str, opened: OpenFace, *, rtl: bool) -> Word:
    """Shape a text whose soft hyphens have no glyphs, so kerning reaches over them and no PDF gets them."""
    if SOFT_HYPHEN not in text:
        return _shape(text, opened, rtl=rtl)
    kept = [index for index, character in enumerate(text) if character != SOFT_HYPHEN]
    word = _shape(text.replace(SOFT_HYPHEN, ""), opened, rtl=rtl)
    clusters = word.clusters if word.clusters is not None else range(len(kept))
    return replace(word, text=text, clusters=tuple(kept[index] for index in clusters))


def _shape(text: str, opened: OpenFace, *, rtl: bool) -> Word:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = "und"  # HarfBuzz would else ask the locale of the process
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    is_text = opened.face.key in TEXT_FACES
    hb.shape(opened.font, buffer, TEXT_FEATURES if is_text else OTHER_FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions or ()
    clusters = [info.cluster for info in infos]
    advances = tuple([position.x_advance for position in positions])
    return Word(
        text=text,
        face=opened.face.key,
        units=opened.face.units,
        width=sum(advances),
        glyphs=tuple([info.codepoint for info in infos]),
        advances=advances,
        offsets=_offsets([(position.x_offset, position.y_offset) for position in positions]),
        clusters=None if clusters == list(range(len(text))) else tuple(clusters),
    )


def _offsets(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...] | None:
    return tuple(pairs) if pairs.count((0, 0)) != len(pairs) else None
