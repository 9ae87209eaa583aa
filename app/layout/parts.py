"""What a layout remembers of itself, so that the next one can see what still holds."""

from typing import TYPE_CHECKING

from app.layout.grid import same_places
from app.layout.ribbon import Ribbon
from app.layout.title import Head
from app.model.row import Row
from app.rows.kind import RowContext
from app.values import dataclass

if TYPE_CHECKING:
    from app.layout.foot import Marks


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of a sheet with what each was made from; identity decides whether a part may stay.

    `head_key` are the words and measures behind the head, `marks` the signs of each row by its id, `foot_key` all
    that the foot says, which begins at the height `foot_y`.
    """

    context: RowContext
    head: Head
    head_key: tuple[object, ...]
    ribbon: Ribbon
    marks: "dict[str, tuple[Row, Marks]]"
    foot: Head
    foot_key: tuple[object, ...]
    foot_y: float


def same_ink(old: RowContext, new: RowContext) -> bool:
    """Say whether a card would look the same in both."""
    return (
        old.style is new.style
        and old.book is new.book
        and old.words is new.words
        and old.pictures == new.pictures
        and old.full_text == new.full_text
        and old.votes == new.votes
        and old.tag_colours == new.tag_colours
        and old.note_numbers == new.note_numbers
    )


def same_frame(old: RowContext, new: RowContext) -> bool:
    """Say whether bands, headers and cells would lie at the same places in both."""
    return (
        same_places(old.columns, new.columns)
        and old.header_width == new.header_width
        and old.moments is new.moments
        and same_ink(old, new)
    )


def same_people(old: RowContext, new: RowContext) -> bool:
    """Say whether curves would show the same personas in both."""
    return (
        old.personas is new.personas
        and old.active_persona == new.active_persona
        and old.only_active == new.only_active
        and old.ghosts is new.ghosts
        and old.engaged == new.engaged
    )
