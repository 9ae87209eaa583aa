"""Sheets made by hand, so that printers are tested without the layout."""

from app.ink.geometry import Rect
from app.ink.primitives import (
    Block,
    Box,
    Hatch,
    Hyperlink,
    Item,
    Outline,
    Picture,
    Placed,
    Shadow,
    Slot,
    Stroke,
    TextLine,
)
from app.ink.style import SCREEN
from app.ink.text import Even, TextFont, break_lines, default_book
from app.layout.sheet import Sheet, Shelf
from app.model.row import Row
from app.model.stage import Stage
from app.render.qt_png import SCREEN_DPI, Background, PngPage
from app.render.shapes import pixel_size
from app.rows.kind import CellLayout, Column, RowLayout

WORDS = (
    "Notices her work is badly organised",
    "El usuario busca información sobre el precio → ¿cómo?",
    "AVATAR: To Verify Your Way",
    "Die Kundin vergleicht Angebote, liest häufig Bewertungen und öffnet drei Seiten",
    "L’équipe compare «les offres» ; difficile à lire",
    "Office first: fi ffi fl – no ligatures",
)
PAPERS = ("yellow", "violet", "blue", "coral", "green", "orange")
X0, HEADER, COLUMN = 32.0, 168.0, 264.0


def text_items(
    text: str, font: TextFont, x: float, y: float, *, width: float = 1e9, ink: str = "text"
) -> list[Item]:
    lines = break_lines(text, font, width, default_book(), even=Even.WIDOWS)
    return [TextLine(line, x, y, ink) for line in lines]


def card(number: int, text: str, paper: str, *, extra: tuple[Item, ...] = ()) -> Block:
    items = text_items(text, SCREEN.card, 12, 9, width=208, ink="ink")
    height = 19.0 + SCREEN.card.leading * len(items)
    rect = Rect(0, 0, 232, height)
    edge = Box(Rect(0, 0, 3, height), f"edge.{paper}", 4, "l")
    ground = (Shadow(rect, 4), Box(rect, f"paper.{paper}", 4), edge)
    return Block(Slot("card", f"c{number}"), 232, height, (*ground, *items, *extra), f"paper.{paper}", text)


def row_layout(
    number: int, columns: tuple[Column, ...], cards: int, *, first: int, words: tuple[str, ...]
) -> RowLayout:
    paper = PAPERS[number % len(PAPERS)]
    cells: list[tuple[str, float, list[Placed], float]] = []
    for column in columns:
        y, placed = 12.0, []
        for _ in range(cards):
            block = card(first, words[first % len(words)], paper)
            placed.append(Placed(block, column.x + 16, y))
            y += block.height + 8
            first += 1
        cells.append((column.stage.id, column.x, placed, y))
    height = max(y for *_rest, y in cells) + 4
    width = columns[-1].right - X0
    band = Block(Slot("decor"), width, height, (Box(Rect(0, 0, width, height), "band", 10),), "band")
    header = Block(
        Slot("row", f"r{number}"),
        HEADER,
        height,
        (
            Box(Rect(0, 0, 6, height), f"bar.{paper}", 6, "l"),
            *text_items(f"Row {number}", SCREEN.row_name, 18, 12),
        ),
        text=f"Row {number}",
    )
    made = tuple(
        CellLayout(stage, Rect(x, 0, COLUMN, height), tuple(placed)) for stage, x, placed, _y in cells
    )
    row = Row(id=f"r{number}", kind="actions", name=f"Row {number}")
    return RowLayout(row, height, header, made, under=(Placed(band, X0, 0),))


def chevron(number: int, name: str) -> Block:
    steps = (
        ("M", 0.0, 0.0),
        ("L", 250.0, 0.0),
        ("L", 264.0, 28.0),
        ("L", 250.0, 56.0),
        ("L", 0.0, 56.0),
        ("Z",),
    )
    shape = Outline(steps, fill="stage.a" if number % 2 else "stage.b")
    return Block(
        Slot("stage", f"s{number}"),
        264,
        56,
        (shape, *text_items(name, SCREEN.stage, 16, 6, ink="stage.text")),
        "stage.a",
        name,
    )


def curve_block(width: float) -> Block:
    """An emotion line with an area below zero, a dashed line, a link and a photo."""
    curve = (("M", 40.0, 40.0), ("C", 140.0, 160.0, 240.0, 160.0, width - 40, 20.0))
    area = (*curve, ("L", width - 40, 60.0), ("L", 40.0, 60.0), ("Z",))
    items: tuple[Item, ...] = (
        Outline(area, fill="negative", opacity=0.13, hatch=Hatch("negative")),
        Outline(curve, stroke=Stroke("curve.1", 5, round=True)),
        Outline(
            (("M", 0.0, 60.0), ("L", width, 60.0)), stroke=Stroke("border", 1, dash=(1.5, 5), round=True)
        ),
        Picture(Rect(4, 4, 44, 44), "f" * 64, 22, "Sally"),
        Hyperlink(Rect(4, 4, 44, 44), "https://example.org/a?b=1&c=(2)"),
        *text_items("“Which one suits me best?”", SCREEN.quote, 120, 140),
    )
    return Block(Slot("curve", "p"), width, 180, items, text="“Which one suits me best?”")


def handmade_sheet(
    stages: int = 4, rows: int = 3, cards: int = 2, *, curve: bool = False, words: tuple[str, ...] = WORDS
) -> Sheet:
    """A sheet with that many stages, rows and cards a cell; with `curve` an emotion line too."""
    columns = tuple(
        Column(Stage(id=f"s{n}", name=f"Stage {n}"), X0 + HEADER + COLUMN * n, COLUMN) for n in range(stages)
    )
    shelves, y, first = [], 224.0, 0
    for number in range(rows):
        layout = row_layout(number, columns, cards, first=first, words=words)
        shelves.append(Shelf(layout, y))
        y += layout.height + 10
        first += stages * cards
    title = Block(
        Slot("title"),
        800,
        60,
        tuple(text_items("How Sally gets organised", SCREEN.title, 0, 8)),
        text="How Sally gets organised",
    )
    overlay = (Placed(curve_block(COLUMN * stages), X0 + HEADER, y - 240),) if curve else ()
    return Sheet(
        map_id="m",
        width=columns[-1].right + 32,
        height=y + 22,
        style=SCREEN,
        columns=columns,
        shelves=tuple(shelves),
        header_x=X0,
        header_width=HEADER,
        ribbon_y=150,
        ribbon_height=56,
        title=(Placed(title, 32, 32),),
        ribbon=tuple(Placed(chevron(n, f"Stage {n}"), column.x, 150) for n, column in enumerate(columns)),
        overlay=overlay,
    )


def one_block(*items: Item, width: float = 600.0, height: float = 120.0) -> Sheet:
    """A sheet that holds nothing but one block at its upper left corner."""
    block = Block(Slot("decor"), width, height, items)
    return Sheet("m", width, height, SCREEN, (), (), 0, 0, 0, 0, foot=(Placed(block, 0, 0),))


def whole_sheet(sheet: Sheet, *, scale: float = 1.0, background: Background = "wall") -> PngPage:
    """Return a page that shows all of a sheet, `scale` pixels a map unit."""
    width, height = pixel_size(sheet.width * scale), pixel_size(sheet.height * scale)
    return PngPage(width, height, sheet, scale, background=background, dpi=SCREEN_DPI * scale)
