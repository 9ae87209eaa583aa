"""Whatever fails and whenever the program dies: the file is one whole version, the old one or the new one."""

import errno
import hashlib
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.errors import StorageError
from app.storage.files import ABSENT, Saved, clean_up, save_bytes
from app.storage.save_errors import ChangedOnDisk, SaveError
from tests.faults.faulty import FaultySystem, Killed, ShortWrites

OLD, NEW = b"old" * 1000, b"new!" * 1000
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR, errno.EROFS, errno.EDQUOT)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    path.write_bytes(OLD)
    return path


def leftovers(file: Path) -> list[str]:
    return [found.name for found in file.parent.iterdir() if found.name.endswith(".tmp")]


def number_of_calls(file: Path) -> int:
    system = FaultySystem()
    save_bytes(file, NEW, expect_sha=sha(file.read_bytes()), system=system)
    file.write_bytes(OLD)
    return len(system.calls)


@pytest.mark.parametrize("for_ever", [False, True])
@pytest.mark.parametrize("code", ERRORS)
def test_save_when_any_call_fails_then_the_file_is_whole_and_saved_means_saved(
    file: Path, code: int, for_ever: bool
) -> None:
    calls = number_of_calls(file)
    assert calls > 20
    for at in range(calls):
        file.write_bytes(OLD)
        system = FaultySystem(at, OSError(code, os.strerror(code)), for_ever=for_ever)
        try:
            saved: Saved | None = save_bytes(file, NEW, expect_sha=sha(OLD), system=system)
        except StorageError as error:
            saved = None
            assert "\n" not in str(error)
        found = file.read_bytes()
        wanted = OLD if saved is None else NEW
        assert found == wanted, f"not what was said after call {at}, {system.calls[at]}"
        assert saved is None or saved.sha256 == sha(NEW)
        if not for_ever:
            assert leftovers(file) == [], f"left a file behind after call {at}, {system.calls[at]}"
        for name in leftovers(file):
            (file.parent / name).unlink()


def test_save_when_killed_at_any_call_then_the_file_is_whole(file: Path) -> None:
    for at in range(number_of_calls(file)):
        file.write_bytes(OLD)
        with pytest.raises(Killed):
            save_bytes(file, NEW, expect_sha=sha(OLD), system=FaultySystem(at, Killed()))
        assert file.read_bytes() in (OLD, NEW)


def test_new_file_when_any_call_fails_then_is_there_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "new.journey"
    for at in range(25):
        file.unlink(missing_ok=True)
        try:
            save_bytes(file, NEW, expect_sha=ABSENT, system=FaultySystem(at, OSError(errno.EIO, "broken")))
        except StorageError:
            pass
        assert not file.exists() or file.read_bytes() == NEW


def test_save_when_writes_are_short_then_all_is_written(file: Path) -> None:
    save_bytes(file, NEW, system=ShortWrites())
    assert file.read_bytes() == NEW


def test_save_when_a_write_takes_nothing_then_ends_with_an_error(file: Path) -> None:
    class Stuck(FaultySystem):
        def write(self, descriptor: int, data: object) -> int:
            return 0

    with pytest.raises(SaveError) as caught:
        save_bytes(file, NEW, system=Stuck())
    assert caught.value.kind == "io"
    assert (file.read_bytes(), leftovers(file)) == (OLD, [])


def failing(name: str, code: int) -> FaultySystem:
    """Fail every call of one name."""

    class Failing(FaultySystem):
        def __getattr__(self, wanted: str) -> object:
            if wanted == name:

                def fail(*args: object, **options: object) -> object:
                    raise OSError(code, os.strerror(code))

                return fail
            return super().__getattr__(wanted)

    return Failing()


