"""The open document: the project, the map that is shown, the selection, and the way back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from app.editing.history import UNDO_LIMIT, Moment, Renewal, ReplaceDocument
from app.editing.selection import NOTHING, Selection, surviving
from app.model.change import compare
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import map_of
from app.storage.assets import AssetStore

if TYPE_CHECKING:
    from app.storage.claims import Claim

Edit: TypeAlias = Callable[[Project], Project]


class Session(QObject):
    """One open project; every change of it goes through `apply`, or through `preview` and `commit`.

    Signals: `document_changed(Change)` after every change, previews included; `selection_changed(Selection)`;
    `map_changed(str)` when another map is shown; `state_changed()` when the path, the saved state or the undo
    stack changed; `persona_changed()` when another persona became the active one.
    """

    document_changed = Signal(object)
    selection_changed = Signal(object)
    map_changed = Signal(str)
    state_changed = Signal()
    persona_changed = Signal()

    def __init__(
        self,
        project: Project,
        assets: AssetStore | None = None,
        *,
        path: Path | None = None,
        saved: bool = True,
    ) -> None:
        super().__init__()
        if not project.maps:
            raise ValueError("a project needs at least one map")
        self.assets = assets if assets is not None else AssetStore()
        self.path = path
        self._file_sha: str | Callable[[], str] | None = None
        self.claim: Claim | None = None
        """What others are told while this file is open here, or who else has it."""
        self.is_read_only = False
        """Whether saving has to ask for another file."""
        self._project = self._base = project
        self._saved: tuple[Project, ...] = (project,) if saved else ()
        """What the file holds, with what was noted since."""
        self._map_id = project.maps[0].id
        self._selections: dict[str, Selection] = {}
        self._personas: dict[str, str | None] = {}
        self._alone: set[str] = set()
        """The maps in which one emotion line is shown alone."""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.undo_stack.indexChanged.connect(self._on_index_changed)

    def __del__(self) -> None:
        """Let go of the steps while all that they are made of is still there.

        The collector takes a session, its stack and its steps apart in any order; Qt would then free steps that
        Python has freed.
        """
        stack = self.__dict__.get("undo_stack")
        if stack is not None and isValid(stack):
            stack.blockSignals(True)
            stack.clear()

    @property
    def project(self) -> Project:
        """The document as it is shown, an unfinished gesture included."""
        return self._project

    @property
    def map_id(self) -> str:
        return self._map_id

    @property
    def journey(self) -> JourneyMap:
        """The map that is shown."""
        return map_of(self._project, self._map_id)

    @property
    def selection(self) -> Selection:
        return self._selections.get(self._map_id, NOTHING)

    @property
    def is_modified(self) -> bool:
        """Whether there is anything that the file does not hold."""
        return all(self._base is not held for held in self._saved)

    @property
    def undo_words(self) -> str:
        """The name of the step that undo would take back, in the language of the program; empty without one."""
        return self._words(self.undo_stack.index() - 1)

    @property
    def redo_words(self) -> str:
        """The name of the step that redo would do again; empty without one."""
        return self._words(self.undo_stack.index())

    def _words(self, index: int) -> str:
        step = self.undo_stack.command(index)
        return step.words if isinstance(step, ReplaceDocument) else ""

    @property
    def is_previewing(self) -> bool:
        return self._project is not self._base

    @property
    def active_persona(self) -> str | None:
        """The persona whose emotion line is being drawn: the one chosen, or the map's primary one."""
        journey = self.journey
        chosen = self._personas.get(journey.id)
        if chosen in journey.persona_ids:
            return chosen
        return journey.primary_persona or next(iter(journey.persona_ids), None)

    def activate_persona(self, persona_id: str | None) -> None:
        """Let another persona be the active one in this map; not an edit."""
        if persona_id != self.active_persona:
            self._personas[self._map_id] = persona_id
            self.persona_changed.emit()

    @property
    def only_active_persona(self) -> bool:
        """Whether nobody's emotion line is shown in this map but the active persona's."""
        return self._map_id in self._alone

    def show_only_active(self, *, is_on: bool) -> None:
        """Show the line of the active persona alone in this map, or those of all; not an edit."""
        if is_on != self.only_active_persona:
            self._alone ^= {self._map_id}
            self.persona_changed.emit()

    def select(self, selection: Selection) -> None:
        """Select something else in this map."""
        if selection != self.selection:
            self._selections[self._map_id] = selection
            self.selection_changed.emit(selection)

    def show_map(self, map_id: str) -> None:
        """Show another map of the project; its own selection comes back."""
        if map_id == self._map_id or all(journey.id != map_id for journey in self._project.maps):
            return
        self.cancel()
        self._map_id = map_id
        self.map_changed.emit(map_id)
        self.selection_changed.emit(self.selection)

    def apply(
        self,
        edit: Edit,
        label: str,
        *,
        select: Selection | None = None,
        show_map: str | None = None,
        merge: str | None = None,
    ) -> bool:
        """Do an edit as one undo step; returns False, and pushes nothing, if it changed nothing.

        `select` is the selection afterwards, `show_map` another map to show; steps with the same `merge` key
        within a second become one.
        """
        self.cancel()
        after = edit(self._base)
        return self._push(after, label, select=select, show_map=show_map, merge=merge)

    def preview(self, edit: Edit) -> None:
        """Show an edit of the base document without keeping it; each call starts from the base again."""
        self._show_project(edit(self._base))

    def commit(self, label: str, *, select: Selection | None = None, merge: str | None = None) -> bool:
        """Keep what the preview shows, as one undo step; returns False if it changed nothing."""
        after = self._project
        return self._push(after, label, select=select, merge=merge)

    def cancel(self) -> None:
        """Go back to the document before the preview."""
        self._show_project(self._base)

    def note(self, edit: Edit) -> None:
        """Change what is no edit to people, such as how a map was printed: no undo step, and saved stays saved.

        It holds for all states that undo and redo lead to as well.
        """
        self.cancel()
        noted = Renewal(edit)
        self._saved = tuple(map(noted, self._saved))
        for index in range(self.undo_stack.count()):
            step = self.undo_stack.command(index)
            if isinstance(step, ReplaceDocument):
                step.renew(noted)
        self._base = noted(self._base)
        self._show_project(self._base)

    @property
    def file_sha(self) -> str | None:
        """The SHA-256 of the file as it was read or written last; None without a file."""
        if callable(self._file_sha):
            self._file_sha = self._file_sha()
        return self._file_sha

    @file_sha.setter
    def file_sha(self, sha: str | None) -> None:
        self._file_sha = sha

    def reckon_sha(self, reckon: Callable[[], str]) -> None:
        """Let the SHA-256 of the file be reckoned when it is first asked for."""
        self._file_sha = reckon

    def mark_saved(self, path: Path, sha: str) -> None:
        """Remember that the file at `path` now holds this document."""
        self.path, self._file_sha, self._saved = path, sha, (self._base,)
        self.is_read_only = False
        self.state_changed.emit()

    def become_copy(self) -> None:
        """Go on without a file: what is here is a map of its own from now on, and not saved."""
        self.path = self._file_sha = None
        self.is_read_only, self._saved = False, ()
        self.state_changed.emit()

    def _on_index_changed(self, _index: int) -> None:
        self.state_changed.emit()

    def _push(
        self,
        after: Project,
        label: str,
        *,
        select: Selection | None,
        show_map: str | None = None,
        merge: str | None = None,
    ) -> bool:
        if after is self._base:
            if select is not None:
                self.select(select)
            return False
        map_id = show_map or self._map_id
        if all(journey.id != map_id for journey in after.maps):
            map_id = after.maps[0].id
        kept = select if select is not None else self._selections.get(map_id, NOTHING)
        # A new card is selected while it is typed; where it is not yet, undo leads to its bare cell.
        held = surviving(self.selection, map_of(self._base, self._map_id))
        before = Moment(self._base, self._map_id, held)
        then = Moment(after, map_id, surviving(kept, map_of(after, map_id)))
        self.undo_stack.push(ReplaceDocument(self._show_moment, before, then, label=label, merge=merge))
        return True

    def _show_moment(self, moment: Moment) -> None:
        self._base = moment.project
        switched = moment.map_id != self._map_id
        self._map_id = moment.map_id
        changed = self._selections.get(moment.map_id, NOTHING) != moment.selection
        self._selections[moment.map_id] = moment.selection
        self._show_project(moment.project)
        if switched:
            self.map_changed.emit(moment.map_id)
        if changed or switched:
            self.selection_changed.emit(moment.selection)

    def _show_project(self, project: Project) -> None:
        before, self._project = self._project, project
        if before is not project:
            self.document_changed.emit(compare(before, project))
