"""From a map to a sheet; what did not change is taken over from the sheet before, by identity."""

import math
from collections.abc import Mapping, Sequence
from operator import attrgetter, is_
from typing import TYPE_CHECKING

from app import i18n
from app.collector import quiet_collector
from app.ink.fonts import FontBook
from app.ink.primitives import Placed
from app.ink.style import Style
from app.ink.text import default_book
from app.layout.grid import columns_of
from app.layout.lines import has_line, line_above
from app.layout.moments import wall_bands
from app.layout.note_numbers import numbered_notes, numbers_of_cards
from app.layout.options import LayoutOptions, is_shown, shelf_rows
from app.layout.parts import Parts, same_frame, same_ink, same_people
from app.layout.ribbon import Ribbon, lay_out_ribbon
from app.layout.sheet import Sheet, Shelf
from app.layout.title import Head, lay_out_corner, lay_out_title, title_key
from app.layout.undertones import engaged_stages, ghosts_of
from app.model.evidence import Evidence
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Row
from app.rows.kind import Column, RowContext, RowLayout
from app.rows.parts.folded import lay_out_row
from app.rows.parts.header import header_width
from app.rows.parts.rough import rough_height, rough_row
from app.values import dataclass, replace

if TYPE_CHECKING:
    from app.layout.companion import Companion
    from app.layout.foot import Marks

NO_OPTIONS = LayoutOptions()
RIBBON_GAP, SMALL_GAP = 12.0, 4.0
"""Below the ribbon; the small one where a pill or steps hang into it."""
NOTHING = Head((), 0.0)
_STAGE = attrgetter("stage")


def lay_out(
    project: Project,
    map_id: str,
    options: LayoutOptions = NO_OPTIONS,
    *,
    previous: Sheet | None = None,
    book: FontBook | None = None,
    down_to: float = math.inf,
    helper: "Companion | None" = None,
) -> Sheet:
    """Lay out one map; raises `KeyError` if the project has no map of that id.

    With `previous`, the sheet before an edit, what is still the same object keeps its layout: rows, cells, cards.
    Rows that begin below the height `down_to` may be rough; see `Sheet.rough_from`. A `helper` sets lines of cards
    beside this, if it can.
    """
    journey = next((found for found in project.maps if found.id == map_id), None)
    if journey is None:
        raise KeyError(map_id)
    before = previous if previous is not None and previous.map_id == map_id else None
    old = before.parts.context if before is not None and before.parts is not None else None
    context = _context(project, journey, options, book=book or default_book(), old=old)
    builder = _Builder(journey, options, context, before, evidence=project.evidence)
    if not journey.links:  # arrows may come from anywhere
        builder.down_to = down_to
    if before is not None:
        return builder.sheet()
    builder.helper = helper
    with quiet_collector():
        return builder.sheet()


def _context(
    project: Project, journey: JourneyMap, options: LayoutOptions, *, book: FontBook, old: RowContext | None
) -> RowContext:
    style = _style(journey, options)
    words = i18n.translator_for(options.language or i18n.language())
    header = (journey.layout.row_header_width if journey.layout else None) or style.header
    if style.is_poster:
        shown = [row for row in journey.rows if is_shown(row, options)]
        header = header_width(shown, style, book=book, words=words)
    context = RowContext(
        columns=_columns(journey, style, left=style.page_margin + header, old=old),
        header_width=header,
        style=old.style if old is not None and old.style == style else style,
        book=book,
        words=words,
        personas=_personas(project, journey, old),
        moments=journey.moments,
        links=journey.links,
        active_persona=options.active_persona or journey.primary_persona,
        only_active=options.only_active,
        pictures=options.pictures,
        draft=options.draft,
        full_text=options.full_text,
        votes=options.votes,
        tag_colours={tag.name: tag.colour for tag in project.tags if tag.colour},
        ghosts=ghosts_of(project, journey, old.ghosts if old is not None else {}),
        engaged=engaged_stages(journey),
        note_numbers=numbers_of_cards(numbered_notes(journey, options)) if options.notes else {},
    )
    if old is None or not same_ink(old, context):
        return context
    frame = old.frame if same_frame(old, context) else context.frame
    return replace(context, frame=frame, lost=old.lost)


def _columns(journey: JourneyMap, style: Style, *, left: float, old: RowContext | None) -> tuple[Column, ...]:
    """Return the columns, quickly where an edit left stages and style alone."""
    kept = old.columns if old is not None else ()
    same = old is not None and old.style == style and bool(kept) and kept[0].x == left
    if same and len(kept) == len(journey.stages) and all(map(is_, map(_STAGE, kept), journey.stages)):
        return kept
    return columns_of(journey, style, left=left, previous=kept)


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


