"""What differs between two states of a project, found by identity."""

from collections.abc import Iterable
from typing import Protocol

from app.model.project import Project
from app.values import dataclass


class _Named(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """Which parts of the project are other objects now; `tabs`: maps came, went, moved or were renamed."""

    maps: frozenset[str]
    personas: frozenset[str]
    tabs: bool
    project: bool

    def touches(self, map_id: str) -> bool:
        """Say whether the picture of a map may have changed."""
        return map_id in self.maps or bool(self.personas) or self.project


def compare(before: Project, after: Project) -> Change:
    """Return what changed from one project to the next; costs a glance at each map and persona."""
    return Change(
        maps=_changed(before.maps, after.maps),
        personas=_changed(before.personas, after.personas),
        tabs=_tabs(before) != _tabs(after),
        project=before.assets is not after.assets or before.evidence is not after.evidence,
    )


def _changed(before: Iterable[_Named], after: Iterable[_Named]) -> frozenset[str]:
    if before is after:
        return frozenset()
    old = {item.id: item for item in before}
    new = {item.id: item for item in after}
    return frozenset(name for name in old.keys() | new.keys() if old.get(name) is not new.get(name))


def _tabs(project: Project) -> tuple[tuple[str, str, str], ...]:
    return tuple((journey.id, journey.title, journey.state) for journey in project.maps)
