"""Moments that matter: a pill on the edge of the stage's chevron and a soft band through the whole column."""

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Outline, Placed, Slot, Stroke
from app.ink.shapes import star
from app.ink.textblock import one_line
from app.model.journey import Moment
from app.rows.kind import Column, RowContext

TYPES = {
    "moment-of-truth": N_("Moment of truth"),
    "make-or-break": N_("Make-or-break"),
    "wow": N_("Wow moment"),
    "pain-peak": N_("Pain peak"),
    "hand-over": N_("Hand-over"),
}
SIDE, GAP = 10.0, 6.0
STAR, STAR_SHARE = 16.0, 2 / 3
"""The star of a pill is that share of its height."""
INSET = 16.0
REACH = 0.8
"""How far a pill on paper may reach over the stage before, as a share of it, so that its name is not cut."""


def moment_pills(context: RowContext, y: float) -> tuple[Placed, ...]:
    """Return the pills of all moments, right-aligned in their columns; several of a stage stand side by side."""
    placed: list[Placed] = []
    taken = {moment.stage for moment in context.moments}
    for index, column in enumerate(context.columns):
        moments = [moment for moment in context.moments if moment.stage == column.stage.id]
        right = column.right - INSET
        for moment in moments:
            before = context.columns[index - 1] if index else None
            reach = (
                context.full_text
                and len(moments) == 1
                and before is not None
                and before.stage.id not in taken
            )
            room = right - column.x - INSET / 2 + (before.width * REACH if reach and before else 0.0)
            block = _pill(moment, context, room=room)
            if block.width > room and moment is not moments[0]:
                break
            placed.append(Placed(block, right - block.width, y))
            right -= block.width + GAP
    return tuple(placed)


def moment_name(moment: Moment, context: RowContext) -> str:
    """Return what a moment is called: its title, or the name of its type."""
    return moment.title or context.words.text(TYPES.get(moment.type, TYPES["moment-of-truth"]))


def _pill(moment: Moment, context: RowContext, *, room: float) -> Block:
    style, height = context.style, context.style.moment_pill
    name = moment_name(moment, context)
    size = round(height * STAR_SHARE)
    taken = SIDE + size + GAP + SIDE
    text = one_line(name, style.moment, book=context.book, width=room - taken)
    width = taken + text.width if text.lines else height
    pen = Stroke("moment.ink", 1.2)
    shape = Box(Rect(0, 0, width, height), "moment.pill", height / 2, stroke=pen)
    sign_x = SIDE if text.lines else (width - size) / 2
    sign = gold_star(sign_x, (height - size) / 2, size=size)
    words = text.items(SIDE + size + GAP, (height - style.moment.leading) / 2, ink="moment.ink")
    return Block(Slot("moment", moment.id), width, height, (shape, sign, *words), "moment.gold", name)


def gold_star(x: float, y: float, *, size: float = STAR) -> Outline:
    """Return the star that marks a moment: gold with an outline, so that it is not known by colour alone."""
    return Outline(star(x, y, size=size), fill="moment.gold", stroke=Stroke("moment.ink", 1, round=True))


def wall_bands(context: RowContext, *, top: float, bottom: float) -> tuple[Placed, ...]:
    """Return the bands on the wall, behind the shelves, from the ribbon to the end of the last row."""
    stages = {moment.stage for moment in context.moments}
    return tuple(
        _wall_band(column, top, height=bottom - top)
        for column in context.columns
        if column.stage.id in stages and bottom > top
    )


def _wall_band(column: Column, top: float, *, height: float) -> Placed:
    ground = Box(Rect(0, 0, column.width, height), "moment.wall")
    return Placed(Block(Slot("decor"), column.width, height, (ground,), "moment.wall"), column.x, top)
