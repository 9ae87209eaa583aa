"""Edits of personas: add, change, use in a map, delete everywhere."""

from app.model.card import Card
from app.model.edits.paths import edited, moved, on_cards, on_map, on_rows, with_item
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Row


def add_persona(project: Project, persona: Persona, *, map_id: str | None = None) -> Project:
    """Add a persona, and use it in a map if one is given."""
    project = project.replace(personas=(*project.personas, persona))
    return project if map_id is None else use_persona(project, map_id, persona.id, used=True)


def update_persona(project: Project, persona_id: str, **changes: object) -> Project:
    """Change some fields of a persona."""
    personas = edited(project.personas, persona_id, lambda persona: persona.replace(**changes))
    return project.replace(personas=personas)


def move_persona(project: Project, persona_id: str, *, gap: int) -> Project:
    """Move a persona into the gap before the persona at `gap`."""
    ids = [persona.id for persona in project.personas]
    if persona_id not in ids:
        return project
    return project.replace(personas=moved(project.personas, ids.index(persona_id), gap))


def use_persona(project: Project, map_id: str, persona_id: str, *, used: bool) -> Project:
    """Use a persona in a map or not; the first used one becomes the map's primary persona.

    A line that was drawn before anybody was there becomes the line of that first one.
    """

    def use(journey: JourneyMap) -> JourneyMap:
        if used == (persona_id in journey.persona_ids):
            return journey
        rest = tuple(held for held in journey.persona_ids if held != persona_id)
        ids = (*rest, persona_id) if used else rest
        primary = journey.primary_persona if journey.primary_persona in ids else None
        if used and not rest:
            journey = on_rows(journey, lambda row: _with_lines_of(row, persona_id))
        return journey.replace(persona_ids=ids, primary_persona=primary or (ids[0] if ids else None))

    return on_map(project, map_id, use)


def delete_persona(project: Project, persona_id: str) -> Project:
    """Remove a persona from the project, its curves from all maps, and its name from all cards and rows."""
    rest = tuple(persona for persona in project.personas if persona.id != persona_id)
    if len(rest) == len(project.personas):
        return project
    for journey in project.maps:
        project = use_persona(project, journey.id, persona_id, used=False)
        project = on_map(project, journey.id, lambda m: on_rows(m, lambda row: _without(row, persona_id)))
    return project.replace(personas=rest)


def _with_lines_of(row: Row, persona_id: str) -> Row:
    """Give the line of nobody to a persona, unless it has one of its own in that row."""
    if row.persona_id not in (None, persona_id) or any(curve.persona == persona_id for curve in row.curves):
        return row
    index = next((i for i, curve in enumerate(row.curves) if curve.persona is None), -1)
    if index < 0:
        return row
    return row.replace(curves=with_item(row.curves, index, row.curves[index].replace(persona=persona_id)))


def _without(row: Row, persona_id: str) -> Row:
    def strip(card: Card) -> Card:
        if persona_id not in card.persona_ids:
            return card
        return card.replace(persona_ids=tuple(held for held in card.persona_ids if held != persona_id))

    row = on_cards(row, strip)
    if row.persona_id == persona_id:
        row = row.replace(persona_id=None)
    curves = tuple(curve for curve in row.curves if curve.persona != persona_id)
    return row if len(curves) == len(row.curves) else row.replace(curves=curves)
