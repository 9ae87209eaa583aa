"""What the pointer is told when it rests on something that cannot be read where it stands."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.editing.session import Session
from app.i18n import _
from app.ink.primitives import Placed, TextLine, TurnedLine
from app.layout.sheet import HitTarget
from app.model.query import find_cards, row_of, stage_of
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.places import header_block, ribbon_block
from app.widgets.canvas.tools.persona_press import persona_at
from app.widgets.plain import tip

if TYPE_CHECKING:
    from app.widgets.canvas.pointing import Pointing

FAR: Final = 0.45
"""Below this zoom nothing is large enough to be read."""
LONGEST: Final = 400


class TipHost(Protocol):
    """What tips need of the canvas."""

    @property
    def session(self) -> Session: ...

    @property
    def frame(self) -> Frame: ...

    def viewport(self) -> QWidget: ...


def show_tip(host: TipHost, event: QHelpEvent, pointing: "Pointing") -> None:
    """Show in full what lies under the pointer, if it is cut there or too small."""
    words = words_to_show(host, pointing, QPointF(event.pos()))
    if words:
        QToolTip.showText(event.globalPos(), tip(words), host.viewport())
    else:
        QToolTip.hideText()


def words_to_show(host: TipHost, pointing: "Pointing", pos: QPointF) -> str:
    """Return what is worth saying of what lies at a place of the view."""
    hit = pointing.hit(pos)
    return _chip_words(host, hit, pos) or words_under(host, hit)


def _chip_words(host: TipHost, hit: HitTarget | None, pos: QPointF) -> str:
    """Say whose chip lies under the pointer, and what a click on it would do."""
    frame, session = host.frame, host.session
    if hit is None or hit.part != "row":
        return ""
    chip = persona_at(session, frame.sheet, frame.to_sheet(pos))
    if chip is None:
        return ""
    name = chip.name or _("No name yet")
    if not chip.is_active:
        return _("%s: click to draw this persona's line") % name
    if session.only_active_persona:
        return _("%s: click to show the lines of all personas") % name
    return _("%s: click to show this line alone") % name


def words_under(host: TipHost, hit: HitTarget | None) -> str:
    """Return the whole text of something that cannot be read as it is shown; empty if it can, or has none."""
    if hit is None:
        return ""
    journey, is_far = host.session.journey, host.frame.zoom < FAR
    match hit.part:
        case "stage":
            stage = stage_of(journey, hit.id)
            name, block = stage.name if stage else "", ribbon_block(host.frame.sheet, hit.id)
        case "row":
            row = row_of(journey, hit.id)
            name, block = row.name if row else "", header_block(host.frame.sheet, hit.id)
        case "card" if is_far:
            found = find_cards(journey, frozenset({hit.id}))
            name, block = found[0].card.text if found else "", None
        case _:
            return ""
    words = name.strip()
    if not is_far and (block is None or _is_whole(words, block)):
        return ""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _is_whole(words: str, placed: Placed) -> bool:
    """Say whether a block shows all of some words, on however many lines."""
    shown = "".join(item.line.text for item in placed.block.items if isinstance(item, TextLine | TurnedLine))
    return "".join(words.split()) in "".join(shown.split())
