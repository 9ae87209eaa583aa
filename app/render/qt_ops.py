"""Blocks turned into few drawing operations.

Items of the same colour are drawn together where nothing lies between them, and all text comes last where no
shape covers it, so that runs of one size can share one transform.
"""

import math
from functools import partial

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QPainterPath, QPainterPathStroker

from app.ink.fonts import FontBook
from app.ink.geometry import Rect
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
from app.ink.text import GlyphRun
from app.render.qt_cache import TwoGenerations
from app.render.qt_cards import Ground, GroundOp, ground_of, joined_details
from app.render.qt_dashes import straight_lines
from app.render.qt_glyphs import QtFaces, RunBuilder
from app.render.qt_inks import QtInks
from app.render.qt_pictures import PictureSource, QtPictures
from app.render.qt_pills import PillsOp, is_pill
from app.render.qt_shapes import (
    DashOp,
    FillOp,
    HatchOp,
    Op,
    PictureOp,
    RectsOp,
    ShadowOp,
    StrokeOp,
    TextOp,
    TurnedOp,
    add_box,
    add_steps,
    qt_rect,
)
from app.render.qt_stamps import Stamps
from app.render.shapes import (
    MISSING_LINE,
    bar_of,
    hatch_lines,
    item_bounds,
    line_bounds,
    missing_boxes,
    shadow_shapes,
    steps_bounds,
    turned_bounds,
)
from app.values import replace

BAR_OPACITY = 0.4
LOOK_BACK = 16
"""How many operations an item may be moved forward past, to join one of its colour."""
AREAS = 256
"""Items of an operation at most."""

SMALL_RADIUS = 8.0
"""Corners of shapes up to this radius may be drawn square while they are far away."""

THIN = 4.0
"""Outlines up to this width, such as the edges of cards, are rectangles while they are far away."""

KEPT_EDGES = 1000

Key = tuple[object, ...]
Edge = tuple[int, Rect, FillOp | StrokeOp | DashOp]
"""The edge of a card: the number that its picture is found by, where it draws, and what draws it."""


class QtKit:
    """What operations are made from: inks, faces and photos."""

    def __init__(self, inks: QtInks, book: FontBook, pictures: PictureSource) -> None:
        self.inks = inks
        self.stamps = Stamps(inks)
        self.faces = QtFaces(book)
        self.pictures = QtPictures(pictures)
        self._edges: TwoGenerations[tuple[Outline, Edge | None]] = TwoGenerations(KEPT_EDGES)

    def edge(self, edge: Outline, dx: float, dy: float) -> "Edge | None":
        """Return what draws the edge of a card, so far from the card's corner: cards of one height share it."""
        key = (id(edge), dx, dy)
        found = self._edges.get(key)
        if found is None:
            made = OperationBuilder(self, with_bars=False)
            made.add(edge, dx, dy)
            shape = next(iter(made.operations().shapes), None)
            drawn: Edge | None = None
            if isinstance(shape, FillOp | StrokeOp | DashOp):
                drawn = self.stamps.number(edge, dx, dy), item_bounds(edge).moved(dx, dy), shape
            found = (edge, drawn)
            self._edges.put(key, found)
        return found[1]


class Draft:
    """An operation being collected, with the areas it draws on."""

    __slots__ = ("areas", "bars", "bounds", "key", "op", "runs")

    def __init__(self, key: Key, bounds: Rect, op: Op | None) -> None:
        self.key, self.bounds, self.op = key, bounds, op
        self.areas = [bounds]
        self.runs: RunBuilder | None = None
        self.bars: list[QRectF] = []

    def meets(self, area: Rect) -> bool:
        """Say whether this has drawn on an area already."""
        own = self.bounds
        if area.x >= own.x + own.width or own.x >= area.x + area.width:
            return False
        if area.y >= own.y + own.height or own.y >= area.y + area.height:
            return False
        return len(self.areas) == 1 or any(part.meets(area) for part in self.areas)

    def grow(self, area: Rect) -> None:
        """Remember that an area was drawn on."""
        self.areas.append(area)
        self.bounds = self.bounds.united(area)


