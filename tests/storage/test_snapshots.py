"""Work that is not saved: whatever happens to it, the newest whole snapshot is found, and only once."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.project import Asset, Project, new_project
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.errors import LoadError
from app.storage.left_work import DAYS, LeftWork, left_work
from app.storage.loader import load
from app.storage.locks import take_lock
from app.storage.save_errors import SaveError
from app.storage.snapshots import ASIDE, LOCK, PICTURES, Heading, SnapshotFolder
from tests.storage.pictures import png
from tests.storage.sample import TREE


@pytest.fixture
def project() -> Project:
    return load(json.dumps(TREE).encode()).project


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[SnapshotFolder]:
    made = SnapshotFolder(tmp_path / "sessions")
    yield made
    made.release()


def crash(folder: SnapshotFolder) -> None:
    folder.release()


def only(folder: SnapshotFolder) -> LeftWork:
    (found,) = left_work(folder.path.parent)
    return found


def title_of(work: LeftWork) -> str:
    title = work.load().project.title
    work.lock.release()
    return title


def test_work_when_its_program_lives_then_is_not_offered(folder: SnapshotFolder, project: Project) -> None:
    folder.write(project, AssetStore(), Heading())
    assert left_work(folder.path.parent) == ()
    crash(folder)
    assert len(left_work(folder.path.parent)) == 1


def test_folder_when_a_program_that_starts_looks_into_it_then_the_work_goes_into_another(
    folder: SnapshotFolder, project: Project
) -> None:
    first = folder.path
    first.mkdir(parents=True)
    looking = take_lock(first / LOCK)
    assert looking is not None
    folder.write(project, AssetStore(), Heading())
    looking.release()
    shutil.rmtree(first)
    assert folder.path != first
    assert left_work(first.parent) == ()
    crash(folder)
    assert title_of(only(folder)) == project.title


def test_work_when_the_disk_takes_no_note_that_it_was_let_go_then_is_offered_all_the_same(
    folder: SnapshotFolder, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes) -> None:
        raise SaveError("disk-full", str(path), None)

    folder.write(project, AssetStore(), Heading())
    with monkeypatch.context() as patch:
        patch.setattr("app.storage.snapshots.save_bytes", full)
        folder.set_aside("discarded")
        work = only(folder)
        work.put_off()
    assert (work.reason, title_of(only(folder))) == ("", project.title)


def test_work_when_left_then_comes_back_as_it_was(folder: SnapshotFolder, project: Project) -> None:
    heading = Heading("Märkte ☕", "/maps/a.journey", "ab" * 32, 12)
    folder.write(project, AssetStore(), heading)
    crash(folder)
    work = only(folder)
    assert encode(work.load().project) == encode(project)
    told = (work.heading.title, work.heading.path, work.heading.base_sha, work.heading.changes)
    assert told == ("Märkte ☕", "/maps/a.journey", "ab" * 32, 12)
    assert work.reason == ""
    assert work.heading.time.startswith("20")
    work.lock.release()


def test_work_when_pictures_are_in_it_then_they_come_back(folder: SnapshotFolder, project: Project) -> None:
    store = AssetStore()
    sha = store.add(png(3, 2))
    folder.write(project.replace(assets={sha: Asset(type="image/png")}), store, Heading())
    crash(folder)
    work = only(folder)
    assert work.load().assets.get(sha) == png(3, 2)
    (folder.path / PICTURES / sha).write_bytes(b"something else")
    assert work.load().assets.get(sha) is None
    work.lock.release()


def test_work_when_offered_then_nobody_else_is_offered_it(folder: SnapshotFolder, project: Project) -> None:
    folder.write(project, AssetStore(), Heading())
    crash(folder)
    work = only(folder)
    assert left_work(folder.path.parent) == ()
    work.put_off()
    again = only(folder)
    assert again.reason == "declined"
    again.delete()
    assert left_work(folder.path.parent) == ()
    assert not folder.path.exists()


def test_work_when_the_newer_snapshot_is_torn_then_the_older_one_counts(folder: SnapshotFolder) -> None:
    for title in ("first", "second", "third"):
        folder.write(new_project(title), AssetStore(), Heading())
    crash(folder)
    assert title_of(only(folder)) == "third"
    newest = max(
        folder.path.glob("snap-*"), key=lambda path: json.loads(path.read_bytes().split(b"\n")[0])["number"]
    )
    whole = newest.read_bytes()
    for cut in range(0, len(whole), 7):
        newest.write_bytes(whole[:cut])
        assert title_of(only(folder)) == "second"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000), to=st.integers(0, 255))
def test_work_when_any_byte_is_changed_then_something_whole_is_offered(
    tmp_path: Path, at: int, to: int
) -> None:
    folder = SnapshotFolder(tmp_path / "sessions")
    for title in ("first", "second"):
        folder.write(new_project(title), AssetStore(), Heading())
    crash(folder)
    newest = folder.path / "snap-A"
    data = bytearray(newest.read_bytes())
    data[at % len(data)] = to
    newest.write_bytes(bytes(data))
    assert title_of(only(folder)) in {"first", "second"}
    only(folder).delete()


def test_work_when_both_snapshots_are_damaged_then_is_neither_offered_nor_thrown_away(
    folder: SnapshotFolder,
) -> None:
    folder.write(new_project("first"), AssetStore(), Heading())
    crash(folder)
    (folder.path / "snap-B").write_bytes(b"{}\n")
    assert left_work(folder.path.parent) == ()
    assert (folder.path / "snap-B").exists()


def test_work_when_it_vanishes_while_it_is_offered_then_a_sentence_says_so(folder: SnapshotFolder) -> None:
    folder.write(new_project("first"), AssetStore(), Heading())
    crash(folder)
    work = only(folder)
    (folder.path / "snap-B").unlink()
    with pytest.raises(LoadError, match="damaged"):
        work.load()
    work.lock.release()


@pytest.mark.parametrize("reason", ["declined", "discarded"])
def test_work_when_set_aside_then_is_kept_for_its_days(folder: SnapshotFolder, reason: str) -> None:
    folder.write(new_project("first"), AssetStore(), Heading())
    folder.set_aside(reason)
    work = only(folder)
    assert work.reason == reason
    work.put_off()
    assert only_reason(folder) == reason
    note = folder.path / ASIDE
    day = 86_400
    for days, stays in ((DAYS[reason] - 1, True), (DAYS[reason] + 1, False)):
        then = note.stat().st_mtime
        os.utime(note, (then - days * day, then - days * day))
        assert is_offered(folder) is stays
        if stays:
            os.utime(note, (then, then))
    assert not folder.path.exists()


def is_offered(folder: SnapshotFolder) -> bool:
    found = left_work(folder.path.parent)
    for work in found:
        work.lock.release()
    return bool(found)


def only_reason(folder: SnapshotFolder) -> str:
    work = only(folder)
    work.lock.release()
    return work.reason


def test_work_when_saved_then_nothing_is_left(folder: SnapshotFolder) -> None:
    folder.write(new_project("first"), AssetStore(), Heading())
    folder.remove()
    assert not folder.path.exists()
    assert left_work(folder.path.parent) == ()


def test_folder_when_nothing_was_written_then_nothing_is_made(folder: SnapshotFolder) -> None:
    folder.remove()
    folder.set_aside("discarded")
    assert not folder.path.parent.exists()
    assert left_work(folder.path.parent) == ()


def test_folder_when_made_then_is_the_users_alone(folder: SnapshotFolder) -> None:
    folder.write(new_project("first"), AssetStore(), Heading())
    assert folder.path.stat().st_mode & 0o077 == 0


def test_file_when_it_has_changed_since_then_the_work_knows(folder: SnapshotFolder, tmp_path: Path) -> None:
    file = tmp_path / "map.journey"
    file.write_bytes(b"as it was")
    sha = hashlib.sha256(b"as it was").hexdigest()
    folder.write(new_project("first"), AssetStore(), Heading("", str(file), sha))
    crash(folder)
    work = only(folder)
    assert work.file_is_unchanged()
    file.write_bytes(b"as somebody made it")
    assert not work.file_is_unchanged()
    file.unlink()
    assert not work.file_is_unchanged()
    work.lock.release()


WRITER = """
import sys
from pathlib import Path
from app.model.project import new_project
from app.storage.assets import AssetStore
from app.storage.snapshots import Heading, SnapshotFolder
folder = SnapshotFolder(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    folder.write(new_project(str(number) + " " + "x" * 50_000), AssetStore(), Heading(changes=number))
    print(number, flush=True)
"""


def test_work_when_the_program_is_killed_at_any_moment_then_no_finished_snapshot_is_lost(
    tmp_path: Path,
) -> None:
    sessions = tmp_path / "sessions"
    for times in range(1, 9):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(sessions)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for _ in range(times):
            child.stdout.readline()
        child.kill()
        last = times + len(child.stdout.read().split())
        child.wait()
        child.stdout.close()
        (work,) = left_work(sessions)
        assert work.heading.changes in {last, last + 1}
        assert int(work.load().project.title.split()[0]) == work.heading.changes
        work.delete()
