"""What a row kind is: its names, its paper, and the answer to one question: how does this row look?

To add a kind, add one file to this package that defines `KIND`; its file name is its id with `-` as `_`.
Kinds are found by their file, so that only those that a map uses are imported.
"""

import importlib
import math
import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

import app.rows as rows_package
from app.i18n import Translator
from app.ink.geometry import Rect
from app.ink.primitives import Block, Placed
from app.ink.style import Style
from app.ink.text import FontBook
from app.ink.text_plain import ReadyLines
from app.model.journey import Link, Moment
from app.model.persona import Persona
from app.model.row import Curve, Row
from app.model.stage import Stage
from app.rows.parts.lost import LostBlocks
from app.values import dataclass, field

if TYPE_CHECKING:
    from app.rows.parts.card import CardMould
    from app.rows.parts.header import HeaderText

Content = Literal["cards", "curves"]


@dataclass(frozen=True, slots=True)
class Column:
    """A stage's column on the sheet; x and width in map units, with no gap between neighbours."""

    stage: Stage
    x: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Scale:
    """The vertical scale of a curve's plot: y of the highest and of the lowest value, local to the row."""

    top: float
    bottom: float
    high: float = 2.0
    low: float = -2.0

    def y_of(self, value: float) -> float:
        """Return the row's y at which a value is drawn."""
        return self.top + (self.high - value) / (self.high - self.low) * (self.bottom - self.top)

    def value_at(self, y: float) -> float:
        """Return the value at a row's y, kept between low and high."""
        value = self.high - (y - self.top) / (self.bottom - self.top) * (self.high - self.low)
        return max(self.low, min(self.high, value))


@dataclass(frozen=True, slots=True, eq=False)
class Ghost:
    """The curves of the map's other state, at the stages of this one; `source` and `stages` made it what it is."""

    source: Row
    stages: tuple[Stage, ...]
    state: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RowContext:
    """All that a row may know when it lays itself out; nothing of zoom, selection or window."""

    columns: tuple[Column, ...]
    header_width: float
    style: Style
    book: FontBook
    words: Translator
    personas: Mapping[str, Persona] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    links: tuple[Link, ...] = ()
    active_persona: str | None = None
    only_active: bool = False
    """Draw the line of the active persona and nobody else's."""
    pictures: frozenset[str] = frozenset()
    draft: str | None = None
    """Id of a card being typed: its lines stay greedy, so that words don't jump between lines."""
    full_text: bool = False
    """Draw every line of a long card, as on paper; a screen folds it."""
    votes: bool = True
    """Show the dots that a workshop put on cards."""
    tag_colours: Mapping[str, str] = field(default_factory=dict)
    ghosts: Mapping[str, Ghost] = field(default_factory=dict)
    """What the curves of a row are seen against, by the row's id."""
    engaged: frozenset[tuple[str | None, str]] = frozenset()
    """Personas and stages where engagement is high, so that a bad feeling needs attention first."""
    note_numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The numbers of the notes on a card, by its id, where a list at the end tells what they say."""
    frame: object = field(default_factory=object)
    """Stays the same object as long as columns, header and moments lie where they did."""
    moulds: dict[tuple[str, float], "CardMould"] = field(default_factory=dict)
    """What the cards of a row have in common, by the row's id and their width; made when it is first needed."""
    ready: dict[str, ReadyLines] = field(default_factory=dict)
    """Lines of cards that another process has set, by the card's id."""
    lost: LostBlocks = field(default_factory=LostBlocks)
    """The same from layout to layout as long as a card would look the same."""


@dataclass(frozen=True, slots=True, eq=False)
class CellLayout:
    """One cell: its whole area and its cards, x on the sheet, y local to the row.

    `reach` is where the last card ends, infinite if nobody looked.
    """

    stage: str
    rect: Rect
    cards: tuple[Placed, ...] = ()
    reach: float = math.inf


@dataclass(frozen=True, slots=True, eq=False)
class RowLayout:
    """A laid-out row; x on the sheet, y from the top of the row's band.

    `header` is drawn at x = 0 of the header column. `under` lies behind the cards, `over` above them, last on
    top; blocks with a point slot can be hit. A card's text begins at its first `TextLine`.
    """

    row: Row
    height: float
    header: Block
    cells: tuple[CellLayout, ...]
    under: tuple[Placed, ...] = ()
    over: tuple[Placed, ...] = ()
    scale: Scale | None = None
    draft: str | None = None
    """The card that was being typed when this was laid out."""
    frame: object = None
    """The frame of the context that this was laid out in."""
    has_spans: bool | None = None
    """Whether cards lie across columns, or did in the layout that this was made from; None if nobody looked."""
    is_rough: bool = False
    """Whether this stands for a row that is not laid out yet; see `parts/rough.py`."""
    words: "HeaderText | None" = None
    """The words of the header, for the next layout."""


class RowKind:
    """One theme that a row may have; a subclass answers how its rows are laid out."""

    content: Content = "cards"
    band = "band"
    has_edges = False
    """Whether its cards show on their edge how well they are known."""

    def __init__(
        self,
        *,
        id: str,
        name: str,
        guide: str = "",
        paper: str = "white",
        icon: str = "square",
        fields: tuple[str, ...] = (),
    ) -> None:
        self.id, self.name, self.guide = id, name, guide
        self.paper, self.icon, self.fields = paper, icon, fields

    def lay_out(self, row: Row, context: RowContext, *, previous: RowLayout | None = None) -> RowLayout:
        """Return the row's layout; cells whose cards did not change are taken over from `previous`."""
        raise LookupError(f"the row kind {self.id!r} has no layout")

    def paper_of(self, row: Row) -> str:
        """Return the paper of the row's cards: the row's own colour, or its kind's."""
        return row.colour or self.paper


@cache
def kind_of(kind_id: str) -> RowKind:
    """Return the row kind of that id; a kind that this version does not know is drawn as a free row."""
    name = kind_id.replace("-", "_")
    known = name.isidentifier() and name in _kind_modules()
    module = importlib.import_module(f"app.rows.{name if known else 'text'}")
    kind: RowKind = module.KIND
    return kind


def all_kinds() -> tuple[RowKind, ...]:
    """Return every row kind there is, ordered by id."""
    return tuple(kind_of(name.replace("_", "-")) for name in _kind_modules())


@cache
def _kind_modules() -> tuple[str, ...]:
    return tuple(sorted(name for name in _module_names() if name not in ("kind", "__init__")))


def _module_names() -> set[str]:
    """Name the modules beside this one: by their files or, in a bundle that has none, by what imports them."""
    try:
        files = [file.name for folder in rows_package.__path__ for file in os.scandir(folder)]
    except OSError:
        import pkgutil  # brings all of `inspect` along

        return {module.name for module in pkgutil.iter_modules(rows_package.__path__) if not module.ispkg}
    return {file.partition(".")[0] for file in files if file.endswith((".py", ".pyc"))}