class Operations:
    """What one or several blocks draw: grounds of cards, shapes, then text, then what must come after text."""

    __slots__ = ("_details", "grounds", "late", "shapes", "texts")

    def __init__(self, drafts: list[Draft], grounds: list[GroundOp]) -> None:
        self.grounds = grounds
        self._details: list[Op] | None = None
        self.shapes: list[Op] = []
        self.texts: list[TextOp] = []
        self.late: list[Op] = []
        written: list[Draft] = []
        for draft in drafts:
            op = _finished(draft)
            if self.late or (not isinstance(op, TextOp) and _covers(draft, written)):
                self.late.append(op)
            elif isinstance(op, TextOp):
                self.texts.append(op)
                written.append(draft)
            else:
                self.shapes.append(op)

    @property
    def details(self) -> list[Op]:
        """Rims and edges of all cards, those of one look as one: for cards so small that corners are square."""
        if self._details is None:
            self._details = joined_details([part for ground in self.grounds for part in ground.details])
        return self._details


def _covers(draft: Draft, written: list[Draft]) -> bool:
    return any(text.meets(area) for text in written for area in draft.areas)


class OperationBuilder:
    """Collects items of blocks, each at its place, into operations."""

    def __init__(self, kit: QtKit, *, with_bars: bool = True) -> None:
        """Start with nothing; bars are needed for texts that get too small to read on their own."""
        self._kit = kit
        self._with_bars = with_bars
        self._drafts: list[Draft] = []
        self._grounds: list[GroundOp] = []

    def add_block(self, placed: Placed) -> None:
        """Append all items of a block."""
        items = placed.block.items
        ground = ground_of(items)
        if ground is not None:
            self._card(ground, placed.x, placed.y)
            items = items[len(ground.items) :]
        for item in items:
            self.add(item, placed.x, placed.y)

    def add(self, item: Item, dx: float, dy: float) -> None:
        """Append an item shifted by (dx, dy)."""
        match item:
            case Box():
                self._box(item, dx, dy)
            case TextLine():
                self._text(item, dx, dy)
            case Outline():
                self._outline(item, dx, dy)
            case Shadow():
                self._shadow(item, dx, dy)
            case Picture():
                self._picture(item, dx, dy)
            case TurnedLine():
                self._turned(item, dx, dy)
            case Hyperlink():
                return

    def operations(self) -> Operations:
        """Return what was collected; the builder must not be used again."""
        return Operations(self._drafts, self._grounds)

    def _draft(self, key: Key, bounds: Rect, *, joins: bool = True) -> Draft:
        """Return the operation to draw on: an earlier one of the same key if nothing in between is touched."""
        for draft in reversed(self._drafts[-LOOK_BACK:]):
            if draft.key == key and len(draft.areas) < AREAS and (joins or not draft.meets(bounds)):
                draft.grow(bounds)
                return draft
            if draft.meets(bounds):
                break
        made = Draft(key, bounds, None)
        self._drafts.append(made)
        return made

    def _card(self, ground: Ground, dx: float, dy: float) -> None:
        """Append what a card stands on: to be stamped, or drawn as the shapes that it is made of."""
        rect = ground.box.rect
        edge = self._kit.edge(ground.edge, -rect.x, -rect.y) if ground.edge is not None else None
        shapes = partial(_ground_shapes, self._kit, ground, dx, dy)
        self._grounds.append(GroundOp(ground.look, self._kit.stamps, rect.moved(dx, dy), edge, shapes))

    def _box(self, box: Box, dx: float, dy: float) -> None:
        bounds = item_bounds(box).moved(dx, dy)
        if box.fill is not None and box.radius <= 0:
            self._rect(box.rect.moved(dx, dy), box.fill, box.opacity)
        elif box.fill is not None:
            self._rounded(box, dx, dy)
        if box.stroke is not None:
            add_box(self._stroke(box.stroke, box.opacity, bounds), box, dx, dy)

    def _rect(self, rect: Rect, ink: Ink, opacity: float) -> None:
        draft = self._draft(("rects", ink, opacity), rect, joins=opacity >= 1)
        if draft.op is None:
            draft.op = RectsOp(self._kit.inks.brush(ink, opacity))
        if isinstance(draft.op, RectsOp):
            draft.op.rects.append(qt_rect(rect))

    def _rounded(self, box: Box, dx: float, dy: float) -> None:
        place = box.rect.moved(dx, dy)
        if is_pill(box):
            self._pill(box, place)
            return
        op = self._fill(str(box.fill), box.opacity, place)
        path = QPainterPath()
        add_box(path, box, dx, dy)
        op.paths.append(path)
        op.rects.append(qt_rect(place))
        op.has_small_corners &= box.radius <= SMALL_RADIUS
        op.corner = max(op.corner, min(box.radius, place.width / 2, place.height / 2))

    def _pill(self, box: Box, place: Rect) -> None:
        draft = self._draft(("pills", box.fill, box.opacity), place, joins=box.opacity >= 1)
        if not isinstance(draft.op, PillsOp):
            draft.op = PillsOp(self._kit.inks.brush(str(box.fill), box.opacity), self._kit.stamps)
        draft.op.add(box, place)
        draft.op.has_small_corners &= box.radius <= SMALL_RADIUS

    def _fill(self, ink: Ink, opacity: float, bounds: Rect) -> FillOp:
        draft = self._draft(("fill", ink, opacity), bounds, joins=opacity >= 1)
        if not isinstance(draft.op, FillOp):
            draft.op = FillOp(self._kit.inks.brush(ink, opacity))
        return draft.op

    def _stroke(self, stroke: Stroke, opacity: float, bounds: Rect) -> QPainterPath:
        pen = stroke if opacity == 1 else replace(stroke, opacity=stroke.opacity * opacity)
        key = ("stroke", pen.ink, pen.width, pen.opacity, pen.dash, pen.round)
        draft = self._draft(key, bounds, joins=pen.opacity >= 1)
        if not isinstance(draft.op, StrokeOp):
            draft.op = StrokeOp(self._kit.inks.pen(pen), QPainterPath(), 0.0)
        draft.op.side = max(draft.op.side, bounds.width, bounds.height)
        return draft.op.path

    def _outline(self, item: Outline, dx: float, dy: float) -> None:
        bounds = item_bounds(item).moved(dx, dy)
        path = _winding_path()
        add_steps(path, item.steps)
        path.translate(dx, dy)
        if item.fill is not None:
            op = self._fill(item.fill, item.opacity, bounds)
            op.paths.append(path)
            op.rects.append(qt_rect(bounds))
            op.has_small_corners &= item.stroke is None and min(bounds.width, bounds.height) <= THIN
            op.corner = max(op.corner, min(bounds.width, bounds.height) if item.stroke is None else math.inf)
        if item.hatch is not None:
            lines = [line.translated(dx, dy) for line in _hatch_lines(item.hatch, item.steps)]
            pen = self._kit.inks.pen(Stroke(item.hatch.ink, item.hatch.width, item.hatch.opacity))
            self._drafts.append(Draft((), bounds, HatchOp(pen, path, lines)))
        if item.stroke is not None and item.stroke.dash:
            self._dashed(item, path, bounds, dx=dx, dy=dy)
        elif item.stroke is not None:
            self._stroke(item.stroke, item.opacity, bounds).addPath(path)

    def _dashed(self, item: Outline, path: QPainterPath, bounds: Rect, *, dx: float, dy: float) -> None:
        """Append a dashed line: straight ones dash by dash, all others as the outlines of their dashes."""
        if item.stroke is None:
            return
        stroke, lines = replace(item.stroke, dash=()), straight_lines(item.steps)
        opacity = stroke.opacity * item.opacity
        if lines is None:
            shapes = QPainterPathStroker(self._kit.inks.pen(item.stroke)).createStroke(path)
            shapes.setFillRule(Qt.FillRule.WindingFill)
            self._drafts.append(
                Draft(
                    (),
                    bounds,
                    FillOp(self._kit.inks.brush(stroke.ink, opacity), [shapes], [], False, math.inf),
                )
            )
            return
        pen = self._kit.inks.pen(replace(stroke, opacity=opacity))
        moved = [(x1 + dx, y1 + dy, x2 + dx, y2 + dy) for x1, y1, x2, y2 in lines]
        self._drafts.append(Draft((), bounds, DashOp(pen, item.stroke.dash, moved)))

    def _shadow(self, shadow: Shadow, dx: float, dy: float) -> None:
        card = shadow.rect.moved(dx, dy)
        both = zip(shadow_shapes(shadow), self._kit.inks.palette.shadow_opacity, strict=True)
        for (rect, radius), opacity in both:
            placed = rect.moved(dx, dy)
            draft = self._draft(("shadow", opacity), placed, joins=False)
            if not isinstance(draft.op, ShadowOp):
                draft.op = ShadowOp(self._kit.inks.brush("shadow", opacity))
            draft.op.add(card, placed, radius)

    def _picture(self, picture: Picture, dx: float, dy: float) -> None:
        moved = replace(picture, rect=picture.rect.moved(dx, dy))
        op = PictureOp(moved, self._kit.pictures, self._kit.inks.brush("hairline"))
        self._drafts.append(Draft((), moved.rect, op))

    def _text(self, item: TextLine, dx: float, dy: float) -> None:
        bounds = line_bounds(item, dx, dy)
        bar = bar_of(item) if self._with_bars else None
        for run in item.line.runs:
            if run.missing:
                self._missing(run, item, dx, dy=dy)
                continue
            draft = self._text_draft(run, item, bounds)
            if draft.runs is not None:
                draft.runs.add(run, item.x + dx, item.y + dy)
            if bar is not None:
                draft.bars.append(qt_rect(bar.moved(dx, dy)))
                bar = None

    def _turned(self, item: TurnedLine, dx: float, dy: float) -> None:
        flat = OperationBuilder(self._kit, with_bars=False)
        flat.add(item.flat, 0.0, 0.0)
        made = flat.operations()
        op = TurnedOp(item.x + dx, item.y + dy, (*made.shapes, *made.texts, *made.late))
        self._drafts.append(Draft((), turned_bounds(item, dx, dy), op))

    def _text_draft(self, run: GlyphRun, item: TextLine, bounds: Rect) -> Draft:
        draft = self._draft(("text", run.face, run.size, item.ink, item.opacity), bounds)
        if draft.runs is None:
            draft.runs = RunBuilder(self._kit.faces.face(run.face), run.size)
            inks = self._kit.inks
            pen = inks.text_pen(item.ink, item.opacity)
            bars = inks.brush(item.ink, item.opacity * BAR_OPACITY)
            draft.op = TextOp(pen, run.size, QGlyphRun(), None, draft.bars, bars)
        return draft

    def _missing(self, run: GlyphRun, item: TextLine, dx: float, *, dy: float) -> None:
        stroke = Stroke(item.ink, run.size * MISSING_LINE, item.opacity)
        for box in missing_boxes(run):
            place = box.moved(item.x + dx, item.y + dy)
            self._stroke(stroke, 1.0, place).addRect(qt_rect(place))


def _ground_shapes(kit: QtKit, ground: Ground, dx: float, dy: float) -> list[Op]:
    """Return what a card stands on as shapes, shifted by (dx, dy)."""
    made = OperationBuilder(kit, with_bars=False)
    for item in ground.items:
        made.add(item, dx, dy)
    return made.operations().shapes


def _finished(draft: Draft) -> Op:
    op = draft.op
    if isinstance(op, TextOp) and draft.runs is not None:
        if draft.runs.face.draws:
            op.run = draft.runs.glyph_run()
        else:
            op.outlines = draft.runs.outlines()
    if op is None:
        raise ValueError("an operation without content")
    return op


def _hatch_lines(hatch: Hatch, steps: tuple[PathStep, ...]) -> list[QLineF]:
    area = steps_bounds(steps).grown(hatch.width)
    return [QLineF(*line) for line in hatch_lines(area, hatch.every)]


def _winding_path() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
