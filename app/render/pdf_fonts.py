"""Faces in a PDF: one Type0 font each, its glyphs at the layout's places, its text found by search.

A code stands for a pair of glyph and text, so that one glyph may mean different characters. Codes are written as
they are, two bytes each: half of what hexadecimal digits take. Sources: ISO 32000-1, 7.3.4.2 (literal strings),
9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

import hashlib
import struct
from collections.abc import Iterator

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from app.compat import override
from app.ink.breaks import FRENCH_MARKS, words_of
from app.ink.fonts import Face, FontBook, Word
from app.ink.primitives import PlainLines
from app.ink.text import GlyphRun, PlainText
from app.ink.text_values import RunMaker
from app.render.numbers import number
from app.render.pdf_document import Ready
from app.render.pdf_stream import compressed
from app.values import dataclass, field

RISE = " _rise[("
"""Follows what is to become a rise; with a bracket that no code contains."""
SPECIAL = frozenset(b"\n\r()\\")
"""Bytes that mean something else in a string."""
EXACT = 0.02
"""Differences of a gap from a space, in thousandths of an em, that need not be corrected."""
COMMON = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x384, 0x3CF), *range(0x400, 0x460))
"""Characters that have the same code in every face and file, whoever writes them first: nearly all there are."""


def _plain_codes(least: int) -> Iterator[int]:
    """Yield codes that can be written as they are, in ascending order."""
    return (code for code in range(least, 0x10000) if SPECIAL.isdisjoint(code.to_bytes(2, "big")))


CODES = dict(zip(map(chr, COMMON), _plain_codes(1), strict=False))
FIRST_OTHER = max(CODES.values()) + 1


@dataclass(slots=True)
class PdfFace:
    """One face: the codes given so far, and the bytes that each word became."""

    face: Face
    name: str
    font: hb.Font
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    fragments: dict[int, str] = field(default_factory=dict)
    plain: dict[int, str] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    _known: dict[tuple[int, str], tuple[str, int]] = field(default_factory=dict)
    advances: dict[int, int] = field(default_factory=dict)
    others: Iterator[int] = field(default_factory=lambda: _plain_codes(FIRST_OTHER))
    """The codes of what is not common, in the order in which they are asked for."""
    space: str = ""
    space_width: float = 0.0

    @property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript ones, for which a code must be the glyph's id."""
        return bool({"CFF ", "CFF2"} & set(self.font.face.table_tags))

    def array(self, run: GlyphRun, *, ends_line: bool) -> str:
        """Return the operators that show a run: TJ with codes and corrections between them."""
        if ends_line and self._has_even_spaces(run):
            known = self.plain
            try:
                shown = self.space.join([known[id(word)] for word in run.words])
            except KeyError:
                pass  # a word that is new, or one whose glyphs are not its characters
            else:
                return f"[({shown})]TJ"
        return self._careful_array(run, ends_line=ends_line)

    def _has_even_spaces(self, run: GlyphRun) -> bool:
        """Say whether all gaps between words are as wide as the face's own space."""
        between = run.gaps[:-1]
        if not between:
            return True
        gap = between[0]
        alike = between.count(gap) == len(between)
        return alike and abs(self.space_width - gap * 1000.0 / run.size) <= EXACT

    def _careful_array(self, run: GlyphRun, *, ends_line: bool) -> str:
        thousand = 1000.0 / run.size
        parts: list[str] = []
        last = len(run.words) - 1
        for index, (word, gap) in enumerate(zip(run.words, run.gaps, strict=True)):
            shown = self.fragment(word)
            follows = gap > 0 and (index < last or not ends_line)
            if follows:
                shown += self.space
                rest = self.space_width - gap * thousand
                if abs(rest) > EXACT:
                    shown += f"){rest:.2f}("
            if word.clusters is not None and not run.rtl and self.face.key != "emoji":
                shown = _with_actual_text(shown, word.text + " " * follows)
            parts.append(shown)
        return f"[({''.join(parts)})]TJ".replace("()", "")

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph that stands for a text."""
        key = (glyph, text)
        found = self.codes.get(key)
        if found is None:
            found = self.codes[key] = glyph if self.is_cff else self._free(glyph, text)
        return found

    def _free(self, glyph: int, text: str) -> int:
        """Return the code of a common character in its own glyph, or else the next one that is free."""
        found = CODES.get(text)
        if found is not None and glyph == self.font.get_nominal_glyph(ord(text)):
            return found
        other = next(self.others, None)
        if other is None:
            raise KeyError(text)
        return other

    def advance(self, glyph: int) -> int:
        """Return how far a glyph moves the pen by itself, in font units."""
        found = self.advances.get(glyph)
        if found is None:
            found = self.advances[glyph] = self.font.get_glyph_h_advance(glyph)
        return found

    def fragment(self, word: Word) -> str:
        """Return the codes of a word, with corrections between them."""
        return self.fragments.get(id(word)) or self._fragment(word)

    def _fragment(self, word: Word) -> str:
        if word.clusters is None and word.offsets is None:
            made = self.fragments[id(word)] = self.plain[id(word)] = self._plain_fragment(word)
        else:
            made = self.fragments[id(word)] = self._careful_fragment(word)
        self.words.append(word)
        return made

    def _plain_fragment(self, word: Word) -> str:
        """Show a word whose glyphs are its characters: kerning is all that can come between them."""
        known, unit = self._known, 1000.0 / self.face.units
        parts: list[str] = []
        pending = 0
        for key, advance in zip(zip(word.glyphs, word.text, strict=True), word.advances, strict=True):
            found = known.get(key)
            if found is None:
                found = known[key] = _literal(self.code(*key)), self.advance(key[0])
            if pending:
                parts.append(f"){_short(pending * unit)}(")
            parts.append(found[0])
            pending = found[1] - advance
        if pending:
            parts.append(f"){_short(pending * unit)}(")
        return "".join(parts)

    def _careful_fragment(self, word: Word) -> str:
        texts = _texts(word)
        unit = 1000.0 / self.face.units
        parts: list[str] = []
        pending = 0.0
        offsets = word.offsets or ((0, 0),) * len(word.glyphs)
        for glyph, advance, text, (right, up) in zip(word.glyphs, word.advances, texts, offsets, strict=True):
            pending -= right * unit
            if pending:
                parts.append(f"){_short(pending)}(")
            shown = _literal(self.code(glyph, text))
            parts.append(f")]TJ {up * unit / 1000:.4f}{RISE}{shown})]TJ 0 Ts[(" if up else shown)
            pending = (self.advance(glyph) - advance + right) * unit
        if pending:
            parts.append(f"){_short(pending)}(")
        return "".join(parts)

    def invisible(self, run: GlyphRun) -> str:
        """Return the operators that write characters without glyphs, for search alone: spaces, stretched."""
        glyph = self.font.get_nominal_glyph(0x20) or 0
        ems = run.scale * 1000.0 / run.size
        stretch = run.words[0].width * ems / (self.space_width or 1000.0)
        parts = []
        for word, gap in zip(run.words, run.gaps, strict=True):
            space = self.space if gap > 0 else ""
            wide = (word.width * ems + gap * 1000.0 / run.size) / stretch
            rest = self.space_width * (2 if space else 1) - wide
            parts.append(f"({_literal(self.code(glyph, word.text))}{space}){rest:.2f}")
        return f" 3 Tr {stretch * 100:.1f} Tz [{''.join(parts)}]TJ 100 Tz 0 Tr"


class PlainSetting(dict[str, str]):
    """What the words of plain lines of one font become, with a space behind, by their text: most of a map."""

    def __init__(self, maker: RunMaker, face: PdfFace) -> None:
        super().__init__()
        self._maker, self._face = maker, face
        self.font = face.name, maker.size
        self.space = face.space
        self.leading = maker.leading
        self.down = f")]TJ\n{number(maker.leading)} TL T*[("
        """Goes on a line further down; from then on a bare `T*` does."""
        self.is_regular = maker.leading == int(maker.leading)
        """Whether all lines lie equally far apart, for baselines are on whole units."""
        self._code = self.__getitem__
        space = maker.word(" ")
        self._is_even = abs(face.space_width - space.width * 1000.0 / space.units) <= EXACT

    @override
    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none; a setting is only equal to itself
        return id(self)

    def __missing__(self, text: str) -> str:
        word = self._maker.word(text)
        if not self._is_even or word.clusters is not None or word.offsets is not None:
            raise KeyError(text)
        if text in FRENCH_MARKS:
            raise KeyError(text)  # the space beside it must not end a line: it belongs to the word
        shown = self[text] = self._face.fragment(word) + self.space
        return shown

    def codes(self, text: PlainText) -> list[str] | None:
        """Return the codes of each word with a space; None if one needs more care."""
        try:
            return list(map(self._code, text.bare_words))
        except KeyError:
            pass  # perhaps a mark of French, which belongs to the word beside it
        try:
            return list(map(self._code, text.words))
        except KeyError:
            return None

    def lines(self, item: PlainLines) -> str | None:
        """Return what shows lines of words when the place of the first is set; None if that needs more care."""
        ready = item.text.ready
        if ready is not None and ready.shown:
            return ready.shown
        text = item.text
        codes = self.codes(text)
        ends = text.cuts(item.even)
        if codes is None:
            return None
        if len(ends) < 2:
            return f"[({''.join(codes).removesuffix(self.space)})]TJ"
        if not self.is_regular:
            return None
        if text.has_cut_words:
            for end in filter(text.goes_on, ends[:-1]):
                codes[end - 1] = codes[end - 1].removesuffix(self.space)
        codes[ends[0]] = self.down + codes[ends[0]]
        for end in ends[1:-1]:
            codes[end] = ")]TJ\nT*[(" + codes[end]
        return f"[({''.join(codes).removesuffix(self.space)})]TJ"

    def shown(self, text: str) -> str | None:
        """Return the codes that show a line and a space; None if it holds a word that needs more care."""
        try:
            return "".join(map(self._code, text.split(" ")))
        except KeyError:
            pass
        try:
            return "".join(map(self._code, words_of(text)))
        except KeyError:
            return None


def _texts(word: Word) -> tuple[str, ...]:
    """Return which part of the word each glyph stands for: in a cluster of several the widest has it all."""
    if word.clusters is None:
        return tuple(word.text)
    starts = sorted(set(word.clusters))
    ends = dict(zip(starts, [*starts[1:], len(word.text)], strict=True))
    widest: dict[int, int] = {}
    for index, cluster in enumerate(word.clusters):
        if cluster not in widest or word.advances[index] > word.advances[widest[cluster]]:
            widest[cluster] = index
    return tuple(
        word.text[cluster : ends[cluster]] if widest[cluster] == index else ""
        for index, cluster in enumerate(word.clusters)
    )


def _with_actual_text(shown: str, text: str) -> str:
    code = (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex()
    return f")]TJ /Span<</ActualText<{code}>>>BDC [({shown})]TJ EMC [("


def _literal(code: int) -> str:
    """Return the two bytes of a code as they stand in a string; only a font's own codes may be special ones."""
    pair = code.to_bytes(2, "big")
    if SPECIAL.isdisjoint(pair):
        return pair.decode("latin-1")
    return "".join(f"\\{byte:03o}" if byte in SPECIAL else chr(byte) for byte in pair)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


