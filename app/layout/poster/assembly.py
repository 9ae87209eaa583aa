"""The sheet that comes before the tiles: how they belong together, what to do, and a line to measure."""

from collections.abc import Iterator

from app.i18n import N_
from app.ink.geometry import Rect
from app.ink.moving import moved
from app.ink.primitives import Item, Stroke
from app.layout.papers import POINTS_PER_MM, paper_named
from app.layout.poster.pages import Drawing, PosterPage, Tiling
from app.layout.poster.stationery import area, drawn, font, paragraph, rule, words
from app.layout.poster.tiles import Naming, row_letter
from app.layout.poster.wishes import TileWishes

HEADING = N_("Assembly plan")
FACTS = N_("%(width)d × %(height)d mm · %(sheets)d sheets %(paper)s · overlap %(overlap)s mm")
STEPS = (
    N_("1. Print all sheets at 100 %, not “fit to page”. The line below must measure 100 mm."),
    N_(
        "2. Cut the left and the upper edge of each sheet along its corner marks; the first column and row too."
    ),
    N_("3. Row by row: lay each sheet on the strip of the one before, up to its dashed line, and glue it."),
    N_("4. The small crosses of two sheets lie on each other. Then glue the rows together in the same way."),
)
CHECK = N_("100 mm")
PAD = 24.0
STEP = font(11)
STEP_GAP, CHECK_GAP, PICTURE_GAP = 4.0, 26.0, 22.0
SEAM = Stroke("accent", 1.0, dash=(5.0, 3.0))
FRAME = Stroke("hairline", 0.75)
INK = Stroke("text", 0.75)
AXIS = 22.0
"""Room beside the picture for the numbers of columns and the letters of rows, in points."""
OVERLAP_OPACITY = 0.18


