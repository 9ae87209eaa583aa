"""What a panel edits: one or more nodes of the same sort, how their values are read and how they are written."""

from enum import Enum
from typing import Literal, TypeAlias

from app.editing.fields.field import Field, changes, default, read
from app.editing.session import Edit
from app.editing.typing import clean, clean_line
from app.model.edits.cards import update_card
from app.model.edits.curves import update_point
from app.model.edits.maps import update_map
from app.model.edits.moments import update_moment
from app.model.edits.personas import update_persona
from app.model.edits.rows import update_row
from app.model.edits.stages import update_stage
from app.model.journey import JourneyMap
from app.model.node import Node
from app.model.project import Project
from app.model.query import find_cards, find_point, map_of, persona_of, row_of, stage_of
from app.rows.kind import kind_of
from app.values import dataclass

Sort: TypeAlias = Literal["persona", "card", "stage", "row", "point", "moment", "map"]


class Mixed(Enum):
    """Says that several nodes hold different values in a field."""

    VALUES = "several"


@dataclass(frozen=True, slots=True)
class Subject:
    """The nodes of one sort that a panel edits, by their ids; `map_id` is the map that holds them."""

    sort: Sort
    ids: tuple[str, ...]
    map_id: str = ""

    @property
    def key(self) -> str:
        """A name for merging undo steps."""
        return f"{self.sort}:{','.join(self.ids)}"

    def nodes(self, project: Project) -> tuple[Node, ...]:
        """Return the nodes as they are now; those that are gone are left out."""
        if self.sort == "persona":
            found: list[Node | None] = [persona_of(project, name) for name in self.ids]
        else:
            journey = next((held for held in project.maps if held.id == self.map_id), None)
            found = list(_in_map(journey, self)) if journey is not None else []
        return tuple(node for node in found if node is not None)

    def value(self, project: Project, field: Field) -> object:
        """Return the value that all nodes share in a field, or `Mixed.VALUES`."""
        nodes = self.nodes(project)
        if not nodes:
            return None
        first, *others = (read(node, field) for node in nodes)
        return first if all(value == first for value in others) else Mixed.VALUES

    def hint(self, project: Project, field: Field) -> str:
        """Return what stands in an empty field, in English: for a row its kind's words, else the field's hint."""
        nodes = self.nodes(project)
        if self.sort == "row" and field.name in ("name", "guide") and nodes:
            kind = kind_of(str(getattr(nodes[0], "kind", "")))
            return (kind.name if field.name == "name" else kind.guide) or field.hint
        return field.hint

    def write(self, field: Field, value: object) -> Edit:
        """Return the edit that puts a value, cleaned, into a field of every node."""

        def edit(project: Project) -> Project:
            for node in self.nodes(project):
                kept = cleaned(node, field, value)
                if kept != read(node, field):
                    project = _updated(project, self, node, changes(node, field, kept))
            return project

        return edit


def cleaned(node: Node, field: Field, value: object) -> object:
    """Return a value as the document keeps it; nothing at all becomes the field's default."""
    if field.editor == "line" and isinstance(value, str):
        value = clean_line(value)
    elif isinstance(value, str):
        value = clean(value)
    elif field.editor == "list" and isinstance(value, tuple):
        lines = (clean_line(str(line)) for line in value)
        value = tuple(line for line in lines if line)
    return default(node, field) if value in (None, "") else value


def _in_map(journey: JourneyMap, subject: Subject) -> tuple[Node | None, ...]:
    ids = subject.ids
    match subject.sort:
        case "card":
            return tuple(place.card for place in find_cards(journey, frozenset(ids)))
        case "stage":
            return tuple(stage_of(journey, name) for name in ids)
        case "row":
            return tuple(row_of(journey, name) for name in ids)
        case "point":
            places = (find_point(journey, name) for name in ids)
            return tuple(place.point if place else None for place in places)
        case "moment":
            return tuple(moment for moment in journey.moments if moment.id in ids)
        case _:
            return (journey,)


def _updated(project: Project, subject: Subject, node: Node, changed: dict[str, object]) -> Project:
    """Return the project with one node of the subject changed."""
    name = str(getattr(node, "id", ""))
    map_id = subject.map_id
    match subject.sort:
        case "persona":
            return update_persona(project, name, **changed)
        case "card":
            return update_card(project, map_id, name, **changed)
        case "stage":
            return update_stage(project, map_id, name, **changed)
        case "row":
            return update_row(project, map_id, name, **changed)
        case "point":
            return update_point(project, map_id, name, **changed)
        case "moment":
            return update_moment(project, map_id, name, **changed)
        case _:
            return update_map(project, map_id, **changed)


def journey_of(project: Project, subject: Subject) -> JourneyMap | None:
    """Return the map that a subject belongs to, if it is still there."""
    held = any(journey.id == subject.map_id for journey in project.maps)
    return map_of(project, subject.map_id) if held else None