@pytest.mark.parametrize(
    ("call", "code", "kind"),
    [
        ("write", errno.ENOSPC, "disk-full"),
        ("write", errno.EDQUOT, "quota"),
        ("write", errno.EFBIG, "too-large"),
        ("open", errno.EACCES, "permission"),
        ("open", errno.EROFS, "read-only-folder"),
        ("open", errno.ENAMETOOLONG, "name-too-long"),
        ("fsync", errno.EIO, "io"),
        ("replace", errno.EPERM, "permission"),
        ("replace", errno.EBUSY, "in-use"),
        ("stat", errno.ESTALE, "path-gone"),
        ("open", errno.ELOOP, "loop"),
        ("open", errno.EMFILE, "too-many"),
        ("write", errno.ETIMEDOUT, "no-answer"),
        ("write", errno.ECHILD, "other"),
    ],
)
def test_save_when_it_fails_then_tells_the_kind_in_a_sentence(
    file: Path, call: str, code: int, kind: str
) -> None:
    with pytest.raises(SaveError, match=r"^map\.journey: .+[.?]$") as caught:
        save_bytes(file, NEW, system=failing(call, code))
    assert (caught.value.kind, caught.value.errno) == (kind, code)
    assert (file.read_bytes(), leftovers(file)) == (OLD, [])


def test_save_when_the_failure_is_unknown_then_keeps_the_systems_words(file: Path) -> None:
    with pytest.raises(SaveError, match=r"could not be written: No child processes\.$"):
        save_bytes(file, NEW, system=failing("write", errno.ECHILD))