class AssemblyPlan:
    """Composes the first sheet of a tiled poster."""

    def __init__(self, page: PosterPage, tiling: Tiling, wishes: TileWishes, naming: Naming) -> None:
        self._poster, self._tiling, self._wishes, self._naming = page, tiling, wishes, naming
        self._pad = max(PAD, wishes.margin_mm * POINTS_PER_MM + 8)
        self._width = tiling.width - 2 * self._pad

    def page(self) -> PosterPage:
        """Return the sheet."""
        tiling = self._tiling
        top, head = self._head()
        steps = self._steps()
        low = tiling.height - self._pad - sum(height + STEP_GAP for _items, height in steps) - CHECK_GAP
        picture = self._fitted(Rect(self._pad, top, self._width, low - top - PICTURE_GAP))
        below = tuple(self._below(picture.bottom + PICTURE_GAP, steps))
        scale = picture.width / self._poster.trim.width
        seams = (*self._overlaps(picture, scale), *self._lines(picture, scale), *self._axes(picture, scale))
        name = self._naming.translator.text(HEADING)
        whole = Rect(0.0, 0.0, tiling.width, tiling.height)
        return PosterPage(
            tiling.width,
            tiling.height,
            whole,
            whole,
            (
                *self._thumbnail(picture, scale),
                drawn((*head, *seams, *below), tiling.width, tiling.height, text=name),
            ),
            ground=(picture,),
            label=name,
            kind="plan",
        )

    def _say(self, message: str) -> str:
        return self._naming.translator.text(message)

    def _head(self) -> tuple[float, tuple[Item, ...]]:
        naming, tiling, trim = self._naming, self._tiling, self._poster.trim
        look, small = font(20, "bold"), font(10)
        facts = self._say(FACTS) % {
            "width": round(trim.width / POINTS_PER_MM),
            "height": round(trim.height / POINTS_PER_MM),
            "sheets": tiling.sheets,
            "paper": paper_named(self._wishes.paper).name,
            "overlap": naming.translator.manner.number(f"{self._wishes.overlap_mm:g}"),
        }
        below = " — ".join(filter(None, (naming.title, facts, naming.date)))
        y = self._pad
        heading = words(self._say(HEADING), Rect(self._pad, y, self._width, 26), look, book=naming.book)
        y += 28
        line, height = paragraph(
            below, Rect(self._pad, y, self._width, 30), small, ink="muted", book=naming.book
        )
        return y + height + 8, (*heading, *line)

    def _steps(self) -> list[tuple[tuple[Item, ...], float]]:
        """What to do: each step's lines from the top of the page, and their height."""
        rect = Rect(self._pad, 0, self._width, 0)
        return [paragraph(self._say(step), rect, STEP, book=self._naming.book) for step in STEPS]

    def _below(self, y: float, steps: list[tuple[tuple[Item, ...], float]]) -> Iterator[Item]:
        """The steps from a height down, then the line to measure."""
        for items, height in steps:
            yield from moved(items, 0, y)
            y += height + STEP_GAP
        yield from self._check(y + CHECK_GAP)

    def _check(self, y: float) -> Iterator[Item]:
        """The line of 100 mm with its ticks."""
        x, long = self._pad, 100 * POINTS_PER_MM
        yield rule(x, y, x + long, y, pen=INK)
        for tick in range(11):
            high = 6.0 if tick % 5 == 0 else 3.0
            yield rule(x + long * tick / 10, y - high, x + long * tick / 10, y, pen=INK)
        rect = Rect(x + long + 8, y - 10, max(20.0, self._width - long - 8), 12)
        yield from words(self._say(CHECK), rect, font(11, "semibold"), book=self._naming.book)

    def _fitted(self, room: Rect) -> Rect:
        """Where the small picture of the poster stands."""
        trim = self._poster.trim
        scale = min((room.width - AXIS) / trim.width, (room.height - AXIS) / trim.height)
        width, height = trim.width * scale, trim.height * scale
        left = room.x + AXIS + (room.width - AXIS - width) / 2
        return Rect(left, room.y + AXIS, width, height)

    def _thumbnail(self, picture: Rect, scale: float) -> Iterator[Drawing]:
        """The poster itself, small: the same drawings at another scale."""
        left, top = picture.x - self._poster.trim.x * scale, picture.y - self._poster.trim.y * scale
        for drawing in self._poster.drawings:
            offset = (left + drawing.offset[0] * scale, top + drawing.offset[1] * scale)
            yield Drawing(drawing.sheet, drawing.scale * scale, offset, drawing.clip, shared=True)

    def _overlaps(self, picture: Rect, scale: float) -> Iterator[Item]:
        yield area(picture, None, stroke=FRAME)
        wide = self._tiling.overlap * scale
        for span in self._tiling.columns[1:]:
            strip = Rect(picture.x + span.start * scale, picture.y, wide, picture.height)
            yield area(strip, "accent", opacity=OVERLAP_OPACITY)
        for span in self._tiling.rows[1:]:
            strip = Rect(picture.x, picture.y + span.start * scale, picture.width, wide)
            yield area(strip, "accent", opacity=OVERLAP_OPACITY)

    def _lines(self, picture: Rect, scale: float) -> Iterator[Item]:
        for span in self._tiling.columns[1:]:
            x = picture.x + span.start * scale
            yield rule(x, picture.y - 6, x, picture.bottom + 6, pen=SEAM)
        for span in self._tiling.rows[1:]:
            y = picture.y + span.start * scale
            yield rule(picture.x - 6, y, picture.right + 6, y, pen=SEAM)

    def _axes(self, picture: Rect, scale: float) -> Iterator[Item]:
        """The numbers of columns above the picture, the letters of rows at its left."""
        look, book = font(11, "bold"), self._naming.book
        for index, span in enumerate(self._tiling.columns):
            rect = Rect(picture.x + span.start * scale, picture.y - 18, span.length * scale, 14)
            yield from words(str(index + 1), rect, look, ink="accent", align="center", book=book)
        for index, span in enumerate(self._tiling.rows):
            middle = picture.y + (span.start + span.length / 2) * scale
            rect = Rect(picture.x - AXIS, middle - 7, AXIS - 6, 14)
            yield from words(row_letter(index), rect, look, ink="accent", align="center", book=book)
