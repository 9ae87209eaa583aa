"""Which part of a drawing is what to a screen reader: title, table of stages and rows, cards, curves, ornaments.

A map is a table: a heading for each stage, a row for each row with its own heading, a paragraph for each card. A
curve is a figure with its points in words. What only decorates is an artifact.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from app.i18n import N_, translator_for
from app.ink.primitives import Block, Placed, TextLine
from app.layout.sheet import Sheet, Shelf
from app.model.row import Point, Row
from app.render.order import Group, SheetOrder
from app.render.pdf_content import BlockWriter
from app.render.pdf_page import PdfDrawing
from app.render.pdf_structure import DOCUMENT, StructureTree, written

LINE_ACROSS = "/A<</O/Table/ColSpan %d/Scope/Row>>"
COLUMN_HEAD, ROW_HEAD = "/A<</O/Table/Scope/Column>>", "/A<</O/Table/Scope/Row>>"
CURVE = N_("Emotion line")


class TaggedDrawing:
    """The operators of one drawing on one page, each part marked for the tree."""

    def __init__(
        self,
        drawing: PdfDrawing,
        tree: StructureTree,
        writer: BlockWriter,
        *,
        order: SheetOrder,
        on_link: Callable[[Placed, int], None],
    ) -> None:
        """Take a drawing; `on_link` is told of each block that leads somewhere, and its node in the tree."""
        self._order = order
        self._sheet, self._clip, self._tree, self._writer = drawing.sheet, drawing.clip, tree, writer
        self._on_link = on_link
        self._section = self._table = -1
        self._row: int | None = None
        self._figures: dict[int, int] = {}
        clip, columns = drawing.clip, drawing.sheet.columns
        self._shown = [clip is None or (one.x < clip.right and clip.x < one.right) for one in columns]

    def operators(self) -> Iterator[str]:
        """Yield everything that is drawn, in order."""
        parts = {
            "ground": self._ground,
            "title": self._title,
            "stages": self._stages,
            "line": self._line,
            "header": self._header,
            "cell": self._cell,
            "over": self._over,
            "foot": self._foot,
        }
        for group in self._order.groups(self._clip):
            yield from parts[group.role](group)

    def _in_section(self) -> int:
        if self._section < 0:
            self._section = self._tree.add("Sect", DOCUMENT)
        return self._section

    def _in_table(self) -> int:
        if self._table < 0:
            self._table = self._tree.add("Table", self._in_section())
        return self._table

    def _marked(self, placed: Placed, node: int, tag: str) -> str:
        """Return a block that belongs to a node."""
        drawn = self._writer.placed(placed)
        if not drawn:
            return ""
        marked = f"/{tag}<</MCID {self._tree.mark(node)}>>BDC\n{drawn}EMC\n"
        if self._writer.links(placed.block):
            self._on_link(placed, node)
        return marked

    def _ornaments(self, blocks: tuple[Placed, ...]) -> Iterator[str]:
        if blocks:
            yield "/Artifact BMC\n"
            yield from map(self._writer.placed, blocks)
            yield "EMC\n"
            for placed in blocks if self._writer.has_links else ():
                if self._writer.links(placed.block):
                    self._on_link(placed, self._in_section())

    def _said(self, blocks: tuple[Placed, ...], parent: int) -> Iterator[str]:
        """Yield blocks under a node: a paragraph for each that says something, the others as ornaments."""
        for placed in blocks:
            if placed.block.text:
                yield self._marked(placed, self._tree.add("P", parent), "P")
            else:
                yield from self._ornaments((placed,))

    def _ground(self, group: Group) -> Iterator[str]:
        if group.shelf is None or not group.shelf.layout.row.curves:
            yield from self._ornaments(group.placed)
            return
        for placed in group.placed:
            if placed.block.slot.kind == "curve":
                yield self._marked(placed, self._figure(group.shelf), "Figure")
            else:
                yield from self._ornaments((placed,))

    def _figure(self, shelf: Shelf) -> int:
        """Return the node of a row's curves and their points; it is hung into the table when the row is."""
        node = self._figures.get(id(shelf))
        if node is None:
            alt = written(curve_in_words(self._sheet, shelf.layout.row))
            node = self._figures[id(shelf)] = self._tree.add("Figure", None, f"/Alt {alt}")
        return node

    def _title(self, group: Group) -> Iterator[str]:
        for placed in group.placed:
            if placed.block.slot.kind != "title":
                yield from self._said((placed,), self._in_section())
                continue
            heading, rest = _split(placed.block)
            yield self._marked(
                Placed(heading, placed.x, placed.y), self._tree.add("H1", self._in_section()), "H1"
            )
            if rest is not None:
                node = self._tree.add("P", self._in_section())
                yield self._marked(Placed(rest, placed.x, placed.y), node, "P")

    def _stages(self, group: Group) -> Iterator[str]:
        columns = self._sheet.columns
        if not group.blocks:
            return
        if not columns:
            yield from self._said(group.placed, self._in_section())
            return
        row = self._tree.add("TR", self._in_table())
        lefts = [column.x for column, shown in zip(columns, self._shown, strict=True) if shown]
        heads = [self._tree.add("TH", row, COLUMN_HEAD) for _place in (None, *lefts)]
        for placed in group.placed:
            node = heads[bisect_right(lefts, placed.x + 1)]
            if placed.block.slot.kind == "stage":
                yield self._marked(placed, node, "TH")
            else:
                yield from self._said((placed,), node)

    def _line(self, group: Group) -> Iterator[str]:
        across = LINE_ACROSS % (sum(self._shown) + 1)
        for placed in group.placed:
            row = self._tree.add("TR", self._in_table())
            yield self._marked(placed, self._tree.add("TH", row, across), "TH")

    def _header(self, group: Group) -> Iterator[str]:
        self._row = self._tree.add("TR", self._in_table()) if self._is_seen(group.shelf) else None
        if self._row is None:
            yield from self._ornaments(group.placed)
            return
        node = self._tree.add("TH", self._row, ROW_HEAD)
        for placed in group.placed:
            yield self._marked(placed, node, "TH")

    def _is_seen(self, shelf: Shelf | None) -> bool:
        clip = self._clip
        return clip is None or (shelf is not None and shelf.y < clip.bottom and clip.y < shelf.bottom)

    def _cell(self, group: Group) -> Iterator[str]:
        if self._row is None or not self._shown[group.column]:
            yield from self._ornaments(group.placed)  # what reaches in from a column beyond the edge
            return
        if group.shelf is not None and group.shelf.layout.row.curves:
            return  # one cell goes across all stages, for the figure
        node = self._tree.add("TD", self._row)
        number = first = self._tree.add_pieces("P", node, len(group.blocks))
        drawn, write, dy = [], self._writer.placed, group.dy
        for placed in group.blocks:
            drawn.append(f"/P<</MCID {number}>>BDC\n{write(placed, dy)}EMC\n")
            number += 1
        yield "".join(drawn)
        if self._writer.has_links:
            self._cell_links(group, first)

    def _cell_links(self, group: Group, first: int) -> None:
        for number, placed in enumerate(group.placed, first):
            if self._writer.links(placed.block):
                self._on_link(placed, self._tree.owner(number))

    def _over(self, group: Group) -> Iterator[str]:
        shelf = group.shelf
        if self._row is None or shelf is None or not shelf.layout.row.curves:
            yield from self._ornaments(group.placed)
            return
        span = f"/A<</O/Table/ColSpan {max(1, sum(self._shown))}>>"
        node = self._tree.add("TD", self._row, span)
        figure = self._figure(shelf)
        self._tree.hang(figure, node)
        for placed in group.placed:
            if placed.block.slot.kind in ("point", "curve"):
                yield self._marked(placed, figure, "Figure")
            else:
                yield from self._said((placed,), node)

    def _foot(self, group: Group) -> Iterator[str]:
        said = any(one.block.text for one in group.blocks)
        yield from (self._said(group.placed, self._in_section()) if said else self._ornaments(group.placed))


