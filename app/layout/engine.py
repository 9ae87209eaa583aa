"""From a map to a sheet; what did not change is taken over from the sheet before, by identity."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app import i18n
from app.ink.fonts import FontBook
from app.ink.primitives import Placed
from app.ink.style import Style
from app.ink.text import default_book
from app.layout.foot import lay_out_foot
from app.layout.grid import columns_of, same_places
from app.layout.lines import has_line, line_above
from app.layout.moments import wall_bands
from app.layout.options import LayoutOptions
from app.layout.ribbon import lay_out_ribbon
from app.layout.sheet import Sheet, Shelf
from app.layout.title import Head, lay_out_corner, lay_out_title
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Row
from app.rows.kind import Column, RowContext, RowLayout, kind_of

NO_OPTIONS = LayoutOptions()


def lay_out(
    project: Project,
    map_id: str,
    options: LayoutOptions = NO_OPTIONS,
    *,
    previous: Sheet | None = None,
    book: FontBook | None = None,
) -> Sheet:
    """Lay out one map; raises `KeyError` if the project has no map of that id.

    With `previous`, the sheet before an edit, what is still the same object keeps its layout: rows, cells, cards.
    """
    journey = next((found for found in project.maps if found.id == map_id), None)
    if journey is None:
        raise KeyError(map_id)
    before = previous if previous is not None and previous.map_id == map_id else None
    context = _context(project, journey, options, book=book or default_book(), previous=before)
    return _Builder(journey, options, context, before).sheet()


def _context(
    project: Project, journey: JourneyMap, options: LayoutOptions, *, book: FontBook, previous: Sheet | None
) -> RowContext:
    style = _style(journey, options)
    header = journey.layout.row_header_width if journey.layout else None
    width = header or style.header
    old = previous.context if previous is not None else None
    columns = columns_of(
        journey, style, left=style.page_margin + width, previous=old.columns if old is not None else ()
    )
    return RowContext(
        columns=columns,
        header_width=width,
        style=old.style if old is not None and old.style == style else style,
        book=book,
        words=i18n.translator_for(options.language or i18n.language()),
        personas=_personas(project, journey, old),
        moments=journey.moments,
        active_persona=options.active_persona or journey.primary_persona,
        pictures=options.pictures,
        draft=options.draft,
        full_text=options.full_text,
    )


def _style(journey: JourneyMap, options: LayoutOptions) -> Style:
    style = options.style
    width = options.column or (journey.layout.column_width if journey.layout else None)
    return replace(style, column=width) if width and width != style.column else style


def _personas(project: Project, journey: JourneyMap, old: RowContext | None) -> Mapping[str, Persona]:
    """The map's personas by id, in the map's order; the mapping from before if they are the same objects."""
    known = {persona.id: persona for persona in project.personas}
    used = {id_: known[id_] for id_ in journey.persona_ids if id_ in known}
    if old is None or list(old.personas) != list(used):
        return used
    return old.personas if all(old.personas[id_] is one for id_, one in used.items()) else used


@dataclass(slots=True)
class _Stack:
    """Shelves and lines placed so far, and the height reached."""

    shelves: list[Shelf]
    lines: list[Placed]
    y: float


class _Builder:
    """Puts the parts of a sheet together, from the title down to the foot."""

    def __init__(
        self, journey: JourneyMap, options: LayoutOptions, context: RowContext, previous: Sheet | None
    ) -> None:
        self._journey, self._options, self._context = journey, options, context
        self._previous = previous
        self._style = context.style
        self._left = context.style.page_margin
        columns = context.columns
        self._right = (
            columns[-1].right if columns else self._left + context.header_width + context.style.column
        )
        self._persona = _persona_shown(context)

    def sheet(self) -> Sheet:
        style, context, left = self._style, self._context, self._left
        head = self._head()
        ribbon_y = style.page_margin + head.height
        ribbon = lay_out_ribbon(context)
        stack = self._rows(ribbon_y + ribbon.height + self._gap_below(ribbon.height, ribbon.chevron_bottom))
        last = stack.shelves[-1].bottom if stack.shelves else ribbon_y + ribbon.height
        foot = self._foot(last + style.section_gap)
        corner_height = ribbon.chevron_bottom - ribbon.chevron_y
        return Sheet(
            map_id=self._journey.id,
            width=self._right + style.page_margin,
            height=last + (foot.height + style.section_gap if foot.blocks else 0) + style.page_margin,
            style=style,
            columns=context.columns,
            shelves=tuple(stack.shelves),
            header_x=left,
            header_width=context.header_width,
            ribbon_y=ribbon_y,
            ribbon_height=ribbon.height,
            title=head.blocks,
            corner=lay_out_corner(
                self._persona, context, x=left, y=ribbon_y + ribbon.chevron_y, height=corner_height
            ),
            ribbon=tuple(Placed(item.block, item.x, item.y + ribbon_y) for item in ribbon.blocks),
            backdrop=wall_bands(context, top=ribbon_y + ribbon.chevron_bottom, bottom=last),
            lines=tuple(stack.lines),
            foot=foot.blocks,
            hidden_rows=tuple(row.id for row in self._journey.rows if row.hidden),
            context=context,
        )

    def _head(self) -> Head:
        if not self._options.title:
            return Head((), 0.0)
        left = self._left
        return lay_out_title(
            self._journey,
            self._persona,
            self._context,
            x=left,
            y=self._style.page_margin,
            width=self._right - left,
        )

    def _foot(self, y: float) -> Head:
        if not self._options.foot:
            return Head((), 0.0)
        width = self._right - self._left
        return lay_out_foot(self._journey, self._context, x=self._left, y=y, width=width)

    def _gap_below(self, height: float, chevron_bottom: float) -> float:
        """The gap below the ribbon; less where a pill or steps hang into it."""
        return 4.0 if height > chevron_bottom else 12.0

    def _rows(self, top: float) -> _Stack:
        stack = _Stack([], [], top)
        known = _Known(self._previous, self._context)
        for row in self._journey.rows:
            if row.hidden and not self._options.show_hidden:
                continue
            self._add(row, stack, known)
        return stack

    def _add(self, row: Row, stack: _Stack, known: "_Known") -> None:
        if has_line(row):
            if stack.shelves:
                stack.y -= self._style.row_gap
            line = line_above(
                row, self._context, x=self._left, y=stack.y, with_meaning=self._options.meanings
            )
            stack.lines.append(line)
            stack.y += self._style.line_gap
        layout = known.row(row)
        stack.shelves.append(known.shelf(layout, stack.y))
        stack.y += layout.height + self._style.row_gap


def _persona_shown(context: RowContext) -> Persona | None:
    active = context.personas.get(context.active_persona or "")
    return active or next(iter(context.personas.values()), None)


class _Known:
    """The rows of the sheet before, and whether they may stay."""

    def __init__(self, previous: Sheet | None, context: RowContext) -> None:
        self._context = context
        old = previous.context if previous is not None else None
        usable = old is not None and _same_ink(old, context)
        self._shelves = {shelf.row_id: shelf for shelf in previous.shelves} if previous and usable else {}
        self._same_frame = old is not None and usable and _same_frame(old, context)
        self._drafts = {old.draft if old else None, context.draft}
        if len(self._drafts) == 1:
            self._drafts = set()

    def row(self, row: Row) -> RowLayout:
        """Return the row's layout: the one from before if it would be no different."""
        shelf = self._shelves.get(row.id)
        before = shelf.layout if shelf is not None else None
        if before is not None and before.row is row and self._same_frame and not self._is_typed(row):
            return before
        return kind_of(row.kind).lay_out(row, self._context, previous=before)

    def shelf(self, layout: RowLayout, y: float) -> Shelf:
        """Return the shelf at that height: the one from before if it has not moved."""
        before = self._shelves.get(layout.row.id)
        return (
            before if before is not None and before.layout is layout and before.y == y else Shelf(layout, y)
        )

    def _is_typed(self, row: Row) -> bool:
        return bool(self._drafts) and any(
            card.id in self._drafts for cards in row.cells.values() for card in cards
        )


def _same_ink(old: RowContext, new: RowContext) -> bool:
    """Say whether a card would look the same in both."""
    return (
        old.style is new.style
        and old.book is new.book
        and old.words is new.words
        and old.pictures == new.pictures
        and old.full_text == new.full_text
    )


def _same_frame(old: RowContext, new: RowContext) -> bool:
    """Say whether a row that did not change would look the same in both."""
    return (
        same_places(old.columns, new.columns)
        and old.header_width == new.header_width
        and old.personas is new.personas
        and old.moments is new.moments
        and old.active_persona == new.active_persona
    )


__all__ = ["Column", "LayoutOptions", "lay_out"]
