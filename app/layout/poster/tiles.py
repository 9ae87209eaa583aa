"""A poster on small sheets: how it is cut into tiles, and the page of each one with its marks."""

from collections.abc import Iterator

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Item, Stroke
from app.layout.papers import POINTS_PER_MM, Paper, paper_named
from app.layout.poster.obstacles import Obstacles, obstacles_of
from app.layout.poster.pages import Drawing, PosterPage, Span, Tiling
from app.layout.poster.seams import Gutters, Side, crossed, free_seams, least_seams
from app.layout.poster.stationery import drawn, font, rule, words
from app.layout.poster.wishes import TileWishes
from app.values import dataclass, replace

LABEL = N_("Row %(row)s · Column %(column)d of %(columns)d")
PEN = Stroke("muted", 0.25)
GLUE = Stroke("muted", 0.25, dash=(4.0, 3.0))
MARK, MARK_GAP = 3.0 * POINTS_PER_MM, 0.5 * POINTS_PER_MM
CROSS = 2.0 * POINTS_PER_MM
LABEL_SIZE, LABEL_HEIGHT = 6.5, 9.0


@dataclass(frozen=True, slots=True)
class Naming:
    """What tiles are called: the map's name, the date, and the language that says it."""

    title: str
    date: str
    translator: Translator
    book: FontBook | None = None


def tiling_of(page: PosterPage, wishes: TileWishes) -> Tiling:
    """Return how a page is cut into tiles: lying as takes fewer sheets, unless one way was asked for."""
    paper = paper_named(wishes.paper)
    wide, high = paper.lying("landscape", aspect=1.0), paper.lying("portrait", aspect=1.0)
    ways = {"landscape": (wide,), "portrait": (high,)}.get(wishes.orientation) or _likelier(page, wide, high)
    found = obstacles_of(page)
    plain = [_tiling(page, way, wishes, found, moved=False) for way in ways]
    fewest = min(tiling.sheets for tiling in plain)
    tried = plain
    if wishes.seams_between_cards:
        tried = [_tiling(page, way, wishes, found, moved=True) for way in ways]
    best = min(tried, key=lambda tiling: (tiling.cut if wishes.seams_between_cards else 0, tiling.sheets))
    return replace(best, plain_sheets=fewest)


def least_sheets(page: PosterPage, wishes: TileWishes) -> int:
    """Return how many sheets a page takes at least, which is quick to say."""
    paper = paper_named(wishes.paper)
    return min(
        _side(page.trim.width, way.width, wishes).least * _side(page.trim.height, way.height, wishes).least
        for way in (paper, paper.turned())
    )


def _side(length: float, paper: float, wishes: TileWishes) -> Side:
    margin = wishes.margin_mm * POINTS_PER_MM
    return Side(length, paper - 2 * margin, wishes.overlap_mm * POINTS_PER_MM)


def tile_pages(page: PosterPage, tiling: Tiling, wishes: TileWishes, naming: Naming) -> Iterator[PosterPage]:
    """Yield the tiles of a page row by row."""
    margin = wishes.margin_mm * POINTS_PER_MM
    for row, rows in enumerate(tiling.rows):
        for column, columns in enumerate(tiling.columns):
            tile = _Tile(page, tiling, row=row, column=column, margin=margin, naming=naming)
            yield tile.page(columns, rows)


