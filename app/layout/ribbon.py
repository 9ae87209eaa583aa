"""The ribbon: a chevron for each stage, the brackets of before, during and after, and the steps below."""

from functools import lru_cache
from itertools import groupby

from app.i18n import N_
from app.ink.geometry import Point, Rect
from app.ink.palette import PAPERS
from app.ink.primitives import Block, Box, Item, Outline, PathStep, Placed, Slot, TurnedLine
from app.ink.shapes import rounded_polygon
from app.ink.style import Style
from app.ink.text import first_baseline
from app.ink.textblock import NOTHING, TextBlock, one_line, set_text
from app.layout.moments import moment_pills
from app.model.stage import Stage
from app.rows.kind import Column, RowContext
from app.values import dataclass

TOP, BETWEEN, BOTTOM = 8.0, 2.0, 6.0
MOST_TURNED = 1.5
"""How much higher than usual the ribbon may become for the turned name of a collapsed stage."""
CAPITALS = 0.66
"""The height of capitals, as a share of the size of a text."""
FIRST_X, OTHER_X = 16.0, 30.0
RIGHT = 12.0
NAME_LINES = 3
SHORT = 16
"""Names up to so many characters always have room on their lines."""
CORNER = 1.5
WHITE = "#FFFFFF"
PLACES = {"before": N_("Before"), "during": N_("During"), "after": N_("After")}


@dataclass(frozen=True, slots=True, eq=False)
class Ribbon:
    """The laid-out ribbon, local to its top; the chevrons reach from `chevron_y` to `chevron_bottom`."""

    blocks: tuple[Placed, ...]
    height: float
    chevron_y: float
    chevron_bottom: float
    heads: "tuple[_Head, ...]" = ()


def lay_out_ribbon(context: RowContext, *, previous: Ribbon | None = None) -> Ribbon:
    """Lay out the headers of all stages; they are as high as the one that needs most.

    Pills of moments straddle the chevrons' top edge; under brackets they hang on the bottom edge.
    """
    style = context.style
    brackets = _brackets(context)
    heads = _heads(context, previous)
    height = max((head.height for head in heads), default=style.stage_height)
    overhang = style.moment_pill / 2 if context.moments else 0.0
    has_steps = any(len(column.stage.steps) > 1 for column in context.columns)
    hangs = (bool(brackets) or style.is_poster) and not has_steps
    top = (style.bracket_height if brackets else 0.0) + (0.0 if hangs else overhang)
    chevrons = tuple(Placed(head.block(height), head.column.x, top) for head in heads)
    steps, bottom = _steps(context, top + height)
    pills = moment_pills(context, (bottom if hangs else top) - overhang)
    end = bottom + overhang if hangs else bottom
    loops, lanes_height = _loops(context, y=end, rise=end - bottom)
    blocks = (*brackets, *chevrons, *steps, *pills, *loops)
    return Ribbon(blocks, end + lanes_height, top, top + height, heads)


def _loops(context: RowContext, *, y: float, rise: float) -> tuple[tuple[Placed, ...], float]:
    """Return the arrows between stages, and how high they are together."""
    if not context.links:
        return (), 0.0
    from app.layout.lanes import stage_lanes  # most maps have none

    lanes = stage_lanes(context, rise=rise)
    return tuple(Placed(lane.block, lane.x, lane.y + y) for lane in lanes.blocks), lanes.height


def _heads(context: RowContext, previous: Ribbon | None) -> "tuple[_Head, ...]":
    """The words of all chevrons; those of columns that did not change are taken over."""
    known = {id(head.column): head for head in previous.heads} if previous else {}
    last = len(context.columns) - 1
    heads = []
    for index, column in enumerate(context.columns):
        head = known.get(id(column))
        if head is None or head.index != index or head.is_last != (index == last):
            head = _Head(column, index, context)
        heads.append(head)
    return tuple(heads)