class _FolderSync(FaultySystem):
    """Fails to sync folders only."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self._code = code

    def fsync(self, descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(self._code, os.strerror(self._code))
        os.fsync(descriptor)


@pytest.mark.parametrize(
    ("code", "warnings"), [(errno.EIO, 1), (errno.ENOSPC, 1), (errno.EINVAL, 0), (errno.ENOTSUP, 0)]
)
def test_save_when_the_folder_cannot_be_synced_then_is_saved_with_a_warning(
    file: Path, code: int, warnings: int
) -> None:
    saved = save_bytes(file, NEW, system=_FolderSync(code))
    assert len(saved.warnings) == warnings
    assert file.read_bytes() == NEW


def test_save_when_the_disk_lies_then_says_that_it_is_not_verified(file: Path) -> None:
    class Liar(FaultySystem):
        def replace(self, source: str, target: str) -> None:
            Path(source).replace(target)
            Path(target).write_bytes(NEW[:-1])

    with pytest.raises(SaveError) as caught:
        save_bytes(file, NEW, system=Liar())
    assert caught.value.kind == "not-verified"


@pytest.mark.parametrize("is_link", [False, True])
def test_save_when_somebody_has_put_something_in_the_way_then_it_is_not_written_to(
    file: Path, monkeypatch: pytest.MonkeyPatch, is_link: bool
) -> None:
    """In a folder that others write to, nobody may lead our bytes into a file of theirs, or of ours."""
    monkeypatch.setattr("app.storage.files._temporary_name", lambda _name: "foreseen.tmp")
    victim, trap = file.with_name("victim"), file.with_name("foreseen.tmp")
    victim.write_bytes(b"theirs")
    if is_link:
        trap.symlink_to(victim)
    else:
        trap.hardlink_to(victim)
    with pytest.raises(SaveError):
        save_bytes(file, NEW)
    assert (victim.read_bytes(), file.read_bytes()) == (b"theirs", OLD)


def test_save_when_the_disk_keeps_other_bytes_then_the_old_file_stays(file: Path) -> None:
    class Forgetful(FaultySystem):
        def fsync(self, descriptor: int) -> None:
            os.ftruncate(descriptor, len(NEW) - 1)

    with pytest.raises(SaveError) as caught:
        save_bytes(file, NEW, system=Forgetful())
    assert (caught.value.kind, caught.value.path) == ("not-verified", str(file))
    assert (file.read_bytes(), leftovers(file)) == (OLD, [])


@pytest.mark.parametrize(("times", "kind"), [(3, None), (99, "in-use")])
def test_save_when_windows_holds_the_file_then_tries_again(
    file: Path, times: int, kind: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)

    class Held(FaultySystem):
        def replace(self, source: str, target: str) -> None:
            if len(waits) < times:
                error = PermissionError(errno.EACCES, "in use")
                error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
                raise error
            Path(source).replace(target)

    if kind is None:
        save_bytes(file, NEW, system=Held())
        assert (file.read_bytes(), waits) == (NEW, [0.01, 0.025, 0.05])
    else:
        with pytest.raises(SaveError) as caught:
            save_bytes(file, NEW, system=Held())
        assert (caught.value.kind, len(waits), file.read_bytes()) == (kind, 6, OLD)


# --- nobody's changes are overwritten unseen ------------------------------------------------------------


def replaced_by_link(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(b"other")
    file.unlink()
    file.symlink_to(other)


def same_size_and_time(file: Path) -> None:
    before = file.stat()
    file.write_bytes(OLD.replace(b"o", b"O"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        same_size_and_time,
        replaced_by_link,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(OLD[:9]),
    ],
)
def test_save_when_the_file_changed_then_asks_and_leaves_it(
    file: Path, change: Callable[[Path], None]
) -> None:
    change(file)
    now = file.read_bytes()
    with pytest.raises(ChangedOnDisk) as caught:
        save_bytes(file, NEW, expect_sha=sha(OLD))
    assert (caught.value.sha256, file.read_bytes()) == (sha(now), now)


def test_save_when_the_file_is_gone_then_asks(file: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedOnDisk, match="deleted") as caught:
        save_bytes(file, NEW, expect_sha=sha(OLD))
    assert caught.value.sha256 is None


def replaced_while_syncing(file: Path) -> FaultySystem:
    """Let somebody else save while we wait for the disk, the longest part of a save."""

    class Slow(FaultySystem):
        def fsync(self, descriptor: int) -> None:
            if "replace" not in self.calls:
                other = file.with_name("other")
                other.write_bytes(b"other")
                other.replace(file)
            os.fsync(descriptor)

    return Slow()


def test_save_when_the_file_changes_meanwhile_then_asks_and_leaves_it(file: Path) -> None:
    with pytest.raises(ChangedOnDisk) as caught:
        save_bytes(file, NEW, expect_sha=sha(OLD), system=replaced_while_syncing(file))
    assert caught.value.sha256 == sha(b"other")
    assert (file.read_bytes(), leftovers(file)) == (b"other", [])


def test_save_when_the_file_changes_before_it_is_overwritten_then_what_came_is_kept(file: Path) -> None:
    kept: list[bytes] = []

    def keep(_path: str, data: bytes) -> str:
        kept.append(data)
        return ""

    save_bytes(file, NEW, keep_old=keep, system=replaced_while_syncing(file))
    assert (file.read_bytes(), kept) == (NEW, [OLD, b"other"])


def test_save_when_the_file_was_only_touched_then_does_not_ask(file: Path) -> None:
    os.utime(file, (1, 1))
    save_bytes(file, NEW, expect_sha=sha(OLD))
    assert file.read_bytes() == NEW


def test_save_when_a_file_appeared_then_asks(file: Path) -> None:
    with pytest.raises(ChangedOnDisk):
        save_bytes(file, NEW, expect_sha=ABSENT)


# --- what belongs to the file stays with it -------------------------------------------------------------


def test_save_when_the_file_is_a_link_then_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "real.journey"
    target.parent.mkdir()
    target.write_bytes(OLD)
    link = tmp_path / "link.journey"
    link.symlink_to(target)
    assert save_bytes(link, NEW).path == str(target)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_save_when_the_file_has_a_mode_then_it_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    save_bytes(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_new_file_when_saved_then_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save_bytes(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_save_when_the_target_is_a_folder_or_device_then_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/full")):
        with pytest.raises(SaveError) as caught:
            save_bytes(path, NEW)
        assert caught.value.kind == "not-a-file"


def test_save_when_the_folder_is_missing_or_a_file_then_is_refused(file: Path) -> None:
    for path in (file.parent / "none" / "a", file / "a"):
        with pytest.raises(SaveError) as caught:
            save_bytes(path, NEW)
        assert caught.value.kind == "path-gone"
    with pytest.raises(SaveError) as caught:
        save_bytes("a\0b", NEW)
    assert caught.value.kind == "bad-name"


def test_save_when_the_name_fills_255_bytes_then_works(tmp_path: Path) -> None:
    path = tmp_path / ("ñ" * 127 + "a")
    save_bytes(path, NEW)
    assert path.read_bytes() == NEW
    with pytest.raises(SaveError) as caught:
        save_bytes(tmp_path / ("ñ" * 128), NEW)
    assert caught.value.kind == "name-too-long"


def test_save_when_a_copy_of_the_old_one_fails_then_warns_and_saves(file: Path) -> None:
    kept: list[bytes] = []

    def keep(path: str, data: bytes) -> str:
        kept.append(data)
        return "no room for copies"

    assert save_bytes(file, NEW, keep_old=keep).warnings == ("no room for copies",)
    assert (kept, file.read_bytes()) == ([OLD], NEW)


# --- left-over temporary files --------------------------------------------------------------------------


def dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_left_over_files_when_old_and_their_program_dead_then_are_removed(file: Path) -> None:
    dead = dead_process()
    names = {
        f".map.journey.{dead}-aa.tmp": 7200.0,
        f".map.journey.{dead}-bb.tmp": 0.0,
        f".map.journey.{os.getpid()}-cc.tmp": 7200.0,
        f".other.journey.{dead}-dd.tmp": 7200.0,
        ".map.journey.notes.tmp": 7200.0,
    }
    for name, age in names.items():
        path = file.parent / name
        path.write_bytes(b"")
        os.utime(path, (time.time() - age,) * 2)
    save_bytes(file, NEW)
    assert set(leftovers(file)) == set(list(names)[1:])
    clean_up(str(file.parent), file.name, now=time.time() + 7200)
    assert f".map.journey.{dead}-bb.tmp" not in leftovers(file)


# --- real processes, real disks -------------------------------------------------------------------------

SAVER = """
import sys, itertools
from app.storage.files import save_bytes
print("ready", flush=True)
for n in itertools.count():
    save_bytes(sys.argv[1], (b"%d\\n" % n) * 40_000)
    print(n, flush=True)
