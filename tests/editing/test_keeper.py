"""Snapshots while a map is edited: soon, not too often, and gone once the file holds everything."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.compat import override
from app.editing.keeper import LONGEST_MS, PAUSE_MS, Keeper
from app.editing.session import Session
from app.model.journey import JourneyMap
from app.model.project import Project, new_project
from app.storage.assets import AssetStore
from app.storage.left_work import left_work
from app.storage.save_errors import SaveError
from app.storage.snapshots import Heading, SnapshotFolder
from tests.test_collector import Window


def titled(title: str) -> Callable[[Project], Project]:
    return lambda project: project.replace(title=title)


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(new_project("old", maps=(JourneyMap(id="mp_1", title="Map"),)))


@pytest.fixture
def keeper(session: Session) -> Iterator[Keeper]:
    made = Keeper(session)
    yield made
    made.keep_now()
    made.folder.release()


def kept(keeper: Keeper) -> tuple[str, int]:
    """The title of what a crash would leave now, and how many changes it says that it has."""
    keeper.folder.release()
    (work,) = left_work(keeper.folder.path.parent)
    title = work.load().project.title
    work.lock.release()
    return title, work.heading.changes


def is_kept(keeper: Keeper) -> bool:
    return any(keeper.folder.path.glob("snap-*"))


def test_map_when_it_was_changed_then_a_snapshot_follows_by_itself(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    session.apply(titled("new"), "Rename")
    assert not is_kept(keeper)
    qtbot.waitUntil(lambda: is_kept(keeper), timeout=PAUSE_MS * 6)
    assert kept(keeper) == ("new", 1)


def test_map_when_it_changes_without_a_pause_then_snapshots_are_taken_all_the_same(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    steps = 0
    while not is_kept(keeper) and steps < LONGEST_MS * 3 // 100:
        steps += 1
        session.apply(titled(f"title {steps}"), "Rename")
        qtbot.wait(100)
    assert is_kept(keeper)
    assert steps >= LONGEST_MS // 200


def test_text_when_it_is_still_being_typed_then_is_kept_too(session: Session, keeper: Keeper) -> None:
    session.preview(titled("half a sent"))
    assert not session.is_modified
    keeper.keep_now()
    assert kept(keeper)[0] == "half a sent"


def test_snapshot_when_nothing_changed_since_then_is_not_taken_again(
    session: Session, keeper: Keeper
) -> None:
    session.apply(titled("new"), "Rename")
    keeper.keep_now()
    (first,) = keeper.folder.path.glob("snap-*")
    keeper.keep_now()
    assert list(keeper.folder.path.glob("snap-*")) == [first]


def test_snapshots_when_the_file_is_saved_or_all_is_undone_then_are_gone(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    session.apply(titled("new"), "Rename")
    keeper.keep_now()
    assert is_kept(keeper)
    session.mark_saved(tmp_path / "a.journey", "ab" * 32)
    assert left_work() == ()
    assert not any(keeper.folder.path.parent.iterdir())
    session.apply(titled("newer"), "Rename")
    keeper.keep_now()
    assert is_kept(keeper)
    session.undo_stack.undo()
    assert not any(keeper.folder.path.parent.iterdir())
    session.undo_stack.redo()
    keeper.keep_now()
    assert kept(keeper) == ("newer", 1)


def test_work_when_closed_without_saving_then_is_put_aside_and_else_gone(session: Session) -> None:
    keeper = Keeper(session)
    session.apply(titled("new"), "Rename")
    keeper.end(discarded=True)
    (work,) = left_work()
    assert (work.reason, work.load().project.title) == ("discarded", "new")
    work.delete()
    keeper = Keeper(session)
    keeper.keep_now()
    keeper.end(discarded=False)
    assert left_work() == ()


def test_heading_when_the_project_has_a_file_then_names_it(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    session.mark_saved(tmp_path / "a.journey", "ab" * 32)
    session.apply(titled("new"), "Rename")
    keeper.keep_now()
    keeper.folder.release()
    (work,) = left_work()
    assert (work.heading.path, work.heading.base_sha) == (str(tmp_path / "a.journey"), "ab" * 32)
    work.lock.release()


class FullDisk(SnapshotFolder):
    """A folder that cannot be written to while it is full."""

    is_full = True

    @override
    def write(self, project: Project, assets: AssetStore, heading: Heading) -> None:
        if self.is_full:
            raise SaveError("disk-full", "/home/me/snap-A", 28)
        super().write(project, assets, heading)


def test_keeper_when_the_disk_is_full_then_says_so_once_and_goes_on(session: Session, qtbot: QtBot) -> None:
    folder = FullDisk()
    keeper = Keeper(session, folder=folder)
    said: list[str] = []
    keeper.trouble_changed.connect(said.append)
    session.apply(titled("new"), "Rename")
    qtbot.waitUntil(lambda: bool(said), timeout=PAUSE_MS * 6)
    keeper.keep_now()
    assert len(said) == 1
    assert said[0].startswith("Crash protection is off: The disk is full.")
    folder.is_full = False
    keeper.keep_now()
    assert (said[1:], keeper.trouble) == ([""], "")
    assert kept(keeper)[0] == "new"


class SlowDisk(SnapshotFolder):
    """A folder whose first snapshot takes until `may_go` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go, self.begun = threading.Event(), threading.Event()

    @override
    def write(self, project: Project, assets: AssetStore, heading: Heading) -> None:
        self.begun.set()
        self.may_go.wait(10)
        super().write(project, assets, heading)


def test_keeper_when_the_disk_is_slow_then_the_next_snapshot_holds_all_that_came_meanwhile(
    session: Session, qtbot: QtBot
) -> None:
    folder = SlowDisk()
    keeper = Keeper(session, folder=folder)
    session.apply(titled("first"), "Rename")
    qtbot.waitUntil(folder.begun.is_set, timeout=PAUSE_MS * 6)
    for title in ("second", "third"):
        session.apply(titled(title), "Rename")
    qtbot.wait(PAUSE_MS * 2)
    folder.may_go.set()
    qtbot.waitUntil(lambda: len(list(folder.path.glob("snap-*"))) == 2, timeout=PAUSE_MS * 6)
    assert kept(keeper)[0] == "third"
    keeper.keep_now()


def test_garbage_when_a_snapshot_is_written_then_only_the_main_thread_takes_it_apart(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[threading.Thread] = []
    write = keeper.folder.write

    def littering(project: Project, assets: AssetStore, heading: Heading) -> None:
        for _each in range(2_000):
            Window(ends)
        write(project, assets, heading)

    monkeypatch.setattr(keeper.folder, "write", littering)
    gc.enable()
    session.apply(titled("new"), "Rename")
    qtbot.waitUntil(lambda: is_kept(keeper), timeout=PAUSE_MS * 6)
    gc.collect()
    assert set(ends) == {threading.main_thread()}
