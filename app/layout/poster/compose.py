"""From a spread to the pages of a poster: title, stages and row headers on each page where they belong."""

from collections.abc import Iterator

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.layout.poster.pages import Drawing, PosterPage
from app.layout.poster.paging import Part, grid_bottom, grid_top
from app.layout.poster.spread import Spread
from app.layout.poster.stationery import area, drawn, font, words
from app.layout.ribbon import PLACES
from app.layout.sheet import Sheet

SEAM = 0.5
"""How far row headers reach below the first stage, in map units, so that no light shows between them."""
HEADER_REACH = 12.0
EDGE = 1.0
"""How far title and foot stay away from the grid, in map units, so that no line of it shows."""
LABEL_SIZE, LABEL_HEIGHT = 7.0, 10.0
RUNNING_SHARE = 0.6
"""The size of the running title of later pages, in shares of the title's."""
PAGE = N_("Page %(page)d of %(pages)d")
STAGE, STAGES = N_("stage %d"), N_("stages %(first)d to %(last)d")


class Composer:
    """Puts the pages of a spread together."""

    def __init__(
        self,
        spread: Spread,
        *,
        title: str,
        translator: Translator,
        book: FontBook | None,
        more: int = 0,
        numbers: bool = True,
    ) -> None:
        """Prepare a spread that `more` pages follow; without `numbers` pages do not tell which they are."""
        self._spread, self._sheet, self._scale = spread, spread.sheet, spread.scale
        self._title, self._words, self._book = title, translator, book
        self._margin, self._more, self._has_numbers = spread.paper.margin, more, numbers
        self._lengths: tuple[float, float] | None = None

    def pages(self) -> tuple[PosterPage, ...]:
        """Return the pages, group of stages by group of stages, each from the top down."""
        if self._spread.is_whole:
            return (self._whole(),)
        return tuple(self._all())

    def _whole(self) -> PosterPage:
        sheet, paper, scale = self._sheet, self._spread.paper, self._scale
        width, height = self._cut_to_length(
            (sheet.width - 2 * sheet.style.page_margin) * scale,
            (sheet.height - 2 * sheet.style.page_margin) * scale,
        )
        left, top = (width - sheet.width * scale) / 2, (height - sheet.height * scale) / 2
        return self._page(width, height, (Drawing(sheet, scale, (left, top)),), label=paper.name)

    def _cut_to_length(self, used_x: float, used_y: float) -> tuple[float, float]:
        """A roll is cut where the map ends."""
        paper = self._spread.paper
        if not paper.is_roll:
            return paper.width, paper.height
        if paper.width > paper.height:
            return min(paper.width, used_x + 2 * paper.margin), paper.height
        return paper.width, min(paper.height, used_y + 2 * paper.margin)

    def _length(self) -> tuple[float, float]:
        """The size of each of several pages: on a roll, as long as the longest one needs."""
        if self._lengths is None:
            self._lengths = self._longest()
        return self._lengths

    def _longest(self) -> tuple[float, float]:
        sheet, scale = self._sheet, self._scale
        parts = [part for group in self._spread.parts for part in group]
        widths = [sum(one.width for one in sheet.columns[part.first : part.last]) for part in parts]
        reach = max((placed.rect.right for placed in (*sheet.title, *sheet.foot)), default=0.0)
        wide = max(sheet.header_width + max(widths, default=0.0), reach - sheet.style.page_margin)
        high = grid_top(sheet) + max((part.bottom - part.top for part in parts), default=0.0)
        high += sheet.height - grid_bottom(sheet)
        return self._cut_to_length(wide * scale, high * scale)

    def _page(self, width: float, height: float, drawings: tuple[Drawing, ...], *, label: str) -> PosterPage:
        whole = Rect(0.0, 0.0, width, height)
        return PosterPage(width, height, whole, whole, drawings, ground=(whole,), label=label)

    def _all(self) -> Iterator[PosterPage]:
        spread, total = self._spread, self._spread.pages
        number = 0
        if spread.cover:
            number += 1
            yield self._numbered((self._head(),), number, total, stages="")
        for group in spread.parts:
            for index, part in enumerate(group):
                number += 1
                is_end = part is spread.parts[-1][-1] and not spread.end
                drawings = tuple(self._drawings(part, row=index, number=number, has_foot=is_end))
                yield self._numbered(drawings, number, total, stages=self._stages(part))
        if spread.end:
            yield self._numbered((self._foot(self._margin),), total, total, stages="")

    def _drawings(self, part: Part, *, row: int, number: int, has_foot: bool) -> Iterator[Drawing]:
        sheet, scale = self._sheet, self._scale
        top = self._margin
        if number == 1:
            yield self._head()
        elif row == 0 and self._spread.aligned:
            yield from self._running_title()
        if number == 1 or (row == 0 and self._spread.aligned):
            top += (sheet.ribbon_y - sheet.style.page_margin) * scale
        ribbon_bottom = grid_top(sheet)
        yield from self._band(part, sheet.ribbon_y, ribbon_bottom, top=top)
        yield from self._begun_bracket(part, top)
        top += (ribbon_bottom - sheet.ribbon_y) * scale
        yield from self._rows(part, top)
        if has_foot and sheet.foot:
            yield self._foot(top + (part.bottom - part.top) * scale)

    def _begun_bracket(self, part: Part, top: float) -> Iterator[Drawing]:
        """Yield the word of the bracket over the first stage once more if it began on a page before."""
        sheet, first = self._sheet, part.first
        moments = [column.stage.moment for column in sheet.columns[max(0, first - 1) : part.last]]
        if not first or len(moments) < 2 or moments[0] != moments[1] or moments[0] not in PLACES:
            return
        word = self._words.text(PLACES[moments[0]]).upper()
        room = Rect(0.0, 0.0, sheet.columns[first].width, sheet.style.bracket_height)
        items = words(word, room, sheet.style.line_label, ink="muted", book=self._book)
        made = drawn(items, room.width, room.height, text=word)
        yield Drawing(made.sheet, self._scale, (self._columns_left, top))

    def _head(self) -> Drawing:
        """The title, on the first page; nothing of the stages below it."""
        sheet = self._sheet
        inset = sheet.style.page_margin
        bottom = max((placed.rect.bottom for placed in sheet.title), default=inset) + EDGE
        clip = Rect(0.0, 0.0, self._reach, min(bottom, sheet.ribbon_y - EDGE))
        return self._placed(clip, inset, inset, left=self._margin, top=self._margin)

    def _foot(self, top: float) -> Drawing:
        """The foot, whose sheet would begin at a height of the page; nothing of the rows above it."""
        sheet = self._sheet
        bottom = grid_bottom(sheet)
        y = max(bottom, min(placed.y for placed in sheet.foot) - EDGE)
        clip = Rect(0.0, y, self._reach, sheet.height - y)
        left = sheet.style.page_margin
        return self._placed(clip, left, y, left=self._margin, top=top + (y - bottom) * self._scale)

    @property
    def _reach(self) -> float:
        """How far title and foot may reach to the right, in map units."""
        return max(self._sheet.width, self._spread.paper.width / self._scale)

    def _placed(self, clip: Rect, x: float, y: float, *, left: float, top: float) -> Drawing:
        """Return the part of the sheet within `clip`, with the sheet's (x, y) at `left`, `top` of the page."""
        scale = self._scale
        return Drawing(self._sheet, scale, (left - x * scale, top - y * scale), clip)

    def _band(self, part: Part, y: float, bottom: float, *, top: float) -> Iterator[Drawing]:
        """Yield the row headers' column and the part's stages between two heights of the sheet."""
        sheet = self._sheet
        seam = SEAM if y >= grid_top(sheet) else 0.0  # above the rows, words begin where the first stage does
        if part.last == part.first:
            yield self._header(y, bottom, top=top, seam=seam)
            return
        first = sheet.columns[part.first]
        if part.first == 0:
            left = sheet.header_x - HEADER_REACH
            clip = Rect(left, y, self._right(part) - left, bottom - y)
            yield self._placed(clip, sheet.header_x, y, left=self._margin, top=top)
            return
        yield self._header(y, bottom, top=top, seam=seam)
        clip = Rect(first.x, y, self._right(part) - first.x, bottom - y)
        yield self._placed(clip, first.x, y, left=self._columns_left, top=top)

    def _right(self, part: Part) -> float:
        """Where the part ends; the last one takes the tip of the last chevron along."""
        right = self._sheet.columns[part.last - 1].right
        return right + HEADER_REACH if part.last == len(self._sheet.columns) else right

    @property
    def _columns_left(self) -> float:
        return self._margin + self._sheet.header_width * self._scale

    def _header(self, y: float, bottom: float, *, top: float, seam: float = SEAM) -> Drawing:
        sheet = self._sheet
        left = sheet.header_x - HEADER_REACH
        clip = Rect(left, y, sheet.header_x + sheet.header_width + seam - left, bottom - y)
        return self._placed(clip, sheet.header_x, y, left=self._margin, top=top)

    def _rows(self, part: Part, top: float) -> Iterator[Drawing]:
        if not (part.tops or part.bottoms):
            yield from self._band(part, part.top, part.bottom, top=top)
            return
        yield self._patch(part, top)
        yield from self._begun_headers(part, top)
        tops = part.tops or (part.top,) * (part.last - part.first)
        bottoms = part.bottoms or (part.bottom,) * (part.last - part.first)
        first = self._sheet.columns[part.first]
        for column, upper, lower in zip(
            self._sheet.columns[part.first : part.last], tops, bottoms, strict=True
        ):
            clip = Rect(column.x, upper, column.width, lower - upper)
            yield self._placed(
                clip,
                first.x,
                upper,
                left=self._columns_left,
                top=top + (upper - part.top) * self._scale,
            )

    def _patch(self, part: Part, top: float) -> Drawing:
        """The empty band where columns end higher or begin lower than others."""
        paper, scale = self._spread.paper, self._scale
        left = self._sheet.columns[part.first].x
        boxes = [
            area(
                Rect(
                    self._columns_left + (hole.x - left) * scale,
                    top + (hole.y - part.top) * scale,
                    hole.width * scale,
                    hole.height * scale,
                ),
                "band",
            )
            for hole in holes(self._sheet, part)
        ]
        return drawn(boxes, paper.width, paper.height)

    def _begun_headers(self, part: Part, top: float) -> Iterator[Drawing]:
        """Yield the row headers, that of a row which began on the page before once more from its top."""
        begun = part.header
        if begun is None:
            yield self._header(part.top, part.bottom, top=top)
            return
        end = min(begun.bottom, part.bottom)
        yield self._header(begun.y, begun.y + end - part.top, top=top)
        if part.bottom > end:
            yield self._header(end, part.bottom, top=top + (end - part.top) * self._scale)

    def _running_title(self) -> Iterator[Drawing]:
        """Yield the map's name where the first page has its title."""
        sheet, paper = self._sheet, self._spread.paper
        height = (sheet.ribbon_y - sheet.style.page_margin) * self._scale
        size = min(sheet.style.title.size * self._scale * RUNNING_SHARE, height * 0.6)
        if not self._title or size < LABEL_SIZE:
            return
        look = font(size, "bold")
        rect = Rect(self._margin, self._margin, paper.width - 2 * self._margin, height)
        yield drawn(words(self._title, rect, look, ink="muted", book=self._book), paper.width, paper.height)

    def _numbered(self, drawings: tuple[Drawing, ...], number: int, total: int, *, stages: str) -> PosterPage:
        width, height = self._length()
        label = self._words.text(PAGE) % {"page": number, "pages": total + self._more}
        note = " · ".join(filter(None, (self._title, stages, label if self._has_numbers else "")))
        rect = Rect(
            self._margin,
            height - self._margin + (self._margin - LABEL_HEIGHT) / 2,
            width - 2 * self._margin,
            LABEL_HEIGHT,
        )
        items = words(note, rect, font(LABEL_SIZE), ink="muted", align="end", book=self._book)
        return self._page(width, height, (*drawings, drawn(items, width, height, text=note)), label=label)

    def _stages(self, part: Part) -> str:
        if part.first + 1 >= part.last:
            return self._words.text(STAGE) % (part.first + 1)
        return self._words.text(STAGES) % {"first": part.first + 1, "last": part.last}


def holes(sheet: Sheet, part: Part) -> tuple[Rect, ...]:
    """Return where columns of a part that was cut through a row show none of it, in map units."""
    columns = sheet.columns[part.first : part.last]
    above = (Rect(c.x, part.top, c.width, top - part.top) for c, top in zip(columns, part.tops, strict=False))
    below = (
        Rect(c.x, low, c.width, part.bottom - low) for c, low in zip(columns, part.bottoms, strict=False)
    )
    return tuple(rect for rect in (*above, *below) if rect.height > 0)


__all__ = ["Composer", "holes"]
