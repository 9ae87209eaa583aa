"""How wide a stage must be for its name on one line and for the longest word on its cards."""

import math
from collections.abc import Iterator

from app.editing.session import Session
from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.style import SCREEN, Style
from app.ink.text import default_book
from app.ink.textblock import one_line
from app.layout.ribbon import FIRST_X, OTHER_X, RIGHT
from app.model.edits.stages import update_stage
from app.model.journey import JourneyMap
from app.model.query import stage_index

STEP = 8.0
"""Widths go in steps of so many map units, as they do by dragging."""
WIDEST = 4.0
MOST_WORDS = 12
"""So many of a stage's words, the longest by their letters, are measured."""


def fit_stage(session: Session, stage_id: str) -> bool:
    """Make a stage as wide as its texts need, and no narrower than usual; False if it is so already."""
    journey, map_id = session.journey, session.map_id
    index = stage_index(journey, stage_id)
    if index < 0:
        return False
    width = fitting_width(journey, index, style=SCREEN, book=default_book())
    return session.apply(
        lambda project: update_stage(project, map_id, stage_id, width=width), _("Fit a stage to its text")
    )


def fitting_width(journey: JourneyMap, index: int, *, style: Style, book: FontBook) -> float:
    """Return that width as a multiple of the usual one."""
    stage = journey.stages[index]
    left = FIRST_X if index == 0 else OTHER_X
    wanted = one_line(stage.name, style.stage, book=book).width + left + RIGHT
    words = sorted(set(_words(journey, stage.id)), key=len)[-MOST_WORDS:]
    longest = max((one_line(word, style.card, book=book).width for word in words), default=0.0)
    wanted = max(wanted, longest + 2 * (style.cell_side + style.card_side))
    units = math.ceil(wanted / STEP) * STEP
    return 1.0 if units <= style.column else min(WIDEST, units / style.column)


def _words(journey: JourneyMap, stage_id: str) -> Iterator[str]:
    for row in journey.rows:
        for card in row.cells.get(stage_id, ()) if not row.hidden else ():
            if card.span == 1:
                yield from card.text.split()
