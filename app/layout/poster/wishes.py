"""What a poster may be asked for: mode, paper, tiles, marks, colours and contents; plain values."""

from typing import Literal

from app.layout.papers import Orientation
from app.values import dataclass, field

Mode = Literal["readable", "fit", "exact"]
Colours = Literal["colour", "grey", "ink-saver"]

MODES: tuple[Mode, ...] = ("readable", "fit", "exact")
COLOURS: tuple[Colours, ...] = ("colour", "grey", "ink-saver")
OWN_SCALE_MM = 25.4 / 96
"""Millimetres a map unit at its own size: 96 units make an inch, as on a screen."""


@dataclass(frozen=True, slots=True)
class TileWishes:
    """Printing a poster on small sheets that are glued together.

    Every sheet leaves `margin_mm` free on all sides and repeats `overlap_mm` of its right and lower neighbour.
    `plan` puts a sheet first that shows how they belong together.
    """

    paper: str = "a4"
    orientation: Orientation = "auto"
    margin_mm: float = 5.0
    overlap_mm: float = 10.0
    seams_between_cards: bool = True
    plan: bool = True


@dataclass(frozen=True, slots=True)
class MarkWishes:
    """What a print shop wants around a page; `slug` is a line outside of it with name, date and size."""

    bleed_mm: float = 3.0
    crop: bool = True
    registration: bool = True
    slug: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """What is on the poster and on the pages after it.

    `rows` are the ids of rows to show, None shows them all; `opened` prints collapsed stages and rows with all
    that is in them.
    """

    title: bool = True
    legend: bool = True
    persona: bool = True
    evidence: bool = False
    notes: bool = False
    votes: bool = True
    hidden_rows: bool = False
    opened: bool = True
    shelf: bool = True
    persona_sheets: bool = False
    header_footer: bool = False
    page_numbers: bool = True
    rows: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PosterWishes:
    """A whole poster as it is wished for.

    `paper` is a name or a size for `paper_named`; None makes the page as large as the map ("exact" only).
    `text_size` are the points of cards in readable mode; `across` × `down` are the pages that "fit" fills;
    `scale` are the millimetres a map unit in exact mode. `repeat_stage` shows the last stage of a page again on
    the next one. `language` None is the program's. `date` is printed on tiles and marks, if there is
    one.
    """

    mode: Mode = "readable"
    paper: str | None = "a1"
    orientation: Orientation = "auto"
    text_size: float = 18.0
    across: int = 1
    down: int = 1
    scale: float = OWN_SCALE_MM
    repeat_stage: bool = False
    tiles: TileWishes | None = None
    marks: MarkWishes | None = None
    colours: Colours = "colour"
    contents: Contents = field(default_factory=Contents)
    language: str | None = None
    date: str = ""
