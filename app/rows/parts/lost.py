"""Blocks of cards that an edit took away, kept for a while: undo, redo and a drag that returns bring them back."""

from app.ink.primitives import Block
from app.model.card import Card

MOST = 512

Key = tuple[str, str, float, int]


class LostBlocks:
    """The last blocks that are no longer on a sheet, by the look of their row, their width and their card.

    A block stays right as long as inks and fonts are the same; see `same_ink`.
    """

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[Key, tuple[Card, Block]] = {}

    def __len__(self) -> int:
        return len(self._held)

    def keep(self, card: Card, block: Block, *, look: tuple[str, str]) -> None:
        """Remember a block of a row with that kind and paper; the oldest one is forgotten for it."""
        held = self._held
        key = (*look, block.width, id(card))
        held.pop(key, None)
        held[key] = (card, block)  # the card is held, so that no other one gets its identity
        if len(held) > MOST:
            del held[next(iter(held))]

    def find(self, card: Card, width: float, *, look: tuple[str, str]) -> Block | None:
        """Return the block of that very card at that width in such a row, if there was one."""
        found = self._held.get((*look, width, id(card)))
        return found[1] if found is not None else None
