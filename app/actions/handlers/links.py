"""Connections: drawn between two cards or two stages, named, turned round and removed."""

from typing import TYPE_CHECKING

from app.actions.focus import settled, stage_in_focus
from app.editing.connecting import KINDS, loop_stage, remove_link, selected_link
from app.editing.connecting import connect as connect_ends
from app.editing.rows import row_name
from app.i18n import _
from app.model.edits.links import update_link
from app.model.query import find_cards, places, row_of, stage_of

if TYPE_CHECKING:
    from app.actions.desk import Desk

LONGEST = 60


def connect(desk: "Desk") -> None:
    """Draw an arrow between the two selected cards, or from the selected one to a card that is chosen."""
    session = settled(desk)
    taken = [place.card.id for place in find_cards(session.journey, session.selection.cards)]
    if len(taken) > 2:
        desk.window.toast(_("Select one card or two to connect them."))
        return
    target = taken[1] if len(taken) == 2 else _choose_end(desk, taken[0]) if taken else None
    if target is not None and not connect_ends(session, taken[0], target):
        desk.window.toast(_("These two are connected already."))


def _choose_end(desk: "Desk", source: str) -> str | None:
    journey = desk.session.journey
    entries = []
    for place in places(journey):
        row, stage = row_of(journey, place.row), stage_of(journey, place.stage)
        if place.card.id == source or row is None or row.hidden or stage is None:
            continue
        text = " ".join(place.card.text.split())
        short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        entries.append((place.card.id, f"{short}  ({row_name(row)} × {stage.name})", ""))
    entries += [(stage.id, stage.name, "columns-3") for stage in journey.stages]
    return desk.window.choose(_("Connect with which card or stage?"), entries)


def loop_back(desk: "Desk") -> None:
    """Draw an arrow from the focused stage to another one, usually back to an earlier one."""
    session, stage = settled(desk), stage_in_focus(desk)
    others = [held for held in session.journey.stages if held.id != stage]
    if stage is None or not others:
        return
    chosen = desk.window.choose(
        _("Loop back to which stage?"), [(held.id, held.name, "columns-3") for held in others]
    )
    if chosen is not None and not loop_stage(session, stage, chosen):
        desk.window.toast(_("These two are connected already."))


def label(desk: "Desk") -> None:
    """Ask for the words on the selected connection."""
    session, link = settled(desk), selected_link(settled(desk))
    if link is None:
        return
    text = desk.window.ask_text(_("Connection"), _("Text of the connection"), value=link.label)
    if text is not None:
        map_id, clean = session.map_id, " ".join(text.split())
        session.apply(
            lambda project: update_link(project, map_id, link.id, label=clean), _("Name a connection")
        )


def kind(desk: "Desk") -> None:
    """Ask what the selected connection means; it shows in how the line is dashed."""
    session, link = settled(desk), selected_link(settled(desk))
    if link is None:
        return
    entries = [(name, _(text), "") for name, text in KINDS]
    chosen = desk.window.choose(_("Kind of the connection"), entries, current=link.type)
    if chosen is not None:
        map_id = session.map_id
        session.apply(
            lambda project: update_link(project, map_id, link.id, type=chosen),
            _("Change the kind of a connection"),
        )


def turn(desk: "Desk") -> None:
    """Let the selected connection lead the other way."""
    session, link = settled(desk), selected_link(settled(desk))
    if link is not None:
        map_id = session.map_id
        session.apply(
            lambda project: update_link(project, map_id, link.id, source=link.target, target=link.source),
            _("Turn a connection round"),
        )


def remove(desk: "Desk") -> None:
    """Take the selected connection away."""
    if remove_link(settled(desk)):
        desk.window.toast(_("Connection removed"), undo=True)
