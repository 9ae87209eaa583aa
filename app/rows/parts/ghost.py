"""The curve of the map's other state, pale and thin under the present one, with the name of that state."""

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.primitives import Block, Box, Item, Placed, Slot
from app.ink.textblock import TextBlock, one_line
from app.model.row import Row
from app.rows.kind import RowContext, Scale
from app.rows.parts.curve_ink import curve_items
from app.rows.parts.labels import Spot, Wish
from app.rows.parts.plot import Plotted, plotted

STATES = {"as-is": N_("As-is"), "to-be": N_("To-be")}
OPACITY, THIN = 0.4, 0.55
INSET = 8.0
PADDING = 3.0
CLOSE = 14.0
"""What stands for a marker at the end of a pale curve, which has none."""


def ghost_of(row: Row, context: RowContext, scale: Scale) -> Plotted | None:
    """Return the pale curve of the persona shown, or of the first one; None where there is none."""
    ghost = context.ghosts.get(row.id)
    if ghost is None:
        return None
    shown = [curve for curve in ghost.curves if curve.points]
    wanted = next((curve for curve in shown if curve.persona == context.active_persona), None)
    curve = wanted or next(iter(shown), None)
    return plotted(row, curve, context, scale=scale) if curve is not None else None


def ghost_line(ghost: Plotted, context: RowContext, height: float) -> Placed:
    """Return the pale line as a block over all columns."""
    width = context.style.line_width * THIN
    items = curve_items(ghost, width=width, is_alone=True, opacity=OPACITY)
    return Placed(Block(Slot("scale"), context.columns[-1].right, height, items), 0, 0)


def ghost_name(row: Row, context: RowContext) -> TextBlock:
    """Return the name of the state that the pale curve shows."""
    state = context.ghosts[row.id].state
    return one_line(context.words.text(STATES.get(state, state)), context.style.scale_word, book=context.book)


def ghost_wish(ghost: Plotted, name: TextBlock, context: RowContext) -> Wish:
    """Return where the name would like to stand: beside the curve's last point."""
    mark = ghost.marks[-1]
    column = context.columns[mark.column]
    size = (name.width, name.height)
    left, right = column.x + INSET, column.right - INSET
    return Wish(mark.at, CLOSE, left, right, (size, size), prefers_above=mark.point.score >= 0)


def ghost_words(name: TextBlock, spot: Spot, colour: int, *, ground: str) -> Placed:
    """Return the name at its place, in the colour of its curve on the band that it stands on."""
    words = name.items(0, 0, ink=f"curve.{colour}", width=name.width)
    items: tuple[Item, ...] = (Box(Rect(-PADDING, 0, name.width + 2 * PADDING, name.height), ground), *words)
    block = Block(Slot("decor"), name.width, name.height, items, None, name.lines[0].text)
    return Placed(block, spot.rect.x, spot.rect.y)