def cut_names(context: RowContext) -> tuple[tuple[int, str], ...]:
    """Return number and whole name of each stage whose name its chevron cannot hold."""
    long = [column for column in context.columns if len(column.stage.name) > SHORT]
    if not long:
        return ()
    return tuple((head.index + 1, head.column.stage.name) for head in _heads(context, None) if head.is_cut)


class _Head:
    """The words of one chevron, set before the height of all is known."""

    def __init__(self, column: Column, index: int, context: RowContext) -> None:
        self.column, self.index, self._context = column, index, context
        self.is_last = index == len(context.columns) - 1
        self._block: Block | None = None
        style, book, stage = context.style, context.book, column.stage
        self._x = FIRST_X if index == 0 else OTHER_X
        # On a poster words may reach to where the tip begins: they are larger, and columns are not wider.
        room = column.width - self._x - (style.stage_gap if style.is_poster else RIGHT)
        self._name, self._more = _words(stage, room, context)
        self._number: TextBlock = one_line(str(index + 1), style.stage_number, book=book)
        self._drop = first_baseline(style.stage_number, book) - first_baseline(style.guide, book)
        least = TOP + self._name.height + BETWEEN + self._number.font.leading + BOTTOM
        if stage.collapsed:
            wanted = one_line(stage.name, style.moment, book=book).width + 2 * TOP
            least = round(min(wanted, style.stage_height * MOST_TURNED))  # baselines lie on whole units
        self.height = max(style.stage_height, least)

    @property
    def is_cut(self) -> bool:
        """Whether the name does not stand there to its end."""
        name = self.column.stage.name.strip()
        if self.column.stage.collapsed:
            style = self._context.style
            return one_line(name, style.moment, book=self._context.book).width > self.height - 2 * TOP
        return bool(self._name.lines) and self._name.lines[-1].text[-1:] == "…" != name[-1:]

    def block(self, height: float) -> Block:
        """Return the chevron at the height of the whole ribbon; the same block as long as that is the same."""
        if self._block is None or self._block.height != height:
            self._block = self._made(height)
        return self._block

    def _made(self, height: float) -> Block:
        fill, ink, quiet = stage_inks(self.column.stage, self.index)
        steps = _chevron(
            self.column.width, height, self._context.style, index=self.index, is_last=self.is_last
        )
        shape = Outline(steps, fill=fill)
        stage = self.column.stage
        if stage.collapsed:
            items: tuple[Item, ...] = (shape, *self._upwards(height, ink))
            return Block(Slot("stage", stage.id), self.column.width, height, items, fill, stage.name)
        name_y, number_y = self._heights(height)
        more_x = self._x + self._number.width + 8
        items = (
            shape,
            *self._name.items(self._x, name_y, ink=ink),
            *self._number.items(self._x, number_y, ink=quiet),
            *self._more.items(more_x, number_y + self._drop, ink=quiet),
        )
        return Block(Slot("stage", stage.id), self.column.width, height, items, fill, stage.name)

    def _upwards(self, height: float, ink: str) -> tuple[TurnedLine, ...]:
        """The name of a collapsed stage, from the bottom up in the middle of what is straight of its chevron."""
        style = self._context.style
        name = one_line(self.column.stage.name, style.moment, book=self._context.book, width=height - 2 * TOP)
        left = style.chevron_tip if self.index else style.chevron_tip / 2
        # The last tip ends within the column; words that leave its corners free may reach into it a little.
        right = self.column.width - (style.chevron_tip * 0.8 if self.is_last else style.stage_gap)
        capitals = style.moment.size * CAPITALS
        return tuple(
            TurnedLine(line, (left + right + capitals) / 2 - line.baseline, (height + line.width) / 2, ink)
            for line in name.lines
        )

    def _heights(self, height: float) -> tuple[float, float]:
        """Where name and number begin: where names wrap, the number comes first, so that all stand in one line."""
        style = self._context.style
        if height > style.stage_height or style.is_poster:
            return TOP + self._number.font.leading + BETWEEN, TOP
        return TOP, TOP + self._name.height + BETWEEN