def _split(block: Block) -> tuple[Block, Block | None]:
    """Return the lines of a title in its largest type, and all that follows them."""
    lines = [(index, item.line.size) for index, item in enumerate(block.items) if isinstance(item, TextLine)]
    largest = max((size for _index, size in lines), default=0.0)
    end = 1 + max((index for index, size in lines if size == largest), default=len(block.items) - 1)
    if end >= len(block.items):
        return block, None
    parts = (block.items[:end], block.items[end:])
    first, second = (Block(block.slot, block.width, block.height, items) for items in parts)
    return first, second


def _value(point: Point, row: Row) -> str:
    """Return a point's value as its row shows it: engagement from 1 to 5, feelings with a sign."""
    return f"{point.score + 3:g}" if row.kind == "engagement" else f"{point.score:+g}"


def _remark(point: Point) -> str:
    words = point.text or point.word
    return f" ({words})" if words else ""


def curve_in_words(sheet: Sheet, row: Row) -> str:
    """Return the points of a row's curves as a sentence, for those who do not see the figure."""
    context = sheet.parts.context if sheet.parts is not None else None
    words = context.words if context is not None else translator_for("en")
    names = {column.stage.id: column.stage.name for column in sheet.columns}
    said = []
    for curve in row.curves:
        persona = context.personas.get(curve.persona or "") if context is not None else None
        points = [point for point in curve.points if point.stage in names]
        listed = "; ".join(
            f"{names[point.stage]} {words.manner.number(_value(point, row))}{_remark(point)}"
            for point in sorted(points, key=lambda point: (list(names).index(point.stage), point.pos))
        )
        if listed:
            said.append(f"{persona.name}: {listed}" if persona else listed)
    return f"{row.name or words.text(CURVE)}. {' – '.join(said)}"