class PdfFaces:
    """The faces that a document uses, each under a short name."""

    def __init__(self, book: FontBook, *, only_common: bool = False) -> None:
        """Take fonts; with `only_common` no face has other codes, so that it does not matter who gives them."""
        self._book, self._only_common = book, only_common
        self._faces: dict[str, PdfFace] = {}
        self._elsewhere: list[tuple[str, str]] = []

    def face(self, key: str) -> PdfFace:
        """Return a face ready to encode runs; RuntimeError or OSError if its file cannot be read."""
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = self._opened(key)
        return found

    def letters(self) -> dict[str, str]:
        """Return the common characters that were written, by their face."""
        return {key: "".join(filter(CODES.__contains__, (text for _glyph, text in face.codes)))
                for key, face in self._faces.items()}  # fmt: skip

    def add_letters(self, key: str, letters: str) -> None:
        """Take in common characters of a face that were written elsewhere."""
        self._elsewhere.append((key, letters))

    def resources(self, document: PDFDocument) -> PDFDictionary:
        """Embed a subset of every face that was used and return the Font dictionary for pages."""
        for key, letters in self._elsewhere:  # only now: faces are named in the order in which they are used
            face = self.face(key)
            for letter in letters:
                face.code(face.font.get_nominal_glyph(ord(letter)) or 0, letter)
        fonts = {face.name: _embedded(face, document) for face in self._faces.values() if face.codes}
        return PDFDictionary(fonts)

    def _opened(self, key: str) -> PdfFace:
        face = self._book.face(key)
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))
        made = PdfFace(face, f"F{len(self._faces)}", font)
        if self._only_common:
            made.others = iter(())
        glyph = font.get_nominal_glyph(0x20)
        if glyph is not None:
            made.space = _literal(made.code(glyph, " "))
            made.space_width = made.advance(glyph) * 1000.0 / face.units
        return made


