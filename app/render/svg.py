"""Writes a sheet as an SVG: one text element a line, fonts embedded, links, photos.

Looks the same in browsers; with `outlines` also in programs that ignore embedded fonts and widths of text, such as
librsvg. Screen readers hear the words of outlined text too: each block has them as its name.
"""

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from app.ink.colour_vision import needs_grey_photos
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import LIGHT, Palette
from app.ink.primitives import (
    Box,
    Hatch,
    Hyperlink,
    Ink,
    Item,
    Outline,
    PathStep,
    Picture,
    Placed,
    Shadow,
    Stroke,
    TextLine,
    TurnedLine,
)
from app.ink.text import GlyphRun, default_book
from app.layout.sheet import Sheet
from app.render.links import is_safe_link
from app.render.numbers import number as n
from app.render.order import blocks_in_order
from app.render.shapes import corner_radii, hatch_lines, rounded, shadow_shapes, steps_bounds
from app.render.svg_fonts import SvgFaces

PictureBytes = Callable[[str], bytes | None]

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SPACE, _LANGUAGE = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("space", "lang"))
_HREF = f"{{{XLINK}}}href"
_MEDIA = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_svg(
    sheet: Sheet,
    *,
    palette: Palette = LIGHT,
    background: Ink | None = "wall",
    title: str = "",
    language: str | None = None,
    embed_fonts: bool = True,
    outlines: bool = False,
    pictures: PictureBytes = lambda _asset: None,
    book: FontBook | None = None,
) -> str:
    """Return a sheet as SVG text, one pixel a map unit at its natural size.

    With `outlines` text becomes paths, which look the same everywhere but cannot be searched or edited.
    """
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    width, height = n(sheet.width), n(sheet.height)
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    root = ET.Element(f"{{{SVG}}}svg", {**size, _SPACE: "preserve"})
    if language:
        root.set(_LANGUAGE, language)
    if title:
        _add(root, "title").text = allowed(title)
    style, defs = _add(root, "style"), _add(root, "defs")
    if background is not None:
        _add(root, "rect", width=width, height=height, fill=palette.colour(background))
    writer = _Writer(palette, SvgFaces(book or default_book()), defs, pictures, outlines=outlines)
    for placed in blocks_in_order(sheet):
        writer.block(root, placed)
    style.text = writer.faces.css(embed=embed_fonts and not outlines)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def allowed(text: str) -> str:
    """Return a text with visible symbols for the characters that XML forbids."""
    return _FORBIDDEN.sub(_symbol, text)