class _Builder:
    """Puts the parts of a sheet together, from the title down to the foot."""

    def __init__(
        self,
        journey: JourneyMap,
        options: LayoutOptions,
        context: RowContext,
        previous: Sheet | None,
        *,
        evidence: tuple[Evidence, ...] = (),
    ) -> None:
        self._journey, self._options, self._context = journey, options, context
        parts = previous.parts if previous is not None else None
        self.down_to = math.inf
        self.helper: Companion | None = None
        self._before = parts if parts is not None and same_ink(parts.context, context) else None
        self._previous = previous if self._before is not None else None
        self._style = context.style
        self._left = context.style.page_margin
        columns = context.columns
        self._right = (
            columns[-1].right if columns else self._left + context.header_width + context.style.column
        )
        self._span_end = self._left + options.span if options.span else self._right
        self._persona = _persona_shown(context) if options.persona else None
        self._evidence = tuple(one.title for one in evidence if one.title) if options.evidence else ()

    def sheet(self) -> Sheet:
        style, context, left = self._style, self._context, self._left
        head, head_key = self._head()
        ribbon, ribbon_y = self._ribbon(), style.page_margin + head.height
        chevron_bottom = ribbon_y + ribbon.chevron_bottom
        gap = RIBBON_GAP if ribbon.height == ribbon.chevron_bottom else SMALL_GAP
        stack = self._rows(ribbon_y + ribbon.height + gap)
        last = stack.shelves[-1].bottom if stack.shelves else ribbon_y + ribbon.height
        # Below rows that are rough nobody sees the foot yet.
        is_rough = any(shelf.layout.is_rough for shelf in stack.shelves)
        marks = {} if is_rough else self._marks(stack)
        deck = self._deck(last + style.section_gap)
        end = last + style.section_gap + deck.height if deck.blocks else last
        foot, foot_key = (NOTHING, ()) if is_rough else self._foot(end + style.section_gap, marks)
        return Sheet(
            map_id=self._journey.id,
            width=self._right + style.page_margin,
            height=end + (foot.height + style.section_gap if foot.blocks else 0) + style.page_margin,
            style=style,
            columns=context.columns,
            shelves=tuple(stack.shelves),
            header_x=left,
            header_width=context.header_width,
            ribbon_y=ribbon_y,
            ribbon_height=ribbon.height,
            title=head.blocks,
            corner=lay_out_corner(
                None if style.is_poster else self._persona,
                context,
                x=left,
                y=ribbon_y + ribbon.chevron_y,
                height=ribbon.chevron_bottom - ribbon.chevron_y,
            ),
            ribbon=self._ribbon_blocks(ribbon, ribbon_y),
            backdrop=wall_bands(context, top=chevron_bottom, bottom=last),
            lines=tuple(stack.lines),
            overlay=self._links(stack.shelves),
            foot=(*deck.blocks, *foot.blocks),
            hidden_rows=tuple(row.id for row in self._journey.rows if row.hidden),
            parts=Parts(context, head, head_key, ribbon, marks, foot, foot_key, end + style.section_gap),
        )

    def _head(self) -> tuple[Head, tuple[object, ...]]:
        if not self._options.title:
            return NOTHING, ()
        key, before = title_key(self._journey, self._persona, width=self._span_end), self._before
        if before is not None and before.head_key == key and same_people(before.context, self._context):
            return before.head, key
        left, top = self._left, self._style.page_margin
        width = self._span_end - left
        compose = lay_out_title
        if self._style.is_poster:
            from app.layout.hero import lay_out_hero as compose  # no screen shows a poster
        head = compose(self._journey, self._persona, self._context, x=left, y=top, width=width)
        return head, key

    def _ribbon(self) -> Ribbon:
        before, context = self._before, self._context
        if before is None:
            return lay_out_ribbon(context)
        same = before.context.moments is context.moments and before.context.links is context.links
        if same and before.context.columns is context.columns:
            return before.ribbon
        return lay_out_ribbon(context, previous=before.ribbon)

    def _ribbon_blocks(self, ribbon: Ribbon, y: float) -> tuple[Placed, ...]:
        before, previous = self._before, self._previous
        if before is not None and previous is not None and before.ribbon is ribbon and previous.ribbon_y == y:
            return previous.ribbon
        return tuple(Placed(item.block, item.x, item.y + y) for item in ribbon.blocks)

    def _links(self, shelves: Sequence[Shelf]) -> tuple[Placed, ...]:
        if not self._context.links:
            return ()
        from app.layout.links import card_links  # most maps have none

        return card_links(self._context, shelves)

    def _deck(self, y: float) -> Head:
        if not shelf_rows(self._journey, self._options):
            return NOTHING
        from app.layout.shelf import lay_out_shelf  # no screen shows it

        return lay_out_shelf(
            self._journey, self._context, self._options, x=self._left, y=y, right=self._span_end
        )

    def _foot(self, y: float, marks: "Mapping[str, tuple[Row, Marks]]") -> tuple[Head, tuple[object, ...]]:
        if not self._options.foot:
            return NOTHING, ()
        from app.layout.foot import foot_words, lay_out_foot  # a large map is seen before its foot

        shown, left = [found for _row, found in marks.values()], self._left
        width = self._span_end - left
        key = (*foot_words(self._journey, shown), self._evidence, self._options.legend, left, width)
        before = self._before
        if before is not None and before.foot_key == key and same_people(before.context, self._context):
            return _lowered(before.foot, y - before.foot_y), key
        made = lay_out_foot(
            self._journey,
            self._context,
            marks=shown,
            evidence=self._evidence,
            legend=self._options.legend,
            x=left,
            y=y,
            width=width,
        )
        return made, key

    def _marks(self, stack: "_Stack") -> "dict[str, tuple[Row, Marks]]":
        """The signs of the rows that are shown; a row that did not change keeps them."""
        from app.layout.foot import marks_of  # a large map is seen before its foot

        known = self._before.marks if self._before is not None else {}
        marks = {}
        for row in (shelf.layout.row for shelf in stack.shelves):
            held = known.get(row.id)
            marks[row.id] = held if held is not None and held[0] is row else (row, marks_of(row))
        return marks

    def _rows(self, top: float) -> "_Stack":
        stack = _Stack([], [], top)
        known = _Known(self._previous, self._context, learns=self.down_to < math.inf)
        rows = [row for row in self._journey.rows if is_shown(row, self._options)]
        if self.helper is not None:
            self.helper.begin(rows, self._context)
        for row in rows:
            self._add(row, stack, known)
        return stack

    def _add(self, row: Row, stack: "_Stack", known: "_Known") -> None:
        if has_line(row):
            if stack.shelves:
                stack.y -= self._style.row_gap
            stack.lines.append(
                line_above(row, self._context, x=self._left, y=stack.y, with_meaning=self._options.meanings)
            )
            stack.y += self._style.line_gap
        if self.helper is not None:
            self._context.ready.update(self.helper.ready(row))
        layout = known.row(row, may_be_rough=stack.y > self.down_to)
        stack.shelves.append(known.shelf(layout, stack.y))
        stack.y += layout.height + self._style.row_gap


