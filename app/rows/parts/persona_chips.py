"""The people of a map in the header of its emotion row: whose line is drawn, and who else could be."""

from app.ink.geometry import Point, Rect
from app.ink.primitives import Box, Item, Stroke
from app.ink.textblock import one_line
from app.model.row import Row
from app.rows.kind import RowContext, Scale
from app.rows.parts.face_scale import FACE, FACE_RIGHT
from app.rows.parts.footer import initials
from app.rows.parts.header import ICON_X
from app.rows.parts.plot import colour_in, whose_line
from app.values import dataclass

CHIP, GAP, RIM = 24.0, 6.0, 2.0
SLACK = 4.0
"""Map units around a chip that still hit it, so that its target is 32 units wide."""
LINES = (1.0, -1.0)
"""Scores at whose heights no word of the scale stands, so that there is room for chips."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One persona's chip: its place in the header, the number of its colour, and what it says."""

    persona: str
    rect: Rect
    name: str
    colour: int
    is_active: bool


def chips(row: Row, context: RowContext, scale: Scale) -> tuple[Chip, ...]:
    """Return the chips of an emotion row; none for a single persona, nor on paper, where nobody can press them."""
    if len(context.personas) < 2 or context.style.is_poster:
        return ()
    active = whose_line(row, context)
    room = context.header_width - FACE_RIGHT - FACE - GAP - ICON_X
    most = max(1, int((room + GAP) / (CHIP + GAP)))
    found = []
    for index, (id_, persona) in enumerate(context.personas.items()):
        line, place = divmod(index, most)
        if line >= len(LINES):
            break
        y = scale.y_of(LINES[line]) - CHIP / 2
        rect = Rect(ICON_X + place * (CHIP + GAP), y, CHIP, CHIP)
        found.append(Chip(id_, rect, persona.name, colour_in(row, id_, context), id_ == active))
    return tuple(found)


def chip_items(row: Row, context: RowContext, scale: Scale) -> tuple[Item, ...]:
    """Return the drawing of the chips: the one whose line is drawn is filled, the others have a rim."""
    items: list[Item] = []
    for chip in chips(row, context, scale):
        rect, ink = chip.rect, f"curve.{chip.colour}"
        if chip.is_active:
            items.append(Box(rect, ink, CHIP / 2))
        else:
            inner = Rect(rect.x + RIM / 2, rect.y + RIM / 2, CHIP - RIM, CHIP - RIM)
            items.append(Box(inner, "band", inner.width / 2, stroke=Stroke(ink, RIM)))
        font = context.style.initials
        text = one_line(initials(chip.name) or "?", font, book=context.book)
        y = rect.y + round((CHIP - font.leading) / 2)
        items += text.items(
            rect.x, y, ink="stage.text" if chip.is_active else "text", width=CHIP, align="center"
        )
    return tuple(items)


def chip_at(row: Row, context: RowContext, scale: Scale, *, at: Point) -> Chip | None:
    """Return the chip at a place of the row's header, or None."""
    return next((chip for chip in chips(row, context, scale) if chip.rect.grown(SLACK).contains(at)), None)