def _symbol(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return ET.SubElement(parent, f"{{{SVG}}}{tag}", named)


class _Writer:
    """Adds blocks to the tree; clip paths go into `defs`."""

    def __init__(
        self, palette: Palette, faces: SvgFaces, defs: ET.Element, pictures: PictureBytes, *, outlines: bool
    ) -> None:
        self.faces = faces
        self._palette, self._defs, self._pictures = palette, defs, pictures
        self._outlines = outlines
        self._clips = 0
        self._has_grey = False

    def block(self, parent: ET.Element, placed: Placed) -> None:
        """Append a block as a group."""
        if not placed.block.items:
            return
        group = _add(parent, "g", transform=f"translate({n(placed.x)} {n(placed.y)})")
        if self._outlines:
            _name(group, placed)
        for item in placed.block.items:
            self._item(group, item)

    def _item(self, group: ET.Element, item: Item) -> None:
        match item:
            case TextLine():
                self._text(group, item)
            case TurnedLine():
                turn = f"translate({n(item.x)} {n(item.y)}) rotate(-90)"
                self._text(_add(group, "g", transform=turn), item.flat)
            case Box():
                left, right = corner_radii(item)
                if left == right:
                    shape = _add(group, "rect", **_rect(item.rect, left))
                else:
                    shape = _add(group, "path", d=_data(rounded(item.rect, left, right)))
                self._paint(shape, item.fill, item.stroke, opacity=item.opacity)
            case Outline():
                self._outline(group, item)
            case Shadow():
                both = zip(shadow_shapes(item), self._palette.shadow_opacity, strict=True)
                for (rect, radius), opacity in both:
                    self._paint(_add(group, "rect", **_rect(rect, radius)), "shadow", None, opacity=opacity)
            case Picture():
                self._picture(group, item)
            case Hyperlink():
                self._link(group, item)

    def _paint(
        self, shape: ET.Element, fill: Ink | None, stroke: Stroke | None, *, opacity: float = 1.0
    ) -> None:
        shape.set("fill", "none" if fill is None else self._palette.colour(fill))
        if fill is not None and opacity != 1:
            shape.set("fill-opacity", n(opacity))
        if stroke is None:
            return
        shape.set("stroke", self._palette.colour(stroke.ink))
        shape.set("stroke-width", n(stroke.width))
        if stroke.opacity * opacity != 1:
            shape.set("stroke-opacity", n(stroke.opacity * opacity))
        if stroke.dash:
            shape.set("stroke-dasharray", " ".join(n(length) for length in stroke.dash))
        if stroke.round:
            shape.set("stroke-linecap", "round")
            shape.set("stroke-linejoin", "round")

    def _outline(self, group: ET.Element, item: Outline) -> None:
        data = _data(item.steps)
        if item.hatch is None:
            self._paint(_add(group, "path", d=data), item.fill, item.stroke, opacity=item.opacity)
            return
        self._paint(_add(group, "path", d=data), item.fill, None, opacity=item.opacity)
        lines = _add(group, "path", d=_hatch_data(item.hatch, item.steps), clip_path=self._clip(data))
        stroke = Stroke(item.hatch.ink, item.hatch.width, item.hatch.opacity)
        self._paint(lines, None, stroke)
        if item.stroke is not None:
            self._paint(_add(group, "path", d=data), None, item.stroke, opacity=item.opacity)

    def _clip(self, data: str) -> str:
        self._clips += 1
        clip = _add(self._defs, "clipPath", id=f"c{self._clips}")
        _add(clip, "path", d=data)
        return f"url(#c{self._clips})"

    def _grey(self) -> str:
        """Return the reference to the filter that takes the colours out of photos."""
        if not self._has_grey:
            self._has_grey = True
            made = _add(self._defs, "filter", id="grey", color_interpolation_filters="linearRGB")
            _add(made, "feColorMatrix", type="saturate", values="0")
        return "url(#grey)"

    def _picture(self, group: ET.Element, item: Picture) -> None:
        data = self._pictures(item.asset)
        media = next((name for start, name in _MEDIA if data and data.startswith(start)), None)
        radius = min(item.radius, item.rect.width / 2, item.rect.height / 2)
        if data is None or media is None:
            self._paint(_add(group, "rect", **_rect(item.rect, radius)), "hairline", None)
            return
        clip = self._clip(_data(rounded(item.rect, radius, radius)))
        image = _add(
            group, "image", **_rect(item.rect, 0), clip_path=clip, preserveAspectRatio="xMidYMid slice"
        )
        if needs_grey_photos(self._palette):
            image.set("filter", self._grey())
        image.set(_HREF, f"data:image/{media};base64,{base64.b64encode(data).decode('ascii')}")
        if item.alt:
            _add(image, "title").text = allowed(item.alt)

    def _link(self, group: ET.Element, item: Hyperlink) -> None:
        if is_safe_link(item.url):
            anchor = _add(group, "a", target="_blank", rel="noopener")
            anchor.set(_HREF, item.url)
            _add(anchor, "rect", **_rect(item.rect, 0), fill="none", pointer_events="all")

    def _text(self, group: ET.Element, item: TextLine) -> None:
        if not item.line.runs:
            return
        if self._outlines:
            data = self.faces.line_outline(item)
            if data:
                self._paint(_add(group, "path", d=data), item.ink, None, opacity=item.opacity)
            return
        if any(run.rtl for run in item.line.runs):
            self._mixed(group, item)
            return
        last = len(item.line.runs) - 1
        for index, run in enumerate(item.line.runs):
            text = _run_text(run, ends_line=index == last)
            self._words(group, item, run, text=text, x=item.x + run.x, length=run.width)

    def _mixed(self, group: ET.Element, item: TextLine) -> None:
        """Write a line with right-to-left words as one element: the reading program puts the words in order."""
        run = item.line.runs[0]
        for other in item.line.runs[1:]:
            self.faces.face(other.face).characters.update(allowed(item.line.text))
        x = item.x + (item.line.width if item.line.rtl else 0)
        text = self._words(group, item, run, text=item.line.text, x=x, length=item.line.width)
        if item.line.rtl:
            text.set("direction", "rtl")

    def _words(
        self, group: ET.Element, item: TextLine, run: GlyphRun, *, text: str, x: float, length: float
    ) -> ET.Element:
        face = self.faces.face(run.face)
        shown = allowed(text)
        face.characters.update(shown)
        made = _add(
            group, "text", x=n(x), y=n(item.y + run.baseline), class_=face.name, font_size=n(run.size)
        )
        if len(shown) > 1:
            made.set("textLength", n(length))
        self._paint(made, item.ink, None, opacity=item.opacity)
        made.text = shown
        return made


def _name(group: ET.Element, placed: Placed) -> None:
    """Give a block the words that its outlines draw, line by line as they are read."""
    lines = (item.flat if isinstance(item, TurnedLine) else item for item in placed.block.items)
    words = " ".join(item.line.text for item in lines if isinstance(item, TextLine) and item.line.text)
    if words:
        group.set("role", "img")
        group.set("aria-label", allowed(words))


def _run_text(run: GlyphRun, *, ends_line: bool) -> str:
    spaces = [" " if gap > 0 else "" for gap in run.gaps]
    if ends_line:
        spaces[-1] = ""
    return "".join(word.text + space for word, space in zip(run.words, spaces, strict=True))


def _rect(rect: Rect, radius: float) -> dict[str, str]:
    corners = {"rx": n(radius)} if radius else {}
    return {"x": n(rect.x), "y": n(rect.y), "width": n(rect.width), "height": n(rect.height), **corners}


def _data(steps: tuple[PathStep, ...]) -> str:
    return "".join(step[0] + " ".join(n(value) for value in step[1:]) for step in steps)


def _hatch_data(hatch: Hatch, steps: tuple[PathStep, ...]) -> str:
    area = steps_bounds(steps).grown(hatch.width)
    return "".join(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" for x1, y1, x2, y2 in hatch_lines(area, hatch.every))