def _lowered(head: Head, down: float) -> Head:
    """Return the same blocks further down."""
    if not down:
        return head
    return Head(tuple(Placed(item.block, item.x, item.y + down) for item in head.blocks), head.height)


@dataclass(slots=True)
class _Stack:
    """Shelves and lines placed so far, and the height reached."""

    shelves: list[Shelf]
    lines: list[Placed]
    y: float


def _persona_shown(context: RowContext) -> Persona | None:
    active = context.personas.get(context.active_persona or "")
    return active or next(iter(context.personas.values()), None)


class _Known:
    """The rows of the sheet before, and whether they may stay."""

    def __init__(self, previous: Sheet | None, context: RowContext, *, learns: bool) -> None:
        self._context, self.learns = context, learns
        old = previous.parts.context if previous is not None and previous.parts is not None else None
        self._shelves = {shelf.row_id: shelf for shelf in previous.shelves} if previous is not None else {}
        self._holds = old is not None and old.frame is context.frame
        self._same_people = old is not None and same_people(old, context)
        drafts = {old.draft if old is not None else None, context.draft}
        self._drafts = drafts if len(drafts) > 1 else set()
        self._measured = self._reckoned = 1.0

    def row(self, row: Row, *, may_be_rough: bool) -> RowLayout:
        """Return the row's layout: the one from before if it would be no different."""
        shelf = self._shelves.get(row.id)
        before = shelf.layout if shelf is not None else None
        if before is not None and before.is_rough and not may_be_rough:
            before = None
        if before is not None and before.row is row and self._holds and self._still(row):
            return before
        if may_be_rough:
            height = rough_height(row, self._context)
            if height is not None:
                return rough_row(row, self._context, round(height * self._measured / self._reckoned))
        made = lay_out_row(row, self._context, previous=before)
        if self.learns:
            self._learn(made)
        return made

    def _learn(self, made: RowLayout) -> None:
        """Compare a row that was laid out with what would have been reckoned, for the rows below."""
        height = rough_height(made.row, self._context)
        if height is not None:
            self._reckoned += height
            self._measured += made.height

    def _still(self, row: Row) -> bool:
        if not self._same_people and row.curves:
            return False
        return not self._drafts or not any(
            card.id in self._drafts for cards in row.cells.values() for card in cards
        )

    def shelf(self, layout: RowLayout, y: float) -> Shelf:
        """Return the shelf at that height: the one from before if it has not moved."""
        before = self._shelves.get(layout.row.id)
        still = before is not None and before.layout is layout and before.y == y
        return before if before is not None and still else Shelf(layout, y)


__all__ = ["LayoutOptions", "lay_out"]
