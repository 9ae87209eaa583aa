"""Items shifted to another place: what is made at (0, 0) can be put anywhere in a block."""

from collections.abc import Iterable

from app.ink.primitives import Hyperlink, Item, Outline, PathStep, TextLine, TurnedLine
from app.values import replace


def moved(items: Iterable[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """Return the items shifted by (dx, dy)."""
    if not dx and not dy:
        return tuple(items)
    return tuple(_moved(item, dx, dy) for item in items)


def _moved(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, TextLine):
        return TextLine(item.line, item.x + dx, item.y + dy, item.ink, opacity=item.opacity)
    if isinstance(item, TurnedLine):
        return replace(item, x=item.x + dx, y=item.y + dy)
    if isinstance(item, Outline):
        return replace(item, steps=tuple(_step(step, dx, dy) for step in item.steps))
    if isinstance(item, Hyperlink):
        return Hyperlink(item.rect.moved(dx, dy), item.url)
    return replace(item, rect=item.rect.moved(dx, dy))


def _step(step: PathStep, dx: float, dy: float) -> PathStep:
    match step:
        case ("M", x, y):
            return ("M", x + dx, y + dy)
        case ("L", x, y):
            return ("L", x + dx, y + dy)
        case ("C", ax, ay, bx, by, x, y):
            return ("C", ax + dx, ay + dy, bx + dx, by + dy, x + dx, y + dy)
        case _:
            return ("Z",)
