"""The operators of a page: blocks drawn in map units, y pointing down.

What a block becomes does not depend on its place.
"""

from collections.abc import Sequence
from itertools import zip_longest

from app.ink.geometry import Rect
from app.ink.palette import Palette, channels
from app.ink.primitives import (
    Block,
    Box,
    Hatch,
    Hyperlink,
    Ink,
    Item,
    Outline,
    PathStep,
    Picture,
    Placed,
    PlainLines,
    Shadow,
    Stroke,
    Swift,
    TextLine,
    TurnedLine,
)
from app.ink.text import GlyphRun, Line
from app.ink.text_values import RunMaker
from app.render.numbers import number as n
from app.render.pdf_fonts import RISE, PdfFaces, PlainSetting
from app.render.pdf_images import PdfImages
from app.render.pdf_paths import path_of, rectangle
from app.render.shapes import (
    MISSING_LINE,
    corner_radii,
    cover_crop,
    hatch_lines,
    missing_boxes,
    rounded,
    shadow_shapes,
    steps_bounds,
)
from app.values import dataclass

NOWHERE = (float("nan"), float("nan"))
SHADOW_REACH = 4.0
"""More than a shadow reaches out of its card."""


@dataclass(slots=True)
class Form:
    """What several blocks begin with or show: its operators, their box, and a name from its second use on."""

    ops: str
    box: Rect
    name: str = ""


