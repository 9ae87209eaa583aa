"""Cards: new ones, copies, colours, ratings, certainty, moving and deleting; and what works on any selection."""

from typing import TYPE_CHECKING

from app.actions.focus import settled
from app.actions.handlers import links, rows, stages
from app.editing import structure
from app.editing.moves import Landing, double, move_to, nudged, rows_shifted
from app.editing.pictures import PictureError, add_picture
from app.editing.scores import delete_point
from app.editing.selection import Cursor, Selection, of_card, of_cards
from app.editing.session import Edit, Session
from app.i18n import _, ngettext
from app.model.card import Card
from app.model.edits.cards import delete_cards, insert_cards, shift_cards, update_cards
from app.model.edits.copies import fresh_card
from app.model.edits.maps import add_asset
from app.model.ids import CARD, new_id
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import cell_of, find_card, find_cards

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.spec import Handler


def new(desk: "Desk") -> None:
    """Begin a new card in the cursor's cell, below the card that the cursor is on."""
    settled(desk)
    desk.canvas.take_focus()
    desk.canvas.new_card()


def new_below(desk: "Desk") -> None:
    """Begin a new card below the selected one."""
    session = settled(desk)
    desk.canvas.new_card(below=session.selection.cursor.card)


def edit(desk: "Desk") -> None:
    """Edit the text under the cursor: of a card, a point, a header or the title; an empty cell gets a card."""
    session = settled(desk)
    selection = session.selection
    cursor = selection.cursor
    if cursor.card:
        desk.canvas.edit_text("card", cursor.card)
    elif cursor.point:
        desk.canvas.edit_text("point", cursor.point)
    elif cursor.row and cursor.stage:
        desk.canvas.new_card()
    elif cursor.stage:
        desk.canvas.edit_text("stage", cursor.stage)
    elif cursor.row:
        desk.canvas.edit_text("row", cursor.row)
    elif selection.part == "title":
        desk.canvas.edit_text("title", session.map_id)


def duplicate(desk: "Desk") -> None:
    """Copy what is selected: cards below themselves, a stage or a row beside itself."""
    session = settled(desk)
    match session.selection.part:
        case "stage":
            stages.duplicate(desk)
        case "row":
            rows.duplicate(desk)
        case "cards":
            _duplicate_cards(session)
            desk.canvas.reveal(session.selection)
        case _:
            pass


def _duplicate_cards(session: Session) -> None:
    taken = find_cards(session.journey, session.selection.cards)
    copies = {place.card.id: fresh_card(place.card) for place in taken}
    cursor = session.selection.cursor
    twin = copies.get(cursor.card or "")
    ids = frozenset(card.id for card in copies.values())
    then = of_cards(ids, Cursor(cursor.row, cursor.stage, card=twin.id if twin else None))
    label = ngettext("Duplicate %d card", "Duplicate %d cards", len(copies)) % len(copies)
    session.apply(double(session.map_id, copies), label, select=then)


def delete(desk: "Desk") -> None:
    """Delete what is selected and offer to undo it."""
    session = settled(desk)
    match session.selection.part:
        case "stage":
            stages.delete(desk)
        case "row":
            rows.delete(desk)
        case "point":
            delete_point(session)
        case "link":
            links.remove(desk)
        case "cards":
            text = delete_selected(session)
            if text:
                desk.window.toast(text, undo=True)
            else:
                desk.window.toast(_("Locked cards stay as they are."))
        case _:
            pass


def delete_selected(session: Session) -> str:
    """Delete the selected cards; returns a sentence about it, or nothing if none could be deleted."""
    journey, map_id = session.journey, session.map_id
    taken = tuple(place for place in find_cards(journey, session.selection.cards) if not place.card.locked)
    ids, count = frozenset(place.card.id for place in taken), len(taken)
    if not ids:
        return ""
    label = ngettext("Delete %d card", "Delete %d cards", count) % count
    then = _after(journey, session.selection, ids)
    if not session.apply(lambda project: delete_cards(project, map_id, ids), label, select=then):
        return ""
    return ngettext("%d card deleted", "%d cards deleted", count) % count


def _after(journey: JourneyMap, selection: Selection, gone: frozenset[str]) -> Selection:
    """Select the next card of the cursor's cell, or the bare cell."""
    cursor = selection.cursor
    if cursor.row is None or cursor.stage is None:
        return Selection(cursor=cursor)
    cards = cell_of(journey, cursor.row, cursor.stage)
    at = next((i for i, card in enumerate(cards) if card.id == cursor.card), 0)
    later = [card for card in cards[at:] if card.id not in gone]
    earlier = [card for card in cards[:at] if card.id not in gone]
    near = later[0] if later else earlier[-1] if earlier else None
    bare = Cursor(cursor.row, cursor.stage)
    return of_card(journey, near.id) if near and len(gone) == 1 else Selection(cursor=bare)


def move_up(desk: "Desk") -> None:
    """Move the selected cards one place up, or the selected row."""
    _move(desk, dx=0, dy=-1)


def move_down(desk: "Desk") -> None:
    """Move the selected cards one place down, or the selected row."""
    _move(desk, dx=0, dy=1)


def move_left(desk: "Desk") -> None:
    """Move the selected cards one stage to the left, or the selected stage."""
    _move(desk, dx=-1, dy=0)


def move_right(desk: "Desk") -> None:
    """Move the selected cards one stage to the right, or the selected stage."""
    _move(desk, dx=1, dy=0)