def stage_inks(stage: Stage, index: int) -> tuple[str, str, str]:
    """Return what a chevron is filled with, and the inks of its name and of what is quieter.

    A stage that has a colour of its own is filled with the edge of that paper, which white can be read on.
    """
    if stage.colour in PAPERS:
        return f"edge.{stage.colour}", WHITE, WHITE
    return "stage.a" if index % 2 == 0 else "stage.b", "stage.text", "stage.text2"


def _chevron(width: float, height: float, style: Style, *, index: int, is_last: bool) -> tuple[PathStep, ...]:
    """The shape of a chevron: flat at the left of the first, ending on the row's edge in the last."""
    tip, gap = style.chevron_tip, style.stage_gap
    return _pointed(width - (tip if is_last else gap), height, tip, notch=tip if index else 0.0)


@lru_cache(maxsize=256)
def _pointed(right: float, height: float, tip: float, *, notch: float) -> tuple[PathStep, ...]:
    middle = height / 2
    corners = [
        Point(0, 0),
        Point(right, 0),
        Point(right + tip, middle),
        Point(right, height),
        Point(0, height),
    ]
    if notch:
        corners.append(Point(notch, middle))
    return rounded_polygon(corners, CORNER)


def _words(stage: Stage, room: float, context: RowContext) -> tuple[TextBlock, TextBlock]:
    """The name, and what stands beside the number: the duration. A collapsed stage's name is turned."""
    style, book = context.style, context.book
    if stage.collapsed:
        return NOTHING, NOTHING
    duration = stage.duration.text if stage.duration else ""
    name = set_text(stage.name, style.stage, room, book=book, most=NAME_LINES)
    return name, one_line(duration, style.guide, book=book, width=room - 24)


def _brackets(context: RowContext) -> tuple[Placed, ...]:
    """One bracket over each run of stages before, during or after."""
    groups = groupby(context.columns, key=lambda column: column.stage.moment)
    return tuple(_bracket(word, list(columns), context) for word, columns in groups if word in PLACES)


def _bracket(place: str | None, columns: list[Column], context: RowContext) -> Placed:
    style = context.style
    is_last = columns[-1] is context.columns[-1]
    width = columns[-1].right - columns[0].x - (0 if is_last else style.stage_gap)
    word = context.words.text(PLACES[place or ""])
    text = one_line(word.upper(), style.line_label, book=context.book, width=width)
    bar = Box(Rect(0, style.line_label.leading + 4, width, 4), fill="bracket", radius=2)
    items: tuple[Item, ...] = (*text.items(0, 0, ink="muted"), bar)
    return Placed(Block(Slot("decor"), width, style.bracket_height, items, None, word), columns[0].x, 0)


def _steps(context: RowContext, top: float) -> tuple[tuple[Placed, ...], float]:
    """The names of steps below their stage; nothing where no stage has two or more."""
    heads = [head for column in context.columns for head in _step_heads(column, context)]
    if not heads:
        return (), top
    height = max(text.height for text, _slot, _x, _width in heads) + 12
    placed = tuple(
        Placed(_step_block(text, slot, width=width, height=height), x, top + 4)
        for text, slot, x, width in heads
    )
    return placed, top + 4 + height


def _step_heads(column: Column, context: RowContext) -> list[tuple[TextBlock, str, float, float]]:
    steps, style = column.stage.steps, context.style
    if len(steps) < 2 or column.stage.collapsed:
        return []
    room = column.width - 2 * style.cell_side
    width = (room - (len(steps) - 1) * style.card_gap) // len(steps)
    left = column.x + style.cell_side
    return [
        (
            set_text(step.name, style.guide, width - 16, book=context.book, most=3),
            step.id,
            left + index * (width + style.card_gap),
            width,
        )
        for index, step in enumerate(steps)
    ]


def _step_block(text: TextBlock, step: str, *, width: float, height: float) -> Block:
    ground = Box(Rect(0, 0, width, height), fill="band", radius=4)
    items: tuple[Item, ...] = (ground, *text.items(8, 6, ink="text"))
    words = " ".join(line.text for line in text.lines)
    return Block(Slot("decor", step), width, height, items, "band", words)