def row_letter(row: int) -> str:
    """Return what a row of tiles is called: A … Z, AA …"""
    return chr(65 + row) if row < 26 else chr(64 + row // 26) + chr(65 + row % 26)


def _likelier(page: PosterPage, wide: Paper, high: Paper) -> tuple[Paper, ...]:
    return (wide, high) if page.trim.width >= page.trim.height else (high, wide)


def _tiling(page: PosterPage, paper: Paper, wishes: TileWishes, found: Obstacles, *, moved: bool) -> Tiling:
    across = _side(page.trim.width, paper.width, wishes)
    down = _side(page.trim.height, paper.height, wishes)
    left, top = page.trim.x, page.trim.y
    cards_x, words_x, small_x = (
        [(rect.x - left, rect.right - left) for rect in rects]
        for rects in (found.cards, found.words, found.small)
    )
    cards_y, words_y, small_y, bands_y = (
        [(rect.y - top, rect.bottom - top) for rect in rects]
        for rects in (found.cards, found.words, found.small, found.bands)
    )
    xs = _seams(across, Gutters(cards_x, words_x, small=small_x), moved=moved)
    ys = _seams(down, Gutters(cards_y, words_y, bands_y, small=small_y), moved=moved)
    return Tiling(
        columns=across.spans(xs),
        rows=down.spans(ys),
        width=paper.width,
        height=paper.height,
        overlap=across.overlap,
        shift=max(across.shift(xs), down.shift(ys)),
        cut=crossed(xs, cards_x) + crossed(ys, cards_y),
        plain_sheets=0,
    )


def _seams(side: Side, gutters: Gutters, *, moved: bool) -> tuple[float, ...]:
    if not moved:
        return side.even(side.least)
    seams = free_seams(side, gutters)
    return least_seams(side, gutters) if seams is None else seams


class _Tile:
    """One tile: the poster's drawings seen through a window, and what helps to cut and glue it."""

    def __init__(
        self,
        page: PosterPage,
        tiling: Tiling,
        *,
        row: int,
        column: int,
        margin: float,
        naming: Naming,
    ) -> None:
        self._poster, self._tiling, self._row, self._column = page, tiling, row, column
        self._margin, self._naming = margin, naming
        self._has_right = column < len(tiling.columns) - 1
        self._has_lower = row < len(tiling.rows) - 1

    def page(self, across: Span, down: Span) -> PosterPage:
        """Return the tile that shows so much of the poster."""
        tiling, margin = self._tiling, self._margin
        window = Rect(margin, margin, across.length, down.length)
        dx = margin - across.start - self._poster.trim.x
        dy = margin - down.start - self._poster.trim.y
        drawings = [
            seen
            for drawing in self._poster.drawings
            if (seen := through(drawing, dx, dy, window)) is not None
        ]
        marks = (
            *self._corners(window),
            *self._strips(window),
            *self._crosses(across, down),
            *self._label(window),
        )
        name = f"{row_letter(self._row)}{self._column + 1}"
        drawings.append(drawn(marks, tiling.width, tiling.height, text=name))
        whole = Rect(0.0, 0.0, tiling.width, tiling.height)
        return PosterPage(
            tiling.width,
            tiling.height,
            whole,
            whole,
            tuple(drawings),
            ground=(window,),
            label=name,
            kind="tile",
        )

    def _corners(self, window: Rect) -> Iterator[Item]:
        """Short lines outside of the corners, along which the sheet is cut."""
        long = min(MARK, self._margin - MARK_GAP)
        if long <= 0:
            return
        for x, outwards in ((window.x, -1), (window.right, 1)):
            for y, downwards in ((window.y, -1), (window.bottom, 1)):
                start, end = x + outwards * MARK_GAP, x + outwards * (MARK_GAP + long)
                yield rule(start, y, end, y, pen=PEN)
                start, end = y + downwards * MARK_GAP, y + downwards * (MARK_GAP + long)
                yield rule(x, start, x, end, pen=PEN)

    def _strips(self, window: Rect) -> Iterator[Item]:
        """The lines up to which the neighbours at the right and below are glued over this tile."""
        overlap = self._tiling.overlap
        if overlap and self._has_right:
            x = window.right - overlap
            yield rule(x, window.y, x, window.bottom, pen=GLUE)
        if overlap and self._has_lower:
            y = window.bottom - overlap
            yield rule(window.x, y, window.right, y, pen=GLUE)

    def _crosses(self, across: Span, down: Span) -> Iterator[Item]:
        """Crosses in the middle of each overlap, at the same places of the poster on both tiles."""
        half = self._tiling.overlap / 2
        if half < CROSS:
            return
        columns, rows = self._tiling.columns, self._tiling.rows
        seams_x = [columns[i].start + half for i in (self._column, self._column + 1) if 0 < i < len(columns)]
        seams_y = [rows[i].start + half for i in (self._row, self._row + 1) if 0 < i < len(rows)]
        ys = (down.start + down.length * 0.2, down.end - down.length * 0.2)
        xs = (across.start + across.length * 0.5, across.end - across.length * 0.15)
        places = [(x, y) for x in seams_x for y in ys] + [(x, y) for y in seams_y for x in xs]
        for x, y in places:
            at_x, at_y = x - across.start + self._margin, y - down.start + self._margin
            yield rule(at_x - CROSS, at_y, at_x + CROSS, at_y, pen=PEN)
            yield rule(at_x, at_y - CROSS, at_x, at_y + CROSS, pen=PEN)

    def _label(self, window: Rect) -> Iterator[Item]:
        """The tile's place, the map's name and the date: in a strip that is glued over, else in the margin."""
        naming, overlap = self._naming, self._tiling.overlap
        place = naming.translator.text(LABEL) % {
            "row": row_letter(self._row),
            "column": self._column + 1,
            "columns": len(self._tiling.columns),
        }
        text = " — ".join(filter(None, (place, naming.title, naming.date)))
        y = window.bottom + 1.0
        if self._has_lower and overlap >= LABEL_HEIGHT + 2:
            y = window.bottom - overlap + (overlap - LABEL_HEIGHT) / 2
        elif self._tiling.height - window.bottom - self._margin >= LABEL_HEIGHT:
            y = window.bottom + 3.0
        rect = Rect(window.x + MARK, y, window.width - 2 * MARK - overlap, LABEL_HEIGHT)
        yield from words(text, rect, font(LABEL_SIZE), ink="muted", book=naming.book)


def through(drawing: Drawing, dx: float, dy: float, window: Rect) -> Drawing | None:
    """Return a drawing moved by (dx, dy) and seen through a window of the page; None if nothing of it shows."""
    scale, (left, top) = drawing.scale, (drawing.offset[0] + dx, drawing.offset[1] + dy)
    seen = Rect(
        (window.x - left) / scale, (window.y - top) / scale, window.width / scale, window.height / scale
    )
    clip = drawing.clip
    if clip is not None:
        x, y = max(seen.x, clip.x), max(seen.y, clip.y)
        right, bottom = min(seen.right, clip.right), min(seen.bottom, clip.bottom)
        if right <= x or bottom <= y:
            return None
        seen = Rect(x, y, right - x, bottom - y)
    return Drawing(drawing.sheet, scale, (left, top), seen, shared=True)


__all__ = ["Naming", "row_letter", "through", "tile_pages", "tiling_of"]
