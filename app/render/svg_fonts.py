"""Faces in an SVG: subsets by character, so that programs shape the text as the layout did; or outlines."""

import base64

import uharfbuzz as hb

from app.ink.fonts import Face, FontBook, Word
from app.ink.primitives import TextLine
from app.render.numbers import number
from app.values import dataclass, field

TEXT_CSS = (
    "text{font-kerning:normal;font-variant-ligatures:none;text-rendering:geometricPrecision;white-space:pre}"
)
_WEIGHTS = (
    ("Semibold", 600),
    ("SemiBold", 600),
    ("Bold", 700),
    ("Medium", 500),
    ("Light", 300),
    ("Black", 900),
)


@dataclass(slots=True)
class SvgFace:
    """A face with its class name, the characters used and the outlines made so far."""

    face: Face
    name: str
    font: hb.Font
    characters: set[str] = field(default_factory=set)
    outlines: dict[int, tuple[tuple[str, tuple[float, ...]], ...]] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return next((weight for word, weight in _WEIGHTS if word in self.face.style), 400)

    @property
    def is_italic(self) -> bool:
        return "It" in self.face.style or "Oblique" in self.face.style

    def rule(self) -> str:
        """Return the CSS rule of the class."""
        family = f"font-family:'{_quoted(self.face.family)}',sans-serif"
        style = ";font-style:italic" if self.is_italic else ""
        return f".{self.name}{{{family};font-weight:{self.weight}{style}}}"

    def embedded(self) -> str:
        """Return the CSS rule that holds a subset of the font file."""
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, self.characters))
        wanted.flags = hb.SubsetFlags.NO_HINTING
        data = base64.b64encode(hb.subset(self.font.face, wanted).blob.data).decode("ascii")
        return (
            f"@font-face{{font-family:'{_quoted(self.face.family)}';font-weight:{self.weight};"
            f"font-style:{'italic' if self.is_italic else 'normal'};"
            f"src:url(data:font/ttf;base64,{data})}}"
        )

    def outline(self, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return a glyph's outline as commands with numbers in font units, y pointing up."""
        found = self.outlines.get(glyph)
        if found is None:
            pen = _Pen()
            self.font.draw_glyph_with_pen(glyph, pen)
            found = self.outlines[glyph] = tuple(pen.commands)
        return found


class SvgFaces:
    """The faces that an SVG uses, in the order of their first use."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._faces: dict[str, SvgFace] = {}

    def face(self, key: str) -> SvgFace:
        """Return a face; OSError or RuntimeError if its file cannot be read."""
        found = self._faces.get(key)
        if found is None:
            face = self._book.face(key)
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))
            found = self._faces[key] = SvgFace(face, f"f{len(self._faces)}", font)
        return found

    def css(self, *, embed: bool) -> str:
        """Return the style sheet of all faces used."""
        used = [face for face in self._faces.values() if face.characters]
        files = [face.embedded() for face in used] if embed else []
        return "\n".join([*files, TEXT_CSS, *(face.rule() for face in used)])

    def line_outline(self, item: TextLine) -> str:
        """Return a line of text as path data in the block's coordinates."""
        parts: list[str] = []
        for run in item.line.runs:
            face = self.face(run.face)
            x, y = item.x + run.x, item.y + run.baseline
            for word, gap in zip(run.words, run.gaps, strict=True):
                parts += _word_outline(face, word, run.scale, x=x, y=y)
                x += word.width * run.scale + gap
        return " ".join(parts)


def _word_outline(face: SvgFace, word: Word, scale: float, *, x: float, y: float) -> list[str]:
    parts: list[str] = []
    offsets = word.offsets or ((0, 0),) * len(word.glyphs)
    for glyph, advance, (right, up) in zip(word.glyphs, word.advances, offsets, strict=True):
        left, base = x + right * scale, y - up * scale
        for command, numbers in face.outline(glyph):
            places = (
                number(base - value * scale) if index % 2 else number(left + value * scale)
                for index, value in enumerate(numbers)
            )
            parts.append(command + " ".join(places))
        x += advance * scale
    return parts


class _Pen:
    """Collects an outline in the pen protocol that HarfBuzz calls."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, tuple[float, ...]]] = []

    def moveTo(self, place: tuple[float, float]) -> None:  # noqa: N802  # the protocol's names
        self.commands.append(("M", place))

    def lineTo(self, place: tuple[float, float]) -> None:  # noqa: N802
        self.commands.append(("L", place))

    def curveTo(self, *places: tuple[float, float]) -> None:  # noqa: N802
        self.commands.append(("C", tuple(value for place in places for value in place)))

    def qCurveTo(self, *places: tuple[float, float]) -> None:  # noqa: N802
        self.commands.append(("Q", tuple(value for place in places for value in place)))

    def closePath(self) -> None:  # noqa: N802
        self.commands.append(("Z", ()))

    def endPath(self) -> None:  # noqa: N802
        """Nothing to do: glyph outlines are closed."""


def _quoted(name: str) -> str:
    return "".join(one for one in name if one.isalnum() or one in " -_")