def _move(desk: "Desk", *, dx: int, dy: int) -> None:
    session = settled(desk)
    selection = session.selection
    if selection.part == "stage" and dx:
        structure.shift_stage(session, selection.id, by=dx)
    elif selection.part == "row" and dy:
        structure.shift_row(session, selection.id, by=dy)
    elif selection.part == "cards" and dx:
        _shift_stages(session, by=dx)
    elif selection.part == "cards":
        landing = nudged(session.journey, selection.cards, by=dy)
        if landing is not None:
            _land(session, landing)
        elif _lie_apart(session):
            _shift_rows(session, by=dy)
    desk.canvas.reveal(session.selection)


def to_row_above(desk: "Desk") -> None:
    """Move the selected cards to the row above."""
    _shift_rows(settled(desk), by=-1)
    desk.canvas.reveal(desk.session.selection)


def to_row_below(desk: "Desk") -> None:
    """Move the selected cards to the row below."""
    _shift_rows(settled(desk), by=1)
    desk.canvas.reveal(desk.session.selection)


def _lie_apart(session: Session) -> bool:
    places = find_cards(session.journey, session.selection.cards)
    return len({(place.row, place.stage) for place in places}) > 1


def _land(session: Session, landing: Landing) -> None:
    _apply_move(session, move_to(session.map_id, session.selection.cards, landing))


def _shift_stages(session: Session, *, by: int) -> None:
    map_id, ids = session.map_id, session.selection.cards
    _apply_move(session, lambda project: shift_cards(project, map_id, ids, rows={}, stages=by))


def _shift_rows(session: Session, *, by: int) -> None:
    map_id, ids = session.map_id, session.selection.cards
    targets = rows_shifted(session.journey, ids, by=by)
    if targets:
        _apply_move(session, lambda project: shift_cards(project, map_id, ids, rows=targets, stages=0))


def _apply_move(session: Session, edit: Edit) -> None:
    """Move cards as one step that later ones join; the cursor goes along with its card."""
    ids, count = session.selection.cards, len(session.selection.cards)
    label = ngettext("Move %d card", "Move %d cards", count) % count
    after = next(journey for journey in edit(session.project).maps if journey.id == session.map_id)
    held = find_card(after, session.selection.cursor.card or next(iter(sorted(ids)), ""))
    cursor = session.selection.cursor
    if held is not None:
        cursor = Cursor(held.row, held.stage, card=held.card.id)
    session.apply(edit, label, select=of_cards(ids, cursor), merge=f"move {sorted(ids)}")


def insert_picture(desk: "Desk") -> None:
    """Put a picture from a file onto the selected card, or onto a new card in the cursor's cell."""
    session = settled(desk)
    path = desk.window.ask_picture()
    if path is None:
        return
    try:
        picture = add_picture(path, session.assets)
    except PictureError as error:
        desk.window.toast(str(error))
        return
    selection, map_id = session.selection, session.map_id
    only, cursor = selection.only_card, selection.cursor
    if only is not None:
        session.apply(
            lambda project: update_cards(
                add_asset(project, picture.sha, picture.asset), map_id, (only,), image=picture.sha
            ),
            _("Set a picture"),
        )
    elif cursor.row and cursor.stage:
        row, stage = cursor.row, cursor.stage
        card = Card(id=new_id(CARD), image=picture.sha)
        index = len(cell_of(session.journey, row, stage))

        def put(project: Project) -> Project:
            project = add_asset(project, picture.sha, picture.asset)
            return insert_cards(project, map_id, (card,), row=row, stage=stage, index=index)

        then = of_cards(frozenset((card.id,)), Cursor(row, stage, card=card.id))
        session.apply(put, _("Insert a picture"), select=then)


def toggle_lock(desk: "Desk") -> None:
    """Lock the selected cards against moving, editing and deleting, or unlock them if all are locked."""
    session = settled(desk)
    taken = find_cards(session.journey, session.selection.cards)
    locked = not all(place.card.locked for place in taken)
    _change(desk, _("Lock cards") if locked else _("Unlock cards"), locked=locked)


def _change(desk: "Desk", label: str, **changes: object) -> None:
    """Change the same fields of all selected cards."""
    session = settled(desk)
    map_id, ids = session.map_id, session.selection.cards
    merge = f"{sorted(changes)} {sorted(ids)}"
    session.apply(lambda project: update_cards(project, map_id, ids, **changes), label, merge=merge)


def _paper(paper: str | None) -> "Handler":
    def change(desk: "Desk") -> None:
        """Give the selected cards a paper, or a selected row."""
        if desk.session.selection.part == "row":
            rows.set_colour(desk, paper)
        else:
            _change(desk, _("Change the colour"), paper=paper)

    return change


def _rating(rating: int | None) -> "Handler":
    return lambda desk: _change(desk, _("Change the rating"), rating=rating)


def _certainty(certainty: str | None) -> "Handler":
    return lambda desk: _change(desk, _("Change the certainty"), certainty=certainty)


paper_yellow, paper_orange, paper_coral = _paper("yellow"), _paper("orange"), _paper("coral")
paper_pink, paper_violet, paper_blue = _paper("pink"), _paper("violet"), _paper("blue")
paper_green, paper_grey, paper_own = _paper("green"), _paper("grey"), _paper(None)
rating_good, rating_neutral, rating_bad, rating_none = _rating(1), _rating(0), _rating(-1), _rating(None)
certainty_assumption, certainty_some = _certainty("assumption"), _certainty("some-data")
certainty_researched, certainty_none = _certainty("researched"), _certainty(None)
