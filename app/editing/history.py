"""Undo by whole documents: the one command there is."""

import time
from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from app import i18n
from app.compat import override
from app.editing.selection import Selection
from app.model.project import Project
from app.values import dataclass, replace

MERGE_SECONDS = 1.0
UNDO_LIMIT = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A state of the session to go back to: the project, which map was shown, and what was selected in it."""

    project: Project
    map_id: str
    selection: Selection


class Renewal:
    """Changes states so that what was one object stays one: by that the session knows what is saved."""

    def __init__(self, edit: Callable[[Project], Project]) -> None:
        self._edit = edit
        self._renewed: dict[int, tuple[Project, Project]] = {}

    def __call__(self, project: Project) -> Project:
        """Return the project after the change."""
        known = self._renewed.get(id(project))
        if known is None:
            known = self._renewed[id(project)] = (project, self._edit(project))
        return known[1]


class ReplaceDocument(QUndoCommand):
    """Puts one state in place of another; costs a few kilobytes, since states share all that is equal.

    Commands with the same `merge` key that follow each other within a second become one.
    """

    def __init__(
        self,
        show: Callable[[Moment], None],
        before: Moment,
        after: Moment,
        *,
        label: str,
        merge: str | None = None,
    ) -> None:
        super().__init__(label)
        self._show, self._before, self._after = show, before, after
        self._merge, self._time = merge, time.monotonic()
        self._label, self._made_in = label, i18n.language()

    @property
    def words(self) -> str:
        """The name of the step in the language that the program speaks now."""
        if self._made_in == i18n.language():
            return self._label
        from app.retold import retold  # few people ever change the language

        return retold(self._label, self._made_in, i18n.language())

    def renew(self, renewal: Renewal) -> None:
        """Change both states alike, by something that is no step of its own."""
        self._before = replace(self._before, project=renewal(self._before.project))
        self._after = replace(self._after, project=renewal(self._after.project))

    @override
    def undo(self) -> None:
        self._show(self._before)

    @override
    def redo(self) -> None:
        self._show(self._after)

    @override
    def id(self) -> int:
        return -1 if self._merge is None else 1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ReplaceDocument) or other._merge != self._merge:
            return False
        if other._time - self._time > MERGE_SECONDS:
            return False
        self._after, self._time = other._after, other._time
        if self._after.project is self._before.project:
            self.setObsolete(True)
        return True
