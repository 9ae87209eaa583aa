"""The project: what one file holds."""

from app.constants import FORMAT, FORMAT_VERSION
from app.model.evidence import Evidence, Participant
from app.model.journey import JourneyMap
from app.model.node import Node
from app.model.persona import Persona


class Tag(Node):
    """A word that cards can be marked with."""

    name: str
    colour: str | None = None


class Channel(Node):
    """A way on which customer and organisation meet, such as the phone or a shop."""

    id: str
    name: str = ""
    icon: str | None = None
    controlled: str | None = None


class Asset(Node):
    """A picture's description; its bytes stay outside the tree, under the same SHA-256 (hexadecimal)."""

    type: str
    width: int | None = None
    height: int | None = None
    file: str | None = None


class Project(Node):
    """One file: personas, evidence, participants, pictures and one or more maps."""

    format: str
    version: int
    title: str = ""
    description: str = ""
    language: str | None = None
    created_at: str | None = None
    generator: str | None = None
    personas: tuple[Persona, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    participants: tuple[Participant, ...] = ()
    tags: tuple[Tag, ...] = ()
    channels: tuple[Channel, ...] = ()
    maps: tuple[JourneyMap, ...] = ()
    assets: dict[str, Asset] = {}


def new_project(
    title: str = "", *, language: str | None = None, maps: tuple[JourneyMap, ...] = ()
) -> Project:
    """Return an empty project of the current format."""
    return Project(format=FORMAT, version=FORMAT_VERSION, title=title, language=language, maps=maps)
