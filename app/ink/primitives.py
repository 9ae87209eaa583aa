"""The display list: what every printer can draw, at absolute places, with colours by name.

A colour is a token of `app.ink.palette` ("text", "paper.yellow", "stage.a") or a literal "#rrggbb".
Opacity lies between 0 and 1. All lengths are map units; y points down.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

from app.ink.geometry import Rect
from app.ink.text import Even, GlyphRun, Line, PlainText
from app.values import dataclass

Ink: TypeAlias = str

PathStep: TypeAlias = (
    tuple[Literal["M"], float, float]
    | tuple[Literal["L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """How a line is drawn; `dash` alternates ink and gap in map units, `round` rounds caps and joins."""

    ink: Ink
    width: float
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Hatch:
    """Parallel lines at 45° over a filled shape: width of a line, distance between lines, opacity."""

    ink: Ink
    width: float = 1.6
    every: float = 9.0
    opacity: float = 0.42


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A rectangle, rounded by `radius` at its left two corners (l), its right two (r) or all four (a)."""

    rect: Rect
    fill: Ink | None = None
    radius: float = 0.0
    corners: Literal["a", "l", "r"] = "a"
    stroke: Stroke | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Shadow:
    """A soft shadow under a card, drawn as translucent rounded rectangles: never as a bitmap effect."""

    rect: Rect
    radius: float


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """An open or closed path; `fill` uses the non-zero rule."""

    steps: tuple[PathStep, ...]
    fill: Ink | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0
    hatch: Hatch | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A shaped line of text whose box starts at (x, y); each run's baseline counts from that y."""

    line: Line
    x: float
    y: float
    ink: Ink
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class TurnedLine:
    """A shaped line of text that reads upwards; its box, turned a quarter to the left, begins at (x, y).

    What lies `along` the line and `down` from the top of its box is drawn at (x + down, y - along).
    """

    line: Line
    x: float
    y: float
    ink: Ink
    opacity: float = 1.0

    @property
    def flat(self) -> TextLine:
        """The line before it is turned, at (0, 0)."""
        return TextLine(self.line, 0.0, 0.0, self.ink, self.opacity)


@dataclass(frozen=True, slots=True, eq=False)
class PlainLines:
    """The lines of a plain text whose box starts at (x, y), for printers that can write them from its words."""

    text: PlainText
    even: Even
    x: float
    y: float
    ink: Ink

    def lines(self) -> tuple[TextLine, ...]:
        """Return the lines as every printer knows them."""
        return tuple([TextLine(line, self.x, self.y, self.ink) for line in self.text.lines(self.even)])


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A photo by the SHA-256 of its bytes, cropped to fill its frame; radius half the side gives a circle."""

    rect: Rect
    asset: str
    radius: float = 0.0
    alt: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Hyperlink:
    """A clickable area (printers that know links); draws nothing."""

    rect: Rect
    url: str


Item: TypeAlias = Box | Shadow | Outline | TextLine | TurnedLine | Picture | Hyperlink

SlotKind: TypeAlias = Literal[
    "card",
    "point",
    "stage",
    "row",
    "title",
    "persona",
    "moment",
    "legend",
    "curve",
    "scale",
    "decor",
    "line",
    "link",
]


@dataclass(frozen=True, slots=True)
class Slot:
    """What a block shows: the kind of thing and its id in the document (empty where it has none)."""

    kind: SlotKind
    id: str = ""


Items: TypeAlias = tuple[Item, ...]
Swift: TypeAlias = tuple[Item | PlainLines, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A laid-out thing in its own coordinates, (0, 0) at its top left; kept while its node is the same.

    `glance` is the colour that stands for the block when it is too small to read (None: only bars for its lines),
    `text` its content in reading order for search and screen readers. The fourth value are the items, or what
    makes them when they are first asked for: most cards of a large map are never looked at closely. `_swift` makes
    them for `swift_items`.
    """

    slot: Slot
    width: float
    height: float
    _items: Items | Callable[[], Items]
    glance: Ink | None = None
    text: str = ""
    _swift: Callable[[], Swift] | None = None

    @property
    def swift_items(self) -> Swift:
        """What is drawn, for printers that take words for lines; items that are there already stay as they are."""
        items = self._items
        if isinstance(items, tuple):
            return items
        return self.items if self._swift is None else self._swift()

    @property
    def items(self) -> Items:
        """What is drawn, from back to front; the same objects each time."""
        items = self._items
        if not isinstance(items, tuple):
            items = items()
            object.__setattr__(self, "_items", items)
        return items


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A block at its place in the frame that holds it."""

    block: Block
    x: float
    y: float

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.block.width, self.block.height)


__all__ = [
    "Block",
    "Box",
    "GlyphRun",
    "Hatch",
    "Hyperlink",
    "Ink",
    "Item",
    "Line",
    "Outline",
    "PathStep",
    "Picture",
    "Placed",
    "PlainLines",
    "Shadow",
    "Slot",
    "SlotKind",
    "Stroke",
    "Swift",
    "TextLine",
    "TurnedLine",
]
