"""Where the inline editor lies for each kind of text, and in which font and colours."""

from PySide6.QtCore import QRectF

from app.editing.selection import Cursor
from app.ink.geometry import Rect
from app.ink.palette import PAPERS, Palette
from app.ink.primitives import Placed, TextLine
from app.ink.style import Style
from app.ink.text import TextFont
from app.layout.ribbon import BETWEEN, FIRST_X, OTHER_X, RIGHT, TOP, stage_inks
from app.model.journey import JourneyMap
from app.model.query import find_card, find_point, row_of, stage_index
from app.model.row import Row
from app.rows.kind import kind_of
from app.values import dataclass
from app.widgets.canvas.frame import TITLE_LINE, Frame
from app.widgets.canvas.places import card_on, first_text, header_block, point_rect, ribbon_block, title_block

FLOATS_BELOW = 0.7
LEAST_NAME = 140.0
"""What a name is written in where its stage is collapsed, in map units."""
"""Zoom below which text is too small to type into, so that the editor floats at 100 %."""
FLOAT_WIDTH = 240.0
POINT_WIDTH, FROM_POINT = 176.0, 19.0
"""How wide the editor of a point's text is in map units, and its distance from the point in pixels."""
FACES = {
    "regular": "regular",
    "italic": "italic",
    "semibold": "semibold",
    "semibold-italic": "semibold-italic",
    "bold": "bold",
}


@dataclass(frozen=True, slots=True)
class EditorPlace:
    """Where an editor lies (pixels of the view), its font at that size, and its colours as `#rrggbb`."""

    rect: QRectF
    font: TextFont
    scale: float
    ink: str
    paper: str
    is_line: bool = False
    is_floating: bool = False
    is_centred: bool = False


def place_for(
    frame: Frame, journey: JourneyMap, kind: str, slot_id: str, *, palette: Palette
) -> EditorPlace | None:
    """Return where the editor of a card, stage, row, point or title lies; None if it is not on the sheet."""
    match kind:
        case "card":
            place = _card(frame, journey, slot_id, palette)
        case "stage":
            place = _stage(frame, journey, slot_id, palette)
        case "row":
            place = _row(frame, slot_id, palette)
        case "point":
            place = _point(frame, journey, slot_id, palette)
        case _:
            place = _title(frame, palette)
    return _floating(place, frame) if place is not None else None


def _card(frame: Frame, journey: JourneyMap, card_id: str, palette: Palette) -> EditorPlace | None:
    held = find_card(journey, card_id)
    found = card_on(frame.sheet, Cursor(held.row, held.stage, card=card_id)) if held else None
    row = row_of(journey, held.row) if held else None
    if held is None or found is None or row is None:
        return None
    text, style = first_text(found.placed), frame.sheet.style
    if text is not None and held.card.text:
        left, top = text.x, text.y
        font = _font(text, style.card)
    else:
        left, top = style.card_side, style.card_top
        font = style.card
    width = found.rect.width - left - style.card_side + 2
    height = max(found.rect.height - top - style.card_bottom, font.leading)
    rect = Rect(found.rect.x + left, found.rect.y + top, max(width, 24.0), height)
    paper = _paper(held.card.paper, row)
    return _made(frame.body_rect(rect), font, frame.zoom, ("ink", paper), palette=palette)


def _paper(own: str | None, row: Row) -> str:
    paper = own or kind_of(row.kind).paper_of(row)
    return f"paper.{paper}" if paper in PAPERS else "paper.white"


def _font(line: TextLine, usual: TextFont) -> TextFont:
    run = next(iter(line.line.runs), None)
    if run is None:
        return usual
    face = run.face if run.face in FACES else usual.face
    return TextFont(face, run.size, usual.leading)


def _stage(frame: Frame, journey: JourneyMap, stage_id: str, palette: Palette) -> EditorPlace | None:
    head = ribbon_block(frame.sheet, stage_id)
    index = stage_index(journey, stage_id)
    if head is None or index < 0:
        return None
    style, stage = frame.sheet.style, journey.stages[index]
    left = FIRST_X if index == 0 else OTHER_X
    width = max(head.rect.width - left - RIGHT, LEAST_NAME)
    top = _name_top(head, style, is_named=bool(stage.name.strip()))
    size = Rect(head.rect.x + left, head.rect.y + top, width, style.stage.leading)
    paper, ink, _quiet = stage_inks(stage, index)
    return _made(
        frame.ribbon_rect(size), style.stage, frame.zoom, (ink, paper), palette=palette, is_line=True
    )