def _embedded(face: PdfFace, document: PDFDocument) -> PDFObjectReference:
    glyphs = {glyph for glyph, _text in face.codes}
    file = _subset(face.font.face, glyphs)
    tag = _subset_tag(face.codes)
    name = PDFName(f"{tag}+{_postscript_name(face)}")
    descendant = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType0" if face.is_cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": _system_info(),
        "FontDescriptor": document.Reference(_descriptor(face, name, file, document=document)),
        "DW": 1000,
        "W": _widths(face),
    }
    if not face.is_cff:
        descendant["CIDToGIDMap"] = document.Reference(_stream(_glyph_map(face)))
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": name,
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(_stream(_to_unicode(face.codes))),
    }
    return document.Reference(PDFDictionary(font))


_NOT_EMBEDDED = (b"GSUB", b"GPOS", b"GDEF", b"name", b"DSIG", b"OS/2", b"post", b"cmap")


def _subset(source: hb.Face, glyphs: set[int]) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    for name in ("DOWNGRADE_CFF2", "CFF_IDENTITY_CHARSET"):
        wanted.flags |= getattr(hb.SubsetFlags, name, 0)  # newer than the oldest uharfbuzz that will do
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_EMBEDDED)
    if "fvar" in source.table_tags:
        wanted.pin_all_axes_to_default(source)
    return hb.subset(source, wanted)


