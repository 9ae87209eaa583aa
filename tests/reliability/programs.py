"""Programs on one disk as tests see them: real windows, somebody who answers, kills, and what others write."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent

from app.editing.keeper import Keeper
from app.editing.session import Session
from app.model.project import Project
from app.settings import INSPECTOR_VISIBLE, PERSONA_PANEL_VISIBLE, Settings
from app.storage import snapshots
from app.storage.backups import old_versions
from app.storage.codec import encode
from app.storage.files import save_bytes
from app.storage.left_work import LeftWork, left_work
from app.storage.saving import save_project
from app.values import dataclass
from app.widgets import documents, recovery, saving
from app.widgets.file_watch import FileWatch
from app.widgets.main_window import MainWindow
from app.widgets.plain import Question
from app.widgets.studio import Studio
from tests.faults.faulty import FaultySystem

A_DAY = 86_400_000


class Somebody:
    """Answers questions as planned, each answer once, and no to all others; chooses files as planned."""

    def __init__(self) -> None:
        self.plan: list[str] = []
        self.chosen: Path | None = None
        self.given: list[str] = []

    def expect(self, *answers: str, chosen: Path | None = None) -> None:
        """Forget what was, and plan for the next thing that is done."""
        self.plan, self.chosen, self.given = list(answers), chosen, []

    def ask(self, _parent: object, question: Question) -> str:
        for answer in question.answers:
            if answer.id in self.plan:
                self.plan.remove(answer.id)
                self.given.append(answer.id)
                return answer.id
        return next(answer.id for answer in question.answers if answer.role == "reject")

    def choose(self, *_words: object) -> tuple[str, str]:
        if self.chosen is None:
            return "", ""
        self.given.append("dialog")
        return str(self.chosen), ""


@contextmanager
def answering(somebody: Somebody) -> Iterator[None]:
    """Let somebody answer all questions instead of a person before the screen."""
    with (
        mock.patch.object(saving, "ask", somebody.ask),
        mock.patch.object(documents, "ask", somebody.ask),
        mock.patch.object(saving.QFileDialog, "getSaveFileName", somebody.choose),
    ):
        yield


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happens at which call of the system while something is written."""

    at: int
    error: BaseException
    for_ever: bool = False

    def system(self) -> FaultySystem:
        return FaultySystem(self.at, self.error, for_ever=self.for_ever)


@contextmanager
def saves_on(system: Any) -> Iterator[None]:
    """Let files of maps be saved on another system than the one that is there."""
    with mock.patch.object(saving, "save_project", partial(save_project, system=system)):
        yield


@contextmanager
def snapshots_on(system: Any) -> Iterator[None]:
    """Let snapshots of unsaved work be written on another system."""
    with mock.patch.object(snapshots, "save_bytes", partial(save_bytes, system=system)):
        yield


class Meanwhile(FaultySystem):
    """A system on which somebody else does something right before one call that comes before the replacing."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        super().__init__()
        self._before, self._act = at, act
        self.has_acted = False

    def __getattr__(self, name: str) -> Any:
        real = super().__getattr__(name)
        # No program can look and replace in one step, so nobody acts between these two.
        if name == "replace" or "replace" in self.calls or not callable(real):
            return real

        def call(*args: Any, **options: Any) -> Any:
            if len(self.calls) == self._before and not self.has_acted:
                self.has_acted = True
                self._act()
            return real(*args, **options)

        return call


class Open:
    """One document in a window, with what is known of it: what its file held, and what a crash would leave."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        self.studio, self.window = studio, window
        self.known: bytes | None = None
        """What the file held when this window has read or written it last."""
        self.take()

    def take(self) -> None:
        """Take the document that the window shows now, with its keeper and its claim."""
        assert self.window.session is not None
        self.session: Session = self.window.session
        self.studio._watch(self.window, self.session)
        self.known = content(self.session.path)
        for timer in (self.keeper._pause, self.keeper._limit, self.keeper._again):
            timer.setInterval(A_DAY)  # the test says when time has passed

    @property
    def work(self) -> bytes:
        return encode(self.session.project, self.session.assets)

    @property
    def kept(self) -> bytes | None:
        """What a crash would leave; windows that lose the focus have it kept too, whenever that is."""
        held = self.keeper._kept
        return encode(held) if held is not None and self.session.is_modified else None

    @property
    def keeper(self) -> Keeper:
        return self.studio.safety._keepers[self.session]

    @property
    def watch(self) -> FileWatch:
        return self.studio._watches[self.session]

    def kill(self) -> None:
        """Leave the disk as it is when the process is killed now: locks go, files stay."""
        keeper = self.studio.safety._keepers.pop(self.session)
        keeper._stop_timers()
        keeper._wait()
        self.session.document_changed.disconnect(keeper._on_changed)
        self.session.state_changed.disconnect(keeper._on_state_changed)
        keeper.folder.release()
        held = self.session.claim
        if held is not None and held._descriptor is not None:
            os.close(held._descriptor)
            held._descriptor = None
        self.window.discard_changes()


def new_studio() -> Studio:
    """Start a program with no window yet, and with no panels beside the maps: nobody looks at them."""
    studio = Studio(Settings(), MainWindow)
    for setting in (PERSONA_PANEL_VISIBLE, INSPECTOR_VISIBLE):
        studio.settings.set(setting, False)
    return studio


def end(studio: Studio) -> None:
    """End a program without asking."""
    for window in tuple(studio.windows):
        window.discard_changes()
    studio._tidying.stop()
    # Nobody runs the event loop that would free them.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def content(path: Path | None) -> bytes | None:
    """Return what a file holds; None if there is none."""
    with suppress(FileNotFoundError):
        return None if path is None else path.read_bytes()
    return None


def older(path: Path) -> list[bytes]:
    """Return what the older versions of a file hold."""
    return [version.path.read_bytes() for version in old_versions(path)]


def left() -> list[LeftWork]:
    """Return what a program that starts now would find, with no lock held."""
    found = list(left_work())
    for work in found:
        work.lock.release()
    return found


def recovered(window: MainWindow, *, number: int) -> LeftWork:
    """Let a window recover one piece of the work that was left."""
    found = left_work()
    chosen = found[number % len(found)]
    for work in found:
        if work is not chosen:
            work.lock.release()
    assert recovery.recover(window, chosen)
    return chosen


def small_map(title: str) -> Project:
    """Make a map that is painted quickly."""
    journey = {
        "id": "mp_1",
        "title": title,
        "stages": [{"id": "st_1", "name": "Before"}],
        "rows": [{"id": "rw_1", "kind": "actions", "name": "Actions"}],
    }
    return Project.from_json(
        json.dumps({"format": "empathway", "version": 1, "title": title, "maps": [journey]})
    )