def _name_top(head: Placed, style: Style, *, is_named: bool) -> float:
    """Where the name of a stage begins within its chevron: below its number where other names wrap."""
    line = first_text(head)
    if line is None:
        return TOP
    if is_named:
        return line.y
    return TOP + style.stage_number.leading + BETWEEN if line.y <= TOP else TOP


def _row(frame: Frame, row_id: str, palette: Palette) -> EditorPlace | None:
    head, style = header_block(frame.sheet, row_id), frame.sheet.style
    if head is None:
        return None
    left = _text_left(head, 48.0)
    size = Rect(
        head.rect.x + left, head.rect.y + style.cell_top, head.rect.width - left - 4, style.row_name.leading
    )
    rect = frame.header_rect(size)
    return _made(rect, style.row_name, frame.zoom, ("text", "band"), palette=palette, is_line=True)


def _text_left(placed: Placed, usual: float) -> float:
    line = first_text(placed)
    return line.x if line is not None else usual


def _point(frame: Frame, journey: JourneyMap, point_id: str, palette: Palette) -> EditorPlace | None:
    held = find_point(journey, point_id)
    rect = point_rect(frame.sheet, held.row, point_id) if held else None
    if held is None or rect is None:
        return None
    font, above = frame.sheet.style.quote, held.point.score >= 0
    scale = frame.zoom if frame.zoom >= FLOATS_BELOW else 1.0
    marker = frame.body_rect(rect)
    width, height = POINT_WIDTH * scale, font.leading * scale
    top = marker.top() - height - FROM_POINT if above else marker.bottom() + FROM_POINT
    place = QRectF(marker.center().x() - width / 2, top, width, height)
    ink, paper = palette.colour("text"), palette.colour("field")
    return EditorPlace(place, font, scale, ink, paper, is_floating=True, is_centred=True)


def _title(frame: Frame, palette: Palette) -> EditorPlace | None:
    style, placed = frame.sheet.style, title_block(frame.sheet)
    if frame.is_collapsed or placed is None:
        rect = QRectF(24, 12, max(240.0, frame.width * 0.6), TITLE_LINE - 24)
        font = TextFont("bold", 24, 28)
        return _made(rect, font, 1.0, ("text", "wall"), palette=palette, is_line=True)
    size = Rect(placed.rect.x, placed.rect.y, placed.rect.width, style.title.leading)
    return _made(
        frame.body_rect(size), style.title, frame.zoom, ("text", "wall"), palette=palette, is_line=True
    )


def _made(
    rect: QRectF,
    font: TextFont,
    scale: float,
    inks: tuple[str, str],
    *,
    palette: Palette,
    is_line: bool = False,
) -> EditorPlace:
    ink, paper = palette.colour(inks[0]), palette.colour(inks[1])
    return EditorPlace(rect, font, scale, ink, paper, is_line=is_line)


def _floating(place: EditorPlace, frame: Frame) -> EditorPlace:
    """Return the same place at 100 % where the zoom makes text too small; and never outside of the view."""
    rect, scale = place.rect, place.scale
    if scale < FLOATS_BELOW:
        width = max(FLOAT_WIDTH, rect.width() / scale)
        rect = QRectF(rect.x(), rect.y(), width, place.font.leading)
        scale = 1.0
    elif not place.is_floating:
        return place
    edge = 24.0
    left = max(edge, min(rect.x(), frame.width - rect.width() - edge))
    top = max(edge, min(rect.y(), frame.height - rect.height() - edge))
    moved = QRectF(left, top, rect.width(), rect.height())
    return EditorPlace(
        moved,
        place.font,
        scale,
        place.ink,
        place.paper,
        is_line=place.is_line,
        is_floating=True,
        is_centred=place.is_centred,
    )
