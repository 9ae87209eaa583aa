"""Connections of the open map: each made, found and removed as one undo step."""

from app.editing.selection import Selection, of_link
from app.editing.session import Session
from app.i18n import N_, _
from app.model.edits.links import delete_link, put_link
from app.model.ids import LINK, new_id
from app.model.journey import Link
from app.model.query import stage_index

KINDS = (
    ("next", N_("Comes next")),
    ("back", N_("Leads back")),
    ("depends", N_("Depends on it")),
    ("solves", N_("Solves it")),
    ("leaves", N_("Leaves the journey")),
)


def connect_cards(session: Session, source: str, target: str) -> bool:
    """Draw an arrow from a card to another, and select it; False if there is one already."""
    return _put(session, Link(id=new_id(LINK), source=source, target=target), _("Connect two cards"))


def connect(session: Session, source: str, target: str) -> bool:
    """Draw an arrow from a card to a card or a stage, and select it; False if there is one already."""
    if stage_index(session.journey, target) < 0:
        return connect_cards(session, source, target)
    link = Link(id=new_id(LINK), source=source, target=target)
    return _put(session, link, _("Connect a card and a stage"))


def loop_stage(session: Session, source: str, target: str) -> bool:
    """Draw an arrow from a stage to another, and select it; False if there is one already."""
    journey = session.journey
    is_back = stage_index(journey, target) < stage_index(journey, source)
    link = Link(id=new_id(LINK), source=source, target=target, type="back" if is_back else "next")
    return _put(session, link, _("Connect two stages"))


def _put(session: Session, link: Link, label: str) -> bool:
    map_id, then = session.map_id, of_link(link.id, session.selection.cursor)
    if any((held.source, held.target) == (link.source, link.target) for held in session.journey.links):
        return False
    return session.apply(lambda project: put_link(project, map_id, link), label, select=then)


def selected_link(session: Session) -> Link | None:
    """Return the connection that is selected."""
    selection = session.selection
    wanted = selection.id if selection.part == "link" else ""
    return next((link for link in session.journey.links if link.id == wanted), None)


def remove_link(session: Session) -> bool:
    """Take the selected connection away; the cursor stays where it is."""
    link, map_id = selected_link(session), session.map_id
    if link is None:
        return False
    then = Selection(cursor=session.selection.cursor)
    return session.apply(
        lambda project: delete_link(project, map_id, link.id), _("Remove a connection"), select=then
    )
