"""Reading a display list back: where text is drawn, and the list as plain JSON."""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.ink.geometry import Rect
from app.ink.primitives import Block, Placed, TextLine, TurnedLine
from app.layout.sheet import Sheet
from app.rows.kind import RowLayout


def blocks_of(sheet: Sheet) -> Iterator[Placed]:
    """Yield every block at its place on the sheet."""
    for layer in (
        sheet.backdrop,
        sheet.title,
        sheet.corner,
        sheet.ribbon,
        sheet.lines,
        sheet.overlay,
        sheet.foot,
    ):
        yield from layer
    for shelf in sheet.shelves:
        yield Placed(shelf.layout.header, sheet.header_x, shelf.y)
        yield from (Placed(one.block, one.x, one.y + shelf.y) for one in row_blocks(shelf.layout))


def row_blocks(layout: RowLayout) -> Iterator[Placed]:
    """Yield the blocks of a row, header aside; x on the sheet, y local to the row."""
    yield from layout.under
    yield from (placed for cell in layout.cells for placed in cell.cards)
    yield from layout.over


def texts(block: Block) -> Iterator[tuple[Rect, TextLine]]:
    """Yield each line of a block's text with the area of its letters, from ascenders to descenders."""
    for item in block.items:
        if isinstance(item, TextLine) and item.line.runs:
            run = item.line.runs[0]
            top = item.y + run.baseline - 0.72 * run.size
            yield Rect(item.x, top, item.line.width, 0.95 * run.size), item


def as_json(sheet: Sheet) -> dict[str, object]:
    """Return a sheet as JSON that people can read: each block on its own, numbers to a hundredth."""
    return {
        "size": [sheet.width, sheet.height],
        "columns": [[column.stage.id, column.x, column.width] for column in sheet.columns],
        "shelves": [[shelf.row_id, shelf.y, shelf.layout.height] for shelf in sheet.shelves],
        "blocks": [_block(placed) for placed in blocks_of(sheet)],
    }


def _block(placed: Placed) -> dict[str, object]:
    block = placed.block
    slot = f"{block.slot.kind} {block.slot.id}".strip()
    frame = [_number(value) for value in (placed.x, placed.y, block.width, block.height)]
    return {"slot": slot, "at": frame, "glance": block.glance, "items": [_item(item) for item in block.items]}


def _item(item: object) -> str:
    if isinstance(item, TextLine):
        run = item.line.runs[0] if item.line.runs else None
        face = f"{run.face} {run.size:g}, baseline {item.y + run.baseline:g}" if run else "empty"
        return f"text “{item.line.text}” {item.ink}, x {_number(item.x)}, width {_number(item.line.width)}, {face}"
    if isinstance(item, TurnedLine):
        place = f"x {_number(item.x)}, y {_number(item.y)}, width {_number(item.line.width)}"
        return f"upwards “{item.line.text}” {item.ink}, {place}"
    return f"{type(item).__name__.lower()} {_values(item)}"


def _values(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return str(_number(value))
    if is_dataclass(value):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
        return (
            "(" + ", ".join(f"{name} {_values(part)}" for name, part in parts if part not in (None, ())) + ")"
        )
    if isinstance(value, tuple):
        return "[" + " ".join(_values(part) for part in value) + "]"
    return str(value)


def _number(value: float) -> float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


ROUNDING = 0.0101 if sys.version_info >= (3, 12) else 0.0
"""The lists are those of Python 3.11, to the last digit. From 3.12 on `sum` keeps what rounding loses, so that a
number just between two hundredths may fall to the other one."""


def is_alike(found: object, kept: object) -> bool:
    """Say whether two display lists as JSON are the same, on newer Pythons but for the last digit of numbers."""
    if isinstance(found, dict) and isinstance(kept, dict):
        return found.keys() == kept.keys() and all(is_alike(found[key], kept[key]) for key in found)
    if isinstance(found, list | tuple) and isinstance(kept, list | tuple):
        return len(found) == len(kept) and all(map(is_alike, found, kept))
    if isinstance(found, float) and isinstance(kept, int | float):
        return abs(found - kept) <= ROUNDING
    return found == kept
