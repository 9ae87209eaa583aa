"""How a map was printed last: kept in the map for whoever gets the file, and in the settings until it is saved.

Printing is no edit: it makes no step to undo and no document unsaved. So that a file that is only printed is
remembered as well, the settings keep the wishes of a file's map as long as the file says what it said then.
"""

from collections.abc import Mapping
from typing import Final

from app.editing.poster_memory import as_plain, from_plain
from app.editing.session import Session
from app.layout.poster.wishes import PosterWishes
from app.model.edits.maps import update_map
from app.settings import Json, Setting, Settings
from app.values import replace
from app.widgets.poster.presets import FIRST

MOST_KEPT = 50


def _nothing() -> Mapping[str, Json]:
    return {}


def _objects(raw: Json) -> Mapping[str, Json]:
    if isinstance(raw, dict):
        return raw
    raise ValueError("not an object")


PRINTED: Final = Setting("poster_by_map", _nothing(), _objects)


def recalled(session: Session, settings: Settings) -> PosterWishes:
    """Return the wishes that the map was printed with last."""
    held: object = session.journey.print
    entry = settings.get(PRINTED).get(_name(session))
    if isinstance(entry, dict) and entry.get("was") == held:
        held = entry.get("now")
    return from_plain(held, FIRST)


def remember(session: Session, settings: Settings, wishes: PosterWishes) -> None:
    """Keep the wishes for the next time."""
    held, map_id, name = session.journey.print, session.map_id, _name(session)
    plain = {**held, **as_plain(replace(wishes, date=""))}
    if plain == held:
        return
    session.note(lambda project: update_map(project, map_id, print=plain))
    if session.path is None:
        return
    before = settings.get(PRINTED).get(name)
    others = {other: entry for other, entry in settings.get(PRINTED).items() if other != name}
    known = isinstance(before, dict) and before.get("now") == held
    was: Json = before["was"] if known and isinstance(before, dict) else dict(held)
    settings.set(PRINTED, dict([*others.items(), (name, {"was": was, "now": plain})][-MOST_KEPT:]))


def _name(session: Session) -> str:
    return f"{session.path.absolute() if session.path else ''}#{session.map_id}"
