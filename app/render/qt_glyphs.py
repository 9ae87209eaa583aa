"""Shaped text for Qt: the same font files, and glyph runs at exactly the places of the layout.

A run is built once at a design size of 1000 and serves every zoom. `QRawFont` must come from a `QFont`: made
from a file or resized, it silently draws nothing when a glyph exceeds 64 device pixels.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QThread, qAddPostRoutine
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainterPath, QRawFont

from app.ink.fonts import Face, FontBook
from app.ink.text import GlyphRun
from app.values import dataclass

DESIGN_SIZE = 1000.0


@dataclass(frozen=True, slots=True)
class QtFace:
    """A face as Qt has it: `font` to draw with, or only outlines where Qt would pick another file."""

    face: Face
    font: QRawFont
    draws: bool


_loaded: dict[Face, QtFace] = {}
"""The faces that windows share until the program ends: to load and compare one takes 3 ms, and each map has four.

Qt's fonts belong to the thread that loaded them, and their engine ends with it: other threads load their own.
"""


class QtFaces:
    """The faces of a font book as raw fonts, each loaded once and compared with its file."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._faces: dict[str, QtFace] = {}

    def face(self, key: str) -> QtFace:
        """Return the face; the application must exist."""
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = _shared(self._book.face(key))
        return found


def _shared(face: Face) -> QtFace:
    if not QThread.isMainThread():
        return _load(face)
    found = _loaded.get(face)
    if found is None:
        if not _loaded:
            qAddPostRoutine(_loaded.clear)  # raw fonts must not outlive the engine behind them
        found = _loaded[face] = _load(face)
    return found


def _load(face: Face) -> QtFace:
    head = sfnt_table(face.path, face.index, b"head")
    number = QFontDatabase.addApplicationFont(str(face.path))
    families = [*QFontDatabase.applicationFontFamilies(number), face.family] if number >= 0 else [face.family]
    for family in dict.fromkeys(families):
        raw = _raw_font(family, face.style)
        if bytes(raw.fontTable("head").data()) == head:
            return QtFace(face, raw, draws=True)
    data = QByteArray(face.path.read_bytes()) if face.index == 0 else QByteArray()
    return QtFace(face, QRawFont(data, DESIGN_SIZE, QFont.HintingPreference.PreferNoHinting), draws=False)


def _raw_font(family: str, style: str) -> QRawFont:
    font = QFont(family)
    font.setStyleName(style)
    font.setPixelSize(int(DESIGN_SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QRawFont.fromFont(font)


def sfnt_table(path: Path, index: int, tag: bytes) -> bytes:
    """Return a table of one face of a TrueType, OpenType or collection file; empty if it has none."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            start = struct.unpack(">I", file.read(4))[0]
        file.seek(start + 4)
        count = struct.unpack(">H6x", file.read(8))[0]
        records = file.read(16 * count)
        for name, _checksum, offset, length in struct.iter_unpack(">4sIII", records):
            if name == tag:
                file.seek(offset)
                return file.read(length)
    return b""


class RunBuilder:
    """Collects the words of one face at one size into a single glyph run, in design units."""

    def __init__(self, face: QtFace, size: float) -> None:
        self.face, self.size = face, size
        self._unit = DESIGN_SIZE / face.face.units
        self._grow = DESIGN_SIZE / size
        self._glyphs: list[int] = []
        self._places: list[QPointF] = []

    def add(self, run: GlyphRun, x: float, y: float) -> None:
        """Append a run of the layout whose line starts at (x, y) in map units."""
        pen, base, unit = (x + run.x) * self._grow, (y + run.baseline) * self._grow, self._unit
        append = self._places.append
        for word, gap in zip(run.words, run.gaps, strict=True):
            self._glyphs.extend(word.glyphs)
            begin = pen
            if word.offsets is None:
                for advance in word.advances:
                    append(QPointF(pen, base))
                    pen += advance * unit
            else:
                for advance, (right, up) in zip(word.advances, word.offsets, strict=True):
                    append(QPointF(pen + right * unit, base - up * unit))
                    pen += advance * unit
            pen = begin + word.width * unit + gap * self._grow

    def glyph_run(self) -> QGlyphRun:
        """Return the run, to be drawn with the painter scaled by `size / DESIGN_SIZE`."""
        made = QGlyphRun()
        made.setRawFont(self.face.font)
        made.setGlyphIndexes(self._glyphs)
        made.setPositions(self._places)
        return made

    def outlines(self) -> QPainterPath:
        """Return the same glyphs as one path in design units, for faces that Qt cannot draw from their file."""
        path = QPainterPath()
        for glyph, place in zip(self._glyphs, self._places, strict=True):
            path.addPath(self.face.font.pathForGlyph(glyph).translated(place))
        return path
