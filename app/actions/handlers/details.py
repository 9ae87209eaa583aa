"""The finer points of cards, stages and rows: those with a field are edited in the inspector, the others here."""

import re
from typing import TYPE_CHECKING

from app import i18n
from app.actions.focus import row_in_focus, settled, stage_in_focus
from app.editing.rows import row_name
from app.editing.selection import Cursor, of_cards, of_row, of_stage
from app.editing.starters import starters_for
from app.editing.typing import clean_line
from app.i18n import _
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.merging import merge_with_next, split_into_steps
from app.model.edits.rows import update_row
from app.model.edits.stages import update_stage
from app.model.ids import CARD, new_id
from app.model.query import cell_of, find_card, row_of, stage_of

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.spec import Handler


def _of_cards(field: str) -> "Handler":
    """Return a handler that brings the keyboard to a field of the selected cards, or of an emotion point."""

    def edit(desk: "Desk") -> None:
        settled(desk)
        if not desk.window.edit_field(field):
            desk.window.toast(_("Cards of this row have no such field."))

    return edit


owner, evidence, link = _of_cards("owner"), _of_cards("evidence_ids"), _of_cards("url")
personas, channels = _of_cards("persona_ids"), _of_cards("channels")
impact, solves = _of_cards("opportunity.impact"), _of_cards("opportunity.solves")


def _of_stage(field: str) -> "Handler":
    def edit(desk: "Desk") -> None:
        session, stage = settled(desk), stage_in_focus(desk)
        if stage is not None:
            session.select(of_stage(stage))
            desk.window.edit_field(field)

    return edit


stage_duration, stage_owner = _of_stage("duration.text"), _of_stage("owner")
stage_objective, stage_width = _of_stage("objective"), _of_stage("width")


def row_guide(desk: "Desk") -> None:
    """Edit the guide question of the focused row."""
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        session.select(of_row(row))
        desk.window.edit_field("guide")


def row_persona(desk: "Desk") -> None:
    """Ask whose row the focused one is."""
    session, row_id = settled(desk), row_in_focus(desk)
    row = row_of(session.journey, row_id or "")
    if row is None:
        return
    entries = [("", _("Nobody in particular"), "users")]
    entries += [(persona.id, persona.name, "user") for persona in session.project.personas]
    chosen = desk.window.choose(
        _("Persona of the row %s") % row_name(row), entries, current=row.persona_id or ""
    )
    if chosen is not None:
        map_id, name = session.map_id, chosen or None
        session.apply(
            lambda project: update_row(project, map_id, row.id, persona_id=name),
            _("Change the persona of a row"),
        )


def collapse(desk: "Desk") -> None:
    """Fold the focused stage to a narrow column, or unfold it."""
    session, stage = settled(desk), stage_of(settled(desk).journey, stage_in_focus(desk) or "")
    if stage is None:
        return
    map_id, folded = session.map_id, not stage.collapsed
    session.apply(
        lambda project: update_stage(project, map_id, stage.id, collapsed=folded),
        (_("Collapse stage %s") if folded else _("Unfold stage %s")) % stage.name,
        select=of_stage(stage.id),
    )


def merge_next(desk: "Desk") -> None:
    """Make one stage of the focused one and the next."""
    session, stage = settled(desk), stage_of(settled(desk).journey, stage_in_focus(desk) or "")
    if stage is None:
        return
    map_id = session.map_id
    done = session.apply(
        lambda project: merge_with_next(project, map_id, stage.id),
        _("Merge stage %s with the next") % stage.name,
        select=of_stage(stage.id),
    )
    if done:
        desk.window.toast(_("Two stages are one now"), undo=True)
    else:
        desk.window.toast(_("This is the last stage: there is none to merge it with."))


def split(desk: "Desk") -> None:
    """Ask for the names of the focused stage's steps."""
    session, stage = settled(desk), stage_of(settled(desk).journey, stage_in_focus(desk) or "")
    if stage is None:
        return
    held = ", ".join(step.name for step in stage.steps)
    text = desk.window.ask_text(
        _("Split into steps"), _("Names of the steps, with commas between them"), value=held
    )
    if text is None:
        return
    names = tuple(name for part in re.split("[,;\n]", text) if (name := clean_line(part)))
    if len(names) == 1:
        desk.window.toast(_("Write at least two names, with a comma between them."))
        return
    map_id = session.map_id
    session.apply(
        lambda project: split_into_steps(project, map_id, stage.id, names=names),
        _("Split stage %s into steps") % stage.name,
        select=of_stage(stage.id),
    )


def _when(moment: str | None) -> "Handler":
    def change(desk: "Desk") -> None:
        session, stage = settled(desk), stage_in_focus(desk)
        if stage is not None:
            map_id = session.map_id
            session.apply(
                lambda project: update_stage(project, map_id, stage, moment=moment),
                _("Change when a stage happens"),
            )

    return change


when_before, when_during, when_after = _when("before"), _when("during"), _when("after")
when_none = _when(None)


def starter(desk: "Desk") -> None:
    """Offer cards to begin with for the cursor's row, and put the chosen one into its cell."""
    session, cursor = settled(desk), settled(desk).selection.cursor
    row = row_of(session.journey, cursor.row or "")
    if row is None or cursor.stage is None:
        return
    texts = [each.text(i18n.language()) for each in starters_for(row.kind)]
    if not texts:
        desk.window.toast(_("There are no starter cards for this kind of row."))
        return
    chosen = desk.window.choose(_("Starter cards"), [(text, text, "") for text in texts])
    if chosen is None:
        return
    held = find_card(session.journey, cursor.card or "")
    stage, map_id, card = cursor.stage, session.map_id, Card(id=new_id(CARD), text=chosen)
    index = held.index + 1 if held else len(cell_of(session.journey, row.id, stage))
    session.apply(
        lambda project: insert_cards(project, map_id, (card,), row=row.id, stage=stage, index=index),
        _("Insert a starter card"),
        select=of_cards(frozenset((card.id,)), Cursor(row.id, stage, card=card.id)),
    )
    desk.canvas.reveal(session.selection)
    desk.canvas.take_focus()
