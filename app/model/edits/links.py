"""Edits of links: connections between two cards or two stages."""

from collections.abc import Collection

from app.model.edits.paths import edited, on_map, without
from app.model.journey import JourneyMap, Link
from app.model.project import Project


def put_link(project: Project, map_id: str, link: Link) -> Project:
    """Connect two cards or stages; a connection that is there already, or with itself, changes nothing."""

    def put(journey: JourneyMap) -> JourneyMap:
        ends = (link.source, link.target)
        known = any((held.source, held.target) == ends for held in journey.links)
        return (
            journey if known or link.source == link.target else journey.replace(links=(*journey.links, link))
        )

    return on_map(project, map_id, put)


def update_link(project: Project, map_id: str, link_id: str, **changes: object) -> Project:
    """Change some fields of a link."""

    def change(journey: JourneyMap) -> JourneyMap:
        return journey.replace(links=edited(journey.links, link_id, lambda link: link.replace(**changes)))

    return on_map(project, map_id, change)


def delete_link(project: Project, map_id: str, link_id: str) -> Project:
    """Take a connection away."""
    return on_map(project, map_id, lambda journey: journey.replace(links=without(journey.links, link_id)))


def unlinked(journey: JourneyMap, gone: Collection[str]) -> JourneyMap:
    """Return the map without the links that lead to or from cards or stages that are gone."""
    if not journey.links or not gone:
        return journey
    rest = tuple(link for link in journey.links if link.source not in gone and link.target not in gone)
    return journey if len(rest) == len(journey.links) else journey.replace(links=rest)