"""


@pytest.mark.long
def test_save_when_the_process_is_killed_then_the_file_is_always_whole(tmp_path: Path) -> None:
    file = tmp_path / "map.journey"
    for delay in range(20):
        child = subprocess.Popen([sys.executable, "-c", SAVER, str(file)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.004 + delay * 0.0037)
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read().split()
        child.wait()
        child.stdout.close()
        if not file.exists():
            assert said == []
            continue
        lines = file.read_bytes().split()
        assert len(lines) == 40_000
        assert len(set(lines)) == 1
        assert not said or int(lines[0]) >= int(said[-1])


LIMITED = """
import resource, sys
from app.storage.files import save_bytes
from app.storage.save_errors import SaveError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    save_bytes(sys.argv[1], b"x" * 100_000)
except SaveError as error:
    print(error.kind)
"""


def test_save_when_the_account_may_not_write_so_much_then_the_old_file_stays(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "too-large\n"
    assert (file.read_bytes(), leftovers(file)) == (OLD, [])


UNPRIVILEGED = """
import os, sys
from app.storage.files import save_bytes
from app.storage.save_errors import SaveError
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
for path in sys.argv[1:]:
    try:
        save_bytes(path, b"new")
        print("saved")
    except SaveError as error:
        print(error.kind)
"""


def test_save_when_the_user_may_not_then_the_old_file_stays() -> None:
    # Not pytest's own folder, which is closed to other users: the test gives up root's rights.
    with tempfile.TemporaryDirectory() as opened:
        Path(opened).chmod(0o755)
        folder, locked = Path(opened, "folder"), Path(opened, "folder", "a")
        folder.mkdir()
        locked.write_bytes(OLD)
        locked.chmod(0o444)
        folder.chmod(0o555)
        arguments = [sys.executable, "-c", UNPRIVILEGED, str(locked), str(folder / "new")]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
        folder.chmod(0o755)
        assert done.stdout == "read-only-file\npermission\n"
        assert locked.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_save_when_the_file_belongs_to_somebody_else_then_it_still_does(file: Path) -> None:
    os.chown(file, 65534, 65534)
    file.chmod(0o640)
    save_bytes(file, NEW)
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (65534, 65534, 0o640)


def test_save_when_the_file_has_attributes_then_they_are_kept(file: Path) -> None:
    try:
        os.setxattr(file, "user.colour", b"green")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    save_bytes(file, NEW)
    assert os.getxattr(file, "user.colour") == b"green"


def test_new_file_when_the_system_does_not_tell_its_umask_then_follows_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.files.UMASK_TELLER", str(tmp_path / "none"))
    before = os.umask(0o077)
    try:
        save_bytes(tmp_path / "a", NEW)
    finally:
        assert os.umask(before) == 0o077
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
