"""Rows: insert, rename, duplicate, hide, dress and delete."""

from typing import TYPE_CHECKING

from app.actions.focus import row_in_focus, settled
from app.editing import structure
from app.editing.folding import fold_row
from app.editing.navigation import all_cards
from app.editing.rows import row_name
from app.editing.selection import of_row
from app.i18n import N_, _
from app.model.edits.rows import set_row_option, update_row
from app.model.query import row_index, row_of
from app.rows.kind import all_kinds, kind_of

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.spec import Handler

LINES = (
    ("none", N_("No line"), "minus"),
    ("plain", N_("Plain line"), "minus"),
    ("interaction", N_("Line of interaction"), "minus"),
    ("visibility", N_("Line of visibility"), "eye-off"),
    ("internal", N_("Line of internal interaction"), "minus"),
)
COLOURS = (
    ("yellow", N_("Yellow")),
    ("orange", N_("Orange")),
    ("coral", N_("Coral")),
    ("pink", N_("Pink")),
    ("violet", N_("Violet")),
    ("blue", N_("Blue")),
    ("green", N_("Green")),
    ("grey", N_("Grey")),
    ("white", N_("White")),
)


def kind_entries() -> list[tuple[str, str, str]]:
    """Return every kind of row as (id, name, icon), by name in the language of the program."""
    entries = [(kind.id, _(kind.name), kind.icon) for kind in all_kinds()]
    return sorted(entries, key=lambda entry: entry[1].casefold())


def insert_above(desk: "Desk") -> None:
    """Ask for a kind and insert a row of it above the focused one."""
    _insert(desk, 0)


def insert_below(desk: "Desk") -> None:
    """Ask for a kind and insert a row of it below the focused one."""
    _insert(desk, 1)


def _insert(desk: "Desk", offset: int) -> None:
    session = settled(desk)
    index = row_index(session.journey, row_in_focus(desk))
    insert_at(desk, index + offset if index >= 0 else len(session.journey.rows))


def insert_at(desk: "Desk", index: int) -> None:
    """Ask for a kind and insert a row of it before the one at `index` among all rows."""
    session = settled(desk)
    kind = desk.window.choose(_("Insert a row"), kind_entries())
    if kind is not None:
        structure.add_row(session, kind, index)
        desk.canvas.reveal(session.selection)
        desk.canvas.take_focus()


def rename(desk: "Desk") -> None:
    """Edit the name of the focused row."""
    settled(desk)
    row = row_in_focus(desk)
    if row is not None:
        desk.canvas.edit_text("row", row)


def duplicate(desk: "Desk") -> None:
    """Copy the focused row with its cards."""
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        structure.copy_row(session, row)
        desk.canvas.reveal(session.selection)


def delete(desk: "Desk") -> None:
    """Delete the focused row with its cards and offer to undo it."""
    session, row = settled(desk), row_in_focus(desk)
    text = structure.remove_row(session, row) if row is not None else ""
    if text:
        desk.window.toast(text, undo=True)


def move_up(desk: "Desk") -> None:
    """Move the focused row one place up."""
    _move(desk, -1)


def move_down(desk: "Desk") -> None:
    """Move the focused row one place down."""
    _move(desk, 1)


def _move(desk: "Desk", by: int) -> None:
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        structure.shift_row(session, row, by=by)
        desk.canvas.reveal(session.selection)


def hide(desk: "Desk") -> None:
    """Hide the focused row."""
    session, row_id = settled(desk), row_in_focus(desk)
    row = row_of(session.journey, row_id or "")
    if row is not None and structure.hide_row(session, row.id):
        desk.window.toast(_("Row %s hidden") % row_name(row), undo=True)


def fold(desk: "Desk") -> None:
    """Fold the focused row to one line, or unfold it."""
    session, row = settled(desk), row_in_focus(desk)
    if row is not None and fold_row(session, row):
        desk.canvas.reveal(session.selection)


def show_hidden(desk: "Desk") -> None:
    """Show hidden rows again: the only one, or those that are chosen from a list."""
    session = settled(desk)
    hidden = [row for row in session.journey.rows if row.hidden]
    chosen: str | None = ""
    if len(hidden) > 1:
        entries = [("", _("All hidden rows"), "eye")]
        entries += [(row.id, row_name(row), "rows-3") for row in hidden]
        chosen = desk.window.choose(_("Show which rows?"), entries)
    if chosen is not None:
        structure.show_rows(session, frozenset(row.id for row in hidden if chosen in ("", row.id)))


def choose_kind(desk: "Desk") -> None:
    """Ask for another kind for the focused row; its content stays."""
    session, row_id = settled(desk), row_in_focus(desk)
    row = row_of(session.journey, row_id or "")
    if row is None:
        return
    content = kind_of(row.kind).content
    known = {kind.id for kind in all_kinds() if kind.content == content}
    entries = [entry for entry in kind_entries() if entry[0] in known]
    kind = desk.window.choose(_("Kind of the row"), entries, current=row.kind)
    if kind is not None:
        _change(desk, _("Change the kind of a row"), kind=kind)


def choose_colour(desk: "Desk") -> None:
    """Ask for the colour of the focused row."""
    entries = [("", _("Its kind's own"), "circle"), *((name, _(text), "square") for name, text in COLOURS)]
    row = row_of(settled(desk).journey, row_in_focus(desk) or "")
    if row is None:
        return
    colour = desk.window.choose(_("Colour of the row"), entries, current=row.colour or "")
    if colour is not None:
        set_colour(desk, colour or None)


def choose_line(desk: "Desk") -> None:
    """Ask for the line above the focused row."""
    row = row_of(settled(desk).journey, row_in_focus(desk) or "")
    if row is None:
        return
    entries = [(name, _(text), icon) for name, text, icon in LINES]
    line = desk.window.choose(_("Line above the row"), entries, current=row.line_above)
    if line is not None:
        _change(desk, _("Change the line above a row"), line_above=line)


def set_colour(desk: "Desk", colour: str | None) -> None:
    """Give the focused row a colour, or its kind's own again."""
    _change(desk, _("Change the colour of a row"), colour=colour)


def _change(desk: "Desk", label: str, **changes: object) -> None:
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        map_id = session.map_id
        session.apply(lambda project: update_row(project, map_id, row, **changes), label)


def _cards_per_line(count: int | None) -> "Handler":
    def change(desk: "Desk") -> None:
        """Put so many cards of the focused row beside one another."""
        session, row = settled(desk), row_in_focus(desk)
        if row is not None:
            map_id = session.map_id
            session.apply(
                lambda project: set_row_option(project, map_id, row, name="wrap", value=count),
                _("Change the cards per line"),
            )

    return change


one_per_line, two_per_line, three_per_line = _cards_per_line(1), _cards_per_line(2), _cards_per_line(3)


def select_cards(desk: "Desk") -> None:
    """Select all cards of the focused row."""
    session = settled(desk)
    row = row_in_focus(desk)
    if row is not None:
        session.select(all_cards(session.journey, session.selection, row=row))


def select(desk: "Desk") -> None:
    """Select the row that the cursor is in."""
    session, row = settled(desk), row_in_focus(desk)
    if row is not None:
        session.select(of_row(row))