class BlockWriter:
    """Turns blocks into operators; `opacities` and the faces and photos used must go into the resources."""

    def __init__(self, palette: Palette, faces: PdfFaces, images: PdfImages) -> None:
        self.opacities: dict[float, str] = {}
        self._palette, self._faces, self._images = palette, faces, images
        self._colours: dict[Ink, str] = {}
        self._boxes: dict[tuple[float, ...], str] = {}
        self._shadows: dict[tuple[float, ...], tuple[str, ...]] = {}
        self._settings: dict[RunMaker, PlainSetting] = {}
        self._places: dict[tuple[float, float], str] = {}
        self._grounds: dict[Swift, Form] = {}
        self._pills: dict[tuple[float, ...], Form] = {}
        self._forms: list[Form] = []
        self._links: dict[Block, tuple[Hyperlink, ...]] = {}
        self._starts: dict[tuple[object, ...], tuple[str, PlainSetting]] = {}
        self._bodies: dict[Block, str] = {}
        self._ops: list[str] = []
        self._start()

    def placed(self, placed: Placed, dy: float = 0.0) -> str:
        """Return the operators that draw a block at its place, shifted down by `dy`."""
        block = placed.block
        body = self._bodies.get(block)
        if body is None:
            items = block.swift_items
            body = self._plain_card(items) or self._block(block, items)
            if block.slot.kind != "card":  # of which there are few, and on every page
                self._bodies[block] = body
        return f"q 1 0 0 1 {n(placed.x)} {n(placed.y + dy)} cm\n{body}Q\n" if body else ""

    @property
    def forms(self) -> tuple[Form, ...]:
        """What pages draw by name; it must go into the resources."""
        return tuple(self._forms)

    @property
    def has_links(self) -> bool:
        """Whether any block that was drawn leads somewhere."""
        return bool(self._links)

    def links(self, block: Block) -> tuple[Hyperlink, ...]:
        """Return the areas of a block that was drawn that lead somewhere."""
        return self._links.get(block, ())

    def fill(self, rect: Rect, ink: Ink) -> str:
        """Return the operators that fill a rectangle."""
        return f"{self._colour(ink)} rg {rectangle(rect)} f\n"

    def _start(self) -> None:
        self._ops.clear()
        self._in_text = False
        self._fill = self._stroke = self._pen = ""
        self._font = ("", 0.0)
        self._leading = 0.0
        self._last = NOWHERE
        self._opacity = 1.0
        self._goes_on = False

    def _plain_card(self, items: Swift) -> str:
        """Return what `_block` makes of a card with nothing but plain words, in half the time; else nothing."""
        if len(items) != 3:
            return ""
        shadow, paper, words = items
        if type(words) is not PlainLines:
            return ""
        key = (shadow, paper, words.ink, words.text.setting, words.x, words.y)
        known = self._starts.get(key)
        if known is None:
            ground = self._grounds.get((shadow, paper))
            if ground is None:
                return ""
            setting = self._setting(words.text.setting)
            known = self._starts[key] = self._plain_start(words, ground, setting), setting
        shown = known[1].lines(words)
        return f"{known[0]}{shown}\nET\n" if shown is not None else ""

    def _plain_start(self, words: PlainLines, ground: Form, setting: PlainSetting) -> str:
        """Return all that comes before the words of a plain card."""
        name, size = setting.font
        place = self._text_place(words.x, words.y + words.text.setting.baselines(1)[0])
        return f"/{self._named(ground)} Do\n{self._colour(words.ink)} rg\nBT\n/{name} {n(size)} Tf {place}"

    def _text_place(self, x: float, y: float) -> str:
        """Return the operator that puts a line of text at a place."""
        found = self._places.get((x, y))
        if found is None:
            found = self._places[x, y] = f"1 0 0 -1 {n(x)} {n(y)} Tm"
        return found

    def _named(self, form: Form) -> str:
        if not form.name:
            form.name = f"G{len(self._forms)}"
            self._forms.append(form)
        return form.name

    def _block(self, block: Block, items: Swift) -> str:
        self._start()
        lines: list[TextLine] = []
        links: list[Hyperlink] = []
        last = _last_words(items)
        for index, item in enumerate(items[(ground := self._ground(items)) :], ground):
            self._goes_on = index < last
            if type(item) is TextLine:
                lines.append(item)
                continue
            if lines:
                self._lines(lines)
                lines = []
            if type(item) is Hyperlink:
                links.append(item)
            else:
                self._item(item)
        self._goes_on = False
        self._lines(lines)
        if links:
            self._links[block] = tuple(links)
        self._end_text()
        return "\n".join([*self._ops, ""]) if self._ops else ""

    def _ground(self, items: Swift) -> int:
        """Draw the shadow and the paper that a block begins with; alike cards share theirs. Returns how many."""
        if len(items) < 2 or type(items[0]) is not Shadow or type(items[1]) is not Box:
            return 0
        known = self._grounds.get(items[:2])
        if known is None:
            self._shadow(items[0])
            self._box(items[1])
            if items[1].stroke is None:
                self._grounds[items[:2]] = Form("\n".join(self._ops), items[0].rect.grown(SHADOW_REACH))
        else:
            self._ops.append(f"/{self._named(known)} Do")
        return 2

    def _item(self, item: Item | PlainLines) -> None:
        match item:
            case PlainLines():
                self._plain_lines(item)
            case Box():
                self._box(item)
            case Outline():
                self._outline(item)
            case Shadow():
                self._shadow(item)
            case Picture():
                self._picture(item)
            case TurnedLine():
                self._turned(item)
            case _:
                return

    def _box(self, box: Box) -> None:
        if box.fill is not None and box.stroke is None and 2 * box.radius >= box.rect.height:
            self._pill(box, box.fill)
            return
        self._shape(self._box_path(box), box.fill, box.stroke, opacity=box.opacity)

    def _pill(self, box: Box, fill: Ink) -> None:
        """Draw a pill or a disc, from its second use on by a name: cards have several of the same size."""
        rect, (left, right) = box.rect, corner_radii(box)
        self._set_fill(fill, box.opacity)
        key = (rect.width, rect.height, left, right)
        known = self._pills.get(key)
        if known is None:
            own = Rect(0.0, 0.0, rect.width, rect.height)
            self._pills[key] = Form(f"{path_of(rounded(own, left, right))} f", own.grown(1.0))
            self._ops.append(f"{self._box_path(box)} f")
        else:
            self._ops.append(f"q 1 0 0 1 {n(rect.x)} {n(rect.y)} cm /{self._named(known)} Do Q")

    def _box_path(self, box: Box) -> str:
        left, right = corner_radii(box)
        if left == right == 0:
            return rectangle(box.rect)
        rect = box.rect
        key = (rect.x, rect.y, rect.width, rect.height, left, right)
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = path_of(rounded(rect, left, right))
        return found

    def _outline(self, item: Outline) -> None:
        path = path_of(item.steps)
        if item.hatch is None:
            self._shape(path, item.fill, item.stroke, opacity=item.opacity)
            return
        self._shape(path, item.fill, None, opacity=item.opacity)
        self._hatch(item.hatch, item.steps, path)
        self._shape(path, None, item.stroke, opacity=item.opacity)

    def _shape(self, path: str, fill: Ink | None, stroke: Stroke | None, *, opacity: float) -> None:
        alike = stroke is not None and stroke.opacity == 1
        if fill is not None and stroke is not None and alike and opacity == 1:
            self._set_fill(fill, opacity)
            self._set_pen(stroke, opacity)
            self._ops.append(f"{path} B")
            return
        if fill is not None:
            self._set_fill(fill, opacity)
            self._ops.append(f"{path} f")
        if stroke is not None:
            self._set_pen(stroke, opacity)
            self._ops.append(f"{path} S")

    def _hatch(self, hatch: Hatch, steps: tuple[PathStep, ...], path: str) -> None:
        self._set_pen(Stroke(hatch.ink, hatch.width, hatch.opacity), 1.0)
        area = steps_bounds(steps).grown(hatch.width)
        lines = [f"{n(x1)} {n(y1)} m {n(x2)} {n(y2)} l" for x1, y1, x2, y2 in hatch_lines(area, hatch.every)]
        self._ops.append(f"q {path} W n\n" + "\n".join(lines) + "\nS Q")

    def _shadow(self, shadow: Shadow) -> None:
        rect = shadow.rect
        key = (rect.x, rect.y, rect.width, rect.height, shadow.radius)
        paths = self._shadows.get(key)
        if paths is None:
            paths = tuple(path_of(rounded(part, radius, radius)) for part, radius in shadow_shapes(shadow))
            self._shadows[key] = paths
        for path, opacity in zip(paths, self._palette.shadow_opacity, strict=True):
            self._set_fill("shadow", opacity)
            self._ops.append(f"{path} f")

    def _picture(self, item: Picture) -> None:
        image = self._images.image(item.asset)
        path = self._box_path(Box(item.rect, radius=item.radius))
        if image is None:
            self._set_fill("hairline", 1.0)
            self._ops.append(f"{path} f")
            return
        self._set_opacity(1.0)
        crop = cover_crop(image.width, image.height, item.rect)
        scale = item.rect.width / crop.width
        x, y = item.rect.x - crop.x * scale, item.rect.y - crop.y * scale
        width, height = image.width * scale, image.height * scale
        matrix = f"{n(width)} 0 0 {n(-height)} {n(x)} {n(y + height)}"
        self._ops.append(f"q {path} W n {matrix} cm /{image.name} Do Q")

    def _lines(self, items: Sequence[TextLine]) -> None:
        """Write lines that follow each other; what belongs to all is looked up once."""
        ops = self._ops
        known: RunMaker | None = None
        for item, follower in zip_longest(items, items[1:]):
            if item.ink != self._fill or item.opacity != self._opacity:
                self._set_fill(item.ink, item.opacity, in_text=True)
            line = item.line
            maker = line.maker
            if maker is not None and maker is not known:
                known, setting = maker, self._setting(maker)
            shown = setting.shown(line.text) if maker is not None else None
            if shown is None:
                self._runs(item, follower)
                continue
            place = self._place(*setting.font, item.x, y=item.y + line.baseline)
            if not self._has_space_after(line, follower):
                shown = shown.removesuffix(setting.space)
            ops.append(f"{place}[({shown})]TJ")

    def _plain_lines(self, item: PlainLines) -> None:
        """Write lines from their words alone, as `_lines` writes them."""
        setting = self._setting(item.text.setting)
        shown = setting.lines(item)
        if shown is None or self._in_text:
            self._lines(item.lines())
            return
        if item.ink != self._fill or self._opacity != 1.0:
            self._set_fill(item.ink, 1.0, in_text=True)
        first = item.text.setting.baselines(1)[0]
        place = self._place(*setting.font, item.x, y=item.y + first)
        self._ops.append(place + (_with_space(shown, setting.space) if self._goes_on else shown))
        count = len(item.text.cuts(item.even))
        self._leading = setting.leading if count > 1 else 0.0
        self._last = (item.x, item.y + item.text.setting.baselines(count)[count - 1])

    def _has_space_after(self, line: Line, follower: TextLine | None) -> bool:
        """Say whether a line's last word ends there: the next words are below it, or beside what comes."""
        return self._goes_on if follower is None else _has_space_between(line, follower)

    def _setting(self, maker: RunMaker) -> PlainSetting:
        setting = self._settings.get(maker)
        if setting is None:
            setting = self._settings[maker] = PlainSetting(maker, self._faces.face(maker.face))
        return setting

    def _runs(self, item: TextLine, follower: TextLine | None) -> None:
        runs = item.line.runs
        last = runs[-1] if runs else None
        has_space = self._has_space_after(item.line, follower)
        for run in runs:
            if run.missing:
                self._missing(item, run)
                continue
            face = self._faces.face(run.face)
            shown = face.array(run, ends_line=run is last)
            if has_space and run is last and not run.rtl and not run.gaps[-1]:
                shown = _with_space(shown, face.space)
            place = self._place(face.name, run.size, item.x + run.x, y=item.y + run.baseline)
            self._ops.append(place + (_with_rises(shown, run.size) if RISE in shown else shown))

    def _turned(self, item: TurnedLine) -> None:
        """Write a line under a transform of its own; what it changes of the state ends with it."""
        self._set_fill(item.ink, item.opacity)
        before = self._font, self._leading, self._pen, self._stroke
        self._ops.append(f"q 0 -1 1 0 {n(item.x)} {n(item.y)} cm")
        self._runs(item.flat, None)
        self._end_text()
        self._ops.append("Q")
        self._font, self._leading, self._pen, self._stroke = before

    def _place(self, name: str, size: float, x: float, *, y: float) -> str:
        """Begin a text where none is, and return the operators that choose the font and the place."""
        if not self._in_text:
            self._ops.append("BT")
            self._in_text = True
            self._last = NOWHERE
        last_x, last_y = self._last
        self._last = (x, y)
        if (name, size) == self._font:
            if x == last_x and y > last_y:
                return self._further_down(y - last_y)
            return self._text_place(x, y)
        place = self._text_place(x, y)
        self._font = (name, size)
        return f"/{name} {n(size)} Tf {place}"

    def _further_down(self, by: float) -> str:
        """Return the operators that begin a line below the last one."""
        leading = round(by, 3)
        if leading == self._leading:
            return "T*"
        self._leading = leading
        return f"{n(leading)} TL T*"

    def _missing(self, item: TextLine, run: GlyphRun) -> None:
        """Draw boxes, and write the characters invisibly so that search finds them."""
        face = self._faces.face(run.face)
        place = self._place(face.name, run.size, item.x + run.x, y=item.y + run.baseline)
        self._ops.append(place + face.invisible(run))
        self._end_text()
        self._set_pen(Stroke(item.ink, run.size * MISSING_LINE), item.opacity)
        self._ops += [f"{rectangle(box.moved(item.x, item.y))} S" for box in missing_boxes(run)]

    def _end_text(self) -> None:
        if self._in_text:
            self._ops.append("ET")
            self._in_text = False

    def _set_fill(self, ink: Ink, opacity: float, *, in_text: bool = False) -> None:
        if not in_text:
            self._end_text()
        self._set_opacity(opacity)
        if ink != self._fill:
            self._ops.append(f"{self._colour(ink)} rg")
            self._fill = ink

    def _set_pen(self, stroke: Stroke, opacity: float) -> None:
        self._end_text()
        self._set_opacity(stroke.opacity * opacity)
        colour = f"{self._colour(stroke.ink)} RG"
        if colour != self._stroke:
            self._ops.append(colour)
            self._stroke = colour
        ends = "1 J 1 j" if stroke.round else "0 J 0 j"
        pen = f"{n(stroke.width)} w {ends} [{' '.join(n(length) for length in stroke.dash)}] 0 d"
        if pen != self._pen:
            self._ops.append(pen)
            self._pen = pen

    def _set_opacity(self, opacity: float) -> None:
        if opacity != self._opacity:
            name = self.opacities.setdefault(opacity, f"A{len(self.opacities)}")
            self._ops.append(f"/{name} gs")
            self._opacity = opacity

    def _colour(self, ink: Ink) -> str:
        found = self._colours.get(ink)
        if found is None:
            parts = (
                f"{value / 255:.4f}".rstrip("0").rstrip(".") for value in channels(self._palette.colour(ink))
            )
            found = self._colours[ink] = " ".join(parts)
        return found


def _last_words(items: Swift) -> int:
    """Return the index of the last words of a block, 0 if it has none: those before end with a space."""
    for index in range(len(items) - 1, 0, -1):
        if type(items[index]) in (TextLine, PlainLines):
            return index
    return 0


def _has_space_between(line: Line, follower: TextLine) -> bool:
    """Say whether a line's last word ends there, and does not go on in the line below it."""
    start = follower.line.start
    return start == 0 or start != line.start + len(line.text)


def _with_space(shown: str, space: str) -> str:
    """Append a space to the operators that show a run, within the last array as lines of words have it."""
    return f"{shown.removesuffix(')]TJ')}{space})]TJ" if shown.endswith(")]TJ") else f"{shown}[({space})]TJ"


def _with_rises(shown: str, size: float) -> str:
    """Put glyphs that stand above or below the baseline there: Ts counts in map units, fragments in ems."""
    pieces = shown.split(RISE)
    for index in range(len(pieces) - 1):
        before, _space, ems = pieces[index].rpartition(" ")
        pieces[index] = f"{before} {n(float(ems) * size)} Ts[("
    return "".join(pieces)