def _descriptor(face: PdfFace, name: str, file: hb.Face, *, document: PDFDocument) -> PDFDictionary:
    unit = 1000.0 / face.face.units
    head = file.reference_table("head").data
    box = struct.unpack(">4h", head[36:44])
    italic = "Italic" in face.face.style or face.face.style.endswith("It")
    entries = {
        "Type": PDFName("FontDescriptor"),
        "FontName": name,
        "Flags": 4 | (64 if italic else 0),
        "FontBBox": PDFArray([round(value * unit) for value in box]),
        "ItalicAngle": -11 if italic else 0,
        "Ascent": round(face.face.ascent * unit),
        "Descent": round(face.face.descent * unit),
        "CapHeight": 660,
        "StemV": 80,
    }
    if face.is_cff:
        stream = _stream(bytes(file.reference_table("CFF ").data))
        stream.dictionary["Subtype"] = PDFName("CIDFontType0C")
        entries["FontFile3"] = document.Reference(stream)
    else:
        data = bytes(file.blob.data)
        stream = _stream(data)
        stream.dictionary["Length1"] = len(data)
        entries["FontFile2"] = document.Reference(stream)
    return PDFDictionary(entries)


def _system_info() -> Ready:
    return Ready(b"<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>")


def _widths(face: PdfFace) -> Ready:
    unit = 1000.0 / face.face.units
    parts: list[str] = []
    follows = -1
    for (glyph, _text), code in sorted(face.codes.items(), key=_by_code):
        if code == follows - 1:
            continue  # in PostScript fonts one glyph has one code, whatever it stands for
        if code != follows:
            parts.append(f"{']' if parts else ''}{code}[")
        parts.append(_short(face.advance(glyph) * unit))
        follows = code + 1
    return Ready(f"[{' '.join(parts)}]]".encode("ascii"))


def _glyph_map(face: PdfFace) -> bytes:
    glyphs = [0] * (max(face.codes.values()) + 1)
    for (glyph, _text), code in face.codes.items():
        glyphs[code] = glyph
    return struct.pack(f">{len(glyphs)}H", *glyphs)


def _by_code(pair: tuple[tuple[int, str], int]) -> int:
    return pair[1]


def _to_unicode(codes: dict[tuple[int, str], int]) -> bytes:
    lines = [
        f"<{code:04x}><{text.encode('utf-16-be', 'replace').hex()}>"
        for (_glyph, text), code in sorted(codes.items(), key=_by_code)
        if text
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.replace("%BODY%", body).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
%BODY%
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _stream(data: bytes) -> PDFStream:
    return compressed(data)


def _subset_tag(codes: dict[tuple[int, str], int]) -> str:
    digest = hashlib.sha256(repr(sorted(codes)).encode("utf-8", "replace")).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _postscript_name(face: PdfFace) -> str:
    name = face.font.face.get_name(6) or face.face.family
    return "".join(one for one in name if one.isascii() and (one.isalnum() or one in "-_")) or "Font"
